"""Reads for receipts, lists and queues. An actor sees the departments of their scope."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from django.db.models import Q, QuerySet

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.sources import Source
from gongxin.collection.actions import store
from gongxin.collection.counts import Counts
from gongxin.collection.models import OUTCOMES, Delivery, Waiting
from gongxin.collection.states import Kind, State, Waits
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.period import Period

PAGE: Final = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list (分页)."""

    entries: list[T]
    number: int  # 1 is the first
    total: int

    @property
    def pages(self) -> int:
        """How many there are, at least one."""
        return max(-(-self.total // PAGE), 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule in one row (问题)."""

    source_row: int
    sheet: int
    rule: str
    field: str | None
    severity: str


def delivery(receipt: str, *, actor: Actor) -> Delivery:
    """The delivery of that receipt, if the actor may see it; otherwise there is none."""
    found = Delivery.objects.filter(receipt=receipt).first()
    if found is None or not sees(actor, found):
        raise GongxinError("collection.unknown_delivery")
    return found


def bundle(number: str, *, actor: Actor) -> list[Delivery]:
    """The deliveries of an archive in its order, if the actor may see them; otherwise there is none."""
    found = list(Delivery.objects.filter(seen(actor), bundle=number).order_by("pk")) if number else []
    if not found:
        raise GongxinError("collection.unknown_delivery")
    return found


def counts(of: Delivery) -> Counts:
    """The rows of a delivery by outcome."""
    return Counts(**{name: getattr(of, f"{name}_rows") for name in OUTCOMES})


def period(of: Delivery) -> Period | None:
    """The days of a zero report; none of any other delivery."""
    return Period(of.period_from, of.period_until) if of.period_from else None


def progress(of: Delivery) -> tuple[str, int, int] | None:
    """Stage, rows done and rows in all (0: not known) of one that is worked on; else none (办理进度)."""
    return store().told(of.receipt) if of.state == State.RUNNING else None


def parts_in(of: Delivery) -> tuple[int, int, Counts]:
    """The parts that are in: how many, their last row (-1: none), their rows by outcome (已入库分段)."""
    parts = list(of.parts.order_by("number"))
    total = sum((Counts(**{n: getattr(part, f"{n}_rows") for n in OUTCOMES}) for part in parts), Counts())
    return len(parts), max((part.last_row for part in parts), default=-1), total


def receipt(of: Delivery) -> dict[str, Any]:
    """What a department is told (回执). The outcomes add up to the rows read."""
    return {
        "receipt": of.receipt,
        "state": of.state,
        "item": of.item,
        "department": of.department,
        "mode": of.mode,
        "file_name": of.file_name,
        "sha256": of.sha256,
        "size": of.size,
        "received_at": of.received_at,
        "finished_at": of.finished_at,
        "read": of.read_rows,
        **{name: getattr(of, f"{name}_rows") for name in OUTCOMES},
        "parts": [_part(part) for part in of.parts.order_by("number")],
        "unidentified": of.unidentified_rows,
        "repeat_of": of.repeat_of.receipt if of.repeat_of else None,
        "refusal": of.refusal or None,
        "refusal_facts": of.refusal_facts,
    }


def _part(part: Any) -> dict[str, int]:
    rows = {name: getattr(part, f"{name}_rows") for name in OUTCOMES}
    return {
        "number": part.number,
        "first_row": part.first_row,
        "last_row": part.last_row,
        "read": part.read_rows,
        **rows,
    }


def deliveries(
    *, actor: Actor, page: int = 1, item: str | None = None, state: str | None = None
) -> Page[Delivery]:
    """The deliveries that an actor may see, latest first."""
    found = Delivery.objects.filter(seen(actor)).order_by("-received_at", "-pk")
    if item:
        found = found.filter(item=item)
    if state:
        found = found.filter(state=state)
    return page_of(found, page)


def waiting(kind: Kind, *, actor: Actor, page: int = 1, state: Waits = Waits.OPEN) -> Page[Waiting]:
    """A queue of rows that wait, oldest first."""
    found = Waiting.objects.filter(seen(actor, "delivery__"), kind=kind, state=state)
    return page_of(found.select_related("delivery").order_by("pk"), page)


def decided(kind: Kind, *, actor: Actor, limit: int) -> list[Waiting]:
    """The rows of a queue that were decided last, latest first."""
    found = Waiting.objects.filter(seen(actor, "delivery__"), kind=kind).exclude(state=Waits.OPEN)
    return list(found.select_related("delivery").order_by("-decided_at", "-pk")[:limit])


def waiting_counts(*, actor: Actor) -> dict[Kind, int]:
    """How many rows wait in each queue."""
    open_rows = Waiting.objects.filter(seen(actor, "delivery__"), state=Waits.OPEN)
    return {kind: open_rows.filter(kind=kind).count() for kind in Kind}


def waiting_row(waiting_id: int, *, actor: Actor) -> Waiting:
    """One row of a queue, if the actor may see it."""
    found = Waiting.objects.select_related("delivery").filter(pk=waiting_id).first()
    if found is None or not sees(actor, found.delivery):
        raise GongxinError("collection.unknown_row")
    return found


def sees(actor: Actor, of: Delivery | Source) -> bool:
    """Whether an actor may read a delivery, or those of a department: it lies in their scope."""
    department = of.code if isinstance(of, Source) else of.department
    return actor.may(Permission.READ_DELIVERIES, department=department, division=of.division)


def seen(actor: Actor, delivery: str = "") -> Q:
    """Those in the actor's scope, as `sees` says of a single one; `delivery` is the way to it."""
    if not actor.holds(Permission.READ_DELIVERIES):
        return Q(pk__in=[])
    within = Q(**{f"{delivery}division__startswith": actor.scope.division})
    if actor.scope.department is not None:
        within &= Q(**{f"{delivery}department": actor.scope.department})
    return within


def page_of(found: "QuerySet[Any]", number: int) -> Page[Any]:
    start = (max(number, 1) - 1) * PAGE
    return Page(list(found[start : start + PAGE]), max(number, 1), found.count())


def findings(of: Delivery, *, page: int = 1) -> Page[Finding]:
    """A page of a delivery's findings, read from the kept file."""
    if not of.findings_digest:
        return Page([], 1, 0)
    start = (max(page, 1) - 1) * PAGE
    with pq.ParquetFile(store().kept(of.findings_digest)) as file:
        rows = _slice(file, start, start + PAGE)
        return Page([Finding(**row) for row in rows], max(page, 1), file.metadata.num_rows)


def every_finding(of: Delivery) -> Iterator[Finding]:
    """All findings of a delivery in a stream."""
    if of.findings_digest:
        with pq.ParquetFile(store().kept(of.findings_digest)) as file:
            for batch in file.iter_batches(columns=_FINDING):
                yield from (Finding(**row) for row in batch.to_pylist())


def findings_at(of: Delivery, *, sheet: int, source_row: int) -> list[Finding]:
    """What was found in one row of a delivery."""
    if not of.findings_digest:
        return []
    here = [("sheet", "=", sheet), ("source_row", "=", source_row)]
    rows = pq.read_table(store().kept(of.findings_digest), columns=_FINDING, filters=here)
    return [Finding(**row) for row in rows.to_pylist()]


_FINDING: Final = ["source_row", "sheet", "rule", "field", "severity"]


def _slice(file: pq.ParquetFile, start: int, stop: int) -> list[dict[str, Any]]:
    """Rows [start, stop) without reading the groups around them."""
    tables: list[pa.Table] = []
    first = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if first < stop and start < first + rows:
            table = file.read_row_group(group, columns=_FINDING)
            tables.append(table.slice(max(start - first, 0), stop - max(start, first)))
        first += rows
    return pa.concat_tables(tables).to_pylist() if tables else []
