"""A database of its own for a measurement, made like any other and thrown away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from gongxin.server import actions, roles
from gongxin.server.roles import Role
from gongxin.settings import Settings, settings


@contextmanager
def scratch() -> Iterator[Settings]:
    """A migrated, empty database on an embedded server; Django is logged in on it as worker."""
    directory = Path(tempfile.mkdtemp(prefix="gongxin-bench-"))
    directory.chmod(0o755)
    os.environ |= {"GONGXIN_DATA": str(directory), "GONGXIN_DATABASE_URL": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongxin.web.settings"
    settings.cache_clear()
    chosen = settings()
    try:
        actions.ensure(chosen)
        django.setup()
        log_in(chosen, Role.MIGRATE)
        call_command("migrate", verbosity=0, interactive=False)
        log_in(chosen, Role.WORKER)
        yield chosen
    finally:
        connections.close_all()
        actions.remove(chosen)
        shutil.rmtree(directory, ignore_errors=True)


def log_in(chosen: Settings, role: Role) -> None:
    """Log Django in as another role from now on."""
    connections.close_all()
    connections["default"].settings_dict.update(roles.django_database(chosen, role))
