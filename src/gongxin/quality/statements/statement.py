"""What a monthly statement says, before it is given a form (数据质量月报)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue, Text
from gongxin.catalogue.scoring import Indicator, of_reporting
from gongxin.kernel.period import Period
from gongxin.quality import dues, scores
from gongxin.quality.dues import Due, Stand


@dataclass(frozen=True, slots=True)
class Line:
    """A department's item with its figures, in the order of the indicators; no item: all of them."""

    department: Text
    item: Text | None
    figures: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A month of reporting as an actor may see it (月报)."""

    month: Period
    at: datetime
    demonstration: bool
    indicators: tuple[Indicator, ...]  # of the columns
    lines: tuple[Line, ...]
    total: tuple[Decimal | None, ...]
    overdue: tuple[tuple[Due, Text, Text], ...]  # with department and item
    definitions: tuple[Indicator, ...]  # all there are


def statement(month: Period, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Statement:
    """The statement of a month, as known at a moment."""
    on: date = catalogue.day(at)
    shown = tuple(one for one in catalogue.indicators.values() if one.overview)
    cards = scores.cards(month, catalogue=catalogue, actor=actor, on=on)
    late = dues.dues(within=month, catalogue=catalogue, actor=actor, on=on)
    return Statement(
        month=month,
        at=at,
        demonstration=catalogue.demonstration,
        indicators=shown,
        lines=tuple(
            Line(_department(code, catalogue), _item(item, catalogue), tuple(i.value(counts) for i in shown))
            for (code, item), counts in cards.items()
        ),
        total=tuple(one.value(scores.total(cards.values())) for one in shown),
        overdue=tuple(
            (one, _department(one.department, catalogue), _item(one.item, catalogue))
            for one in late
            if one.stand is Stand.OVERDUE
        ),
        definitions=of_reporting(catalogue.indicators.values()),
    )


def _department(code: str, catalogue: Catalogue) -> Text:
    found = catalogue.sources.get(code)
    return found.name if found else Text(code, code)


def _item(name: str, catalogue: Catalogue) -> Text:
    found = catalogue.items.get(name)
    return found.title if found else Text(name, name)
