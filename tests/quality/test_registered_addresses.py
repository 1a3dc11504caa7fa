"""A registrar publishes where an organisation has its seat; nobody publishes where a person lives."""

import json

from tests.quality.rows import CATALOGUE, checked, penalty, staged

REGISTRATION = CATALOGUE.items["organisation-registration"]
FLAT = "示例市甲区一号路1号2幢3单元401室"


def registration(**changes: str) -> dict[str, str]:
    return {
        "name": "示例市云帆机械制造有限公司",
        "code": "91379900MA3ABCD158",
        "established_on": "2016-03-01",
    } | changes


def test_a_flat_in_a_registered_address_stays_and_a_telephone_is_masked(engine, rows_of):
    rows = staged(
        registration(address=FLAT),
        registration(address=f"{FLAT}，电话１３８００１３８０００"),
        registration(business_scope=f"经营者住{FLAT}"),
        item=REGISTRATION,
    )
    seat, called, told = checked(rows_of(engine, rows), item=REGISTRATION).to_pylist()
    assert (seat["severity"], seat["address"]) == (None, FLAT)
    assert (called["severity"], called["address"]) == ("warning", f"{FLAT}，电话***")
    assert json.loads(called["payload"])["address"] == f"{FLAT}，电话***"
    assert FLAT not in told["business_scope"]


def test_a_flat_in_a_decision_is_masked(duckdb, rows_of):
    (row,) = checked(rows_of(duckdb, staged(penalty(facts=f"当事人住{FLAT}。")))).to_pylist()
    assert "401" not in row["facts"]


def test_a_row_whose_columns_slipped_is_not_kept(duckdb, rows_of):
    """The name of a foreign representative held a comma: a piece of it stands where the capital belongs."""
    said = ["50(万美元)", "伍拾万元整", "无", "", "某某", "万某某", "某·某某"]
    rows = staged(*(registration(capital=text) for text in said), item=REGISTRATION)
    found = checked(rows_of(duckdb, rows), item=REGISTRATION).to_pylist()
    assert [row["personal"] for row in found] == [False] * 4 + [True] * 3
    assert [row["payload"] is None and row["name"] is None for row in found] == [False] * 4 + [True] * 3
