"""The same of MySQL, against a server of a few lines that speaks its protocol; no MySQL runs in the tests."""

from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.collection.pulling.model import Database, Pull
from gongxin.flows.pulling import Source
from gongxin.kernel.errors import GongxinError
from tests.flows.mysql import serving
from tests.journeys.papers import CITY, MARKET, penalty

FIELDS = list(penalty(1, decided=datetime.now(UTC).date()))


def rows(serials):
    decided = datetime.now(UTC).date() - timedelta(days=5)
    return [
        [f"2026-05-06 08:{serial:02}:00.000001", *penalty(serial, decided=decided, number=9).values()]
        for serial in serials
    ]


def pull(port, **more) -> Pull:
    database = Database(
        engine="mysql",
        host="127.0.0.1",
        port=port,
        name="office",
        user="reader",
        password_env="OFFICE_PASSWORD",
    )
    told = {"item": "administrative-penalty", "department": MARKET, "database": database}
    columns = {name: f"c_{name}" for name in FIELDS}
    return Pull(**told, table="credit.decisions", changed_at="changed", columns=columns, **more)


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("OFFICE_PASSWORD", "示例-来源口令")


def taken(port, **more):
    source = Source("mysql", pull(port, **more), CITY, platform("pull"))
    return [one.delivery.accepted_rows for one in source.taken(at=datetime.now(UTC))]


def records(town) -> int:
    return town.ask("select count(*) from ledger.record")[0][0]


def test_rows_come_from_one_snapshot_that_is_only_read(town):
    with serving(rows(range(1, 8))) as server:
        assert taken(server.port, rows=4, status={"column": "state", "taken": ["final"]}) == [4, 3]
    isolation, start, asked = server.asked[-3:]
    assert "repeatable read" in isolation
    assert start == "start transaction with consistent snapshot, read only"
    assert asked.startswith("select cast(`changed` as char), `c_counterparty_name`")
    assert "from `credit`.`decisions` where `changed` < now(6) - interval 300 second" in asked
    assert "`state` in ('final') order by `changed`" in asked
    with serving(rows(range(8, 9))) as server:
        assert taken(server.port) == [1]
    assert "`changed` > '2026-05-06 08:07:00.000001'" in server.asked[-1]


# The driver reads on from a line that is gone when it clears away its answer, and says so to nobody.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_goes_away_loses_and_doubles_nothing(town):
    before, all_rows = records(town), rows(range(20, 30))
    with serving(all_rows, cut=6) as server, pytest.raises(GongxinError, match="source_gone"):
        taken(server.port, rows=4)
    with serving(all_rows[4:]) as server:
        assert sum(taken(server.port, rows=4)) == 10
    assert "`changed` > '2026-05-06 08:23:00.000001'" in server.asked[-1]
    assert records(town) == before + 10
