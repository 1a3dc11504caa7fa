"""Operations for migrations whose tables are SQL files. They run as the owner of everything."""

from collections.abc import Sequence
from pathlib import Path

from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from gongxin.server.roles import Role


def run_sql_file(path: Path, *, state_operations: Sequence[Operation] = ()) -> RunSQL:
    """Run a whole SQL file; `state_operations` tell Django of unmanaged models over its tables."""
    return RunSQL(path.read_text(encoding="utf-8"), RunSQL.noop, state_operations=list(state_operations))


def grant(privileges: str, thing: str, *, to: Sequence[str]) -> RunSQL:
    """Grant on one named table, function or sequence: `grant("SELECT", "shown.fact", to=("portal",))`."""
    names = ", ".join(Role(name).login for name in to)
    return RunSQL(f"GRANT {privileges} ON {thing} TO {names}", f"REVOKE {privileges} ON {thing} FROM {names}")
