"""Guards that no item can leave out (自然人防线): each is TRUE where a row keeps the rule, and never null.

They are not in the packs' vocabulary. In doubt a row counts as personal.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role
from gongxin.kernel import personal, regno, uscc
from gongxin.kernel.patterns import CITIZEN_ID_CELL, DOCUMENT_CELL, MOBILE_CELL, SUSPICIOUS
from gongxin.kernel.patterns import Kind as PersonalKind
from gongxin.quality.cells.steps import call, each, function, only
from gongxin.quality.columns import (
    BARE,
    BESIDE,
    BUSINESS,
    NAMED,
    PERSONAL_HINT,
    PROVED,
    flaws,
    given,
    left_out,
    several,
    somebody,
    valid,
)
from gongxin.quality.context import Context
from gongxin.quality.identifiers import steps as identifiers
from gongxin.quality.identifiers.flaws import Flaw
from gongxin.quality.names.steps import (
    Beside,
    are_organisations,
    as_people_bear,
    is_organisations,
    may_be_a_business,
    says_individual,
    without_brackets,
)

# What a long number of an organisation may look like by chance.
_ALSO_NUMBERS = (PersonalKind.BANK_ACCOUNT, PersonalKind.CITIZEN_ID_15, PersonalKind.LANDLINE)
_TELLS = (0, int(Flaw.MASK))  # codes whose first characters say what they are
_ISSUED_SO = (int(Flaw.CATEGORY), int(Flaw.ORGANISATION_CODE))
_LIKE_A_PERSONS = ("registration_number", "organisation_code")  # schemes whose right numbers may look so
_PERSONS = "自然人|公民"  # in whatever is written as the kind of counterparty; 个人独资企业 is none


def no_hint(t: ir.Table) -> ir.BooleanValue:
    """No dropped column that only natural persons fill held a value."""
    if PERSONAL_HINT not in t.columns:
        return ibis.literal(True)
    return ~t[PERSONAL_HINT].fill_null(False)


def no_citizen_id(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The column of a code or number holds no citizen ID, not even one with a slip, and no words with one."""
    number = t[field]
    if context.item.field(field).role is Role.SUBJECT_CODE:
        return ibis.cases((t[flaws(field)] == 0, True), else_=~_of_a_person(number))
    if context.kind(field) is Kind.USCC:
        return _unless_empty(number, ~_of_a_person(number))
    code = context.item.role(Role.SUBJECT_CODE)
    alone = t[code.name].isnull() if code else ibis.literal(True)
    if context.item.field(field).scheme == "registration_number":  # one in six looks like an old citizen ID
        alone = alone & ~(t[valid(field)] & _named(t, context))
    found = _of_a_person(number) | (alone & identifiers.is_citizen_id_15(number))
    return _unless_empty(number, ~(found | _papers(t, field, context)))


def _papers(t: ir.Table, field: str, context: Context) -> ir.BooleanValue:
    """A telephone or a passport alone; a right organisation code of a named one may look like a passport."""
    number, scheme = t[field], context.item.field(field).scheme
    if scheme == context.catalogue.identifier:
        return ibis.literal(False)
    passport = number.re_search(DOCUMENT_CELL)
    if scheme == "organisation_code":
        passport = passport & ~(t[valid(field)] & _named(t, context))
    return (number.re_search(MOBILE_CELL) | passport).fill_null(False)


def _of_a_person(number: ir.StringValue) -> ir.BooleanValue:
    """Few cells have the shape of an ID or are sentences; the kernel looks at those."""
    words = number.re_search("[^0-9A-Z]")
    looked_at = ibis.cases((words, number.re_search(SUSPICIOUS)), else_=number.re_search(CITIZEN_ID_CELL))
    return call(gongxin_tells_of_a_person, looked_at, number).fill_null(False)


@function("string", "boolean")
def gongxin_tells_of_a_person(numbers: Any) -> Any:
    """Something that only a person has stands in the cell, and it is no unified code."""
    return each(numbers, _tells_of_a_person, pa.bool_())


def _tells_of_a_person(number: str) -> bool:
    return not uscc.is_valid(number) and any(p.kind not in _ALSO_NUMBERS for p in personal.scan(number))


def no_personal_tax_number(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The tax number is neither built on a citizen ID nor the code of an individual business (个体工商户)."""
    number = t[field]
    business = number.startswith(uscc.INDIVIDUAL_BUSINESS) & (number.length() == uscc.LENGTH)
    return _unless_empty(number, ~(identifiers.is_personal_tax_number(number) | business))


def no_person_as_kind(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The kind of counterparty does not speak of a natural person, in whatever words."""
    return ~t[given(field)].re_search(_PERSONS).fill_null(False)


def no_individual_business(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """The code or registration number is not one of an individual business (个体工商户)."""
    number = t[field]
    code = number.startswith(uscc.INDIVIDUAL_BUSINESS) & (number.length() == uscc.LENGTH)
    kept = ~(code | identifiers.is_individual_business_number(number))
    sound = (
        [(t[flaws(field)].isin(_TELLS), ~number.startswith(uscc.INDIVIDUAL_BUSINESS))]
        if flaws(field) in t.columns
        else []
    )
    return ibis.cases((number.isnull(), True), *sound, else_=kept)


def tell(t: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Whether the subject is an organisation: proved by a number, named as one, or a business by its name.

    A name is looked at where no number proves anything, or where a number may as well be a person's. Each
    answer is a column of its own: an engine would work it out once for each rule that asks.
    """
    name = item.role(Role.SUBJECT_NAME)
    if name is None:
        return t
    proofs = [_proves(t, number, catalogue) for number in subject_numbers(item)] if _is_asked(item) else []
    doubtful = [t[field.name].notnull() for field in item.fields if field.scheme in _LIKE_A_PERSONS]
    t = t.mutate({PROVED: reduce(or_, proofs, ibis.literal(not _is_asked(item)))})
    t = t.mutate({BARE: only(reduce(or_, doubtful, ~t[PROVED]), without_brackets(t[name.name]))})
    named, business = (
        ibis.cases((t[BARE].isnull(), False), else_=judge(t[name.name], catalogue, t[BARE]))
        for judge in (is_organisations, may_be_a_business)
    )
    return t.mutate({NAMED: named, BUSINESS: business})


def _told(t: ir.Table) -> ir.BooleanValue:
    return t[PROVED] | t[NAMED]


def an_organisation(t: ir.Table, *, field: str) -> ir.BooleanValue:  # noqa: ARG001 - the finding stands at it
    """The row has a number that proves an organisation, or a name that people do not have."""
    return _told(t) | t[BUSINESS]


def no_business_by_name(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The row has a number that proves an organisation, or no name as individual businesses bear.

    A code whose check character is right and that has one doubt speaks against such a name, unless that says
    itself whose it is: a few codes were issued so. One with a wrong character proves nothing, and such a name
    may hold somebody's own.
    """
    says_so = says_individual(t[field], context.catalogue)
    return _told(t) | ~(t[BUSINESS] & (~_issued_so(t, context) | says_so))


def nobody_beside(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """Where several names stand in one cell each is an organisation's: 某某公司、张三 is not.

    Neither is 某某公司（张三）; and of those that are told apart the present one is an organisation's too.
    """
    name, catalogue = t[field], context.catalogue
    nobodys = ibis.cases((t[several(field)], ~_may_be_its_own(name, catalogue)), else_=False)
    alone = are_organisations(name, catalogue) & (t[BESIDE] != int(Beside.SOMEBODY)) & ~nobodys
    return alone & ~t[somebody(field)] if catalogue.organisation_endings else alone


def no_persons_name(t: ir.Table, *, field: str, context: Context) -> ir.BooleanValue:
    """The name is not one as people bear, whatever code stands beside it: the code may be somebody else's.

    Nor is what stands before brackets: 张三（某某公司）.
    Of 20,237 registered organisations none has a name of less than five characters.
    """
    if not context.catalogue.organisation_endings:
        return ibis.literal(value=True)
    return ~as_people_bear(without_brackets(t[field]), context.catalogue)


def _may_be_its_own(name: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    business = may_be_a_business(name, catalogue, without_brackets(name))
    return is_organisations(name, catalogue) | business


def organisations_alone(t: ir.Table, *, field: str) -> ir.BooleanValue:
    """No name of an organisation beside the subject's own had to be left out because it may be a person's."""
    return ~t[left_out(field)]


def _issued_so(t: ir.Table, context: Context) -> ir.BooleanValue:
    """The code has an organisation's form and check character, and an unknown kind or odd code within."""
    code = context.item.role(Role.SUBJECT_CODE)
    if code is None or code.kind is not Kind.USCC:
        return ibis.literal(False)
    individual = t[code.name].startswith(uscc.INDIVIDUAL_BUSINESS)
    return (t[flaws(code.name)].isin(_ISSUED_SO) & ~individual).fill_null(False)


def _named(t: ir.Table, context: Context) -> ir.BooleanValue:
    """The subject bears the name of an organisation."""
    return t[NAMED] if context.item.role(Role.SUBJECT_NAME) else ibis.literal(False)


def subject_numbers(item: Item) -> tuple[Field, ...]:
    """The columns in which the counterparty's code or a number of it stands."""
    return tuple(
        field
        for field in item.fields
        if field.role is Role.SUBJECT_CODE
        or (field.kind is Kind.IDENTIFIER and field.role is not Role.SUBJECT_TAX_NUMBER)
    )


def _proves(t: ir.Table, field: Field, catalogue: Catalogue) -> ir.BooleanValue:
    """The number is of a form that nothing but an organisation has; most schemes have no such form.

    A code keeps every test. Of the older numbers those with a check character count, unless they look like
    a passport's or a citizen ID. In a catalogue with another main identifier that one counts.
    """
    number = t[field.name]
    if field.kind is Kind.USCC:
        older = (number.length() == regno.LENGTH, identifiers.is_enterprise_number(number))
        return ibis.cases((number.isnull(), False), (t[flaws(field.name)] == 0, True), older, else_=False)
    if field.scheme == "organisation_code":
        return t[valid(field.name)] & ~number.re_search(DOCUMENT_CELL).fill_null(False)
    if field.scheme == "registration_number":
        return ibis.cases((t[valid(field.name)], identifiers.has_enterprise_form(number)), else_=False)
    if field.scheme == catalogue.identifier:
        return number.re_search("[0-9]{4}").fill_null(False)
    return ibis.literal(False)


def _unless_empty(number: ir.StringValue, kept: ir.BooleanValue) -> ir.BooleanValue:
    return ibis.cases((number.isnull(), True), else_=kept)


def guards(item: Item) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The guards of an item: id of the rule, predicate, arguments."""
    yield "P-002", "no_hint", {}
    for field in item.fields:
        if field.role is Role.SUBJECT_KIND and field.kind is Kind.CODE:
            yield "P-007", "no_person_as_kind", {"field": field.name}
        if field.role is Role.SUBJECT_TAX_NUMBER:
            yield "P-004", "no_personal_tax_number", {"field": field.name}
        elif field.kind in (Kind.USCC, Kind.IDENTIFIER):
            yield "P-003", "no_citizen_id", {"field": field.name}
        if item.individual_business == "refuse" and field.role in _INDIVIDUAL:
            yield "P-005", "no_individual_business", {"field": field.name}
    name = item.role(Role.SUBJECT_NAME)
    if name and _is_asked(item):
        yield "P-006", "an_organisation", {"field": name.name}
        yield "P-009", "no_business_by_name", {"field": name.name}
        yield "P-010", "nobody_beside", {"field": name.name}
        yield "P-013", "no_persons_name", {"field": name.name}


def _is_asked(item: Item) -> bool:
    return item.subject_kind == "organisation" and bool(subject_numbers(item))


_INDIVIDUAL = (
    Role.SUBJECT_CODE,
    Role.SUBJECT_REGISTRATION_NUMBER,
    Role.ASSOCIATION_CODE,
    Role.AGENCY_CODE,
)

# Those that go by the look of a name: a doubt, no knowledge.
BY_NAME = frozenset(
    guard.__name__ for guard in (an_organisation, no_business_by_name, nobody_beside, no_persons_name)
)

GUARDS: Mapping[str, Callable[..., ir.BooleanValue]] = {
    function.__name__: function
    for function in (
        no_hint,
        no_citizen_id,
        no_personal_tax_number,
        no_person_as_kind,
        no_individual_business,
        an_organisation,
        no_business_by_name,
        nobody_beside,
        no_persons_name,
        organisations_alone,
    )
}
