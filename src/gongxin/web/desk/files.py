"""Records from the ledger in words: files of organisations, and records without a class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gongxin.catalogue.agreements import covering
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Information, Item, Text
from gongxin.catalogue.words import INFORMATION
from gongxin.disclosure.models import Filled, Seen
from gongxin.identity import queries as registry
from gongxin.identity.queries import Subject
from gongxin.ledger.models import Entry
from gongxin.web.desk.shown import Undetermined
from gongxin.web.look.paging import LENGTH, Page
from gongxin.web.portal import wording
from gongxin.web.portal.shown import Value


@dataclass(frozen=True, slots=True)
class FilledValue:
    """A value that the record leaves out, and the registration that tells it (登记信息补全)."""

    value: Value
    source: Text
    record: UUID
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FileFact:
    """A record of an organisation's file, as a department may see it (档案信息)."""

    record: UUID
    item: Item
    title: Text
    values: Sequence[Value]
    source: Text
    valid_from: date | None
    valid_until: date | None
    public: bool  # being shown to everybody today
    shown_until: date | None
    recorded_at: datetime
    earlier_code: str = ""  # under which it stands, where that is not the file's own
    agreement: str = ""  # number of the one under which its source lets it be used today
    filled: tuple[FilledValue, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSection:
    """The part of a file that is of one kind of information; the kinds never mix (分类档案)."""

    information: Information
    words: Text
    facts: tuple[FileFact, ...]


@dataclass(frozen=True, slots=True)
class File:
    """An organisation's file as a department may see it (档案)."""

    code: str
    name: str
    sections: tuple[FileSection, ...]  # public credit information first


def file(subject: Subject, seen: list[Seen], *, on: date) -> File:
    """What was read of an organisation, each kind of information apart, latest first in each item."""
    earlier = registry.main_codes({one.entry.subject_id for one in seen} - {subject.id})
    facts = [_fact(one, on, earlier.get(one.entry.subject_id, "")) for one in seen]
    return File(subject.code, subject.name or "", tuple(_sections(facts)))


def _sections(facts: list[FileFact]) -> Iterator[FileSection]:
    for kind, words in INFORMATION.items():
        of_kind = tuple(fact for fact in facts if fact.item.information is kind)
        if of_kind:
            yield FileSection(kind, words, of_kind)


def undetermined(read: list[tuple[Subject, Entry]], *, number: int, total: int) -> Page[Undetermined]:
    """One page of the records that wait for their class."""
    return Page([_undetermined(subject, entry) for subject, entry in read], number, LENGTH, total)


def _fact(seen: Seen, on: date, earlier_code: str) -> FileFact:
    """What a department sees has a window, so the catalogue has its item."""
    law, entry = catalogue(), seen.entry
    item = law.versions[entry.item, entry.item_version]
    lead, rest = wording.values(item, seen.fields, law)
    return FileFact(
        record=entry.record_id,
        item=item,
        title=wording.title(item, seen.fields),
        values=(*lead, *rest),
        source=wording.told_by(item, entry.source, law),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        public=seen.public is not None and on in seen.public,
        shown_until=seen.public.shown_until if seen.public else None,
        recorded_at=entry.recorded_at,
        earlier_code=earlier_code,
        agreement=_agreement(item, entry.source, on),
        filled=tuple(_filled(one, item) for one in seen.filled),
    )


def _filled(one: Filled, item: Item) -> FilledValue:
    field = item.field(one.field)
    coded = field.kind in wording.MONOSPACED
    return FilledValue(
        Value(field.label, Text(one.value, one.value), code=coded),
        wording.source(one.by.source, catalogue()),
        one.by.record_id,
        one.by.recorded_at,
    )


def _agreement(item: Item, source: int, on: date) -> str:
    """The number of the agreement by which market information is used on a day; else none."""
    found = catalogue().source_of(source)
    agreed = covering(catalogue(), item.id, found.code) if found else ()
    return next((one.number for one in agreed if on in one.valid), "")


def _undetermined(subject: Subject, entry: Entry) -> Undetermined:
    law = catalogue()
    item = law.stated_under(entry.item, entry.item_version)
    return Undetermined(
        code=subject.code,
        name=subject.name or "",
        item=item.title if item else wording.GONE_ITEM,
        title=wording.title(item, entry.payload or {}) if item else wording.GONE_ITEM,
        decided_on=entry.valid_from,
        department=wording.source(entry.source, law),
    )
