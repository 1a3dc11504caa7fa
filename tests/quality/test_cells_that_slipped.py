"""A cell in a wrong column is found, with its place, the reason and what to do; nothing is silently wrong."""

import pytest

from gongxin.quality.rules import instances
from tests.quality.rows import PENALTY, checked, penalty, staged

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
    ({"fine_yuan": DAY}, "warning", "S-003"),
    ({"fine_yuan": CODE}, "warning", "S-003"),
    ({"fine_yuan": "20260506"}, "doubt", "S-014"),
    ({"fine_yuan": "２０２６０５０６"}, "doubt", "S-014"),
    ({"confiscated_yuan": "379900200012345"}, "warning", "S-003"),
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


def test_what_only_resembles_a_slip_is_left(duckdb, rows_of, instances_by_bit):
    rows = rows_of(duckdb, staged(*(penalty(**changes) for changes in IN_PLACE)))
    for (_, rules), changes in zip(found_in(checked(rows), instances_by_bit), IN_PLACE, strict=True):
        assert not rules & {"S-003", "S-012", "P-011", "S-014"}, changes
