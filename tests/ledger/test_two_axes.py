from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from uuid import UUID

import pyarrow.parquet as pq
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.kernel.digest import short_digest
from gongxin.ledger import queries
from gongxin.ledger.models import LATEST, Act
from gongxin.ledger.rebuild import rebuild_record
from gongxin.ledger.snapshot import snapshot
from tests.ledger.acts import act, appended

START = date(2026, 1, 1)
days = st.integers(0, 8).map(lambda n: START + timedelta(days=n))
subjects = count(1000)
with_database = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Told:
    """What one append says of one record."""

    record: str
    act: Act
    valid_from: date
    valid_until: date | None
    says: str | None  # None: an end that says nothing new


@st.composite
def histories(draw) -> list[list[Told]]:
    """Appends in order, each with at most one act a record, in a lawful order of acts."""
    standing: dict[str, bool] = {}
    appends = []
    for _ in range(draw(st.integers(1, 5))):
        told = []
        for record in draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True)):
            if record not in standing:
                kind = Act.OPEN
            else:
                kind = draw(
                    st.sampled_from([Act.CORRECT, Act.END]) if standing[record] else st.just(Act.REOPEN)
                )
            standing[record] = kind is not Act.END
            first = draw(days)
            last = draw(st.none() | st.integers(0, 5).map(lambda n, first=first: first + timedelta(days=n)))
            says = draw(st.none() if kind is Act.END and draw(st.booleans()) else st.sampled_from("xyz"))
            told.append(Told(record, kind, first, last, says))
        appends.append(told)
    return appends


def write(subject: int, told: list[Told]) -> int:
    return appended(
        *(
            act(
                subject, t.record, t.act, {"said": t.says or ""}, valid_from=t.valid_from, valid_until=t.valid_until,
                **({} if t.says else {"payload": "{}", "payload_digest": None}),
            )
            for t in told
        )
    ).position  # fmt: skip


def record_id(record: str) -> UUID:
    return UUID(short_digest(record))


def expected(appends: list[list[Told]], on: date | None) -> dict[str, tuple[Act, str]]:
    """What stands, told in ten lines of Python."""
    last: dict[str, Told] = {}
    said: dict[str, str] = {}
    for told in appends:
        for t in told:
            last[t.record] = t
            said[t.record] = t.says or said[t.record]
    return {
        record: (t.act, said[record])
        for record, t in last.items()
        if on is None or (t.valid_from <= on and (t.valid_until is None or on < t.valid_until))
    }


def found(subject: int, on: date | None = None, position: int = LATEST) -> dict[str, tuple[Act, str]]:
    names = {short_digest(record): record for record in "abc"}
    return {
        names[entry.record_id.hex]: (entry.act, entry.payload["said"])
        for entry in queries.as_of(subject, on=on, position=position)
    }


@with_database
@given(histories(), st.none() | days)
def test_every_state_of_the_past_can_be_asked_for_and_never_changes(database, appends, on):
    subject = next(subjects)
    positions, states = [], []
    for n, told in enumerate(appends, start=1):
        positions.append(write(subject, told))
        states.append(expected(appends[:n], on))
        assert [found(subject, on, position) for position in positions] == states
    assert found(subject, on, positions[0] - 1) == {}
    assert found(subject, on) == states[-1]


@with_database
@given(histories())
def test_the_current_file_is_the_last_state_and_the_history_holds_every_act(database, appends):
    subject = next(subjects)
    for told in appends:
        write(subject, told)
    assert queries.file(subject) == queries.as_of(subject)
    for record in "abc":
        acts = [t for told in appends for t in told if t.record == record]
        history = queries.history(subject, record_id(record))
        assert [(e.act, e.payload and e.payload["said"]) for e in history] == [(t.act, t.says) for t in acts]


def records() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger.record ORDER BY subject_id, record_id")
        return cursor.fetchall()


@with_database
@given(histories())
def test_the_current_state_can_be_made_anew_from_the_history(database, appends):
    subject = next(subjects)
    for told in appends:
        write(subject, told)
    before = records()
    assert rebuild_record() == 0
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger.record SET act = 1, payload_digest = NULL, stated_in = 0 WHERE subject_id = %s",
            [subject],
        )
        cursor.execute(
            "DELETE FROM ledger.record WHERE subject_id = %s AND record_id = %s", [subject, record_id("a")]
        )
    assert rebuild_record() > 0
    assert records() == before


@with_database
@given(histories())
def test_a_snapshot_is_the_ledger_at_its_watermark_and_always_the_same(database, tmp_path_factory, appends):
    subject = next(subjects)
    folder = tmp_path_factory.mktemp("snapshots")
    first = write(subject, appends[0])
    before = snapshot(folder)
    for told in appends[1:]:
        write(subject, told)
    again = snapshot(folder, position=first)
    assert (before.position, before.rows, before.sha256) == (first, again.rows, again.sha256)
    rows = [row for row in pq.read_table(again.path).to_pylist() if row["subject_id"] == subject]
    assert {row["record_id"] for row in rows} == {short_digest(t.record) for t in appends[0]}
    assert snapshot(folder).position == queries.latest()


def test_an_empty_ledger_has_an_empty_snapshot(database, tmp_path):
    assert snapshot(tmp_path).rows == 0


def test_what_was_known_at_a_moment(database):
    one = appended(act(1, "a"))
    two = appended(act(1, "b"))
    assert queries.position_at(one.recorded_at) == one.position
    assert queries.position_at(two.recorded_at + timedelta(seconds=1)) == two.position
    assert queries.position_at(one.recorded_at - timedelta(seconds=1)) == 0
