"""What became of a subject, and whose branch it is: stated by a person, undone by a person (主体关系).

A statement moves nothing. Both subjects keep their records, and readers follow the relation: whoever asks for
a new code is shown what stands under the old one as well. To undo it is one more row: all is as before.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.identity import queries
from gongxin.identity.kinds import ONCE, Kind
from gongxin.identity.queries import Subject
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.personal import mask

LENGTH: Final = 200  # of a document's number and title


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person states from a document (关系事项). No other: a branch that has no parent any more."""

    kind: Kind
    subject: Subject
    other: Subject | None
    since: date
    basis: str

    @property
    def ends(self) -> list[int]:
        return [one.id for one in (self.subject, self.other) if one]


def checked(
    kind: Kind, *, code: str, other_code: str, since: date, basis: str, on: date, actor: Actor
) -> Stated:
    """The statement as it would be made today, or why it cannot be."""
    subject = _known(code)
    other = None if kind is Kind.BRANCH and not other_code else _known(other_code)
    for one in (subject, other):
        if one:
            require_judge(actor, one)
    stated = Stated(kind, subject, other, since, _document(basis))
    if since > on:
        raise GongxinError("identity.day_to_come", day=since.isoformat())
    _refuse_what_cannot_be(stated)
    return stated


@transaction.atomic
def state(stated: Stated, *, actor: Actor, at: datetime) -> int:
    """Append a statement; answers its number (登记关系)."""
    _one_at_a_time()
    _refuse_what_cannot_be(stated)
    subject, other = stated.subject, stated.other
    number = _insert(
        stated.kind, subject.id, other and other.id, stated.since, None, stated.basis, actor=actor, at=at
    )
    _settle_parent(stated.kind, subject.id)
    audit.append(
        f"identity.state_{stated.kind.word}",
        actor=actor,
        at=at,
        relation=number,
        code=subject.code,
        other_code=other.code if other else None,
    )
    return number


@transaction.atomic
def undo(relation_id: int, *, reason: str, actor: Actor, at: datetime) -> list[int]:
    """Append that a statement does not hold; answers the subjects that it tied (撤销关系).

    The statement stays, with the day on which and the reason for which it was undone.
    """
    reason = _document(reason, missing="identity.no_reason")
    _one_at_a_time()
    found = queries.relation(relation_id)
    if found is None:
        raise GongxinError("identity.unknown_relation")
    for one in filter(None, (queries.by_id(end) for end in found.ends)):
        require_judge(actor, one)
    if found.undone_at:
        raise GongxinError("identity.undone_before")
    kind, ends = Kind(found.kind), found.ends
    other = found.other.subject_id if found.other else None
    _insert(kind, found.subject.subject_id, other, found.since, relation_id, reason, actor=actor, at=at)
    _settle_parent(kind, found.subject.subject_id)
    audit.append(f"identity.undo_{kind.word}", actor=actor, at=at, relation=relation_id)
    return ends


def _known(code: str) -> Subject:
    """The subject of that very code. A business of a natural person has none, and nothing is tied to it."""
    found = queries.by_code(code)
    if found is None:
        raise GongxinError("identity.unknown_code", code=code)
    return found


def require_judge(actor: Actor, subject: Subject) -> None:
    """Whoever judges for a region judges of its organisations, and of those whose division nobody told."""
    division = subject.division or actor.scope.division
    actor.require(Permission.JUDGE, department=actor.department or "", division=division)


def _document(given: str, *, missing: str = "identity.no_document") -> str:
    """What it rests on, as it is kept: masked, and neither empty nor endless."""
    said = mask(given.strip())
    if not said:
        raise GongxinError(missing)
    if len(said) > LENGTH:
        raise GongxinError("identity.long_document", limit=LENGTH)
    return said


def _refuse_what_cannot_be(stated: Stated) -> None:
    kind, subject, other = stated.kind, stated.subject, stated.other
    if other and other.id == subject.id:
        raise GongxinError("identity.same_subject")
    if kind is Kind.CODE_CHANGE and other and other.provisional:
        raise GongxinError("identity.not_registered", code=other.code)
    if kind is Kind.BRANCH:
        _refuse_the_same_parent(stated)
    else:
        _refuse_a_second(stated)
    if other and subject.id in _beyond(kind, other.id):
        raise GongxinError("identity.in_a_circle", code=subject.code, other=other.code)


def _refuse_the_same_parent(stated: Stated) -> None:
    """A day that a registration only told may be corrected."""
    present = queries.present_parent(stated.subject.id)
    same = (present and present.subject_id) == (stated.other and stated.other.id)
    if same and not (present and present.told and present.since != stated.since):
        raise GongxinError("identity.stated_before")


def _beyond(kind: Kind, other_id: int) -> list[int]:
    """What a relation to a subject leads to; it must not lead back.

    Whose branch one was is over. What came of a division may be absorbed again by what was divided.
    """
    if kind is Kind.BRANCH:
        return queries.above(other_id)
    return queries.reached(other_id, [int(one) for one in ONCE]) if kind in ONCE else []


def _refuse_a_second(stated: Stated) -> None:
    others = queries.standing(stated.subject.id, int(stated.kind))
    if stated.other and stated.other.id in others:
        raise GongxinError("identity.stated_before")
    if others and stated.kind in ONCE:
        raise GongxinError("identity.gone_elsewhere", code=stated.subject.code)


def await_statements() -> None:
    """Until the transaction ends nothing is stated or undone; registrations may come in beside each other.

    What they show of ties might be undone meanwhile and come back. To be called before a subject is locked.
    """
    _lock("pg_advisory_xact_lock_shared")


def _one_at_a_time() -> None:
    """Two statements that each look sound may make a circle together."""
    _lock("pg_advisory_xact_lock")


def _lock(how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {how}(hashtext('gongxin relation'), 0)")


def _insert(*values: Any, actor: Actor, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into identity.relation"
            " (kind, subject_id, other_id, since, undoes, basis, actor, user_id, stated_at)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s) returning id",
            [*values, actor.name, actor.user_id, at],
        )
        return int(cursor.fetchone()[0])


def _settle_parent(kind: Kind, subject_id: int) -> None:
    """The registry's column for the present parent follows what stands; undoing may bring a circle back."""
    if kind is not Kind.BRANCH:
        return
    present = queries.present_parent(subject_id)
    parent = present.subject_id if present else None
    if parent and subject_id in queries.above(parent):
        one, other = queries.by_id(subject_id), queries.by_id(parent)
        raise GongxinError("identity.in_a_circle", code=one and one.code, other=other and other.code)
    with connection.cursor() as cursor:
        cursor.execute("update identity.subject set parent_id = %s where id = %s", [parent, subject_id])
