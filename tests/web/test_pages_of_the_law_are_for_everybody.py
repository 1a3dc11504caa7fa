"""Catalogue, method, terms and the like hold no fact: anybody may find and keep them."""

import json
from pathlib import Path

import pytest

from gongxin.proof import verify
from gongxin.settings import Settings
from gongxin.web.portal import views

LAW = [
    "/catalogue",
    "/catalogue/administrative-penalty",
    "/catalogue/drafts/court-judgment",
    "/catalogue/registers/open",
    "/catalogue/registers/documents",
    "/catalogue/registers/procedures",
    "/about",
    "/method",
    "/terms",
    "/interface",
]
BOTH = [*LAW, *(f"/en{path}" for path in LAW)]


@pytest.mark.parametrize("path", BOTH)
def test_a_page_without_facts_may_be_found(portal, path):
    answer = portal.get(path)
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "all"


@pytest.mark.parametrize("path", BOTH)
def test_nothing_inline_and_nothing_from_elsewhere(portal, path):
    answer = portal.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    words = answer.content.decode()
    assert "<style" not in words
    assert " style=" not in words
    assert "onclick" not in words
    assert "http://" not in words.replace("http://testserver", "")


@pytest.mark.parametrize(
    ("path", "language", "other"), [("/about", "zh-Hans", "/en/about"), ("/en/about", "en", "/about")]
)
def test_each_page_says_its_language_and_links_to_the_other(portal, path, language, other):
    words = portal.get(path).content.decode()
    assert f'<html lang="{language}">' in words
    assert f'href="{other}"' in words


def test_the_portal_sets_no_cookie(portal):
    for path in LAW:
        portal.get(path)
    assert not portal.cookies


def test_an_items_page_tells_its_fields_rules_audience_and_basis(portal):
    words = portal.get("/catalogue/administrative-penalty").content.decode()
    for told in ("CF_WSH", "XZCF-T-001", "社会公开", "第四十八条", "法定代表人", "7个工作日"):
        assert told in words


def test_english_pages_hold_no_chinese_sentence_of_the_interface(portal):
    words = portal.get("/en/about").content.decode()
    for sentence in ("关于本平台", "自然人不是主体", "跳到正文", "无障碍"):
        assert sentence not in words


def test_an_unknown_item_is_not_there(portal):
    assert portal.get("/catalogue/score-of-persons").status_code == 404


def test_the_method_tells_which_limits_were_read_in_the_law(portal):
    words = portal.get("/method").content.decode()
    assert "未核对原文" in words


def test_the_interface_describes_itself(portal):
    description = json.loads(portal.get("/api/v1/openapi.json").content)
    assert description["openapi"].startswith("3.")


def test_a_demonstration_says_so_on_every_page(portal, demonstration):
    for path in BOTH:
        assert 'class="demonstration"' in portal.get(path).content.decode()


def test_what_is_no_demonstration_has_no_banner(portal):
    assert 'class="demonstration"' not in portal.get("/about").content.decode()


def test_a_draft_has_a_page_that_says_it_is_not_in_force_and_why(portal):
    words = portal.get("/en/catalogue/drafts/utility-arrears-confirmed").content.decode()
    assert "not in force" in words
    assert "No law that lets it be collected was found." in words
    assert "template.xlsx" not in words
    assert portal.get("/catalogue/utility-arrears-confirmed").status_code == 404
    assert portal.get("/catalogue/utility-arrears-confirmed/template.xlsx").status_code == 404


def test_the_catalogue_lists_drafts_sectors_and_what_may_never_be_collected(portal):
    words = portal.get("/en/catalogue").content.decode()
    assert 'href="/en/catalogue/drafts/utility-arrears-confirmed"' in words
    assert "Work safety" in words
    assert "petitioning" in words
    assert "Social Credit Regulation of Henan" in words


@pytest.mark.parametrize(
    ("register", "told"),
    [
        ("open", ["Administrative penalty", "public", "Conditions of use"]),
        ("law", ["Administrative Penalty Law", "State Council"]),
        ("documents", ["Detailed Rules of 示例市 on Credit Repair", "revise", "no law any more"]),
        ("standards", ["GB/T 45255-2025", "open for comment"]),
        ("procedures", ["Objection", "not built yet", "portal:search"]),
        ("powers", ["Supervisory sampling of products", "Product sampling", "Mediation"]),
    ],
)
def test_a_register_is_found_from_the_catalogue_and_read(portal, register, told):
    assert f'href="/en/catalogue/registers/{register}"' in portal.get("/en/catalogue").content.decode()
    words = portal.get(f"/en/catalogue/registers/{register}").content.decode()
    assert [one for one in told if one not in words] == []


def test_no_narrow_column_breaks_a_day(portal):
    words = portal.get("/catalogue/registers/documents").content.decode()
    assert '<span class="unbroken">2014-12-01</span>' in words


def test_a_register_that_nobody_keeps_is_not_there(portal):
    assert portal.get("/catalogue/registers/persons").status_code == 404


def test_the_program_that_checks_the_log_is_there_for_everybody_as_we_run_it(portal):
    answer = portal.get("/verify.py")
    assert answer.content == Path(verify.__file__).read_bytes()
    assert answer.headers["X-Robots-Tag"] == "all"
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("log", [None, Path("log")])
def test_the_method_tells_of_the_log_where_one_is_kept(portal, monkeypatch, log):
    monkeypatch.setattr(views, "settings", lambda: Settings(log=log))
    assert ("/verify.py" in portal.get("/method").content.decode()) == bool(log)
