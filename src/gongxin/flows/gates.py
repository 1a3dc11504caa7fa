"""Gates: a delivery far from what its source is used to hand in is stopped as a whole (整批闸口).

What is expected of volume and fill rate is set by the operator (`GONGXIN_GATES`), or else learned from the
last deliveries of the source for the item that went in: with their median m and the median distance d from
it,

    volume      least = m / 4 or m − 6 d, whichever is less;  most = 4 m or m + 6 d, whichever is more
    fill rate   m ± (0.3 or 6 d, whichever is more)

Below `FEW` rows nothing is too many, and with a median below them nothing too few; the fill rate of fewer
than `SAMPLE` rows means nothing. What share of what stands a full list may end is never learned: it is the
operator's (`GONGXIN_FALL_SHARE`), and below `GONGXIN_FALL_ROWS` records nobody is asked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.collection.stopping import Figure
from gongxin.flows.preparing import LAST_ROW, Prepared
from gongxin.flows.steps import Delivered
from gongxin.ledger import compare
from gongxin.settings import Expected, settings

LAST: Final = 12  # deliveries that are learned from
ENOUGH: Final = 5  # with fewer nothing is learned
FEW: Final = 1000
SAMPLE: Final = 50
_FACTOR, _SPREAD, _SHARE = 4, 6, 0.3
_KEYS: Final = pa.schema({"subject_id": pa.int64(), "key": pa.string()})

Gate = Callable[[Delivery, Delivered, Prepared], Iterator[Figure]]


def outside(delivery: Delivery, of: Delivered, prepared: Prepared) -> list[Figure]:
    """What speaks against taking the delivery in without a second look."""
    return [figure for gate in GATES for figure in gate(delivery, of, prepared) if figure.outside]


def volume(delivery: Delivery, _of: Delivered, prepared: Prepared) -> Iterator[Figure]:
    """Whether the delivery has about as many rows as its source is used to (报送量)."""
    found, known = prepared.staged.read, _set(delivery)
    if known and (known.rows_least is not None or known.rows_most is not None):
        yield Figure("volume", found, known.rows_least, known.rows_most)
    elif len(sizes := [one.read_rows for one in _earlier(delivery)]) >= ENOUGH:
        least, most = _rows_expected(sizes)
        yield Figure("volume", found, least, most, learned_from=len(sizes))


def fill(delivery: Delivery, _of: Delivered, prepared: Prepared) -> Iterator[Figure]:
    """Whether the fields are filled about as often as the source is used to fill them (填充率)."""
    known = _set(delivery)
    if known and known.fill:
        for name, (least, most) in known.fill.items():
            yield Figure("fill", delivery.fill.get(name, 0.0), least, most, name)
        return
    if prepared.staged.read < SAMPLE:
        return
    shares = [one.fill for one in _earlier(delivery) if one.fill and one.read_rows >= SAMPLE]
    if len(shares) >= ENOUGH:
        yield from _filled(delivery.fill, shares)


def fall(delivery: Delivery, of: Delivered, prepared: Prepared) -> Iterator[Figure]:
    """What share of its source's standing records a full list would end (全量骤减)."""
    if of.mode != "snapshot":
        return
    known, limit = _set(delivery), settings()
    with transaction.atomic():
        standing, missing = compare.fall(_keys(prepared), item=of.item.number, source=of.source.number)
    if missing >= limit.fall_rows:
        most = limit.fall_share if known is None or known.fall is None else known.fall
        yield Figure("fall", missing / standing, None, most)


GATES: Final[tuple[Gate, ...]] = (volume, fill, fall)


def _keys(prepared: Prepared) -> pa.Table:
    """subject_id and key of the rows whose record can be told."""
    told = [_KEYS.empty_table()]
    for rows in prepared.chunks(0, LAST_ROW):
        known = rows.filter(pc.and_(pc.is_valid(rows["subject_id"]), pc.is_valid(rows["identity_digest"])))
        told.append(pa.table({"subject_id": known["subject_id"], "key": known["identity_digest"]}))
    return pa.concat_tables(told)


def _rows_expected(sizes: Sequence[int]) -> tuple[float | None, float]:
    middle, spread = _spread(sizes)
    least = min(middle / _FACTOR, middle - _SPREAD * spread)
    most = max(middle * _FACTOR, middle + _SPREAD * spread, FEW)
    return (None if middle < FEW else max(least, 0), most)


def _filled(found: Mapping[str, float], earlier: Sequence[Mapping[str, float]]) -> Iterator[Figure]:
    for name, share in found.items():
        shares = [one[name] for one in earlier if name in one]
        if len(shares) >= ENOUGH:
            middle, spread = _spread(shares)
            width = max(_SHARE, _SPREAD * spread)
            yield Figure("fill", share, middle - width, middle + width, name, len(shares))


def _spread(values: Sequence[float]) -> tuple[float, float]:
    """Median, and median of the distances from it."""
    middle = median(values)
    return middle, median(abs(value - middle) for value in values)


def _earlier(delivery: Delivery) -> list[Delivery]:
    """The last deliveries of the source for the item and mode that went in, each file once."""
    done = Delivery.objects.filter(
        item=delivery.item,
        department=delivery.department,
        mode=delivery.mode,
        state=State.DONE,
        repeat_of=None,
        corrects=None,
    )
    return list(done.order_by("-pk")[:LAST])


def _set(delivery: Delivery) -> Expected | None:
    """What the operator expects; what names the department goes before what is for all."""
    named = settings().gates
    return named.get(f"{delivery.item}/{delivery.department}") or named.get(delivery.item)
