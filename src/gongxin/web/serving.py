"""Portal, desk and worker as child processes, each with the address of its own role and no other secret."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import FrameType

import structlog

from gongxin.kernel.errors import GongxinError
from gongxin.server import passwords, roles
from gongxin.server.roles import Role
from gongxin.settings import Settings
from gongxin.web.lifetime import PARENT

log = structlog.get_logger(__name__)
GRACE = 35.0  # seconds: what is being answered or loaded may end
SECRETS = {"database_url", "role_url", "secret_key", "process"}


@dataclass(slots=True)
class Serving:
    """The three processes of a deployment on one machine (服务进程)."""

    settings: Settings
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 8
    children: dict[Role, subprocess.Popen[bytes]] = field(default_factory=dict)
    _told: Event = field(default_factory=Event)

    @property
    def ports(self) -> dict[Role, int]:
        return {Role.PORTAL: self.port, Role.DESK: self.port + 1}

    def url(self, role: Role) -> str:
        return f"http://{self.host}:{self.ports[role]}/"

    def start(self) -> None:
        """Start portal and desk, and once they answer the worker."""
        for port in self.ports.values():
            _require_free(self.host, port)
        try:
            for role in self.ports:
                self._start(role)
            for role, port in self.ports.items():
                self._wait_for_answer(role, port)
            self._start(Role.WORKER)
        except BaseException:
            self.stop()
            raise

    def run(self) -> Role | None:
        """Serve until told to stop by SIGTERM or SIGINT (none is returned) or until one of the three ends."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._tell)
        while not self._told.wait(0.5):
            for role, child in self.children.items():
                if child.poll() is not None:
                    log.error("serving.ended", process=role, code=child.returncode)
                    return role
        return None

    def stop(self) -> None:
        """End all three: first asked, and after a grace made to."""
        for child in self.children.values():
            child.terminate()
        end = time.monotonic() + GRACE
        for child in self.children.values():
            try:
                child.wait(max(0.0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()

    def _start(self, role: Role) -> None:
        self.children[role] = subprocess.Popen(  # noqa: S603 - our own programs
            self._command(role), env=environment(self.settings, role), process_group=0
        )

    def _tell(self, _number: int, _frame: FrameType | None) -> None:
        self._told.set()

    def _command(self, role: Role) -> Sequence[str]:
        if role is Role.WORKER:
            return (sys.executable, "-m", "gongxin.web.worker")
        memory = ("--worker-tmp-dir", "/dev/shm") if Path("/dev/shm").is_dir() else ()  # noqa: S108 - heartbeats
        return (
            *(sys.executable, "-m", "gunicorn", "gongxin.web.wsgi:application", "--preload"),
            *("--bind", f"{self.host}:{self.ports[role]}", "--no-control-socket", "--log-level", "warning"),
            *("--worker-class", "gthread", "--workers", str(self.workers), "--threads", str(self.threads)),
            *("--graceful-timeout", "30", "--timeout", "120"),
            *memory,
        )

    def _wait_for_answer(self, role: Role, port: int) -> None:
        while not _answers(self.host, port):
            if self.children[role].poll() is not None:
                raise GongxinError("server.process_ended", process=role.value)
            time.sleep(0.05)


def environment(settings: Settings, role: Role) -> dict[str, str]:
    """What a child is told: the operator's settings, its own address, for the desk the seal of sessions."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGXIN_", "PG"))}
    told = {
        f"GONGXIN_{name.upper()}": _text(getattr(settings, name))
        for name in settings.model_fields_set - SECRETS - (set() if role is Role.WORKER else {"log_key"})
    }
    own = {
        PARENT: str(os.getpid()),
        "GONGXIN_DATA": str(settings.data.absolute()),
        "GONGXIN_PROCESS": role.value,
        "GONGXIN_ROLE_URL": roles.url(settings, role),
    }
    if role is Role.DESK:
        own["GONGXIN_SECRET_KEY"] = settings.secret_key or passwords.read(settings, "django")
    return kept | told | own


def _text(value: object) -> str:
    return json.dumps(value) if isinstance(value, list) else str(value)


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise GongxinError("server.port_taken", host=host, port=port) from None


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
