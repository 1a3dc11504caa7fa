"""The way of one record through the stations: who brought it, who decided what, where it went (溯源)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Final
from uuid import UUID

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Audience, Catalogue, Item, Role
from gongxin.collection import queries as collection
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.queries import Finding
from gongxin.collection.states import Waits
from gongxin.disclosure import filling
from gongxin.disclosure import queries as public
from gongxin.disclosure.models import Filled
from gongxin.disclosure.views import subject_of, view, windows_of
from gongxin.disclosure.windows import Window
from gongxin.identity import judgements
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import queries as ledger
from gongxin.ledger.models import DECIDED, Act, Entry, Occasion
from gongxin.quality.rules import instances

PURPOSE: Final = "trace"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, when and why (经办)."""

    action: str  # station.verb
    by: str
    at: datetime
    reason: str
    entry: int | None  # number in the audit trail


@dataclass(frozen=True, slots=True)
class Arrival:
    """The delivery that brought a version, and the place in its file (来源)."""

    receipt: str
    department: str  # unified code
    channel: str
    file_name: str
    sha256: str
    received_at: datetime
    sheet: int | None  # none: it says something by what it lacks
    row: int | None


@dataclass(frozen=True, slots=True)
class Checks:
    """The rules to which a row was held, and those that it broke and yet went in (校验)."""

    item: str
    version: int
    digest: str
    rules: int
    broken: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """From when to when an audience sees a record, and why no longer (公开去向)."""

    audience: str
    shown_from: date
    shown_until: date | None  # exclusive; none: until further notice
    reason: str
    bound: str  # limit or field that ends it


@dataclass(frozen=True, slots=True)
class Version:
    """One revision: what was done, on what occasion, what it changed, and by whom (版本)."""

    number: int
    act: str
    occasion: str
    recorded_at: datetime
    position: int
    source: str  # unified code of the department that states it
    taken_from: str  # of the one whose record it was till then; empty: its own
    changed: tuple[str, ...]  # fields; of the first version none
    arrival: Arrival | None  # none: no delivery brought it, or not one that the reader may see
    checks: Checks | None
    deeds: tuple[Deed, ...]
    public: Shown | None  # what followed for the public


@dataclass(frozen=True, slots=True)
class Supplied:
    """A value that the record leaves out and the organisation's public registration tells (补全)."""

    field: str
    value: str
    source: str  # unified code of the department that registers
    record: UUID
    recorded_at: datetime
    arrival: Arrival | None  # none: not a delivery that the reader may see


@dataclass(frozen=True, slots=True)
class Trace:
    """A record with all that was done to it, first version first (溯源)."""

    code: str
    name: str
    record: UUID
    item: str
    source: str
    title: str  # number of its document, if it has one
    replaces: UUID | None
    versions: tuple[Version, ...]
    windows: tuple[Shown, ...]
    filled: tuple[Supplied, ...]
    public_now: bool


@transaction.atomic
def trace(code: str, record_id: UUID, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Trace:
    """The way of a record, for whoever may read deliveries of a department that stated it; it is noted.

    Of another department's delivery nothing is told but that it was.
    """
    actor.must_hold(Permission.READ_DELIVERIES)
    subject_id = subject_of(code)
    subject = registry.by_id(subject_id) if subject_id is not None else None
    entries = ledger.history(subject.id, record_id) if subject else []
    way = _Way(catalogue, actor, entries)
    if subject is None or not any(map(way.may_see, entries)):
        raise GongxinError("flows.unknown_record")
    audit.append(
        "disclosure.read_trace", actor=actor, at=at, code=subject.code, record=record_id, purpose=PURPOSE
    )
    last = way.standing[-1]
    item = way.item(last)
    return Trace(
        code=subject.code,
        name=subject.name or "",
        record=record_id,
        item=item.id if item else "",
        source=way.source(last),
        title=_title(item, last),
        replaces=next((entry.replaces for entry in entries if entry.replaces), None),
        versions=tuple(way.versions()),
        windows=tuple(way.windows(last)),
        filled=tuple(way.filled(last, on=catalogue.day(at))),
        public_now=public.fact(subject.id, record_id, on=catalogue.day(at)) is not None,
    )


def of_row(receipt: str, *, sheet: int, row: int, actor: Actor) -> list[tuple[str, UUID]]:
    """The records (code, record) of which a row of a delivery told something new, if the actor may see it."""
    delivery = collection.delivery(receipt, actor=actor)
    told = ledger.told_at(delivery.pk, sheet=sheet, source_row=row)
    subjects = {subject: registry.by_id(subject) for subject, _ in told}
    return [(found.code, record) for subject, record in told if (found := subjects[subject])]


class _Way:
    """What the stations know of the revisions of one record, as one actor may see it."""

    def __init__(self, catalogue: Catalogue, actor: Actor, entries: list[Entry]) -> None:
        self._catalogue = catalogue
        self._actor = actor
        self._deliveries = Delivery.objects.in_bulk({entry.delivery for entry in entries if entry.delivery})
        self.standing = list(_standing(entries))
        self._said = [entry.payload for entry in entries]

    def may_see(self, entry: Entry) -> bool:
        """Whether the actor may read deliveries of the department that stated it."""
        told = self._deliveries.get(entry.delivery or 0) or self._catalogue.source_of(entry.source)
        return told is not None and collection.sees(self._actor, told)

    def item(self, entry: Entry) -> Item | None:
        return self._catalogue.stated_under(entry.item, entry.item_version)

    def source(self, entry: Entry) -> str:
        found = self._catalogue.source_of(entry.source)
        return found.code if found else ""

    def windows(self, entry: Entry) -> Iterator[Shown]:
        """What each audience sees of the record as a revision leaves it; nothing of an erased one."""
        item = self.item(entry)
        if item is None or entry.act is Act.ERASE:
            return
        for window in windows_of(entry, item, self._catalogue):
            yield _shown(window)

    def filled(self, entry: Entry, *, on: date) -> Iterator[Supplied]:
        """What a revision leaves out and everybody sees in the registration of its subject on a day."""
        everybodys = view(entry.subject_id, Audience.PUBLIC, self._catalogue, on=on)
        told = filling.registrations(everybodys, self._catalogue)
        for one in filling.beside(entry, told, self._catalogue):
            yield self._supplied(one)

    def _supplied(self, one: Filled) -> Supplied:
        by = one.by
        delivery = Delivery.objects.filter(pk=by.delivery or 0).first()
        seen = delivery is not None and collection.sees(self._actor, delivery)
        return Supplied(
            field=one.field,
            value=one.value,
            source=self.source(by),
            record=by.record_id,
            recorded_at=by.recorded_at,
            arrival=_arrival(by, delivery) if delivery and seen else None,
        )

    def versions(self) -> Iterator[Version]:
        before: Mapping[str, object] | None = None
        stood_from = None
        for number, (entry, said) in enumerate(zip(self.standing, self._said, strict=True), 1):
            shown = {window.audience: window for window in self.windows(entry)}
            delivery = self._deliveries.get(entry.delivery or 0) if self.may_see(entry) else None
            yield Version(
                number=number,
                act=entry.act.name.lower(),
                occasion=entry.occasion.name.lower(),
                recorded_at=entry.recorded_at,
                position=entry.position,
                source=self.source(entry),
                taken_from=self._taken_from(entry, stood_from),
                changed=_changed(before, said),
                arrival=_arrival(entry, delivery) if delivery else None,
                checks=self._checks(entry, delivery) if delivery else None,
                deeds=self._deeds(entry, delivery),
                public=shown.get(Audience.PUBLIC),
            )
            before = said if said is not None else before
            stood_from = entry

    def _taken_from(self, entry: Entry, before: Entry | None) -> str:
        return self.source(before) if before and before.source != entry.source else ""

    def _deeds(self, entry: Entry, delivery: Delivery | None) -> tuple[Deed, ...]:
        """Who did what for a revision: decided on its row, handed in its delivery, erased the record."""
        if entry.act is Act.ERASE:
            return tuple(_erasure(entry))
        if delivery is None:
            return ()
        brought = _noted("collection.receive", delivery.actor, delivery.received_at, delivery=delivery.pk)
        let_in = tuple(_override(delivery))
        if entry.occasion not in (*DECIDED, Occasion.UNDOING):
            return (*let_in, brought)
        made = [deed for row in self._waited(delivery) for deed in _decisions(row)]
        last = max((d for d in made if d.at <= entry.recorded_at), key=attrgetter("at"), default=None)
        return (last, *let_in, brought) if last else (*let_in, brought)

    def _waited(self, delivery: Delivery) -> list[Waiting]:
        """The rows of a delivery that told of the record and waited for a person."""
        places = {(one.sheet, one.source_row) for one in self.standing if one.delivery == delivery.pk}
        rows = delivery.waiting.filter(source_row__in=[row for _, row in places if row])
        return [row for row in rows if (row.sheet, row.source_row) in places]

    def _checks(self, entry: Entry, delivery: Delivery) -> Checks | None:
        item = self.item(entry)
        if item is None or entry.source_row is None or entry.sheet is None:
            return None
        broken = collection.findings_at(delivery, sheet=entry.sheet, source_row=entry.source_row)
        return Checks(
            item.id, delivery.item_version, delivery.item_digest, len(instances(item)), tuple(broken)
        )


def _standing(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Every revision with the payload that stood after it, whether it said one itself or not."""
    payload = None
    for entry in entries:
        payload = None if entry.act is Act.ERASE else entry.payload or payload
        yield replace(entry, payload=payload)


def _changed(before: Mapping[str, object] | None, said: Mapping[str, object] | None) -> tuple[str, ...]:
    if before is None or said is None:
        return ()
    return tuple(name for name in {**before, **said} if before.get(name) != said.get(name))


def _title(item: Item | None, entry: Entry) -> str:
    field = item.role(Role.DOCUMENT_NUMBER) if item else None
    return str((entry.payload or {}).get(field.name, "")) if field else ""


def _shown(window: Window) -> Shown:
    return Shown(
        audience=window.audience.value,
        shown_from=window.shown_from,
        shown_until=window.shown_until,
        reason=window.reason.name.lower(),
        bound=window.bound,
    )


def _arrival(entry: Entry, delivery: Delivery) -> Arrival:
    return Arrival(
        receipt=delivery.receipt,
        department=delivery.department,
        channel=delivery.channel,
        file_name=delivery.file_name,
        sha256=delivery.sha256,
        received_at=delivery.received_at,
        sheet=entry.sheet,
        row=entry.source_row,
    )


def _override(delivery: Delivery) -> Iterator[Deed]:
    """Who let in a delivery that a gate had stopped."""
    if delivery.second_by and delivery.second_at:
        by, at, reason = delivery.second_by, delivery.second_at, delivery.second_reason
        yield _noted("collection.override", by, at, reason, delivery=delivery.pk)


def _decisions(row: Waiting) -> Iterator[Deed]:
    """What was decided on a row that waited, what stands and what was undone; refusing it told nothing."""
    if row.decided_at and row.state in _DECIDED:
        yield _noted(_DECIDED[row.state], row.decided_by, row.decided_at, row.reason, waiting=row.pk)
    for one in judgements.undone(row.pk):
        if one.decision in _DECIDED:
            yield _noted(_DECIDED[one.decision], one.decided_by, one.decided_at, one.reason, waiting=row.pk)
            yield _noted("collection.undo_row", one.undone_by, one.undone_at, one.because, waiting=row.pk)


_DECIDED: Final[Mapping[str, str]] = {
    Waits.CONFIRMED: "collection.confirm_row",
    Waits.LINKED: "collection.link_row",
}


def _noted(action: str, by: str, at: datetime, reason: str = "", **ids: object) -> Deed:
    """A deed with its number in the audit trail."""
    entries = AuditEntry.objects.filter(action=action, at=at, ids__contains=ids)
    return Deed(action, by, at, reason, entries.values_list("pk", flat=True).first())


def _erasure(entry: Entry) -> Iterator[Deed]:
    reason = ledger.erased_because(entry.subject_id, entry.record_id) or ""
    for one in AuditEntry.objects.filter(action="ledger.erase", ids__record=entry.record_id.hex):
        yield Deed(one.action, one.actor, one.at, reason, one.pk)
