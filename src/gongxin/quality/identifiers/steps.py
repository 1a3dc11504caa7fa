"""The tests of identifiers in bulk (标识核验): the kernel's arithmetic as expressions over a column.

Each test is never null; an empty cell fails it, and has no flaw. Codes repeat, so each is tested once.
"""

from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.kernel import orgcode, patterns, personal, regno, uscc
from gongxin.kernel.text import CODE_NOISE_PATTERN, WIDTH
from gongxin.quality import literals
from gongxin.quality.cells.steps import built_in, call, each, function
from gongxin.quality.identifiers.flaws import FORM, Flaw

_CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_HIDDEN, _MASKED = uscc.HIDDEN_PATTERN, uscc.MASKED_PATTERN
_NOISE = literals.pattern(CODE_NOISE_PATTERN)
_ORGANISATION_CHECKS = "0X987654321"  # by the weighted sum modulo 11


@built_in("string", "int64", "int64", "string")
def substring(text: Any, start: Any, length: Any) -> Any:
    """The engine's own, counted from 1: Ibis guards against negative places that we never have."""


@function("string", "boolean")
def gongxin_is_citizen_id(numbers: Any) -> Any:
    """A citizen ID that is not a unified code as well; few cells have the shape of one."""
    return each(
        numbers, lambda number: personal.is_citizen_id(number) and not uscc.is_valid(number), pa.bool_()
    )


@function("string", "boolean")
def gongxin_is_citizen_id_15(numbers: Any) -> Any:
    """A citizen ID of the old form."""
    return each(numbers, personal.is_citizen_id_15, pa.bool_())


def normalise(text: ir.StringValue) -> ir.StringValue:
    """Half width, upper case, no spaces or hyphens; null where nothing is left."""
    tidied = text.re_replace(_NOISE, "").translate(*WIDTH).upper().nullif("")
    return ibis.cases((text.re_search("^[0-9A-Z]+$"), text), else_=tidied)


def code_findings(codes: ir.Table) -> ir.Table:
    """Every test of many codes.

    in:   code, as people write it
    adds: normalised (null where nothing is left), flaws (bits of `Flaw`)
    """
    return examined(codes, codes, "code", normalised="normalised", flaws="flaws", empty="^$")


def examined(
    rows: ir.Table,
    cells: ir.Table,
    code: str,
    *,
    normalised: str,
    flaws: str,
    empty: str,
    masks: bool = True,
) -> ir.Table:
    """Bring a column of codes into form and test it, each distinct cell of `cells` once.

    adds: `normalised`, `flaws`; a cell that matches `empty` holds no code. Without `masks` one with hidden
    characters is of a wrong form like any other.
    """
    distinct = cells.filter(cells[code].notnull()).select(cell=cells[code]).distinct()
    text = distinct["cell"]
    formed = distinct.mutate(**{normalised: ibis.cases((text.re_search(empty), None), else_=normalise(text))})
    tested = formed.mutate(**{flaws: uscc_flaws(formed[normalised])})
    if masks:
        tested = tested.mutate(**{flaws: _or_masked(tested[normalised], tested[flaws])})
    found = rows.left_join(tested, rows[code] == tested["cell"]).drop("cell")
    return found.mutate(**{flaws: found[flaws].fill_null(0)})


def form_flaws(code: ir.StringValue) -> ir.IntegerValue:
    """What is wrong with the form of a code, as bits of `Flaw`."""
    return ibis.cases((code.isnull(), 0), (code.re_search(uscc.PATTERN), 0), else_=_misshapen(code))


def uscc_flaws(code: ir.StringValue) -> ir.IntegerValue:
    """What is wrong with a normalised unified code, as bits of `Flaw`."""
    doubtful = (
        _bit(~_has_check(code), Flaw.CHECK)
        + _bit(substring(code, 1, 2).notin(sorted(uscc.PREFIXES)), Flaw.CATEGORY)
        + _bit(~_has_organisation_check(substring(code, 9, 9)), Flaw.ORGANISATION_CODE)
    )
    return ibis.cases((code.isnull(), 0), (code.re_search(uscc.PATTERN), doubtful), else_=_misshapen(code))


def _or_masked(code: ir.StringValue, flaws: ir.IntegerValue) -> ir.IntegerValue:
    """The flaws; of a code with hidden characters that alone. Only one with such a flaw is looked through."""
    sound = (flaws & int(FORM | Flaw.CHECK)) == 0
    masked = code.re_search(_HIDDEN) & code.re_search(_MASKED) & code.re_search(uscc.NO_CITIZENS_PATTERN)
    return ibis.cases((sound, flaws), (masked, int(Flaw.MASK)), else_=flaws)


def _misshapen(code: ir.StringValue) -> ir.IntegerValue:
    return _bit(code.length() != uscc.LENGTH, Flaw.LENGTH) + _bit(
        code.re_search(f"[^{uscc.ALPHABET}]"), Flaw.ALPHABET
    )


def is_organisation_code(code: ir.StringValue) -> ir.BooleanValue:
    """A normalised organisation code of the right form with the right check character."""
    return _where(code.re_search(orgcode.PATTERN), _has_organisation_check(code))


def is_registration_number(number: ir.StringValue) -> ir.BooleanValue:
    """Fifteen digits with the right check digit, or the thirteen of before 2007."""
    return _where(number.re_search(regno.PATTERN), _has_registration_check(number)) | number.re_search(
        regno.OLD_PATTERN
    ).fill_null(False)


def has_enterprise_form(number: ir.StringValue) -> ir.BooleanValue:
    """Fifteen digits as enterprises have them, and not of the shape of a citizen ID."""
    shaped = number.re_search(regno.ENTERPRISE_PATTERN) & ~number.re_search(patterns.CITIZEN_ID_15_CELL)
    return shaped.fill_null(False)


def is_enterprise_number(number: ir.StringValue) -> ir.BooleanValue:
    """Such a number with the right check digit."""
    return _where(has_enterprise_form(number), _has_registration_check(number))


def is_individual_business_number(number: ir.StringValue) -> ir.BooleanValue:
    """A registration number of an individual business (个体工商户)."""
    return number.re_search(regno.INDIVIDUAL_BUSINESS_PATTERN).fill_null(False)


def is_citizen_id(number: ir.StringValue) -> ir.BooleanValue:
    """A citizen ID (公民身份号码) that is not a unified code as well."""
    shaped = number.re_search(patterns.CITIZEN_ID_CELL)
    return call(gongxin_is_citizen_id, shaped, number).fill_null(False)


def is_citizen_id_15(number: ir.StringValue) -> ir.BooleanValue:
    """The form used before 1999; a registration number may look like it, so test for a right one first."""
    shaped = number.re_search(patterns.CITIZEN_ID_15_CELL)
    return call(gongxin_is_citizen_id_15, shaped, number).fill_null(False)


def is_personal_tax_number(number: ir.StringValue) -> ir.BooleanValue:
    """A tax number built on a citizen ID; one that is a unified code is that code."""
    return _where(number.length().isin((17, 20)), ibis.literal(True)) | is_citizen_id(number)


def organisation_code_within(number: ir.StringValue) -> ir.StringValue:
    """The organisation code that an organisation's tax number (税务登记号) holds; null where in doubt.

    Before 2015 it was the division and the organisation code; since then it is the unified code. What may be
    a citizen ID, also one with a slip, is no organisation's.
    """
    before = (number.length() == regno.LENGTH) & ~number.re_search(patterns.CITIZEN_ID_15_CELL)
    since = _where(number.re_search(uscc.PATTERN), _has_check(number))
    code = ibis.cases((before, substring(number, 7, 9)), (since, substring(number, 9, 9)))
    return ibis.cases((is_organisation_code(code), code))


def _where(form: ir.BooleanValue, kept: ir.BooleanValue) -> ir.BooleanValue:
    return ibis.cases((form, kept), else_=False)


def _bit(broken: ir.BooleanValue, flaw: Flaw) -> ir.IntegerValue:
    return ibis.cases((broken, int(flaw)), else_=0)


def _value(code: ir.StringValue, place: int, alphabet: str) -> ir.IntegerValue:
    return ibis.literal(alphabet).find(substring(code, place + 1, 1))


def _expected(code: ir.StringValue, weights: tuple[int, ...], alphabet: str, checks: str) -> ir.BooleanValue:
    """The check character is the one that the weighted sum of the characters before it points at."""
    total = sum(_value(code, place, alphabet) * weight for place, weight in enumerate(weights))
    expected = substring(ibis.literal(checks), total % len(checks) + 1, 1)
    return expected == substring(code, len(weights) + 1, 1)


def _has_check(code: ir.StringValue) -> ir.BooleanValue:
    checks = uscc.ALPHABET[0] + uscc.ALPHABET[:0:-1]
    return _expected(code, uscc.WEIGHTS, uscc.ALPHABET, checks)


def _has_organisation_check(code: ir.StringValue) -> ir.BooleanValue:
    return _expected(code, orgcode.WEIGHTS, _CAPITALS, _ORGANISATION_CHECKS)


def _has_registration_check(number: ir.StringValue) -> ir.BooleanValue:
    """ISO 7064 MOD 11,10: a right number leaves 1."""
    remainder: ir.IntegerValue = ibis.literal(10)
    for place in range(14):
        remainder = ((remainder + _value(number, place, _DIGITS) - 1) % 10 + 1) * 2 % 11
    return (remainder + _value(number, 14, _DIGITS)) % 10 == 1
