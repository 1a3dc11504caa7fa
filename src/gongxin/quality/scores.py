"""Scorecards: the counts of departments and items over days, months or a year, from receipts (数据质量评价).

The day of a row or a ticket is that on which its delivery came in. A file that came in again counts once.
What the counts are is said in `catalogue.scoring.COUNTS`; what is made of them, by the pack's indicators.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Aggregate, Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate, TruncDay, TruncMonth

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.models import OUTCOMES, Delivery, Ticket, Waiting
from gongxin.collection.queries import seen
from gongxin.collection.states import Mending, State, Waits
from gongxin.kernel.period import Period
from gongxin.quality import dues

_STEPS: Final = {"day": TruncDay, "month": TruncMonth}
BY_MACHINE: Final = ("api", "folder", "database")
_MEASURED: Final = ("faulty", "required", "filled", "dated", "late")
_SUMS: Final = (
    {"read": Sum("read_rows"), "deliveries": Count("pk", filter=~Q(mode="zero"))}
    | {"zero": Count("pk", filter=Q(mode="zero"))}
    | {"by_machine": Count("pk", filter=Q(channel__in=BY_MACHINE) & ~Q(mode="zero"))}
    | {name: Sum(f"{name}_rows") for name in OUTCOMES}
    | {name: Sum(f"measured__{name}") for name in _MEASURED}
)

Key = tuple[str, str]  # department, item


@dataclass(frozen=True, slots=True)
class Line:
    """What was counted of a department's item in one step of time (评价行); no start: in all of it."""

    department: str
    item: str
    start: date | None
    counts: Mapping[str, int]


def lines(
    period: Period,
    *,
    catalogue: Catalogue,
    actor: Actor,
    by: str | None = None,  # day | month
    department: str = "",
    item: str = "",
) -> list[Line]:
    """The counts of what an actor may see, by department, item and step of time."""
    zone = ZoneInfo(catalogue.zone)
    only = {name: value for name, value in (("department", department), ("item", item)) if value}
    done = Delivery.objects.filter(seen(actor), state=State.DONE, repeat_of=None, **only)
    waiting = Waiting.objects.filter(seen(actor, "delivery__"), state=Waits.OPEN, **only)
    tickets = Ticket.objects.annotate(department=F("delivery__department"), item=F("delivery__item"))
    tickets = tickets.filter(seen(actor, "delivery__"), **only)
    found: defaultdict[tuple[str, str, date | None], Counter[str]] = defaultdict(Counter)
    for rows, received_at, sums in (
        (done, "received_at", _SUMS),
        (waiting, "delivery__received_at", {"waiting": Count("pk")}),
        (tickets, "delivery__received_at", _mending(zone)),
    ):
        grouped = _grouped(_within(rows, received_at, period, catalogue), received_at, by, zone)
        for row in grouped.annotate(**sums):
            found[_key(row)].update({name: _number(row[name]) for name in sums})
    return [Line(*key, counts) for key, counts in sorted(found.items(), key=lambda one: _order(one[0]))]


def cards(period: Period, *, catalogue: Catalogue, actor: Actor, on: date) -> dict[Key, Counter[str]]:
    """What is counted of a period by department and item, with what fell due in it (评价卡)."""
    found: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for line in lines(period, catalogue=catalogue, actor=actor):
        found[line.department, line.item].update(line.counts)
    for key, counts in dues.counts(dues.dues(within=period, catalogue=catalogue, actor=actor, on=on)).items():
        found[key].update(counts)
    return dict(sorted(found.items()))


def total(counted: Iterable[Mapping[str, int]]) -> Counter[str]:
    """The counts of several lines together."""
    whole: Counter[str] = Counter()
    for counts in counted:
        whole.update(counts)
    return whole


def _mending(zone: ZoneInfo) -> dict[str, Aggregate]:
    """Of tickets: those that are open, those put right, and the days from the one to the other."""
    corrected = Q(state=Mending.CORRECTED)
    took = TruncDate("closed_at", tzinfo=zone) - TruncDate("opened_at", tzinfo=zone)
    return {
        "tickets": Count("pk", filter=Q(state=Mending.OPEN)),
        "mended": Count("pk", filter=corrected),
        "mending_days": Sum(took, filter=corrected),
    }


def _number(summed: int | timedelta | None) -> int:
    return summed.days if isinstance(summed, timedelta) else summed or 0


def _within(found: "QuerySet[Any]", name: str, period: Period, catalogue: Catalogue) -> "QuerySet[Any]":
    """Those whose moment lies on a day of the period, as the zone counts days."""
    days = {f"{name}__gte": catalogue.midnight(period.start)}
    if period.end is not None:
        days[f"{name}__lt"] = catalogue.midnight(period.end)
    return found.filter(**days)


def _grouped(found: "QuerySet[Any]", name: str, by: str | None, zone: ZoneInfo) -> "QuerySet[Any]":
    keys = ["department", "item"]
    if by is not None:
        found = found.annotate(step=_STEPS[by](name, tzinfo=zone))
        keys.append("step")
    grouped: QuerySet[Any] = found.values(*keys).order_by()
    return grouped


def _key(row: Mapping[str, Any]) -> tuple[str, str, date | None]:
    step: datetime | None = row.get("step")
    return row["department"], row["item"], step.date() if step else None


def _order(key: tuple[str, str, date | None]) -> tuple[str, str, date]:
    return key[0], key[1], key[2] or date.min
