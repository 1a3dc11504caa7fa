"""Reading a file for a stated purpose: the audit entry and the reading are one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Audience, Information, Item
from gongxin.catalogue.queries import in_force
from gongxin.catalogue.sources import Source
from gongxin.catalogue.words import PURPOSES
from gongxin.collection.queries import sees
from gongxin.disclosure import currency, views
from gongxin.disclosure.currency import Old
from gongxin.disclosure.models import Seen
from gongxin.identity import queries as registry
from gongxin.identity.queries import Subject
from gongxin.kernel import personal
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import queries as ledger
from gongxin.ledger.models import Entry
from gongxin.web.look.paging import LENGTH

LONGEST = 40
DUE = "class"  # to say the class of a record of one's own
RENEW = "renew"  # to tell anew what one told long ago


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is read for, as whom, and what kinds of information are left out (查阅说明)."""

    purpose: str
    case_number: str
    audience: Audience = Audience.GOVERNMENT
    without: frozenset[Information] = frozenset()


def left_out(named: list[str]) -> frozenset[Information]:
    """The kinds of information that a reader leaves out; public credit information is what a file is of.

    Raises:
        GongxinError: `web.no_such_information` for any other name: what was to stay unread would be read.
    """
    if not set(named) <= set(Information) - {Information.PUBLIC}:
        raise GongxinError("web.no_such_information")
    return frozenset(map(Information, named))


def read_file(
    code: str, asked: Asked, *, actor: Actor, at: datetime, on: date, known_at: datetime | None = None
) -> tuple[Subject, list[Seen]]:
    """The file of an organisation as departments may see it (查阅档案); what is not found is noted too.

    Market and self-declared information come with it, each under its label, unless they are left out.
    It is noted for everybody of whom records are read: for those with the former codes as well.
    Whatever is more than public is read here and nowhere else: the own file of an organisation too.
    """
    actor.must_hold(Permission.READ_FILES)
    if asked.purpose not in PURPOSES:
        raise GongxinError("web.no_purpose")
    told = personal.mask(asked.case_number.strip())
    if not told:
        raise GongxinError("web.no_case_number")
    if len(told) > LONGEST:
        raise GongxinError("web.long_case_number", limit=LONGEST)
    left_out = {"without": " ".join(sorted(asked.without))} if asked.without else {}
    with transaction.atomic():  # a refusal must leave its trace, so it is raised outside
        subject = registry.by_code(code)
        former = registry.earlier(subject.id, known_at=known_at).values() if subject else ()
        for read in (subject.code if subject else None, *former):
            audit.append(
                "disclosure.read_file",
                actor=actor,
                at=at,
                code=read,
                audience=asked.audience,
                purpose=asked.purpose,
                case_number=told,
                **left_out,
            )
        if subject is not None:
            seen = views.view(
                subject.id,
                asked.audience,
                in_force(),
                on=on,
                known_at=known_at,
                beside=set(Information) - asked.without,
                purpose=asked.purpose,
            )
            return subject, seen
    raise GongxinError("web.unknown_organisation")


@transaction.atomic
def read_due(*, actor: Actor, at: datetime, number: int) -> tuple[list[tuple[Subject, Entry]], int]:
    """One page of the records whose class the actor's departments have yet to say, and how many there are.

    Nothing but these records is read of an organisation, and each reading is noted for it.
    """
    actor.must_hold(Permission.READ_DELIVERIES)
    sources = [source.number for source in catalogue().sources.values() if sees(actor, source)]
    due = list(chain.from_iterable(map(views.undetermined, sources)))
    shown = due[(number - 1) * LENGTH : number * LENGTH]
    found = [(registry.by_id(subject), ledger.record(subject, record)) for _, subject, record in shown]
    read = [(subject, entry) for subject, entry in found if subject and entry]
    for subject, entry in read:
        audit.append(
            "disclosure.read_due",
            actor=actor,
            at=at,
            code=subject.code,
            record=entry.record_id,
            purpose=DUE,
        )
    return read, len(due)


@transaction.atomic
def read_old(item: Item, source: Source, *, actor: Actor, at: datetime) -> list[Old]:
    """The organisations of which a department told nothing anew; each reading is noted for it."""
    actor.must_hold(Permission.READ_DELIVERIES)
    law = catalogue()
    found = currency.old(item, source, law, on=law.day(at))
    for one in found[: currency.LISTED]:
        audit.append("disclosure.read_old", actor=actor, at=at, code=one.code, item=item.id, purpose=RENEW)
    return found
