"""What is done with deliveries: receive, start, finish, refuse, fail.

Every change and its audit entry are one transaction. The clock is the caller's. The directory of a
delivery goes when the delivery ends, however it ends.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

from django.db import connection, transaction
from django.db.models import F, Q

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue, Item
from gongxin.collection.counts import Counts
from gongxin.collection.locks import session
from gongxin.collection.models import Delivery, Part
from gongxin.collection.reading import Limits, Staged
from gongxin.collection.states import DELIVERY, State
from gongxin.collection.store import Received, Store, file_name
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings

_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Handover:
    """What is said with a file that is handed in (报送说明)."""

    item: str
    department: str
    name: str  # of the file
    channel: str  # cli | desk | form | api | folder | database
    mode: str | None = None  # rows | snapshot; None: the item's own
    bundle: str = ""  # number of the archive of which the file is one (打包)
    request_key: str = ""  # given by the sender: the same again is the same delivery (幂等键)


def store() -> Store:
    """The files of this deployment."""
    return Store(settings().data)


def limits() -> Limits:
    """How much of a file this deployment reads."""
    chosen = settings()
    return Limits(upload_bytes=chosen.max_upload_bytes, rows=chosen.max_rows)


def competent(catalogue: Catalogue, *, item: str, department: str) -> Item:
    """The item, if there is one and the body reports it."""
    if item not in catalogue.items:
        raise GongxinError("collection.unknown_item", item=item)
    source = catalogue.sources.get(department)
    if source is None:
        raise GongxinError("collection.unknown_department", department=department)
    if item not in source.items:
        raise GongxinError("collection.not_competent", department=department, item=item)
    return catalogue.items[item]


def deliverable(catalogue: Catalogue, *, item: str, department: str, actor: Actor) -> Item:
    """The item, if the body reports it and the actor may hand in for that body."""
    found = competent(catalogue, item=item, department=department)
    division = catalogue.sources[department].division
    actor.require(Permission.DELIVER, department=department, division=division)
    return found


def receive(
    source: Path | IO[bytes], said: Handover, *, catalogue: Catalogue, actor: Actor, at: datetime
) -> Delivery:
    """Take a file into its spool (接收). One that was done before comes back done, every row unchanged.

    A request whose key the department has used comes back as the delivery that it was; if it says something
    else now it is refused.

    Refused before a byte is kept: an unknown item, a body that does not report it, an actor who may not
    hand in for that body.
    """
    entry = entered(said, catalogue=catalogue, actor=actor, at=at)
    received = _spooled(source, entry.receipt)
    try:
        delivery = _enter(entry, received, said, actor=actor, at=at)
    except BaseException:
        store().end(entry.receipt)
        raise
    if delivery is not entry or delivery.repeat_of_id is not None:
        store().end(entry.receipt)
    return delivery


def entered(said: Handover, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Delivery:
    """A delivery as it begins, not saved: what is said of it, by whom, under which law, with a new number."""
    item = deliverable(catalogue, item=said.item, department=said.department, actor=actor)
    return Delivery(
        receipt=receipt_number(at),
        item=item.id,
        item_version=item.version,
        item_digest=item.digest,
        department=said.department,
        division=catalogue.sources[said.department].division,
        mode=said.mode or item.delivery,
        bundle=said.bundle,
        channel=said.channel,
        request_key=hashlib.sha256(said.request_key.encode()).hexdigest() if said.request_key else "",
        actor=actor.name,
        user_id=actor.user_id,
        key_id=actor.key_id,
        received_at=at,
    )


def receipt_number(at: datetime) -> str:
    """A new number that a person can quote (回执编号)."""
    return f"{at:%Y%m%d}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"


def _spooled(source: Path | IO[bytes], receipt: str) -> Received:
    limit = settings().max_upload_bytes
    if isinstance(source, Path):
        with source.open("rb") as file:
            return store().spool(file, receipt, limit=limit)
    return store().spool(source, receipt, limit=limit)


@transaction.atomic
def _enter(entry: Delivery, received: Received, said: Handover, *, actor: Actor, at: datetime) -> Delivery:
    entry.sha256, entry.size = received.sha256, received.size
    entry.file_name = file_name(said.name, item=entry.item, receipt=entry.receipt)
    entry.state = State.RECEIVED
    if entry.request_key and (asked := _asked_before(entry)):
        return asked
    if earlier := _same(entry):
        for name, value in _repeated(earlier, at).items():
            setattr(entry, name, value)
    save_entered(entry, "collection.receive", actor=actor, at=at)
    return entry


def save_entered(entry: Delivery, action: str, *, actor: Actor, at: datetime) -> None:
    """Save a delivery that begins, with its audit entry; in the caller's transaction."""
    entry.save()
    audit.append(
        action,
        actor=actor,
        at=at,
        delivery=entry.pk,
        item=entry.item,
        department_code=entry.department,
        repeat_of=entry.repeat_of_id,
    )


def _asked_before(delivery: Delivery) -> Delivery | None:
    """What the department's request of that key became; two that come at once wait for each other."""
    with connection.cursor() as cursor:
        whose = f"{delivery.department} {delivery.request_key}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [whose])
    found = Delivery.objects.filter(department=delivery.department, request_key=delivery.request_key).first()
    if found and _request(found) != _request(delivery):
        raise GongxinError("collection.request_key_used", receipt=found.receipt)
    return found


def _request(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.sha256, delivery.item, delivery.mode


def _same(delivery: Delivery) -> Delivery | None:
    """The finished delivery that this one repeats; of snapshots the latest, if it could be read whole.

    One of which no row went in or waits is none: what stood against it, an agreement that was over, may not
    any more.
    """
    done = Delivery.objects.filter(
        item=delivery.item, department=delivery.department, mode=delivery.mode, state=State.DONE
    ).order_by("-pk")
    taken = Q(read_rows=0) | Q(read_rows__gt=F("refused_rows") + F("personal_rows"))
    if delivery.mode == "snapshot":
        done = done.filter(pk=done.values("pk")[:1], unidentified_rows=0)
    return done.filter(taken, sha256=delivery.sha256, item_digest=delivery.item_digest).first()


def _repeated(earlier: Delivery, at: datetime) -> dict[str, Any]:
    """What is kept of a delivery that repeats an earlier one: it is done, every row unchanged."""
    as_before = {name: getattr(earlier, name) for name in ("format", "encoding", "layout")}
    of = {"repeat_of_id": earlier.repeat_of_id or earlier.pk, "started_at": at, "finished_at": at}
    return {"state": State.DONE} | of | as_before | Counts(unchanged=earlier.read_rows).as_columns()


@transaction.atomic
def repeat(delivery: Delivery, *, actor: Actor, at: datetime) -> bool:
    """Close a delivery whose file came in while it waited, every row unchanged; whether it did (重复报送).

    Under `locks.sole` of its file.
    """
    earlier = _same(delivery) if delivery.state == State.RECEIVED else None
    if earlier:
        move(delivery, "repeat", _repeated(earlier, at), actor=actor, at=at)
    return earlier is not None


def start(delivery: Delivery, *, actor: Actor, at: datetime) -> Delivery:
    """Begin the work on a delivery, or go on with it, under `locks.sole` of its file (开始处理).

    Other deliveries of the file that were cut short are noted as failed: whoever holds the lock knows
    that nobody works on them any more.
    """
    here = session()
    changes = {
        "started_at": at,
        "backend_pid": here.backend_pid,
        "backend_started": here.backend_started,
        "client_host": here.client_host,
        "client_pid": here.client_pid,
        "client_started": here.client_started,
    }
    with transaction.atomic():
        others = Delivery.objects.filter(sha256=delivery.sha256, state=State.RUNNING).exclude(pk=delivery.pk)
        for broken in others:
            move(broken, "fail", {"finished_at": at}, actor=actor, at=at)
        started = move(delivery, "start", changes, actor=actor, at=at)
    for broken_receipt in _ended_receipts(delivery.sha256):
        store().end(broken_receipt)
    return started


def _ended_receipts(sha256: str) -> list[str]:
    ended = Delivery.objects.filter(sha256=sha256, state=State.FAILED)
    return list(ended.values_list("receipt", flat=True))


@transaction.atomic
def note_reading(
    delivery: Delivery, staged: Staged, fill: Mapping[str, float], *, actor: Actor, at: datetime
) -> None:
    """Keep how the file was laid out, and how far each field was filled (记录文件结构)."""
    _require(actor, Permission.DELIVER, delivery)
    delivery.format, delivery.encoding = staged.format, staged.encoding or ""
    delivery.layout = staged.layout.as_json()
    delivery.fill = dict(fill)
    delivery.save(update_fields=["format", "encoding", "layout", "fill"])
    audit.append("collection.note_reading", actor=actor, at=at, delivery=delivery.pk)


@transaction.atomic
def finish_part(
    delivery: Delivery,
    *,
    number: int,
    rows: tuple[int, int],
    counts: Counts,
    position: int,
    actor: Actor,
    at: datetime,
) -> Part:
    """Note that a part is in, in the transaction that brought it in (分段入库).

    `position` is the ledger's last one, once all rows were compared with it.
    """
    _require(actor, Permission.DELIVER, delivery)
    part = Part.objects.create(
        delivery=delivery,
        number=number,
        first_row=rows[0],
        last_row=rows[1],
        position=position,
        finished_at=at,
        **counts.as_columns(),
    )
    audit.append("collection.finish_part", actor=actor, at=at, delivery=delivery.pk, part=number)
    return part


@transaction.atomic
def finish(
    delivery: Delivery,
    counts: Counts,
    *,
    rows_digest: str,
    findings_digest: str,
    actor: Actor,
    at: datetime,
    unidentified: int = 0,
) -> Delivery:
    """Close a delivery whose rows all have their outcome (完成). Call `store().end` after the commit."""
    kept = {"rows_digest": rows_digest, "findings_digest": findings_digest, "finished_at": at}
    kept |= {"unidentified_rows": unidentified}
    return move(delivery, "finish", kept | counts.as_columns(), actor=actor, at=at)


def refuse(delivery: Delivery, error: GongxinError, *, actor: Actor, at: datetime) -> Delivery:
    """Close a delivery of which nothing can be used, with the reason (整批退回)."""
    said = {"refusal": error.code, "refusal_facts": _plain(error.facts), "finished_at": at}
    return _end(delivery, "refuse", said, actor=actor, at=at)


def fail(delivery: Delivery, *, actor: Actor, at: datetime) -> Delivery:
    """Close a delivery that was cut short by a surprise (处理中断)."""
    return _end(delivery, "fail", {"finished_at": at}, actor=actor, at=at)


def _end(
    delivery: Delivery, action: str, changes: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Delivery:
    try:
        with transaction.atomic():
            return move(delivery, action, changes, actor=actor, at=at)
    finally:
        store().end(delivery.receipt)


def move(
    delivery: Delivery, action: str, changes: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Delivery:
    """One step of the table, with its audit entry, in the caller's transaction."""
    current = Delivery.objects.select_for_update().get(pk=delivery.pk)
    step = DELIVERY.step(State(current.state), action)
    _require(actor, step.permission, current)
    for name, value in {"state": step.target, **changes}.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=["state", *changes])
    audit.append(f"collection.{action}", actor=actor, at=at, delivery=delivery.pk)
    return delivery


def _require(actor: Actor, permission: str, delivery: Delivery) -> None:
    actor.require(permission, department=delivery.department, division=delivery.division)


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact if isinstance(fact, int | str | None) else str(fact) for name, fact in facts.items()}


def sweep(*, before: datetime) -> list[str]:
    """Delete what was left before a moment by deliveries that are over or never entered; their receipts.

    Kept files that no delivery names go too: their transaction was rolled back, and nobody repeated it.
    """
    alive = Delivery.objects.filter(state__in=[State.RECEIVED, State.RUNNING])
    left = store().sweep(set(alive.values_list("receipt", flat=True)), before=before)
    if old := store().kept_before(before):
        named = Delivery.objects.values_list("rows_digest", "findings_digest").iterator()
        store().forget(old.difference(chain.from_iterable(named)), before=before)
    return left
