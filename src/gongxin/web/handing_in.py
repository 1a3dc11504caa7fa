"""Taking a file from a page or the interface: received and queued in one transaction (接收报送)."""

from datetime import datetime
from typing import IO

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.load import catalogue
from gongxin.collection import actions as collection
from gongxin.collection.actions import Handover
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.server import jobs

# The job of flows.jobs, by its name: whoever only queues it need not load the engines that run it.
DELIVER = "flows.deliver"


@transaction.atomic
def hand_in(file: IO[bytes], said: Handover, *, actor: Actor, at: datetime) -> Delivery:
    """Receive a file and queue the work on it; a file that was done before comes back done."""
    delivery = collection.receive(file, said, catalogue=catalogue(), actor=actor, at=at)
    if delivery.state == State.RECEIVED:
        jobs.defer(DELIVER, lock=delivery.sha256, delivery_id=delivery.pk)
    return delivery
