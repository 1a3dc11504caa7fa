"""Rows of penalties as departments write them, and what the checks say of them."""

from datetime import date
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.catalogue.load import load
from gongxin.quality.steps import check

CATALOGUE = load(["cn", "cn-demo"], demonstration=True)
PENALTY = CATALOGUE.items["administrative-penalty"]
SENDER = "11379900990000017A"
RECEIVED_ON = date(2026, 11, 21)

SOUND = {
    "counterparty_name": "示例市云帆机械制造有限公司",
    "counterparty_kind": "法人及非法人组织",
    "counterparty_code": "91379900MA3ABCD158",
    "document_number": "示市监处罚〔2026〕12号",
    "violation": "未按规定公示年度报告",
    "facts": "当事人未在规定期限内公示年度报告。",
    "legal_basis": "《企业信息公示暂行条例》",
    "kinds": "罚款",
    "content": "罚款人民币贰万元整。",
    "fine_yuan": "2",
    "decided_on": "2026-05-06",
    "valid_until": "2099-12-31",
    "publicity_ends_on": "2027-05-05",
    "decider_name": "示例市市场监督管理局",
    "decider_code": SENDER,
    "source_name": "示例市市场监督管理局",
    "source_code": SENDER,
}


def penalty(**changes: str | None) -> dict[str, str | None]:
    """A sound penalty with changes."""
    return SOUND | changes


def staged(*rows: dict[str, str | None], item=PENALTY, hints: list[bool] | None = None) -> pa.Table:
    """The rows as reading leaves them: all text, with their places."""
    columns: dict[str, Any] = {
        field.name: pa.array([row.get(field.name, "") for row in rows], pa.string()) for field in item.fields
    }
    columns["source_row"] = pa.array(range(2, len(rows) + 2), pa.int64())
    columns["sheet"] = pa.array([0] * len(rows), pa.int16())
    if hints is not None:
        columns["personal_hint"] = pa.array(hints, pa.bool_())
    return pa.table(columns)


def checked(rows: Any, item=PENALTY, catalogue=CATALOGUE) -> pa.Table:
    """What the checks give, by row; the same question to an engine is written once."""
    engine = rows.get_backend()
    engine.create_view("staged", rows, overwrite=True)
    question, sql = _question(item, catalogue, rows.schema(), engine.name)
    engine._register_udfs(question)
    answer = engine.con.sql(sql) if engine.name == "duckdb" else engine.raw_sql(sql)
    found = answer.to_arrow_table() if engine.name == "duckdb" else answer.toArrow()
    return found.cast(question.schema().to_pyarrow())


@lru_cache(maxsize=32)
def _question(item: Any, catalogue: Any, schema: ibis.Schema, engine: str) -> tuple[ir.Table, str]:
    staged = ibis.table(schema, name="staged")
    found = check(staged, item=item, catalogue=catalogue, received_on=RECEIVED_ON, sender=SENDER)
    found = found.order_by("sheet", "source_row")
    return found, ibis.to_sql(found, dialect=engine, pretty=False)
