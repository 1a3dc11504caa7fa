"""Amounts and days are read in the forms people use, exactly, or not at all."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import dates, money


@pytest.mark.parametrize(
    ("written", "yuan", "unit"),
    [
        ("1234.56", "1234.56", None),
        ("1,234.56", "1234.56", None),
        ("1 234 567", "1234567", None),
        ("１，２３４．５６", "1234.56", None),
        ("￥1,234.56", "1234.56", "元"),
        ("¥ 500", "500", "元"),
        ("人民币2000元整", "2000", "元"),
        ("2000圆", "2000", "元"),
        ("0.2万元", "2000", "万元"),
        ("0.2 万", "2000", "万元"),
        ("3千元", "3000", "千元"),
        ("1.5亿元", "150000000", "亿元"),
        ("500(万元人民币)", "5000000", "万元"),
        ("61,758.5803(万元人民币)", "617585803", "万元"),
        ("260( 万人民币元)", "2600000", "万元"),
        ("3,286(万元（人民币）)", "32860000", "万元"),
        ("壹拾贰万叁仟肆佰元整", "123400", "元"),
        ("人民币贰仟圆整", "2000", "元"),
        ("十万元", "100000", "元"),
        ("一亿二千万零三元五角二分", "120000003.52", "元"),
        ("三千元零五分", "3000.05", "元"),
        ("贰萬参仟元", None, None),
        ("-5", "-5", None),
        ("0", "0", None),
    ],
)
def test_an_amount_is_read_exactly_with_the_multiple_beside_it(written, yuan, unit):
    expected = money.Amount(Decimal(yuan), unit) if yuan else None
    assert money.parse(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "N/A", "无", "1,2", "1.2.3", "2,097(万美元)", "5万港币", "1.2E+05", "罚款2000元", "元", "--5"],
)
def test_what_is_no_amount_in_yuan_is_not_guessed(written):
    assert money.parse(written) is None


def test_a_bare_number_has_the_unit_of_its_column():
    assert money.parse("0.2", money.TEN_THOUSAND) == money.Amount(Decimal(2000), None)
    assert money.parse("2000元", money.TEN_THOUSAND) == money.Amount(Decimal(2000), "元")


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["", "元", "万元"]))
def test_grouping_commas_and_units_do_not_change_the_amount(amount, unit):
    expected = amount * 10_000 if unit == "万元" else amount
    for written in (f"{amount}{unit}", f"{amount:,}{unit}", f" {amount} {unit}", f"{amount}（{unit}）"):
        assert money.parse(written).yuan == expected


@given(st.decimals(-(10**12), 10**12, places=4))
def test_the_plain_pattern_admits_only_what_a_cast_reads_to_the_same_amount(amount):
    [(plain, cast)] = duckdb.execute(
        "select regexp_matches($1, $2), cast($1 as decimal(30, 6))", [str(amount), money.PLAIN_PATTERN]
    ).fetchall()
    assert plain
    assert money.parse(str(amount)).yuan == cast


@pytest.mark.parametrize(
    ("written", "day", "form"),
    [
        ("2026-05-06", date(2026, 5, 6), "iso"),
        ("2026-5-6", date(2026, 5, 6), "iso"),
        ("2026-05-06 00:00:00", date(2026, 5, 6), "iso"),
        ("2026-05-06T09:30:00.000", date(2026, 5, 6), "iso"),
        ("20260506", date(2026, 5, 6), "compact"),
        ("2026/5/6", date(2026, 5, 6), "slashes"),
        ("2026.05.06", date(2026, 5, 6), "slashes"),
        ("2015/11/19 09:14", date(2015, 11, 19), "slashes"),
        ("２０２６年５月６日", date(2026, 5, 6), "chinese"),
        ("2026年05月06号", date(2026, 5, 6), "chinese"),
        ("二〇二六年五月六日", date(2026, 5, 6), "chinese"),
        ("二○二六年十二月三十一日", date(2026, 12, 31), "chinese"),
        ("二零二六年十月十日", date(2026, 10, 10), "chinese"),
        ("46148", date(2026, 5, 6), "excel_serial"),
        ("46148.75", date(2026, 5, 6), "excel_serial"),
        ("2099-12-31", date(2099, 12, 31), "iso"),
    ],
)
def test_a_day_is_read_in_the_usual_forms(written, day, form):
    assert dates.parse(written) == dates.Reading(day, form)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和元年7月31日", date(2019, 7, 31)),
        ("H30.8.10", date(2018, 8, 10)),
        ("h31.4.12", date(2019, 4, 12)),
        ("平成29年５月15日", date(2017, 5, 15)),
        ("R1.7.31", date(2019, 7, 31)),
        ("昭和64年1月7日", date(1989, 1, 7)),
    ],
)
def test_days_of_japanese_eras_are_read_where_a_pack_takes_them(written, day):
    assert dates.parse(written, ["iso", "japanese_era"]) == dates.Reading(day, "japanese_era")
    assert dates.parse(written) is None


@pytest.mark.parametrize(
    "written",
    ["民國106年7月31日", "106年7月31日", "106/07/31", "106.7.31", "1060731", "中華民國106年7月31日"],
)
def test_days_of_the_republican_count_are_read_where_a_pack_takes_them(written):
    assert dates.parse(written, ["iso", "roc"]) == dates.Reading(date(2017, 7, 31), "roc")
    assert dates.parse(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0000-00-00",
        "2026-02-30",
        "20261301",
        "26-05-06",
        "06/05/2026",
        "2026-05",
        "2026-05-05T16:00:00Z",
        "2026-05-06T00:00:00+08:00",
        "长期",
        "1",
        "4.6148E+4",
    ],
)
def test_what_is_no_day_is_not_guessed(written):
    assert dates.parse(written, dates.FORMS) is None


days = st.dates(date(1955, 1, 1), date(2118, 12, 31))


@given(days)
def test_every_day_comes_back_from_every_usual_form(day):
    serial = str((day - date(1899, 12, 30)).days)
    for written in (
        f"{day}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        serial,
    ):
        assert dates.parse(written).day == day


@given(days)
def test_the_published_patterns_give_year_month_and_day_in_bulk(day):
    for form, written in (
        ("iso", f"{day} 10:00"),
        ("compact", f"{day:%Y%m%d}"),
        ("slashes", f"{day:%Y.%m.%d}"),
        ("chinese", f"{day.year}年{day.month}月{day.day}日"),
    ):
        [groups] = duckdb.execute(
            "select regexp_extract($1, $2, 1), regexp_extract($1, $2, 2), regexp_extract($1, $2, 3)",
            [written, dates.PATTERNS[form]],
        ).fetchall()
        assert tuple(map(int, groups)) == (day.year, day.month, day.day)


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text):
    assert dates.parse(text, dates.FORMS) is None or dates.parse(text, dates.FORMS).form in dates.FORMS
    assert money.parse(text) is None or isinstance(money.parse(text).yuan, Decimal)
