from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest
from django.db import connection, transaction

from gongxin.access.actor import platform
from gongxin.disclosure import actions, names, queries
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.disclosure.search import search
from gongxin.identity import actions as identity
from gongxin.kernel.digest import short_digest
from gongxin.ledger import actions as ledger
from gongxin.ledger.models import Act
from tests.cast import AT
from tests.disclosure.facts import CITY, TODAY, delivered, record

CODE = "91379900MA3ABCD158"
NAME = "示例市玄武岩开采有限公司"
FINE = {"decided_on": "2026-05-06", "violation": "未按规定标示"}


@pytest.fixture
def subject(database) -> int:
    """Nobody registered it: a record made it known."""
    with transaction.atomic():
        opened = identity.open_provisional(
            pa.table({"code": [CODE], "name": [NAME]}), on=TODAY, at=datetime(2026, 6, 1, tzinfo=UTC)
        )
    return opened["subject_id"][0].as_py()


def state(*records, on: date = TODAY) -> None:
    """Records come in, and whom they concern may be found from now on."""
    delivered(*records, on=on)
    with transaction.atomic():
        names.show({one["subject_id"] for one in records})


def findable() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from shown.organisation")
        there = cursor.fetchone() == (1,)
    assert there == bool(search("玄武岩")) == bool(search(CODE)), "name, code and table agree"
    return there


def over(on: date) -> None:
    with transaction.atomic():
        actions.count(actions.expire(on, actor=platform("worker"), at=AT))


def test_an_organisation_of_which_only_withheld_records_are_known_is_not_found(subject):
    state(record(subject, "a", FINE, **{"class": "minor"}))
    assert not findable()
    assert queries.page(CODE, on=TODAY) is None


def test_it_is_found_with_its_first_public_fact(subject):
    state(record(subject, "a", FINE, **{"class": "minor"}))
    state(record(subject, "b", FINE))
    assert findable()


def test_it_is_not_found_any_more_when_its_last_fact_is_over(subject):
    state(
        record(subject, "a", {**FINE, "publicity_ends_on": "2026-06-30"}),
        record(subject, "b", {**FINE, "publicity_ends_on": "2026-07-31"}),
    )
    over(date(2026, 7, 1))
    assert findable()
    over(date(2026, 8, 1))
    assert not findable()


def test_it_is_not_found_any_more_when_a_correction_withholds_its_fact(subject):
    state(record(subject, "a", FINE))
    state(record(subject, "a", {**FINE, "remark": "x"}, Act.CORRECT, **{"class": "minor"}))
    assert not findable()


def test_a_rebuild_finds_whom_the_facts_let_be_found(subject):
    state(record(subject, "a", {**FINE, "publicity_ends_on": "2026-06-30"}))
    rebuild_shown(CITY, on=TODAY, actor=platform("terminal"), at=AT)
    assert findable()
    rebuild_shown(CITY, on=date(2026, 7, 1), actor=platform("terminal"), at=AT)
    assert not findable()


def test_a_registered_organisation_is_found_without_any_fact(subject):
    with transaction.atomic():
        identity.register(
            pa.table({"code": [CODE], "name": [NAME]}), on=TODAY, at=datetime(2026, 6, 1, tzinfo=UTC)
        )
        names.show([subject])
    over(date(2030, 1, 1))
    assert findable()


def test_from_the_first_moment_of_the_day_the_portal_neither_finds_nor_counts_what_is_over(database, subject):
    """Before any job of the new day has run."""
    today = queries.today()
    state(record(subject, "a", {**FINE, "decided_on": str(today), "publicity_ends_on": str(today)}), on=today)
    assert findable()
    _shift(today - timedelta(days=1), today)
    database.use("portal")
    assert search("玄武岩") == []
    assert search(CODE) == []
    assert queries.page(CODE, on=today) is None
    assert queries.counts() == []


def test_what_is_still_to_come_is_neither_found_nor_counted(database, subject):
    today = queries.today()
    state(record(subject, "a", {**FINE, "decided_on": str(today)}), on=today)
    _shift(today + timedelta(days=1), today + timedelta(days=9))
    database.use("portal")
    assert search("玄武岩") == []
    assert queries.counts() == []


def _shift(start: date, until: date) -> None:
    """As if the fact had been projected on another day: the clock of the database stands still for nobody."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table moved as select * from shown.fact")
        cursor.execute("update moved set shown_from = %s, shown_until = %s", [start, until])
        cursor.execute("delete from shown.fact")
        cursor.execute("insert into shown.fact select * from moved")


def test_a_record_that_ends_takes_the_name_along(subject):
    state(record(subject, "a", FINE))
    with transaction.atomic():
        append = ledger.open_append(ledger.Occasion.DELIVERY, on=TODAY)
        ended = pa.table({"subject_id": [subject], "record_id": [short_digest("administrative-penaltya")]})
        written = ledger.end(ended, until=TODAY, append=append)
        actions.count(actions.show(written, append=append, catalogue=CITY, on=TODAY))
        names.show([subject])
        ledger.seal(append)
    assert not findable()


def test_a_name_that_a_delivery_is_writing_waits_for_it(database, as_role, subject):
    state(record(subject, "a", {**FINE, "publicity_ends_on": "2026-06-30"}))
    other = as_role("worker")
    other.execute("set lock_timeout = '100ms'")
    with transaction.atomic():
        delivered(record(subject, "b", FINE))
        names.show([subject])
        other.autocommit = False
        with pytest.raises(Exception, match="lock timeout"):
            other.execute("select from shown.organisation for update")
    over(date(2026, 7, 1))
    assert findable()
