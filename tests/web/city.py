"""A few made-up organisations of 示例市 with facts, as a delivery would leave them."""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
from django.db import transaction

from gongxin.disclosure import names, queries
from gongxin.identity import actions as identity
from tests.disclosure.facts import delivered, record

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
CODE = "91379900MA3ABCD158"
NAME = "示例市云帆机械制造有限公司"
QUIET = "91379900MA3ABCD239"
PENALTY = {
    "counterparty_name": NAME,
    "counterparty_code": CODE,
    "violation": "未按规定公示年度报告",
    "facts": "当事人未在规定期限内公示年度报告，经责令改正后仍未改正。",
    "legal_basis": "《企业信息公示暂行条例》第十七条",
    "kinds": "warning,fine",
    "content": "给予警告，并处罚款人民币贰万元整。",
    "fine_yuan": "20000.00",
    "decider_name": "示例市市场监督管理局",
    "decider_code": "11379900990000017A",
    "source_name": "示例市市场监督管理局",
    "remark": "内部备注，不公开",
    "valid_until": "2099-12-31",
}
PERMIT = {
    "document_name": "准予行政许可决定书",
    "kind": "ordinary",
    "content": "准予从事食品生产。",
    "decider_name": "示例市市场监督管理局",
}


def organisations() -> tuple[int, int]:
    """One with facts to come, and one of which nothing is known but its registration."""
    rows = pa.table(
        {"code": [CODE, QUIET], "name": [NAME, "示例市静水咨询有限公司"], "status": ["active"] * 2}
    )
    with transaction.atomic():
        opened = identity.register(rows, on=AT.date(), at=AT)
        names.show(opened["subject_id"].to_pylist())
    found = dict(zip(opened["code"].to_pylist(), opened["subject_id"].to_pylist(), strict=True))
    return found[CODE], found[QUIET]


def today() -> date:
    """The portal knows no other day."""
    return queries.today()


def penalties(subject: int, number: int = 5, **more) -> None:
    """Penalties of the last days, one a day."""
    delivered(*(penalty(subject, place, **more) for place in range(number)), on=today())


def penalty(subject: int, place: int, **more) -> dict:
    decided = (today() - timedelta(days=place + 1)).isoformat()
    says = {**PENALTY, "decided_on": decided, "publicity_ends_on": "2099-12-31"}
    return record(subject, f"示市监处罚〔2026〕{place + 1}号", says, **more)
