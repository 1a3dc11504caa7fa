"""The form for one record, made from its item alone (单条填报表单)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from django.http import QueryDict

from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role, Text
from gongxin.catalogue.sources import Source
from gongxin.catalogue.words import KINDS, UNITS
from gongxin.collection.queries import Finding
from gongxin.collection.words import Answer
from gongxin.kernel.findings import REFUSING, Severity
from gongxin.web.desk import explaining
from gongxin.web.desk.shown import Input, Option

ASKING: Final = frozenset({*REFUSING, Severity.DOUBT})
_SHAPES: Final = {
    Kind.TEXT: "area",
    Kind.ADDRESS: "area",
    Kind.CODE: "choice",
    Kind.CODES: "choices",
    Kind.DATE: "date",
    Kind.MONEY: "decimal",
    Kind.INTEGER: "numeric",
}
# What the department itself is known to say.
_OWN_NAME: Final = (Role.SOURCE_NAME, Role.DECIDER_NAME)
_OWN_CODE: Final = (Role.SOURCE_CODE, Role.DECIDER_CODE)

Record = Mapping[str, list[str]]


def fresh(item: Item, source: Source) -> Record:
    """A record of which only the department itself is filled in."""
    own = dict.fromkeys(_OWN_NAME, source.name.zh) | dict.fromkeys(_OWN_CODE, source.code)
    return {field.name: [own[field.role]] for field in item.fields if field.role in own}


def filled(item: Item, sent: QueryDict) -> Record:
    """A record as it was sent, by field; nothing else that was sent is looked at."""
    return {field.name: [value.strip() for value in sent.getlist(field.name)] for field in item.fields}


def handed(item: Item, record: Record) -> dict[str, str | list[str]]:
    """The record as reading takes it: the values of a list apart, everything else one text."""
    return {
        field.name: values if field.kind is Kind.CODES else values[0]
        for field in item.fields
        if any(values := record.get(field.name, []))
    }


def inputs(item: Item, law: Catalogue, record: Record, found: Iterable[Finding] = ()) -> list[Input]:
    """What is asked for, in the item's order, each with what was filled in and what was found in it."""
    said: defaultdict[str, list[Answer]] = defaultdict(list)
    for one in found:
        said[one.field or ""].append(explaining.rule(item, one.rule, one.field))
    return [_input(field, law, record.get(field.name, []), said[field.name]) for field in item.fields]


def beside(item: Item, found: Iterable[Finding]) -> list[Answer]:
    """What was found in the record and in no one field of it."""
    return [explaining.rule(item, one.rule) for one in found if one.field is None]


def _input(field: Field, law: Catalogue, values: list[str], errors: list[Answer]) -> Input:
    return Input(
        name=field.name,
        label=field.label,
        code=field.code,
        hint=_hint(field),
        shape=_SHAPES.get(field.kind, "text"),
        required=field.required,
        length=field.length if field.kind not in (Kind.CODE, Kind.CODES) else None,
        values=values,
        options=_options(field, law),
        errors=tuple(dict.fromkeys(errors)),
    )


def _hint(field: Field) -> Text:
    """How it is filled in: its unit or form, and an example where the item has one."""
    notes = [UNITS[field.unit] if field.kind is Kind.MONEY else KINDS[field.kind]]
    if field.kind is Kind.DATE and field.open_end:
        day = field.open_end.isoformat()
        notes.append(Text(f"没有终止日的填 {day}", f"no end is {day}"))
    if field.sample and field.codes is None and field.kind is not Kind.DATE:
        notes.append(Text(f"例：{field.sample}", f"e.g. {field.sample}"))
    return Text("；".join(note.zh for note in notes), "; ".join(note.en for note in notes))


def _options(field: Field, law: Catalogue) -> tuple[Option, ...]:
    values = law.code_lists[field.codes].values if field.codes else ()
    return tuple(Option(value.label.zh, value.label) for value in values)
