"""The class of a failing record (失信分类): the decider's if lawful, else that of the first case to hold."""

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.checks import references
from gongxin.catalogue.model import ClassCase, Role
from gongxin.quality.context import Context
from gongxin.quality.predicates import TYPED, evaluate, parsed

UNDETERMINED = "undetermined"
_PUBLISHED = frozenset({"general", "serious"})


def klass(t: ir.Table, context: Context) -> ir.StringValue:
    """The class of each row; null where the item has no rule for it.

    Where a field that the rule reads could not be read itself, nobody knows: undetermined.
    """
    rule = context.item.class_rule
    if rule is None:
        return ibis.null("string")
    branches = [(_holds(t, case, context), _effective(case, context)) for case in rule.cases]
    unread = [(~parsed(t, field=field), UNDETERMINED) for field in _typed_fields(context)]
    if rule.given:
        lawful = t[rule.given].isin(rule.lawful).fill_null(False)
        return ibis.cases((lawful, t[rule.given]), *unread, *branches, else_=UNDETERMINED)
    return ibis.cases(*unread, *branches, else_=UNDETERMINED) if branches else ibis.literal(UNDETERMINED)


def _holds(t: ir.Table, case: ClassCase, context: Context) -> ir.BooleanValue:
    holds = evaluate(t, case.check, case.arguments, context)
    decided_on = context.item.role(Role.DECIDED_ON)
    if case.valid is None or decided_on is None:
        return holds
    day = t[decided_on.name]
    within = day >= ibis.literal(case.valid.start)
    if case.valid.end:
        within = within & (day < ibis.literal(case.valid.end))
    return holds & within.fill_null(False)


def _effective(case: ClassCase, context: Context) -> str:
    """A class that would publish needs a basis that stands."""
    stands = context.catalogue.stands(case.id, case.basis)
    return case.klass if stands or case.klass not in _PUBLISHED else UNDETERMINED


def _typed_fields(context: Context) -> list[str]:
    rule = context.item.class_rule
    checks = [{case.check: case.arguments} for case in rule.cases] if rule else []
    named = dict.fromkeys(name for check in checks for name in references(check, "field", "fields"))
    return [name for name in named if context.kind(name) in TYPED]
