"""The SQL of a small item, word for word; and the pin without which Ibis writes what DuckDB cannot read."""

import os
import re
from dataclasses import replace
from pathlib import Path

import ibis
import pyarrow as pa

from gongxin.quality.steps import check
from tests.quality.rows import CATALOGUE, PENALTY, RECEIVED_ON, SENDER

GOLDEN = Path(__file__).parent / "golden" / "small_item.sql"
NAMES = ("counterparty_name", "counterparty_code", "facts", "fine_yuan", "decided_on")


def small_item_in(dialect: str) -> str:
    small = replace(
        PENALTY,
        fields=tuple(PENALTY.field(name) for name in NAMES),
        identity=("decided_on",),
        rules=tuple(rule for rule in PENALTY.rules if rule.id == "XZCF-T-001"),
        class_rule=None,
    )
    rows = ibis.table(
        dict.fromkeys(NAMES, "string") | {"source_row": "int64", "sheet": "int16"}, name="staged"
    )
    t = check(rows, item=small, catalogue=CATALOGUE, received_on=RECEIVED_ON, sender=SENDER)
    return str(ibis.to_sql(t, dialect=dialect)) + "\n"


def test_the_sql_of_a_small_item_is_the_golden_file():
    """`GONGXIN_GOLDEN=write` writes it anew."""
    sql = small_item_in("duckdb")
    if os.environ.get("GONGXIN_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_bytes(sql.encode())
    assert sql == GOLDEN.read_bytes().decode()


def test_spark_is_given_no_escape_that_it_reads_as_a_letter():
    """In its literals \\f and \\v are the letters f and v."""
    assert re.findall(r"(?<!\\)(?:\\\\)*\\[fv]", small_item_in("pyspark")) == []


def test_a_table_can_be_made_on_duckdb_with_the_pinned_sqlglot():
    connection = ibis.duckdb.connect()
    made = connection.create_table("made", pa.table({"code": ["91379900MA3ABCD158"], "n": [1]}))
    assert made.to_pyarrow().to_pylist() == [{"code": "91379900MA3ABCD158", "n": 1}]
    connection.disconnect()
