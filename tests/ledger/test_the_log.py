"""The log behind the ledger: it follows the commits, and what a superuser changes is found and named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from gongxin.kernel.digest import short_digest
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions, integrating, queries
from gongxin.ledger.integrating import writing
from gongxin.ledger.models import Act, Occasion
from gongxin.ledger.rows import REVISION as REVISIONS
from gongxin.ledger.verifying import Kind, compare
from gongxin.proof.tiles import Directory
from gongxin.proof.tree import all_leaves, root_over
from tests.ledger.acts import DAY, act, appended, batch
from tests.ledger.logs import AT, integrator


def stored() -> bytes:
    """The leaves of the ledger in their order, read the plain way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.leaf FROM ledger.revision r JOIN ledger.append a USING (append_id)"
            " ORDER BY a.position, r.ordinal"
        )
        return b"".join(bytes(leaf) for (leaf,) in cursor.fetchall())


def erase(subject: int) -> None:
    with transaction.atomic():
        opened = actions.open_append(Occasion.ERASURE, on=DAY)
        actions.erase(subject, queries.file(subject)[0].record_id, reason="law", append=opened)
        actions.seal(opened)


@pytest.mark.parametrize(("piece", "at_once"), [(7, 5), (integrating.PIECE, integrating.AT_ONCE)])
def test_the_log_holds_the_leaves_of_the_ledger_in_their_order(
    database, tmp_path, monkeypatch, piece, at_once
):
    monkeypatch.setattr(integrating, "PIECE", piece)
    monkeypatch.setattr(integrating, "AT_ONCE", at_once)
    appended(*(act(subject, "a") for subject in range(1, 200)))
    with transaction.atomic():
        opened = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.append(batch([act(9, "b"), act(3, "b")]), append=opened)
        actions.append(batch([act(1, "c")]), append=opened)
        actions.seal(opened)
    writer = integrator(tmp_path)
    signed = list(iter(lambda: writer.integrate(AT), None))
    assert len(signed) == (2 if at_once == 5 else 1)
    checkpoint = signed[-1]
    assert (checkpoint.size, checkpoint.root) == (202, root_over(stored()))
    assert all_leaves(Directory(tmp_path), 202) == stored()


def test_the_log_goes_on_where_it_ended_whoever_writes_it(database, tmp_path):
    first = integrator(tmp_path)
    assert first.integrate(AT) is None
    for number in range(3):
        appended(*(act(subject, f"{number}") for subject in range(1, 150)))
        writer = first if number == 1 else integrator(tmp_path)
        checkpoint = writer.integrate(AT)
        assert checkpoint is not None
        assert checkpoint.root == root_over(stored())
        assert writer.integrate(AT) is None
        first = integrator(tmp_path)


def test_what_is_not_committed_is_not_in_the_log(database, tmp_path):
    appended(act(1, "a"))
    with transaction.atomic():
        lost = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.append(batch([act(1, "b")]), append=lost)
        actions.seal(lost)
        transaction.set_rollback(True)
    checkpoint = integrator(tmp_path).integrate(AT)
    assert checkpoint is not None
    assert checkpoint.size == 1


def test_a_log_has_one_writer_at_a_time(database, as_role):
    assert writing()
    other = as_role("worker")
    assert not other.execute("SELECT pg_try_advisory_lock(5132011402)").fetchone()[0]
    connection.close()
    other.execute("SET lock_timeout = '20s'")
    other.execute("SELECT pg_advisory_lock(5132011402)")  # the server lets go of it a moment later


TRIGGERS = {"revision": ["keep"], "content": ["keep", "keep_unless_erased"], "append": ["keep", "number"]}


@pytest.fixture
def tamper(as_role):
    """SQL of a superuser who first puts the guards away."""

    def run(statement: str) -> None:
        root = as_role("superuser")
        for table, names in TRIGGERS.items():
            for name in names:
                root.execute(f"ALTER TABLE ledger.{table} DISABLE TRIGGER {name}")
        assert root.execute(statement).rowcount

    return run


@pytest.fixture
def logged(database, tmp_path):
    """Three appends of three subjects, one correction and one erasure; the log's leaves."""
    for number in "abc":
        appended(*(act(subject, number, says={"cause": "“中”\\"}) for subject in (1, 2, 3)))
    appended(
        act(
            2,
            "b",
            Act.CORRECT,
            {"kind": "罚款"},
            former=queries.stating(2, item=3, key=short_digest("b")).append_id,
            sheet=1,
            source_row=7,
        )
    )
    erase(3)
    checkpoint = integrator(tmp_path).integrate(AT)
    assert checkpoint is not None
    return all_leaves(Directory(tmp_path), checkpoint.size)


def found(
    log: bytes, moments: dict[int, datetime] | None = None
) -> list[tuple[Kind, int | None, int | None]]:
    """Kind, leaf and subject of each fault."""
    return [(fault.kind, fault.leaf, fault.subject_id) for fault in compare(log, moments or {}).faults]


def test_an_untouched_ledger_agrees_and_a_lawful_erasure_leaves_it_so(logged):
    verdict = compare(logged, {})
    assert verdict.faults == []
    assert (verdict.agreed, verdict.erased, verdict.later) == (10, 1, 0)
    appended(act(4, "a"))
    assert compare(logged, {}).later == 1


FIRST = "(SELECT append_id FROM ledger.append WHERE position = 1)"
REVISION = "(SELECT append_id FROM ledger.append WHERE position = 2) AND subject_id = 2"
SLIPPED = f"""
INSERT INTO ledger.revision ({", ".join(REVISIONS)})
SELECT 9, {", ".join(REVISIONS[1:-1])}, sha256(leaf) FROM ledger.revision WHERE append_id = {REVISION}
"""
BEYOND = "1000000,".join(SLIPPED.rsplit("ordinal,", 1))


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        (f"DELETE FROM ledger.revision WHERE append_id = {REVISION}", [(Kind.DELETED, 4, None)]),
        (f"DELETE FROM ledger.content WHERE append_id = {REVISION}", [(Kind.DELETED, 4, 2)]),
        (
            f'UPDATE ledger.content SET payload = payload || \'{{"cause": "other"}}\' WHERE append_id = {REVISION}',
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            f"UPDATE ledger.revision SET valid_from = '2001-01-01' WHERE append_id = {REVISION}",
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            f"UPDATE ledger.revision SET leaf = sha256(leaf) WHERE append_id = {REVISION}",
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            f"UPDATE ledger.revision SET ordinal = 2 - ordinal WHERE ordinal <> 1 AND append_id = {FIRST}",
            [(Kind.MOVED, 2, 1), (Kind.MOVED, 0, 3)],
        ),
        (
            SLIPPED,
            [(Kind.ADDED, 4, 9)],
        ),
        (BEYOND, [(Kind.ADDED, None, 9)]),
        ("UPDATE ledger.append SET leaves = 2 WHERE position = 5", [(Kind.DELETED, None, None)]),
        (
            "DELETE FROM ledger.content WHERE append_id = (SELECT append_id FROM ledger.append WHERE position = 5)",
            [(Kind.DELETED, 10, 3)],
        ),
        (
            f"UPDATE ledger.content SET payload = '[1]' WHERE append_id = {REVISION}",
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            f"UPDATE ledger.content SET payload = repeat('9', 5000)::jsonb WHERE append_id = {REVISION}",
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            f"UPDATE ledger.revision SET valid_until = 'infinity' WHERE append_id = {REVISION}",
            [(Kind.ALTERED, 4, 2)],
        ),
        (
            "UPDATE ledger.append SET recorded_at = recorded_at - interval '9 days' WHERE position = 2",
            [(Kind.BACKDATED, None, None)],
        ),
        (
            "DELETE FROM ledger.append WHERE position = 4",
            [(Kind.MOVED, None, 2), (Kind.DELETED, None, None)],
        ),
    ],
)
def test_what_a_superuser_changes_is_named(logged, tamper, statement, faults):
    tamper(statement)
    assert sorted(found(logged), key=str) == sorted(faults, key=str)


def test_appends_at_the_end_that_vanished_are_missed(logged, tamper):
    tamper(
        "DELETE FROM ledger.revision WHERE append_id = (SELECT append_id FROM ledger.append WHERE position = 4)"
    )
    tamper("DELETE FROM ledger.append WHERE position >= 4")
    kinds = [(fault.kind, fault.leaf) for fault in compare(logged, {}).faults]
    assert (Kind.DELETED, 9) in kinds


def test_what_a_witness_saw_earlier_cannot_be_younger_nor_older(logged):
    now = datetime.now(UTC)
    assert compare(logged, {9: now}).faults == []
    late = compare(logged, {9: now - timedelta(days=1)}).faults
    assert [(fault.kind, fault.append_id) for fault in late] == [
        (Kind.BACKDATED, number) for number in (1, 2, 3)
    ]
    early = compare(logged, {9: now + timedelta(days=1)}).faults
    assert [(fault.kind, fault.append_id) for fault in early] == [
        (Kind.BACKDATED, number) for number in (4, 5)
    ]


def test_a_ledger_with_a_row_too_few_is_not_signed_for(logged, tamper, tmp_path):
    appended(act(4, "a"), act(5, "a"))
    tamper("DELETE FROM ledger.revision WHERE subject_id = 5")
    with pytest.raises(GongxinError, match=r"ledger\.other_rows"):
        integrator(tmp_path).integrate(AT)
    assert all_leaves(Directory(tmp_path), 11) == logged


def test_a_ledger_that_was_set_back_is_not_signed_for(logged, tamper, tmp_path):
    tamper("DELETE FROM ledger.append WHERE position >= 4")
    with pytest.raises(GongxinError, match=r"ledger\.other_log"):
        integrator(tmp_path)


def test_nor_once_it_grew_to_the_same_size_with_other_rows(logged, tamper, as_role, tmp_path):
    tamper("DELETE FROM ledger.append WHERE position >= 4")
    as_role("superuser").execute("ALTER TABLE ledger.append ENABLE ALWAYS TRIGGER number")
    appended(act(4, "a"), act(5, "a"))
    with pytest.raises(GongxinError, match=r"ledger\.other_log"):
        integrator(tmp_path)
