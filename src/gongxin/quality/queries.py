"""What the masks of faulty rows say, one line for each broken rule (问题清单)."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Item
from gongxin.quality import rules
from gongxin.quality.columns import SHEET, SOURCE_ROW, flags

_COLUMNS: list[tuple[str, Any]] = [
    (SOURCE_ROW, pa.int64()),
    (SHEET, pa.int16()),
    ("rule", pa.string()),
    ("field", pa.string()),
    ("severity", pa.string()),
]
FINDINGS = pa.schema(_COLUMNS)


def findings(checked: pa.Table, item: Item) -> pa.Table:
    """Every broken rule of every row, by row and then in the order of the rules; no value is in it.

    in: source_row, sheet, flags_0 …
    A rule about several fields names the first, one about none names none.
    """
    faulty = checked.filter(_faulty(checked, item))
    found = [_broken(faulty, rule) for rule in rules.instances(item)]
    whole = pa.concat_tables([FINDINGS.empty_table(), *found])
    return whole.take(pc.sort_indices(whole, sort_keys=[(SHEET, "ascending"), (SOURCE_ROW, "ascending")]))


def _faulty(rows: pa.Table, item: Item) -> Any:
    return _any(rows, dict.fromkeys(range(rules.parts(item)), ~0))


def _any(rows: pa.Table, masks: dict[int, int]) -> Any:
    found = pa.repeat(pa.scalar(value=False), rows.num_rows)
    for part, mask in masks.items():
        held = pc.bit_wise_and(rows[flags(part)], pa.scalar(mask, pa.int64()))
        found = pc.or_(found, pc.not_equal(held, pa.scalar(0, pa.int64())))
    return found


def _broken(rows: pa.Table, rule: rules.RuleInstance) -> pa.Table:
    hit = rows.filter(_any(rows, {rule.part: rule.value}))
    field = rule.fields[0] if rule.fields else None
    return pa.table(
        {
            SOURCE_ROW: hit[SOURCE_ROW],
            SHEET: hit[SHEET],
            "rule": pa.repeat(rule.rule, hit.num_rows),
            "field": pa.repeat(pa.scalar(field, pa.string()), hit.num_rows),
            "severity": pa.repeat(str(rule.severity), hit.num_rows),
        },
        schema=FINDINGS,
    )
