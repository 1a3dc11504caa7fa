"""The platform in figures: what it holds, who is connected, how often it is asked (运行统计)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongxin.catalogue.agreements import departments
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.disclosure import queries, visits
from gongxin.disclosure.coverage import covered
from gongxin.disclosure.words import VISITS
from gongxin.kernel.period import Period

DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Day:
    """The requests of one day, by kind."""

    day: date
    requests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The platform in figures; of organisations None before the first count (运行统计)."""

    facts: int
    organisations: int | None
    filed: int | None
    units: int
    connected: int  # of these have handed in something that was taken
    items: int
    kinds: tuple[Text, ...]
    days: tuple[Day, ...]  # the latest first
    requests: tuple[int, ...]  # of these days together, by kind


def figures() -> Figures:
    """What is shown today, and what was asked for in the last thirty days."""
    law, on, counted = catalogue(), queries.today(), covered()
    units = {source.number for source in departments(law)}
    period = Period(on - timedelta(days=DAYS - 1), on + timedelta(days=1))
    asked = Counter({(one.day, one.kind): one.requests for one in visits.visited(period)})
    days = (on - timedelta(days=back) for back in range(DAYS))
    listed = tuple(Day(day, tuple(asked[day, kind] for kind in visits.KINDS)) for day in days)
    return Figures(
        facts=sum(n for *_, n in queries.counts()),
        organisations=sum(one.registered for one in counted) if counted else None,
        filed=sum(one.filed for one in counted) if counted else None,
        units=len(units),
        connected=len(units & {source for _, source, _ in queries.freshness()}),
        items=len(law.items),
        kinds=tuple(VISITS[kind] for kind in visits.KINDS),
        days=listed,
        requests=tuple(sum(of_kind) for of_kind in zip(*(one.requests for one in listed), strict=True)),
    )
