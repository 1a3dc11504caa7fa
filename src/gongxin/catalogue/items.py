"""Builds an item version from its file (目录条目)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gongxin.catalogue import checks, parts
from gongxin.catalogue.limits import Amount
from gongxin.catalogue.model import (
    Audience,
    ClassCase,
    ClassRule,
    DroppedColumn,
    Field,
    Information,
    Item,
    Kind,
    RepairRoute,
    Role,
    Rule,
    Text,
    WindowRule,
)
from gongxin.catalogue.reading import Entry, plain
from gongxin.kernel.findings import Severity
from gongxin.kernel.period import Period

CLASSES = ("minor", "general", "serious", "undetermined")
NATURES = ("basic", "positive", "negative")
SUBJECT_KINDS = ("organisation", "within_source")


def item(entry: Entry, pack: str, amounts: Mapping[str, Amount]) -> Item:
    """One item version. Faults are noted at the entry; `gongxin.catalogue.check` looks at the whole."""
    name = entry.string("id")
    fields = tuple(_field(field) for field in entry.children("fields"))
    decided_on = next((f.name for f in fields if f.role is Role.DECIDED_ON), "")
    built = Item(
        id=name,
        number=entry.integer("number"),
        version=entry.integer("version"),
        pack=pack,
        state=entry.choice("state", parts.STATES),
        title=entry.text("title"),
        description=entry.text("description"),
        category=entry.string("category"),
        nature=entry.choice("nature", NATURES),
        column=entry.string("column", ""),
        subject_kind=_subject_kind(entry),
        subject_by=entry.strings("subject_by"),
        individual_business=entry.choice("individual_business", ("refuse", "apart"), "refuse"),
        basis=parts.bases(entry),
        valid=_valid(entry),
        delivery=entry.choice("delivery", ("rows", "snapshot"), "rows"),
        identity=entry.strings("identity"),
        report_within=entry.maybe("report_within"),
        fields=fields,
        dropped=tuple(_dropped(column) for column in entry.children("dropped")),
        rules=tuple(rule(part) for part in entry.children("rules")),
        class_rule=_class_rule(name, entry, amounts),
        windows=tuple(_window(name, decided_on, window) for window in entry.children("windows")),
        registers=entry.boolean("registers", default=False),
        ended_values={
            field: tuple(str(value) for value in values)
            for field, values in (entry.mapping("ended_values") or {}).items()
        },
        retention=entry.maybe("retention"),
        repair=_repair(entry),
        procedure=parts.procedure(entry),
        information=Information(entry.choice("information", tuple(Information), Information.PUBLIC)),
        digest=digest(plain(entry.node)),
    )
    entry.done()
    if not built.basis:
        entry.refuse("no_basis")
    if not built.windows:
        entry.refuse("no_audience")
    return built


def digest(content: Any) -> str:
    """SHA-256 of the canonical form of a YAML file's content: layout and comments do not count."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _subject_kind(entry: Entry) -> str:
    if "subject_kind" not in entry:
        entry.refuse("no_subject_kind")
    found = entry.string("subject_kind", SUBJECT_KINDS[0])
    if found in {"person", "natural_person"}:
        entry.refuse("natural_person", key="subject_kind")
    return entry.choice("subject_kind", SUBJECT_KINDS, SUBJECT_KINDS[0])


def _valid(entry: Entry) -> Period:
    if "valid" in entry:
        return entry.period()
    entry.refuse("no_period")
    return Period(date.min)


def _field(entry: Entry) -> Field:
    defaults = Field("", "", Text("", ""), Kind.TEXT)
    role = entry.choice("role", tuple(Role), None)
    field = Field(
        name=entry.string("name"),
        code=entry.string("code"),
        label=entry.text("label"),
        kind=Kind(entry.choice("kind", tuple(Kind))),
        role=Role(role) if role else None,
        required=entry.boolean("required", default=False),
        required_when=_check(entry, "required_when") if "required_when" in entry else None,
        length=entry.integer("length", None),
        codes=entry.maybe("codes"),
        separators=entry.string("separators", defaults.separators),
        unit=entry.choice("unit", ("yuan", "ten_thousand"), defaults.unit),
        currency=entry.maybe("currency"),
        scheme=entry.maybe("scheme"),
        open_end=entry.day("open_end", None),
        audience=Audience(entry.choice("audience", tuple(Audience), Audience.PUBLIC)),
        stored=entry.boolean("stored", default=True),
        compared=entry.boolean("compared", default=True),
        synonyms=entry.strings("synonyms"),
        normal=entry.choice("normal", ("", "nfkc"), ""),
        sample=entry.string("sample", ""),
    )
    entry.done()
    return field


def _dropped(entry: Entry) -> DroppedColumn:
    column = DroppedColumn(
        entry.string("code"),
        entry.string("label"),
        entry.strings("synonyms"),
        entry.boolean("refuses", default=False),
    )
    entry.done()
    return column


def _check(entry: Entry, key: str = "check") -> Mapping[str, Any]:
    """A check in the form {name: arguments}; a malformed one is noted and answered with a harmless one."""
    found = entry.mapping(key)
    wrong = list(checks.faults(found))
    for code, facts in wrong:
        entry.refuse(code, *facts, key=key)
    return {"all_of": {"checks": []}} if wrong or found is None else found


def rule(entry: Entry) -> Rule:
    """One published rule; the places of its finding are the fields of the check unless it names them."""
    check = _check(entry)
    name, arguments = checks.split(check)
    named = dict.fromkeys(checks.references(check, "field", "fields"))
    built = Rule(
        id=entry.string("id"),
        severity=Severity(entry.choice("severity", tuple(Severity))),
        check=name,
        arguments=arguments,
        fields=entry.strings("places") or tuple(named),
        message=entry.text("message"),
        remedy=entry.text("remedy"),
    )
    entry.done()
    return built


def _class_rule(item_id: str, entry: Entry, amounts: Mapping[str, Amount]) -> ClassRule | None:
    found = entry.child("class")
    if found is None:
        return None
    cases = tuple(
        case
        for at, part in enumerate(found.children("cases"), start=1)
        for case in _cases(f"{item_id}.class.{at}", part, amounts)
    )
    built = ClassRule(found.maybe("given"), found.strings("lawful"), cases)
    found.done()
    return built


def _cases(case_id: str, entry: Entry, amounts: Mapping[str, Amount]) -> Iterator[ClassCase]:
    """A case; none where it needs an amount that no loaded pack sets: then nobody can decide by it."""
    check = _check(entry)
    klass = entry.choice("class", CLASSES)
    basis = parts.needed_basis(entry)
    entry.done()
    wanted = set(_amounts(check))
    if wanted - amounts.keys():
        return
    valid = [amounts[name].valid for name in wanted]
    name, arguments = checks.split(_with_amounts(check, amounts))
    yield ClassCase(case_id, klass, name, arguments, basis, _common(valid))


def _amounts(check: Any) -> Iterator[str]:
    if isinstance(check, Mapping):
        if check.keys() == {"amount"}:
            yield str(check["amount"])
        else:
            for part in check.values():
                yield from _amounts(part)
    elif isinstance(check, list):
        for part in check:
            yield from _amounts(part)


def _with_amounts(check: Any, amounts: Mapping[str, Amount]) -> Any:
    """The check with each {amount: id} replaced by its yuan."""
    if isinstance(check, Mapping):
        if check.keys() == {"amount"}:
            return amounts[check["amount"]].yuan
        return {key: _with_amounts(part, amounts) for key, part in check.items()}
    return [_with_amounts(part, amounts) for part in check] if isinstance(check, list) else check


def _common(periods: list[Period]) -> Period | None:
    """The days in all of the periods; None where there is no period."""
    ends = [period.end for period in periods if period.end]
    return Period(max(p.start for p in periods), min(ends, default=None)) if periods else None


def _window(item_id: str, decided_on: str, entry: Entry) -> WindowRule:
    audience = Audience(entry.choice("audience", tuple(Audience)))
    klass = entry.choice("class", CLASSES, None)
    rule = WindowRule(
        id=f"{item_id}.window.{audience}.{klass or 'any'}",
        audience=audience,
        klass=klass,
        shown=entry.boolean("shown", default=True),
        start=entry.string("start", decided_on),
        basis=parts.basis(entry),
        limits=entry.strings("limits"),
        last_days=entry.strings("last_days"),
        end_days=entry.strings("end_days"),
        review_before=entry.day("review_before", None),
    )
    endless = entry.boolean("until_further_notice", default=False)
    entry.done()
    if rule.shown and audience is Audience.PUBLIC:
        if rule.basis is None:
            entry.refuse("no_public_basis")
        if not (endless or rule.limits or rule.last_days or rule.end_days):
            entry.refuse("no_end")
    return rule


def _repair(entry: Entry) -> RepairRoute | None:
    found = entry.child("repair")
    if found is None:
        return None
    route = RepairRoute(
        by=found.text("by"),
        earliest={str(k): str(v) for k, v in (found.mapping("earliest") or {}).items()},
        accept_within=found.maybe("accept_within"),
        decide_within=found.maybe("decide_within"),
        basis=parts.needed_basis(found),
    )
    found.done()
    return route
