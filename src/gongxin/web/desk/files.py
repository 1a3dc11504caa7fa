"""Records from the ledger in words: files of organisations, and records without a class."""

from datetime import date
from itertools import chain, islice

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.disclosure import views
from gongxin.disclosure.models import Seen
from gongxin.identity import queries as registry
from gongxin.identity.queries import Subject
from gongxin.ledger import queries as ledger
from gongxin.web.desk.shown import File, FileFact, Undetermined
from gongxin.web.look.paging import LENGTH, Page
from gongxin.web.portal import wording


def file(subject: Subject, seen: list[Seen], *, on: date) -> File:
    """What was read of an organisation, latest first within each item."""
    return File(subject.code, subject.name or "", tuple(_fact(one, on) for one in seen))


def undetermined(*, actor: Actor, number: int) -> Page[Undetermined]:
    """Records of the actor's departments that wait for their class."""
    sources = [
        source.number
        for source in catalogue().sources.values()
        if actor.may(Permission.READ_DELIVERIES, department=source.code, division=source.division)
    ]
    waiting = list(chain.from_iterable(map(views.undetermined, sources)))
    shown = islice(waiting, (number - 1) * LENGTH, number * LENGTH)
    return Page(
        [_undetermined(subject, record) for _, subject, record in shown], number, LENGTH, len(waiting)
    )


def _fact(seen: Seen, on: date) -> FileFact:
    law, entry = catalogue(), seen.entry
    item = law.versions[entry.item, entry.item_version]
    lead, rest = wording.values(item, seen.fields, law)
    return FileFact(
        item=item,
        title=wording.title(item, seen.fields),
        values=(*lead, *rest),
        source=wording.source(entry.source, law),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        public=seen.public is not None and on in seen.public,
        shown_until=seen.public.shown_until if seen.public else None,
        recorded_at=entry.recorded_at,
    )


def _undetermined(subject: int, record: object) -> Undetermined:
    law = catalogue()
    entry = next(entry for entry in ledger.file(subject) if entry.record_id == record)
    item = law.versions[entry.item, entry.item_version]
    names = registry.names([subject]).get(subject, [""])
    codes = registry.codes_of(subject)
    return Undetermined(
        code=codes[0][1] if codes else "",
        name=names[0],
        item=item.title,
        title=wording.title(item, entry.payload or {}),
        decided_on=entry.valid_from,
        department=wording.source(entry.source, law),
    )
