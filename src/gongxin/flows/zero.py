"""A department says that it has nothing to report: believed unless the ledger knows better (零报送)."""

from datetime import datetime

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection import zero
from gongxin.collection.actions import Handover
from gongxin.collection.models import Delivery
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.period import Period
from gongxin.ledger import queries as ledger


@transaction.atomic
def report(period: Period, said: Handover, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Delivery:
    """Enter that a department decided nothing under an item in a period, which is over."""
    if not period or period.end is None:
        raise GongxinError("collection.no_period")
    today = catalogue.day(at)
    if period.end > today and period.last_day != today:
        raise GongxinError("collection.period_not_over", last_day=period.last_day)
    delivery = zero.enter(period, said, catalogue=catalogue, actor=actor, at=at)
    number, source = catalogue.items[said.item].number, catalogue.sources[said.department].number
    if known := ledger.stated_within(period, item=number, source=source):
        raise GongxinError("flows.something_reported", records=known)
    return delivery
