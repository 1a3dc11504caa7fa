"""Facts reach the public with source, basis and end; nothing else does, and nothing is to be kept."""

from datetime import timedelta

import pytest

from gongxin.catalogue import actions as catalogue_actions
from gongxin.catalogue.confirmable import confirmables
from gongxin.disclosure import queries as disclosure
from gongxin.web.portal import queries
from tests.disclosure.facts import delivered
from tests.journeys.papers import CITY
from tests.web.city import AT, CODE, NAME, QUIET, organisations, penalty, today

PAGES = ["/", "/search?q=云帆", "/columns", "/columns/administrative-penalty", f"/organisations/{CODE}"]
BOTH = [*PAGES, f"/organisations/{CODE}/administrative-penalty", *(f"/en{path}" for path in PAGES)]


def words(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("path", BOTH)
def test_a_page_with_facts_is_never_kept(portal, path):
    answer = portal.get(path)
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("city")
def test_a_fact_names_its_source_its_basis_and_its_last_day(portal):
    shown = words(portal, f"/organisations/{CODE}")
    last = (today() - timedelta(days=1)).replace(year=today().year + 1) - timedelta(days=1)
    for told in (
        NAME,
        "示市监处罚〔2026〕1号",
        "警告、罚款",
        "20,000.00 元",
        "《",
        last.isoformat(),
        "示例市市场监",
    ):
        assert told in shown


@pytest.mark.usefixtures("city")
def test_nothing_that_is_not_public_is_on_any_page(portal):
    for path in BOTH:
        assert "内部备注" not in words(portal, path)


@pytest.mark.usefixtures("city")
def test_the_page_tells_what_is_not_on_it(portal):
    shown = words(portal, f"/organisations/{CODE}")
    assert "这里没有什么" in shown
    assert "以下类别目前没有正在公示的信息：" in shown


@pytest.mark.usefixtures("city")
def test_an_organisation_without_facts_has_a_page_that_says_so(portal):
    assert "目前没有正在公示的信息" in words(portal, f"/organisations/{QUIET}")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("code", ["92379900MA3ABCD15X", "91379900MA3ABCD999", "x", "%", "110101199003070011"])
def test_a_code_that_nobody_may_be_found_by_is_not_there(portal, code):
    assert portal.get(f"/organisations/{code}").status_code == 404
    assert portal.get(f"/api/v1/organisations/{code}").status_code == 404


@pytest.mark.parametrize("klass", ["minor", "undetermined"])
def test_minor_and_undetermined_facts_are_nowhere(portal, database, klass):
    database.use("worker")
    subject, _ = organisations()
    delivered(penalty(subject, 0, **{"class": klass}), on=today())
    database.use("portal")
    for path in PAGES[2:]:
        assert "示市监处罚" not in words(portal, path)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", ["云帆", "机械制造", CODE, CODE[:10].lower(), "yfjx", "云凡机械制造"])
def test_search_finds_by_code_name_initials_and_with_one_error(portal, asked):
    assert NAME in words(portal, f"/search?q={asked}")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", ["年度报告", "贰万元", "责令改正"])
def test_the_words_of_decisions_find_nothing(portal, asked):
    assert "没有找到" in words(portal, f"/search?q={asked}")


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("asked", ["11010119900307001X", "13800138000", "云"])
def test_what_cannot_be_searched_is_answered_in_words(portal, asked):
    shown = words(portal, f"/search?q={asked}")
    assert 'role="status"' in shown
    assert NAME not in shown


def test_what_is_asked_is_shown_as_text(portal):
    assert "<script>alert" not in words(portal, "/search?q=<script>alert(1)</script>")


@pytest.mark.usefixtures("city")
def test_a_column_is_filtered_by_department_and_month(portal):
    path = "/columns/administrative-penalty"
    month = f"{today() - timedelta(days=1):%Y-%m}"
    assert NAME in words(portal, f"{path}?month={month}")
    assert "没有符合条件的信息" in words(portal, f"{path}?month=2019-01")
    assert NAME in words(portal, f"{path}?department=nobody&month=2026-99&after=x-y")


def test_a_column_goes_on_from_page_to_page(portal, database):
    database.use("worker")
    subject, _ = organisations()
    delivered(*(penalty(subject, place) for place in range(23)), on=today())
    database.use("portal")
    first = portal.get("/columns/administrative-penalty")
    second = portal.get(f"/columns/administrative-penalty?after={first.context['shown'].next}")
    numbers = [row.fact.title.zh for page in (first, second) for row in page.context["shown"].rows]
    assert numbers == [f"示市监处罚〔2026〕{place + 1}号" for place in range(23)]
    assert not second.context["shown"].next


def test_the_facts_of_one_item_go_on_from_page_to_page(portal, database):
    database.use("worker")
    subject, _ = organisations()
    delivered(*(penalty(subject, place) for place in range(23)), on=today())
    database.use("portal")
    path = f"/organisations/{CODE}/administrative-penalty"
    pages = [portal.get(f"{path}?page={number}").context["page"] for number in (1, 2)]
    assert [len(page.rows) for page in pages] == [20, 3]
    assert pages[1].next is None


def test_what_has_no_column_is_not_listed(portal):
    assert portal.get("/columns/organisation-registration").status_code == 404


@pytest.mark.usefixtures("city")
def test_counts_are_of_what_is_being_shown(portal):
    overview = portal.get("/").context
    counts = {count.item.id: count.facts for count in overview["counts"]}
    assert counts["administrative-penalty"] == 5
    assert sum(sum(month.values) for month in overview["months"]) == 5


def test_beside_the_largest_items_of_the_chart_the_others_stand_together(portal, monkeypatch):
    month, items = today().replace(day=1), sorted(queries.items(), key=lambda item: item.number)[:9]
    counted = [(item.number, 1, month, 10 * place) for place, item in enumerate(items, 1)]
    monkeypatch.setattr(disclosure, "counts", lambda: counted)
    shown = portal.get("/").context["chart"]
    months = portal.get("/").context["months"]
    assert [title.zh for title in shown.series] == [*(item.title.zh for item in items[4:]), "其他条目"]
    assert months[-1].values == (50, 60, 70, 80, 90, 10 + 20 + 30 + 40)


@pytest.mark.usefixtures("city")
def test_the_chart_can_be_read_without_scripts(portal):
    shown = words(portal, "/")
    assert "<rect" in shown
    assert '<td class="right number" data-value="' in shown


def test_the_method_says_what_the_operator_confirmed_and_what_he_has_to(portal, database):
    database.use("worker")
    value = next(iter(confirmables(CITY)))
    catalogue_actions.confirm(
        value, document="某号文件第三条", catalogue=CITY, confirmed_by="terminal", at=AT
    )
    database.use("portal")
    shown = words(portal, "/method")
    assert all(one.said.zh in shown and one.id in shown for one in confirmables(CITY).values())
    assert "某号文件第三条" in shown
    assert shown.count("待确认") == len(confirmables(CITY)) - 1


def test_severities_stand_in_the_readers_language(portal):
    chinese = words(portal, "/catalogue/administrative-penalty")
    assert "存疑" in chinese
    assert not [word for word in ("doubt", "error", "personal") if f">{word}<" in chinese]
