"""What has not been told anew for longer than its update cycle (久未更新).

The currency date of what a source tells of an organisation under an item (时效日期) is the day on which it
last told anything new of it; a full list tells of all that it holds. A row that comes in again unchanged does
not count: to remember it would cost a write for every such row. Counted once a day in one statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import F, Max
from django.db.models.functions import TruncDate

from gongxin.catalogue.model import Catalogue, Item
from gongxin.catalogue.scoring import Cycle
from gongxin.catalogue.sources import Source
from gongxin.collection.models import Delivery
from gongxin.collection.states import State

LISTED: Final = 50  # organisations of one list at most; one more says that there are more

# c: before which day a source should have told of an organisation anew, and when it last gave a full list.
_TOLD = """
SELECT r.subject_id, r.item, r.source, max(a.received_on) AS told_on
  FROM ledger.record r JOIN ledger.append a USING (append_id)
 WHERE NOT r.ended AND {which}
 GROUP BY r.subject_id, r.item, r.source
"""
_STALE = f"""
SELECT s.id, s.code, s.name, t.item, t.source, greatest(t.told_on, c.listed_on) AS told_on
  FROM ({_TOLD}) t
  JOIN unnest(%(items)s::smallint[], %(sources)s::smallint[], %(before)s::date[], %(listed)s::date[])
    AS c (item, source, before, listed_on) USING (item, source)
  JOIN identity.subject s ON s.id = t.subject_id
 WHERE greatest(t.told_on, c.listed_on) < c.before
   AND coalesce(s.status, '') <> ALL(%(gone)s)
"""
_COUNT = f"""
INSERT INTO disclosure.stale (item, source, organisations, oldest_on, counted_on)
SELECT item, source, count(*), min(told_on), %(on)s
  FROM ({_STALE.format(which="r.item = ANY(%(items)s)")}) old
 GROUP BY item, source
"""
_LIST = f"""
{_STALE.format(which="r.item = %(item)s AND r.source = %(source)s")}
 ORDER BY told_on, s.code LIMIT {LISTED + 1}
"""


@dataclass(frozen=True, slots=True)
class Stale:
    """Of how many organisations a department has told nothing anew under an item (久未更新)."""

    item: Item
    source: Source
    cycle: Cycle
    organisations: int
    oldest_on: date
    counted_on: date


@dataclass(frozen=True, slots=True)
class Old:
    """An organisation of which nothing was told anew, and when something last was."""

    code: str
    name: str
    told_on: date


def count(catalogue: Catalogue, *, on: date) -> None:
    """Count anew, in the caller's transaction; what was counted before is replaced."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM disclosure.stale")
        cursor.execute(_COUNT, {**_asked(catalogue, on), "on": on})


def stale(catalogue: Catalogue) -> list[Stale]:
    """What was counted last, by department and item as the catalogue has them now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT item, source, organisations, oldest_on, counted_on FROM disclosure.stale")
        rows = {row[:2]: row[2:] for row in cursor.fetchall()}
    return [
        Stale(item, source, catalogue.cycles[item.id], *rows[item.number, source.number])
        for source, item in _cycled(catalogue)
        if (item.number, source.number) in rows
    ]


def old(item: Item, source: Source, catalogue: Catalogue, *, on: date) -> list[Old]:
    """Organisations of which a department told nothing anew, the longest forgotten first."""
    asked = {**_asked(catalogue, on), "item": item.number, "source": source.number}
    with connection.cursor() as cursor:
        cursor.execute(_LIST, asked)
        return [Old(code, name or "", told_on) for _, code, name, _, _, told_on in cursor.fetchall()]


def _asked(catalogue: Catalogue, on: date) -> dict[str, Any]:
    listed = _full_lists(catalogue)
    pairs = list(_cycled(catalogue))
    return {
        "items": [item.number for _, item in pairs],
        "sources": [source.number for source, _ in pairs],
        "before": [catalogue.cycles[item.id].before(on) for _, item in pairs],
        "listed": [listed.get((source.code, item.id)) for source, item in pairs],
        "gone": list(catalogue.gone_statuses),
    }


def _cycled(catalogue: Catalogue) -> Iterator[tuple[Source, Item]]:
    """The items that want renewing, with the departments that report them."""
    for source in catalogue.sources.values():
        for name in source.items:
            if name in catalogue.cycles and name in catalogue.items:
                yield source, catalogue.items[name]


def _full_lists(catalogue: Catalogue) -> dict[tuple[str, str], date]:
    """When each department last gave a full list of an item of which any row went in."""
    done = Delivery.objects.filter(
        state=State.DONE, mode="snapshot", read_rows__gt=F("refused_rows") + F("personal_rows")
    ).order_by()
    found = done.values_list("department", "item").annotate(
        last=Max(TruncDate("received_at", tzinfo=ZoneInfo(catalogue.zone)))
    )
    return {(department, item): last for department, item, last in found}
