"""A delivery stopped as a whole by a gate, until a second person lets it in or refuses it (整批暂扣).

Nothing of a stopped delivery is in the ledger. What is kept of it is what is kept of every delivery: its
rows, masked and without those of persons, and its findings. Its bytes are gone.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.collection.actions import move, store
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.collection.waiting import stated
from gongxin.kernel.errors import GongxinError

REFUSED = "collection.refused_by_second"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a gate measured and what it expects (闸口数值); `gate` has its words in `words.GATES`."""

    gate: str
    found: float
    least: float | None = None
    most: float | None = None
    field: str | None = None  # of the item, where the figure is about one
    learned_from: int = 0  # so many deliveries; 0: set by the operator

    @property
    def outside(self) -> bool:
        """Whether what was measured leaves what is expected; both bounds belong to it."""
        too_little = self.least is not None and self.found < self.least
        return too_little or (self.most is not None and self.found > self.most)


def figures(delivery: Delivery) -> list[Figure]:
    """For what a delivery was stopped."""
    return [Figure(**figure) for figure in delivery.stopped_for]


def stop(
    delivery: Delivery,
    found: Iterable[Figure],
    *,
    rows_digest: str,
    findings_digest: str,
    actor: Actor,
    at: datetime,
) -> Delivery:
    """Stop a delivery that was read and checked, before anything of it is loaded (整批暂扣)."""
    kept = {"rows_digest": rows_digest, "findings_digest": findings_digest}
    said = {"stopped_for": [asdict(figure) for figure in found]}
    with transaction.atomic():
        return move(delivery, "stop", kept | said, actor=actor, at=at)


@transaction.atomic
def override(delivery: Delivery, *, reason: str, actor: Actor, at: datetime) -> Delivery:
    """Let a stopped delivery in after all, with the reason; the caller queues the work on it (放行)."""
    return move(delivery, "override", _second(delivery, reason, actor, at), actor=actor, at=at)


@transaction.atomic
def refuse(delivery: Delivery, *, reason: str, actor: Actor, at: datetime) -> Delivery:
    """Refuse a stopped delivery for good; its rows are kept no longer (整批退回)."""
    second = _second(delivery, reason, actor, at)
    said = {"refusal": REFUSED, "refusal_facts": {"reason": second["second_reason"]}}
    return move(
        delivery, "refuse", second | said | {"finished_at": at, "rows_digest": ""}, actor=actor, at=at
    )


def is_second(actor: Actor, delivery: Delivery) -> bool:
    """Whether somebody is another than who handed the delivery in."""
    handed_in = (delivery.user_id, delivery.key_id, delivery.actor)
    if actor.user_id is not None:
        return actor.user_id != delivery.user_id
    return (None, actor.key_id, actor.name) != handed_in


def _second(delivery: Delivery, reason: str, actor: Actor, at: datetime) -> dict[str, object]:
    if delivery.state != State.STOPPED:
        raise GongxinError("collection.not_stopped")
    if not is_second(actor, delivery):
        raise GongxinError("collection.not_second")
    return {
        "second_by": actor.name,
        "second_user_id": actor.user_id,
        "second_at": at,
        "second_reason": stated(reason),
    }


def let_in(delivery: Delivery) -> bool:
    """Whether a second person let the delivery in, or an earlier run of its file that was then cut short."""
    if delivery.second_by:
        return True
    broken = Delivery.objects.filter(
        sha256=delivery.sha256,
        item=delivery.item,
        item_digest=delivery.item_digest,
        department=delivery.department,
        mode=delivery.mode,
        state=State.FAILED,
    )
    return broken.exclude(second_by="").exists()


def kept(delivery: Delivery) -> bool:
    """Whether the rows of a delivery are read from what is kept of it: its bytes are gone."""
    return bool(delivery.second_by and delivery.rows_digest) and store().kept(delivery.rows_digest).exists()
