"""A delivery far from what its source hands in is stopped as a whole, until a second person has looked at it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.access.actor import Actor, platform
from gongxin.access.models import AuditEntry
from gongxin.collection import actions, queries, stopping
from gongxin.collection.actions import store
from gongxin.collection.states import State
from gongxin.flows import gates
from gongxin.kernel.errors import GongxinError
from gongxin.settings import Expected, Settings
from tests.journeys.papers import penalty
from tests.journeys.town import counts, findings

EXPECTED = {"administrative-penalty": Expected(rows_least=2, rows_most=4)}
SECOND = Actor("second", user_id=7, permissions=platform("x").permissions)


@pytest.fixture
def expected(monkeypatch):
    """Two to four rows of penalties, as the operator says."""
    monkeypatch.setattr(gates, "settings", lambda: Settings(gates=EXPECTED))


def rows(town, first: int, number: int):
    decided = town.today - timedelta(days=9)
    return [penalty(serial, decided=decided) for serial in range(first, first + number)]


def faulty(town, first: int):
    """Sound, of a person, without a code, of no day, sound again, and one whose columns slipped."""
    made = rows(town, first, 6)
    made[1] |= {"counterparty_code": "", "counterparty_name": "王小明", "counterparty_kind": "自然人"}
    made[2] |= {"counterparty_code": ""}
    made[3] |= {"decided_on": "2026-13-45"}
    made[5] |= {"facts": "2026-05-06", "remark": "王小明"}
    return made


def misplaced(town, first: int):
    """A name in cells of which what cannot be read is left out, and one in a cell that refuses its row."""
    name, (left_out, refused) = "王小明", rows(town, first, 2)
    return [
        left_out | {"finality": name, "confiscated_yuan": name, "final_on": name},
        refused | {"kinds": name},
    ]


def in_the_ledger(town) -> int:
    return town.ask("select count(*) from ledger.revision")[0][0]


def test_nothing_of_a_stopped_delivery_is_in_and_its_figures_are_told(town, expected):
    before = in_the_ledger(town)
    stopped = town.hand_in(rows(town, 1, 5))
    assert stopped.state == State.STOPPED
    assert stopped.finished_at is None
    assert [(one.gate, one.found, one.least, one.most) for one in stopping.figures(stopped)] == [
        ("volume", 5, 2, 4)
    ]
    assert in_the_ledger(town) == before
    assert town.waiting(stopped) == []


def test_what_is_let_in_has_the_outcomes_and_findings_it_would_have_had(town, expected, monkeypatch):
    stopped = town.hand_in(faulty(town, 100) + misplaced(town, 110))
    assert stopped.state == State.STOPPED
    assert not (store().data / "work" / stopped.receipt).exists(), "the bytes of the file are gone"
    assert b"\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e" not in store().kept(stopped.rows_digest).read_bytes()
    foretold = findings(stopped)
    stopping.override(stopped, reason="年终集中报送，已核对", actor=SECOND, at=datetime.now(UTC))
    done = town.run(stopped)
    assert done.state == State.DONE
    assert done.second_by == "second"
    assert findings(done) == foretold
    monkeypatch.undo()
    plain = town.hand_in(faulty(town, 200) + misplaced(town, 210))
    assert counts(done) == counts(plain) == {"accepted": 3, "unlinked": 1, "refused": 3, "personal": 1}
    assert foretold == findings(plain)


def test_a_full_list_that_was_looked_at_knows_which_of_its_rows_may_be_any_record(
    town, expected, monkeypatch
):
    town.hand_in(rows(town, 300, 4), mode="snapshot")
    stopped = town.hand_in(faulty(town, 300), mode="snapshot")
    stopping.override(stopped, reason="已核对", actor=SECOND, at=datetime.now(UTC))
    done = town.run(stopped)
    monkeypatch.undo()
    plain = town.hand_in(faulty(town, 300), mode="snapshot")
    assert done.unidentified_rows == plain.unidentified_rows > 0


def test_what_is_refused_on_a_second_look_is_over_and_its_rows_are_not_kept(town, expected):
    stopped = town.hand_in(rows(town, 400, 1))
    stopping.refuse(stopped, reason="漏报", actor=SECOND, at=datetime.now(UTC))
    assert (stopped.state, stopped.refusal) == (State.REFUSED, stopping.REFUSED)
    assert stopped.rows_digest == ""
    with pytest.raises(GongxinError, match="not_stopped"):
        stopping.override(stopped, reason="又", actor=SECOND, at=datetime.now(UTC))


def test_nobody_decides_on_what_they_handed_in_nor_without_the_permission_nor_a_reason(town, expected):
    stopped = town.hand_in(rows(town, 500, 1))
    at = datetime.now(UTC)
    for actor, reason, code in (
        (platform("terminal"), "已核对", "not_second"),
        (SECOND, " ", "no_reason"),
        (Actor("reporter", user_id=9), "已核对", "access.refused"),
    ):
        with pytest.raises(GongxinError, match=code):
            stopping.override(stopped, reason=reason, actor=actor, at=at)
    stopped.refresh_from_db()
    assert stopped.state == State.STOPPED
    assert AuditEntry.objects.filter(action="collection.stop", ids__delivery=stopped.pk).count() == 1


def test_a_file_cut_short_after_a_second_look_needs_no_third(town, expected):
    stopped = town.hand_in(rows(town, 600, 5))
    stopping.override(stopped, reason="已核对", actor=SECOND, at=datetime.now(UTC))
    actions.fail(stopped, actor=SECOND, at=datetime.now(UTC))
    assert town.hand_in(rows(town, 600, 5)).state == State.DONE


def test_a_new_source_learns_before_it_is_stopped(town, monkeypatch):
    monkeypatch.setattr(gates, "FEW", 1)
    monkeypatch.setattr(gates, "SAMPLE", 1)
    for batch in range(gates.ENOUGH):
        done = town.hand_in(rows(town, 700 + 10 * batch, 2), mode="snapshot")
        assert done.state == State.DONE, "too few are known to tell"
    stopped = town.hand_in(rows(town, 700, 9), mode="snapshot")
    told = {figure.gate: figure for figure in stopping.figures(stopped)}
    assert told["volume"].most == 8
    assert told["volume"].learned_from >= gates.ENOUGH
    bare = [{**row, "facts": ""} for row in rows(town, 800, 2)]
    stopped = town.hand_in(bare, mode="snapshot")
    assert [(f.gate, f.field, f.found) for f in stopping.figures(stopped)] == [("fill", "facts", 0)]


@given(st.lists(st.integers(1, 10**7), min_size=5, max_size=12))
def test_what_lies_between_the_least_and_the_most_that_went_in_is_no_surprise_when_all_are_alike(sizes):
    least, most = gates._rows_expected([max(sizes)] * len(sizes))
    assert (least or 0) <= max(sizes) <= most


@given(st.lists(st.integers(1, 10**7), min_size=5, max_size=12), st.randoms())
def test_the_order_of_earlier_deliveries_means_nothing(sizes, random):
    mixed = random.sample(sizes, len(sizes))
    assert gates._rows_expected(sizes) == gates._rows_expected(mixed)


def test_findings_of_a_stopped_delivery_can_be_read(town, expected):
    stopped = town.hand_in(faulty(town, 900))
    assert queries.findings(stopped).total
