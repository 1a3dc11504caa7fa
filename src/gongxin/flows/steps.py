"""The bulk engine of one delivery: DuckDB in this process, or Spark on a cluster."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.settings import Settings


class Engine:
    """One engine session whose spill stays inside the delivery's directory (计算引擎).

    Tables come from Parquet or Arrow and go to Parquet; nothing is read through pandas.
    """

    def __init__(self, work: Path, settings: Settings) -> None:
        self.work = work
        self.backend: Any = _spark() if settings.engine == "spark" else _duckdb(work, settings.memory_limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.backend.name == "duckdb":  # the Spark session is the process's, not ours
            self.backend.disconnect()

    def parquet(self, path: Path) -> ir.Table:
        """The rows of a Parquet file (or folder of parts)."""
        return self.backend.read_parquet(str(path))

    def arrow(self, name: str, table: pa.Table) -> ir.Table:
        """A small Arrow table by name, with the schema it has."""
        if self.backend.name == "duckdb":
            self.backend.con.register(name, table)
            return self.backend.table(name)
        path = self.work / f"{name}.parquet"
        pa.parquet.write_table(table, path)
        return self.backend.read_parquet(str(path))

    def write(self, rows: ir.Table, name: str) -> Path:
        """Write rows to `<work>/<name>.parquet` in their order."""
        path = self.work / f"{name}.parquet"
        if self.backend.name == "duckdb":
            self.backend.to_parquet(rows, path, compression="snappy", row_group_size=100_000)
        else:
            self.backend.to_parquet_dir(rows, path)
        return path

    def table(self, rows: ir.Table) -> pa.Table:
        """A small result as Arrow."""
        return rows.to_pyarrow()


def _duckdb(work: Path, memory_limit: str) -> Any:
    return ibis.duckdb.connect(
        ":memory:",
        memory_limit=memory_limit,
        temp_directory=str(work / "spill"),
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        extensions=None,
    )


def _spark() -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - 12 s and 456 MB, only where asked for

    session = SparkSession.builder.appName("gongxin").getOrCreate()
    return ibis.pyspark.connect(session)
