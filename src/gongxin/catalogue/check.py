"""What makes an entry fit to be in force: basis, audience, period, subject kind; nothing forbidden."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from gongxin.catalogue import checks, headers
from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.model import Basis, Field, Item, Kind, Role
from gongxin.catalogue.reading import Entry, shipped
from gongxin.catalogue.scoring import COUNTS, named

IDENTIFYING: Final = frozenset(
    {
        Role.SUBJECT_NAME,
        Role.SUBJECT_CODE,
        Role.SUBJECT_ORGANISATION_CODE,
        Role.SUBJECT_REGISTRATION_NUMBER,
        Role.SUBJECT_OTHER_NUMBER,
    }
)


def whole(assembly: Assembly) -> None:
    """Note every problem that shows only when all packs are read."""
    for item in assembly.items:
        entry = assembly.places["items", f"{item.id} v{item.version}"]
        _fit(item, entry)
        _datable(item, entry)
        _forbidden(item, entry)
        _unique(item, entry)
        for kind, name in _dangling(item, assembly):
            entry.refuse("dangling", name, kind)
    _numbers(assembly)
    _bases(assembly)
    _sources(assembly)
    _scoring(assembly)


def _fit(item: Item, entry: Entry) -> None:
    if not any(field.role in IDENTIFYING for field in item.fields):
        entry.refuse("no_subject")
    if item.subject_kind == "within_source" and not item.subject_by:
        entry.refuse("no_subject_by")
    for field in item.fields:
        if field.kind is Kind.ADDRESS and not item.registers:
            entry.refuse("not_registered", field.name, key="fields")


def _datable(item: Item, entry: Entry) -> None:
    """A window is made of days that the record keeps: a rebuild must find them again."""
    kept = {field.name for field in item.fields if field.stored and field.kind is Kind.DATE}
    known = {field.name for field in item.fields}
    for name in dict.fromkeys(
        name for window in item.windows for name in (window.start, *window.last_days, *window.end_days)
    ):
        if name in known and name not in kept:
            entry.refuse("no_stored_day", name, key="windows")


def _forbidden(item: Item, entry: Entry) -> None:
    for field in item.fields:
        for title, words in forbidden().items():
            if any(word in text for word in words for text in _names(field)):
                entry.refuse("forbidden", field.name, title, key="fields")


def _names(field: Field) -> tuple[str, ...]:
    english = field.name.replace("_", " ")
    return (english, field.label.zh, field.label.en.lower(), *(word.lower() for word in field.synonyms))


@cache
def forbidden() -> dict[str, tuple[str, ...]]:
    """Categories that no pack may collect, by title, with the words that give them away."""
    found = shipped("forbidden.yaml").children("categories")
    return {f"{part.text('title').zh} / {part.text('title').en}": part.strings("words") for part in found}


def _unique(item: Item, entry: Entry) -> None:
    """Within one item no name, code or rule id stands twice, and no header leads to two columns."""
    for part, names in (
        ("fields", [field.name for field in item.fields]),
        ("rules", [rule.id for rule in item.rules]),
        ("windows", [window.id for window in item.windows]),
        ("fields", [header for header, _ in headers.claims(item)]),
    ):
        for name in _twice(names):
            entry.refuse("duplicate", name, part, key=part)


def _twice(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


def _dangling(item: Item, assembly: Assembly) -> Iterator[tuple[str, str]]:
    """What the item names and nobody defines, with the kind of thing it should be."""
    fields = {field.name for field in item.fields}
    known: dict[str, Collection[str]] = {
        "field": fields,
        "code list": assembly.code_lists,
        "limit": assembly.limits,
        "instrument": assembly.instruments,
    }
    for kind, name in _named(item):
        if name not in known[kind]:
            yield kind, name
    for field, codes in _named_codes(item):
        listed = assembly.code_lists.get(item.field(field).codes or "") if field in fields else None
        if listed:
            yield from ((listed.id, code) for code in codes if code not in {v.code for v in listed.values})


def _named(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("field", name) for name in (*item.identity, *item.subject_by, *item.ended_values))
    for field in item.fields:
        if field.kind in {Kind.CODE, Kind.CODES}:
            yield "code list", field.codes or ""
        if field.required_when:
            yield from _named_in(field.required_when)
    for rule in item.rules:
        yield from (("field", name) for name in rule.fields)
        yield from _named_in({rule.check: rule.arguments})
    for window in item.windows:
        yield from (("field", name) for name in (window.start, *window.last_days, *window.end_days))
        yield from (("limit", name) for name in window.limits)
    yield from (("limit", name) for name in (item.report_within, item.retention) if name)
    if item.class_rule:
        yield from (("field", name) for name in (item.class_rule.given,) if name)
        for case in item.class_rule.cases:
            yield from _named_in({case.check: case.arguments})
    if item.repair:
        named = (*item.repair.earliest.values(), item.repair.accept_within, item.repair.decide_within)
        yield from (("limit", name) for name in named if name)
    yield from (("instrument", basis.instrument) for basis in _item_bases(item))


def _named_in(check: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from (("field", name) for name in checks.references(check, "field", "fields"))
    yield from (("limit", name) for name in checks.references(check, "limit"))


def _named_codes(item: Item) -> Iterator[tuple[str, Iterable[str]]]:
    """Values that the item's checks expect in fields with a code list."""
    nested = [field.required_when for field in item.fields if field.required_when]
    nested += [{part.check: part.arguments} for part in item.rules]
    nested += [{case.check: case.arguments} for case in (item.class_rule.cases if item.class_rule else ())]
    for check in nested:
        for name, arguments in checks.walk(check):
            if name in {"excludes", "contains_any"}:
                yield arguments["field"], arguments["values"]
            if name == "filled_when":
                yield arguments["other"], arguments["contains"]
    yield from item.ended_values.items()


def _item_bases(item: Item) -> Iterator[Basis]:
    yield from item.basis
    yield from (window.basis for window in item.windows if window.basis)
    yield from (case.basis for case in (item.class_rule.cases if item.class_rule else ()))
    if item.repair:
        yield item.repair.basis


def _numbers(assembly: Assembly) -> None:
    """The ledger stores an item's number: one number, one item, for ever."""
    owners: dict[int, str] = {}
    for item in assembly.items:
        if owners.setdefault(item.number, item.id) != item.id:
            entry = assembly.places["items", f"{item.id} v{item.version}"]
            entry.refuse("duplicate", str(item.number), owners[item.number], key="number")


def _bases(assembly: Assembly) -> None:
    for kind, basis_of in _BASES.items():
        for key, part in getattr(assembly, kind).items():
            for basis in basis_of(part):
                entry = assembly.places.get((kind, key))
                if basis.instrument not in assembly.instruments and entry:
                    entry.refuse("dangling", basis.instrument, "instrument")


_BASES: Final[dict[str, Callable[..., Iterable[Basis]]]] = {
    "limits": lambda limit: [value.basis for value in limit.values],
    "amounts": lambda amount: [amount.basis],
    "indicators": lambda indicator: [indicator.basis] if indicator.basis else [],
    "duties": lambda duty: [duty.basis],
    "assessments": lambda assessment: [assessment.basis],
}


def _sources(assembly: Assembly) -> None:
    known = {item.id for item in assembly.items}
    for code, source in assembly.sources.items():
        for name in source.items:
            if name not in known:
                assembly.places["sources", code].refuse("dangling", name, "item", key="items")


def _scoring(assembly: Assembly) -> None:
    """Indicators count what can be counted; duties are of items, assessments of indicators."""
    items = {item.id for item in assembly.items}
    for id_, count in named(assembly.indicators.values()):
        if count not in COUNTS:
            assembly.places["indicators", id_].refuse("dangling", count, "count")
    for duty in assembly.duties.values():
        for name in duty.items:
            if name not in items:
                assembly.places["duties", duty.id].refuse("dangling", name, "item", key="items")
    for found in assembly.assessments.values():
        entry = assembly.places["assessments", found.id]
        for name in _twice(part.id for part in found.leaves()):
            entry.refuse("duplicate", name, "parts", key="parts")
        for part in found.leaves():
            if part.indicator and part.indicator not in assembly.indicators:
                entry.refuse("dangling", part.indicator, "indicator", key="parts")
