"""Rules that follow from the types of an item's fields; nobody writes them item by item (类型校验)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from gongxin.catalogue.model import Field, Item, Kind, Role, Rule, Text
from gongxin.catalogue.reading import Entry, shipped
from gongxin.kernel.findings import Severity

Arguments = Mapping[str, Any]

SPOKEN: Final = frozenset({Kind.TEXT, Kind.ADDRESS, Kind.NAME, Kind.LABEL})


@dataclass(frozen=True, slots=True)
class GenericRule:
    """One kind of fault, as rules.yaml words it; `optional` is its severity in a field that may be empty."""

    id: str
    severity: Severity
    optional: Severity
    check: str
    message: Text
    remedy: Text


def derived_rules(item: Item) -> tuple[Rule, ...]:
    """The generic rules of an item: the id names the kind of fault, the field is the place."""
    return tuple(rule for field in item.fields for rule in _of_field(field))


@cache
def generic_rules() -> Mapping[str, GenericRule]:
    """What rules.yaml says, by id."""
    return {rule.id: rule for rule in map(_generic, shipped("rules.yaml").children("rules"))}


def _generic(entry: Entry) -> GenericRule:
    severity = Severity(entry.string("severity"))
    return GenericRule(
        entry.string("id"),
        severity,
        Severity(entry.string("optional", severity)),
        entry.string("check"),
        entry.text("message"),
        entry.text("remedy"),
    )


def _of_field(field: Field) -> Iterator[Rule]:
    for rule_id, applies, arguments in DERIVATIONS:
        if applies(field):
            generic = generic_rules()[rule_id]
            yield Rule(
                id=generic.id,
                severity=generic.severity if field.required else generic.optional,
                check=generic.check,
                arguments=arguments(field),
                fields=(field.name,),
                message=_worded(generic.message, field),
                remedy=_worded(generic.remedy, field),
            )


def _worded(text: Text, field: Field) -> Text:
    length = str(field.length or "")
    return Text(
        text.zh.format(label=field.label.zh, length=length),
        text.en.format(label=field.label.en, length=length),
    )


def _alone(field: Field) -> Arguments:
    return {"field": field.name}


def _length(field: Field) -> Arguments:
    return {"field": field.name, "length": field.length}


def _conditional(field: Field) -> Arguments:
    return {"checks": [{"not_": {"check": field.required_when}}, {"filled": _alone(field)}]}


def _holding(value: str) -> Callable[[Field], Arguments]:
    return lambda field: {"field": field.name, "values": [value]}


def _is(*kinds: Kind) -> Callable[[Field], bool]:
    return lambda field: field.kind in kinds


def _scheme(scheme: str) -> Callable[[Field], bool]:
    return lambda field: field.kind is Kind.IDENTIFIER and field.scheme == scheme


_ORGANISATIONS = {Role.SUBJECT_CODE, Role.PARENT_CODE, Role.ASSOCIATION_CODE, Role.AGENCY_CODE}


def _organisation(field: Field) -> bool:
    return field.kind is Kind.USCC and field.role in _ORGANISATIONS


def _subject_name(field: Field) -> bool:
    return field.kind is Kind.NAME and field.role is Role.SUBJECT_NAME


def _in_ten_thousands(field: Field) -> bool:
    """Amounts of which none is as large as the digits of a day (20260506) would be."""
    return field.kind is Kind.MONEY and field.unit == "ten_thousand"


def _said_elsewhere(field: Field) -> bool:
    """Texts without which there is no record, and in which a date or a code alone says nothing."""
    number = field.kind is Kind.LABEL and field.role is Role.DOCUMENT_NUMBER
    text = field.kind in {Kind.TEXT, Kind.ADDRESS, Kind.NAME} and field.role is not Role.SUBJECT_NAME
    return field.required and (number or text)


DERIVATIONS: Final[tuple[tuple[str, Callable[[Field], bool], Callable[[Field], Arguments]], ...]] = (
    ("S-001", lambda f: f.required, _alone),
    ("S-002", _is(Kind.DATE), _alone),
    ("S-003", _is(Kind.MONEY), _alone),
    ("S-004", _is(Kind.CODE, Kind.CODES), _alone),
    ("S-005", lambda f: f.length is not None and f.kind in {*SPOKEN, Kind.IDENTIFIER}, _length),
    ("S-006", _is(Kind.INTEGER), _alone),
    ("S-007", lambda f: f.required and f.kind in SPOKEN, _alone),
    ("S-008", lambda f: f.required_when is not None, _conditional),
    ("S-009", lambda f: f.currency is not None, _alone),
    ("S-010", _subject_name, _alone),
    ("S-011", _subject_name, _alone),
    ("S-012", _said_elsewhere, _alone),
    ("P-011", lambda f: _subject_name(f) or _in_ten_thousands(f), _alone),
    ("S-014", lambda f: f.kind is Kind.MONEY and not _in_ten_thousands(f), _alone),
    ("A-002", lambda f: f.role is Role.COMMITMENT, _holding("yes")),
    ("A-003", lambda f: f.role is Role.AUTHORISED_ACTS, _holding("integrate")),
    ("P-001", _is(Kind.TEXT, Kind.ADDRESS), _alone),
    ("I-001", _is(Kind.USCC), _alone),
    ("I-002", _is(Kind.USCC), _alone),
    ("I-009", lambda f: f.kind is Kind.USCC and f.role is Role.SUBJECT_CODE, _alone),
    ("I-003", _organisation, _alone),
    ("I-004", _organisation, _alone),
    ("I-005", _organisation, _alone),
    ("I-007", _scheme("organisation_code"), _alone),
    ("I-008", _scheme("registration_number"), _alone),
)
