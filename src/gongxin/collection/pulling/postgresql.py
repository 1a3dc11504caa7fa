"""Rows of a PostgreSQL table in the order of their change, through a cursor on its server."""

from collections.abc import Iterator
from typing import Any, Final

import psycopg
import structlog
from psycopg import sql

from gongxin.collection.pulling.model import Pull
from gongxin.kernel.errors import GongxinError

log = structlog.get_logger(__name__)
_PIECE: Final = 5_000  # rows in memory
_PATIENCE: Final = 15  # seconds


def rows(pull: Pull, since: str | None) -> Iterator[tuple[Any, ...]]:
    """What changed after a moment, first the moment as text, then the columns; one snapshot, read only."""
    try:
        with _connected(pull) as connection, connection.cursor("gongxin_pull") as cursor:
            cursor.itersize = _PIECE
            cursor.execute(*_question(pull, since))
            yield from cursor
    except psycopg.Error as error:  # whose words may tell more than a log should
        log.warning("pull.source_gone", kind=type(error).__name__, code=error.sqlstate)
        raise GongxinError("collection.source_gone") from None


def _connected(pull: Pull) -> psycopg.Connection:
    to = pull.database
    safe: dict[str, Any] = {"sslmode": "verify-full", "sslrootcert": str(to.tls_ca)} if to.tls_ca else {}
    connection = psycopg.connect(
        host=to.host,
        port=to.port,
        dbname=to.name,
        user=to.user,
        password=to.password(),
        application_name="gongxin",
        connect_timeout=_PATIENCE,
        keepalives_idle=_PATIENCE,
        **safe,
    )
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return connection


def _question(pull: Pull, since: str | None) -> tuple[sql.Composed, dict[str, Any]]:
    changed = sql.Identifier(pull.changed_at)
    tests = [sql.SQL("{} < now() - make_interval(secs => %(lag)s)").format(changed)]
    if since is not None:
        tests.append(sql.SQL("{} > %(since)s").format(changed))
    if pull.status:
        tests.append(sql.SQL("{}::text = any(%(taken)s)").format(sql.Identifier(pull.status.column)))
    statement = sql.SQL("select {}::text, {} from {} where {} order by {}").format(
        changed,
        sql.SQL(", ").join(map(sql.Identifier, pull.columns.values())),
        sql.Identifier(*pull.path),
        sql.SQL(" and ").join(tests),
        changed,
    )
    taken = pull.status.taken if pull.status else []
    return statement, {"lag": pull.lag_seconds, "since": since, "taken": taken}
