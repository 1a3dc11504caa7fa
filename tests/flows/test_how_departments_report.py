"""Scorecards are computed from receipts, findings and the ledger, and come out the same when made anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.permissions import Permission
from gongxin.catalogue.scoring import COUNTS
from gongxin.collection import queries, zero
from gongxin.collection.models import Delivery, Ticket
from gongxin.collection.states import Kind, Mending
from gongxin.flows import jobs, scoring, waiting
from gongxin.kernel.period import Period
from gongxin.quality import dues, scores
from gongxin.quality.models import Measured
from tests.cast import AT
from tests.journeys.papers import CITY, HEALTH, MARKET, penalty

PENALTY = "administrative-penalty"
RECEIVED = datetime(
    2026, 5, 20, 2, tzinfo=UTC
)  # 12 May is the seventh working day after 29 April's decisions
MAY = Period(date(2026, 5, 1), date(2026, 6, 1))
ALL = platform("terminal")


def card(department=MARKET, actor=ALL, period=MAY, on=date(2026, 6, 30)):
    return scores.cards(period, catalogue=CITY, actor=actor, on=on).get((department, PENALTY), {})


def of(department: str) -> Actor:
    return Actor(
        "clerk", permissions=frozenset({Permission.READ_DELIVERIES}), scope=Scope(department=department)
    )


def rows() -> list[dict[str, object]]:
    """Sound, late, held, faulty and warned rows, and a person's."""
    timely, late = date(2026, 5, 12), date(2026, 4, 29)
    return [
        penalty(1, decided=timely, publicity_ends_on="2026-12-01"),
        penalty(2, decided=late, publicity_ends_on="2026-12-01"),
        penalty(3, decided=timely, publicity_ends_on="2026-12-01", counterparty_code="91379900MA3ABCD159"),
        penalty(4, decided=timely, publicity_ends_on="2026-12-01", violation=""),
        penalty(5, decided=timely),  # its end of publicity is beyond the longest: a warning
        penalty(
            6, decided=timely, counterparty_kind="自然人", counterparty_name="王小明", counterparty_code=""
        ),
    ]


@pytest.fixture(scope="module")
def reported(town):
    """The rows of one day, and the same file on the next."""
    delivery = town.hand_in(rows(), at=RECEIVED)
    town.hand_in(rows(), at=RECEIVED + timedelta(days=1))
    return delivery


def test_what_is_counted_is_what_the_receipt_the_findings_and_the_ledger_say(reported):
    counts = card()
    assert {name: counts[name] for name in ("deliveries", "read", "accepted", "held", "refused", "personal")} == {
        "deliveries": 1, "read": 6, "accepted": 3, "held": 1, "refused": 1, "personal": 1,
    }  # fmt: skip
    assert (counts["dated"], counts["late"]) == (3, 1)
    assert counts["faulty"] == 3
    required = 5 * sum(field.required for field in CITY.items[PENALTY].fields)
    assert (counts["required"], counts["filled"]) == (required, required - 1)
    assert counts["waiting"] == 1


def test_all_that_an_indicator_may_name_is_counted(reported):
    assert set(card(period=Period(date(2026, 5, 1), date(2026, 7, 1)), on=date(2026, 7, 1))) == set(COUNTS)


def test_a_ticket_is_open_until_it_is_put_right_and_then_took_so_many_days(reported):
    names = ("tickets", "mended", "mending_days")
    assert [card()[name] for name in names] == [1, 0, 0]
    opened = Ticket.objects.get(delivery=reported).opened_at
    with transaction.atomic():
        Ticket.objects.filter(delivery=reported).update(
            state=Mending.CORRECTED, left=0, closed_by="clerk", closed_at=opened + timedelta(days=3)
        )
        assert [card()[name] for name in names] == [0, 1, 3]
        assert [card(actor=of(HEALTH)).get(name, 0) for name in names] == [0, 0, 0]
        transaction.set_rollback(True)


def test_days_and_months_add_up_to_the_period(reported):
    by_day = scores.lines(MAY, catalogue=CITY, actor=ALL, by="day")
    by_month = scores.lines(MAY, catalogue=CITY, actor=ALL, by="month")
    assert [line.start for line in by_day] == [date(2026, 5, 20)]
    assert [line.start for line in by_month] == [MAY.start]
    assert scores.total(line.counts for line in by_day) == by_month[0].counts


def test_a_row_that_is_confirmed_later_counts_by_the_day_it_was_handed_in(reported, town):
    (held,) = town.waiting(reported)
    at = datetime.now(UTC)
    waiting.decide(held.pk, "confirm", reason="已核实", proof="登记档案", catalogue=CITY, actor=ALL, at=at)
    assert scoring.catch_up(catalogue=CITY, at=datetime.now(UTC)) == 1
    counts = card()
    assert (counts["dated"], counts["late"], counts["waiting"]) == (4, 1, 0)
    assert scoring.catch_up(catalogue=CITY, at=datetime.now(UTC)) == 0


def test_measured_anew_it_is_the_same(reported):
    before = list(Measured.objects.values_list("delivery", *scores._MEASURED))
    assert scoring.again(catalogue=CITY, at=AT) == len(before) == 1
    assert list(Measured.objects.values_list("delivery", *scores._MEASURED)) == before


def test_a_department_sees_its_own_card_only(reported):
    assert card(actor=of(MARKET))["read"] == 6
    assert card(actor=of(HEALTH)) == {}


def test_a_decision_is_late_when_more_than_the_item_s_working_days_have_passed():
    item = CITY.items[PENALTY]
    assert scoring.last_day(item, date(2026, 5, 12), CITY) == date(2026, 5, 21)
    assert scoring.last_day(item, date(2026, 4, 30), CITY) == date(2026, 5, 13)  # the holidays do not count
    assert scoring.last_day(CITY.items["tax-a"], date(2026, 4, 30), CITY) is None
    assert scoring.last_day(item, date(1999, 4, 30), CITY) is None


def listed(on: date, department: str = MARKET) -> dict[date, dues.Stand]:
    window = Period(date(2026, 5, 1), date(2026, 8, 1))
    found = dues.dues(within=window, catalogue=CITY, actor=ALL, on=on)
    return {
        due.period.start: due.stand for due in found if (due.department, due.item) == (department, PENALTY)
    }


def test_what_came_and_what_did_not_is_told_of_every_period(reported, town):
    said = zero.handover(item=PENALTY, department=HEALTH, channel="desk")
    zero.enter(
        Period(date(2026, 5, 1), date(2026, 6, 1)),
        said,
        catalogue=CITY,
        actor=ALL,
        at=AT + timedelta(days=30),
    )
    after = date(2026, 7, 6)
    assert listed(after) == {date(2026, 5, 1): "met", date(2026, 6, 1): "soon"}
    assert listed(after, HEALTH) == {date(2026, 5, 1): "nothing", date(2026, 6, 1): "soon"}
    assert listed(date(2026, 7, 11), HEALTH)[date(2026, 6, 1)] == "overdue"
    assert card(HEALTH, period=Period(date(2026, 6, 1), date(2026, 8, 1)), on=date(2026, 7, 11)) == {
        "due": 2, "met": 1, "zero": 1,
    } | {name: 0 for name in scores._SUMS if name != "zero"}  # fmt: skip


def test_a_file_that_was_handed_in_before_is_no_new_report(reported, town):
    town.hand_in(rows(), at=RECEIVED + timedelta(days=31))
    assert listed(date(2026, 7, 11)) == {date(2026, 5, 1): "met", date(2026, 6, 1): "overdue"}


def test_nothing_was_due_before_the_platform_took_anything_in(town, reported):
    found = dues.dues(
        within=Period(date(2025, 1, 1), date(2026, 6, 1)), catalogue=CITY, actor=ALL, on=date(2026, 6, 1)
    )
    assert found == []


def test_findings_that_cannot_be_read_keep_no_other_delivery_from_being_measured(reported, town, monkeypatch):
    monkeypatch.setattr(jobs, "in_force", lambda: CITY)
    torn = town.hand_in([{**rows()[0], "document_number": "示市监处罚〔2026〕900-1号"}])
    Delivery.objects.filter(pk=torn.pk).update(findings_digest="0" * 64)
    Measured.objects.filter(delivery=reported).update(measured_at=RECEIVED)  # a row was decided on since
    jobs.measure(int(AT.timestamp()))
    assert Measured.objects.get(delivery=reported).measured_at == AT
    assert scoring.again(catalogue=CITY, at=AT) == 1


def test_the_rows_decided_last_are_found_by_an_index(reported):
    with CaptureQueriesContext(connection) as asked:
        queries.decided(Kind.HELD, actor=ALL, limit=5)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + asked[0]["sql"])
        assert "collection_waiting_decided" in "".join(line for (line,) in cursor.fetchall())
