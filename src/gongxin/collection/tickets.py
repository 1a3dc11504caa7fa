"""Correction tickets: one for a delivery with faulty rows, closed once none is left (整改工单)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.collection.correcting import remaining
from gongxin.collection.models import Delivery, Ticket
from gongxin.collection.queries import Page, page_of, seen
from gongxin.collection.states import TICKET, Mending
from gongxin.collection.waiting import stated
from gongxin.kernel.errors import GongxinError


def open_for(delivery: Delivery, *, due_on: date | None, actor: Actor, at: datetime) -> Ticket | None:
    """Open the ticket of a delivery that is done, if rows of it are faulty (开单).

    Rows that stand for faulty ones of an earlier delivery stay with the ticket of that one.
    """
    rows = len(remaining(delivery)) - _of_others(delivery)
    if not rows or Ticket.objects.filter(delivery=delivery).exists():
        return None
    ticket = Ticket.objects.create(
        delivery=delivery,
        owner=delivery.actor,
        owner_id=delivery.user_id,
        rows=rows,
        left=rows,
        opened_at=at,
        due_on=due_on,
    )
    audit.append("collection.open_ticket", actor=actor, at=at, delivery=delivery.pk, rows=rows)
    return ticket


def _of_others(delivery: Delivery) -> int:
    """How many of its faulty rows are another delivery's, once more."""
    if delivery.corrects_id is None:
        return 0
    places = set(remaining(delivery).to_pylist())
    mine = delivery.correcting.filter(went_in=False).values_list("place", flat=True)
    return sum(place in places for place in mine.iterator())


def recount(deliveries: set[int], *, actor: Actor, at: datetime) -> None:
    """Count again what is left of these deliveries (自动销单).

    A ticket without any is closed; it opens again once a decision that settled a row is undone.
    """
    for ticket in Ticket.objects.select_for_update().filter(delivery__in=deliveries).order_by("pk"):
        left = min(max(len(remaining(ticket.delivery)) - _of_others(ticket.delivery), 0), ticket.rows)
        if ticket.state == Mending.CORRECTED and left:
            _move(ticket, "resume", {"left": left, **_OPENED}, actor=actor, at=at)
        elif ticket.state == Mending.OPEN and not left:
            closed = {"left": 0, "closed_at": at, "closed_by": actor.name}
            _move(ticket, "correct", closed, actor=actor, at=at)
        else:
            Ticket.objects.filter(pk=ticket.pk).update(left=left)


_OPENED: Final[Mapping[str, object]] = {"closed_at": None, "closed_by": ""}
_BY_ITSELF: Final = ("correct", "resume")


@transaction.atomic
def take(action: str, *, receipt: str, reason: str, actor: Actor, at: datetime) -> Ticket:
    """Explain or withdraw the rows that are left, or open the ticket again (说明、撤回、重开)."""
    ticket = Ticket.objects.select_for_update().filter(delivery__receipt=receipt).first()
    if ticket is None or action in _BY_ITSELF:
        raise GongxinError("collection.unknown_ticket")
    closed: dict[str, object] = {"closed_at": at, "closed_by": actor.name, "reason": stated(reason)}
    opened: dict[str, object] = {**_OPENED, "reason": stated(reason)}
    return _move(ticket, action, opened if action == "reopen" else closed, actor=actor, at=at)


def _move(ticket: Ticket, action: str, changes: dict[str, object], *, actor: Actor, at: datetime) -> Ticket:
    step = TICKET.step(Mending(ticket.state), action)
    delivery = ticket.delivery
    actor.require(step.permission, department=delivery.department, division=delivery.division)
    for name, value in {"state": step.target, **changes}.items():
        setattr(ticket, name, value)
    ticket.save(update_fields=["state", *changes])
    audit.append(f"collection.{action}_ticket", actor=actor, at=at, delivery=delivery.pk, left=ticket.left)
    return ticket


def listed(*, actor: Actor, page: int = 1, state: Mending = Mending.OPEN) -> Page[Ticket]:
    """The tickets that an actor may see, the most urgent first."""
    return page_of(_of(actor).filter(state=state).order_by("due_on", "pk"), page)


def open_of(department: str, *, actor: Actor) -> list[Ticket]:
    """The open ones of a department, as far as an actor may see them, the most urgent first."""
    found = _of(actor).filter(delivery__department=department, state=Mending.OPEN)
    return list(found.order_by("due_on", "pk"))


def open_count(actor: Actor) -> int:
    """How many are open of those that an actor may see."""
    return _of(actor).filter(state=Mending.OPEN).count()


def _of(actor: Actor) -> "QuerySet[Ticket]":
    return Ticket.objects.select_related("delivery").filter(seen(actor, "delivery__"))


def is_overdue(ticket: Ticket, on: date) -> bool:
    """Whether its last day is over and it is still open (逾期)."""
    return ticket.state == Mending.OPEN and ticket.due_on is not None and ticket.due_on < on
