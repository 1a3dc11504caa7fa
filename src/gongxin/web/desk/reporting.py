"""What is due of departments, who is not connected and what is not shared, in words (应报清单、共享缺口)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period
from gongxin.quality import dues
from gongxin.quality.assessing import Earned, Sheet
from gongxin.quality.dues import Stand
from gongxin.quality.gaps import Connected, Connection
from gongxin.web.desk import wording
from gongxin.web.desk.shown import Due, State

BACK: Final = 6  # months
STANDS: Final = {
    Stand.MET: State(Text("已报送", "reported"), "good"),
    Stand.NOTHING: State(Text("零报送", "nothing to report"), "info"),
    Stand.OVERDUE: State(Text("逾期未报", "overdue"), "grave"),
    Stand.SOON: State(Text("即将到期", "due soon"), "notice"),
    Stand.OPEN: State(Text("未到期", "not due yet")),
}


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is due, as the list shows it."""

    duty: Text
    department: Text
    department_code: str
    item: Text
    item_id: str
    period: Period
    due_on: date
    state: State
    received_on: date | None
    open: bool


def due(*, actor: Actor, on: date) -> list[Report]:
    """What fell due in the last months and what falls due next; what is still to be done first."""
    found = [_report(one) for one in _found(actor, on)]
    return sorted(found, key=lambda one: not one.open)


def reminders(*, actor: Actor, on: date) -> list[Due]:
    """What must be reported soon or should have been, for the first page."""
    if not catalogue().duties or not actor.holds(Permission.READ_DELIVERIES):
        return []
    open_ones = [one for one in _found(actor, on) if one.stand in (Stand.OVERDUE, Stand.SOON)]
    meaning = Text(
        "逾期未报和即将到期的报送事项；没有可报的，请作零报送。",
        "Reports that are overdue or due soon; where there is nothing, say so.",
    )
    return [Due(Text("应报未报", "Reports due"), meaning, len(open_ones), reverse("desk:reports-due"))]


def _found(actor: Actor, on: date) -> list[dues.Due]:
    first = add_months(on.replace(day=1), -BACK)
    within = Period(first, add_months(on.replace(day=1), 2))
    return dues.dues(within=within, catalogue=catalogue(), actor=actor, on=on)


def _report(one: dues.Due) -> Report:
    return Report(
        duty=one.duty.title,
        department=wording.department(one.department),
        department_code=one.department,
        item=wording.item(one.item),
        item_id=one.item,
        period=one.period,
        due_on=one.due_on,
        state=STANDS[one.stand],
        received_on=one.received_on,
        open=one.stand in (Stand.OVERDUE, Stand.SOON),
    )


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of an assessment at its depth, with what a department has of it."""

    earned: Earned
    depth: int
    figure: Text | None


CONNECTIONS: Final = {
    Connection.NEVER: State(Text("从未报送", "never reported"), "grave"),
    Connection.BY_HAND: State(Text("人工报送", "by hand"), "notice"),
    Connection.BY_MACHINE: State(Text("系统对接", "by a system"), "good"),
}


def tree(sheet: Sheet) -> list[Branch]:
    """The parts of a department's assessment in the order of the tree."""
    return [branch for part in sheet.parts for branch in _branches(part, 0)]


def _branches(earned: Earned, depth: int) -> Iterator[Branch]:
    indicator = catalogue().indicators.get(earned.part.indicator or "")
    figure = indicator.said(earned.figure) if indicator and earned.figure is not None else None
    yield Branch(earned, depth, figure)
    for part in earned.parts:
        yield from _branches(part, depth + 1)


def connections(found: list[Connected]) -> list[tuple[Connected, State]]:
    """How departments are connected, in words."""
    return [(one, CONNECTIONS[one.connection]) for one in found]
