"""Looking for planted values everywhere: in every column of every table, in every file that was left."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from psycopg import sql

from gongxin.server.places import home
from gongxin.settings import settings
from tests.journeys.town import Town

RELATIONS = """
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
"""

EVERY_RELATION = """
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
"""


def in_database(town: Town, plants: Iterable[str]) -> set[tuple[str, str, str]]:
    """Schema, table and plant, for every plant that stands in any column of a table."""
    plants = list(plants)
    pattern = "|".join(map(re.escape, plants))
    found = set()
    with town.connect("superuser") as login:
        for schema, name in login.execute(RELATIONS).fetchall():
            rows = login.execute(
                sql.SQL("select t::text from {} t where t::text ~ %s").format(sql.Identifier(schema, name)),
                [pattern],
            ).fetchall()
            found |= {(schema, name, plant) for (row,) in rows for plant in plants if plant in row}
    return found


def in_files(paths: Iterable[Path], plants: Iterable[str]) -> set[tuple[Path, str]]:
    """File and plant, for every plant in the bytes of a file or, decoded, in a Parquet file."""
    sought = {plant: plant.encode() for plant in plants}
    found = set()
    for path in paths:
        content = path.read_bytes()
        text = _decoded(path) if path.suffix == ".parquet" else ""
        found |= {(path, plant) for plant, raw in sought.items() if raw in content or plant in text}
    return found


def _decoded(path: Path) -> str:
    table = pq.read_table(path)
    texts = [column.cast(pa.string()).to_pylist() for column in table.columns]
    return "\n".join(text for column in texts for text in column if text) + repr(table.schema.metadata)


def data_files() -> Iterator[Path]:
    """Everything below the data directory but the database's own files."""
    for path in settings().data.rglob("*"):
        if path.is_file() and "postgres" not in path.relative_to(settings().data).parts:
            yield path


def database_files(town: Town) -> Iterator[Path]:
    """The files of the town's database, written out, with the server's log and write-ahead log."""
    with town.connect("superuser") as login:
        login.execute("checkpoint")
        ((oid,),) = login.execute(
            "select oid::text from pg_database where datname = current_database()"
        ).fetchall()
    place = home(settings())
    yield from (path for path in (place / "cluster" / "base" / oid).rglob("*") if path.is_file())
    yield from (path for path in (place / "cluster" / "pg_wal").rglob("*") if path.is_file())
    yield place / "server.log"
