import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.identity.naming import compare, distance, parts, related
from gongxin.kernel.text import name_key

FULL = "示例市天海贸易有限公司"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("示例市天海贸易有限公司", "same"),
        ("示例市天海貿易有限公司", "same"),
        ("示例市天海（贸易）有限公司", "same"),
        (" 示例市 天海贸易有限公司", "same"),
        ("示例市天海贸易有限责任公司", "form"),
        ("示例天海贸易公司", "shortened"),
        ("天海贸易有限公司", "place"),
        ("山东省示例市天海贸易有限公司", "place"),
        ("示例市天海国际贸易有限公司", "industry"),
        ("示例市天海有限公司", "industry"),
        ("示例市天梅贸易有限公司", "spelling"),
    ],
)
def test_what_people_and_registers_do_to_a_name_is_forgiven(name, reason):
    assert compare(name, FULL) == compare(FULL, name)
    assert (compare(name, FULL).related, compare(name, FULL).reason) == (True, reason)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("示例市地河贸易有限公司", "different"),
        ("东城县天海贸易有限公司", "different"),
        ("示例市玄武岩开采厂", "different"),
        ("示例市天海贸易有限公司东城分公司", "branch_and_parent"),
        ("示例市天海贸易有限公司第二门市部", "branch_and_parent"),
    ],
)
def test_what_looks_like_another_organisation_is_not(name, reason):
    assert compare(name, FULL) == compare(FULL, name)
    assert (compare(name, FULL).related, compare(name, FULL).reason) == (False, reason)


def test_a_branch_is_known_by_its_innermost_place():
    own = "示例财产保险股份有限公司东城支公司"
    assert related("示例财产保险股份有限公司南山分公司东城支公司", own)
    assert not related("示例财产保险股份有限公司西城支公司", own)
    assert not related("示例财产保险股份有限公司东城支公司北门营业部", own)


def test_two_dependent_works_of_two_firms_are_two():
    assert not related("示例市南门对外经济公司艺宝来料加工厂", "示例市南门企业公司特式来料加工厂")


def test_a_former_name_is_related_however_different():
    assert compare("示例市玄武岩开采厂", FULL, former=["示例市玄武岩开采厂"]).reason == "former"


def test_a_line_of_business_is_no_trade_name():
    assert not related("东城县建材有限公司", "西山市建材有限公司")


def test_a_name_is_taken_apart():
    found = parts(name_key("示例市天海信息科技有限公司"))
    assert (found.place, found.trade, found.industry, found.form) == ("示例", "天海", "信息科技", "有限公司")


names = st.text("示例市县天海地河贸易建材科技有限责任公司分支东城", min_size=1, max_size=20)


@given(names, names)
def test_the_order_of_two_names_does_not_matter(one, other):
    assert compare(one, other) == compare(other, one)


@given(names)
def test_a_name_is_related_to_itself_however_odd(name):
    assert related(name, name)


@given(names, names, names)
def test_the_distance_is_a_distance(one, other, third):
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) == distance(other, one)
    assert distance(one, third) <= distance(one, other) + distance(other, third)
