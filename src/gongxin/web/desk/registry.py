"""The registry in words: an organisation's history, and two organisations side by side."""

from datetime import datetime
from typing import Final

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Text
from gongxin.disclosure import views
from gongxin.identity import queries
from gongxin.identity.queries import Relation
from gongxin.identity.relations import Stated, require_judge
from gongxin.identity.words import RELATIONS
from gongxin.web.desk import wording
from gongxin.web.desk.shown import Compared, Dated, History, Side, Statement
from gongxin.web.portal import wording as facts

PURPOSE: Final = "registry"


@transaction.atomic
def history(code: str, *, actor: Actor, at: datetime) -> History | None:
    """All that the registry knows of an organisation, noted for it; None if there is none of that code.

    For whoever judges for its region: names, addresses and relations that are over are nobody else's matter.
    """
    found = queries.history(code)
    if found is None:
        return None
    subject = found.subject
    require_judge(actor, subject)
    audit.append("disclosure.read_registry", actor=actor, at=at, code=subject.code, purpose=PURPOSE)
    return History(
        code=subject.code,
        name=subject.name or "",
        status=facts.status(subject.status, catalogue()),
        provisional=subject.provisional,
        names=tuple(Dated(one.name, one.valid_from, one.valid_until) for one in found.names),
        codes=tuple(
            Dated(one.code, one.valid_from, one.valid_until, wording.SCHEMES[one.scheme])
            for one in found.codes
        ),
        addresses=tuple(Dated(*told, None) for told in views.addresses(subject.id, catalogue())),
        statements=tuple(_statement(one, subject.id) for one in found.relations),
    )


def compared(stated: Stated) -> Compared:
    """The two organisations of a statement side by side, and what follows from it."""
    sides = tuple(
        Side(
            found.subject.code,
            found.subject.name or "",
            tuple(one.name for one in found.names if one.valid_until),
            facts.status(found.subject.status, catalogue()),
        )
        for one in (stated.subject, stated.other)
        if one and (found := queries.history(one.code))
    )
    words = RELATIONS[int(stated.kind), True] if stated.other else wording.NO_PARENT
    return Compared(sides, words, stated.since, stated.basis, wording.FOLLOWS[stated.kind])


def _statement(one: Relation, subject_id: int) -> Statement:
    leads = one.subject.subject_id == subject_id
    other = one.other if leads else one.subject
    return Statement(
        number=one.id,
        words=RELATIONS[one.kind, leads] if other else wording.NO_PARENT,
        other=other,
        since=one.since,
        basis=Text(one.basis, one.basis) if one.basis else wording.TOLD_BY_REGISTRATION,
        by=one.actor or "",
        stated_at=one.stated_at,
        undone_at=one.undone_at,
        undone_by=one.undone_by or "",
        reason=one.reason or "",
    )
