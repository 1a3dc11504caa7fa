"""Names as people bear them are told from words and places that only begin so."""

import pytest

from gongxin.kernel import people

RARE = [
    "阚清子",
    "郗小雅",
    "赫连勃",
    "José García",
    "Łukasz Żak",
    "曲波",
    "兰天明",
    "李䶮",
    "李𠮷",
    "李〇",
    "迪丽热巴迪力木拉提",
]


@pytest.mark.parametrize("text", ["张三", "王小明", "欧阳修", "欧阳建厂", "买买提·艾力", "John Smith", *RARE])
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


@pytest.mark.parametrize("text", ["石材厂", "高新区", "冷链", "蓝天", "兰花店", "成品油"])
def test_a_word_with_what_it_is_behind_it_is_nobodys(text):
    assert not people.is_a_name(text)


def test_a_place_with_what_it_is_behind_it_is_nobodys():
    assert people.is_a_name("成都路")
    assert not people.is_a_name("成都路", {"成都"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("李 明 示例公司", {0: "李明"}),
        ("李 小 明 示例公司", {0: "李小明"}),
        ("李 小明 示例公司", {0: "李小明"}),
        ("示例公司 欧阳 修", {1: "欧阳修"}),
        ("安 装 工 程 有 限 公 司", {}),
        ("示例市云帆制品 厂", {}),
        ("李 示例公司", {}),
    ],
)
def test_a_name_with_blanks_between_its_characters_is_told(text, found):
    assert people.written_apart(text.split()) == found


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("某某某", True),
        ("李𠮷", True),
        ("某某某某某", False),
        ("迪丽热巴迪力木拉提", True),
        ("JOHN SMITH", True),
        ("Smith, John", True),
        ("John Fitzgerald Smith", True),
        ("ACME", False),
        ("Acme Trading", False),
        ("Acme Gmbh", False),
        ("Acme Sons Co., Ltd.", False),
        ("Colin Corporan", True),
        ("José García", True),
        ("GARCÍA, JOSÉ", True),
        ("Société Générale", False),
    ],
)
def test_whatever_the_surname_short_and_foreign_names_are_as_people_bear(text, borne):
    assert people.is_borne(text) == borne


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("José García 示例公司", "José García"),
        ("John Smith", "John Smith"),
        ("Acme Trading 示例公司", ""),
        ("SEW 示例公司", ""),
        ("John 示例公司", ""),
    ],
)
def test_words_in_latin_letters_before_a_name_may_be_somebodys(text, name):
    assert people.in_latin_before(text.split()) == name
