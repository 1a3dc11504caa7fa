import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.identity.matching.comparing import compare
from gongxin.identity.matching.parsing import parse, tidy
from gongxin.identity.matching.reasons import COSTS, Reason
from gongxin.identity.matching.words import REASONS
from gongxin.identity.naming import related

FULL = "示例市天海贸易有限公司"


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("示例市天海贸易有限公司", ["same"]),
        ("示例市天海貿易有限公司", ["same"]),
        ("示例市天海（贸易）有限公司", ["same"]),
        (" 示例市 天海贸易有限公司", ["same"]),
        ("示例市天海贸易有限公司（吊销）", ["same"]),
        ("示例天海贸易有限公司", ["same"]),
        ("示例市天海贸易公司", ["form_shortened"]),
        ("示例市天海贸易有眼公司", ["form_slip"]),
        ("天海贸易有限公司", ["place_left_out"]),
        ("天海（示例）贸易有限公司", ["same"]),
        ("山东省示例市天海贸易有限公司", ["place_wider"]),
        ("示倒市天海贸易有限公司", ["place_slip"]),
        ("示例市天海国际贸易有限公司", ["industry_shortened"]),
        ("示例市天海有限公司", ["industry_left_out"]),
        ("示例市天悔贸易有限公司", ["trade_shape"]),
        ("示例市添海贸易有限公司", ["trade_sound"]),
        ("示例市天天海贸易有限公司", ["trade_slip"]),
        ("示例市天海易有限公司", ["industry_slip"]),
        ("天海贺易有眼公司", ["form_slip", "place_left_out", "industry_slip"]),
        ("示例市地河建材有限公司（原示例市天海贸易有限公司）", ["former"]),
    ],
)
def test_what_people_and_scanners_do_to_a_name_is_proposed_with_the_reason(name, reasons):
    for match in (compare(name, FULL), compare(FULL, name)):
        assert list(match.reasons) == reasons
        assert match.proposed


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("示例市地河贸易有限公司", ["trade"]),
        ("示例市天风贸易有限公司", ["trade_character"]),
        ("示例市海天贸易有限公司", ["trade_turned"]),
        ("示例市天海星贸易有限公司", ["trade_longer"]),
        ("东城县天海贸易有限公司", ["place"]),
        ("天海（东城）贸易有限公司", ["place"]),
        ("示例市天海建材有限公司", ["industry"]),
        ("示例市天海贸易股份有限公司", ["form"]),
        ("示例市天海贸易商行", ["form"]),
        ("示例市天海集团贸易有限公司", ["group"]),
        ("示例市天海贸易有限公司东城分公司", ["branch_and_parent"]),
        ("示例市天海贸易有限公司第二门市部", ["branch_and_parent", "number"]),
    ],
)
def test_a_name_nearly_the_same_is_not_proposed_and_the_difference_is_named(name, reasons):
    for match in (compare(name, FULL), compare(FULL, name)):
        assert list(match.reasons) == reasons
        assert not match.proposed


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        ("示例市天海药房有限公司第二店", "示例市天海药房有限公司2店", True),
        ("示例市天海药房有限公司一店", "示例市天海药房有限公司十一店", False),
        ("示例市第廿一中学", "示例市第21中学", True),
        ("示例市第一中学", "示例市第一小学", False),
        ("示例市第二百货公司", "示例市第2百货公司", True),
        ("示例市甲区人民医院", "示例市人民医院", False),
        ("示例市甲区天海贸易有限公司", FULL, True),
        ("示例银行股份有限公司甲区支行", "示例银行甲区支行", True),
        ("示例银行甲区支行", "示例银行乙区支行", False),
        ("示例市绿野种植专业合作社", "示例市绿野种植专业合作社联合社", False),
        ("示例市汇众会计师事务所（普通合伙）", "示例市汇众会计师事务所", True),
    ],
)
def test_units_are_told_apart_by_number_place_and_kind(one, other, proposed):
    assert compare(one, other).proposed is compare(other, one).proposed is proposed


def test_a_former_name_is_related_however_different():
    former = ["示例市玄武岩开采厂"]
    assert compare("示例市玄武岩开采厂", FULL, former=former).reasons == (Reason.FORMER,)
    assert related("示例市玄武岩开采厂", FULL, former=former)


def test_a_name_is_taken_apart():
    found = parse("天海集团（示例市）信息科技有限责任公司第三分公司")
    assert (found.place, found.trade, found.industry, found.form) == ("示例", "天海", "信息科技", "有限公司")
    assert (found.group, found.branch, found.numbers) == ("member", "3分公司", ("3",))


@pytest.mark.parametrize("name", ["示例市超市管理有限公司", "城市建设有限公司", "新社区服务有限公司"])
def test_a_word_that_holds_a_division_is_no_place(name):
    assert parse(name).place in {"", "示例"}


@pytest.mark.parametrize(
    "name",
    ["示例市天海国际贸易有限公司", "示例市天海建材有限公司", "示例市天风贸易有限公司", "示例市天海贸易厂"],
)
def test_one_code_forgives_a_difference_that_a_name_alone_does_not(name):
    assert related(name, FULL)


@pytest.mark.parametrize(
    "name",
    ["示例市地河贸易有限公司", "东城县天海贸易有限公司", "示例市天风建材有限公司", f"{FULL}东城分公司"],
)
def test_one_code_does_not_forgive_another_organisation(name):
    assert not related(name, FULL)


def test_a_branch_is_known_by_its_innermost_place():
    own = "示例财产保险股份有限公司东城支公司"
    assert related("示例财产保险股份有限公司南山分公司东城支公司", own)
    assert not related("示例财产保险股份有限公司西城支公司", own)
    assert not related("示例财产保险股份有限公司东城支公司北门营业部", own)


def test_two_dependent_works_of_two_firms_are_two():
    assert not related("示例市南门对外经济公司艺宝来料加工厂", "示例市南门企业公司特式来料加工厂")


def test_a_line_of_business_is_no_trade_name():
    assert not related("东城县建材有限公司", "西山市建材有限公司")


def test_every_reason_has_its_price_and_its_words():
    assert set(COSTS) == set(REASONS) == set(Reason)
    assert all(zh and en for zh, en in REASONS.values())


names = st.text("示例市县天海地河贸易建材科技有限责任公司分支东城第一二（）集团", min_size=1, max_size=20)


@given(names, names)
def test_the_order_of_two_names_does_not_matter(one, other):
    assert compare(one, other).score == compare(other, one).score


@given(names)
def test_a_name_is_its_own_however_odd(name):
    assert compare(name, name).reasons == (Reason.SAME,)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_names_tidied_together_are_tidied_as_each_alone(given):
    assert tidy(given) == [tidy([name])[0] for name in given]
