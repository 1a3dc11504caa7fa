"""Credit files by kind of organisation, and what sources have not told anew within its update cycle."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pyarrow as pa
import pytest
from django.db import connection, transaction

from gongxin.catalogue.model import Basis
from gongxin.catalogue.scoring import Cycle
from gongxin.disclosure import coverage, currency
from gongxin.flows import counting, jobs
from gongxin.identity import actions as identity
from gongxin.ledger.models import Act
from tests.disclosure.facts import CITY, TODAY, delivered, record
from tests.journeys.papers import HEALTH, MARKET

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)
FIRM, QUIET, SCHOOL = "91379900MA3ABCD158", "91379900MA3ABCD31X", "12379900MA3ABCD15N"
PENALTY, TAX, REGISTRATION = "administrative-penalty", "tax-a", "organisation-registration"


def registered(*codes: str, status: str = "active") -> list[int]:
    rows = pa.table(
        {"code": codes, "name": [f"示例市组织{code}" for code in codes], "status": [status] * len(codes)}
    )
    with transaction.atomic():
        found = identity.register(rows, on=date(2020, 1, 1), at=AT)
    subjects = dict(zip(found["code"].to_pylist(), found["subject_id"].to_pylist(), strict=True))
    return [subjects[code] for code in codes]


def registration(subject: int) -> dict[str, object]:
    return record(
        subject,
        "",
        {"name": "示例市组织", "established_on": "2016-03-01"},
        item=REGISTRATION,
        **{"class": None},
    )


def counted() -> dict[str, tuple[int, int]]:
    counting.count(CITY, on=TODAY)
    return {one.kind: (one.registered, one.filed) for one in coverage.covered()}


def test_a_registration_alone_is_no_credit_file_and_any_other_record_is(database):
    firm, quiet, school = registered(FIRM, QUIET, SCHOOL)
    delivered(registration(firm), registration(quiet), registration(school))
    assert counted() == {"91": (2, 0), "12": (1, 0)}
    delivered(
        record(firm, "一号", {"decided_on": "2026-05-06"}), record(firm, "二号", {"decided_on": "2026-05-07"})
    )
    assert counted() == {"91": (2, 1), "12": (1, 0)}


def test_what_is_minor_and_shown_to_nobody_makes_a_file_and_what_ended_makes_none(database):
    (firm,) = registered(FIRM)
    delivered(record(firm, "一号", {"decided_on": "2026-05-06"}, **{"class": "minor"}))
    assert counted() == {"91": (1, 1)}
    delivered(record(firm, "一号", {"decided_on": "2026-05-06"}, act=Act.END, **{"class": "minor"}))
    assert counted() == {"91": (1, 0)}


def test_who_is_no_more_and_who_never_registered_count_on_neither_side(database):
    registered(FIRM)
    registered(QUIET, status="cancelled")
    with transaction.atomic():
        unknown = identity.open_provisional(
            pa.table({"code": [SCHOOL], "name": ["示例市学校"]}), on=TODAY, at=AT
        )
    delivered(record(unknown["subject_id"][0].as_py(), "一号", {"decided_on": "2026-05-06"}))
    assert counted() == {"91": (1, 0)}


def test_one_body_under_an_old_and_a_new_code_is_one_organisation_with_one_file(database):
    old, new = registered(FIRM, QUIET)
    delivered(record(old, "一号", {"decided_on": "2026-05-06"}))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO identity.relation (kind, subject_id, other_id, since, stated_at) VALUES (3, %s, %s, %s, %s)",
            [old, new, TODAY, AT],
        )
    assert counted() == {"91": (1, 1)}


def test_the_first_run_of_a_day_counts_and_the_later_ones_do_not(database):
    def run(hour: int) -> list[tuple[int, date]]:
        jobs.count(int(datetime(2026, 6, 1, hour, tzinfo=UTC).timestamp()))
        return [(one.registered, one.counted_on) for one in coverage.covered()]

    registered(FIRM)
    assert run(2) == [(1, date(2026, 6, 1))]
    registered(QUIET)
    assert run(5) == [(1, date(2026, 6, 1))]
    assert run(17) == [(2, date(2026, 6, 2))]  # midnight of the city is past


def test_the_portal_reads_the_numbers_and_no_records(database, as_role):
    (firm,) = registered(FIRM)
    delivered(record(firm, "一号", {"decided_on": "2026-05-06"}))
    counting.count(CITY, on=TODAY)
    portal = as_role("portal")
    assert portal.execute("SELECT kind, registered, filed FROM shown.coverage").fetchall() == [("91", 1, 1)]
    with pytest.raises(Exception, match="permission denied"):
        portal.execute("SELECT * FROM disclosure.stale")


def cycled(**months: int):
    cycles = {
        name.replace("_", "-"): Cycle(name.replace("_", "-"), n, Basis("")) for name, n in months.items()
    }
    return replace(CITY, cycles=MappingProxyType(cycles))


def stale(law, on: date) -> list[tuple[str, str, int, date]]:
    counting.count(law, on=on)
    return [(one.item.id, one.source.code, one.organisations, one.oldest_on) for one in currency.stale(law)]


def test_an_organisation_grows_old_when_its_latest_record_is_older_than_the_cycle(database):
    law = cycled(administrative_penalty=12)
    firm, quiet = registered(FIRM, QUIET)
    delivered(record(firm, "一号", {}), record(quiet, "一号", {}), on=date(2025, 5, 1))
    delivered(record(quiet, "二号", {}), on=date(2025, 9, 1))
    assert stale(law, date(2026, 5, 1)) == []
    assert stale(law, date(2026, 5, 2)) == [(PENALTY, MARKET, 1, date(2025, 5, 1))]
    item, source = law.items[PENALTY], law.sources[MARKET]
    assert [(one.code, one.told_on) for one in currency.old(item, source, law, on=date(2026, 9, 2))] == [
        (FIRM, date(2025, 5, 1)), (QUIET, date(2025, 9, 1))
    ]  # fmt: skip
    assert currency.old(item, law.sources[HEALTH], law, on=date(2026, 9, 2)) == []


def test_items_without_a_cycle_what_ended_and_who_is_no_more_never_grow_old(database):
    (firm,) = registered(FIRM)
    (gone,) = registered(QUIET, status="cancelled")
    delivered(
        record(firm, "一号", {}),
        record(firm, "一号", {}, item=TAX),
        record(gone, "一号", {}, item=TAX),
        on=date(2020, 1, 1),
    )
    law = cycled(tax_a=12)
    assert stale(law, TODAY) == []  # this department is not the one that reports it
    delivered(
        record(firm, "二号", {}, item=TAX, source=26),
        record(gone, "二号", {}, item=TAX, source=26),
        on=date(2020, 1, 1),
    )
    assert [(item, n) for item, _, n, _ in stale(law, TODAY)] == [(TAX, 1)]
    delivered(record(firm, "二号", {}, item=TAX, source=26, act=Act.END), on=TODAY)
    assert stale(law, TODAY) == []
