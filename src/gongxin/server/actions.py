"""Have a database ready: start the embedded server or take the operator's, and provision it."""

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from gongxin.server import account, cluster, passwords, places, roles
from gongxin.server.cluster import SUPERUSER, Notice, State
from gongxin.server.places import Places
from gongxin.server.provision import provision
from gongxin.server.roles import Role
from gongxin.settings import Settings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Server:
    """A database that is ready for migrations (数据库服务)."""

    settings: Settings
    embedded: bool
    started: bool  # by this call: whoever started it may stop it

    def url(self, role: Role) -> str:
        return roles.url(self.settings, role)


def _log(event: str) -> None:
    log.info(event)


def ensure(settings: Settings, *, notice: Notice = _log, options: Mapping[str, str] | None = None) -> Server:
    """Make the database answer: the operator's, or the embedded one, made and started where needed.

    `notice` is told `server.making` and `server.recovering`, which take a while.
    """
    if settings.database_url:
        provision(settings)
        return Server(settings, embedded=False, started=False)
    with _alone(settings):
        found = places.prepare(settings, account.choose())
        if not found.made:
            notice("server.making")
            cluster.initialise(found, passwords.obtain(settings, SUPERUSER)[0])
        started = cluster.start(found, notice, options or {})
        provision(settings)
    return Server(settings, embedded=True, started=started)


def stop(settings: Settings) -> bool:
    """Stop the embedded server; false where none runs."""
    if settings.database_url or not _known(settings).made:
        return False
    with _alone(settings):
        return cluster.stop(_known(settings))


def status(settings: Settings) -> State:
    """What the embedded server is doing."""
    return cluster.state(_known(settings))


def remove(settings: Settings) -> None:
    """Stop the embedded server and delete its files, records and all, and the passwords that opened it."""
    stop(settings)
    places.remove(settings)
    passwords.forget(settings, [SUPERUSER, *roles.Role])


def _known(settings: Settings) -> Places:
    return Places(places.home(settings), account.Account())


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Let one process at a time start or stop the server of a data directory."""
    settings.data.mkdir(parents=True, exist_ok=True)
    with (settings.data / "server.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
