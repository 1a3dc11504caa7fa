"""The checks of a delivery in one pass (校验): normalise, read, check, class, personal, payload, digests.

A table becomes a table; nothing is computed before someone asks for its columns, so ask for few. `rows`
should be a table or a file of the engine: its codes are read a second time, to test each one once.
"""

from datetime import date
from functools import reduce
from operator import or_

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role
from gongxin.kernel.findings import Severity
from gongxin.quality import rules
from gongxin.quality.cells.steps import only
from gongxin.quality.classes.steps import klass
from gongxin.quality.columns import DIVISION, PERSONAL_HINT, SHEET, SOURCE_ROW, flags, flaws, formed, valid
from gongxin.quality.context import Context
from gongxin.quality.identifiers.flaws import NOT_ONE
from gongxin.quality.identifiers.steps import (
    examined,
    form_flaws,
    is_organisation_code,
    is_registration_number,
    organisation_code_within,
)
from gongxin.quality.names import steps as names
from gongxin.quality.payload import steps as payload
from gongxin.quality.persons import steps as persons
from gongxin.quality.predicates import evaluate
from gongxin.quality.tidy import steps as tidy
from gongxin.quality.typed import steps as typed

# Tests that need arithmetic; a code that only has to be one of a list is spared them.
ARITHMETIC = ("uscc_check", "uscc_category", "uscc_organisation_code")

# Each layer stays a query of its own: fused, an expression would be written out once for each use.
ibis.options.sql.fuse_selects = False


def check(
    rows: ir.Table,
    *,
    item: Item,
    catalogue: Catalogue,
    received_on: date | ir.DateScalar,
    sender: str | ir.StringScalar,
) -> ir.Table:
    """Hold every row to every rule of its item.

    in:   one text column for each field of the item, source_row, sheet, perhaps personal_hint
    gives: the fields, typed; flags_0 …, severity, personal, klass; subject_code, organisation_code,
           registration_number, subject_name; identity_digest, payload; decided_on
           compared: by what two statements of a record are told apart where it is not the payload
    A personal row keeps its place, flags and severity only.
    """
    context = Context(item, catalogue, received_on, sender)
    judged = judge(prepare(rows, item, catalogue), context)
    return result(_with_divisions(judged, item), item)


def identified(rows: ir.Table, *, item: Item, catalogue: Catalogue) -> ir.Table:
    """What record each row states, put to no rule (身份指纹).

    in:   as for `check`
    gives: source_row, sheet, identity_digest
    """
    t = _with_divisions(prepare(rows, item, catalogue), item)
    return t.select(SOURCE_ROW, SHEET, identity_digest=payload.identity(t, item))


def prepare(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """The typed columns, and beside them what the predicates need to know."""
    t = _with_codes(_complete(rows, item), rows, item, catalogue)
    t = typed.usual(tidy.look(t, item, catalogue), item, catalogue)
    t = typed.with_currencies(typed.read(tidy.tidy(t, item, catalogue), item, catalogue), item, catalogue)
    t = names.look(tidy.mask(tidy.suspect(t, item), item), item, catalogue)
    t = names.apart(tidy.settle(t, item), item, catalogue)
    forms = [f.name for f in item.fields if f.kind is Kind.USCC and flaws(f.name) not in t.columns]
    tests = {
        valid(f.name): test(t[f.name]) for f in item.fields if (test := _OLD_NUMBERS.get(f.scheme or ""))
    }
    t = t.mutate(**{flaws(name): form_flaws(t[name]) for name in forms}, **tests)
    return persons.tell(t, item, catalogue)


def _with_codes(t: ir.Table, rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """The codes that are put to every test, each cell once: only their columns are read again."""
    for name in rules.fields_of(item, ARITHMETIC):
        if name in rows.columns:
            t = examined(
                t,
                rows,
                name,
                normalised=formed(name),
                flaws=flaws(name),
                empty=tidy.nothing(catalogue),
                masks=item.field(name).role is Role.SUBJECT_CODE,
            )
    return t


def judge(t: ir.Table, context: Context) -> ir.Table:
    """Adds the masks of broken rules, then severity, personal and klass."""
    item = context.item
    masks = {flags(part): _broken(t, part, context) for part in range(rules.parts(item))}
    t = t.mutate(**masks, klass=klass(t, context))
    t = t.mutate(severity=_severity(t, item))
    return t.mutate(personal=(t.severity == Severity.PERSONAL.value).fill_null(False))


def _broken(t: ir.Table, part: int, context: Context) -> ir.IntegerValue:
    """One mask: all its bits less those of the rules that are kept, which costs less than a case for each."""
    of_it = [rule for rule in rules.instances(context.item) if rule.part == part]
    kept = (evaluate(t, r.check, r.arguments, context).cast("int64") * r.value for r in of_it)
    return sum(r.value for r in of_it) - sum(kept, start=ibis.literal(0, "int64"))


def result(t: ir.Table, item: Item) -> ir.Table:
    """The columns that the stations after this one read; of a personal row almost nothing is left."""
    stored = [field for field in item.fields if field.stored]
    compared = [field for field in stored if field.compared]
    shown = ~t.personal
    t = t.mutate(
        payload=payload.payload(t, stored, wanted=shown),
        identity_digest=payload.identity(t, item),
        klass=shown.ifelse(t.klass, None),
    )
    as_stated = compared == stored and not any(field.normal for field in compared)
    otherwise = payload.payload(t, compared, wanted=shown, said=payload.identifying)
    if as_stated:  # but for numbers in other brackets, of which there are few
        others = [t[tidy.mark(field)] for field in compared if tidy.group_of(field) == tidy.NUMBERS]
        otherwise = only(reduce(or_, others), otherwise) if others else ibis.null("string")
    decided_on = item.role(Role.DECIDED_ON)
    kept = {field.name: t[field.name] for field in item.fields} | _subject(t, item)
    kept |= {
        "identity_digest": t.identity_digest,
        "decided_on": t[decided_on.name] if decided_on else ibis.null("date"),
    }
    masks = {flags(part): t[flags(part)] for part in range(rules.parts(item))}
    return t.select(
        SOURCE_ROW,
        SHEET,
        "personal",
        "severity",
        "klass",
        "payload",
        **masks,
        **{name: ibis.cases((t.personal, None), else_=value) for name, value in kept.items()},
        compared=otherwise,
    )


def _with_divisions(t: ir.Table, item: Item) -> ir.Table:
    """A division that is no code is said and not kept: in a slipped row it may be anybody's name."""
    field = item.role(Role.SUBJECT_DIVISION)
    return t.mutate({field.name: only(t[field.name].re_search(DIVISION), t[field.name])}) if field else t


def _complete(rows: ir.Table, item: Item) -> ir.Table:
    """A column for every field: one that the file does not have is empty."""
    absent = {f.name: ibis.null("string") for f in item.fields if f.name not in rows.columns}
    hint = (PERSONAL_HINT,) if PERSONAL_HINT in rows.columns else ()
    return rows.mutate(**absent).select(SOURCE_ROW, SHEET, *hint, *(field.name for field in item.fields))


def _severity(t: ir.Table, item: Item) -> ir.StringValue:
    """The strongest severity among the broken rules; null where all are kept."""
    found = [
        ((t[flags(part)] & bits) != 0, severity.value)
        for severity in rules.STRENGTH
        for part in range(rules.parts(item))
        if (bits := rules.bits(item, severity, part))
    ]
    return ibis.cases(*found, else_=None)


def _subject(t: ir.Table, item: Item) -> dict[str, ir.Value]:
    """By what the subject may be found; a code with hidden characters or of a wrong form finds nobody."""
    code, name = item.role(Role.SUBJECT_CODE), item.role(Role.SUBJECT_NAME)
    none = ibis.null("string")
    return {
        "subject_code": only((t[flaws(code.name)] & int(NOT_ONE)) == 0, t[code.name]) if code else none,
        "organisation_code": _organisation_code(t, item),
        "registration_number": _old_number(t, item.role(Role.SUBJECT_REGISTRATION_NUMBER)),
        "subject_name": t[name.name] if name else none,
    }


def _old_number(t: ir.Table, field: Field | None) -> ir.StringValue:
    if field is None:
        return ibis.null("string")
    return only(t[valid(field.name)], t[field.name]) if valid(field.name) in t.columns else t[field.name]


def _organisation_code(t: ir.Table, item: Item) -> ir.StringValue:
    """What the row says, else what a tax number (税务登记号) holds, of a row without a unified code."""
    told = _old_number(t, item.role(Role.SUBJECT_ORGANISATION_CODE))
    code, tax = item.role(Role.SUBJECT_CODE), item.role(Role.SUBJECT_TAX_NUMBER)
    if code is None or tax is None:
        return told
    return told.coalesce(organisation_code_within(only(t[code.name].isnull(), t[tax.name])))


_OLD_NUMBERS = {"organisation_code": is_organisation_code, "registration_number": is_registration_number}
