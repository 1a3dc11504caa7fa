"""Deliveries that no person waits for: from folders and databases (自动接收)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.flows import deliver
from gongxin.kernel.errors import GongxinError


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what was taken: its delivery, or why there is none."""

    name: str
    delivery: Delivery | None
    refusal: GongxinError | None


def run(delivery: Delivery, *, name: str, catalogue: Catalogue, actor: Actor, at: datetime) -> Taken:
    """Take a delivery through all stations; that it is refused as a whole is an answer like any other."""
    if delivery.repeat_of_id is not None:
        return Taken(name, delivery, None)
    try:
        return Taken(name, deliver.run(delivery, catalogue=catalogue, actor=actor, at=at), None)
    except GongxinError as refusal:
        delivery.refresh_from_db()
        if delivery.state != State.REFUSED:
            raise
        return Taken(name, delivery, refusal)


def resumed(
    channel: str, *, item: str, department: str, catalogue: Catalogue, actor: Actor, at: datetime
) -> Iterator[Taken]:
    """Go on with deliveries of a channel that a killed process left."""
    left = Delivery.objects.filter(
        channel=channel, item=item, department=department, state__in=[State.RECEIVED, State.RUNNING]
    )
    for delivery in left.order_by("pk"):
        yield run(delivery, name=delivery.file_name, catalogue=catalogue, actor=actor, at=at)
