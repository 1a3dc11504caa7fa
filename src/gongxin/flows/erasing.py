"""A lawful erasure reaches everything: ledger, projections, names, waiting rows, kept files (依法删除)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue
from gongxin.collection import locks
from gongxin.collection.actions import store
from gongxin.collection.forgetting import forget, locked
from gongxin.collection.models import Delivery
from gongxin.collection.places import Place
from gongxin.collection.waiting import stated
from gongxin.disclosure import actions as disclosure
from gongxin.disclosure import names
from gongxin.flows.deliver import delivered
from gongxin.flows.steps import Delivered, Engine, link, stating
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import name_key
from gongxin.ledger import actions as ledger
from gongxin.ledger import queries
from gongxin.ledger.models import Entry, Occasion
from gongxin.settings import settings


@dataclass(frozen=True, slots=True)
class Erasure:
    """What went with a record (删除结果)."""

    contents: int  # of the ledger: all that was ever said in it
    files: int  # kept files that were written anew without its rows
    files_not_searched: int


def reason(basis: str, case: str) -> str:
    """Why, as it is kept: by what law or ruling, and in which case; neither may be left out (事由)."""
    return f"{stated(basis)}；{stated(case)}"


@transaction.atomic
def erase(
    subject_id: int, record_id: UUID, *, reason: str, catalogue: Catalogue, actor: Actor, at: datetime
) -> Erasure:
    """Destroy what was said in a record wherever it is kept, and say why (依法删除).

    The items come first: while they are locked no delivery brings the record in again.
    """
    actor.must_hold(Permission.ERASE)
    reason = stated(reason)
    of = _Erased.found(subject_id, record_id, catalogue, actor)
    locks.erasing(of.items)
    files, unsearched = _forget(of, actor, at)
    append = ledger.open_append(Occasion.ERASURE, on=catalogue.day(at))
    gone = ledger.erase(subject_id, record_id, reason=reason, append=append)
    tally = disclosure.replace(pa.table({"subject_id": [subject_id], "record_id": [record_id.hex]}))
    audit.append(
        "ledger.erase",
        actor=actor,
        at=at,
        subject=subject_id,
        record=record_id.hex,
        files_not_searched=unsearched,
    )
    names.withdraw([subject_id])
    disclosure.count(tally)
    ledger.seal(append)
    return Erasure(gone, files, unsearched)


@dataclass(frozen=True, slots=True)
class _Erased:
    """The record as the ledger, the registry and the catalogue know it; only the ledger need know it."""

    subject_id: int
    record_id: UUID
    catalogue: Catalogue
    items: frozenset[str]
    keys: frozenset[str]
    names: frozenset[str]  # of the subject, as keys

    @classmethod
    def found(cls, subject_id: int, record_id: UUID, catalogue: Catalogue, actor: Actor) -> Self:
        """With all items under which it was ever told; refused to whoever may not erase what any told."""
        history = queries.history(subject_id, record_id)
        brought = Delivery.objects.in_bulk({entry.delivery for entry in history if entry.delivery})
        for department, division in _told_by(history, brought, catalogue):
            actor.require(Permission.ERASE, department=department, division=division)
        numbers = {entry.item for entry in history}
        items = {item.id for (number, _), item in catalogue.versions.items() if number in numbers}
        return cls(
            subject_id,
            record_id,
            catalogue,
            items=frozenset(items | {delivery.item for delivery in brought.values()}),
            keys=frozenset(queries.keys(subject_id, record_id)),
            names=frozenset(map(name_key, registry.names([subject_id]).get(subject_id, []))),
        )

    def is_of(self, subject_id: int | None, name: str | None) -> bool:
        """Whether a row that has its key is about its subject."""
        return subject_id == self.subject_id or name_key(name or "") in self.names


def _told_by(
    history: Iterable[Entry], brought: Mapping[int, Delivery], catalogue: Catalogue
) -> set[tuple[str, str]]:
    """Department and division of everybody who told the record; of one that is known no more: of all."""
    sources = {source.number: (code, source.division) for code, source in catalogue.sources.items()}
    deliveries = [(entry, brought.get(entry.delivery or 0)) for entry in history]
    return {
        (delivery.department, delivery.division) if delivery else sources.get(entry.source, ("", ""))
        for entry, delivery in deliveries
    }


def _forget(of: _Erased, actor: Actor, at: datetime) -> tuple[int, int]:
    """Take it out of every delivery that brought it, or a row that says the same of the same.

    Answers how many kept files were written anew, and how many could not be searched for such rows, since
    department or version of their delivery have left the catalogue: what the ledger itself had from these
    is gone all the same.
    """
    deliveries = locked(of.items)
    told = _told(of)
    kept = {delivery.pk: _way(delivery, of.catalogue) for delivery in deliveries if delivery.rows_digest}
    searched = {delivery: way for delivery in deliveries if (way := kept.get(delivery.pk))}
    stated = _stated(of, searched)
    files = 0
    for delivery in deliveries:
        places = told[delivery.pk] | _waiting(of, delivery)
        if delivery.pk in stated:
            places |= _kept(of, delivery, searched[delivery])
        files += forget(delivery, places, actor=actor, at=at)
    return files, len(kept) - len(searched)


def _told(of: _Erased) -> defaultdict[int, set[Place]]:
    """The places of the ledger's own, by delivery."""
    places: defaultdict[int, set[Place]] = defaultdict(set)
    for entry in queries.history(of.subject_id, of.record_id):
        if entry.delivery and entry.sheet is not None and entry.source_row is not None:
            places[entry.delivery].add((entry.sheet, entry.source_row))
    return places


def _waiting(of: _Erased, delivery: Delivery) -> set[Place]:
    """The places of waiting rows that state the record once more."""
    return {
        (row.sheet, row.source_row)
        for row in delivery.waiting.all()
        if row.evidence.get("identity_digest") in of.keys
        and of.is_of(row.evidence["subject_id"], row.subject_name)
    }


def _way(delivery: Delivery, catalogue: Catalogue) -> Delivered | None:
    """How its rows are linked; None where the catalogue does not say it any more."""
    try:
        return delivered(delivery, catalogue)
    except GongxinError as refusal:
        if refusal.code not in ("flows.version_gone", "flows.source_gone"):
            raise
        return None


def _stated(of: _Erased, searched: Mapping[Delivery, Delivered]) -> set[int]:
    """The deliveries in whose kept rows the record's key stands, whoever they are about."""
    found: set[int] = set()
    for item in dict.fromkeys(way.item for way in searched.values()):
        alike = [delivery for delivery, way in searched.items() if way.item == item]
        kept = {delivery.pk: store().kept(delivery.rows_digest) for delivery in alike}
        with _work(alike[0]) as work, Engine(work, settings()) as engine:
            found |= stating(engine, kept, of.keys, item=item, catalogue=of.catalogue)
    return found


def _kept(of: _Erased, delivery: Delivery, way: Delivered) -> set[Place]:
    """The places of kept rows that state the record once more."""
    with _work(delivery) as work:
        rows = _linked(delivery, work, way)
    same = rows.filter(pc.is_in(rows["identity_digest"], pa.array(sorted(of.keys), pa.string())))
    return {
        (row["sheet"], row["source_row"])
        for row in same.to_pylist()
        if of.is_of(row["subject_id"], row["subject_name"])
    }


@contextmanager
def _work(delivery: Delivery) -> Iterator[Path]:
    """A directory among those of the delivery, which has ended: it has no other."""
    with TemporaryDirectory(dir=store().work(delivery.receipt)) as work:
        yield Path(work)
    store().end(delivery.receipt)


def _linked(delivery: Delivery, work: Path, of: Delivered) -> pa.Table:
    """The kept rows with their record and subject, found as when they came in."""
    with Engine(work, settings()) as engine:
        codes = registry.registry(source=of.within)
        path = link(engine, store().kept(delivery.rows_digest), codes, of)
        return pq.read_table(
            path, columns=["sheet", "source_row", "identity_digest", "subject_id", "subject_name"]
        )
