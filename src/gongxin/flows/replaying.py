"""Rows that wait are checked again after rules or the registry have changed: what would pass now (重放).

Doubts of the row itself are looked at anew, and whose statement of a record counts. Where another row of
the delivery spoke against a row, or its record has ended, a person decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.places import SHEETS, numbers
from gongxin.collection.states import Kind, State, Waits
from gongxin.flows import words
from gongxin.flows.loading import WAITS, compared
from gongxin.flows.outcomes import Marks, Outcome, outcomes
from gongxin.flows.preparing import CHUNK, judged
from gongxin.flows.steps import ROW, Delivered, batches
from gongxin.flows.waiting import decide
from gongxin.kernel.errors import GongxinError

REASON: Final = "按现行规则和登记库重新校验，已无疑点。Checked again: nothing speaks against it any more."
_BY_OTHERS: Final = {words.CLASH.id, words.ENDED.id, words.ERASED.id}


@dataclass(frozen=True, slots=True)
class Change:
    """A waiting row that would pass now (可放行的行)."""

    waiting: int
    receipt: str
    sheet: int
    row: int
    kind: str
    rules: tuple[str, ...]  # for which it waits
    subject_id: int | None  # to whom it leads now


def changes(catalogue: Catalogue, *, item: str | None = None) -> Iterator[Change]:
    """What would change, delivery by delivery; nothing is written."""
    waits = Waiting.objects.filter(state=Waits.OPEN)
    found = Delivery.objects.filter(state=State.DONE, pk__in=waits.values("delivery"))
    for delivery in (found.filter(item=item) if item else found).order_by("pk"):
        if delivery.rows_digest and delivery.item in catalogue.items:
            yield from _changes(delivery, catalogue)


def replay(change: Change, *, catalogue: Catalogue, actor: Actor, at: datetime) -> bool:
    """Let one of them in, as if a person had; False if somebody or something was faster (放行).

    Whoever was faster may have stated the record: then the row waits on for that.
    """
    action = "confirm" if change.kind == Kind.HELD or change.subject_id is None else "link"
    try:
        row = decide(
            change.waiting,
            action,
            reason=REASON,
            proof=change.receipt,
            catalogue=catalogue,
            actor=actor,
            at=at,
            subject_id=change.subject_id if action == "link" else None,
        )
    except GongxinError as refusal:
        if refusal.code in ("collection.already_decided", "machine.not_now", "flows.still_disputed"):
            return False
        raise
    return row.state != Waits.OPEN


def _changes(delivery: Delivery, catalogue: Catalogue) -> Iterator[Change]:
    waiting = {
        row.sheet * SHEETS + row.source_row: row
        for row in delivery.waiting.filter(state=Waits.OPEN).order_by("pk")
        if not _BY_OTHERS.intersection(row.rules)
    }
    with TemporaryDirectory(dir=store().work(delivery.receipt)) as work:
        rows = _judged(delivery, catalogue, list(waiting), Path(work))
    store().end(delivery.receipt)
    for row in rows:
        one = waiting[row[ROW]]
        yield Change(
            one.pk,
            delivery.receipt,
            one.sheet,
            one.source_row,
            one.kind,
            tuple(one.rules),
            row["subject_id"],
        )


def _judged(delivery: Delivery, catalogue: Catalogue, places: list[int], work: Path) -> list[dict[str, Any]]:
    """`row` and subject_id of the kept rows at these places that pass under the present law and registry."""
    rows = _kept(delivery, pa.array(places, pa.int64()))
    if not rows.num_rows:
        return []
    staged = work / "staged.parquet"
    pq.write_table(rows, staged)
    of = Delivered.under(
        catalogue,
        item=delivery.item,
        version=catalogue.items[delivery.item].version,
        sender=delivery.department,
        received_on=catalogue.day(delivery.received_at),
        mode="rows",
    )
    linked, marks = judged(staged, of, work)
    return _passing(linked, marks, of)


def _kept(delivery: Delivery, places: pa.Array) -> pa.Table:
    """The kept rows at these places, the others never all at once in memory."""
    kept = batches(store().kept(delivery.rows_digest), CHUNK)
    found = [rows.filter(pc.is_in(numbers(rows), places)) for rows in kept]
    return pa.concat_tables(found) if found else pa.table({})


def _passing(linked: pa.Table, marks: Marks, of: Delivered) -> list[dict[str, Any]]:
    """Those against which neither the rules nor the ledger speak."""
    linked = linked.filter(pc.equal(outcomes(linked, marks, of.item), Outcome.PASSES.value))
    with transaction.atomic():
        status = compared(linked, of)["status"]
    passes = pc.invert(pc.is_in(status, pa.array(list(WAITS))))
    rows: list[dict[str, Any]] = linked.filter(passes).select([ROW, "subject_id"]).to_pylist()
    return rows
