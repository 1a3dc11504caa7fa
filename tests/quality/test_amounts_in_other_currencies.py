"""A capital stays in the currency in which it is registered, and two that contradict each other are said."""

from decimal import Decimal

from gongxin.catalogue.derive import generic_rules
from gongxin.kernel import money
from gongxin.quality.rules import instances
from tests.kernel.test_amounts_and_days import WAYS
from tests.quality.rows import CATALOGUE, checked, staged
from tests.quality.test_registered_addresses import REGISTRATION, registration


def rules_of(row) -> set[str]:
    return {r.rule for r in instances(REGISTRATION) if row[f"flags_{r.part}"] & r.value}


def capital(engine, rows_of, *cells: tuple[str, str]):
    rows = staged(*(registration(capital=c, capital_currency=own) for c, own in cells), item=REGISTRATION)
    return checked(rows_of(engine, rows), item=REGISTRATION).to_pylist()


def test_every_way_to_write_a_capital_is_kept_with_its_currency(engine, rows_of):
    found = capital(engine, rows_of, *((written, "") for written, _, _ in WAYS))
    for row, (written, value, currency) in zip(found, WAYS, strict=True):
        assert (row["capital"], row["capital_currency"]) == (Decimal(value), currency or "CNY"), written
        assert f'"capital":"{Decimal(value):.2f}","capital_currency":"{currency or "CNY"}"' in row["payload"]


def test_a_figure_without_currency_has_that_of_its_column(engine, rows_of):
    cells = [("50", "美元"), ("50万", "USD"), ("50", "元"), ("50万美元", "美元"), ("", "欧元"), ("", "")]
    found = capital(engine, rows_of, *cells)
    assert [(row["capital"], row["capital_currency"]) for row in found] == [
        *[(Decimal(500_000), "USD")] * 2,
        (Decimal(500_000), "CNY"),
        (Decimal(500_000), "USD"),
        (None, "EUR"),
        (None, None),
    ]
    assert [rules_of(row) & {"S-003", "S-004", "S-009"} for row in found] == [set()] * 6


def test_a_figure_whose_currency_cannot_be_read_is_no_amount(engine, rows_of):
    found = capital(engine, rows_of, ("50", "奥地利先令"), ("50万奥地利先令", ""), ("50万美元", "先令"))
    assert [row["capital"] for row in found] == [None, None, Decimal(500_000)]
    assert [rules_of(row) & {"S-003", "S-004"} for row in found] == [{"S-003", "S-004"}, {"S-003"}, set()]
    assert rules_of(found[2]) == {"S-009"}


def test_two_currencies_for_one_figure_are_refused(engine, rows_of):
    agreed, contested = capital(engine, rows_of, ("50万美元", "美元"), ("50万美元", "人民币"))
    assert agreed["severity"] is None
    assert (contested["severity"], rules_of(contested)) == ("error", {"S-009"})
    assert generic_rules()["S-009"].remedy.zh


def test_the_list_of_currencies_is_what_is_read_beside_a_figure():
    listed = CATALOGUE.code_lists["currency"].values
    assert [value.code for value in listed] == list(money.CURRENCIES)
    for value in listed:
        for word in (value.code, value.label.zh, *value.accepts):
            assert money.parse(f"5万{word}").currency == (None if word == "元" else value.code)
