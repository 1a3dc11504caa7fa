"""Names as people bear them are told from words and places that only begin so."""

import pytest

from gongxin.kernel import people


@pytest.mark.parametrize("text", ["张三", "王小明", "欧阳修", "欧阳建厂", "买买提·艾力", "John Smith"])
def test_a_name_is_told_by_its_surname(text):
    assert people.is_a_name(text)


@pytest.mark.parametrize(
    "text", ["", "张", "石材", "高新", "欠", "筹", "集团", "北京", "张三丰收节", "张三店铺", "MASTER CROWN"]
)
def test_words_and_longer_texts_are_nobodys(text):
    assert not people.is_a_name(text)


def test_a_place_that_begins_so_is_none():
    assert people.is_a_name("张家口")
    assert not people.is_a_name("张家口", {"张家口"})


@pytest.mark.parametrize(
    ("text", "said"), [("法定代表人张三", True), ("李女士", True), ("自然人独资", False)]
)
def test_some_texts_say_that_they_tell_of_somebody(text, said):
    assert people.is_said(text) == said
