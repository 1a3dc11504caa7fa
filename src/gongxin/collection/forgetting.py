"""What is kept of rows besides the ledger goes with a lawful erasure: waiting rows, kept files (删除留存)."""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction
from django.db.models import Q

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.reading.staging import ROW, SHEET
from gongxin.collection.states import Waits
from gongxin.collection.waiting import NOTHING

Place = tuple[int, int]  # sheet, row
ERASED: Final = "这条记录已依法删除。This record was erased by law."


def forget(delivery: Delivery, places: Collection[Place], *, actor: Actor, at: datetime) -> None:
    """Take rows out of all that is kept of a delivery, in the caller's transaction.

    The files are written anew without them; the former ones are deleted once that is committed.
    """
    if not places:
        return
    for row in delivery.waiting.filter(source_row__in={row for _, row in places}):
        if (row.sheet, row.source_row) in places:
            _empty(row, actor, at)
    for column in ("rows_digest", "findings_digest"):
        if former := getattr(delivery, column):
            setattr(delivery, column, _without(former, places, delivery))
            delivery.save(update_fields=[column])
            transaction.on_commit(partial(_delete, former, datetime.now(UTC)))
    audit.append("collection.forget_rows", actor=actor, at=at, delivery=delivery.pk, rows=len(places))


def _empty(row: Waiting, actor: Actor, at: datetime) -> None:
    if row.state == Waits.OPEN:
        row.state, row.reason = Waits.REFUSED, ERASED
        row.decided_at, row.decided_by, row.user_id = at, actor.name, actor.user_id
    row.subject_name = row.subject_code = ""
    for name, nothing in NOTHING.items():
        setattr(row, name, nothing)
    row.save()


def _without(digest: str, places: Collection[Place], delivery: Delivery) -> str:
    """The digest of the kept file without these rows."""
    target = store().work(delivery.receipt) / "forgotten.parquet"
    gone = pa.array([_number(sheet, row) for sheet, row in places], pa.int64())
    try:
        with (
            pq.ParquetFile(store().kept(digest)) as source,
            pq.ParquetWriter(target, source.schema_arrow) as writer,
        ):
            for batch in source.iter_batches():
                writer.write_table(_others(pa.Table.from_batches([batch]), gone))
        return store().keep(target)
    finally:
        store().end(delivery.receipt)


def _others(rows: pa.Table, gone: pa.Array) -> pa.Table:
    numbers = pc.add(pc.multiply(rows[SHEET].cast(pa.int64()), _SHEET), rows[ROW])
    return rows.filter(pc.invert(pc.is_in(numbers, gone)))


_SHEET: Final = 2**40


def _number(sheet: int, row: int) -> int:
    return sheet * _SHEET + row


def _delete(digest: str, before: datetime) -> None:
    """Unless another delivery's file is the same, byte for byte, or is being kept right now."""
    if not Delivery.objects.filter(Q(rows_digest=digest) | Q(findings_digest=digest)).exists():
        store().forget([digest], before=before)
