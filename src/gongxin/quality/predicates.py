"""The vocabulary of rules (校验谓词): each is TRUE where a row keeps the rule, and never null.

An empty field keeps every rule but `filled`. Columns are those of `gongxin.quality.steps.prepare`: typed
values under the field's name, the sender's text under `given(field)`. `context` is not an argument of packs.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from inspect import signature
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.limits import LimitValue
from gongxin.catalogue.model import Kind
from gongxin.kernel import slips
from gongxin.kernel.text import PLAIN
from gongxin.quality import literals
from gongxin.quality.cells.steps import only
from gongxin.quality.columns import BESIDE, blank, canonical, contested, flaws, given, hidden, several, valid
from gongxin.quality.context import Context
from gongxin.quality.identifiers.flaws import Flaw
from gongxin.quality.names.steps import Beside, is_organisations, one_of_several
from gongxin.quality.persons.steps import GUARDS
from gongxin.quality.tidy.steps import NUMBERS, group_of, mark

_PLAIN = literals.table(PLAIN)
TYPED = frozenset({Kind.CODE, Kind.CODES, Kind.DATE, Kind.MONEY, Kind.INTEGER})


def _or_empty(value: ir.Value, kept: ir.BooleanValue) -> ir.BooleanValue:
    return ibis.cases((value.isnull(), True), else_=kept)


def _text(t: ir.Table, field: str, context: Context) -> ir.StringValue:
    """The field as text: null where it is empty."""
    return only(~t[blank(field)], t[given(field)]) if context.kind(field) in TYPED else t[field]


def _holds(t: ir.Table, field: str, values: Sequence[str], context: Context) -> ir.BooleanValue:
    """One of the values stands in the field: equal to a code, among several codes, inside a text."""
    kind = context.kind(field)
    if kind is Kind.CODE:
        found = [t[field] == value for value in values]
    elif kind is Kind.CODES:
        found = [_among(t, field, value, context) for value in values]
    else:
        found = [t[field].contains(value) for value in values]
    return reduce(or_, found).fill_null(False)


def _among(t: ir.Table, field: str, value: str, context: Context) -> ir.BooleanValue:
    declared = context.item.field(field)
    codes = [code.code for code in context.catalogue.code_lists[declared.codes or ""].values]
    if sum(value in code for code in codes) == 1:  # part of no other code
        return t[field].contains(value)
    around = declared.separators[0]
    return (around + t[field] + around).contains(f"{around}{value}{around}")


def filled(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The field is not empty; an unreadable value is not empty."""
    return ~t[blank(field)] if context.kind(field) in TYPED else t[field].notnull()


def filled_when(
    t: ir.Table, *, field: str, other: str, contains: Sequence[str], context: Context
) -> ir.BooleanValue:
    """The field is filled where another one holds one of the values."""
    return filled(t, field=field, context=context) | ~_holds(t, other, contains, context)


def one_of_filled(t: ir.Table, *, fields: Sequence[str], context: Context) -> ir.BooleanValue:
    """At least one of the fields is filled."""
    return reduce(or_, [filled(t, field=field, context=context) for field in fields])


def max_length(t: ir.Table, *, field: str, length: int, context: Context) -> ir.BooleanValue:
    """The text as given has no more characters than the standard allows."""
    text = _text(t, field, context)
    return _or_empty(text, text.length() <= length)


def parsed(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """What was given could be read as the field's type."""
    return t[field].notnull() | t[blank(field)]


in_list = parsed


def one_currency(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The amount names no other currency than the column for it."""
    return ~t[contested(field)]


def not_after(t: ir.Table, *, earlier: str, later: str) -> ir.BooleanValue:
    """One date is on or before another."""
    return (t[earlier] <= t[later]).fill_null(True)


def not_in_future(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The date is not after the day of receipt."""
    return (t[field] <= context.received_on).fill_null(True)


def not_before(t: ir.Table, *, field: str, year: int) -> ir.BooleanValue:
    """The date is not before a year begins."""
    return (t[field] >= ibis.literal(date(year, 1, 1))).fill_null(True)


def _number(value: Decimal | float, t: ir.Table, field: str) -> ir.Value:
    return ibis.literal(value if t[field].type().is_integer() else Decimal(str(value)), t[field].type())


def at_most(t: ir.Table, *, field: str, value: Decimal | float) -> ir.BooleanValue:
    """An amount (in yuan) or number is not above the value."""
    return (t[field] <= _number(value, t, field)).fill_null(True)


def at_least(t: ir.Table, *, field: str, value: Decimal | float) -> ir.BooleanValue:
    """An amount (in yuan) or number is not below the value."""
    return (t[field] >= _number(value, t, field)).fill_null(True)


def matches(t: ir.Table, *, field: str, pattern: str, context: Context) -> ir.BooleanValue:
    """The text as given matches a regular expression somewhere; anchor it to match the whole.

    A document's number is looked at with the brackets 〔〕.
    """
    number = group_of(context.item.field(field)) == NUMBERS
    text = t[canonical(field)] if number else _text(t, field, context)
    return _or_empty(text, text.re_search(literals.pattern(pattern)))


def not_placeholder(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The text says something: it is not one of the catalogue's placeholders (无、测试 …)."""
    text = _text(t, field, context)
    placeholders = "|".join(map(re.escape, sorted(context.catalogue.placeholders)))
    said = ~text.re_search(f"^(?:{placeholders})$")
    declared = context.item.field(field)
    # A text that needed no work is no placeholder.
    return (
        ibis.cases((~t[mark(declared)], True), (text.isnull(), True), else_=said)
        if group_of(declared)
        else said.fill_null(True)
    )


def no_personal_data(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """Nothing personal had to be masked in the text."""
    return ~t[hidden(field)]


def _without(t: ir.Table, field: str, flaw: Flaw) -> ir.BooleanValue:
    return (t[flaws(field)] & int(flaw)) == 0


def uscc_length(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The unified code has 18 characters."""
    return _without(t, field, Flaw.LENGTH)


def uscc_alphabet(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The unified code has digits and capital letters without I, O, S, V, Z only."""
    return _without(t, field, Flaw.ALPHABET)


def uscc_mask(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """No character of the unified code is hidden; one with hidden characters fails no other test."""
    return _without(t, field, Flaw.MASK)


def uscc_check(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The unified code has the right check character; one of a wrong form is not tested."""
    return _without(t, field, Flaw.CHECK)


def uscc_category(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The unified code begins with a known authority and category."""
    return _without(t, field, Flaw.CATEGORY)


def uscc_organisation_code(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The organisation code inside the unified code has the right check character."""
    return _without(t, field, Flaw.ORGANISATION_CODE)


def organisation_code_check(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The organisation code has the right form and check character (GB 11714)."""
    return t[field].isnull() | t[valid(field)]


def registration_number_check(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The registration number has 15 digits with the right check digit, or 13 (before 2007)."""
    return t[field].isnull() | t[valid(field)]


def equals_sender(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The code is that of the department that sends the file."""
    return _or_empty(t[field], t[field] == context.sender)


def registered_source(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The code is that of a registered department."""
    return _or_empty(t[field], t[field].isin(tuple(sorted(context.catalogue.sources)) or ("",)))


def competent(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The code is not that of a registered department that has no competence for the item."""
    sources = context.catalogue.sources.values()
    barred = tuple(sorted(source.code for source in sources if context.item.id not in source.items))
    return _or_empty(t[field], t[field].notin(barred or ("",)))


def under_agreement(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The field names the sender, who hands the item in under an agreement in force on the day of receipt."""
    day = ibis.literal(context.received_on) if isinstance(context.received_on, date) else context.received_on
    agreed = (
        (t[field] == one.source) & (day >= one.valid.start) & (day < (one.valid.end or date.max))
        for one in context.catalogue.agreements.values()
        if context.item.id in one.items
    )
    return ((t[field] == context.sender) & reduce(or_, agreed, ibis.literal(False))).fill_null(False)


def excludes(t: ir.Table, *, field: str, values: Sequence[str], context: Context) -> ir.BooleanValue:
    """The field holds none of the values."""
    return ~_holds(t, field, values, context)


def contains_any(t: ir.Table, *, field: str, values: Sequence[str], context: Context) -> ir.BooleanValue:
    """The field holds one of the values; an empty one holds none, and so breaks this rule too."""
    return _holds(t, field, values, context)


def year_in_number(t: ir.Table, *, field: str, date: str) -> ir.BooleanValue:
    """A year in brackets in the document's number is the year of the date."""
    number = t[canonical(field)]
    same = number.contains("〔" + t[date].year().cast("string") + "〕")
    return ibis.cases((number.isnull() | t[date].isnull(), True), (~number.contains("〔"), True), else_=same)


def unit_plausible(t: ir.Table, *, field: str, text: str, context: Context) -> ir.BooleanValue:
    """The amount is not a sum in yuan that was written into a field of another unit.

    It counts as such above 100 million yuan, and where the text names the figure as given with 元 behind it.
    """
    bare = t[given(field)].replace(",", "")
    figure = ibis.cases((bare.contains("."), bare.re_replace("[.]?0*$", "")), else_=bare) + "元"
    words = t[text].replace(",", "")
    named = words.replace(figure, "\x01").re_search("(^|[^0-9.])\x01")
    large = t[field] > _number(Decimal(100_000_000), t, field)
    if context.item.field(field).unit == "yuan":
        return ~large.fill_null(False)
    absent = (t[field].isnull() | t[text].isnull(), ~large.fill_null(False))
    return ibis.cases(absent, (large, False), (~words.contains(figure), True), else_=~named)


def within_months(t: ir.Table, *, earlier: str, later: str, limit: str, context: Context) -> ir.BooleanValue:
    """The later date is not after the earlier one plus the limit of that day, whose end is exclusive."""
    start = t[earlier]
    cases = [
        (_during(start, value), t[later] <= start + _span(value))
        for value in context.catalogue.limits[limit].values
        if value.months or value.days
    ]
    return ibis.cases(*cases, else_=True).fill_null(True) if cases else ibis.literal(True)


def _during(day: ir.DateValue, value: LimitValue) -> ir.BooleanValue:
    since = day >= ibis.literal(value.valid.start)
    return since & (day < ibis.literal(value.valid.end)) if value.valid.end else since


def _span(value: LimitValue) -> Any:
    return ibis.interval(months=value.months) if value.months else ibis.interval(days=value.days)


def organisation_word(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The name is one that only organisations bear (公司、厂、局 …)."""
    return _or_empty(t[field], is_organisations(t[field], context.catalogue))


def one_name(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The cell holds one name of an organisation, or says which of several is which."""
    looked_at = t[mark(context.item.field(field))]
    alone = t[BESIDE] == int(Beside.NOBODY)
    return ibis.cases((~looked_at, alone), else_=alone & ~one_of_several(t[field], context.catalogue))


def name_alone(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """No former or second name had to be taken out of the cell of the subject's name."""
    return ~t[several(field)]


def in_its_place(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """What stands in the field is of its kind.

    In a text no date and no code alone, in a name no amount either, in an amount no date and no code, not in
    mere digits either.
    """
    declared = context.item.field(field)
    if declared.kind is Kind.MONEY:
        figure = t[given(field)].translate(*_PLAIN).replace(" ", "").upper()
        slipped = figure.re_search(f"{slips.FIGURE}|{slips.TEXT}").fill_null(False)
        return ibis.cases((t[field] < slips.LEAST, True), (t[blank(field)], True), else_=~slipped)
    pattern = slips.NAME if declared.kind is Kind.NAME else slips.TEXT
    return ibis.cases((~t[mark(declared)], True), else_=~t[field].re_search(pattern).fill_null(False))


def all_of(t: ir.Table, *, checks: Sequence[Mapping[str, Any]], context: Context) -> ir.BooleanValue:
    """Every one of the checks holds."""
    return ibis.cases(*((~held, False) for held in _each(t, checks, context)), else_=True)


def any_of(t: ir.Table, *, checks: Sequence[Mapping[str, Any]], context: Context) -> ir.BooleanValue:
    """At least one of the checks holds."""
    return ibis.cases(*((held, True) for held in _each(t, checks, context)), else_=False)


def not_(t: ir.Table, *, check: Mapping[str, Any], context: Context) -> ir.BooleanValue:
    """The check does not hold."""
    return ~next(_each(t, [check], context))


def _each(t: ir.Table, checks: Sequence[Mapping[str, Any]], context: Context) -> Iterator[ir.BooleanValue]:
    for check in checks:
        ((name, arguments),) = check.items()
        yield evaluate(t, name, arguments, context)


def evaluate(t: ir.Table, name: str, arguments: Mapping[str, Any], context: Context) -> ir.BooleanValue:
    """One check of a pack, or one guard, over a table."""
    predicate = _ALL[name]
    if "context" in signature(predicate).parameters:
        return predicate(t, **arguments, context=context)
    return predicate(t, **arguments)


PREDICATES: Mapping[str, Callable[..., ir.BooleanValue]] = {
    predicate.__name__: predicate
    for predicate in (
        filled,
        filled_when,
        one_of_filled,
        max_length,
        parsed,
        one_currency,
        not_after,
        not_in_future,
        not_before,
        at_most,
        at_least,
        matches,
        not_placeholder,
        no_personal_data,
        uscc_length,
        uscc_alphabet,
        uscc_mask,
        uscc_check,
        uscc_category,
        uscc_organisation_code,
        organisation_code_check,
        registration_number_check,
        equals_sender,
        registered_source,
        competent,
        under_agreement,
        excludes,
        contains_any,
        year_in_number,
        unit_plausible,
        within_months,
        organisation_word,
        one_name,
        name_alone,
        in_its_place,
        all_of,
        any_of,
        not_,
    )
} | {"in_list": in_list}
_ALL = {**PREDICATES, **GUARDS}
