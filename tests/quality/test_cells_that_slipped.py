"""A cell in a wrong column is found, with its place, the reason and what to do; nothing is silently wrong."""

from dataclasses import replace

import pytest

from gongxin.quality.rules import instances
from tests.quality.rows import PENALTY, checked, penalty, staged
from tests.quality.test_amounts_in_other_currencies import rules_of
from tests.quality.test_registered_addresses import REGISTRATION, registration

DAY, CODE, NAME = "2026-05-06", "91379900MA3ABCD158", "示例市云帆机械制造有限公司"

# What stands where it does not belong, the severity of the row, and a rule that says so.
SLIPPED = [
    ({"counterparty_name": CODE}, "personal", "P-011"),
    ({"counterparty_name": DAY}, "personal", "P-011"),
    ({"counterparty_name": "２０２６年５月６日"}, "personal", "P-011"),
    ({"counterparty_name": "500万元"}, "personal", "P-011"),
    ({"counterparty_name": CODE, "counterparty_code": NAME}, "personal", "P-011"),
    ({"counterparty_code": NAME}, "error", "I-001"),
    ({"counterparty_code": DAY}, "error", "I-001"),
    ({"document_number": DAY}, "error", "S-012"),
    ({"document_number": CODE.lower()}, "error", "S-012"),
    ({"facts": "2026/5/6"}, "error", "S-012"),
    ({"decider_name": CODE}, "error", "S-012"),
    ({"fine_yuan": DAY}, "personal", "P-011"),
    ({"fine_yuan": CODE}, "personal", "P-011"),
    ({"fine_yuan": "20260506"}, "personal", "P-011"),
    ({"fine_yuan": "２０２６０５０６"}, "personal", "P-011"),
    ({"confiscated_yuan": "379900200012345"}, "personal", "P-011"),
    ({"decided_on": "罚款"}, "error", "S-002"),
    ({"decided_on": CODE}, "error", "S-002"),
    ({"kinds": DAY}, "error", "S-004"),
    ({"counterparty_kind": NAME}, "error", "S-004"),
]
IN_PLACE = [
    {"counterparty_name": "360有限公司"},
    {"document_number": "示市监处罚〔2026〕20260506号"},
    {"document_number": "2026-12"},
    {"facts": "2026年5月6日，当事人无照经营。"},
    {"remark": "2026-05-06"},
    {"fine_yuan": "2026.05"},
    {"fine_yuan": "1,900.0101"},
]


@pytest.fixture(scope="module")
def instances_by_bit():
    return instances(PENALTY)


def found_in(rows, instances_by_bit) -> list[tuple[str | None, set[str]]]:
    return [
        (row["severity"], {r.rule for r in instances_by_bit if row[f"flags_{r.part}"] & r.value})
        for row in rows.to_pylist()
    ]


def test_every_slip_is_found_and_explained(engine, rows_of, instances_by_bit):
    rows = rows_of(engine, staged(*(penalty(**changes) for changes, _, _ in SLIPPED)))
    for (severity, rules), (changes, expected, rule) in zip(
        found_in(checked(rows), instances_by_bit), SLIPPED, strict=True
    ):
        assert rule in rules, changes
        assert severity == expected, changes
    told = {r.rule: r for r in instances_by_bit}
    assert all(told[rule].fields and told[rule].message.zh and told[rule].remedy.en for _, _, rule in SLIPPED)


def test_in_a_column_of_yuan_a_figure_like_a_day_may_be_an_amount(duckdb, rows_of):
    """20,260,506 yuan are arrears; no capital is of so many ten thousands."""
    fields = tuple(replace(f, unit="yuan") if f.name == "fine_yuan" else f for f in PENALTY.fields)
    item = replace(PENALTY, fields=fields)
    rows = staged(penalty(fine_yuan="20260506"), penalty(fine_yuan="20260506.10"), item=item)
    found = checked(rows_of(duckdb, rows), item=item)
    assert found["severity"].to_pylist() == ["doubt", None]


def test_a_registration_whose_columns_slipped_leaves_nothing(engine, rows_of):
    capitals = ["2016-03-01", "20160301", CODE, "2016年3月1日"]
    cells = [registration(capital=capital, division="张三") for capital in capitals]
    found = checked(rows_of(engine, staged(*cells, item=REGISTRATION)), item=REGISTRATION).to_pylist()
    assert [(row["severity"], row["payload"], row["division"]) for row in found] == [
        ("personal", None, None)
    ] * 4


def test_what_is_no_code_of_a_division_is_said_and_not_kept(engine, rows_of):
    cells = [registration(division=division) for division in ("张三", "3799", "379900")]
    found = checked(rows_of(engine, staged(*cells, item=REGISTRATION)), item=REGISTRATION).to_pylist()
    assert [row["division"] for row in found] == [None, None, "379900"]
    assert ["DJZC-L-002" in rules_of(row) for row in found] == [True, True, False]
    assert "张三" not in found[0]["payload"]


def test_what_only_resembles_a_slip_is_left(duckdb, rows_of, instances_by_bit):
    rows = rows_of(duckdb, staged(*(penalty(**changes) for changes in IN_PLACE)))
    for (_, rules), changes in zip(found_in(checked(rows), instances_by_bit), IN_PLACE, strict=True):
        assert not rules & {"S-003", "S-012", "P-011", "S-014"}, changes
