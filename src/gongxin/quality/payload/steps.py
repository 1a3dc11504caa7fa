"""The canonical payload of a record and its digests (规范载荷).

The text equals `kernel.digest.canonical_json` of the stored fields: keys in order, empty ones left out,
every value a string. Quotation marks are rare, so only texts that were looked at twice are searched for them.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import and_
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.model import Field, Item, Kind
from gongxin.quality.cells.steps import each, function
from gongxin.quality.columns import canonical, flaws
from gongxin.quality.identifiers.flaws import FORM
from gongxin.quality.tidy.steps import NUMBERS, group_of, mark

DIGEST_LENGTH = 32
_SEPARATOR = "\x1f"  # in no value: controls are taken out before


@function("string", "string")
def gongxin_compatible(texts: Any) -> Any:
    """Compatibility forms (NFKC) without spaces."""
    return each(texts, lambda text: "".join(unicodedata.normalize("NFKC", text).split()))


def stated(rows: ir.Table, field: Field) -> ir.Value:
    """A value as it is kept."""
    return rows[field.name]


def payload(
    rows: ir.Table,
    fields: Iterable[Field],
    *,
    wanted: ir.BooleanValue,
    said: Callable[[ir.Table, Field], ir.Value] = stated,
) -> ir.StringValue:
    """The canonical JSON text of some fields, null where it is not wanted; `said` gives a field's value.

    A row with all required fields and nothing to escape is put together in one go.
    """
    ordered = sorted(fields, key=lambda field: field.name)
    members = [f'"{field.name}":"' + _written(rows, field, said(rows, field)) + '"' for field in ordered]
    exact = "{" + ibis.literal(",").join(members) + "}"
    usual = [*(~rows[column] for column in dict.fromkeys(mark(f) for f in ordered if group_of(f)))]
    usual += [(rows[flaws(f.name)] & int(FORM)) == 0 for f in ordered if f.kind is Kind.USCC]
    usual += [rows[f.name].notnull() for f in ordered if f.required]
    if not any(field.required for field in ordered):
        return ibis.cases((~wanted, None), else_=exact)
    return ibis.cases((~wanted, None), (reduce(and_, usual), _in_one_go(rows, ordered, said)), else_=exact)


def _in_one_go(
    rows: ir.Table, ordered: Sequence[Field], said: Callable[[ir.Table, Field], ir.Value]
) -> ir.StringValue:
    """Pieces one after another; a comma stands on that side of a member where the first sure one is."""
    first = next(at for at, field in enumerate(ordered) if field.required)
    pieces: list[ir.StringValue] = [ibis.literal("{")]
    for at, field in enumerate(ordered):
        before, after = ("," if at > first else ""), ("," if at < first else "")
        opening, closing = ibis.literal(f'{before}"{field.name}":"'), ibis.literal(f'"{after}')
        value = said(rows, field)
        value = _escaped(value) if field.kind is Kind.IDENTIFIER else value.cast("string")
        pieces += [opening, value, closing] if field.required else [opening + value + closing]
    return ibis.literal("").join([*pieces, ibis.literal("}")])


def digest(text: ir.StringValue) -> ir.StringValue:
    """The first 16 bytes of SHA-256 in hexadecimal."""
    return text.hexdigest("sha256").substr(0, DIGEST_LENGTH)


def identity(rows: ir.Table, item: Item) -> ir.StringValue:
    """What tells two records of one subject apart: the item and its identity fields."""
    parts = [identifying(rows, item.field(name)).fill_null("") for name in item.identity]
    return digest(ibis.literal(_SEPARATOR).join([ibis.literal(str(item.number)), *parts]))


def identifying(rows: ir.Table, field: Field) -> ir.StringValue:
    """A value as it counts for identity and corrections: what the catalogue calls the same is the same."""
    number = group_of(field) == NUMBERS
    text = rows[canonical(field.name) if number else field.name].cast("string")
    return gongxin_compatible(text) if field.normal == "nfkc" else text


def _written(rows: ir.Table, field: Field, value: ir.Value) -> ir.StringValue:
    if group_of(field):
        return ibis.cases((rows[mark(field)], _escaped(value)), else_=value)
    match field.kind:
        case Kind.USCC:
            return ibis.cases(((rows[flaws(field.name)] & int(FORM)) == 0, value), else_=_escaped(value))
        case Kind.IDENTIFIER:
            return _escaped(value)
        case _:
            return value.cast("string")


def _escaped(text: ir.StringValue) -> ir.StringValue:
    return text.replace("\\", "\\\\").replace('"', '\\"')
