"""A file of three kinds of information, as a browser shows it: sound, and the kinds told apart."""

import pytest

from tests.cast import CENTRE, PASSWORD, user
from tests.disclosure.facts import delivered, record
from tests.web.city import CODE, organisations, penalties, today
from tests.web.conftest import audited

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAID = {"decided_on": "2026-05-06"}
RATING = SAID | {
    "kind": "rating",
    "grade": "AA",
    "valid_until": "2028-05-05",
    "source_name": "示例市诚衡信用评级有限公司",
}
DECLARED = SAID | {
    "matter": "qualification",
    "content": "质量管理体系认证，范围为通用机械的制造",
    "commitment": "yes",
    "authorised_acts": "integrate,share",
    "authorised_audiences": "government,public",
    "authorised_until": "2028-05-05",
}  # fmt: skip


@pytest.fixture
def three(database):
    """An organisation of which a penalty, a rating and a declaration are known."""
    subject, _ = organisations()
    penalties(subject, 1)
    other = {"class": None}
    delivered(record(subject, "评1", RATING, item="market-evaluation", source=31, **other), on=today())
    delivered(record(subject, "证1", DECLARED, item="volunteered-information", source=2, **other), on=today())


def sound(page) -> None:
    assert audited(page) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


@pytest.mark.usefixtures("three", "demonstration")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["", "/en"])
def test_each_kind_stands_apart_at_both_widths_in_both_languages(serve, page, language, width):
    user("clerk", of=CENTRE, name="wang")
    page.set_viewport_size({"width": width, "height": 900})
    desk = serve("desk") + language
    page.goto(f"{desk}/sign-in?next={language}/file")
    page.fill("#name", "wang")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#code").fill(CODE)
    page.locator("#purpose").select_option("inspection")
    page.locator("#case").fill("案1")
    sound(page)
    page.locator("main button").click()
    page.locator("#of-self_declared").wait_for()
    sound(page)
    assert page.locator("section.apart").count() == 2
    page.goto(f"{serve('portal')}{language}/organisations/{CODE}")
    sound(page)
    assert page.locator("section.apart article").count() == 1
