"""The engines that every step must agree on: DuckDB, and Spark on this machine where there is a Java runtime.

``engine``
    An Ibis connection, once for each engine; the test with Spark is marked `spark` and says why it was skipped.
``rows_of``
    ``rows_of(engine, table)`` makes an Arrow table a table of the engine, by way of Parquet, as deliveries are.
"""

import os
import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ENGINES = ("duckdb", pytest.param("spark", marks=pytest.mark.spark))


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One session for the run: starting it takes many seconds."""
    if not shutil.which("java"):
        pytest.skip("no Java runtime: Spark cannot start")
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it can run

    from gongxin.flows.steps import SPARK  # noqa: PLC0415 - after Django is set up

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))  # its workers read our functions
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "3g")  # the plans of a whole item are large, and many are made
        .config(map=SPARK)
        # So many columns are no code that is worth making: compiling it takes a minute, for a few rows each.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.ui.retainedExecutions", "1")
        .config("spark.ui.retainedJobs", "5")
        .config("spark.ui.retainedStages", "5")
        .config("spark.sql.maxPlanStringLength", "1000")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield ibis.pyspark.connect(session)
    session.stop()


@pytest.fixture(scope="session")
def duckdb() -> Iterator[Any]:
    connection = ibis.duckdb.connect(threads=2)
    yield connection
    connection.disconnect()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Any:
    """An Ibis connection, once for each engine."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def rows_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Any, pa.Table], Any]:
    folder: Path = tmp_path_factory.mktemp("rows")

    def make(engine: Any, table: pa.Table) -> Any:
        path = folder / f"{uuid.uuid4().hex}.parquet"
        pq.write_table(table, path)
        return engine.read_parquet(path)

    return make
