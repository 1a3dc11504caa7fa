"""A full list that would end a large share of what stands waits for a second person; nothing ends before."""

from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import Actor, platform
from gongxin.collection import stopping
from gongxin.collection.states import State
from gongxin.flows import gates
from gongxin.kernel.errors import GongxinError
from gongxin.settings import Settings
from tests.journeys.papers import abnormal

LIST = {"item": "abnormal-operation", "mode": "snapshot"}
SECOND = Actor("second", user_id=7, permissions=platform("x").permissions)


@pytest.fixture(autouse=True)
def limit(monkeypatch):
    """More than two in five, and four records at least."""
    monkeypatch.setattr(gates, "settings", lambda: Settings(fall_share=0.4, fall_rows=4))


def entries(town, *serials):
    return [abnormal(serial, listed=town.today - timedelta(days=30)) for serial in serials]


def standing(town) -> int:
    return town.ask("select count(*) from ledger.record where item = 4 and not ended")[0][0]


def test_a_fall_beyond_the_limit_ends_nothing_until_somebody_else_confirms_it(town):
    town.hand_in(entries(town, *range(1, 11)), **LIST)
    assert standing(town) == 10
    stopped = town.hand_in(entries(town, 1, 2, 3, 4, 5, 11), **LIST)
    assert stopped.state == State.STOPPED
    assert [(one.gate, one.found, one.most) for one in stopping.figures(stopped)] == [("fall", 0.5, 0.4)]
    assert standing(town) == 10
    now = datetime.now(UTC)
    with pytest.raises(GongxinError, match="not_second"):
        stopping.override(stopped, reason="经核实", actor=platform("terminal"), at=now)
    assert standing(town) == 10
    stopping.override(stopped, reason="经核实，五家已移出。", actor=SECOND, at=now)
    assert town.run(stopped).state == State.DONE
    assert standing(town) == 6


def test_a_fall_that_a_second_person_refuses_ends_nothing(town):
    stopped = town.hand_in(entries(town, 1), **LIST)
    assert stopped.state == State.STOPPED
    stopping.refuse(stopped, reason="只导出了第一页。", actor=SECOND, at=datetime.now(UTC))
    assert standing(town) == 6


def test_a_fall_up_to_the_limit_and_one_of_few_records_ask_nobody(town):
    assert town.hand_in(entries(town, 1, 2, 3, 4), **LIST).state == State.DONE
    assert standing(town) == 4
    assert town.hand_in(entries(town, 1), **LIST).state == State.DONE
    assert standing(town) == 1


def test_what_is_added_row_by_row_falls_nowhere(town):
    assert town.hand_in(entries(town, *range(20, 30)), item="abnormal-operation").state == State.DONE
    assert town.hand_in(entries(town, 40), item="abnormal-operation").state == State.DONE
    assert standing(town) == 12
