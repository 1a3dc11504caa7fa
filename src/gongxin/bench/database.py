"""A database of its own for a measurement, made like any other and thrown away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from gongxin.server import actions, login
from gongxin.server.roles import Role
from gongxin.settings import Settings, settings


@contextmanager
def scratch() -> Iterator[Settings]:
    """A migrated, empty database on an embedded server; Django is logged in on it as worker."""
    directory = Path(tempfile.mkdtemp(prefix="gongxin-bench-"))
    directory.chmod(0o755)
    os.environ |= {"GONGXIN_DATA": str(directory), "GONGXIN_DATABASE_URL": ""}
    settings.cache_clear()
    chosen = settings()
    try:
        actions.ensure(chosen)
        login.become(Role.WORKER)
        login.migrate(chosen)
        yield chosen
    finally:
        connections.close_all()
        actions.remove(chosen)
        shutil.rmtree(directory, ignore_errors=True)
