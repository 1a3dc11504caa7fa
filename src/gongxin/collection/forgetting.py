"""What is kept of rows besides the ledger goes with a lawful erasure: waiting rows, kept files (删除留存)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction
from django.db.models import Q

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.places import Place, number, numbers
from gongxin.collection.states import Waits
from gongxin.collection.waiting import NOTHING

ERASED: Final = "这条记录已依法删除。This record was erased by law."
_MOMENT: Final = timedelta(milliseconds=1)  # a file's own time is finer than ours


def locked(items: Iterable[str]) -> list[Delivery]:
    """All deliveries of items as the last who changed them left them, the caller's until commit (锁定)."""
    return list(_held().filter(item__in=items).order_by("pk"))


def forget(delivery: Delivery, places: Collection[Place], *, actor: Actor, at: datetime) -> int:
    """Take rows out of all that is kept of a delivery, in the caller's transaction; from how many files.

    The files are written anew without them; the former ones are deleted once that is committed. Two who
    take rows out of one delivery wait for each other: the second begins with what the first has left.
    """
    if not places:
        return 0
    delivery = _held().get(pk=delivery.pk)
    rows = delivery.waiting.select_for_update().filter(source_row__in={row for _, row in places})
    for row in rows.order_by("pk"):
        if (row.sheet, row.source_row) in places:
            _empty(row, actor, at)
    files = {c: former for c in ("rows_digest", "findings_digest") if (former := getattr(delivery, c))}
    for column, former in files.items():
        kept_at = store().kept_at(former)
        Delivery.objects.filter(pk=delivery.pk).update(**{column: _without(former, places, delivery)})
        transaction.on_commit(partial(_delete, former, kept_at))
    audit.append("collection.forget_rows", actor=actor, at=at, delivery=delivery.pk, rows=len(places))
    return len(files)


def _held() -> Any:
    """Locked against each other and against changes of state, not against rows that refer to them."""
    return Delivery.objects.select_for_update(no_key=True)


def _empty(row: Waiting, actor: Actor, at: datetime) -> None:
    """Of a row that a person has decided the decision stays, and nothing else."""
    decided = {
        "state": Waits.REFUSED,
        "reason": ERASED,
        "decided_at": at,
        "decided_by": actor.name,
        "user_id": actor.user_id,
    }
    Waiting.objects.filter(pk=row.pk).update(
        **(decided if row.state == Waits.OPEN else {}), subject_name="", subject_code="", **NOTHING
    )


def _without(digest: str, places: Collection[Place], delivery: Delivery) -> str:
    """The digest of the kept file without these rows."""
    target = store().work(delivery.receipt) / "forgotten.parquet"
    gone = pa.array([number(place) for place in places], pa.int64())
    try:
        with (
            pq.ParquetFile(store().kept(digest)) as source,
            pq.ParquetWriter(target, source.schema_arrow) as writer,
        ):
            for batch in source.iter_batches():
                rows = pa.Table.from_batches([batch])
                writer.write_table(rows.filter(pc.invert(pc.is_in(numbers(rows), gone))))
        return store().keep(target)
    finally:
        store().end(delivery.receipt)


def _delete(digest: str, kept_at: datetime) -> None:
    """Unless another delivery's file is the same, byte for byte, or is being kept right now."""
    if not Delivery.objects.filter(Q(rows_digest=digest) | Q(findings_digest=digest)).exists():
        store().forget([digest], before=kept_at + _MOMENT)
