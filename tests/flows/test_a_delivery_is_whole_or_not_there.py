"""The process dies at any point of a delivery: nothing of it is there, or the whole; once more completes it."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gongxin.collection.locks import end_orphans
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.settings import settings
from tests.journeys.papers import organisation, penalty
from tests.journeys.town import counts

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
ROOT = Path(__file__).parents[2]
KILLED = (
    "received",
    "started",
    "read",
    "checked and linked",
    "half of the contents copied",
    "appended",
    "projected",
    "waiting rows queued",
    "rows kept",
    "before the seal",
    "sealed, not committed",
)
WHOLE = "committed, not cleaned up"
FAILING = ("disk full", "connection lost")
EVERY = (*KILLED, WHOLE, *FAILING)
ROWS = 6
KEPT_BEFORE: set[str] = set()  # by other tests of this run


@dataclass(frozen=True)
class Struck:
    """A delivery whose process was struck at a point, and what was there right afterwards."""

    delivery: Delivery
    serial: int
    returncode: int
    problems: str
    left: dict[str, int]


def rows(town, serial: int):
    """Six rows of six organisations; the code of the first is in doubt."""
    made = [penalty(serial + n, decided=town.today - timedelta(days=9)) for n in range(ROWS)]
    code = made[0]["counterparty_code"]
    made[0]["counterparty_code"] = code[:17] + ("0" if code[17] != "0" else "1")
    return made


def left(town, delivery: Delivery, serial: int) -> dict[str, int]:
    """Rows by table that are of this delivery or of its organisations."""
    codes = [row["counterparty_code"] for row in rows(town, serial)]
    asked = {
        "identity.subject": ("select count(*) from identity.subject where code = any(%s)", codes),
        "shown.organisation": ("select count(*) from shown.organisation where code = any(%s)", codes),
        "identity.name": (
            "select count(*) from identity.name n join identity.subject s on s.id = n.subject_id where s.code = any(%s)",
            codes,
        ),
        "ledger.append": ("select count(*) from ledger.append where delivery = %s", delivery.pk),
        "waiting": ("select count(*) from gongxin.collection_waiting where delivery_id = %s", delivery.pk),
        "part": ("select count(*) from gongxin.collection_part where delivery_id = %s", delivery.pk),
    }
    for table in ("ledger.revision", "ledger.content", "ledger.record", "disclosure.window", "shown.fact"):
        asked[table] = (
            f"select count(*) from {table} t join identity.subject s on s.id = t.subject_id where s.code = any(%s)",
            codes,
        )
    return {table: town.ask(*question)[0][0] for table, question in asked.items()}


@pytest.fixture(scope="module")
def struck(town) -> dict[str, Struck]:
    """One delivery for each point, each in a process of its own, two at a time."""
    KEPT_BEFORE.update(path.stem for path in (settings().data / "files").rglob("*.parquet"))
    received = {point: town.receive(rows(town, 1000 * n)) for n, point in enumerate(EVERY, 1)}

    def strike(points: tuple[str, ...]) -> dict[str, tuple[int, str]]:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.flows.dying", town.database.name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": "src:."},
            input="".join(f"{received[point].pk} {point}\n" for point in points),
            capture_output=True,
            text=True,
            check=True,
        )
        told = (line.partition(" ") for line in ended.stdout.splitlines())
        return {point: (int(code), ended.stderr) for code, _, point in told}

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(strike, (EVERY[::2], EVERY[1::2]))
    ended = one | other
    for delivery in received.values():
        end_orphans(delivery.sha256)
    return {
        point: Struck(
            delivery,
            serial := 1000 * n,
            *ended[point],
            left(town, delivery, serial),
        )
        for n, (point, delivery) in enumerate(received.items(), 1)
    }


@pytest.mark.parametrize("point", [*KILLED, WHOLE])
def test_the_process_was_killed_there(struck, point):
    assert struck[point].returncode == -signal.SIGKILL, struck[point].problems


@pytest.mark.parametrize("point", [*KILLED, *FAILING])
def test_nothing_is_there(struck, point):
    assert not any(struck[point].left.values()), struck[point].left


def test_after_the_commit_the_whole_is_there(struck):
    assert struck[WHOLE].left == {
        "identity.subject": 5,
        "shown.organisation": 5,
        "identity.name": 5,
        "ledger.append": 1,
        "waiting": 1,
        "part": 1,
        "ledger.revision": 5,
        "ledger.content": 5,
        "ledger.record": 5,
        "disclosure.window": 15,
        "shown.fact": 5,
    }


@pytest.mark.parametrize("point", FAILING)
def test_what_the_process_survives_it_cleans_up_and_tells(struck, point):
    assert struck[point].returncode == 1
    assert not (settings().data / "work" / struck[point].delivery.receipt).exists()


def test_a_full_disk_marks_the_delivery_as_failed(struck):
    delivery = struck["disk full"].delivery
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED


@pytest.mark.parametrize("point", EVERY)
def test_handing_it_in_again_completes_it(town, struck, point):
    serial = struck[point].serial
    again = town.hand_in(rows(town, serial))
    assert again.state == State.DONE
    assert again.read_rows == ROWS
    if point == WHOLE:
        assert again.repeat_of_id == struck[point].delivery.pk
    else:
        assert counts(again) == {"accepted": 5, "held": 1}
    assert len(town.page(organisation(serial + 1)[0]).facts) == 1
    assert (
        len([row for row in town.waiting() if row.subject_code == rows(town, serial)[0]["counterparty_code"]])
        == 1
    )


def test_afterwards_no_session_no_lock_and_no_directory_is_left(town, struck):
    """What processes that were killed left behind goes with the next run of the file, or with the hour."""
    from gongxin.collection import actions as collection  # noqa: PLC0415

    collection.sweep(before=datetime.now(UTC) + timedelta(hours=1))
    assert town.ask(
        "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
        " where d.datname = current_database() and l.locktype = 'advisory'"
    ) == [(0,)]
    sessions = town.ask(
        "select pid, client_port from pg_stat_activity where datname = current_database() and usename = 'gongxin_worker'"
    )
    assert len(sessions) <= 1, "that of this test alone"
    work = settings().data / "work"
    alive = set(
        Delivery.objects.filter(state__in=[State.RECEIVED, State.RUNNING]).values_list("receipt", flat=True)
    )
    assert {path.name for path in work.iterdir()} <= alive


def test_every_file_that_was_kept_is_one_of_a_delivery(town, struck):
    """The next run keeps the same bytes under the same name."""
    kept = {path.stem for path in (settings().data / "files").rglob("*.parquet")} - KEPT_BEFORE
    named = {
        digest
        for digests in Delivery.objects.values_list("rows_digest", "findings_digest")
        for digest in digests
    }
    assert kept <= named


def test_the_log_has_no_gap(town, struck):
    positions = [n for (n,) in town.ask("select position from ledger.append order by position")]
    assert positions == list(range(1, len(positions) + 1))
