"""The steps say the same of real rows on DuckDB and on Spark: findings, payloads, digests, links."""

import random
from datetime import date

import pyarrow as pa
import pytest

from gongxin.catalogue.load import load
from gongxin.collection.reading import read
from gongxin.flows.steps import ROW, Delivered, linked
from gongxin.identity.schemes import Scheme
from gongxin.quality.queries import findings
from tests.real.files import PACKS, Rows, rows, write

CASES = {
    "organisation-registration": (
        ["cn", PACKS / "mainland"],
        (
            "mainland_registry_sample/registry_sample.csv.gz",
            "mainland_registry_sample/code_anomalies.csv.gz",
            "mainland_registry_sample/shifted_rows_masked.csv",
        ),
    ),
    "environmental-penalty": ([PACKS / "tw-epa"], ("taiwan_epa_penalties/penalties.csv.gz",)),
    "labour-violation": ([PACKS / "jp-labour"], ("japan_labour_violations/monthly_snapshots.csv.gz",)),
}


def sample(real_data, files) -> Rows:
    chance = random.Random(18)
    found = [row for file in files for row in _some(rows(real_data / file), chance)]
    return [dict.fromkeys(found[0], "") | row for row in found]


def _some(every: Rows, chance: random.Random) -> Rows:
    return chance.sample(every, min(len(every), 400))


@pytest.mark.spark
@pytest.mark.parametrize("name", CASES)
def test_both_engines_say_the_same(real_data, duckdb, spark, rows_of, tmp_path, name):
    packs, files = CASES[name]
    catalogue = load(packs, demonstration=True)
    item, (source,) = catalogue.items[name], catalogue.sources
    chosen = sample(real_data, files)
    headers = list(dict.fromkeys(header for row in chosen for header in row))
    staged = read(write(tmp_path / "rows.csv", chosen, headers), item, staging=tmp_path)
    of = Delivered(item, catalogue, source, date(2026, 5, 6), "rows")

    one, other = (_said(engine, staged.parquet, rows_of, of) for engine in (duckdb, spark))
    assert one.num_rows == len(chosen)
    assert one["payload"].null_count < one.num_rows / 2
    assert findings(one, item) == findings(other, item)
    assert one.column_names == other.column_names
    for said in one.column_names:
        assert one[said].to_pylist() == other[said].to_pylist(), said


def _known() -> pa.Table:
    """A registry that knows nobody of the file."""
    return pa.table(
        {
            "scheme": pa.array([int(Scheme.USCC)], pa.int16()),
            "code": pa.array(["91379900MA3ABCD158"]),
            "subject_id": pa.array([1], pa.int64()),
            "name": pa.array(["示例市云帆机械制造有限公司"]),
        }
    )


def _said(engine, parquet, rows_of, of: Delivered) -> pa.Table:
    rows, known, delivery = (
        engine.read_parquet(str(parquet)),
        rows_of(engine, _known()),
        rows_of(engine, of.row),
    )
    return linked(rows, known, delivery, item=of.item, catalogue=of.catalogue).order_by(ROW).to_pyarrow()
