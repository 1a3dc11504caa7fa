"""The delivery without a file: nothing was decided in a period (零报送)."""

from datetime import datetime

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import competent, receipt_number
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.period import Period


@transaction.atomic
def enter(
    period: Period,
    *,
    item: str,
    department: str,
    channel: str,
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
) -> Delivery:
    """Enter a zero report, which is done at once; one that says the same as an earlier one names it."""
    found = competent(catalogue, item=item, department=department)
    division = catalogue.sources[department].division
    actor.require(Permission.DELIVER, department=department, division=division)
    delivery = Delivery.objects.create(
        receipt=receipt_number(at),
        sha256="",
        size=0,
        file_name="",
        item=found.id,
        item_version=found.version,
        item_digest=found.digest,
        department=department,
        division=division,
        mode="zero",
        period_from=period.start,
        period_until=period.end,
        channel=channel,
        actor=actor.name,
        user_id=actor.user_id,
        key_id=actor.key_id,
        state=State.DONE,
        received_at=at,
        started_at=at,
        finished_at=at,
        repeat_of=_same(period, item, department),
    )
    audit.append(
        "collection.report_nothing",
        actor=actor,
        at=at,
        delivery=delivery.pk,
        item=item,
        department_code=department,
        repeat_of=delivery.repeat_of_id,
    )
    return delivery


def _same(period: Period, item: str, department: str) -> Delivery | None:
    said = Delivery.objects.filter(mode="zero", item=item, department=department, repeat_of=None)
    return said.filter(period_from=period.start, period_until=period.end).first()
