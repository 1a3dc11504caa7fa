"""The JSON Schema (2020-12) of one record of an item, as departments send it to the API."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gongxin.catalogue.model import Catalogue, CodeList, Field, Item, Kind, Rule, Text
from gongxin.catalogue.samples import sample
from gongxin.kernel.findings import Severity

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
USCC: Final = "^[0-9A-HJ-NPQRTUWXY]{18}$"

Schema = dict[str, Any]


def json_schema(item: Item, catalogue: Catalogue) -> Schema:
    """What a record must look like before any rule of content is tried.

    A record that is valid here may still be refused: the rules of the item say so with their ids.
    """
    schema: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:gongxin:item:{item.id}:{item.version}",
        "title": item.title.zh,
        "description": _both(item.description),
        "type": "object",
        "properties": {field.name: _property(field, catalogue) for field in item.fields},
        "required": [field.name for field in item.fields if field.required],
        "additionalProperties": False,
        "examples": [dict(sample(item, catalogue))],
    }
    conditions = list(_conditions(item, catalogue))
    return {**schema, "allOf": conditions} if conditions else schema


def _property(field: Field, catalogue: Catalogue) -> Schema:
    schema: Schema = {"title": field.label.zh, "description": f"{field.code} {field.label.en}"}
    schema |= _TYPES.get(field.kind, {"type": "string"})
    if field.required and schema["type"] == "string":
        schema["minLength"] = 1
    if field.kind is Kind.CODE:
        schema["enum"] = _accepted(catalogue.code_lists[field.codes or ""])
    elif field.length and schema["type"] == "string" and field.kind is not Kind.USCC:
        schema["maxLength"] = field.length
    return schema


_TYPES: Final[Mapping[Kind, Schema]] = {
    Kind.USCC: {"type": "string", "pattern": USCC},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.MONEY: {"type": ["number", "string"], "pattern": "^[0-9]+([.][0-9]+)?$"},
    Kind.INTEGER: {"type": ["integer", "string"], "pattern": "^[0-9]+$"},
}


def _accepted(codes: CodeList) -> list[str]:
    return [word for value in codes.values for word in (value.code, value.label.zh, *value.accepts)]


def _conditions(item: Item, catalogue: Catalogue) -> Iterator[Schema]:
    """The refusing rules of the form “filled where another field holds one of these values”."""
    for rule in item.rules:
        if rule.check == "filled_when" and rule.severity is Severity.ERROR:
            yield _condition(rule, item, catalogue)


def _condition(rule: Rule, item: Item, catalogue: Catalogue) -> Schema:
    other = item.field(rule.arguments["other"])
    codes = catalogue.code_lists[other.codes or ""]
    wanted = [v for v in codes.values if v.code in rule.arguments["contains"]]
    words = [word for value in wanted for word in (value.code, value.label.zh, *value.accepts)]
    found: Schema = {"enum": words}
    if other.kind is Kind.CODES:
        found = {"pattern": _among(words, other.separators)}
    return {
        "$comment": rule.id,
        "if": {"properties": {other.name: found}, "required": [other.name]},
        "then": {"required": [rule.arguments["field"]]},
    }


def _among(words: list[str], separators: str) -> str:
    """A pattern for one of the words, alone or between separators."""
    between = "[" + "".join(f"\\{c}" if c in "|]\\" else c for c in separators) + "]"
    return f"(^|{between})({'|'.join(words)})({between}|$)"


def _both(text: Text) -> str:
    return f"{text.zh} {text.en}"
