from dataclasses import replace

import pyarrow as pa

from gongxin.kernel.digest import canonical_json, short_digest
from gongxin.quality.queries import findings
from tests.quality.rows import CATALOGUE, PENALTY, checked, penalty, staged


def rules(table: pa.Table) -> list[set[str]]:
    found = findings(table, PENALTY).to_pylist()
    return [{f["rule"] for f in found if f["source_row"] == row} for row in table["source_row"].to_pylist()]


def test_a_sound_row_has_no_finding_and_its_canonical_payload(engine, rows_of):
    (row,) = checked(rows_of(engine, staged(penalty()))).to_pylist()
    expected = canonical_json(
        {
            "counterparty_name": "示例市云帆机械制造有限公司",
            "counterparty_kind": "organisation",
            "counterparty_code": "91379900MA3ABCD158",
            "document_number": "示市监处罚〔2026〕12号",
            "violation": "未按规定公示年度报告",
            "facts": "当事人未在规定期限内公示年度报告。",
            "legal_basis": "《企业信息公示暂行条例》",
            "kinds": "fine",
            "content": "罚款人民币贰万元整。",
            "fine_yuan": "20000.00",
            "decided_on": "2026-05-06",
            "valid_until": "2099-12-31",
            "publicity_ends_on": "2027-05-05",
            "decider_name": "示例市市场监督管理局",
            "decider_code": "11379900990000017A",
            "source_name": "示例市市场监督管理局",
            "source_code": "11379900990000017A",
        }
    )
    assert (row["severity"], row["flags_0"], row["personal"]) == (None, 0, False)
    assert row["payload"] == expected
    assert row["compared"] is None
    assert row["identity_digest"] == short_digest("3\x1f11379900990000017A\x1f示市监处罚〔2026〕12号")
    assert row["subject_code"] == "91379900MA3ABCD158"


def test_findings_name_the_rule_the_place_and_no_value(duckdb, rows_of):
    phone = penalty(facts="联系电话13912345678，未公示年报。")
    broken = penalty(kinds="罚钱", decided_on="2026-13-45", counterparty_code="91379900MA3ABCD159")
    table = checked(rows_of(duckdb, staged(penalty(), phone, broken)))
    assert findings(table, PENALTY).to_pylist() == [
        {"source_row": 3, "sheet": 0, "rule": "P-001", "field": "facts", "severity": "warning"},
        {"source_row": 4, "sheet": 0, "rule": "I-003", "field": "counterparty_code", "severity": "doubt"},
        {"source_row": 4, "sheet": 0, "rule": "S-004", "field": "kinds", "severity": "error"},
        {"source_row": 4, "sheet": 0, "rule": "S-002", "field": "decided_on", "severity": "error"},
    ]
    assert table["severity"].to_pylist() == [None, "warning", "error"]
    assert table["facts"][1].as_py() == "联系电话***，未公示年报。"


PERSONS = {
    "P-002": (penalty(), True),
    "P-003": (penalty(counterparty_code="11010519491231002X"), False),
    "P-004": (penalty(tax_number="11010519491231002X01"), False),
    "P-005": (penalty(counterparty_code="92379900MA3ABCD155"), False),
    "P-006": (penalty(counterparty_code="", counterparty_name="张建行"), False),
    "P-007": (penalty(counterparty_kind="自然人（公民）"), False),
    "XZCF-P-001": (penalty(counterparty_kind="自然人"), False),
    "XZCF-P-002": (penalty(counterparty_kind="个体工商户"), False),
    "XZCF-P-003": (penalty(kinds="罚款；行政拘留"), False),
}


def test_a_row_about_a_person_keeps_its_place_and_nothing_else(engine, rows_of):
    rows, hints = zip(*PERSONS.values(), strict=True)
    table = checked(rows_of(engine, staged(*rows, hints=list(hints))))
    kept = {"source_row", "sheet", "personal", "severity", "flags_0", "flags_1"}
    for row, rule, found in zip(table.to_pylist(), PERSONS, rules(table), strict=True):
        assert rule in found
        assert (row["personal"], row["severity"]) == (True, "personal")
        assert {name for name, value in row.items() if value is not None} == kept


def test_a_column_that_the_file_does_not_have_is_empty(duckdb, rows_of):
    table = staged(penalty()).drop_columns(["remark", "facts"])
    checks = checked(rows_of(duckdb, table))
    assert rules(checks) == [{"S-001"}]
    assert checks["facts"].to_pylist() == [None]


CLASSES = [
    ({"kinds": "吊销许可证件", "licence": "许可证一号"}, "serious"),
    ({"kinds": "警告", "fine_yuan": ""}, "minor"),
    ({"kinds": "罚款", "procedure": "简易程序"}, "minor"),
    ({"kinds": "暂扣许可证件", "licence": "许可证一号"}, "undetermined"),
    ({"kinds": "警告", "fine_yuan": "", "given_class": "严重"}, "serious"),
    ({"kinds": "警告", "fine_yuan": "", "procedure": "说不清"}, "undetermined"),
    ({"kinds": "罚款,没收违法所得", "confiscated_yuan": "1"}, "general"),
]


def test_the_class_is_the_deciders_or_that_of_the_first_case_that_holds(engine, rows_of):
    table = checked(rows_of(engine, staged(*(penalty(**changes) for changes, _ in CLASSES))))
    assert table["klass"].to_pylist() == [klass for _, klass in CLASSES]


def test_a_class_that_would_publish_needs_a_basis_that_stands(duckdb, rows_of):
    unconfirmed = replace(CATALOGUE, demonstration=False)
    rows = rows_of(duckdb, staged(*(penalty(**changes) for changes, _ in CLASSES)))
    assert checked(rows, catalogue=unconfirmed)["klass"].to_pylist() == [
        *("undetermined", "minor", "minor", "undetermined", "serious", "undetermined", "undetermined")
    ]
