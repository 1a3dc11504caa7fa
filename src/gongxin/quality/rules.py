"""The rules of an item in the order of their bits (校验规则实例)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from gongxin.catalogue.checks import walk
from gongxin.catalogue.derive import derived_rules
from gongxin.catalogue.model import Information, Item, Kind, Role, Rule, Text
from gongxin.kernel.findings import REFUSING, Severity
from gongxin.quality.persons.steps import GUARDS as GUARDED
from gongxin.quality.persons.steps import guards, organisations_alone
from gongxin.quality.predicates import in_its_place, under_agreement
from gongxin.quality.words import GUARDS

BITS = 62  # of one mask: a signed 64-bit integer with room to add
LEFT_OUT = organisations_alone.__name__
SLIPS = in_its_place.__name__
AGREED = under_agreement.__name__
STRENGTH = tuple(reversed(Severity))  # strongest first


@dataclass(frozen=True, slots=True)
class RuleInstance:
    """One rule at one place of one item; `bit` counts through all masks."""

    bit: int
    rule: str
    severity: Severity
    check: str
    arguments: Mapping[str, Any]
    fields: tuple[str, ...]
    message: Text
    remedy: Text

    @property
    def part(self) -> int:
        """Which mask holds the bit."""
        return self.bit // BITS

    @property
    def value(self) -> int:
        """The bit's value in its mask."""
        return 1 << (self.bit % BITS)


def instances(item: Item) -> tuple[RuleInstance, ...]:
    """Every rule that a row of the item is held to: guards first, then those of the fields, then its own."""
    rules = (
        *_guards(item),
        *_agreed(item),
        *derived_rules(item),
        *_masked(item),
        *_left_out(item),
        *_lawful_class(item),
        *item.rules,
    )
    return tuple(
        RuleInstance(bit, r.id, r.severity, r.check, r.arguments, r.fields, r.message, r.remedy)
        for bit, r in enumerate(rules)
    )


def parts(item: Item) -> int:
    """How many masks the item's rules need."""
    return -(-len(instances(item)) // BITS)


def leaving_out(item: Item) -> tuple[RuleInstance, ...]:
    """The rules that say of a field that what stood in it is not kept."""
    return tuple(rule for rule in instances(item) if rule.check == LEFT_OUT)


def slipping(item: Item) -> tuple[RuleInstance, ...]:
    """The rules that say for sure that the columns of a row have slipped (错列)."""
    return tuple(rule for rule in instances(item) if rule.check == SLIPS and rule.severity in REFUSING)


def unagreed(item: Item) -> tuple[RuleInstance, ...]:
    """The rules that say of a row that its sender may not hand it in: nothing of it is kept."""
    return tuple(rule for rule in instances(item) if rule.check == AGREED)


def bits(item: Item, severity: Severity, part: int) -> int:
    """The bits of one mask whose rules have a severity."""
    return sum(rule.value for rule in instances(item) if rule.severity is severity and rule.part == part)


def fields_of(item: Item, checks: Collection[str]) -> tuple[str, ...]:
    """The fields that some of these checks look at, inside other checks too."""
    found = (
        arguments["field"]
        for rule in instances(item)
        if rule.check not in GUARDED
        for name, arguments in walk({rule.check: rule.arguments})
        if name in checks
    )
    return tuple(dict.fromkeys(found))


def _guards(item: Item) -> list[Rule]:
    return [
        Rule(rule, Severity.PERSONAL, check, arguments, tuple(arguments.values()), *GUARDS[rule])
        for rule, check, arguments in guards(item)
    ]


def _agreed(item: Item) -> list[Rule]:
    """Market credit information comes in under an agreement, whatever its item says."""
    source = item.role(Role.SOURCE_CODE)
    if item.information is not Information.MARKET or source is None:
        return []
    return [Rule("A-001", Severity.ERROR, AGREED, {"field": source.name}, (source.name,), *GUARDS["A-001"])]


def _masked(item: Item) -> list[Rule]:
    """What was masked in names and numbers; free texts have a rule of their own."""
    return [
        Rule("P-008", Severity.WARNING, "no_personal_data", {"field": f.name}, (f.name,), *GUARDS["P-008"])
        for f in item.fields
        if f.kind in (Kind.NAME, Kind.LABEL)
    ]


def _left_out(item: Item) -> list[Rule]:
    """Names beside the subject's own that are no organisations'."""
    return [
        Rule("P-012", Severity.WARNING, LEFT_OUT, {"field": f.name}, (f.name,), *GUARDS["P-012"])
        for f in item.fields
        if f.kind is Kind.NAME
    ]


def _lawful_class(item: Item) -> list[Rule]:
    """A class that the law does not give the decider is ignored, and said."""
    rule = item.class_rule
    if not rule or not rule.given:
        return []
    given = {"field": rule.given}
    checks = [
        {"not_": {"check": {"filled": given}}},
        {"contains_any": {**given, "values": list(rule.lawful)}},
    ]
    return [Rule("L-001", Severity.WARNING, "any_of", {"checks": checks}, (rule.given,), *GUARDS["L-001"])]
