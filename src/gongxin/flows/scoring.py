"""What is measured of a delivery: from its kept findings, and from what the ledger has of it (质量计数)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import structlog
from django.db.models import Exists, OuterRef, Q

from gongxin.catalogue.model import Catalogue, Item
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import State
from gongxin.disclosure.windows import after
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.findings import Severity
from gongxin.ledger import queries as ledger
from gongxin.quality.models import Measured

log = structlog.get_logger(__name__)
_DAY: Final = timedelta(days=1)
MISSING: Final = ("S-001", "S-007")  # a required field that is empty, or says nothing
WRONG: Final = (Severity.WARNING.value, Severity.DOUBT.value, Severity.ERROR.value)


def measure(delivery: Delivery, *, catalogue: Catalogue, at: datetime) -> Measured:
    """Count anew what the receipt of a delivery that is done does not say."""
    item = catalogue.version(delivery.item, delivery.item_version)
    faulty, missing = _found(delivery)
    rows = delivery.read_rows - delivery.personal_rows
    required = rows * sum(field.required for field in item.fields) if item else 0
    dated, late = _late(delivery, item, catalogue) if item else (0, 0)
    made, _ = Measured.objects.update_or_create(
        delivery=delivery,
        defaults={
            "faulty": faulty,
            "required": required,
            "filled": max(required - missing, 0),
            "dated": dated,
            "late": late,
            "measured_at": at,
        },
    )
    return made


def catch_up(*, catalogue: Catalogue, at: datetime) -> int:
    """Measure deliveries that nobody measured, or of which a row was decided on since; how many."""
    done = Delivery.objects.filter(state=State.DONE, repeat_of=None).exclude(mode="zero")
    since = Waiting.objects.filter(delivery=OuterRef("pk"), decided_at__gt=OuterRef("measured__measured_at"))
    return _each(done.filter(Q(measured=None) | Exists(since)).iterator(), catalogue, at)


def again(*, catalogue: Catalogue, at: datetime) -> int:
    """Measure every delivery anew; how many (重建)."""
    done = Delivery.objects.filter(state=State.DONE, repeat_of=None).exclude(mode="zero")
    return _each(done.iterator(), catalogue, at)


def _each(deliveries: Iterable[Delivery], catalogue: Catalogue, at: datetime) -> int:
    """How many could be measured; one whose findings cannot be read keeps no other from it."""
    count = 0
    for delivery in deliveries:
        try:
            measure(delivery, catalogue=catalogue, at=at)
        except (OSError, pa.ArrowException) as fault:
            log.warning("delivery.not_measured", delivery=delivery.pk, fault=type(fault).__name__)
        else:
            count += 1
    return count


def _found(delivery: Delivery) -> tuple[int, int]:
    """How many rows have a fault, and how many required cells say nothing; rows of persons apart."""
    if not delivery.findings_digest:
        return 0, 0
    path = store().kept(delivery.findings_digest)
    found = pq.read_table(path, columns=["sheet", "source_row", "rule", "severity"])
    found = _without_persons(found)
    wrong = found.filter(pc.is_in(found["severity"], pa.array(WRONG)))
    rows = wrong.group_by(["sheet", "source_row"]).aggregate([]).num_rows
    return rows, pc.sum(pc.is_in(found["rule"], pa.array(MISSING))).as_py() or 0


def _without_persons(found: pa.Table) -> pa.Table:
    persons = found.filter(pc.equal(found["severity"], Severity.PERSONAL.value))
    if not persons.num_rows:
        return found
    places = persons.group_by(["sheet", "source_row"]).aggregate([])
    return found.join(places, ["sheet", "source_row"], join_type="left anti")


def _late(delivery: Delivery, item: Item, catalogue: Catalogue) -> tuple[int, int]:
    """How many records it told first that had to come within a limit, and how many of them came too late."""
    received = catalogue.day(delivery.received_at)
    dated = late = 0
    for day, records in ledger.first_told_by(delivery.pk):
        last = last_day(item, day, catalogue)
        if last is not None:
            dated += records
            late += records if last < received else 0
    return dated, late


def last_day(item: Item, decided_on: date, catalogue: Catalogue) -> date | None:
    """The last day on which a decision of that day is reported in time; None where nothing sets one.

    Nothing does either where the working days of the time are not known.
    """
    limit = catalogue.limits[item.report_within] if item.report_within else None
    value = next((v for v in limit.values if decided_on in v.valid), None) if limit else None
    if value is None:
        return None
    try:
        return after(decided_on, value, catalogue) - _DAY
    except GongxinError:
        return None
