"""What is kept of a delivery besides its records: the rows as read, masked, and the findings (留存)."""

from collections.abc import Callable, Container
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Item, Kind, Role
from gongxin.collection.places import numbers
from gongxin.collection.reading import Staged
from gongxin.collection.reading.staging import HINT, REFERENCE, ROW, SHEET
from gongxin.flows import words
from gongxin.flows.outcomes import Marks
from gongxin.flows.steps import masks
from gongxin.flows.words import Whole
from gongxin.kernel import people, personal
from gongxin.kernel.findings import REFUSING, Severity
from gongxin.kernel.patterns import SUSPICIOUS_AS_WRITTEN
from gongxin.kernel.text import spaced_name
from gongxin.quality.columns import DIVISION, flags
from gongxin.quality.queries import findings
from gongxin.quality.rules import RuleInstance, instances, leaving_out, slipping, unagreed
from gongxin.quality.tidy.steps import HIDES, SPOKEN

BATCH = 50_000
_NOWHERE = pa.nulls(0, pa.int64())
_WORDED = "^[^0-9]*$"  # a cell for a number in which no digit stands
# Kinds whose every value is looked at; of the others those of faulty rows are, where anything may stand.
WRITTEN = {Kind.TEXT, Kind.ADDRESS, Kind.NAME, Kind.LABEL, Kind.IDENTIFIER}
FINDINGS = pa.schema(
    {
        ROW: pa.int64(),
        SHEET: pa.int16(),
        "rule": pa.string(),
        "field": pa.string(),
        "severity": pa.string(),
    }
)


class Findings:
    """The findings of a delivery, streamed to one Parquet file without a cap (问题清单)."""

    def __init__(self, work: Path) -> None:
        self.path = work / "findings.parquet"
        self._file = pq.ParquetWriter(self.path, FINDINGS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Finish the file; twice is once."""
        self._file.close()

    def add(self, findings: pa.Table) -> None:
        """Findings with the columns of FINDINGS, in any order."""
        if findings.num_rows:
            self._file.write_table(findings.select(FINDINGS.names).cast(FINDINGS))

    def add_judged(self, rows: pa.Table, judged: pa.ChunkedArray, marks: Marks, item: Item) -> None:
        """What rows that were checked and linked broke, each by itself and within the delivery."""
        faulty = rows.filter(pc.is_valid(rows["severity"]))
        if faulty.num_rows:
            self.add(findings(faulty, item))
        for outcome, rule in words.OF_OUTCOME.items():
            self.add_whole(rows.filter(pc.equal(judged, outcome)), rule)
        self.add_whole(rows.filter(pc.is_in(rows["row"], marks.clashes)), words.CLASH)

    def add_whole(self, rows: pa.Table, rule: Whole) -> None:
        """One finding for each of the rows; of those that differ from a record, for each field that does."""
        if "differs" in rows.column_names:
            rows = _by_field(rows)
        size = rows.num_rows
        fields = rows["field"] if "field" in rows.column_names else pa.nulls(size, pa.string())
        self.add(
            pa.table(
                {
                    ROW: rows[ROW],
                    SHEET: rows[SHEET],
                    "rule": pa.repeat(rule.id, size),
                    "field": fields,
                    "severity": pa.repeat(rule.severity.value, size),
                }
            )
        )


def _by_field(rows: pa.Table) -> pa.Table:
    """The places of the rows, once for each field that differs; for a row that names none, once without."""
    names = pc.split_pattern(pc.fill_null(rows["differs"], ""), " ").combine_chunks()
    places = rows.select([ROW, SHEET]).take(pc.list_parent_indices(names))
    field = pc.list_flatten(names)
    return places.append_column("field", pc.if_else(pc.equal(field, ""), pa.scalar(None, pa.string()), field))


def keep_rows(staged: Staged, linked: Path, item: Item, work: Path, *, erased: pa.Array) -> Path:
    """The rows as read without those of persons and of erased records, masked, as one Parquet file.

    Of a row whose columns have slipped nothing is kept: a representative's name may stand in any of them.
    Nor of one that is refused for a cell with somebody's name in it; where such a cell is merely left out,
    the row is kept with *** in its place, and breaks the same rules when it is read again. Where a number of
    the organisation belongs a name is left out, as when the row came in: few have a form that it breaks.
    """
    judged = _judged(linked, item)
    faulty = _rows(judged)
    left_out = _left_out(judged, item)
    unkept = pa.concat_arrays([_of_persons(judged), _slipped(judged, item), _unagreed(judged, item), erased])
    refusing = _astray(judged, item, REFUSING)
    lesser = _astray(judged, item, set(Severity) - REFUSING)
    target = work / "rows.parquet"
    source = pq.ParquetFile(staged.parquet)
    names = [name for name in source.schema_arrow.names if name not in (HINT, REFERENCE)]
    schema = pa.schema([source.schema_arrow.field(name) for name in names])
    with pq.ParquetWriter(target, schema) as writer:
        for batch in source.iter_batches(BATCH, columns=names):
            rows = pa.Table.from_batches([batch])
            rows = rows.filter(pc.invert(pc.is_in(numbers(rows), unkept)))
            named = pa.concat_arrays([_NOWHERE, *_names_in(rows, refusing).values()])
            rows = rows.filter(pc.invert(pc.is_in(numbers(rows), named)))
            rows = _hidden(rows, _names_in(rows, lesser))
            rows = _hidden(rows, _names_for_numbers(rows, item), by=None)
            rows = _without(rows, left_out, item)
            writer.write_table(_masked(rows, pc.is_in(numbers(rows), faulty), item))
    return target


def _left_out(judged: pa.Table, item: Item) -> dict[str, pa.Table]:
    """By field the rows whose cell held a name that is not kept, with what is kept in its place."""
    found = {}
    name = item.role(Role.SUBJECT_NAME)
    for rule in leaving_out(item):
        rows = _that_break(judged, rule)
        (field,) = rule.fields
        kept = rows["subject_name"] if name and field == name.name else pa.nulls(rows.num_rows, pa.string())
        found[field] = pa.table({"row": rows["row"], "kept": kept})
    return found


def _without(rows: pa.Table, left_out: dict[str, pa.Table], item: Item) -> pa.Table:
    """The rows without names and divisions that were left out."""
    for field, others in left_out.items():
        if field in rows.column_names and others.num_rows:
            places = pc.index_in(numbers(rows), others["row"])
            column = pc.if_else(pc.is_valid(places), others["kept"].take(places), rows[field])
            rows = rows.set_column(rows.column_names.index(field), field, column)
    division = item.role(Role.SUBJECT_DIVISION)
    if division and division.name in rows.column_names:
        column = rows[division.name]
        said = pc.if_else(pc.match_substring_regex(column, DIVISION), column, pa.scalar(None, pa.string()))
        rows = rows.set_column(rows.column_names.index(division.name), division.name, said)
    return rows


def _judged(linked: Path, item: Item) -> pa.Table:
    """row, subject_name, severity and flags of the rows with any finding; no others are held in memory."""
    columns = ["row", "subject_name", "severity", *masks(item)]
    return pq.read_table(linked, columns=columns, filters=pc.field("severity").is_valid())


def _of_persons(judged: pa.Table) -> pa.Array:
    return _rows(judged.filter(pc.equal(judged["severity"], "personal")))


def _slipped(judged: pa.Table, item: Item) -> pa.Array:
    """The rows in which a text is nothing but a date or a code."""
    return pa.concat_arrays([_NOWHERE, *(_breaking(judged, rule) for rule in slipping(item))])


def _unagreed(judged: pa.Table, item: Item) -> pa.Array:
    """The rows that their sender may not hand in: without an agreement nothing of them is ours to keep."""
    return pa.concat_arrays([_NOWHERE, *(_breaking(judged, rule) for rule in unagreed(item))])


def _astray(judged: pa.Table, item: Item, severities: Container[Severity]) -> dict[str, pa.Array]:
    """By field that is no text the rows in which something so severe is wrong with it."""
    typed = {field.name for field in item.fields if field.kind not in SPOKEN}
    found: dict[str, list[pa.Array]] = {}
    for rule in instances(item):
        for name in typed.intersection(rule.fields) if rule.severity in severities else ():
            found.setdefault(name, []).append(_breaking(judged, rule))
    return {name: pa.concat_arrays(rows) for name, rows in found.items()}


def _names_in(rows: pa.Table, astray: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """By field the rows that have somebody's name where a date, an amount or a code belongs."""
    found = {}
    for name, faulty in astray.items():
        if name in rows.column_names and len(faulty):
            found[name] = _where_a_name_is(rows.filter(pc.is_in(numbers(rows), faulty)), name)
    return found


def _names_for_numbers(rows: pa.Table, item: Item) -> dict[str, pa.Array]:
    """By field for a number of an organisation the rows with somebody's name there, whatever its scheme."""
    found = {}
    for name in (field.name for field in item.fields if field.kind is Kind.IDENTIFIER):
        if name in rows.column_names:
            worded = rows.filter(pc.match_substring_regex(rows[name], _WORDED))
            found[name] = _where_a_name_is(worded, name)
    return found


def _where_a_name_is(rows: pa.Table, name: str) -> pa.Array:
    cells = zip(numbers(rows).to_pylist(), rows[name].to_pylist(), strict=True)
    return pa.array([place for place, text in cells if people.tells(spaced_name(text or ""))], pa.int64())


def _hidden(rows: pa.Table, places: dict[str, pa.Array], by: str | None = personal.MASK) -> pa.Table:
    """The rows with something else in these places of their fields."""
    for name, here in places.items():
        column = pc.if_else(pc.is_in(numbers(rows), here), pa.scalar(by, pa.string()), rows[name])
        rows = rows.set_column(rows.column_names.index(name), rows.schema.field(name), column)
    return rows


def _breaking(judged: pa.Table, rule: RuleInstance) -> pa.Array:
    return _rows(_that_break(judged, rule))


def _that_break(judged: pa.Table, rule: RuleInstance) -> pa.Table:
    told = pc.bit_wise_and(judged[flags(rule.part)], pa.scalar(rule.value, pa.int64()))
    return judged.filter(pc.not_equal(told, pa.scalar(0, pa.int64())))


def _rows(judged: pa.Table) -> pa.Array:
    return judged["row"].combine_chunks()


def _masked(rows: pa.Table, faulty: pa.ChunkedArray, item: Item) -> pa.Table:
    for field in item.fields:
        if field.name in rows.column_names:
            looked_at = None if field.kind in WRITTEN else faulty
            column = _masked_column(rows[field.name], looked_at, HIDES.get(field.kind, personal.mask))
            rows = rows.set_column(rows.column_names.index(field.name), field.name, column)
    return rows


def _masked_column(
    column: pa.ChunkedArray, where: pa.ChunkedArray | None, mask: Callable[[str], str]
) -> pa.ChunkedArray:
    """The column with everything personal masked; Python sees only values that look suspicious."""
    suspicious = pc.fill_null(pc.match_substring_regex(column, SUSPICIOUS_AS_WRITTEN), fill_value=False)
    if where is not None:
        suspicious = pc.and_(suspicious, where)
    if not pc.any(suspicious).as_py():
        return column
    masked = [mask(text) for text in column.filter(suspicious).to_pylist()]
    return pc.replace_with_mask(
        column.combine_chunks(), suspicious.combine_chunks(), pa.array(masked, pa.string())
    )
