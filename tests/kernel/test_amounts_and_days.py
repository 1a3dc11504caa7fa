"""Amounts and days are read in the forms people use, exactly, or not at all."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import dates, money

# Written, the number in whole units, the currency that is named; the column's unit is ten thousand.
WAYS = [
    # Of the column: neither unit nor currency.
    ("500", "5000000", None),
    ("1,234.56", "12345600", None),
    ("1 234 567", "12345670000", None),
    ("１，２３４．５６", "12345600", None),
    ("-5", "-50000", None),
    ("0()", "0", None),
    # Units behind the figure.
    ("2000元", "2000", None),
    ("2000圆整", "2000", None),
    ("0.2 万", "2000", None),
    ("3千元", "3000", None),
    ("500万", "5000000", None),
    ("500(万)", "5000000", None),
    ("500（万元）", "5000000", None),
    ("1.5亿元", "150000000", None),
    ("2百万元", "2000000", None),
    ("3十亿元", "3000000000", None),
    ("12.5百亿", "125000000000", None),
    ("1万亿元", "1000000000000", None),
    ("1亿2000万元", "120000000", None),
    ("1亿2,500万", "125000000", None),
    ("5万3千元", "53000", None),
    ("100万5000元", "1005000", None),
    ("1234元5角6分", "1234.56", None),
    # Units before it.
    ("￥1,234.56", "1234.56", None),
    ("¥ 500", "500", None),
    ("万元：500", "5000000", None),
    ("（元）500", "500", None),
    # Yuan by name, before, behind and between.
    ("人民币2000元整", "2000", "CNY"),
    ("人民币：2000元", "2000", "CNY"),
    ("RMB100万", "1000000", "CNY"),
    ("RMB ￥1,000,000.00", "1000000", "CNY"),
    ("cny 50万", "500000", "CNY"),
    ("324人民币元", "324", "CNY"),
    ("100万元人民币", "1000000", "CNY"),
    ("57万人民币", "570000", "CNY"),
    ("85万人民币元", "850000", "CNY"),
    ("500(万元人民币)", "5000000", "CNY"),
    ("61,758.5803(万元人民币)", "617585803", "CNY"),
    ("260( 万人民币元)", "2600000", "CNY"),
    ("500(万人民币 )", "5000000", "CNY"),
    ("50(万元(人民币))", "500000", "CNY"),
    ("3,286(万元（人民币）)", "32860000", "CNY"),
    ("10,000,000(人民币元)", "10000000", "CNY"),
    ("人民币（万元）1,000.00", "10000000", "CNY"),
    # In characters, plain and formal, simplified and traditional.
    ("壹拾贰万叁仟肆佰元整", "123400", None),
    ("人民币贰仟圆整", "2000", "CNY"),
    ("人民币壹佰万元整", "1000000", "CNY"),
    ("壹佰万", "1000000", None),
    ("贰佰萬圓整", "2000000", None),
    ("十万元", "100000", None),
    ("五十万元", "500000", None),
    ("一亿二千万零三元五角二分", "120000003.52", None),
    ("三千元零五分", "3000.05", None),
    ("五万零三元", "50003", None),
    ("壹仟零伍拾万零叁佰元整", "10500300", None),
    ("一千零一万零一十元", "10010010", None),
    ("壹佰壹拾元整", "110", None),
    ("一万亿元", "1000000000000", None),
    # Other currencies, kept as they are.
    ("2,097(万美元)", "20970000", "USD"),
    ("15(万元美元)", "150000", "USD"),
    ("1,600(万元(美元))", "16000000", "USD"),
    ("USD 50万", "500000", "USD"),
    ("50万USD", "500000", "USD"),
    ("US$500,000.00", "500000", "USD"),
    ("500000美元", "500000", "USD"),
    ("美元伍拾万元整", "500000", "USD"),
    ("伍拾万美元整", "500000", "USD"),
    ("USD 5 million", "5000000", "USD"),
    ("5万港币", "50000", "HKD"),
    ("400(万香港元)", "4000000", "HKD"),
    ("港幣１，０００萬圓", "10000000", "HKD"),
    ("10,000(万日元)", "100000000", "JPY"),
    ("2,223.8700(万欧元)", "22238700", "EUR"),
    ("新台币500万元", "5000000", "TWD"),
    ("20万英镑", "200000", "GBP"),
    ("30万加拿大元", "300000", "CAD"),
]


@pytest.mark.parametrize(("written", "value", "currency"), WAYS)
def test_an_amount_is_read_exactly_with_the_currency_it_names(written, value, currency):
    assert money.parse(written, money.TEN_THOUSAND) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "written",
    [
        *("", "N/A", "无", "元", "万", "千万", "人民币", "--5", "1.2E+05", "罚款2000元"),
        *("1,2", "1,2345", "1.2.3", "1.000.000,00"),
        *(
            "约500万元",
            "500万元以上",
            "500-1000万元",
            "50万美元/300万元人民币",
            "2000万1亿",
            "5万3",
            "万元500万",
        ),
        *("$50万", "50万元宝", "50万奥地利先令", "人民币50万美元", "50 CNY", "RMB 2000"),
        *("港币500", "500美金", "500 USD", "500英镑", "(港币)500"),
        *("500[1]", "【2】300万元", "1000（500）", "(500)", "500万元（人民币500万元）"),
        *("三五元", "五万三元", "三百五元", "一千二元", "一亿三元", "二〇〇〇元", "千万元"),
        *("2026-05-06", "2026年5月6日", "91379900MA3ABCD158", "某某", "万某某", "陆伍", "万千", "伍千"),
    ],
)
def test_what_is_no_amount_is_not_guessed(written):
    assert money.parse(written, money.TEN_THOUSAND) is None


def test_a_bare_number_has_the_unit_of_its_column():
    assert money.parse("0.2", money.TEN_THOUSAND) == money.Amount(Decimal(2000), None)
    assert money.parse("0.2") == money.Amount(Decimal("0.2"), None)
    assert money.parse("2000元", money.TEN_THOUSAND) == money.Amount(Decimal(2000), None)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(sorted(money.CURRENCIES)), st.data())
def test_where_a_currency_is_named_makes_no_difference(amount, code, data):
    word = data.draw(st.sampled_from((code, *money.CURRENCIES[code])))
    for written in (
        f"{amount}万{word}",
        f"{word}{amount:,}万元",
        f"{amount}（万{word}）",
        f"{word}：{amount}万",
    ):
        assert money.parse(written) == (amount * 10_000, code)


def test_no_two_currencies_share_a_word():
    words = [word for listed in money.CURRENCIES.values() for word in listed]
    assert len(words) == len(set(words))


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["", "元", "万元"]))
def test_grouping_commas_and_units_do_not_change_the_amount(amount, unit):
    expected = amount * 10_000 if unit == "万元" else amount
    for written in (f"{amount}{unit}", f"{amount:,}{unit}", f" {amount} {unit}", f"{amount}（{unit}）"):
        assert money.parse(written).value == expected


@given(st.decimals(-(10**12), 10**12, places=4))
def test_the_plain_pattern_admits_only_what_a_cast_reads_to_the_same_amount(amount):
    [(plain, cast)] = duckdb.execute(
        "select regexp_matches($1, $2), cast($1 as decimal(30, 6))", [str(amount), money.PLAIN_PATTERN]
    ).fetchall()
    assert plain
    assert money.parse(str(amount)).value == cast


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
        ("公元2026年5月6日", date(2026, 5, 6), "chinese"),
        ("2026年5月6", date(2026, 5, 6), "chinese"),
        ("2026年05月06日 10:30", date(2026, 5, 6), "chinese"),
        ("2026年5月6日10时30分", date(2026, 5, 6), "chinese"),
        ("2026年元月6日", date(2026, 1, 6), "chinese"),
        ("2026年五月六日", date(2026, 5, 6), "chinese"),
        ("二O二六年五月6日", date(2026, 5, 6), "chinese"),
        ("二〇二六年五月廿六日", date(2026, 5, 26), "chinese"),
        ("二〇二六年五月卅一日", date(2026, 5, 31), "chinese"),
        ("二〇二四年二月二十九日", date(2024, 2, 29), "chinese"),
        ("贰零贰陆年零伍月零陆日", date(2026, 5, 6), "chinese"),
        ("贰零贰陆年壹拾月零贰拾日", date(2026, 10, 20), "chinese"),
        ("２０２６．５．６", date(2026, 5, 6), "slashes"),
        ("2026. 5. 6", date(2026, 5, 6), "slashes"),
        ("2026/5/6 上午 9:30:00", date(2026, 5, 6), "slashes"),
        ("20260506 10:00:00", date(2026, 5, 6), "compact"),
        ("20260506103000", date(2026, 5, 6), "compact"),
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
        ("令和６年５月６日", date(2024, 5, 6)),
        ("㋿6年5月6日", date(2024, 5, 6)),
        ("令和六年五月六日", date(2024, 5, 6)),
        ("平成32年3月31日", date(2020, 3, 31)),
    ],
)
def test_days_of_japanese_eras_are_read_where_a_pack_takes_them(written, day):
    assert dates.parse(written, ["iso", "japanese_era"]) == dates.Reading(day, "japanese_era")
    assert dates.parse(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("民國106年7月31日", "106年7月31日", "106/07/31", "106.7.31", "1060731", "中華民國106年7月31日"),
        *(
            "民国１０６年７月３１日",
            "民國106.7.31",
            "中華民國一百零六年七月三十一日",
            "民國一〇六年七月三十一日",
        ),
    ],
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
        "令和元年4月30日",
        "昭和1年12月24日",
        "二〇二六年五月初六",
        "二〇二六年二月三十日",
        "二〇二六年十六十月六日",
        "〇〇〇〇年〇月〇日",
        "2026年5月6日起",
        "20260506993000",
        "2026年5月",
        "二〇二六年五月",
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
    assert money.parse(text) is None or isinstance(money.parse(text).value, Decimal)
