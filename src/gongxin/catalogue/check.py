"""What makes an entry fit to be in force: basis, audience, period, subject kind; nothing forbidden."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any, Final

from gongxin.catalogue import checks, headers, informing, register_checks, reporting_checks
from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.model import Basis, CodeList, Field, Item, Kind, Role
from gongxin.catalogue.profiles import SENDER, Profile
from gongxin.catalogue.reading import Entry, shipped, twice
from gongxin.kernel.period import Period

IDENTIFYING: Final = frozenset(
    {
        Role.SUBJECT_NAME,
        Role.SUBJECT_CODE,
        Role.SUBJECT_ORGANISATION_CODE,
        Role.SUBJECT_REGISTRATION_NUMBER,
        Role.SUBJECT_OTHER_NUMBER,
    }
)


STAGES: Final = 4
COMMENT: Final = "catalogue.comment"  # the limit that says how long a draft is open for comment


def whole(assembly: Assembly) -> None:
    """Note every problem that shows only when all packs are read."""
    for item in _all(assembly):
        entry = _place(item, assembly)
        _fit(item, entry)
        _datable(item, entry)
        _forbidden(item, entry)
        _forbidden_matter(item, entry, assembly)
        _unique(item, entry)
        informing.fit(item, entry, assembly.code_lists)
        for kind, name in _dangling(item, assembly):
            entry.refuse("dangling", name, kind)
    for item in assembly.items:
        _law_in_force(item, _place(item, assembly), assembly)
        _procedure(item, _place(item, assembly), assembly)
    _numbers(assembly)
    _bases(assembly)
    _sources(assembly)
    informing.agreements(assembly)
    _precedence(assembly)
    reporting_checks.reporting(assembly)
    _sectors(assembly)
    _profiles(assembly)
    register_checks.registers(assembly)


def _all(assembly: Assembly) -> list[Item]:
    """Every item version, drafts too: what is not in force is checked for its form all the same."""
    return [*assembly.items, *(draft.item for draft in assembly.drafts)]


def _place(item: Item, assembly: Assembly) -> Entry:
    return assembly.places["items", f"{item.id} v{item.version}"]


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
            if any(map(words.search, _names(field))):
                entry.refuse("forbidden", field.name, title, key="fields")


def _forbidden_matter(item: Item, entry: Entry, assembly: Assembly) -> None:
    """No item, be it a draft, is about what the law bars from credit records."""
    required = {field.name for field in item.fields if field.required}
    texts = tuple(_says(item, assembly))
    for matter in assembly.forbidden.values():
        tells = _telling(matter.words)
        for text in () if matter.unless in required else filter(tells, texts):
            title, law = f"{matter.title.zh} / {matter.title.en}", _cited(matter.basis[0], assembly)
            entry.refuse("forbidden_matter", text, title, law)


@cache
def _telling(words: tuple[str, ...]) -> Callable[[str], object]:
    """Finds one of the words; English ones at the beginning of a word only: petition, not competition."""
    found = "|".join(rf"\b{re.escape(word)}" if word.isascii() else re.escape(word) for word in words)
    return re.compile(found or r"\Z(?!)", re.IGNORECASE).search


def _says(item: Item, assembly: Assembly) -> Iterator[str]:
    """What tells what an item is about. Its description may name what it leaves out."""
    yield from (item.id.replace("-", " "), item.title.zh, item.title.en)
    for field in item.fields:
        yield from _names(field)
        listed = assembly.code_lists.get(field.codes or "")
        for value in listed.values if listed else ():
            yield from (value.label.zh, value.label.en)


def _cited(basis: Basis, assembly: Assembly) -> str:
    instrument = assembly.instruments.get(basis.instrument)
    return f"{instrument.title.zh if instrument else basis.instrument}{basis.article}"


def _law_in_force(item: Item, entry: Entry, assembly: Assembly) -> None:
    for basis in _item_bases(item):
        instrument = assembly.instruments.get(basis.instrument)
        if instrument and instrument.state == "draft":
            entry.refuse("draft_instrument", basis.instrument)
    listed = [found for field in item.fields if (found := assembly.code_lists.get(field.codes or ""))]
    for basis in (*_item_bases(item), *(basis for codes in listed for basis in _list_bases(codes))):
        instrument = assembly.instruments.get(basis.instrument)
        if instrument and _outlives(item.valid, instrument.valid):
            entry.refuse("ended_instrument", basis.instrument, str(instrument.valid.end))


def _outlives(item: Period, law: Period) -> bool:
    """Whether there are days on which the one is in force and the other no more."""
    return law.end is not None and (item.end is None or item.end > law.end)


def _list_bases(codes: CodeList) -> Iterator[Basis]:
    yield from (basis for basis in (codes.basis, *(value.basis for value in codes.values)) if basis)


def _names(field: Field) -> tuple[str, ...]:
    english = field.name.replace("_", " ")
    return (english, field.label.zh, field.label.en.lower(), *(word.lower() for word in field.synonyms))


@cache
def forbidden() -> dict[str, re.Pattern[str]]:
    """Categories that no pack may collect, by title, with what finds the words that give them away."""
    found = shipped("forbidden.yaml").children("categories")
    return {
        f"{part.text('title').zh} / {part.text('title').en}": re.compile(
            "|".join(map(re.escape, part.strings("words")))
        )
        for part in found
    }


def _unique(item: Item, entry: Entry) -> None:
    """Within one item no name, code or rule id stands twice, and no header leads to two columns."""
    for part, names in (
        ("fields", [field.name for field in item.fields]),
        ("rules", [rule.id for rule in item.rules]),
        ("windows", [window.id for window in item.windows]),
        ("fields", [header for header, _ in headers.claims(item)]),
    ):
        for name in twice(names):
            entry.refuse("duplicate", name, part, key=part)


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
        if field.currency:
            yield "field", field.currency
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
    yield from (("instrument", basis.instrument) for basis in _item_bases(item) if basis.instrument)


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


def _procedure(item: Item, entry: Entry, assembly: Assembly) -> None:
    """An item shows its four stages, in order and long enough, but for those that its pack names one by one.

    Not by the day from which it says to be in force: that one may lie back.
    """
    excused = assembly.without_procedure.get(item.pack)
    asked = excused is not None and f"{item.id} v{item.version}" not in excused
    stages = [stage for stage in item.procedure.stages if stage] if item.procedure else []
    if len(stages) < STAGES and (stages or asked):
        entry.refuse("no_procedure", key="procedure")
    days = [day for stage in stages for day in (stage.start, stage.end) if day]
    if days != sorted(days) or (days and days[-1] > item.valid.start):
        entry.refuse("procedure_order", key="procedure")
    commented = item.procedure.commented if item.procedure else None
    limit = assembly.limits.get(COMMENT)
    if commented and limit:
        least = max((value.days or 0 for value in limit.values if commented.start in value.valid), default=0)
        if (commented.end or commented.start) - commented.start < timedelta(days=least):
            entry.refuse("short_comment", str(least), key="procedure")


def _numbers(assembly: Assembly) -> None:
    """The ledger stores an item's number: one number, one item, for ever, and one kind of information."""
    owners: dict[int, Item] = {}
    for item in _all(assembly):
        first = owners.setdefault(item.number, item)
        entry = _place(item, assembly)
        if first.id != item.id:
            entry.refuse("duplicate", str(item.number), first.id, key="number")
        elif first.information is not item.information:
            entry.refuse("other_information", first.information, key="information")


def _bases(assembly: Assembly) -> None:
    for kind, basis_of in _BASES.items():
        for key, part in getattr(assembly, kind).items():
            for basis in basis_of(part):
                entry = assembly.places.get(("codes" if kind == "code_lists" else kind, key))
                if basis.instrument not in assembly.instruments and entry:
                    entry.refuse("dangling", basis.instrument, "instrument")


_BASES: Final[dict[str, Callable[..., Iterable[Basis]]]] = {
    "limits": lambda limit: [value.basis for value in limit.values],
    "amounts": lambda amount: [amount.basis],
    "forbidden": lambda matter: matter.basis,
    "code_lists": _list_bases,
    "indicators": lambda indicator: [indicator.basis] if indicator.basis else [],
    "duties": lambda duty: [duty.basis],
    "cycles": lambda cycle: [cycle.basis],
    "mirrors": lambda mirror: [one.basis for one in mirror.items],
    "assessments": lambda assessment: [assessment.basis],
}


def _sources(assembly: Assembly) -> None:
    known = {item.id for item in assembly.items}
    for code, source in assembly.sources.items():
        for name in source.items:
            if name not in known:
                assembly.places["sources", code].refuse("dangling", name, "item", key="items")


def _precedence(assembly: Assembly) -> None:
    """Only a source that may report an item goes first in it, and a decider where every record keeps one."""
    items = assembly.newest()
    for name, found in assembly.precedence.items():
        entry = assembly.places["precedence", name]
        if name not in items:
            entry.refuse("dangling", name, "item")
        elif found.decider and not _tells_decider(items[name]):
            entry.refuse("no_decider", name, key="decider")
        if not found.decider and not found.order:
            entry.refuse("no_precedence")
        for code in found.order:
            if code not in assembly.sources:
                entry.refuse("dangling", code, "source", key="order")
            elif name not in assembly.sources[code].items:
                entry.refuse("not_competent", code, name, key="order")
        for code in twice(found.order):
            entry.refuse("duplicate", code, "order", key="order")


def _tells_decider(item: Item) -> bool:
    field = item.role(Role.DECIDER_CODE)
    return field is not None and field.stored


def _sectors(assembly: Assembly) -> None:
    known = {item.id for item in _all(assembly)}
    for name, sector in assembly.sectors.items():
        for item in sector.items:
            if item not in known:
                assembly.places["sectors", name].refuse("dangling", item, "item", key="items")


def _profiles(assembly: Assembly) -> None:
    """Every version of its item has the fields that a profile speaks of."""
    for profile in assembly.profiles.values():
        entry = assembly.places["profiles", profile.id]
        items = [item for item in _all(assembly) if item.id == profile.item]
        if not items:
            entry.refuse("dangling", profile.item, "item", key="item")
        for item in items:
            for name in dict.fromkeys(_spoken(profile)):
                if name not in {field.name for field in item.fields}:
                    entry.refuse("dangling", name, "field")


def _spoken(profile: Profile) -> Iterator[str]:
    yield from (*profile.without, *profile.columns.values(), *profile.values, *profile.unsettled)
    for default in profile.defaults:
        yield default.field
        yield from (name for name in (default.origin, default.where) if name and name not in SENDER)
