"""What a finding says: what is wrong, and what can be done."""

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Item, Text
from gongxin.collection.models import Delivery
from gongxin.collection.words import FAULTS, Answer
from gongxin.flows.words import WHOLE
from gongxin.kernel.errors import GongxinError
from gongxin.quality.rules import instances
from gongxin.web.look.refusals import Refusal, refusal

NOTHING = Text("", "")
Sayings = dict[tuple[str, str | None], Answer]
_KNOWN: dict[str, Sayings] = {}


def _rules(item: Item) -> Sayings:
    """What each rule says at each of its places, and what it says without one; made once for an item."""
    if item.digest not in _KNOWN:
        _KNOWN[item.digest] = _made(item)
    return _KNOWN[item.digest]


def _made(item: Item) -> Sayings:
    found: Sayings = {}
    for rule in instances(item):
        answer = Answer(rule.message, rule.remedy)
        for place in (*rule.fields, None):
            found.setdefault((rule.rule, place), answer)
    return found


def nothing_ended(delivery: Delivery) -> Refusal | None:
    """Why a full list ended nothing, if so."""
    rows = delivery.unidentified_rows
    return refusal(GongxinError("flows.nothing_ended", rows=rows)) if rows else None


def item(delivery: Delivery) -> Item | None:
    """The item as it was handed in, else as it is now; None if the catalogue has lost it."""
    law = catalogue()
    return law.version(delivery.item, delivery.item_version) or law.items.get(delivery.item)


def rule(item: Item | None, rule_id: str, field: str | None = None) -> Answer:
    """What is wrong and what can be done, for a rule of rows, of files, or of the whole delivery."""
    if rule_id in FAULTS:
        return FAULTS[rule_id]
    if rule_id in WHOLE:
        return Answer(WHOLE[rule_id].message, WHOLE[rule_id].remedy)
    known = _rules(item) if item else {}
    return (
        known.get((rule_id, field)) or known.get((rule_id, None)) or Answer(Text(rule_id, rule_id), NOTHING)
    )
