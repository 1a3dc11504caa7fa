import http.client
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gongxin.kernel.errors import GongxinError
from gongxin.server import actions, passwords
from gongxin.server.cluster import State
from gongxin.server.roles import Role
from gongxin.settings import Settings
from gongxin.web import serving
from gongxin.web.serving import Serving

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")]
PROGRAM = "import typer; from gongxin.commands.serve import serve; typer.run(serve)"
LONG = 120_000  # milliseconds, where only a hanging process takes them


def free_ports() -> int:
    """A port that is free together with the next one."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                other.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


class Served:
    """A deployment that somebody serves from a terminal."""

    def __init__(self, data: Path):
        self.settings = Settings(data=data)
        self.port = free_ports()
        path = str(Path(__file__).parents[2] / "src")
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--port", str(self.port), "--json", "--workers", "1"],
            env={**os.environ, "GONGXIN_DATA": str(data), "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said = self.process.stdout.readline()

    def status(self, port: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/nothing-here")
        return connection.getresponse().status

    def processes(self, kind: str = "") -> list[int]:
        """What runs for this deployment, of one kind or of all."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            told = environment(int(entry.name))
            if f"GONGXIN_DATA={self.settings.data}" in told and f"GONGXIN_PROCESS={kind}" in "\n".join(told):
                found.append(int(entry.name))
        return found


def environment(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/environ").read_text().split("\0")
    except OSError:
        return []


def wait_for_end(pids: list[int]) -> None:
    poll = select.poll()
    handles = []
    for pid in pids:
        try:
            handles.append(os.pidfd_open(pid))
        except ProcessLookupError:
            continue
    for handle in handles:
        poll.register(handle, select.POLLIN)
    for _ in range(len(handles)):
        for handle, _event in poll.poll(LONG):
            poll.unregister(handle)
            handles.remove(handle)
            os.close(handle)
    assert not handles


@pytest.fixture
def served(tmp_path):
    made = Served(tmp_path / "data")
    yield made
    made.process.terminate()
    made.process.wait()
    actions.remove(made.settings)


def test_portal_and_desk_answer_and_a_signal_ends_everything(served):
    assert f"http://127.0.0.1:{served.port}/" in served.said
    assert served.status(served.port) == 404
    assert served.status(served.port + 1) == 404
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait() == 0
    assert served.processes() == []
    assert actions.status(served.settings) is State.STOPPED


def test_who_sends_slowly_keeps_nobody_waiting(served):
    for port in (served.port, served.port + 1):
        with (
            socket.create_connection(("127.0.0.1", port)) as slow,
            socket.create_connection(("127.0.0.1", port)) as mute,
        ):
            slow.sendall(b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\nname=")
            mute.sendall(b"GET /")
            assert served.status(port) == 404


def test_the_portal_is_told_its_own_password_and_no_other_secret(served):
    secrets = {
        name: passwords.read(served.settings, name)
        for name in ("postgres", "migrate", "desk", "worker", "django")
    }
    portals = served.processes("portal")
    assert portals
    for pid in portals:
        told = "\n".join(environment(pid))
        assert passwords.read(served.settings, "portal") in told
        assert [name for name, secret in secrets.items() if secret in told] == []


def test_when_the_one_that_serves_is_killed_nothing_stays_behind(served):
    children = served.processes()
    assert len(children) >= 3
    served.process.kill()
    wait_for_end(children)


def test_a_taken_port_is_said_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(GongxinError) as refusal:
            Serving(Settings(data=tmp_path), port=taken.getsockname()[1]).start()
    assert refusal.value.code == "server.port_taken"


@pytest.mark.parametrize("role", [Role.PORTAL, Role.DESK, Role.WORKER])
def test_only_the_worker_is_told_where_the_key_of_the_log_lies(role):
    given = Settings(log=Path("/log"), log_key=Path("/key"), role_url="x", process=role, secret_key="x")
    told = serving.environment(given, role)
    assert told["GONGXIN_LOG"] == "/log"
    assert told.get("GONGXIN_LOG_KEY") == ("/key" if role is Role.WORKER else None)
