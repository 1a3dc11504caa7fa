"""How far a source has been pulled from, kept with the deliveries that came of it (续传位置)."""

from datetime import datetime
from typing import IO

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import Handover, receive
from gongxin.collection.models import Delivery, Pulled
from gongxin.collection.states import State
from gongxin.kernel.errors import GongxinError


def since(name: str) -> str | None:
    """The last moment whose rows are in, or on their way; none before the first pull."""
    last = Pulled.objects.filter(source=name, void=False).order_by("-pk").first()
    return last.until if last else None


@transaction.atomic
def go_back(name: str, *, actor: Actor, at: datetime) -> None:
    """Of a delivery that was cut short, and of all after it, the rows are pulled again (退回续传位置)."""
    valid = Pulled.objects.select_for_update(of=("self",)).filter(source=name, void=False)
    failed = valid.filter(delivery__state=State.FAILED).order_by("pk").first()
    if failed is not None:
        gone = Pulled.objects.filter(source=name, void=False, pk__gte=failed.pk).update(void=True)
        audit.append("collection.go_back", actor=actor, at=at, delivery=failed.delivery_id, deliveries=gone)


@transaction.atomic
def take(
    file: IO[bytes],
    said: Handover,
    *,
    source: str,
    after: str | None,
    until: str,
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
) -> Delivery:
    """Receive rows that were pulled, and move on; both or neither. Refused if somebody else moved on."""
    delivery = receive(file, said, catalogue=catalogue, actor=actor, at=at)
    if since(source) != after:
        raise GongxinError("collection.busy")
    earlier = Pulled.objects.filter(source=source).order_by("-number").first()
    number = earlier.number + 1 if earlier else 1
    Pulled.objects.create(source=source, number=number, until=until, delivery=delivery)
    return delivery
