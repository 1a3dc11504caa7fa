"""Drawing up a letter, and what is done with it: one act, one entry in its history and in the audit trail."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.limits import LimitValue
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.sources import Source
from gongxin.catalogue.tables import work_calendar
from gongxin.kernel import people, personal
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import INVISIBLE, plain
from gongxin.quality.letters import queries
from gongxin.quality.letters.lapses import Lapse, lapses
from gongxin.quality.letters.states import LETTERS, LIMITS, Kind, State
from gongxin.quality.models import LONGEST_ANSWER, LONGEST_TEXT, Cited, Letter, LetterAct

BY_READING: Final = "read"
_WORDLESS: Final = ("send", BY_READING)
_UNSEEN: Final = str.maketrans(dict.fromkeys(f"\0{INVISIBLE}"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What somebody wants a letter to say (拟稿)."""

    kind: Kind
    source: Source
    text: str
    chosen: Collection[str]  # keys of lapses
    working_days: int | None = None  # for the answer; None: as the catalogue sets for the kind


@transaction.atomic
def draw_up(drawn: Drawn, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Letter:
    """Draw up a letter to a department, with the figures as they are at this moment (拟稿)."""
    source, on = drawn.source, catalogue.day(at)
    actor.require(Permission.DRAW_UP, department=source.code, division=source.division)
    days, limit = _days(drawn, catalogue, on)
    text = worded(drawn.text)
    cited = _chosen(drawn.chosen, lapses(source, catalogue=catalogue, actor=actor, on=on))
    made = Letter.objects.create(
        kind=drawn.kind,
        department=source.code,
        division=source.division,
        sender=actor.department or "",
        text=text,
        known_at=at,
        working_days=days,
        limit=limit,
        state=State.DRAFT,
    )
    Cited.objects.bulk_create(_cited(made, place, one) for place, one in enumerate(cited, 1))
    _note(made, "draw_up", "", actor=actor, at=at)
    return made


@transaction.atomic
def take(
    action: str,
    *,
    number: int,
    seen: int,
    text: str = "",
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
) -> Letter:
    """Send, answer, close, reopen or withdraw a letter; all but sending it say something (办理).

    `seen`: of how many acts the actor knows. Nobody closes an answer, or answers a request, unread.
    """
    letter = _locked(number, actor)
    if letter.acts.count() != seen:
        raise GongxinError("quality.changed_since_shown")
    if action == BY_READING:
        raise GongxinError("machine.not_now", state=letter.state, action=action)
    return _move(letter, action, text, catalogue=catalogue, actor=actor, at=at)


def opened(number: int, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Letter:
    """A letter to be read; the first time that its department opens it is noted (签收)."""
    letter = queries.letter(number, actor=actor)
    if not _unread(letter, actor):
        return letter
    with transaction.atomic():
        letter = _locked(number, actor)
        if _unread(letter, actor):
            _move(letter, BY_READING, "", catalogue=catalogue, actor=actor, at=at)
        return letter


def set_for(kind: Kind, catalogue: Catalogue, on: date) -> LimitValue | None:
    """The working days that the catalogue sets for the answer to such a letter; None where it sets none."""
    limit = catalogue.limits.get(LIMITS[kind])
    values = limit.values if limit else ()
    return next((value for value in values if on in value.valid and value.working_days), None)


def worded(given: str) -> str:
    """A text as a letter keeps it: refused if something personal stands in it, or a name by itself."""
    lines = [line.strip() for line in given.translate(_UNSEEN).strip().splitlines()]
    text = "\n".join(lines)
    if not text:
        raise GongxinError("quality.no_text")
    if len(text) > LONGEST_TEXT:
        raise GongxinError("quality.long_text", limit=LONGEST_TEXT)
    if personal.scan(text) or any(map(_names_somebody, lines)):
        raise GongxinError("quality.personal_text")
    return text


def _names_somebody(line: str) -> bool:
    """The line, or what stands behind its first colon or blank, is a name as people bear: 联系人：王 小明."""
    whole = plain(line)
    return any(map(_is_a_name, (whole, *re.split("[: ] *", whole, maxsplit=1)[1:])))


def _is_a_name(text: str) -> bool:
    in_latin = people.is_a_name(text) and people.is_borne(text)  # Market Supervision Bureau is none
    return in_latin or people.is_a_name(text.replace(" ", ""))


def _unread(letter: Letter, actor: Actor) -> bool:
    return any(step.action == BY_READING for step in queries.steps(letter, actor))


def _locked(number: int, actor: Actor) -> Letter:
    found = queries.visible(actor).select_for_update().filter(pk=number).first()
    if found is None:
        raise GongxinError("quality.unknown_letter")
    return found


def _move(
    letter: Letter, action: str, text: str, *, catalogue: Catalogue, actor: Actor, at: datetime
) -> Letter:
    step = LETTERS[Kind(letter.kind)].step(State(letter.state), action)
    if not queries.may(step, letter, actor):
        raise GongxinError("access.refused", permission=str(step.permission))
    said = "" if action in _WORDLESS else worded(text)
    letter.state = step.target
    if step.limit:
        calendar = work_calendar(catalogue.calendar)
        letter.due_on = calendar.add(catalogue.day(at), letter.working_days)
    letter.save(update_fields=["state", "due_on"])
    _note(letter, action, said, actor=actor, at=at)
    return letter


def _note(letter: Letter, action: str, text: str, *, actor: Actor, at: datetime) -> None:
    LetterAct.objects.create(
        letter=letter,
        action=action,
        state=letter.state,
        text=text,
        due_on=letter.due_on,
        actor=actor.name,
        user_id=actor.user_id,
        at=at,
    )
    audit.append(
        f"quality.{action}_letter", actor=actor, at=at, letter=letter.pk, department_code=letter.department
    )


def _days(drawn: Drawn, catalogue: Catalogue, on: date) -> tuple[int, str]:
    """The working days for the answer, and the value of the catalogue that sets them: empty if by hand."""
    value = set_for(drawn.kind, catalogue, on) if drawn.working_days is None else None
    days = value.working_days if value else drawn.working_days
    if days is None:
        raise GongxinError("quality.no_answer_days", most=LONGEST_ANSWER)
    if not 1 <= days <= LONGEST_ANSWER:
        raise GongxinError("quality.answer_days", most=LONGEST_ANSWER)
    return days, value.id if value else ""


def _chosen(keys: Collection[str], known: list[Lapse]) -> list[Lapse]:
    if not keys:
        raise GongxinError("quality.nothing_cited")
    if not set(keys) <= {one.key for one in known}:
        raise GongxinError("quality.lapse_gone")
    return [one for one in known if one.key in keys]


def _cited(letter: Letter, place: int, one: Lapse) -> Cited:
    return Cited(
        letter=letter,
        place=place,
        what=one.what,
        item=one.item,
        period_from=one.period.start,
        period_until=cast("date", one.period.end),  # a lapse is of some days
        due_on=one.due_on,
        receipt=one.receipt,
        figure=one.figure,
        among=one.among,
    )
