"""Rows that wait for a person: put in the queue, taken out by a decision with its reason (待处理)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import WAITING, Kind, State, Waits
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.personal import mask

REASON_LENGTH: Final = 500
PROOF_LENGTH: Final = 200
_TABLE: Final = "collection_waiting"
_COLUMNS: Final = (
    "delivery_id",
    "source_row",
    "sheet",
    "item",
    "department",
    "kind",
    "subject_name",
    "subject_code",
    "payload",
    "evidence",
    "rules",
    "state",
    "opened_at",
    "decided_by",
    "reason",
    "proof",
)


@dataclass(frozen=True, slots=True)
class Held:
    """A row that shall wait. Every text in it is masked."""

    source_row: int
    sheet: int
    kind: Kind
    subject_name: str
    subject_code: str
    payload: Mapping[str, str]
    evidence: Mapping[str, Any]  # what was found, and what the row needs to go on
    rules: tuple[str, ...]


def hold(delivery: Delivery, rows: Iterable[Held], *, at: datetime) -> int:
    """Put rows in the queue, in the transaction of the delivery; how many (转待处理)."""
    count = 0
    names = ", ".join(_COLUMNS)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy {_TABLE} ({names}) from stdin") as copy,
    ):
        for row in rows:
            copy.write_row(_columns(delivery, row, at))
            count += 1
    return count


def _columns(delivery: Delivery, row: Held, at: datetime) -> tuple[Any, ...]:
    return (
        delivery.pk,
        row.source_row,
        row.sheet,
        delivery.item,
        delivery.department,
        row.kind,
        row.subject_name[:200],
        row.subject_code,
        *(
            json.dumps(value, ensure_ascii=False)
            for value in (dict(row.payload), dict(row.evidence), row.rules)
        ),
        Waits.OPEN,
        at,
        "",
        "",
        "",
    )


# What is left in a decided row of what it said: the ledger has it now, or nobody.
NOTHING: Final[Mapping[str, Any]] = {"payload": {}, "evidence": {}}
SUPERSEDED: Final = (
    "同一文件已重新处理，本行以新批次为准。The file was handed in again: its new delivery counts."
)


def supersede(delivery: Delivery, *, rows: tuple[int, int], actor: Actor, at: datetime) -> int:
    """Close what waits of a part that an earlier, broken run of the file brought in; how many rows (作废).

    `rows` are bounds of `evidence.row`, both included. In the transaction that brings the part in anew.
    """
    actor.require(Permission.DELIVER, department=delivery.department, division=delivery.division)
    broken = Delivery.objects.filter(
        sha256=delivery.sha256, item=delivery.item, department=delivery.department, state=State.FAILED
    )
    left = Waiting.objects.filter(
        delivery__in=broken, state=Waits.OPEN, evidence__row__gte=rows[0], evidence__row__lte=rows[1]
    )
    count = left.update(
        state=Waits.REFUSED,
        decided_at=at,
        decided_by=actor.name,
        user_id=actor.user_id,
        reason=SUPERSEDED,
        **NOTHING,
    )
    if count:
        audit.append("collection.supersede_rows", actor=actor, at=at, delivery=delivery.pk, rows=count)
    return count


@transaction.atomic
def decide(
    waiting_id: int,
    action: str,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    subject_id: int | None = None,
    proof: str = "",
) -> Waiting:
    """Take a row out of the queue: confirm, refuse, or link to a subject (办理).

    What follows from it (the append, the link) is the caller's, in the same transaction: the answer still
    holds what the row said, the table does not any more.
    """
    row = _locked(waiting_id)
    if row.state != Waits.OPEN:
        raise GongxinError("collection.already_decided", state=row.state)
    step = WAITING[Kind(row.kind)].step(Waits(row.state), action)
    actor.require(step.permission, department=row.department, division=row.delivery.division)
    row.state, row.decided_at, row.decided_by, row.user_id = step.target, at, actor.name, actor.user_id
    row.reason, row.subject_id, row.proof = stated(reason), subject_id, proven(proof)
    if action == "confirm" and row.kind == Kind.HELD and not row.proof:
        raise GongxinError("collection.no_proof")
    decided = {name: getattr(row, name) for name in _DECISION}
    Waiting.objects.filter(pk=row.pk).update(**decided, **NOTHING)
    audit.append(f"collection.{action}_row", actor=actor, at=at, waiting=row.pk, delivery=row.delivery_id)
    return row


def decided(waiting_id: int, *, actor: Actor) -> Waiting:
    """A decided row whose decision the actor may undo, locked until the end of the transaction."""
    row = _locked(waiting_id)
    step = WAITING[Kind(row.kind)].step(Waits(row.state), "undo")
    if not may_undo(row, actor=actor):
        raise GongxinError("access.refused", permission=str(step.permission))
    return row


def may_undo(row: Waiting, *, actor: Actor) -> bool:
    """Whether the actor may undo the decision on a row: whoever made it, or somebody of the region.

    A department does not bring back what the credit centre has refused.
    """
    steps = WAITING[Kind(row.kind)].steps(Waits(row.state))
    permission = next((step.permission for step in steps if step.action == "undo"), None)
    own = row.user_id is not None and row.user_id == actor.user_id
    within = permission and actor.may(permission, department=row.department, division=row.delivery.division)
    return bool(within) and (own or actor.scope.department is None)


def reopen(row: Waiting, *, actor: Actor, at: datetime, **said: Any) -> Waiting:
    """Let a row that `decided` gave wait again with what it said, in the same transaction (重新待处理).

    `said`: kind, rules, payload, evidence
    """
    audit.append("collection.undo_row", actor=actor, at=at, waiting=row.pk, delivery=row.delivery_id)
    return _again(row, **said)


def wait_on(row: Waiting, *, actor: Actor, at: datetime, **said: Any) -> Waiting:
    """Let a row that `decide` just let in wait for something else, in the same transaction (继续待处理)."""
    audit.append("collection.row_waits_on", actor=actor, at=at, waiting=row.pk, delivery=row.delivery_id)
    return _again(row, **said)


def _again(
    row: Waiting, *, kind: Kind, rules: list[str], payload: Mapping[str, Any], evidence: Mapping[str, Any]
) -> Waiting:
    for name, nothing in _UNDECIDED.items():
        setattr(row, name, nothing)
    row.state, row.kind, row.rules = Waits.OPEN, kind, rules
    row.payload, row.evidence = dict(payload), dict(evidence)
    row.save(update_fields=[*_UNDECIDED, "state", "kind", "rules", "payload", "evidence"])
    return row


def _locked(waiting_id: int) -> Waiting:
    found = Waiting.objects.select_related("delivery").select_for_update(of=("self",))
    row = found.filter(pk=waiting_id).first()
    if row is None:
        raise GongxinError("collection.unknown_row")
    return row


_UNDECIDED: Final[Mapping[str, Any]] = {
    "decided_at": None,
    "decided_by": "",
    "user_id": None,
    "reason": "",
    "proof": "",
    "subject_id": None,
}
_DECISION: Final = ("state", "decided_at", "decided_by", "user_id", "reason", "subject_id", "proof")


def proven(given: str) -> str:
    """What was looked at, as it is kept: a document and its number, masked (依据材料)."""
    proof = mask(given.strip())
    if len(proof) > PROOF_LENGTH:
        raise GongxinError("collection.too_long_reason", limit=PROOF_LENGTH)
    return proof


def stated(given: str) -> str:
    """A reason as it is kept: masked, and neither empty nor endless (事由)."""
    reason = mask(given.strip())
    if not reason:
        raise GongxinError("collection.no_reason")
    if len(reason) > REASON_LENGTH:
        raise GongxinError("collection.too_long_reason", limit=REASON_LENGTH)
    return reason
