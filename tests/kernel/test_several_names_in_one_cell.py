"""A cell with several names is taken apart where words say which is which, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel.names import LABELLED, Names, each, split
from gongxin.kernel.text import normalise_name

NOW, WAS, ONCE = "示例市云帆机械有限公司", "示例市云帆机械厂", "示例市第二机械厂"


@pytest.mark.parametrize(
    "cell",
    [
        f"{NOW}(原名:{WAS})",
        f"{NOW} （原名称：{WAS}）",
        f"{NOW}（曾用名：{WAS}）",
        f"{NOW}(曾用名{WAS}",
        f"{NOW}（原企业名称为{WAS}）",
        f"{NOW}，曾用名：{WAS}",
        f"{NOW}／原名：{WAS}",
        f"{WAS}（现名：{NOW}）",
        f"{WAS}(现更名为{NOW})",
        f"原名：{WAS}，现名：{NOW}",
    ],
)
def test_a_former_name_is_told_from_the_present_one(cell):
    assert split(cell) == Names(NOW, (WAS,))


@pytest.mark.parametrize("between", ["、", "；", "/", "|"])
def test_several_former_names_are_told_apart(between):
    assert split(f"{NOW}（曾用名：{WAS}{between}{ONCE}）") == Names(NOW, (WAS, ONCE))


@pytest.mark.parametrize(
    "cell",
    [
        f"{NOW}(第一名称);{WAS}(第二名称)",
        f"{NOW}(第一名称){WAS}(第二名称",
        f"第一名称:{NOW};第二名称:{WAS}",
        f"第一名称{NOW}第二名称{WAS}",
        f"{NOW}（第二名称：{WAS}）",
        f"{NOW}，第二名称：{WAS}",
    ],
)
def test_a_second_name_is_borne_at_the_same_time(cell):
    assert split(cell) == Names(NOW, (), (WAS,))


def test_a_name_keeps_its_own_brackets():
    parent = "示例市云帆（集团）有限公司"
    assert split(f"{parent}（曾用名：示例市（第二）机械厂）") == Names(parent, ("示例市（第二）机械厂",))


def test_a_third_name_is_another_one():
    assert split(f"第一名称:{NOW};第二名称:{WAS};第三名称:{ONCE}") == Names(NOW, (), (WAS, ONCE))


@pytest.mark.parametrize(
    "cell",
    [
        NOW,
        f"{NOW}（原{WAS}）",
        f"{NOW}{WAS}（第二名称）",
        f"{NOW}（曾用名）",
        f"{NOW}/{WAS}",
        "示例市中原名表有限公司",
        "示例市现名堂餐饮有限公司",
        f"{NOW}（曾用名：{WAS}）示例分公司",
        "示例市社区（现为民）服务站",
        f"{WAS}（现名{NOW}）工会",
        f"{NOW}曾用名:{WAS},现名:{ONCE}",
        f"{NOW}（曾用名：{WAS}，现名{ONCE}）",
        "Demo A/S",
        "",
    ],
)
def test_what_no_word_tells_apart_is_one_name(cell):
    assert split(cell) == Names(normalise_name(cell))


def test_a_sign_within_a_name_parts_nothing():
    assert each("Demo A/S") == ("Demo A/S",)
    assert each(f"{WAS}；{ONCE}".replace("；", ";")) == (WAS, ONCE)
    assert each("") == ()


@given(
    st.lists(
        st.sampled_from(["（", "）", "原名", "曾用名", "第二名称", ":", "、", "/", "公司", "示例"]),
        max_size=9,
    )
)
def test_any_text_gets_an_answer_and_only_labelled_ones_are_split(parts):
    name = normalise_name("".join(parts))
    assert split(name) == Names(name) or re.search(LABELLED, name)
