"""What is due of departments, who is not connected and what is not shared, in words (应报清单、共享缺口)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue import tables
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.disclosure import currency
from gongxin.disclosure.currency import Stale
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period
from gongxin.quality import assessing, dues, gaps
from gongxin.quality.assessing import District, Earned, Sheet
from gongxin.quality.dues import Stand
from gongxin.quality.gaps import Connected, Connection, Supply
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
    """What must be reported soon or should have been, and what has grown old, for the first page."""
    if not actor.holds(Permission.READ_DELIVERIES):
        return []
    law = catalogue()
    return [
        *([_unreported(actor, on)] if law.duties else ()),
        *([_not_renewed(actor, on)] if law.cycles else ()),
    ]


def _unreported(actor: Actor, on: date) -> Due:
    open_ones = [one for one in _found(actor, on) if one.stand in (Stand.OVERDUE, Stand.SOON)]
    meaning = Text(
        "逾期未报和即将到期的报送事项；没有可报的，请作零报送。",
        "Reports that are overdue or due soon; where there is nothing, say so.",
    )
    return Due(Text("应报未报", "Reports due"), meaning, len(open_ones), reverse("desk:reports-due"))


def _not_renewed(actor: Actor, on: date) -> Due:
    meaning = Text(
        "超过更新周期没有更新的组织；请报送最新情况。",
        "Organisations of which nothing was told anew within the update cycle.",
    )
    count = sum(one.organisations for one in behind(actor=actor, on=on))
    return Due(Text("久未更新", "Out of date"), meaning, count, f"{reverse('desk:gaps')}#behind")


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


def districts(found: Sequence[Sheet]) -> list[tuple[District, str, int | None]]:
    """Divisions with their names and places, the best first; nothing where there is but one."""
    of = assessing.districts(found)
    places = assessing.places({one.division: one.share for one in of})
    told = [
        (one, tables.divisions().name(one.division) or one.division, places.get(one.division)) for one in of
    ]
    return sorted(told, key=lambda one: one[2] or len(of) + 1) if len(of) > 1 else []


def _branches(earned: Earned, depth: int) -> Iterator[Branch]:
    indicator = catalogue().indicators.get(earned.part.indicator or "")
    figure = indicator.said(earned.figure) if indicator and earned.figure is not None else None
    yield Branch(earned, depth, figure)
    for part in earned.parts:
        yield from _branches(part, depth + 1)


@dataclass(frozen=True, slots=True)
class Behind:
    """An item that a department has not told anew within its update cycle, wholly or of some (久未更新)."""

    department: Text
    department_code: str
    item: Text
    item_id: str
    cycle: Text
    told_on: date | None  # when it last told of the item at all
    state: State | None  # set where the department as a whole is behind
    organisations: int
    oldest_on: date | None


NOT_RENEWED: Final = State(Text("逾期未更新", "not renewed"), "grave")


def behind(*, actor: Actor, on: date) -> list[Behind]:
    """What grows old of departments that an actor may see: the whole of an item, or some organisations."""
    law = catalogue()
    counted = {(one.source.code, one.item.id): one for one in currency.stale(law)}
    found = [
        _behind(one, supply, counted.get((one.source.code, supply.item.id)), on)
        for one in gaps.connections(catalogue=law, actor=actor)
        for supply in one.supplies
        if supply.item.id in law.cycles and supply.last_on
    ]
    return [one for one in found if one.state or one.organisations]


def _behind(one: Connected, supply: Supply, old: Stale | None, on: date) -> Behind:
    cycle = catalogue().cycles[supply.item.id]
    late = supply.last_on is not None and supply.last_on < cycle.before(on)
    return Behind(
        department=one.source.name,
        department_code=one.source.code,
        item=supply.item.title,
        item_id=supply.item.id,
        cycle=cycle.said,
        told_on=supply.last_on,
        state=NOT_RENEWED if late else None,
        organisations=old.organisations if old else 0,
        oldest_on=old.oldest_on if old else None,
    )


def connections(found: list[Connected]) -> list[tuple[Connected, State]]:
    """How departments are connected, in words."""
    return [(one, CONNECTIONS[one.connection]) for one in found]
