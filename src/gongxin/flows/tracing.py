"""The way of one record through the stations: who brought it, who decided what, where it went (溯源)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
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
from gongxin.disclosure import queries as public
from gongxin.disclosure.views import subject_of, windows_of
from gongxin.disclosure.windows import Window
from gongxin.flows.words import DEEDS
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import queries as ledger
from gongxin.ledger.models import Act, Entry
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
    changed: tuple[str, ...]  # fields; of the first version none
    arrival: Arrival | None  # none: no delivery brought it, or not one that the reader may see
    checks: Checks | None
    deeds: tuple[Deed, ...]
    public: Shown | None  # what followed for the public


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
        self._sources = {source.number: source for source in catalogue.sources.values()}
        self._deliveries = Delivery.objects.in_bulk({entry.delivery for entry in entries if entry.delivery})
        self.standing = list(_standing(entries))
        self._said = [entry.payload for entry in entries]

    def may_see(self, entry: Entry) -> bool:
        """Whether the actor may read deliveries of the department that stated it."""
        if delivery := self._deliveries.get(entry.delivery or 0):
            return self._may_read(delivery.department, delivery.division)
        source = self._sources.get(entry.source)
        return source is not None and self._may_read(source.code, source.division)

    def _may_read(self, department: str, division: str) -> bool:
        return self._actor.may(Permission.READ_DELIVERIES, department=department, division=division)

    def item(self, entry: Entry) -> Item | None:
        return self._catalogue.stated_under(entry.item, entry.item_version)

    def source(self, entry: Entry) -> str:
        found = self._sources.get(entry.source)
        return found.code if found else ""

    def windows(self, entry: Entry) -> Iterator[Shown]:
        """What each audience sees of the record as a revision leaves it; nothing of an erased one."""
        item = self.item(entry)
        if item is None or entry.act is Act.ERASE:
            return
        for window in windows_of(entry, item, self._catalogue):
            yield _shown(window)

    def versions(self) -> Iterator[Version]:
        before: Mapping[str, object] | None = None
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
                changed=_changed(before, said),
                arrival=_arrival(entry, delivery) if delivery else None,
                checks=self._checks(entry, delivery) if delivery else None,
                deeds=_deeds(entry, delivery),
                public=shown.get(Audience.PUBLIC),
            )
            before = said if said is not None else before

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


def _deeds(entry: Entry, delivery: Delivery | None) -> tuple[Deed, ...]:
    """Who did what for a revision: handed in its delivery, decided on its row, erased the record."""
    if entry.act is Act.ERASE:
        return tuple(_erasure(entry))
    if delivery is None:
        return ()
    decided = _decided(entry, delivery)
    moments = [delivery.received_at, *(row.decided_at for row in decided.values() if row.decided_at)]
    noted = AuditEntry.objects.filter(action__in=list(DEEDS), at__in=moments, ids__delivery=delivery.pk)
    return tuple(
        Deed(one.action, one.actor, one.at, _reason(one, decided), one.pk)
        for one in noted.order_by("at", "pk")
        if one.ids.get("waiting") is None or one.ids["waiting"] in decided
    )


def _decided(entry: Entry, delivery: Delivery) -> dict[int, Waiting]:
    """The waits of its row that somebody ended."""
    if entry.sheet is None or entry.source_row is None:
        return {}
    rows = delivery.waiting.filter(sheet=entry.sheet, source_row=entry.source_row)
    return {row.pk: row for row in rows.exclude(decided_at=None)}


def _reason(one: AuditEntry, decided: Mapping[int, Waiting]) -> str:
    row = decided.get(one.ids.get("waiting", 0))
    return row.reason if row else ""


def _erasure(entry: Entry) -> Iterator[Deed]:
    reason = ledger.erased_because(entry.subject_id, entry.record_id) or ""
    for one in AuditEntry.objects.filter(action="ledger.erase", ids__record=entry.record_id.hex):
        yield Deed(one.action, one.actor, one.at, reason, one.pk)
