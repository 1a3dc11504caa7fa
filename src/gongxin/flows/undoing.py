"""A decision on a waiting row is undone: what it brought in is taken back, the row waits again (撤销办理)."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection import locks, tickets
from gongxin.collection import waiting as collection
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery, Part, Waiting
from gongxin.collection.states import State, Waits
from gongxin.disclosure import actions as disclosure
from gongxin.disclosure import names
from gongxin.flows import waiting
from gongxin.flows.deliver import delivered
from gongxin.flows.steps import Delivered, Engine, link, with_digest
from gongxin.identity import judgements
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions as ledger
from gongxin.ledger import queries
from gongxin.ledger.models import Occasion
from gongxin.ledger.taking_back import take_back
from gongxin.settings import settings


@transaction.atomic
def undo(waiting_id: int, *, reason: str, catalogue: Catalogue, actor: Actor, at: datetime) -> Waiting:
    """Put a decided row back into the queue, as it was read, with what the registry now knows of it.

    What the decision had appended is taken back by one more act; the decision stays among the undone ones.
    Refused if a later delivery states the record in the same words and changed nothing by it, whoever handed
    it in: what it said would go too. No row of the item comes in meanwhile. A registration that was let in
    has named its subject since: that is corrected by another registration.
    """
    locks.erasing(Waiting.objects.filter(pk=waiting_id).values_list("item", flat=True))
    row = collection.decided(waiting_id, actor=actor)
    of = delivered(row.delivery, catalogue)
    if row.state != Waits.REFUSED:
        if of.item.registers:
            raise GongxinError("flows.registration_stands")
        _take_back(row, catalogue, at)
    because = collection.stated(reason)
    judgements.keep(row, because=because, actor=actor, at=at)
    row = collection.reopen(row, **_as_read(row, of), actor=actor, at=at)
    tickets.recount({row.delivery_id}, actor=actor, at=at)
    return row


def _take_back(row: Waiting, catalogue: Catalogue, at: datetime) -> None:
    """What the decision appended, if it said anything that was not known."""
    found = _appended(row)
    if found is None:
        return
    if _cut_short(row, found) or _said_again(row, catalogue, found):
        raise GongxinError("ledger.stated_since")
    day = catalogue.day(at)
    append = ledger.open_append(Occasion.UNDOING, on=day, delivery=row.delivery_id)
    written = take_back(found.subject_id, found.record_id, stated_in=found.append_id, append=append)
    tally = disclosure.show(written, append=append, catalogue=catalogue, on=day)
    names.withdraw([found.subject_id])
    disclosure.count(tally)
    ledger.seal(append)


def _appended(row: Waiting) -> queries.Stated | None:
    """What the present decision on a row stated."""
    if row.decided_at is None:
        return None
    return queries.stated_by(
        row.delivery_id, sheet=row.sheet, source_row=row.source_row, since=row.decided_at
    )


def _as_read(row: Waiting, of: Delivered) -> dict[str, Any]:
    """What the row said and what is found of it now, from the rows that are kept of its delivery."""
    kind, rules = waiting.first_waited(row)
    work = store().work(row.delivery.receipt)
    with TemporaryDirectory(dir=work) as place:
        rows = _linked(_kept(row), Path(place), of)
    store().end(row.delivery.receipt)
    (again,) = waiting.held(rows, waiting.OUTCOMES[kind], of.item)
    return {"kind": kind, "rules": rules, "payload": again.payload, "evidence": again.evidence}


def _cut_short(row: Waiting, found: queries.Stated) -> bool:
    """Whether rows that changed nothing came in since of a delivery whose rows are not kept yet (未完成批次).

    It is on its way, or it broke off and its file has not come in again.
    """
    again = Delivery.objects.filter(
        item=row.item,
        department=OuterRef("department"),
        sha256=OuterRef("sha256"),
        state=State.DONE,
        parts__position__gte=found.position,
    )
    partly = _unchanged_since(row, found).filter(state__in=(State.RUNNING, State.FAILED))
    return partly.exclude(Exists(again)).exists()


def _unchanged_since(row: Waiting, found: queries.Stated) -> QuerySet[Delivery]:
    """The deliveries of which rows changed nothing after what the decision stated had come in.

    Where in the ledger their parts were tells that, no clock: a long run began before its rows came in.
    """
    parts = Part.objects.filter(position__gte=found.position, unchanged_rows__gt=0)
    return Delivery.objects.filter(item=row.item, pk__in=parts.values("delivery"))


def _said_again(row: Waiting, catalogue: Catalogue, found: queries.Stated) -> bool:
    """Whether a delivery that is done since states the same record of the subject as the row (再次报送).

    Identity as the file writes it: the same number in other writing is not found.
    """
    (said,) = _kept(row).to_pylist()
    of = delivered(row.delivery, catalogue)
    same = [(name, "=", said[name]) for name in of.item.identity if said.get(name) is not None]
    since = _unchanged_since(row, found).exclude(rows_digest="")
    return any(_states(later, same, found.subject_id, catalogue) for later in since)


def _states(later: Delivery, same: list[tuple[str, str, Any]], subject: int, catalogue: Catalogue) -> bool:
    """Whether one of its kept rows that are the same is of the subject and did not wait for a person."""
    rows = pq.read_table(store().kept(later.rows_digest), filters=same)
    if not rows.num_rows:
        return False
    with TemporaryDirectory(dir=store().work(later.receipt)) as place:
        linked = _linked(rows, Path(place), delivered(later, catalogue)).to_pylist()
    store().end(later.receipt)
    waited = set(later.waiting.values_list("sheet", "source_row"))
    return any(
        one["subject_id"] == subject and (one["sheet"], one["source_row"]) not in waited for one in linked
    )


def _kept(row: Waiting) -> pa.Table:
    """The one row as it was read."""
    here, digest = [("sheet", "=", row.sheet), ("source_row", "=", row.source_row)], row.delivery.rows_digest
    kept = pq.read_table(store().kept(digest), filters=here) if digest else None
    if not kept or not kept.num_rows:
        raise GongxinError("flows.row_gone")
    return kept


def _linked(kept: pa.Table, work: Path, of: Delivered) -> pa.Table:
    """Kept rows, checked and linked as when they came in."""
    pq.write_table(kept, work / "one.parquet")
    with Engine(work, settings()) as engine:
        path = link(engine, work / "one.parquet", registry.registry(source=of.within), of)
        return with_digest(pq.read_table(path))
