"""Names and numbers of documents have one form, whatever width, brackets and spaces they were typed with."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import text
from gongxin.kernel.text import name_key, normalise_name, number_as_written, number_key, plain, simplified

TABLES = [
    text.WIDTH,
    text.SPACES,
    text.DASHES,
    text.DOTS,
    text.PLAIN,
    text.NAME,
    text.NUMBER,
    text.WRITTEN_NUMBER,
]
typed = st.text(alphabet="示例市樣ＡＢab１2 \u3000\xa0\u200b()（）〔〕［］【】[]—-·•", max_size=20)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("示例（甲区）商贸有限公司", "示例（甲区）商贸有限公司"),
        ("示例(甲区)商贸有限公司", "示例（甲区）商贸有限公司"),
        ("示例【甲区］商贸有限公司", "示例（甲区）商贸有限公司"),
        (" 示例 商贸\u3000有限\u200b公司\n", "示例商贸有限公司"),
        ("ＡＢＣ商贸 有限公司", "ABC商贸有限公司"),
        ("Example  Trading (Demo) Ltd ", "Example Trading （Demo） Ltd"),
        ("阿•示例·店", "阿·示例·店"),
        ("", ""),
    ],
)
def test_a_name_has_one_form(written, name):
    assert normalise_name(written) == name


def test_traditional_characters_stay_in_the_name_and_not_in_its_key():
    assert normalise_name("示例環境（甲區）實業") == "示例環境（甲區）實業"
    assert name_key("示例環境（甲區）實業") == name_key("示例环境(甲区)实业") == "示例环境甲区实业"
    assert simplified("裁處書") == "裁处书"


def test_case_and_compatibility_forms_do_not_make_another_key():
    assert name_key("㈱ABC Ｔrading") == name_key("株abc trading")


@pytest.mark.parametrize(
    "written",
    [
        "示市监罚字〔2026〕12号",
        "示市监罚字[2026]12号",
        "示市监罚字（２０２６） 12 号",
        "示市监罚字【2026】12号",
        "示市监罚字﹝2026﹞12号",
        "示市监罚字❲2026❳12号",
        "示市监罚字〖2026〗12号",
        "示市监罚字｛2026｝12号",
        "示市监罚字＜2026＞12号",
        "示市监罚字<2026>12号",
        "示市监罚字︹2026︺12号",
        "示市监罚字〘２０２６〙１２号",
    ],
)
def test_a_documents_number_has_one_key(written):
    assert number_key(written) == "示市监罚字〔2026〕12号"


def test_a_documents_number_is_shown_in_its_own_brackets():
    assert number_as_written(" （２０２６） 示0105执12号") == "（2026）示0105执12号"
    assert number_as_written("示市监罚字[2026]12号") == "示市监罚字[2026]12号"


@given(typed)
def test_how_a_number_is_shown_does_not_change_its_key(written):
    assert number_key(number_as_written(written)) == number_key(written)


def test_leading_zeros_make_another_number():
    assert number_key("示罚〔2026〕012号") != number_key("示罚〔2026〕12号")


@given(typed)
def test_every_form_is_reached_in_one_step(written):
    for form in (plain, normalise_name, name_key, number_key, number_as_written):
        assert form(form(written)) == form(written)


@given(typed)
def test_the_form_of_a_name_does_not_change_its_key(written):
    assert name_key(normalise_name(written)) == name_key(written)


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_pairs_of_equal_length_without_repeats(table):
    assert len(table.taken) == len(table.given) == len(set(table.taken))


@pytest.mark.parametrize("table", TABLES)
@given(written=typed)
def test_tables_mean_the_same_in_bulk(table, written):
    [(made,)] = duckdb.execute("select translate(?, ?, ?)", [written, *table]).fetchall()
    assert made == written.translate(str.maketrans(*table))


@given(typed)
def test_a_composed_table_does_what_its_parts_do_one_by_one(written):
    one_by_one = written
    for table in (text.WIDTH, text.SPACES, text.DASHES):
        one_by_one = one_by_one.translate(str.maketrans(*table))
    composed = text.then(text.WIDTH, text.SPACES, text.DASHES)
    assert written.translate(str.maketrans(*composed)) == one_by_one
