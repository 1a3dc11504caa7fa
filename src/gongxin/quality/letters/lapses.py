"""In what a department fell behind, as the platform knows it at a moment (落后事项)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.sources import Source
from gongxin.collection import tickets
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period
from gongxin.quality import dues, gaps, scores
from gongxin.quality.dues import Stand
from gongxin.quality.letters.states import What

BACK: Final = 6  # months before this one
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lapse:
    """One thing in which a department fell behind: item, period and figure (落后事项).

    figure: days overdue | records late | rows left | deliveries
    """

    what: What
    item: str
    period: Period
    figure: int
    among: int | None = None  # records with a limit | faulty rows
    due_on: date | None = None
    receipt: str = ""
    pressing: bool = True  # something is overdue

    @property
    def key(self) -> str:
        """By which a person chooses it: the same as long as it is the same thing, whatever its figure."""
        named = (self.what, self.item, self.period.start, self.due_on, self.receipt)
        return ":".join(map(str, named))


def lapses(source: Source, *, catalogue: Catalogue, actor: Actor, on: date) -> list[Lapse]:
    """All that an actor may see of a department's, on a day."""
    within = Period(add_months(on.replace(day=1), -BACK), on + _DAY)
    return [
        *_missing(source, within, catalogue, actor, on),
        *_late(source, within, catalogue, actor),
        *_tickets(source, catalogue, actor, on),
        *_gaps(source, catalogue, actor, on),
    ]


def _missing(source: Source, within: Period, catalogue: Catalogue, actor: Actor, on: date) -> Iterator[Lapse]:
    for due in dues.dues(within=within, catalogue=catalogue, actor=actor, on=on):
        if due.department == source.code and due.stand is Stand.OVERDUE:
            yield Lapse(What.MISSING, due.item, due.period, (on - due.due_on).days, due_on=due.due_on)


def _late(source: Source, within: Period, catalogue: Catalogue, actor: Actor) -> Iterator[Lapse]:
    """By the month in which they came."""
    lines = scores.lines(within, catalogue=catalogue, actor=actor, by="month", department=source.code)
    for line in lines:
        if line.start and line.counts["late"]:
            month = Period(line.start, add_months(line.start, 1))
            yield Lapse(What.LATE, line.item, month, line.counts["late"], line.counts["dated"])


def _tickets(source: Source, catalogue: Catalogue, actor: Actor, on: date) -> Iterator[Lapse]:
    """By the day on which the delivery came."""
    for ticket in tickets.open_of(source.code, actor=actor):
        received = catalogue.day(ticket.delivery.received_at)
        yield Lapse(
            What.TICKET,
            ticket.delivery.item,
            Period(received, received + _DAY),
            ticket.left,
            ticket.rows,
            ticket.due_on,
            ticket.delivery.receipt,
            tickets.is_overdue(ticket, on),
        )


def _gaps(source: Source, catalogue: Catalogue, actor: Actor, on: date) -> Iterator[Lapse]:
    """Since the platform took in its first delivery."""
    first = dues.first_day(catalogue)
    for one in gaps.connections(catalogue=catalogue, actor=actor) if first else ():
        if first and one.source == source:
            for item in one.missing:
                yield Lapse(What.GAP, item.id, Period(first, on + _DAY), 0, pressing=False)
