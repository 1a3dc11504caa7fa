"""From a file to ledger and public facts (入账), against a bare COPY of the very rows that it wrote.

The bare side loads those rows, dumped beforehand in the order in which they were appended, into the same
tables with the same indexes of another copy of the database, by one stream in one transaction.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psycopg
from psycopg import sql

from gongxin.access.actor import platform
from gongxin.bench.apart import Apart
from gongxin.bench.database import copy
from gongxin.bench.figures import Budget, Figure, Of, memory, rate
from gongxin.bench.pipeline import MEMORY_MIB, WARM_UP, register
from gongxin.bench.rows import DEPARTMENT, ITEM, parties, penalties
from gongxin.catalogue.load import catalogue
from gongxin.collection import actions as collection
from gongxin.flows import deliver
from gongxin.server import roles
from gongxin.server.roles import Role
from gongxin.settings import Settings

RATIO = Budget(2.2, Of.RATIO)
# What a delivery of decisions on known organisations writes in bulk.
TABLES = ("ledger.revision", "ledger.content", "ledger.record", "disclosure.window", "shown.fact")
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Once:
    """One run of both sides (一轮)."""

    ours: float
    bare: float
    leaves: int
    peak: int
    bytes: int


def run(size: int, chosen: Settings, runs: int) -> Iterator[Figure]:
    """The speed of the whole way, its memory, and leaves a second."""
    register(parties(size))
    small, file = chosen.data / "small.csv", chosen.data / "penalties.csv"
    today = datetime.now(UTC).date()
    with Apart() as maker:
        maker.run(penalties, small, WARM_UP, on=today)
        maker.run(penalties, file, size, on=today)
    once(chosen, small)
    done = [once(chosen, file) for _ in range(runs)]
    ours, bare = median(one.ours for one in done), median(one.bare for one in done)
    leaves = done[0].leaves
    yield rate("ledger", "file to ledger and shown", size, ours, "rows/s", bare=bare, budget=RATIO)
    yield rate("ledger", "leaves", leaves, ours, "leaves/s")
    yield Figure("ledger", "rows copied by the bare side", done[0].bytes / leaves, "B a record")
    yield memory("ledger", "peak memory", max(one.peak for one in done), MEMORY_MIB)


def once(chosen: Settings, file: Path) -> Once:
    """One delivery into a fresh copy of the database, and its rows by COPY into another."""
    with ExitStack() as stack:
        ours, bare = (stack.enter_context(copy(chosen, name)) for name in ("bench_ours", "bench_bare"))
        with Apart(ours) as worker:
            took = worker.seconds(hand_in, file)
            peak = worker.peak()
        folder = chosen.data / "dump"
        folder.mkdir()
        with Apart() as copier:
            leaves, size = copier.run(dump, roles.url(chosen, Role.WORKER, ours), folder)
            bare_took = copier.seconds(load, roles.url(chosen, Role.WORKER, bare), folder)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    return Once(took, bare_took, leaves, peak, size)


def hand_in(file: Path) -> None:
    """The way of `gongxin deliver`, from the file's first byte to the commit."""
    at, actor, found = datetime.now(UTC), platform("terminal"), catalogue()
    said = collection.Handover(ITEM, DEPARTMENT, file.name, "cli")
    delivery = collection.receive(file, said, catalogue=found, actor=actor, at=at)
    deliver.run(delivery, catalogue=found, actor=actor, at=at)


def dump(address: str, folder: Path) -> tuple[int, int]:
    """Write the rows of every table to a file, in the order of their leaves; how many leaves, and bytes."""
    with psycopg.connect(address) as connection:
        for table in TABLES:
            written = sql.SQL(
                "copy (select {} from {} t join ledger.revision r using (subject_id, record_id)"
                " order by r.ordinal) to stdout"
            ).format(_columns(connection, table, "t"), _named(table))
            with (folder / table).open("wb") as file, connection.cursor().copy(written) as rows:
                for piece in rows:
                    file.write(piece)
        counted = connection.execute("select sum(leaves) from ledger.append").fetchone()
    return int(counted[0]) if counted else 0, sum(path.stat().st_size for path in folder.iterdir())


def load(address: str, folder: Path) -> None:
    """The same rows into the same tables."""
    with psycopg.connect(address) as connection:
        for table in TABLES:
            given = sql.SQL("copy {} ({}) from stdin").format(_named(table), _columns(connection, table))
            with (folder / table).open("rb") as file, connection.cursor().copy(given) as rows:
                while piece := file.read(PIECE):
                    rows.write(piece)


def _named(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split("."))


def _columns(connection: psycopg.Connection[tuple[object, ...]], table: str, of: str = "") -> sql.Composed:
    """The columns that are given, not computed."""
    names = connection.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
        " and attgenerated = '' and not attisdropped order by attnum",
        [table],
    ).fetchall()
    prefix = (of,) if of else ()
    return sql.SQL(", ").join(sql.Identifier(*prefix, str(name)) for (name,) in names)
