"""The vocabulary of checks as the packs may use it: names and arguments; gongxin.quality gives them meaning.

Kinds of arguments: field, fields, value, values, number, limit, check, checks. A test of the quality station
compares this table with its predicates.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

ONE_FIELD: Final = (
    "filled",
    "in_list",
    "parsed",
    "one_currency",
    "not_in_future",
    "not_placeholder",
    "no_personal_data",
    "uscc_length",
    "uscc_alphabet",
    "uscc_mask",
    "uscc_check",
    "uscc_category",
    "uscc_organisation_code",
    "organisation_code_check",
    "registration_number_check",
    "equals_sender",
    "registered_source",
    "competent",
    "under_agreement",
    "organisation_word",
    "one_name",
    "name_alone",
    "in_its_place",
)

VOCABULARY: Final[Mapping[str, Mapping[str, str]]] = {
    **{name: {"field": "field"} for name in ONE_FIELD},
    "filled_when": {"field": "field", "other": "field", "contains": "values"},
    "max_length": {"field": "field", "length": "number"},
    "not_after": {"earlier": "field", "later": "field"},
    "not_before": {"field": "field", "year": "number"},
    "at_most": {"field": "field", "value": "number"},
    "at_least": {"field": "field", "value": "number"},
    "matches": {"field": "field", "pattern": "value"},
    "excludes": {"field": "field", "values": "values"},
    "contains_any": {"field": "field", "values": "values"},
    "year_in_number": {"field": "field", "date": "field"},
    "unit_plausible": {"field": "field", "text": "field"},
    "within_months": {"earlier": "field", "later": "field", "limit": "limit"},
    "one_of_filled": {"fields": "fields"},
    "all_of": {"checks": "checks"},
    "any_of": {"checks": "checks"},
    "not_": {"check": "check"},
}


def split(check: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The name and the arguments of a check written as {name: arguments}."""
    ((name, arguments),) = check.items()
    return name, arguments


def walk(check: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A check and all checks inside it."""
    name, arguments = split(check)
    yield name, arguments
    for argument, kind in VOCABULARY[name].items():
        if kind in {"check", "checks"}:
            inner = arguments[argument]
            for part in [inner] if kind == "check" else inner:
                yield from walk(part)


def references(check: Mapping[str, Any], *kinds: str) -> Iterator[str]:
    """The names that a check gives for arguments of these kinds (fields, limits), in order."""
    for name, arguments in walk(check):
        for argument, kind in VOCABULARY[name].items():
            if kind in kinds:
                named = arguments[argument]
                yield from [named] if isinstance(named, str) else named


def faults(check: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is wrong with the shape of a check: codes of `words.PROBLEMS` with their facts."""
    if not isinstance(check, Mapping) or len(check) != 1:
        yield "check_shape", ()
        return
    name, arguments = split(check)
    known = VOCABULARY.get(name)
    if known is None:
        yield "unknown_check", (name,)
    elif not isinstance(arguments, Mapping) or arguments.keys() != known.keys():
        yield "check_arguments", (name, ", ".join(known))
    else:
        for argument, kind in known.items():
            yield from _argument_faults(name, argument, kind, arguments[argument])


def _argument_faults(
    name: str, argument: str, kind: str, value: Any
) -> Iterator[tuple[str, tuple[str, ...]]]:
    several = kind.endswith("s")
    if several and not (isinstance(value, list) and value):
        yield "check_arguments", (name, argument)
    elif kind in {"check", "checks"}:
        for part in value if several else [value]:
            yield from faults(part)
    elif kind == "number" and not (isinstance(value, int | float) or _is_amount(value)):
        yield "check_arguments", (name, argument)


def _is_amount(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"amount"}
