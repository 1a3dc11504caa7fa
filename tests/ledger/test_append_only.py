import json

import psycopg
import pytest
from django.db import connection, transaction

from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions, queries
from gongxin.ledger.models import Occasion
from tests.ledger.acts import DAY, act, appended

GUARDED = ("revision", "content")
PARTS = [f"{table}_{part:02}" for table in GUARDED for part in range(16)]
TABLES = ["append", *GUARDED, *PARTS]
SUBJECTS = range(1, 200)  # enough to reach every partition


@pytest.fixture
def filled(database):
    appended(*(act(subject, "a") for subject in SUBJECTS))
    return database


@pytest.mark.parametrize("role", ["portal", "desk", "worker", "migrate", "superuser"])
def test_no_role_changes_deletes_or_empties_what_was_appended(filled, as_role, role):
    login = as_role(role)
    login.execute("SET default_transaction_read_only = off")
    for table in TABLES:
        for statement in (
            f"UPDATE ledger.{table} SET append_id = append_id",
            f"DELETE FROM ledger.{table}",
            f"TRUNCATE ledger.{table}",
        ):
            with pytest.raises((psycopg.errors.IntegrityError, psycopg.errors.InsufficientPrivilege)):
                login.execute(statement)


def test_a_session_in_replication_mode_does_not_slip_past_the_guards(filled, as_role):
    login = as_role("superuser")
    login.execute("SET session_replication_role = replica")
    for table in TABLES:
        with pytest.raises(psycopg.errors.IntegrityError):
            login.execute(f"DELETE FROM ledger.{table}")
        with pytest.raises(psycopg.errors.IntegrityError):
            login.execute(f"TRUNCATE ledger.{table}")


@pytest.mark.parametrize("role", ["desk", "worker"])
def test_writers_reach_partitions_only_through_their_parents(filled, as_role, role):
    login = as_role(role)
    for part in PARTS:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute(f"SELECT FROM ledger.{part}")


def test_the_portal_has_nothing_in_the_ledger(filled, as_role):
    login = as_role("portal")
    for table in [*TABLES, "record"]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute(f"SELECT FROM ledger.{table}")


def test_a_writer_cannot_choose_position_or_clock(filled, as_role):
    login = as_role("worker")
    position, recorded_at, first_leaf = login.execute(
        "INSERT INTO ledger.append (append_id, position, recorded_at, received_on, first_leaf, leaves, occasion)"
        " VALUES (nextval('ledger.append_id'), 77, '2001-01-01', '2001-01-01', 0, 1, 1)"
        " RETURNING position, recorded_at, first_leaf"
    ).fetchone()
    assert (position, first_leaf) == (2, len(SUBJECTS))
    assert recorded_at.year > 2001


def erased(subject: int, reason: str) -> int:
    record = queries.file(subject)[0].record_id
    with transaction.atomic():
        opened = actions.open_append(Occasion.ERASURE, on=DAY)
        gone = actions.erase(subject, record, reason=reason, append=opened)
        actions.seal(opened)
    return gone


def leaves_of(subject: int) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT leaf FROM ledger.revision WHERE subject_id = %s ORDER BY append_id", [subject])
        return [row[0] for row in cursor.fetchall()]


def test_an_erasure_destroys_content_and_salt_keeps_the_leaf_and_says_why(database):
    appended(act(1, "a", says={"content": "罚款"}), act(1, "b"))
    before = set(leaves_of(1))
    record = next(entry.record_id for entry in queries.file(1) if "content" in entry.payload)
    with transaction.atomic():
        opened = actions.open_append(Occasion.ERASURE, on=DAY)
        assert actions.erase(1, record, reason="法院裁定删除", append=opened) == 1
        actions.seal(opened)
    assert [entry.record_id for entry in queries.file(1)] != [record]
    assert len(queries.file(1)) == 1
    assert queries.as_of(1, position=1) != []
    assert [entry.payload for entry in queries.as_of(1, position=1) if entry.record_id == record] == [None]
    assert before < set(leaves_of(1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM ledger.content WHERE record_id = %s", [record])
        assert [json.loads(said) for (said,) in cursor.fetchall()] == [{"reason": "法院裁定删除"}]


def test_an_erased_record_is_not_erased_again(database):
    appended(act(1, "a"))
    record = queries.file(1)[0].record_id
    assert erased(1, "r") == 1
    with pytest.raises(GongxinError, match=r"ledger\.unknown_record"), transaction.atomic():
        actions.erase(1, record, reason="r", append=actions.open_append(Occasion.ERASURE, on=DAY))


def test_content_cannot_be_deleted_under_an_erasure_of_long_ago(database, as_role):
    appended(act(1, "a"), act(2, "a"))
    erased(1, "r")
    with pytest.raises(psycopg.errors.IntegrityError):
        as_role("superuser").execute("DELETE FROM ledger.content WHERE subject_id = 1")
    with pytest.raises(psycopg.errors.IntegrityError):
        as_role("superuser").execute("DELETE FROM ledger.content WHERE subject_id = 2")
