import re
from pathlib import Path

import pytest

from gongxin.access.words import REFUSALS
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import UNKNOWN, refusal

SOURCES = Path(__file__).parents[2] / "src" / "gongxin"
CODES = sorted(
    {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'GongxinError\(\s*"([a-z_.]+)"', path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_words_of_its_own(code):
    said = refusal(GongxinError(code))
    unknown = UNKNOWN.zh.format(code=code)
    assert said.what.zh != unknown
    assert said.what.zh != said.what.en


def test_a_page_that_is_not_there_says_what_can_be_done(portal):
    answer = portal.get("/nowhere")
    words = answer.content.decode()
    assert answer.status_code == 404
    assert "没有这一页" in words
    assert "There is no such page" in words
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_refusal_speaks_with_the_words_of_its_package_and_its_facts():
    said = refusal(GongxinError("access.locked", until="2026-11-20T10:00"))
    assert "2026-11-20T10:00" in said.what.zh
    assert "2026-11-20T10:00" in said.what.en
    assert said.status == 429


def test_a_refusal_without_words_is_still_a_sentence():
    said = refusal(GongxinError("nowhere.unheard_of"))
    assert "nowhere.unheard_of" in said.what.zh


def test_facts_that_the_words_name_and_the_error_lacks_break_nothing():
    for code in REFUSALS:
        assert refusal(GongxinError(code)).what.zh
