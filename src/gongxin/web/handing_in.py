"""Taking a file from a page or the interface: received and queued in one transaction (接收报送)."""

from datetime import date, datetime, timedelta
from typing import IO

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.load import catalogue
from gongxin.collection import actions as collection
from gongxin.collection import bundles, stopping
from gongxin.collection.actions import Handover
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.period import Period
from gongxin.server import jobs

# The job of flows.jobs, by its name: whoever only queues it need not load the engines that run it.
DELIVER = "flows.deliver"


@transaction.atomic
def let_in(delivery: Delivery, *, reason: str, actor: Actor, at: datetime) -> Delivery:
    """Let in what a gate stopped, and queue the work on it (放行)."""
    delivery = stopping.override(delivery, reason=reason, actor=actor, at=at)
    jobs.defer(DELIVER, lock=delivery.sha256, delivery_id=delivery.pk)
    return delivery


@transaction.atomic
def hand_in(file: IO[bytes], said: Handover, *, actor: Actor, at: datetime) -> Delivery:
    """Receive a file and queue the work on it; a file that was done before comes back done."""
    return _queued(collection.receive(file, said, catalogue=catalogue(), actor=actor, at=at))


@transaction.atomic
def hand_in_bundle(file: IO[bytes], said: Handover, *, actor: Actor, at: datetime) -> list[Delivery]:
    """Receive every file of an archive and queue the work on each."""
    if not bundles.is_bundle(file):
        raise GongxinError("collection.no_bundle")
    received = bundles.receive_bundle(file, said, catalogue=catalogue(), actor=actor, at=at)
    return [_queued(delivery) for delivery in received]


def days(first: str, last: str) -> Period:
    """The period from its first and last day, as people write them."""
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))
    except (ValueError, OverflowError):
        raise GongxinError("collection.no_period") from None


def _queued(delivery: Delivery) -> Delivery:
    if delivery.state == State.RECEIVED:
        jobs.defer(DELIVER, lock=delivery.sha256, delivery_id=delivery.pk)
    return delivery
