"""What is counted once a day over everything: credit files, and what has grown old (每日统计)."""

from datetime import date

from django.db import connection, transaction

from gongxin.catalogue.model import Catalogue
from gongxin.disclosure import coverage, currency


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
