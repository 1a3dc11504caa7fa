"""What reading hands on: rows as text with their places, and the faults of unreadable ones (暂存).

Rows read = rows staged + rows refused. A row with a fault stands in the faults only.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Item
from gongxin.catalogue.profiles import Profile
from gongxin.collection.reading.filling import Sender, filled, unsettled
from gongxin.collection.reading.layout import Layout, SheetLayout
from gongxin.kernel.errors import GongxinError

ROW, SHEET, HINT = "source_row", "sheet", "personal_hint"
REFERENCE = "reference"  # where the row stood in an earlier delivery, if its file says so
UNSETTLED: Final = "FILE-S-012"
_GROUP_ROWS, _GROUP_BYTES, _PORTION = 25_000, 12 * 1024**2, 10_000
_PLACE: Final[dict[str, pa.DataType]] = {ROW: pa.int64(), SHEET: pa.int16()}
_FAULT: Final[dict[str, pa.DataType]] = dict.fromkeys(("rule", "field", "severity"), pa.string())


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused with advice (上限)."""

    upload_bytes: int = 16 * 1024**3
    rows: int = 100_000_000
    columns: int = 2_000
    cell_bytes: int = 1024**2
    record_bytes: int = 16 * 1024**2
    unpacked_bytes: int = 4 * 1024**3
    unpacked_ratio: int = 400
    strings_bytes: int = 256 * 1024**2  # the shared texts of a spreadsheet, which lie in memory


@dataclass(frozen=True, slots=True)
class Staged:
    """A file after reading (读取结果)."""

    parquet: Path
    faults: Path
    layout: Layout
    rows: int  # in `parquet`
    refused: int  # rows in `faults`
    format: str
    encoding: str | None

    @property
    def read(self) -> int:
        """All rows that a person would count, blank ones aside."""
        return self.rows + self.refused


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one row could not be read. It names the rule and the field, never the value."""

    row: int
    rule: str
    field: str | None = None


class Stage:
    """The two Parquet files, written a group of rows at a time (暂存文件)."""

    def __init__(
        self, directory: Path, names: Sequence[str], limits: Limits, sender: Sender | None = None
    ) -> None:
        self.parquet, self.faults = directory / "staged.parquet", directory / "faults.parquet"
        self.names, self.limits = tuple(names), limits
        self.sender = sender or Sender()
        self.rows = self.refused = 0
        self._profiles: dict[int, Profile] = {}
        texts: dict[str, pa.DataType] = dict.fromkeys(names, pa.string())
        self.schema = pa.schema(texts | _PLACE | {HINT: pa.bool_()})
        self._faults_schema = pa.schema(_PLACE | _FAULT)
        self._waiting: list[pa.Table] = []
        self._waiting_faults: list[dict[str, Any]] = []
        self._rows_file = pq.ParquetWriter(
            self.parquet, self.schema, compression="snappy", write_statistics=False
        )
        self._writer = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None
        self._faults_file = pq.ParquetWriter(self.faults, self._faults_schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
                self._flush_faults()
                self._settle()
        finally:
            self._writer.shutdown()
            self._rows_file.close()
            self._faults_file.close()

    def under(self, layout: SheetLayout, item: Item) -> None:
        """The rows of a sheet that has another layout of the item are filled as that one says."""
        for profile in item.profiles:
            if profile.id == layout.profile:
                self._profiles[layout.sheet] = profile

    def add(self, table: pa.Table, *, sheet: int = 1) -> None:
        """Rows with some of the item's columns, their row numbers and hints; absent columns become empty."""
        if not table.num_rows:
            return
        profile = self._profiles.get(sheet)
        table = filled(self._settled(table, profile, sheet), profile, self.sender) if profile else table
        self.rows += table.num_rows
        self._bound()
        self._waiting.append(self._whole(table, sheet))
        waiting = sum(part.num_rows for part in self._waiting)
        if waiting >= _GROUP_ROWS or sum(part.nbytes for part in self._waiting) >= _GROUP_BYTES:
            self._flush()

    def refuse(self, faults: Sequence[Fault], *, sheet: int = 1) -> None:
        """Rows that could not be read; several faults of one row count once."""
        self.refused += len({fault.row for fault in faults})
        self._bound()
        self._waiting_faults += (
            {ROW: f.row, SHEET: sheet, "rule": f.rule, "field": f.field, "severity": "error"} for f in faults
        )
        if len(self._waiting_faults) >= _GROUP_ROWS:
            self._flush_faults()

    def _settled(self, table: pa.Table, profile: Profile, sheet: int) -> pa.Table:
        """The rows that say whether their decision stands; the others are refused and not kept."""
        for field, open_ones in unsettled(table, profile).items():
            faults = [Fault(row, UNSETTLED, field) for row in table.filter(open_ones)[ROW].to_pylist()]
            self.refuse(faults, sheet=sheet)
            table = table.filter(pc.invert(open_ones))
        return table

    def _bound(self) -> None:
        if self.rows + self.refused > self.limits.rows:
            raise GongxinError("collection.too_many_rows", limit=self.limits.rows)

    def _whole(self, table: pa.Table, sheet: int) -> pa.Table:
        size, have = table.num_rows, set(table.column_names)
        columns = [table[name] if name in have else pa.nulls(size, pa.string()) for name in self.names]
        sheets = pa.repeat(pa.scalar(sheet, pa.int16()), size)
        return pa.Table.from_arrays([*columns, table[ROW], sheets, table[HINT]], schema=self.schema)

    def _flush(self) -> None:
        if self._waiting:
            table = pa.concat_tables(self._waiting)
            self._settle()
            self._written = self._writer.submit(self._rows_file.write_table, table, table.num_rows)
            self._waiting = []

    def _settle(self) -> None:
        """Wait for the group that is being written: one more is gathered meanwhile, never two."""
        if self._written:
            self._written.result()

    def _flush_faults(self) -> None:
        if self._waiting_faults:
            self._faults_file.write_table(
                pa.Table.from_pylist(self._waiting_faults, schema=self._faults_schema)
            )
            self._waiting_faults = []


class Rows:
    """Rows that arrive one by one, handed to the stage in portions (逐行)."""

    def __init__(self, stage: Stage, names: Sequence[str], sheet: int) -> None:
        self._stage, self.names, self._sheet = stage, tuple(names), sheet
        self._rows: list[Sequence[str | None]] = []
        self._numbers: list[int] = []
        self._hints: list[bool] = []
        self._faults: list[Fault] = []

    def add(self, number: int, values: Sequence[str | None], *, hint: bool) -> None:
        self._rows.append(values)
        self._numbers.append(number)
        self._hints.append(hint)
        if len(self._rows) >= _PORTION:
            self.flush()

    def refuse(self, number: int, rule: str, field: str | None = None) -> None:
        self._faults.append(Fault(number, rule, field))
        if len(self._faults) >= _PORTION:
            self.flush()

    def flush(self) -> None:
        self._stage.add(table_of(self.names, self._rows, self._numbers, self._hints), sheet=self._sheet)
        self._stage.refuse(self._faults, sheet=self._sheet)
        self._rows, self._numbers, self._hints, self._faults = [], [], [], []


def table_of(
    names: Sequence[str], rows: Sequence[Sequence[str | None]], numbers: Sequence[int], hints: Sequence[bool]
) -> pa.Table:
    """Rows of text as a table that a stage takes."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.Table.from_arrays(
        [*arrays, pa.array(numbers, pa.int64()), pa.array(hints, pa.bool_())], names=[*names, ROW, HINT]
    )
