"""One embedded server for a test run, a migrated template, and a clone of it for each test that asks.

How to use these:

``database``
    A fresh clone of the migrated database (about 60 ms). Django's default connection is logged in on it as
    **worker**; ``database.use("desk")`` logs Django in as another role. Nothing is rolled back: the clone is
    dropped. Append-only tables cannot be flushed, so this is the way for everything that commits.
``as_role``
    ``as_role("portal")`` gives a psycopg connection (autocommit) logged in on the clone as that role:
    portal, desk, worker, migrate (who acts as the owner), superuser. A test that claims a refusal logs in as
    the role that is refused; a test as owner proves nothing.
``@pytest.mark.django_db``
    A transaction on a clone shared by the whole run, rolled back afterwards, as worker. Faster (no clone), but
    other connections see nothing of it, and ``transaction=True`` does not work.
``desk``, ``portal``
    Django test clients of the two processes, on the clone, with their role, middleware and pages.
    ``sit_down(desk, user)`` from ``tests.cast`` opens a session; ``tests.cast`` also makes departments and users.
``server``
    The running server (``server.settings``, ``server.url(role)``), for tests of the server itself.

``settings().data`` is a directory of the run and vanishes with it.
"""

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client
from psycopg import sql
from psycopg.conninfo import make_conninfo

from gongxin.server import actions, roles
from gongxin.server.actions import Server
from gongxin.server.login import log_in, migrate
from gongxin.server.provision import allow_connections
from gongxin.server.roles import OWNER, Role
from gongxin.settings import Settings, settings
from gongxin.web.processes import MIDDLEWARES, URLS

pytest_plugins = ["tests.engines", "tests.real.counting"]

PREFIX = "gongxin-tests-"
RUN = Path(tempfile.gettempdir()) / f"{PREFIX}{os.getpid()}"
os.environ["GONGXIN_DATA"] = str(RUN)
settings.cache_clear()

UNSAFE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "autovacuum": "off",
}

# Expressions are made by the hundred thousand for each item's checks, and little of it is waste.
gc.set_threshold(100_000, 50, 100)

# How long an example takes says how busy the machine is, and nothing of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# Slow hashes are right for a person and wrong for a thousand tests.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

Connect = Callable[[str], psycopg.Connection]


@dataclass(frozen=True)
class Database:
    """A clone of the migrated database, and how to log in on it."""

    name: str
    settings: Settings

    def use(self, role: str) -> None:
        """Log Django's default connection in as this role from now on."""
        log_in(roles.django_database(self.settings, Role(role), self.name))

    def url(self, role: str) -> str:
        if role == "superuser":
            return make_conninfo(roles.administration(self.settings), dbname=self.name)
        return roles.url(self.settings, Role(role), self.name)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The embedded server of this run."""
    remove_abandoned()
    RUN.mkdir(mode=0o755)
    chosen = settings()
    yield actions.ensure(chosen, notice=lambda _event: None, options=UNSAFE)
    actions.remove(chosen)
    shutil.rmtree(RUN)


def remove_abandoned() -> None:
    """Stop and delete the servers of runs that were killed."""
    for directory in RUN.parent.glob(f"{PREFIX}*"):
        if not Path(f"/proc/{directory.name.removeprefix(PREFIX)}").exists():
            with suppress(FileNotFoundError):  # another run may be at it too
                actions.remove(Settings(data=directory))
            shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def template(server: Server, django_db_blocker: pytest.FixtureRequest) -> str:
    """The name of the migrated database; nothing may stay connected to it."""
    with django_db_blocker.unblock():
        migrate(server.settings)
    return server.settings.database_name


@pytest.fixture(scope="session")
def clone(server: Server, template: str) -> Iterator[Callable[[], Database]]:
    """Make clones of the template; all are dropped at the end of the run."""
    numbers = itertools.count()
    with psycopg.connect(roles.administration(server.settings), autocommit=True) as connection:

        def make() -> Database:
            name = f"{template}_test_{next(numbers)}"
            connection.execute(
                sql.SQL("create database {} template {} owner {}").format(
                    sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
                )
            )
            allow_connections(connection, name)
            return Database(name, server.settings)

        yield make


@pytest.fixture
def database(
    server: Server, clone: Callable[[], Database], django_db_blocker: pytest.FixtureRequest
) -> Iterator[Database]:
    """A clone of its own for one test; Django is logged in as worker."""
    before = dict(connections["default"].settings_dict)
    made = clone()
    with django_db_blocker.unblock():
        made.use("worker")
        yield made
        log_in(before)
    with psycopg.connect(roles.administration(server.settings), autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(made.name)))


@pytest.fixture
def as_role(database: Database) -> Iterator[Connect]:
    """Log in on the clone as a role; the connections are closed with the test."""
    with ExitStack() as stack:
        yield lambda role: stack.enter_context(psycopg.connect(database.url(role), autocommit=True))


@pytest.fixture(scope="session")
def django_db_setup(clone: Callable[[], Database], django_db_blocker: pytest.FixtureRequest) -> None:
    """Give `django_db` tests one clone for the run in place of a database that Django makes and flushes."""
    with django_db_blocker.unblock():
        clone().use("worker")


@pytest.fixture
def desk(database: Database, settings):
    """A browser at the desk."""
    return client(database, settings, "desk")


@pytest.fixture
def portal(database: Database, settings):
    """A browser at the portal."""
    return client(database, settings, "portal")


def client(database: Database, of_test, process: str):
    of_test.MIDDLEWARE, of_test.ROOT_URLCONF = MIDDLEWARES[process], URLS[process]
    database.use(process)
    return Client()
