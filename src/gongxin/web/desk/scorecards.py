"""Scorecards in words: the figures of departments and items, by the pack's own definitions (数据质量评价)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gongxin.access.actor import Actor
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.catalogue.scoring import Indicator, of_reporting
from gongxin.collection.queries import sees
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period
from gongxin.quality import scores
from gongxin.web.desk import wording
from gongxin.web.portal import chart
from gongxin.web.portal.chart import Chart
from gongxin.web.portal.shown import Month

MONTHS: Final = 12
SENSIBLE: Final = Period(date(2000, 1, 1), date(2100, 1, 1))  # months to ask for
STACKED: Final = (
    (Text("入库", "loaded"), ("accepted", "unchanged", "corrected")),
    (Text("待处理", "waiting"), ("held", "unlinked")),
    (Text("退回", "refused"), ("refused", "personal")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator with what it comes to."""

    indicator: Indicator
    value: Decimal | None

    @property
    def said(self) -> Text:
        """The value with its unit."""
        return self.indicator.said(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A department's item, or a day, with its figures."""

    department: str
    item: str
    department_name: Text
    item_name: Text
    start: date | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A department's item: the figures of a month, its days, and the months before (评价卡)."""

    row: Row
    days: tuple[Row, ...]
    chart: Chart
    months: tuple[Month, ...]


def month_of(asked: str, today: date) -> Period:
    """The month that an address asks for; this one where it asks for nothing sensible."""
    try:
        start = date.fromisoformat(f"{asked}-01")
    except ValueError:
        start = today.replace(day=1)
    if start not in SENSIBLE:
        start = today.replace(day=1)
    return Period(start, add_months(start, 1))


def recent(today: date) -> list[date]:
    """The first days of the last months, this one first."""
    return [add_months(today.replace(day=1), -back) for back in range(MONTHS + 1)]


def overview(month: Period, *, actor: Actor, on: date) -> list[Row]:
    """One row for each department and item of which anything is counted."""
    shown = heads()
    cards = scores.cards(month, catalogue=catalogue(), actor=actor, on=on)
    return [_row(*key, counts, shown) for key, counts in cards.items()]


def card(department: str, item: str, month: Period, *, actor: Actor, on: date) -> Card | None:
    """One department's item; None for somebody who may not read its deliveries."""
    law = catalogue()
    source = law.sources.get(department)
    if source is None or item not in law.items or not sees(actor, source):
        return None
    counted: Mapping[str, int] = scores.cards(month, catalogue=law, actor=actor, on=on).get(
        (department, item), {}
    )
    lines = scores.lines(month, catalogue=law, actor=actor, by="day", department=department, item=item)
    months = _months(department, item, month, actor)
    return Card(
        row=_row(department, item, counted, of_reporting(law.indicators.values())),
        days=tuple(_row(department, item, line.counts, heads(), line.start) for line in reversed(lines)),
        chart=chart.draw([words for words, _ in STACKED], months),
        months=months,
    )


def _months(department: str, item: str, month: Period, actor: Actor) -> tuple[Month, ...]:
    starts = [add_months(month.start, -back) for back in reversed(range(MONTHS))]
    found = scores.lines(
        Period(starts[0], month.end),
        catalogue=catalogue(),
        actor=actor,
        by="month",
        department=department,
        item=item,
    )
    counts = {line.start: line.counts for line in found}
    return tuple(Month(f"{start:%Y-%m}", _stacked(counts.get(start, {}))) for start in starts)


def _stacked(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sum(counts.get(name, 0) for name in names) for _, names in STACKED)


def _row(
    department: str,
    item: str,
    counts: Mapping[str, int],
    shown: Iterable[Indicator],
    start: date | None = None,
) -> Row:
    return Row(
        department,
        item,
        wording.department(department),
        wording.item(item),
        start,
        tuple(Figure(one, one.value(counts)) for one in shown),
    )


def heads() -> Sequence[Indicator]:
    """The indicators of the overview, in the order of the packs."""
    return [one for one in catalogue().indicators.values() if one.overview]
