"""Make, start and stop the embedded PostgreSQL, whatever state the last run left it in."""

import os
import re
import shlex
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from gongxin.kernel.errors import GongxinError
from gongxin.server.memory import shared_buffers
from gongxin.server.places import Places, programs

SUPERUSER = "postgres"
PORT = 5432  # only names the socket: the server listens on no network address
GRACE = 60.0  # seconds for connections to end before a stop becomes immediate
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "100",
    "max_wal_size": "4GB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_parameter_max_length": "0",  # values of records do not go into the log
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",  # nor do rows that break a constraint
}

Notice = Callable[[str], None]


class State(StrEnum):
    """What the embedded server is doing (运行状态)."""

    ABSENT = "absent"
    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"


def initialise(places: Places, password: str) -> None:
    """Make the cluster: every connection proves a password, the collation is the builtin C.UTF-8."""
    hint = places.home / "initial"
    hint.touch(mode=0o600)
    places.account.own(hint)
    hint.write_text(password + "\n", encoding="ascii")
    try:
        _checked(
            places,
            "initdb",
            f"--pgdata={places.cluster}",
            f"--username={SUPERUSER}",
            f"--pwfile={hint}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions",
        )
    finally:
        hint.unlink()


def start(places: Places, notice: Notice, options: Mapping[str, str]) -> bool:
    """Start the server unless it runs; wait until it takes connections. Say when it has to recover first."""
    if postmaster(places) is None:
        _clear_leftovers(places)
        if _ended_badly(places):
            notice("server.recovering")
        _launch(places, options)
        _wait_until_ready(places)
        return True
    if state(places) is not State.RUNNING:
        _wait_until_ready(places)
    return False


def stop(places: Places) -> bool:
    """Stop the server: open transactions are rolled back. Returns whether it was running."""
    pid = postmaster(places)
    if pid is None:
        return False
    os.kill(pid, signal.SIGINT)
    if not _wait(lambda: postmaster(places) != pid, GRACE):
        os.kill(pid, signal.SIGQUIT)
        _wait(lambda: postmaster(places) != pid, GRACE)
    return True


def state(places: Places) -> State:
    if not places.made:
        return State.ABSENT
    if postmaster(places) is None:
        return State.STOPPED
    return State.RUNNING if _lock_file(places)[7:8] == ["ready"] else State.STARTING


def postmaster(places: Places) -> int | None:
    """The process that serves this cluster now. A lock file left by a killed one names nobody."""
    lines = _lock_file(places)
    pid = int(lines[0]) if lines and lines[0].isdigit() else None
    return pid if pid is not None and _serves(pid, places.cluster) else None


def _lock_file(places: Places) -> list[str]:
    try:
        return [line.strip() for line in (places.cluster / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []


def _serves(pid: int, cluster: Path) -> bool:
    """Whether a live process works in the cluster: servers do, and a reused process number does not."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == cluster
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _clear_leftovers(places: Places) -> None:
    """End the backends of a killed server, then remove lock files that would stop the next one for no reason.

    PostgreSQL itself removes a lock file whose process is gone. It cannot tell when another process has
    got that number since, or when nobody has collected the dead one yet; we see who works in the cluster.
    """
    for pid in _backends(places.cluster):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    if not _wait(lambda: not list(_backends(places.cluster)), GRACE):
        raise GongxinError("server.still_ending", log=str(places.log))
    for lock in (places.cluster / "postmaster.pid", places.sockets / f".s.PGSQL.{PORT}.lock"):
        named = lock.read_text().split("\n", 1)[0].strip() if lock.exists() else ""
        if named.isdigit() and Path(f"/proc/{named}").exists():
            lock.unlink()


def _backends(cluster: Path) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*"):
        if _serves(int(entry.name), cluster):
            yield int(entry.name)


def _ended_badly(places: Places) -> bool:
    told = _checked(places, "pg_controldata", str(places.cluster))
    found = re.search(r"^Database cluster state:\s*(.+)$", told, re.MULTILINE)
    return found is not None and not found[1].startswith("shut down")


def _launch(places: Places, options: Mapping[str, str]) -> None:
    here = {
        "unix_socket_directories": str(places.sockets),
        "port": str(PORT),
        "shared_buffers": shared_buffers(),
    }
    chosen = OPTIONS | here | dict(options)
    words = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in chosen.items())
    _checked(
        places, "pg_ctl", "start", "-W", "-s", "-D", str(places.cluster), "-l", str(places.log), "-o", words
    )


def _wait_until_ready(places: Places) -> None:
    """Wait as long as the server lives: recovery after a crash may be long."""
    _wait(lambda: state(places) is not State.STOPPED, 10.0)  # until it has written its lock file
    _wait(lambda: state(places) is not State.STARTING, None)
    if state(places) is not State.RUNNING:
        raise GongxinError("server.not_started", log=str(places.log))


def _wait(reached: Callable[[], bool], seconds: float | None) -> bool:
    end = None if seconds is None else time.monotonic() + seconds
    while not reached():
        if end is not None and time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _checked(places: Places, program: str, *arguments: str) -> str:
    done = places.account.run([programs(places.account) / program, *arguments])
    if done.returncode:
        raise GongxinError(
            "server.program_failed", program=program, said=done.stderr.strip(), log=str(places.log)
        )
    return done.stdout
