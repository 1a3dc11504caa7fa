import pyarrow as pa

from gongxin.kernel.digest import canonical_json, short_digest
from gongxin.quality.queries import findings
from tests.quality.rows import PENALTY, checked, penalty, staged


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
    assert row["payload_digest"] == short_digest(expected)
    assert row["identity_digest"] == short_digest("3\x1f11379900990000017A\x1f示市监处罚〔2026〕12号")
    assert row["subject_code"] == "91379900MA3ABCD158"
