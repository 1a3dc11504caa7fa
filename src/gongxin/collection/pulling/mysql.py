"""Rows of a MySQL table in the order of their change, a row at a time from its server."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import pymysql
import structlog
from pymysql.cursors import SSCursor

from gongxin.collection.pulling.model import Pull
from gongxin.kernel.errors import GongxinError

log = structlog.get_logger(__name__)
_PATIENCE: Final = 15  # seconds
_SNAPSHOT: Final = (
    "set session transaction isolation level repeatable read",
    "start transaction with consistent snapshot, read only",
)


def rows(pull: Pull, since: str | None) -> Iterator[tuple[Any, ...]]:
    """What changed after a moment, first the moment as text, then the columns; one snapshot, read only."""
    try:
        # The cursor is not closed: it would wait for all its rows, or for a line that is gone.
        with closing(_connected(pull)) as connection:
            cursor = connection.cursor()
            for statement in _SNAPSHOT:
                cursor.execute(statement)
            cursor.execute(*_question(pull, since))
            yield from cursor.fetchall_unbuffered()
    except (pymysql.Error, OSError) as error:  # whose words may tell more than a log should
        code = error.args[0] if error.args and isinstance(error.args[0], int) else None
        log.warning("pull.source_gone", kind=type(error).__name__, code=code)
        raise GongxinError("collection.source_gone") from None


def _connected(pull: Pull) -> Any:
    to = pull.database
    safe: dict[str, Any] = {"ssl_ca": str(to.tls_ca), "ssl_verify_identity": True} if to.tls_ca else {}
    return pymysql.connect(
        host=to.host,
        port=to.port or 3306,
        database=to.name,
        user=to.user,
        password=to.password().encode(),  # of a text it would take Latin letters only
        charset="utf8mb4",
        cursorclass=SSCursor,
        connect_timeout=_PATIENCE,
        read_timeout=20 * _PATIENCE,
        local_infile=False,
        **safe,
    )


def _question(pull: Pull, since: str | None) -> tuple[str, list[Any]]:
    changed = _quoted(pull.changed_at)
    tests: list[str] = [f"{changed} < now(6) - interval %s second"]
    values: list[Any] = [pull.lag_seconds]
    if since is not None:
        tests.append(f"{changed} > %s")
        values.append(since)
    if pull.status:
        tests.append(f"{_quoted(pull.status.column)} in ({', '.join(['%s'] * len(pull.status.taken))})")
        values += pull.status.taken
    columns = ", ".join(map(_quoted, pull.columns.values()))
    table = ".".join(map(_quoted, pull.path))
    where = " and ".join(tests)
    return f"select cast({changed} as char), {columns} from {table} where {where} order by {changed}", values


def _quoted(name: str) -> str:
    """An identifier; `%` would be taken for a place of a value."""
    return "`" + name.replace("`", "``").replace("%", "%%") + "`"
