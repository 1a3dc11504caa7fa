from datetime import UTC, date, datetime

import psycopg
import pyarrow as pa
import pytest
from django.db import connection, transaction

from gongxin.disclosure import names
from gongxin.disclosure.search import search
from gongxin.identity import actions
from gongxin.kernel import orgcode, uscc
from gongxin.kernel.errors import GongxinError

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
ON = date(2026, 5, 6)


def code(number: int) -> str:
    body = f"MA3{number:05d}"
    body = "91379900" + body + orgcode.check_character(body)
    return body + uscc.check_character(body)


def add(*found: str, start: int = 1, on: date = ON) -> None:
    codes = [code(start + place) for place in range(len(found))]
    with transaction.atomic():
        opened = actions.register(pa.table({"code": codes, "name": list(found)}), on=on, at=AT)
        names.show(opened["subject_id"].to_pylist())


def found(text: str) -> list[str]:
    return [hit.name for hit in search(text)]


CITY = (
    "示例市天海贸易有限公司",
    "示例市天海贸易有限公司东城分公司",
    "示例市地河建材有限公司",
    "示例银行股份有限公司",
    "TCX云山集团有限公司",
    "示例市云山（集团）有限公司",
    "示例市长明灯具厂",
    "示例市华联商行",
)


@pytest.fixture
def city(db) -> None:
    add(*CITY)


@pytest.mark.usefixtures("city")
class TestFragments:
    def test_two_characters_suffice(self):
        assert found("地河") == ["示例市地河建材有限公司"]

    def test_the_exact_name_comes_first_and_heads_before_branches(self):
        assert found("天海贸易") == ["示例市天海贸易有限公司", "示例市天海贸易有限公司东城分公司"]
        assert found("示例市天海贸易有限公司东城分公司") == ["示例市天海贸易有限公司东城分公司"]

    def test_traditional_characters_find_simplified_names(self):
        assert found("天海貿易") == found("天海贸易")

    def test_brackets_and_spaces_make_no_difference(self):
        assert found("云山集团") == found("云山(集团)") == found(" 云山 （集团） ")

    def test_signs_of_the_pattern_language_mean_nothing(self):
        for text in ("示例%公司", "示例_天海", "%%示例", "\\示例\\"):
            assert found(text) == found(text.translate(str.maketrans("", "", "%_\\")))

    def test_pairs_that_are_in_no_name_find_nothing(self):
        assert found("玄武") == []

    def test_pairs_of_several_names_do_not_add_up_to_one(self):
        assert found("天海建材") == []


@pytest.mark.usefixtures("city")
class TestInitials:
    def test_three_letters_find_them_anywhere(self):
        assert found("dhjc") == ["示例市地河建材有限公司"]

    def test_two_letters_find_names_that_begin_so(self):
        assert "示例市地河建材有限公司" in found("sl")
        assert found("dh") == []

    def test_capitals_make_no_difference(self):
        assert found("DHJC") == found("dhjc")

    def test_latin_letters_of_a_name_stand_for_themselves(self):
        assert found("tcx") == ["TCX云山集团有限公司"]
        assert found("tcxys") == ["TCX云山集团有限公司"]

    @pytest.mark.parametrize(
        ("letters", "name"),
        [("slyh", "示例银行股份有限公司"), ("hlsh", "示例市华联商行"), ("slscm", "示例市长明灯具厂")],
    )
    def test_characters_are_read_as_their_phrase_reads_them(self, letters, name):
        assert found(letters) == [name]


@pytest.mark.usefixtures("city")
class TestCodes:
    def test_the_whole_code_finds_one(self):
        assert found(code(3)) == ["示例市地河建材有限公司"]

    def test_it_may_be_typed_in_any_way(self):
        assert found(f" {code(3)[:8].lower()}-{code(3)[8:].lower()} ") == ["示例市地河建材有限公司"]

    def test_a_beginning_finds_all_in_order(self):
        assert [hit.code for hit in search("91379900MA3")] == sorted(code(n + 1) for n in range(len(CITY)))

    def test_an_unknown_code_finds_nothing(self):
        assert found(code(99)) == []


@pytest.mark.usefixtures("city")
class TestErrors:
    @pytest.mark.parametrize(
        "text",
        [
            "示例市天海贸易有眼公司东城分公司",
            "示例市天海易有限公司东城分公司",
            "示例市天海海贸易有限公司东城分公司",
        ],
    )
    def test_one_error_in_a_whole_name_is_forgiven(self, text):
        assert found(text)[0] == "示例市天海贸易有限公司东城分公司"

    @pytest.mark.parametrize("text", ["地合建材", "地河健材有限", "地河建材限公司", "例市地的河建材"])
    def test_one_error_in_a_part_of_a_name_is_forgiven(self, text):
        assert found(text) == ["示例市地河建材有限公司"]

    @pytest.mark.parametrize(
        "text",
        ["示例市天海贸易有眼公司东城分公司", "示例市天海易有限公司东城分公司", "市天海贸易有线公司东城"],
    )
    def test_an_error_is_forgiven_though_every_pair_is_in_many_names(self, text, monkeypatch):
        monkeypatch.setattr("gongxin.disclosure.search.FREQUENT", 0)
        assert found(text)[0] == "示例市天海贸易有限公司东城分公司"

    def test_two_errors_in_a_whole_name_are_forgiven(self):
        assert found("示列市天海贸易有眼公司东城分公司")[0] == "示例市天海贸易有限公司东城分公司"

    def test_what_was_forgiven_says_so(self):
        assert {hit.matched for hit in search("地合建材")} == {"similar"}


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "110105194912310021",
        "13800138000",
        "+86 138 0013 8000",
        "查一下 13800138000",
        "a@b.cn",
    ],
)
def test_a_number_of_a_person_is_refused(text):
    with pytest.raises(GongxinError, match="search_for_a_person") as refusal:
        search(text)
    assert text not in str(refusal.value)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("text", ["", " ", "天", "%_", "（）"])
def test_less_than_two_characters_are_refused(text):
    with pytest.raises(GongxinError, match="search_too_short"):
        search(text)


@pytest.mark.django_db
def test_a_former_name_still_finds_the_organisation_under_its_present_one():
    add("示例市天海贸易有限公司")
    add("示例市云山贸易有限公司", on=date(2026, 6, 1))
    (hit,) = search("天海")
    assert (hit.name, hit.former, hit.matched) == (
        "示例市云山贸易有限公司",
        ("示例市天海贸易有限公司",),
        "former",
    )
    assert [hit.matched for hit in search("云山")] == ["name"]


@pytest.mark.django_db
def test_no_text_reaches_from_a_name_into_its_former_name():
    add("示例市天海甲")
    add("乙云山有限公司", on=date(2026, 6, 1))
    assert found("公司示例") == []


def state() -> tuple[list, list]:
    with connection.cursor() as cursor:
        cursor.execute("select * from shown.organisation order by subject_id")
        organisations = cursor.fetchall()
        cursor.execute("select g, n from shown.gram where n > 0 order by g")
        return organisations, cursor.fetchall()


def test_where_every_name_was_withdrawn_nothing_is_like_a_text(db):
    """The counts of their pairs stay behind, at nothing."""
    add("示例市天海贸易有限公司")
    with connection.cursor() as cursor:
        cursor.execute("delete from shown.organisation")
        cursor.execute("update shown.gram set n = 0")
    assert found("示例市天海贸易有眼公司") == []


@pytest.mark.django_db
def test_showing_one_by_one_and_rebuilding_come_to_the_same():
    for place, name in enumerate(CITY):
        add(name, start=place + 1)
    add("示例市天海新贸易有限公司", on=date(2026, 6, 1))
    add("示例市天海新贸易有限公司", on=date(2026, 6, 2))
    shown = state()
    with transaction.atomic():
        names.rebuild()
    assert state() == shown
    with connection.cursor() as cursor:
        cursor.execute("delete from shown.organisation")
        cursor.execute("delete from shown.gram")
    with transaction.atomic():
        names.rebuild()
    assert state() == shown


@pytest.mark.django_db
def test_bodies_of_one_source_are_found_only_if_the_pack_says_so():
    batch = pa.table({"code": ["K1"], "name": ["天海商店"]})
    with transaction.atomic():
        opened = actions.register(batch, on=ON, at=AT, scheme=actions.Scheme.WITHIN_SOURCE, source=7)
        names.show(opened["subject_id"].to_pylist())
        assert found("天海") == []
        names.show(opened["subject_id"].to_pylist(), within_source=True)
        assert found("天海") == ["天海商店"]
        names.rebuild()
        assert found("天海") == []


def test_the_portal_searches_with_its_own_role_and_changes_nothing(database):
    add(*CITY)
    database.use("portal")
    assert found("天海贸易")
    assert found("地合建材")
    assert found("slyh")
    with connection.cursor() as cursor, pytest.raises(Exception, match=r"read-only|permission denied"):
        cursor.execute("delete from shown.organisation")


def test_an_individual_business_cannot_be_made_findable(as_role):
    with pytest.raises(psycopg.errors.CheckViolation):
        as_role("migrate").execute(
            "insert into shown.organisation values"
            " (1, false, '92379900MA3000012X', '92', null, null, '甲', '{}', '甲', 'j', '{}', '{}')"
        )


def test_a_name_is_found_as_soon_as_its_transaction_commits_and_not_before(database, as_role):
    reader = as_role("portal")
    with transaction.atomic():
        opened = actions.register(pa.table({"code": [code(1)], "name": ["玄武岩厂"]}), on=ON, at=AT)
        names.show(opened["subject_id"].to_pylist())
        assert search("玄武", connection=reader) == []
    assert [hit.name for hit in search("玄武", connection=reader)] == ["玄武岩厂"]


def test_a_delivery_does_not_wait_for_the_counts_of_another(database, as_role):
    add("示例市天海贸易有限公司")
    other = as_role("worker")
    other.autocommit = False
    other.execute("update shown.gram set n = n + 1")
    with connection.cursor() as cursor:
        cursor.execute("set lock_timeout = '100ms'")
    add("示例市天海玄武有限公司", start=2)
    assert found("玄武") == ["示例市天海玄武有限公司"]
