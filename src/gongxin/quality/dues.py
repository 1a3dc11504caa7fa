"""What was due of departments and what came: computed from duties and receipts, not stored (应报清单).

A report for a period may come from the day after the last one was due until its own due day, so every
delivery counts for exactly one period. Saying that there was nothing counts if it covers the whole period.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models.functions import TruncDate

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.scoring import EVERY, Duty
from gongxin.collection.models import Delivery
from gongxin.collection.queries import seen, sees
from gongxin.collection.states import State
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period

SOON: Final = timedelta(days=5)  # a report that is due within so many days is reminded of


class Stand(StrEnum):
    """Where a due report stands (应报状态)."""

    MET = "met"
    NOTHING = "nothing"  # said in time that there was nothing
    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"

    @property
    def kept(self) -> bool:
        """Whether the duty is kept."""
        return self in (Stand.MET, Stand.NOTHING)


@dataclass(frozen=True, slots=True)
class Due:
    """One report that is due of a department for a period (应报事项)."""

    duty: Duty
    department: str
    item: str
    period: Period
    due_on: date
    stand: Stand
    received_on: date | None


@dataclass(frozen=True, slots=True)
class _Came:
    """The days on which something came, and the periods for which there was nothing."""

    days: Mapping[tuple[str, str], list[date]]
    nothing: Mapping[tuple[str, str], list[tuple[Period, date]]]


def dues(*, within: Period, catalogue: Catalogue, actor: Actor, on: date) -> list[Due]:
    """What falls due within some days of departments that an actor may see, the latest first.

    Nothing was due before the platform took in its first delivery.
    """
    first = first_day(catalogue)
    if first is None:
        return []
    sources = [source for source in catalogue.sources.values() if sees(actor, source)]
    came = _came(actor, catalogue, since=add_months(within.start, -2 * max(EVERY.values())))
    found = [
        due
        for duty in catalogue.duties.values()
        for period, due_on in periods(duty, within)
        if period.end is not None and first < period.end
        for source, item in product(sources, duty.items)
        if item in source.items
        for due in (_due(duty, source.code, item, period, due_on, came, on),)
    ]
    return sorted(found, key=lambda due: (-due.due_on.toordinal(), due.department, due.item))


def periods(duty: Duty, within: Period) -> Iterator[tuple[Period, date]]:
    """The periods of a duty whose due day is within some days, each with that day."""
    start = date(within.start.year - 1, 1, 1)
    while within.end is None or start < within.end:
        end = add_months(start, EVERY[duty.every])
        due_on = end.replace(day=duty.day)
        if due_on in within:
            yield Period(start, end), due_on
        start = end


def counts(found: Iterable[Due]) -> dict[tuple[str, str], dict[str, int]]:
    """How many were due by department and item, and how many were kept; what is still to come apart."""
    counted: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(lambda: {"due": 0, "met": 0})
    for due in found:
        if due.stand.kept or due.stand is Stand.OVERDUE:
            counted[due.department, due.item]["due"] += 1
            counted[due.department, due.item]["met"] += due.stand.kept
    return counted


def _due(duty: Duty, department: str, item: str, period: Period, due_on: date, came: _Came, on: date) -> Due:
    before = add_months(due_on, -EVERY[duty.every])
    days = (day for day in came.days.get((department, item), ()) if before < day <= due_on)
    received = min(days, default=None)
    nothing = None if received else _nothing(period, due_on, came.nothing.get((department, item), ()))
    stand = _stand(received, nothing, due_on, on)
    return Due(duty, department, item, period, due_on, stand, received or nothing)


def _nothing(period: Period, due_on: date, said: Iterable[tuple[Period, date]]) -> date | None:
    covering = (
        day
        for told, day in said
        if day <= due_on and told.start <= period.start and (told & period).end == period.end
    )
    return min(covering, default=None)


def _stand(received: date | None, nothing: date | None, due_on: date, on: date) -> Stand:
    if received:
        return Stand.MET
    if nothing:
        return Stand.NOTHING
    if due_on < on:
        return Stand.OVERDUE
    return Stand.SOON if due_on - on <= SOON else Stand.OPEN


def first_day(catalogue: Catalogue) -> date | None:
    """The day on which the platform took in its first delivery."""
    first = Delivery.objects.order_by("pk").values_list("received_at", flat=True).first()
    return catalogue.day(first) if first else None


def _came(actor: Actor, catalogue: Catalogue, *, since: date) -> _Came:
    """What came since a day before which nothing counts for what is asked; a file counts once."""
    done = Delivery.objects.filter(seen(actor), state=State.DONE, repeat_of=None)
    done = done.filter(received_at__gte=catalogue.midnight(since)).order_by()
    done = done.annotate(day=TruncDate("received_at", tzinfo=ZoneInfo(catalogue.zone)))
    days: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    for department, item, on in done.exclude(mode="zero").values_list("department", "item", "day").distinct():
        days[department, item].append(on)
    nothing: defaultdict[tuple[str, str], list[tuple[Period, date]]] = defaultdict(list)
    told = done.filter(mode="zero").values_list("department", "item", "period_from", "period_until", "day")
    for department, item, start, end, on in told:
        if start:
            nothing[department, item].append((Period(start, end), on))
    return _Came(days, nothing)
