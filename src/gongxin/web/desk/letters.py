"""Letters to departments that fall behind, as the desk shows them (督促函件)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.urls import reverse

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.agreements import departments
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.catalogue.sources import Source
from gongxin.collection.queries import PAGE
from gongxin.kernel.errors import GongxinError
from gongxin.quality.letters import actions, queries
from gongxin.quality.letters.content import Content, Line, content, lines
from gongxin.quality.letters.lapses import lapses
from gongxin.quality.letters.states import UNANSWERED, Kind, What
from gongxin.quality.letters.states import State as Stage
from gongxin.quality.letters.words import KINDS, STATES
from gongxin.quality.models import Cited, Letter
from gongxin.web.desk import wording
from gongxin.web.desk.shown import Due, State, Step
from gongxin.web.look.paging import Page

TONES: Final = {
    Stage.SENT: "notice",
    Stage.READ: "notice",
    Stage.ANSWERED: "info",
    Stage.CLOSED: "good",
}
STEPS: Final = {
    "send": Step("send", Text("批准并发出", "Approve and send")),
    "answer": Step("answer", Text("提交答复", "Hand in the answer")),
    "close": Step("close", Text("办结", "Close")),
    "reopen": Step("reopen", Text("退回重新答复", "Send back for another answer")),
    "withdraw": Step("withdraw", Text("撤回", "Withdraw"), grave=True),
}
PLACES: Final = {
    What.MISSING: "desk:reports-due",
    What.GAP: "desk:gaps",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter as lists show it."""

    number: int
    kind: Text
    department: Text
    known_at: datetime
    due_on: date | None
    state: State
    overdue: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A lapse that a letter may tell."""

    key: str
    line: Line
    chosen: bool


@dataclass(frozen=True, slots=True)
class Days:
    """How long the answer to a kind of letter may take, as the catalogue says."""

    kind: Text
    days: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A letter with what the reader may do."""

    content: Content
    lines: tuple[tuple[Line, str], ...]  # each with where it can be looked at now
    state: State
    overdue: bool
    sends: bool
    steps: tuple[Step, ...]  # that say something
    answers: bool  # what is said is the department's answer


def listed(*, actor: Actor, on: date, number: int, state: Stage | None) -> Page[Entry]:
    """One page of the letters that an actor may see."""
    page = queries.listed(actor=actor, page=number, state=state)
    return Page([_entry(one, on) for one in page.entries], page.number, PAGE, page.total)


def latest(department: str, *, actor: Actor, on: date) -> list[Entry]:
    """The last letters to a department."""
    return [_entry(one, on) for one in queries.latest(department, actor=actor)]


def waiting(actor: Actor) -> list[Due]:
    """How many letters wait for the actor, for the first page of those who send or answer them."""
    if not actor.holds(Permission.READ_DELIVERIES):
        return []
    if not (actor.holds(Permission.SEND) or actor.holds(Permission.ANSWER)):
        return []
    meaning = Text(
        "等待批准、答复或者办结的通报、约谈通知书和督办函。",
        "Notices, interviews and supervision letters to be approved, answered or closed.",
    )
    words = Text("督促函件", "Letters to departments")
    return [Due(words, meaning, queries.waiting(actor), reverse("desk:letters"))]


def may_draw_up(source: Source, actor: Actor) -> bool:
    """Whether an actor may draw up a letter to a department."""
    return actor.may(Permission.DRAW_UP, department=source.code, division=source.division)


def addressees(actor: Actor) -> list[Source]:
    """The departments that an actor may write to. They are public bodies: others owe nothing."""
    return [one for one in departments(catalogue()) if may_draw_up(one, actor)]


def addressee(code: str, actor: Actor) -> Source:
    """The department of that code, if the actor may write to it."""
    found = next((one for one in addressees(actor) if one.code == code), None)
    if found is None:
        raise GongxinError("quality.unknown_department")
    return found


def choices(source: Source, asked: list[str] | None, *, actor: Actor, on: date) -> list[Choice]:
    """What a letter may tell; at first whatever is overdue is chosen."""
    law = catalogue()
    found = lapses(source, catalogue=law, actor=actor, on=on)
    return [
        Choice(one.key, line, one.pressing if asked is None else one.key in asked)
        for one, line in zip(found, lines(found, law), strict=True)
    ]


def days(on: date) -> list[Days]:
    """What the catalogue sets for the answers to each kind of letter."""
    law = catalogue()
    found = [(KINDS[kind], actions.set_for(kind, law, on)) for kind in Kind]
    return [Days(words, value.working_days if value else None) for words, value in found]


def whole(found: Letter, *, actor: Actor, on: date) -> Whole:
    """A letter, what can be looked at beside it, and what the actor may do."""
    told = content(found, catalogue())
    allowed = [step.action for step in queries.steps(found, actor) if step.action in STEPS]
    cited = zip(told.lines, (_place(one) for one in found.cited.all()), strict=True)
    return Whole(
        content=told,
        lines=tuple(cited),
        state=_state(found),
        overdue=_is_overdue(found, on),
        sends="send" in allowed,
        steps=tuple(STEPS[name] for name in allowed if name != "send"),
        answers="answer" in allowed,
    )


def _place(one: Cited) -> str:
    """Where a cited thing can be looked at as it is now."""
    if one.receipt:
        return f"{reverse('desk:delivery', args=[one.receipt])}#mending"
    if one.what in PLACES:
        return reverse(PLACES[What(one.what)])
    card = reverse("desk:scorecard", args=[one.letter.department, one.item])
    return f"{card}?month={one.period_from:%Y-%m}"


def _entry(one: Letter, on: date) -> Entry:
    return Entry(
        one.pk,
        KINDS[Kind(one.kind)],
        wording.department(one.department),
        one.known_at,
        one.due_on,
        _state(one),
        _is_overdue(one, on),
    )


def _state(one: Letter) -> State:
    stage = Stage(one.state)
    return State(STATES[stage], TONES.get(stage, ""))


def _is_overdue(one: Letter, on: date) -> bool:
    return one.state in UNANSWERED and one.due_on is not None and one.due_on < on
