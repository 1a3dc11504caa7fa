"""Faulty rows and what became of them: corrected by a later delivery, confirmed, or still to be done (整改).

A row is faulty that was refused or had to wait. It needs nothing any more once a row that names its place
went in, or once a person confirmed or linked it. A correction that is itself faulty may be corrected in turn.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction
from django.db.models import F

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.collection.actions import store
from gongxin.collection.forgetting import ERASED
from gongxin.collection.models import Correction, Delivery
from gongxin.collection.places import SHEETS, numbers
from gongxin.collection.states import State, Waits
from gongxin.collection.waiting import NOTHING
from gongxin.kernel.findings import Severity

CORRECTED: Final = "已由回执 {receipt} 更正。Corrected by receipt {receipt}."
_BATCH: Final = 5_000
_ROWS: Final = 50_000


def faulty(delivery: Delivery) -> pa.Array:
    """The places (`places.number`) of rows that were refused or had to wait, in order."""
    waiting = delivery.waiting.exclude(reason=ERASED).values_list("sheet", "source_row")
    return _ordered([_refused(delivery), _array(sheet * SHEETS + row for sheet, row in waiting.iterator())])


def remaining(delivery: Delivery) -> pa.Array:
    """Those of them that still need something."""
    went_in = delivery.corrected.filter(went_in=True).values_list("of_place", flat=True)
    settled = delivery.waiting.filter(state__in=[Waits.CONFIRMED, Waits.LINKED])
    places = [sheet * SHEETS + row for sheet, row in settled.values_list("sheet", "source_row")]
    done = pa.concat_arrays([_array(went_in.iterator()), _array(places)])
    rows = faulty(delivery)
    return rows.filter(pc.invert(pc.is_in(rows, done)))


def refer(delivery: Delivery, told: pa.Table) -> None:
    """Keep which faulty rows of earlier deliveries the rows of a delivery stand for (关联原回执).

    `told`: row, receipt, of. Only faulty rows of the same department and item are taken for it. What corrects
    single rows is no full list: nothing may end for not being in it.
    """
    of: dict[int, int] = {}
    for receipt in pc.unique(told["receipt"]).to_pylist():
        first = Delivery.objects.filter(
            receipt=receipt, item=delivery.item, department=delivery.department, state=State.DONE
        ).first()
        if first is not None and first.pk != delivery.pk:
            rows = told.filter(pc.equal(told["receipt"], receipt))
            of[first.pk] = _refer(delivery, first, rows.filter(pc.is_in(rows["of"], faulty(first))))
    if any(of.values()):
        delivery.corrects_id, delivery.mode = max(of, key=lambda first: of[first]), "rows"
        delivery.save(update_fields=["corrects", "mode"])


def _refer(delivery: Delivery, first: Delivery, rows: pa.Table) -> int:
    for batch in rows.to_batches(_BATCH):
        Correction.objects.bulk_create(
            [
                Correction(delivery=delivery, place=place, of=first, of_place=of_place)
                for place, of_place in zip(batch["row"].to_pylist(), batch["of"].to_pylist(), strict=True)
            ],
            ignore_conflicts=True,
        )
    return int(rows.num_rows)


def all_refer(delivery: Delivery, rows: int) -> bool:
    """Whether every row of a delivery stands for a faulty one: there is nothing new in it."""
    return delivery.corrects_id is not None and delivery.correcting.count() == rows


@transaction.atomic
def settle(delivery: Delivery, places: pa.Array, *, actor: Actor, at: datetime) -> set[int]:
    """Note which rows of a delivery went in, so that those they stand for are corrected (更正到位).

    In the transaction that brings them in. Answers the deliveries that have fewer faulty rows now.
    """
    if delivery.corrects_id is None:
        return set()
    actor.require(Permission.DELIVER, department=delivery.department, division=delivery.division)
    changed: set[int] = set()
    for start in range(0, len(places), _BATCH):
        changed |= _settle(delivery, delivery, places.slice(start, _BATCH).to_pylist(), actor, at)
    return changed


def _settle(
    by: Delivery, delivery: Delivery, places: Collection[int], actor: Actor, at: datetime
) -> set[int]:
    """Of one delivery, then of those whose faulty rows these were."""
    rows = Correction.objects.filter(delivery=delivery, place__in=places, went_in=False)
    stood = list(rows.values_list("of_id", "of_place"))
    rows.update(went_in=True)
    changed: set[int] = set()
    for first in Delivery.objects.filter(pk__in={of for of, _ in stood}):
        mine = [place for of, place in stood if of == first.pk]
        _close(first, mine, by, actor, at)
        audit.append(
            "collection.correct_rows", actor=actor, at=at, delivery=by.pk, of=first.pk, rows=len(mine)
        )
        changed |= {first.pk} | _settle(by, first, mine, actor, at)
    return changed


def _close(first: Delivery, places: Collection[int], by: Delivery, actor: Actor, at: datetime) -> None:
    """What waited for a person waits no longer: the row was handed in right."""
    waiting = first.waiting.alias(place=F("sheet") * SHEETS + F("source_row"))
    waiting.filter(place__in=places, state=Waits.OPEN).update(
        state=Waits.REFUSED,
        decided_at=at,
        decided_by=actor.name,
        user_id=actor.user_id,
        reason=CORRECTED.format(receipt=by.receipt),
        **NOTHING,
    )


def _refused(delivery: Delivery) -> pa.Array:
    if not delivery.findings_digest:
        return _array([])
    with pq.ParquetFile(store().kept(delivery.findings_digest)) as file:
        found = [_array([])]
        for batch in file.iter_batches(_ROWS, columns=["source_row", "sheet", "severity"]):
            rows = pa.Table.from_batches([batch])
            errors = rows.filter(pc.equal(rows["severity"], Severity.ERROR.value))
            found.append(pc.unique(numbers(errors)))
    return _ordered(found)


def _ordered(arrays: list[pa.Array]) -> pa.Array:
    places = pc.unique(pa.concat_arrays([_plain(array) for array in arrays]))
    return places.take(pc.sort_indices(places))


def _plain(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _array(values: object) -> pa.Array:
    return pa.array(values, pa.int64())
