"""One worker a file, no delivery beside an erasure; sessions whose process is gone are ended (锁)."""

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.utils import OperationalError

from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.errors import GongxinError


@dataclass(frozen=True, slots=True)
class Session:
    """The database session and the process that work on a delivery."""

    backend_pid: int
    backend_started: datetime
    client_host: str
    client_pid: int
    client_started: int | None


def session() -> Session:
    """Those of the caller."""
    with connection.cursor() as cursor:
        cursor.execute("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()")
        pid, started = cursor.fetchone()
    return Session(pid, started, socket.gethostname(), os.getpid(), _started(os.getpid()))


@contextmanager
def sole(sha256: str, *, patience: float = 600) -> Iterator[None]:
    """Be the only one who works on a file, in this database session.

    Sessions of processes that were killed are ended first; a live one is waited for, `patience` seconds.
    """
    key = int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)
    _acquire(key, sha256, patience)
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [key])


def _acquire(key: int, sha256: str, patience: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        if cursor.fetchone()[0]:
            return
        end_orphans(sha256)
        cursor.execute("select set_config('lock_timeout', %s, false)", [f"{int(patience * 1000)}ms"])
        try:
            cursor.execute("select pg_advisory_lock(%s)", [key])
        except OperationalError as error:
            raise GongxinError("collection.busy") from error
        finally:
            cursor.execute("reset lock_timeout")


def loading(item: str) -> None:
    """Bring in rows of an item until commit, beside others who do and not beside an erasure (入库锁).

    Taken ahead of all that is read or locked: what was erased is seen then, and nobody who erases waits for
    the caller in a ring.
    """
    _until_commit("pg_advisory_xact_lock_shared", item)


def erasing(items: Iterable[str]) -> None:
    """Let nothing of these items come in until commit (删除锁).

    What is being brought in is waited for, and is there then; what comes later waits.
    """
    for item in sorted(items):
        _until_commit("pg_advisory_xact_lock", item)


def _until_commit(lock: str, item: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {lock}(hashtext('gongxin item'), hashtext(%s))", [item])


def end_orphans(sha256: str) -> int:
    """End the database sessions of deliveries of that file whose process on this host is gone; how many."""
    running = Delivery.objects.filter(sha256=sha256, state=State.RUNNING, client_host=socket.gethostname())
    gone = [delivery for delivery in running if not _alive(delivery)]
    return sum(_ended(delivery) for delivery in gone)


def _ended(delivery: Delivery) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
            " where pid = %s and backend_start = %s and pid <> pg_backend_pid()",
            [delivery.backend_pid, delivery.backend_started],
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def _alive(delivery: Delivery) -> bool:
    """The same process still runs: its number may have been given to another since."""
    started = _started(delivery.client_pid) if delivery.client_pid else None
    return started is not None and started == delivery.client_started


def _started(pid: int) -> int | None:
    """When a process began, in clock ticks; None if it is gone. Where that cannot be told: 0 for any."""
    if not Path("/proc/self/stat").exists():
        return 0
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return int(stat.rpartition(")")[2].split()[19])
