"""A subject's file as an audience sees it on a day, known at a moment: from the ledger (档案视图)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection

from gongxin.catalogue.agreements import serves
from gongxin.catalogue.model import Audience, Catalogue, Information, Item, Role
from gongxin.disclosure.filling import fill
from gongxin.disclosure.models import Seen
from gongxin.disclosure.terms import terms
from gongxin.disclosure.windows import AUDIENCES, Reason, Window, windows
from gongxin.identity import queries as registry
from gongxin.ledger import queries as ledger
from gongxin.ledger.models import LATEST, Act, Entry

# Whose fields each audience reads: the subject sees what the platform sees.
READS = {
    Audience.PUBLIC: frozenset({Audience.PUBLIC}),
    Audience.GOVERNMENT: frozenset({Audience.PUBLIC, Audience.GOVERNMENT}),
    Audience.AUTHORISED: frozenset({Audience.PUBLIC, Audience.AUTHORISED}),
    Audience.SELF: frozenset(Audience),
}


def view(
    subject_id: int,
    audience: Audience,
    catalogue: Catalogue,
    *,
    on: date,
    known_at: datetime | None = None,
    beside: Collection[Information] = (),
    purpose: str = "",
) -> list[Seen]:
    """The records that an audience sees on a day, by what was known at a moment, each with its window.

    Public credit information alone, unless other information is asked for `beside` it: market information for
    a purpose that the agreement of its source names. The subject itself sees every such record, ended and
    withheld ones too. Whoever reads for another logs it.
    What the catalogue has no word of any more has no window and no fields that could be told. What stands
    under codes that were changed for the subject's own is part of its file. What a record leaves out of its
    organisation is filled from the registration that the audience sees, beside its fields.
    """
    one_body = (subject_id, *registry.earlier(subject_id, known_at=known_at))
    position = ledger.position_at(known_at) if known_at else LATEST
    entries = chain.from_iterable(ledger.as_of(one, position=position) for one in one_body)
    wanted = _Wanted(audience, frozenset({Information.PUBLIC, *beside}), purpose, on)
    seen = (_seen(entry, audience, catalogue) for entry in entries if wanted.has(entry, catalogue))
    open_to = [
        one for one in seen if audience is Audience.SELF or (one.window is not None and on in one.window)
    ]
    return fill(open_to, catalogue, READS[audience])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """For whom, of what kinds and for what a file is read."""

    audience: Audience
    kinds: frozenset[Information]
    purpose: str
    on: date

    def has(self, entry: Entry, catalogue: Catalogue) -> bool:
        """Whether a record is among them; of one whose item is lost nobody knows its kind, nor any field."""
        item = catalogue.stated_under(entry.item, entry.item_version)
        if item is None or item.information not in self.kinds:
            return item is None
        agreed = item.information is Information.MARKET and self.audience not in _WITHOUT_PURPOSE
        source = catalogue.source_of(entry.source) if agreed else None
        return not agreed or (
            source is not None and serves(catalogue, item.id, source.code, purpose=self.purpose, on=self.on)
        )


_WITHOUT_PURPOSE = frozenset({Audience.PUBLIC, Audience.SELF})


def _seen(entry: Entry, audience: Audience, catalogue: Catalogue) -> Seen:
    item = catalogue.stated_under(entry.item, entry.item_version)
    if item is None:
        return Seen(entry, None, {}, public=None)
    found = {window.audience: window for window in windows_of(entry, item, catalogue)}
    fields = _fields(entry.payload or {}, item, audience)
    return Seen(entry, found.get(audience), fields, public=found.get(Audience.PUBLIC))


def windows_of(entry: Entry, item: Item, catalogue: Catalogue) -> tuple[Window, ...]:
    """From when to when each audience sees a record as a revision leaves it."""
    klass = entry.klass.word if entry.klass else None
    ended_on = (entry.valid_until or entry.received_on) if entry.act is Act.END else None
    says = entry.payload or {}
    return windows(
        item,
        catalogue,
        klass=klass,
        dates=_dates(says, item),
        ended_on=ended_on,
        terms=terms(item, catalogue, source=entry.source, received_on=entry.received_on, says=says),
    )


def _dates(payload: Mapping[str, Any], item: Item) -> dict[str, date]:
    names = {name for rule in item.windows for name in (rule.start, *rule.last_days, *rule.end_days)}
    days = {name: date.fromisoformat(payload[name]) for name in names if name in payload}
    return {name: day for name, day in days.items() if day != item.field(name).open_end}


def _fields(payload: Mapping[str, Any], item: Item, audience: Audience) -> dict[str, Any]:
    """The payload's fields that an audience reads, in the order of the item."""
    readable = (field.name for field in item.fields if field.audience in READS[audience])
    return {name: payload[name] for name in readable if name in payload}


def addresses(subject_id: int, catalogue: Catalogue) -> list[tuple[str, date]]:
    """The addresses that registrations told, latest first, each with the day it came in (住所沿革)."""
    told: dict[str, date] = {}
    for entry in ledger.file(subject_id):
        item = catalogue.stated_under(entry.item, entry.item_version)
        field = item.role(Role.SUBJECT_ADDRESS) if item and item.registers else None
        if field and field.audience is Audience.PUBLIC:
            for version in ledger.history(subject_id, entry.record_id):
                if address := (version.payload or {}).get(field.name):
                    told.setdefault(address, version.received_on)
    return sorted(told.items(), key=lambda one: one[1], reverse=True)


def subject_of(code: str) -> int | None:
    """The subject to which a code of any kind leads, today; None if it leads to none, or to several."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject_id FROM identity.identifier"
            " WHERE code = %s AND valid_until IS NULL LIMIT 2",
            [code],
        )
        rows = cursor.fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def undetermined(source: int) -> list[tuple[int, int, UUID]]:
    """The records (item, subject, record) whose class a department has yet to determine (待分类)."""
    return _due("reason = %s", Reason.UNDETERMINED, source)


def to_review(source: int, *, on: date) -> list[tuple[int, int, UUID]]:
    """The records whose window stands under two regimes, as long as it has a day to come (待复核)."""
    return _due("review AND (shown_until IS NULL OR shown_until > %s)", on, source)


def _due(condition: str, value: Any, source: int) -> list[tuple[int, int, UUID]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT item, subject_id, record_id FROM disclosure.window
                 WHERE audience = {AUDIENCES[Audience.PUBLIC]} AND {condition} AND source = %s
                 ORDER BY item, subject_id, record_id""",
            [value, source],
        )
        return list(cursor.fetchall())
