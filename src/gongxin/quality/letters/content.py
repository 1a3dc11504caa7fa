"""What a letter says, before it is given a form (函件内容)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from gongxin.access.models import Department
from gongxin.catalogue.limits import LimitValue
from gongxin.catalogue.model import Catalogue, Text
from gongxin.catalogue.page import cited
from gongxin.kernel.period import Period
from gongxin.quality.letters.lapses import Lapse
from gongxin.quality.letters.states import Kind, State, What
from gongxin.quality.letters.words import ACTIONS, KINDS, PAPER, WHAT, figure, working_days
from gongxin.quality.models import Cited, Letter


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in which the department fell behind (事项)."""

    what: Text
    item: Text
    period: Period
    figure: Text
    due_on: date | None
    receipt: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done with the letter (办理记录)."""

    words: Text
    at: datetime
    text: str
    by: str
    due_on: date | None  # for the answer, where it starts the limit


@dataclass(frozen=True, slots=True)
class Content:
    """A letter with all that was done with it."""

    number: int
    kind: Text
    to: Text
    department: str
    sender: str
    text: str
    known_at: datetime
    lines: tuple[Line, ...]
    days: Text
    set_by: Text
    due_on: date | None
    state: State
    events: tuple[Event, ...]


def content(letter: Letter, catalogue: Catalogue) -> Content:
    """The letter in words. It tells of departments, whatever the catalogue has become since."""
    source = catalogue.sources.get(letter.department)
    sender = Department.objects.filter(pk=letter.sender).first()
    return Content(
        number=letter.pk,
        kind=KINDS[Kind(letter.kind)],
        to=source.name if source else Text(letter.department, letter.department),
        department=letter.department,
        sender=sender.name if sender else letter.sender,
        text=letter.text,
        known_at=letter.known_at,
        lines=tuple(lines(map(_lapse, letter.cited.all()), catalogue)),
        days=working_days(letter.working_days),
        set_by=_set_by(_value(letter.limit, catalogue), letter, catalogue),
        due_on=letter.due_on,
        state=State(letter.state),
        events=tuple(
            Event(
                ACTIONS[act.action],
                act.at,
                act.text,
                act.actor,
                act.due_on if act.action in ("send", "reopen") else None,
            )
            for act in letter.acts.all()
        ),
    )


def lines(found: Iterable[Lapse], catalogue: Catalogue) -> list[Line]:
    """Lapses in words."""
    return [
        Line(
            WHAT[one.what],
            catalogue.items[one.item].title if one.item in catalogue.items else Text(one.item, one.item),
            one.period,
            figure(one.what, one.figure, one.among),
            one.due_on,
            one.receipt,
        )
        for one in found
    ]


def _lapse(one: Cited) -> Lapse:
    return Lapse(
        What(one.what),
        one.item,
        Period(one.period_from, one.period_until),
        one.figure,
        one.among,
        one.due_on,
        one.receipt,
    )


def _value(named: str, catalogue: Catalogue) -> LimitValue | None:
    limit = catalogue.limits.get(named.rpartition("@")[0])
    return next((value for value in limit.values if value.id == named), None) if limit else None


def _set_by(value: LimitValue | None, letter: Letter, catalogue: Catalogue) -> Text:
    """Who set the days for the answer; the id of a value that the catalogue has no more."""
    if not letter.limit:
        return PAPER["by_hand"]
    said = PAPER["by_law"]
    if value is None:
        return Text(said.zh.format(basis=letter.limit), said.en.format(basis=letter.limit))
    law = cited([value.basis], catalogue)
    checked = value.basis.verified or value.id in catalogue.confirmed
    mark = Text("", "") if checked else PAPER["unverified"]
    return Text(said.zh.format(basis=law.zh) + mark.zh, said.en.format(basis=law.en) + mark.en)
