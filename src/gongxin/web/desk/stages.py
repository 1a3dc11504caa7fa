"""What each step did with the rows of a delivery, in words (分步计数)."""

from collections.abc import Iterator

from gongxin.catalogue.model import Item, Text
from gongxin.collection.models import Delivery
from gongxin.flows import stages
from gongxin.flows.words import STEPS
from gongxin.web.desk import explaining, wording
from gongxin.web.desk.shown import Reason, Stage


def said(found: Delivery) -> Iterator[Stage]:
    """The steps of a delivery in their order."""
    item = explaining.item(found)
    for one in stages.stages(found, item):
        yield Stage(
            words=STEPS[one.step],
            came=one.came,
            changed=one.changed,
            unchanged=one.unchanged,
            waiting=one.waiting,
            refused=one.refused,
            went_on=one.went_on,
            reasons=tuple(_reason(reason, item) for reason in one.reasons),
        )


def _reason(one: stages.Reason, item: Item | None) -> Reason:
    field = wording.labels(item).get(one.field or "", Text("", ""))
    return Reason(one.rule, one.severity, field, explaining.rule(item, one.rule, one.field).what, one.rows)
