"""The present name is told from former and second ones; where nothing tells them apart a person looks."""

import json

from tests.quality.rows import checked, penalty, staged
from tests.quality.test_amounts_in_other_currencies import rules_of
from tests.quality.test_registered_addresses import REGISTRATION, registration

NOW, WAS, ONCE = "示例市云帆机械有限公司", "示例市云帆机械厂有限公司", "示例市第二机械有限公司"


def registered(engine, rows_of, *rows: dict[str, str]):
    return checked(rows_of(engine, staged(*rows, item=REGISTRATION)), item=REGISTRATION).to_pylist()


def test_former_and_second_names_go_to_their_own_columns(engine, rows_of):
    rows = registered(
        engine,
        rows_of,
        registration(name=f"{NOW}(原名:{WAS})"),
        registration(name=f"{NOW}（曾用名：{WAS}、{ONCE}）", former_name="示例市旧有限公司"),
        registration(name=f"{NOW}（曾用名：{WAS}）", former_name=WAS),
        registration(name=f"第一名称:{NOW};第二名称:{WAS}"),
        registration(name=f'{NOW}（曾用名："{WAS}）'),
        registration(name=NOW, former_name=WAS),
    )
    assert [row["name"] for row in rows] == [row["subject_name"] for row in rows] == [NOW] * 6
    assert [(row["former_name"], row["other_name"]) for row in rows] == [
        (WAS, None),
        (f"示例市旧有限公司、{WAS}、{ONCE}", None),
        (WAS, None),
        (None, WAS),
        (f'"{WAS}', None),
        (WAS, None),
    ]
    assert [rules_of(row) for row in rows] == [{"S-011"}] * 5 + [set()]
    assert [row["severity"] for row in rows] == ["note"] * 5 + [None]
    for row in rows:
        assert json.loads(row["payload"]).get("former_name") == row["former_name"]
    assert rows[0]["payload_digest"] == rows[2]["payload_digest"] == rows[5]["payload_digest"]


def test_an_item_without_such_columns_keeps_the_present_name(duckdb, rows_of):
    rows = staged(penalty(counterparty_name=f"{NOW}（原名：{WAS}）"), penalty(counterparty_name=NOW))
    one, other = checked(rows_of(duckdb, rows)).to_pylist()
    assert one["counterparty_name"] == NOW
    assert one["payload_digest"] == other["payload_digest"]


def test_two_names_with_a_mere_sign_between_them_are_held(engine, rows_of):
    cells = [
        f"{NOW}/{WAS}",
        f"{NOW}；{WAS}",
        f"{NOW} {WAS}（第二名称）",
        f"{NOW}（原{WAS}）",
        "示例市A/B测试有限公司",
        f"{NOW}/",
    ]
    rows = registered(engine, rows_of, *(registration(name=cell) for cell in cells))
    assert [row["severity"] for row in rows] == ["doubt"] * 3 + [None] * 3
    assert [rules_of(row) for row in rows] == [{"S-010"}] * 3 + [set()] * 3


def test_who_is_judged_is_who_bears_the_present_name(duckdb, rows_of):
    cells = ["张建行（原名：示例市云帆机械有限公司）", f"{NOW}（原名：张建行）"]
    rows = staged(*(penalty(counterparty_name=cell, counterparty_code="") for cell in cells))
    person, organisation = checked(rows_of(duckdb, rows)).to_pylist()
    assert (person["personal"], organisation["personal"]) == (True, False)
