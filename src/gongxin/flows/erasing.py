"""A lawful erasure reaches everything: ledger, projections, names, waiting rows, kept files (依法删除)."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import store
from gongxin.collection.forgetting import Place, forget
from gongxin.collection.models import Delivery
from gongxin.disclosure import actions as disclosure
from gongxin.disclosure import names
from gongxin.flows.deliver import delivered
from gongxin.flows.steps import Engine, link
from gongxin.identity import queries as registry
from gongxin.kernel.text import name_key
from gongxin.ledger import actions as ledger
from gongxin.ledger import queries
from gongxin.ledger.models import Entry, Occasion
from gongxin.settings import settings


@transaction.atomic
def erase(
    subject_id: int, record_id: UUID, *, reason: str, catalogue: Catalogue, actor: Actor, at: datetime
) -> int:
    """Destroy what was said in a record wherever it is kept, and say why; how many contents went."""
    actor.must_hold(Permission.ERASE)
    history = queries.history(subject_id, record_id)
    keys = queries.keys(subject_id, record_id)
    day = at.astimezone(ZoneInfo(catalogue.zone)).date()
    append = ledger.open_append(Occasion.ERASURE, on=day)
    gone = ledger.erase(subject_id, record_id, reason=reason, append=append)
    record = pa.table({"subject_id": [subject_id], "record_id": [record_id.hex]})
    tally = disclosure.replace(record)
    for delivery, places in _kept(subject_id, keys, history, catalogue):
        forget(delivery, places, actor=actor, at=at)
    audit.append("ledger.erase", actor=actor, at=at, subject=subject_id, record=record_id.hex)
    names.withdraw([subject_id])
    disclosure.count(tally)
    ledger.seal(append)
    return gone


def _kept(
    subject_id: int, keys: Iterable[str], history: Iterable[Entry], catalogue: Catalogue
) -> Iterator[tuple[Delivery, set[Place]]]:
    """Every delivery that brought the record, or a row that says the same of the same, with its places."""
    told = {
        (entry.delivery, entry.sheet, entry.source_row)
        for entry in history
        if entry.delivery and entry.sheet is not None and entry.source_row is not None
    }
    numbers = {entry.item for entry in history}
    items = [item.id for item in catalogue.items.values() if item.number in numbers]
    for delivery in Delivery.objects.filter(item__in=items).order_by("pk"):
        places = {(sheet, row) for pk, sheet, row in told if pk == delivery.pk}
        yield delivery, places | _found(subject_id, set(keys), delivery, catalogue)


def _found(subject_id: int, keys: set[str], delivery: Delivery, catalogue: Catalogue) -> set[Place]:
    """The places of rows, kept or waiting, that state the record once more."""
    known = {name_key(name) for name in registry.names([subject_id]).get(subject_id, [])}
    places = {
        (row.sheet, row.source_row)
        for row in delivery.waiting.all()
        if row.evidence.get("identity_digest") in keys
        and (row.evidence["subject_id"] == subject_id or name_key(row.subject_name) in known)
    }
    if not delivery.rows_digest:
        return places
    with TemporaryDirectory(dir=store().work(delivery.receipt)) as work:
        rows = _linked(delivery, Path(work), catalogue)
    store().end(delivery.receipt)
    same = rows.filter(pc.is_in(rows["identity_digest"], pa.array(sorted(keys), pa.string())))
    return places | {
        (row["sheet"], row["source_row"])
        for row in same.to_pylist()
        if row["subject_id"] == subject_id or name_key(row["subject_name"] or "") in known
    }


def _linked(delivery: Delivery, work: Path, catalogue: Catalogue) -> pa.Table:
    """The kept rows with their record and subject, found as when they came in."""
    of = delivered(delivery, catalogue)
    with Engine(work, settings()) as engine:
        codes = registry.registry(source=of.within)
        path = link(engine, store().kept(delivery.rows_digest), codes, of)
        return pq.read_table(
            path, columns=["sheet", "source_row", "identity_digest", "subject_id", "subject_name"]
        )
