"""The way of a record in words (溯源)."""

from dataclasses import dataclass
from datetime import date, datetime

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Audience, Item, Text
from gongxin.catalogue.words import AUDIENCES
from gongxin.collection.queries import Finding
from gongxin.collection.words import CHANNELS
from gongxin.disclosure.words import REASONS
from gongxin.flows import tracing
from gongxin.flows.words import DEEDS
from gongxin.ledger.words import ACTS, OCCASIONS
from gongxin.web.desk import explaining, wording
from gongxin.web.desk.shown import State


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, when and why."""

    what: Text
    by: str
    at: datetime
    reason: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """From when to when an audience sees it, or why it does not."""

    audience: Text
    shown_from: date
    shown_until: date | None
    seen: bool  # on some day at least
    why: Text


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that the row broke and that did not keep it out."""

    rule: str
    severity: str
    what: Text


@dataclass(frozen=True, slots=True)
class Version:
    """One revision as the page tells it."""

    number: int
    act: State
    occasion: Text
    recorded_at: datetime
    position: int
    source: Text
    taken_from: Text | None
    changed: Text | None
    arrival: tracing.Arrival | None
    department: Text | None
    channel: Text | None
    place: Text | None
    checks: tracing.Checks | None
    broken: tuple[Broken, ...]
    deeds: tuple[Deed, ...]
    public: Shown | None


@dataclass(frozen=True, slots=True)
class Supplied:
    """A value that the record leaves out, with the registration that tells it."""

    label: Text
    value: str
    source: Text
    record: str
    recorded_at: datetime
    arrival: tracing.Arrival | None
    place: Text | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A record as the page tells it; the latest version first."""

    code: str
    name: str
    record: str
    item: Text
    title: str
    source: Text
    public_now: bool
    windows: tuple[Shown, ...]
    filled: tuple[Supplied, ...]
    versions: tuple[Version, ...]


def said(found: tracing.Trace) -> Trace:
    """A trace in words."""
    item = catalogue().items.get(found.item)
    return Trace(
        code=found.code,
        name=found.name,
        record=found.record.hex,
        item=wording.item(found.item),
        title=found.title,
        source=wording.department(found.source),
        public_now=found.public_now,
        windows=tuple(_shown(window, item) for window in found.windows),
        filled=tuple(_supplied(one, item) for one in found.filled),
        versions=tuple(_version(one, item) for one in reversed(found.versions)),
    )


def _supplied(one: tracing.Supplied, item: Item | None) -> Supplied:
    return Supplied(
        label=wording.labels(item).get(one.field, Text(one.field, one.field)),
        value=one.value,
        source=wording.department(one.source),
        record=one.record.hex,
        recorded_at=one.recorded_at,
        arrival=one.arrival,
        place=_place(one.arrival),
    )


def _place(arrival: tracing.Arrival | None) -> Text | None:
    return wording.place(arrival.sheet or 1, arrival.row) if arrival and arrival.row else None


def _version(one: tracing.Version, item: Item | None) -> Version:
    arrival, checks = one.arrival, one.checks
    return Version(
        number=one.number,
        act=State(ACTS[one.act], _TONES.get(one.act, "")),
        occasion=OCCASIONS[one.occasion],
        recorded_at=one.recorded_at,
        position=one.position,
        source=wording.department(one.source),
        taken_from=wording.department(one.taken_from) if one.taken_from else None,
        changed=wording.listed(one.changed, item) if one.changed else None,
        arrival=arrival,
        department=wording.department(arrival.department) if arrival else None,
        channel=CHANNELS[arrival.channel] if arrival else None,
        place=_place(arrival),
        checks=checks,
        broken=tuple(_broken(found, item) for found in (checks.broken if checks else ())),
        deeds=tuple(
            Deed(DEEDS[deed.action], deed.by, deed.at, deed.reason, deed.entry) for deed in one.deeds
        ),
        public=_shown(one.public, item) if one.public else None,
    )


_TONES = {"open": "good", "correct": "info", "end": "notice", "reopen": "good", "erase": "grave"}


def _broken(found: Finding, item: Item | None) -> Broken:
    return Broken(found.rule, found.severity, explaining.rule(item, found.rule, found.field).what)


def _shown(window: tracing.Shown, item: Item | None) -> Shown:
    return Shown(
        audience=AUDIENCES[Audience(window.audience)],
        shown_from=window.shown_from,
        shown_until=window.shown_until,
        seen=window.shown_until is None or window.shown_from < window.shown_until,
        why=_why(window, item),
    )


def _why(window: tracing.Shown, item: Item | None) -> Text:
    """Why it ends then, with the limit or field by its name."""
    reason, law = REASONS[window.reason], catalogue()
    limit = law.limits.get(window.bound.partition("@")[0])
    bound = limit.title if limit else wording.labels(item).get(window.bound)
    return Text(f"{reason.zh}：{bound.zh}", f"{reason.en}: {bound.en}") if bound else reason
