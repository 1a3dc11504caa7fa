"""Text becomes codes, dates and amounts (类型化).

Each cell is tried two ways: in the usual form by the engine itself, then in any other form by the kernel's
reader. What neither can read is null without being blank.
"""

from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from gongxin.catalogue.model import Catalogue, CodeList, Field, Item, Kind
from gongxin.kernel import people
from gongxin.kernel.text import PLAIN
from gongxin.quality import literals
from gongxin.quality.cells.steps import call, constant, each, function, only
from gongxin.quality.columns import blank, contested, formed, given
from gongxin.quality.identifiers.steps import normalise, substring
from gongxin.quality.tidy.steps import nothing
from gongxin.quality.typed import reading

MONEY = dt.Decimal(18, 2)
_PLAIN = literals.table(PLAIN)

_DAY = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
_COMPACT = "^[1-9][0-9]{7}$"
_YUAN = "^[0-9]{1,15}([.][0-9]{1,2})?$"
_TEN_THOUSAND = "^[0-9]{1,8}([.][0-9]{1,6})?$"  # times ten thousand it still fits 18 digits
_WHOLE = "^-?[0-9]{1,18}$"
_CODE = "^[0-9A-Z]{8,}$"


@function("string", "string", "string")
def gongxin_day(texts: Any, forms: Any) -> Any:
    """A day in any of the catalogue's forms, as ISO text."""
    form = constant(forms)
    return each(texts, lambda text: str(reading.day(text, form) or ""))


@function("string", "string", "string", "string")
def gongxin_amount(texts: Any, units: Any, currencies: Any) -> Any:
    """An amount in whole units, in figures."""
    unit, currency = constant(units), constant(currencies)
    return each(texts, lambda text: reading.figures(text, unit, currency))


@function("string", "string", "string")
def gongxin_currency(texts: Any, units: Any) -> Any:
    """The currency that an amount names."""
    unit = constant(units)
    return each(texts, lambda text: reading.currency(text, unit))


@function("string", "string", "string")
def gongxin_codes(texts: Any, specs: Any) -> Any:
    """The codes that a cell names."""
    spec = constant(specs)
    return each(texts, lambda text: reading.codes_of(text, spec) or "")


def usual(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """First way: what the engine reads by itself, as `usually(field)`."""
    typed = (field for field in item.fields if field.kind in _USUAL)
    return rows.mutate(**{usually(field.name): _usual(rows[field.name], field, catalogue) for field in typed})


def read(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Second way: the kernel's readers for the rest. Adds `given(field)`, the cell, and `blank(field)`."""
    cells = {}
    for field in item.fields:
        text = rows[field.name]
        if field.kind in _USUAL:
            known = rows[usually(field.name)]
            unknown = known.isnull() & (text != "")
            cells[given(field.name)] = text
            cells[blank(field.name)] = ibis.cases(
                (known.notnull(), False), (unknown, text.re_search(nothing(catalogue))), else_=True
            )
            cells[field.name] = known.coalesce(_unusual(text, unknown, field, catalogue))
        elif formed(field.name) in rows.columns:
            cells[field.name] = rows[formed(field.name)]
        elif field.kind in (Kind.USCC, Kind.IDENTIFIER):
            empty = text.re_search(nothing(catalogue))
            nobodys = text.re_search(people.NAMED) if field.kind is Kind.IDENTIFIER else empty
            cells[field.name] = ibis.cases(
                (text.re_search(_CODE), text), (empty | nobodys, None), else_=normalise(text)
            )
    return rows.mutate(**cells)


def with_currencies(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Of amounts in any currency: settles which it is, and adds `contested(field)`.

    It is the one named, else that of its own column, else the pack's; where its column cannot be read the
    amount is not known either. Nothing is converted.
    """
    for field in item.fields:
        if field.currency:
            rows = _with_currency(rows, field, field.currency, catalogue)
    return rows


def _with_currency(rows: ir.Table, field: Field, column: str, catalogue: Catalogue) -> ir.Table:
    unusual = rows[usually(field.name)].isnull() & rows[field.name].notnull()
    named = call(gongxin_currency, unusual, rows[given(field.name)], field.unit).nullif("")
    own, unsaid = rows[column], rows[blank(column)]
    settled = named.coalesce(own, only(unsaid, ibis.literal(catalogue.currency)))
    rows = rows.mutate(
        {
            contested(field.name): named.notnull() & ~unsaid & (named != own).fill_null(True),
            column: ibis.cases((rows[field.name].notnull(), settled), else_=own),
        }
    )
    return rows.mutate({field.name: only(rows[column].notnull(), rows[field.name])})


def usually(field: str) -> str:
    """The column with what the engine reads by itself."""
    return f"{field}__usual"


def _usual(text: ir.StringValue, field: Field, catalogue: Catalogue) -> ir.Value:
    match field.kind:
        case Kind.DATE:
            parts = (substring(text, 1, 4), substring(text, 5, 2), substring(text, 7, 2))
            compact = (text.re_search(_COMPACT), ibis.literal("-").join(parts).try_cast("date"))
            forms = catalogue.date_forms
            return ibis.cases(
                (text.re_search(_DAY), text.try_cast("date")),
                *([compact] if "compact" in forms else []),
                else_=None,
            )
        case Kind.MONEY if field.unit == "ten_thousand":
            ten_thousands = text.cast(dt.Decimal(18, 6)) * 10_000
            return only(text.re_search(_TEN_THOUSAND), ten_thousands.cast(MONEY))
        case Kind.MONEY:
            return only(text.re_search(_YUAN), text.cast(MONEY))
        case Kind.INTEGER:
            return only(text.re_search(_WHOLE), text.cast("int64"))
        case _:
            return _listed(text, catalogue.code_lists[field.codes or ""])


def _unusual(text: ir.StringValue, wanted: ir.BooleanValue, field: Field, catalogue: Catalogue) -> ir.Value:
    match field.kind:
        case Kind.DATE:
            return call(gongxin_day, wanted, text, ",".join(catalogue.date_forms)).nullif("").cast("date")
        case Kind.MONEY:
            currency = "" if field.currency else catalogue.currency
            return call(gongxin_amount, wanted, text, field.unit, currency).nullif("").cast(MONEY)
        case Kind.INTEGER:
            figures = text.translate(*_PLAIN).replace(",", "").replace(" ", "")
            return only(wanted & figures.re_search(_WHOLE), figures.cast("int64"))
        case _:
            spec = reading.spec(field, catalogue.code_lists[field.codes or ""])
            return call(gongxin_codes, wanted, text, spec).nullif("")


def _listed(text: ir.StringValue, codes: CodeList) -> ir.StringValue:
    words = [
        (text == word, value.code)
        for value in codes.values
        for word in dict.fromkeys((value.label.zh, value.code, *value.accepts))
    ]
    return ibis.cases(*words, else_=None)


_USUAL = frozenset({Kind.DATE, Kind.MONEY, Kind.INTEGER, Kind.CODE, Kind.CODES})
