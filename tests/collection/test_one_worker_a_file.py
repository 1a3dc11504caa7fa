import os
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from gongxin.collection import locks
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.errors import GongxinError

AT = datetime(2026, 5, 7, 9, 30, tzinfo=UTC)
DIGEST = "ab" * 32
KEY = int.from_bytes(bytes.fromhex(DIGEST[:16]), signed=True)


def running(backend, **client):
    here = asdict(locks.session()) | client
    row = backend.execute(
        "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()"
    ).fetchone()
    here["backend_pid"], here["backend_started"] = row
    return Delivery.objects.create(
        receipt="20260507-TESTTEST",
        sha256=DIGEST,
        size=1,
        file_name="x.csv",
        item="administrative-penalty",
        item_version=1,
        item_digest="",
        department="11379900990000017A",
        mode="rows",
        channel="cli",
        actor="clerk",
        state=State.RUNNING,
        received_at=AT,
        **here,
    )


def gone():
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_the_lock_is_free_again_afterwards(database, as_role):
    with locks.sole(DIGEST):
        assert not as_role("worker").execute("select pg_try_advisory_lock(%s)", [KEY]).fetchone()[0]
    assert as_role("worker").execute("select pg_try_advisory_lock(%s)", [KEY]).fetchone()[0]


def test_a_file_that_a_living_process_works_on_is_waited_for_and_then_refused(database, as_role):
    other = as_role("worker")
    other.execute("select pg_advisory_lock(%s)", [KEY])
    running(other)
    with pytest.raises(GongxinError, match="busy"), locks.sole(DIGEST, patience=0.05):
        pass
    assert other.execute("select 1").fetchone() == (1,)
    with connection.cursor() as cursor:
        cursor.execute("show lock_timeout")
        assert cursor.fetchone() == ("0",)


def test_the_session_of_a_killed_process_is_ended(database, as_role):
    orphan = as_role("worker")
    orphan.execute("select pg_advisory_lock(%s)", [KEY])
    running(orphan, client_pid=gone())
    with locks.sole(DIGEST, patience=10):
        pass
    with pytest.raises(psycopg.OperationalError):
        orphan.execute("select 1")


def test_a_process_that_was_given_the_number_of_a_killed_one_does_not_protect_it(database, as_role):
    orphan = as_role("worker")
    orphan.execute("select pg_advisory_lock(%s)", [KEY])
    running(orphan, client_pid=os.getpid(), client_started=1)
    with locks.sole(DIGEST, patience=10):
        pass


def test_a_session_on_another_host_is_left_alone(database, as_role):
    other = as_role("worker")
    other.execute("select pg_advisory_lock(%s)", [KEY])
    running(other, client_pid=gone(), client_host="another")
    with pytest.raises(GongxinError, match="busy"), locks.sole(DIGEST, patience=0.05):
        pass
