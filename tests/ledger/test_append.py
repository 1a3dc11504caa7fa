import json
import threading
from datetime import date
from uuid import UUID

import psycopg
import pyarrow as pa
import pytest
from django.db import InterfaceError, OperationalError, connection, transaction

from gongxin.kernel.digest import canonical_json, commitment, leaf_hash, short_digest
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions, leaves, queries
from gongxin.ledger.models import Act, Class, Occasion
from gongxin.ledger.rows import ordered
from tests.ledger.acts import DAY, act, appended, batch


def counts(database) -> dict[str, int]:
    with psycopg.connect(database.url("worker")) as other:
        return {
            name: other.execute(f"select count(*) from ledger.{name}").fetchone()[0]
            for name in ("append", "revision", "content", "record")
        }


def test_a_record_is_there_with_what_was_said_of_it(database):
    seal = appended(
        act(
            7,
            "示市罚〔2026〕1号",
            says={"cause": '他说"好"\\,\n行'},
            **{"class": "general"},
            source_row=12,
            sheet=0,
        ),
        delivery=9,
    )
    (entry,) = queries.file(7)
    assert entry.payload == {"document_number": "示市罚〔2026〕1号", "cause": '他说"好"\\,\n行'}
    assert (entry.act, entry.klass, entry.source_row, entry.sheet) == (Act.OPEN, Class.GENERAL, 12, 0)
    assert (entry.position, entry.delivery, entry.received_on) == (seal.position, 9, DAY)
    assert entry.record_id == UUID(short_digest("示市罚〔2026〕1号"))


def test_positions_have_no_gaps_and_leaves_follow_one_another(database):
    seals = [appended(*(act(i, f"{n}-{i}") for i in range(n + 1))) for n in range(4)]
    assert [seal.position for seal in seals] == [1, 2, 3, 4]
    assert [seal.first_leaf for seal in seals] == [0, 1, 3, 6]
    assert sorted(seals, key=lambda seal: seal.recorded_at) == seals


def test_two_writers_at_once_get_positions_in_the_order_of_their_commits(database):
    sealed, committed = threading.Event(), []

    def other() -> None:
        try:
            sealed.wait()
            committed.append(("other", appended(act(2, "b")).position))
        finally:
            connection.close()

    with transaction.atomic():
        mine = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.append(batch([act(1, "a")]), append=mine)
        thread = threading.Thread(target=other)
        thread.start()
        first = actions.seal(mine)
        sealed.set()
        thread.join(0.3)
        assert thread.is_alive(), "the other writer must wait for this commit"
        committed.append(("first", first.position))
    thread.join()
    assert committed == [("first", 1), ("other", 2)]


def test_a_rolled_back_append_leaves_no_gap_and_nothing_else(database):
    appended(act(1, "a"))
    with transaction.atomic():
        lost = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.append(batch([act(1, "b")]), append=lost)
        actions.seal(lost)
        transaction.set_rollback(True)
    assert appended(act(1, "c")).position == 2
    assert counts(database) == {"append": 2, "revision": 2, "content": 2, "record": 2}


def test_a_killed_transaction_leaves_nothing(database, as_role):
    def append_and_be_killed() -> None:
        with transaction.atomic():
            opened = actions.open_append(Occasion.DELIVERY, on=DAY)
            actions.append(batch([act(1, "a"), act(2, "b")]), append=opened)
            pid = connection.connection.info.backend_pid
            as_role("superuser").execute("select pg_terminate_backend(%s, 5000)", [pid])
            actions.seal(opened)

    with pytest.raises((OperationalError, InterfaceError)):
        append_and_be_killed()
    connection.close()
    assert set(counts(database).values()) == {0}
    assert appended(act(1, "a")).position == 1


def test_nothing_is_appended_outside_a_transaction(database):
    with pytest.raises(transaction.TransactionManagementError):
        actions.open_append(Occasion.DELIVERY, on=DAY)


def test_an_empty_append_takes_no_position(database):
    with transaction.atomic():
        assert actions.seal(actions.open_append(Occasion.DELIVERY, on=DAY)) is None
    assert queries.latest() == 0


def test_every_leaf_is_the_hash_of_salt_envelope_and_payload_as_they_are_stored(database):
    record = short_digest("older")
    appended(
        act(5, "x", says={"a": "中"}, sheet=1, source_row=2, valid_until=date(2027, 1, 1), replaces=record),
        act(6, "y", record_id=record, **{"class": "undetermined"}),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.*, c.salt, c.payload FROM ledger.revision r"
            " JOIN ledger.content c USING (subject_id, record_id, append_id) ORDER BY ordinal"
        )
        names = [column.name for column in cursor.description]
        stored = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert len(stored) == 2
    for row in stored:
        facts = {name: value.hex if isinstance(value, UUID) else value for name, value in row.items()}
        committed = commitment(
            row["salt"].bytes, leaves.envelope(facts), canonical_json(json.loads(row["payload"]))
        )
        assert leaf_hash(committed) == row["leaf"]


def test_salts_differ(database):
    assert len(set(leaves.hexadecimal(leaves.salts(1000)).to_pylist())) == 1000


def test_batches_of_one_append_share_its_position_and_go_on_counting(database):
    with transaction.atomic():
        opened = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.append(batch([act(9, "a"), act(1, "b")]), append=opened)
        written = actions.append(batch([act(5, "c")]).to_batches()[0], append=opened)
        seal = actions.seal(opened)
    assert written["ordinal"].to_pylist() == [2]
    assert seal.leaves == 3
    assert {entry.position for subject in (1, 5, 9) for entry in queries.file(subject)} == {1}


def test_a_change_based_on_an_older_state_is_refused(database):
    first = appended(act(1, "a"))
    appended(act(1, "a", Act.CORRECT, {"kind": "罚款"}, former=first.append_id))
    with pytest.raises(GongxinError, match=r"ledger\.changed_meanwhile"):
        appended(act(1, "a", Act.CORRECT, {"kind": "警告"}, former=first.append_id))
    assert queries.file(1)[0].payload["kind"] == "罚款"


def test_a_period_that_ends_before_it_begins_is_empty(database):
    appended(act(1, "a", valid_from=date(2026, 5, 6), valid_until=date(2026, 5, 1)))
    assert queries.as_of(1, on=date(2026, 5, 6)) == []
    assert queries.file(1)[0].valid_until == date(2026, 5, 6)


def test_an_unknown_class_is_refused(database):
    with pytest.raises(ValueError, match="class"):
        appended(act(1, "a", **{"class": "grave"}))


def test_columns_that_must_be_there_are_named():
    with pytest.raises(KeyError, match="key"):
        ordered(pa.table({"subject_id": [1]}))
