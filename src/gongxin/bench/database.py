"""A database of its own for a measurement, made like any other and thrown away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connections
from psycopg import sql

from gongxin.catalogue.load import catalogue
from gongxin.server import actions, login, roles
from gongxin.server.provision import allow_connections
from gongxin.server.roles import OWNER, Role
from gongxin.settings import Settings, settings

# The demonstration's packs: its departments report, and values that nobody has confirmed count.
SURROUNDINGS = {
    "GONGXIN_PACKS": '["cn", "cn-demo"]',
    "GONGXIN_DEMONSTRATION": "true",
    "GONGXIN_DATABASE_URL": "",
    "GONGXIN_ROLE_URL": "",
    "GONGXIN_MAX_UPLOAD_BYTES": str(64 * 1024**3),
}


@contextmanager
def scratch() -> Iterator[Settings]:
    """A migrated, empty database on an embedded server; Django is set up and logged in on it as worker.

    The modules that measure may be imported only within, as they know Django's models. Processes that are
    started meanwhile find the database by the environment.
    """
    directory = Path(tempfile.mkdtemp(prefix="gongxin-bench-"))
    directory.chmod(0o755)
    before = dict(os.environ)
    os.environ.update(SURROUNDINGS | {"GONGXIN_DATA": str(directory)})
    _forget()
    chosen = settings()
    try:
        actions.ensure(chosen, notice=lambda _event: None)
        login.become(Role.WORKER)
        login.migrate(chosen)
        yield chosen
    finally:
        connections.close_all()
        actions.remove(chosen)
        shutil.rmtree(directory, ignore_errors=True)
        os.environ.clear()
        os.environ.update(before)
        _forget()


def _forget() -> None:
    settings.cache_clear()
    catalogue.cache_clear()


def log_in(role: Role, database: str = "") -> None:
    """Set Django up in this process, or log it in anew: as a role, on a database of the scratch server."""
    login.become(role)
    login.log_in(roles.django_database(settings(), role, database))


@contextmanager
def copy(chosen: Settings, name: str) -> Iterator[str]:
    """A copy of the database as it is now, by that name; nothing may be connected to the original."""
    connections.close_all()
    with psycopg.connect(roles.administration(chosen), autocommit=True) as server:
        copied = sql.Identifier(name)
        server.execute(
            sql.SQL("create database {} template {} owner {}").format(
                copied, sql.Identifier(chosen.database_name), sql.Identifier(OWNER)
            )
        )
        allow_connections(server, name)
        try:
            yield name
        finally:
            server.execute(sql.SQL("drop database {} with (force)").format(copied))
