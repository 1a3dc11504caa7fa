"""What is counted once a day over everything, and how often pages are asked for (每日统计、访问统计)."""

from datetime import date, timedelta
from typing import Final

from django.db import connection, transaction

from gongxin.access.models import AuditEntry
from gongxin.catalogue.model import Catalogue
from gongxin.disclosure import coverage, currency, visits
from gongxin.settings import settings

_DAY: Final = timedelta(days=1)


@transaction.atomic
def count(catalogue: Catalogue, *, on: date) -> None:
    """Count anew; readers see the counts of before until it is done."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE shown.coverage IN SHARE ROW EXCLUSIVE MODE")
    coverage.count(catalogue, on=on)
    currency.count(catalogue, on=on)


def counted(*, on: date) -> bool:
    """Whether a day has been counted."""
    return any(one.counted_on >= on for one in coverage.covered())


def count_visits(catalogue: Catalogue, *, on: date) -> None:
    """Take over the requests that the portal counted, and the readings of files that the audit trail has."""
    visits.take_over(settings().data / "visits", on=on)
    day = on - visits.KEPT
    while day <= on:
        of_day = {"at__gte": catalogue.midnight(day), "at__lt": catalogue.midnight(day + _DAY)}
        read = AuditEntry.objects.filter(action="disclosure.read_file", **of_day).count()
        visits.keep(day, visits.FILE, read)
        day += _DAY
