"""Figures of departments on the desk, their formulas on the portal: one definition for both."""

from dataclasses import replace

import pytest
from django.utils import timezone

from gongxin.catalogue import load
from gongxin.catalogue.scoring import COUNTS, of_reporting
from tests.cast import CENTRE, MARKET, sit_down, user
from tests.journeys.papers import CITY
from tests.web.handing_in import FAULTY, SOURCE, handed_in, words, worked

PAGES = ("/quality", f"/quality/{SOURCE}/administrative-penalty")


@pytest.fixture
def reported(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk, FAULTY))
    return desk_of_clerk


def test_the_overview_has_the_figures_of_the_pack(reported):
    shown = words(reported, "/quality")
    for one in CITY.indicators.values():
        assert (f">{one.title.zh}<" in shown) == one.overview, one.id
    assert "示例市市场监督管理局" in shown
    assert "25.0 %" in shown  # one sound row of four; the fifth is a person's
    assert "Late-report rate" in words(reported, "/en/quality")


def test_a_card_has_every_figure_with_its_formula_its_days_and_the_months_before(reported):
    shown = words(reported, PAGES[1])
    for one in of_reporting(CITY.indicators.values()):
        assert one.title.zh in shown
        assert one.formula.zh in shown
    assert f"{timezone.now():%Y-%m}" in shown
    assert shown.count('class="tone-0"') == 2  # its mark in the legend, and the bar of this month
    assert "没有报送" in words(reported, "/quality?month=2020-01")
    assert "示例市市场监督管理局" in words(reported, "/quality?month=nonsense")


@pytest.mark.parametrize("month", ["0001-01", "0002-12", "9999-12"])
@pytest.mark.parametrize("page", PAGES)
def test_a_month_of_another_age_is_this_month(reported, page, month):
    assert "示例市市场监督管理局" in words(reported, f"{page}?month={month}")


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_the_month_comes_as_a_document(reported, form, begins):
    answer = reported.get(f"/quality/statement.{form}?month=2026-05")
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="2026-05.{form}"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert reported.get("/quality/statement.doc").status_code == 404


def test_points_are_given_on_the_page_by_who_may(desk, database):
    at = f"/quality/assessments/{SOURCE}"
    given = {"part": "work.mechanism", "points": "1.5", "evidence": "示市信〔2026〕3号"}
    sit_down(desk, user("supervisor", of=CENTRE, name="li"))
    assert "人工评分" in words(desk, at)
    assert desk.post(at, given).status_code == 302
    assert "示市信〔2026〕3号" in words(desk, at)
    assert desk.post(at, {**given, "points": "9"}).status_code == 422
    for points in ("many", "NaN", "sNaN", "-Infinity", "Infinity"):
        assert desk.post(at, {**given, "points": points}).status_code == 422, points
    sit_down(desk, user("clerk", of=CENTRE, name="wu"))
    assert '<form method="post">' not in words(desk, at).partition("<main")[2]
    assert desk.post(at, given).status_code == 403


def test_places_are_for_who_sees_all_departments(reported, monkeypatch):
    page = "/quality/assessments"
    assert ">名次<" in words(reported, page)
    assert reported.get(f"{page}.xlsx?year=2026").content.startswith(b"PK")
    assert "分区划" not in words(reported, page), "there is but one"
    moved = replace(CITY.sources[SOURCE], division="379901")
    law = replace(CITY, sources={**CITY.sources, SOURCE: moved})
    monkeypatch.setattr(load, "load", lambda *_, **__: law)
    load.catalogue.cache_clear()
    assert "379901" in words(reported, page).partition("分区划")[2]
    sit_down(reported, user("reporter", of=MARKET, name="zhao"))
    assert ">名次<" not in words(reported, page)


def test_gaps_name_who_is_not_connected(reported):
    shown = words(reported, "/quality/gaps")
    assert "从未报送" in shown
    assert "人工报送" in shown


def test_a_department_finds_no_other_s_figures(reported):
    sit_down(reported, user("reporter", of=MARKET, name="zhao"))
    assert "示例市市场监督管理局" not in words(reported, "/quality")
    assert reported.get(PAGES[1]).status_code == 404


def test_what_is_due_stands_in_a_list_and_on_the_first_page(reported):
    shown = words(reported, "/quality/due")
    assert "双公示信息月报" in shown
    assert "即将到期" in shown or "未到期" in shown
    assert "应报未报" in words(reported, "/")


def test_every_formula_is_public_word_for_word(portal):
    shown = words(portal, "/method/scoring")
    for one in CITY.indicators.values():
        assert one.formula.zh in shown
    for count in COUNTS.values():
        assert count.zh in shown
    assert "次月 10 日" in shown
    assert "满分 100 分" in shown
    assert "7 个工作日" in shown
    assert "/method/scoring" in words(portal, "/method")
