"""The delivery without a file: nothing was decided in a period (零报送)."""

from datetime import datetime

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import Handover, entered, save_entered
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.period import Period

MODE = "zero"


def handover(*, item: str, department: str, channel: str) -> Handover:
    """What is said with a report of nothing."""
    return Handover(item, department, "", channel, mode=MODE)


@transaction.atomic
def enter(period: Period, said: Handover, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Delivery:
    """Enter a zero report, which is done at once; one that says the same as an earlier one names it."""
    entry = entered(said, catalogue=catalogue, actor=actor, at=at)
    entry.period_from, entry.period_until = period.start, period.end
    entry.state, entry.size = State.DONE, 0
    entry.started_at = entry.finished_at = at
    entry.repeat_of = _same(entry)
    save_entered(entry, "collection.report_nothing", actor=actor, at=at)
    return entry


def _same(entry: Delivery) -> Delivery | None:
    said = Delivery.objects.filter(mode=MODE, item=entry.item, department=entry.department, repeat_of=None)
    return said.filter(period_from=entry.period_from, period_until=entry.period_until).first()
