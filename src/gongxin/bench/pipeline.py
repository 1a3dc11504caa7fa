"""Everything before the ledger: read, normalise, check by all rules, link, find repeats, report (批量校验).

The bare engine scans the same CSV as text and writes Parquet. Each side has a process of its own.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import transaction
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from gongxin.bench.apart import Apart, median
from gongxin.bench.figures import Budget, Figure, Of, memory, rate
from gongxin.bench.rows import DEPARTMENT, ITEM, bare_scan, codes, parties, penalties
from gongxin.catalogue.load import catalogue
from gongxin.collection.reading import Limits, read
from gongxin.flows.keeping import Findings
from gongxin.flows.preparing import Prepared, prepare
from gongxin.flows.steps import Delivered, batches, masks
from gongxin.identity import actions as identity
from gongxin.quality.columns import SHEET, SOURCE_ROW
from gongxin.quality.queries import findings
from gongxin.settings import Settings

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
ON = AT.date()
WARM_UP = 2_000
SPREADSHEET = 100_000  # rows at most: larger files come as text
CHUNK = 200_000
RATIO, SPEED = Budget(4.0, Of.RATIO), Budget(300_000, at_least=True)
SPREADSHEET_SPEED = Budget(40_000, at_least=True)
MEMORY_MIB = 2048.0  # of ten million rows


def run(size: int, chosen: Settings, runs: int) -> Iterator[Figure]:
    """The speed of the whole way, its memory, and how fast a spreadsheet is read."""
    register(parties(size))
    small, whole = (folder(chosen, name) for name in ("small", "whole"))
    with Apart() as maker:
        maker.run(penalties, small / "received", WARM_UP, on=ON)
        maker.run(penalties, whole / "received", size, on=ON)
    with Apart() as ours, Apart() as bare:
        ours.run(check, small)
        bare.run(scan, small)
        took, scanned = median(runs, partial(ours.seconds, check, whole), partial(bare.seconds, scan, whole))
        yield rate("pipeline", "CSV checked", size, took, "rows/s", bare=scanned, budget=RATIO)
        yield rate("pipeline", "CSV checked, speed", size, took, "rows/s", budget=SPEED)
        yield memory("pipeline", "peak memory", ours.peak(), MEMORY_MIB)
    yield from _spreadsheet(min(size, SPREADSHEET), chosen, runs)


def register(size: int, first: int = 0) -> None:
    """Open the organisations that penalties are about, as a registration would."""
    for start in range(first, first + size, CHUNK):
        batch = codes(min(CHUNK, first + size - start), start).select(["code", "name"])
        with transaction.atomic():
            identity.register(batch, on=ON, at=AT)


def check(work: Path) -> dict[str, int]:
    """The way of `received` in a folder up to the ledger, with a file of all findings; counts by severity."""
    prepared = prepare(delivered(), work)
    with Findings(work) as found:
        found.add(pq.read_table(prepared.staged.faults))
        for faulty in _faulty(prepared):
            found.add(findings(faulty, delivered().item))
    severities = pq.read_table(work / "findings.parquet", columns=["severity"])["severity"]
    return {count["values"]: count["counts"] for count in severities.value_counts().to_pylist()}


def delivered(on: date = ON) -> Delivered:
    """A delivery of penalties by the department of the bench."""
    found = catalogue()
    return Delivered(found.items[ITEM], found, DEPARTMENT, on, "rows")


def _faulty(prepared: Prepared) -> Iterator[pa.Table]:
    for rows in batches(prepared.linked, CHUNK, [SOURCE_ROW, SHEET, "severity", *masks(delivered().item)]):
        yield rows.filter(pc.is_valid(rows["severity"]))


def scan(work: Path) -> None:
    """The bare engine's side."""
    bare_scan(work / "received", work / "bare.parquet")


def _spreadsheet(size: int, chosen: Settings, runs: int) -> Iterator[Figure]:
    work = folder(chosen, "spreadsheet")
    with Apart() as maker:
        maker.run(_write_xlsx, work / "received", size)
    with Apart() as ours, Apart() as bare:
        took, bare_took = median(
            runs, partial(ours.seconds, read_in, work), partial(bare.seconds, read_bare, work / "received")
        )
        yield rate("pipeline", "xlsx read", size, took, "rows/s", bare=bare_took, budget=SPREADSHEET_SPEED)
        yield memory("pipeline", "peak memory, xlsx", ours.peak())


def read_in(work: Path) -> None:
    """Reading alone: what a person typed becomes text in columns."""
    read(work / "received", delivered().item, staging=work, limits=Limits())


def read_bare(path: Path) -> int:
    """Calamine's cells as Python lists."""
    with path.open("rb") as file:
        return len(CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python())


def _write_xlsx(path: Path, size: int) -> None:
    source = penalties(path.with_suffix(".parquet"), size, on=ON, form="parquet")
    rows = pq.read_table(source)
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, rows.column_names)
        for number, row in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True), 1):
            sheet.write_row(number, 0, row)


def folder(chosen: Settings, name: str) -> Path:
    """An empty directory of the measurement."""
    path = chosen.data / name
    path.mkdir(mode=0o700)
    return path
