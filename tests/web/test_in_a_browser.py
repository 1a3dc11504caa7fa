"""What a person meets: axe finds nothing, the keyboard reaches all, nothing sticks out, scripts are not needed."""

import re

import pytest

from gongxin.collection import actions as collection
from gongxin.collection import uploads
from gongxin.collection.models import Delivery
from gongxin.settings import settings
from gongxin.web.portal import law
from tests.cast import CENTRE, PASSWORD, sit_down, user
from tests.web.city import CODE, NAME, organisations
from tests.web.conftest import audited
from tests.web.handing_in import SOURCE, as_file, fine, handed_in, worked

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNRELATED = "示例市白鹭湖畔文化旅游发展有限公司"
PORTAL = (
    "/",
    "/search?q=云帆",
    "/search?q=玄武",
    "/columns",
    "/columns/administrative-penalty",
    f"/organisations/{CODE}",
    f"/organisations/{CODE}/administrative-penalty",
    "/catalogue",
    "/catalogue/administrative-permit",
    "/catalogue/registers/documents",
    "/catalogue/registers/procedures",
    "/catalogue/registers/powers",
    "/method",
    "/method/scoring",
    "/figures",
    "/terms",
    "/about",
    "/interface",
)
RECORD = "/deliveries/record/11379900990000017A/administrative-penalty"
DESK = (
    "/",
    "/deliveries",
    "/deliveries/new",
    "/deliveries/record",
    RECORD,
    "/queues/held",
    "/queues/unlinked",
    "/tickets",
    "/due",
    "/trace",
    "/quality/due",
    "/quality",
    "/quality/11379900990000017A/administrative-penalty",
    "/quality/11379900990000017A/organisation-registration/stale",
    "/quality/gaps",
    "/quality/letters",
    "/quality/assessments",
    "/quality/figures",
    "/mirrors",
    "/file",
)
# axe takes long: the look at a width is the same in both languages, and so is the markup at both widths.
looks = pytest.mark.parametrize(
    ("language", "widths"), [("", (1280, 390)), ("/en", (390, 1280))], ids=["zh", "en"]
)


def sound(page, widths: tuple[int, int], what: str) -> None:
    """Nothing sticks out at either width, and axe finds nothing at the first, at which the page is left."""
    for width in reversed(widths):
        set_width(page, width)
        assert sticking_out(page) <= 0, (what, width)
    assert audited(page) == [], what


def set_width(page, width: int) -> None:
    """Another width, once the page has been drawn in it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.usefixtures("city", "demonstration")
@looks
def test_the_portal_is_sound_at_both_widths_in_both_languages(serve, page, language, widths):
    base = serve("portal") + language
    for path in PORTAL:
        page.goto(base + path)
        sound(page, widths, path)


@pytest.mark.usefixtures("city")
@looks
def test_the_desk_is_sound_at_both_widths_in_both_languages(serve, page, language, widths):
    user("clerk", of=CENTRE, name="wang")
    base = serve("desk") + language
    page.goto(f"{base}/sign-in")
    sound(page, widths, "sign-in")
    sign_in(page)
    for path in DESK:
        page.goto(base + path)
        sound(page, widths, path)


@looks
def test_receipts_and_evidence_are_sound_at_both_widths_in_both_languages(
    serve, page, desk, database, language, widths
):
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    receipt = worked(database, handed_in(desk))
    base = serve("desk") + language
    page.goto(f"{base}/sign-in")
    sign_in(page)
    for path in (receipt, "/queues/held", "/queues/unlinked", "/tickets"):
        page.goto(base + path)
        sound(page, widths, path)
    for queue in ("/queues/held", "/queues/unlinked"):
        page.goto(base + queue)
        page.locator("tbody th a").first.click()
        page.wait_for_url(f"**{queue}/*")
        sound(page, widths, queue)


@looks
def test_a_conflict_is_sound_and_can_be_settled_by_keyboard(serve, page, desk, database, language, widths):
    database.use("worker")
    organisations()
    database.use("desk")
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    worked(database, handed_in(desk, [fine(1, counterparty_code=CODE, counterparty_name=UNRELATED)]))
    base = serve("desk") + language
    set_width(page, widths[0])
    page.goto(f"{base}/sign-in")
    sign_in(page)
    page.goto(f"{base}/queues/conflict")
    sound(page, widths, "queue")
    reach(page, UNRELATED)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queues/conflict/*")
    assert page.get_by_text(CODE).first.is_visible()
    assert page.get_by_text(NAME).first.is_visible()
    sound(page, widths, "row")
    reach_named(page, "reason")
    page.keyboard.type("已向来源核实。")
    reach(page, "Refuse" if language else "退回")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queues/conflict")
    assert not page.get_by_role("row").count()
    assert page.get_by_role("listitem").filter(has_text=UNRELATED).is_visible()  # decided, and can be undone
    sound(page, widths, "settled")


@looks
def test_a_letter_is_drawn_up_by_keyboard_and_sound_at_both_widths_in_both_languages(
    serve, page, desk, database, language, widths
):
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    worked(database, handed_in(desk))
    base, form = serve("desk") + language, f"/quality/letters/to/{SOURCE}"
    set_width(page, widths[0])
    page.goto(f"{base}/sign-in?next={language}{form}")
    sign_in(page)
    page.wait_for_url(f"**{form}")
    sound(page, widths, form)
    reach_named(page, "kind")
    page.keyboard.press("ArrowDown")
    reach_named(page, "cited")  # what is late is chosen
    reach_named(page, "text")
    page.keyboard.type("请尽快补报。")
    reach(page, "Save the draft" if language else "保存拟稿")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/quality/letters/\d+$"))
    sound(page, widths, "letter")
    page.goto(f"{base}/quality/assessments/{SOURCE}")
    sound(page, widths, "assessment")


@pytest.mark.usefixtures("city")
@looks
def test_an_opened_file_is_sound_and_is_opened_by_keyboard(serve, page, language, widths):
    user("clerk", of=CENTRE, name="wang")
    base = serve("desk") + language
    set_width(page, widths[0])
    page.goto(f"{base}/sign-in?next={language}/file")
    sign_in(page)
    page.wait_for_url("**/file")
    reach_named(page, "code")
    page.keyboard.type(CODE)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    reach_named(page, "case_number")
    page.keyboard.type("受理〔2026〕7号")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=NAME).wait_for()
    assert page.get_by_text("示市监处罚〔2026〕1号").first.is_visible()
    sound(page, widths, "file")


@looks
def test_what_is_not_there_is_told_on_a_sound_page(serve, errant, language, widths):
    set_width(errant, widths[0])
    assert errant.goto(f"{serve('portal')}{language}/nowhere").status == 404
    sound(errant, widths, "404")
    reach(errant, "回到首页")


@looks
def test_what_broke_is_told_on_a_sound_page(serve, errant, monkeypatch, language, widths):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(law, "entries", broken)
    set_width(errant, widths[0])
    assert errant.goto(f"{serve('portal')}{language}/catalogue").status == 500
    sound(errant, widths, "500")


@looks
def test_refusals_are_told_on_sound_pages(serve, errant, monkeypatch, tmp_path, language, widths):
    """403 to whom a page is not for, 403 to a form without its seal, 413 to a file that is too large."""
    user("clerk", of=CENTRE, name="wang")
    base = serve("desk") + language
    set_width(errant, widths[0])
    errant.goto(f"{base}/sign-in")
    sign_in(errant)
    errant.get_by_role("link", name="Deliveries" if language else "报送记录").first.wait_for()
    assert errant.goto(f"{base}/keys").status == 403
    sound(errant, widths, "403")
    errant.goto(f"{base}/file")
    errant.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'")
    assert submitted(errant) == 403
    sound(errant, widths, "seal")
    small = settings().model_copy(update={"max_upload_bytes": 10})
    monkeypatch.setattr(collection, "settings", lambda: small)
    errant.goto(f"{base}/deliveries/new")
    errant.locator("[name=item]").select_option("administrative-penalty")
    errant.locator("[name=department]").select_option(index=0)
    file = tmp_path / "x.csv"
    file.write_text("一二三四五六七八九十", encoding="utf-8")
    errant.locator("[name=file]").set_input_files(file)
    assert submitted(errant) == 413
    sound(errant, widths, "413")


def test_keys_are_sound(serve, page):
    user("security", of=CENTRE, name="wang")
    base = serve("desk")
    page.goto(f"{base}/sign-in?next=/keys")
    sign_in(page)
    page.wait_for_url("**/keys")
    page.get_by_label("系统名称").fill("报送系统")
    page.get_by_label("报送员").check()
    page.get_by_role("button", name="签发").click()
    page.get_by_text("gx_").first.wait_for()
    assert audited(page) == []


@pytest.mark.usefixtures("city")
def test_a_reader_finds_an_organisation_by_keyboard_alone(serve, page):
    page.goto(serve("portal"))
    page.keyboard.press("Tab")
    assert focused(page) == "跳到正文"
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("云帆")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    reach(page, NAME)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/organisations/{CODE}")
    reach(page, "全部内容")
    page.keyboard.press("Enter")
    assert page.get_by_text("当事人未在规定期限内公示年度报告").first.is_visible()


@pytest.mark.usefixtures("city")
def test_the_focus_can_be_seen(serve, page):
    page.goto(serve("portal"))
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.usefixtures("city")
def test_a_filter_changes_the_list_and_the_address(serve, page):
    page.goto(f"{serve('portal')}/columns/administrative-penalty")
    page.get_by_label("作出决定的部门").select_option(index=1)
    page.wait_for_url("**department=*")
    assert page.get_by_text(NAME).first.is_visible()


@pytest.mark.usefixtures("city")
def test_the_chart_is_drawn_under_the_strict_policy(serve, page):
    page.goto(serve("portal"))
    page.locator("[data-plot] canvas").wait_for()


@pytest.mark.usefixtures("city")
def test_everything_can_be_read_without_scripts(serve, browser):
    base = serve("portal")
    with browser.new_context(java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto(base)
        assert page.locator("[data-plot] svg rect").count()
        page.get_by_label("组织名称").fill("云帆")
        page.get_by_role("button", name="查询").click()
        page.get_by_role("link", name=NAME).click()
        assert page.get_by_role("heading", name=NAME).is_visible()


def test_an_upload_shows_its_receipt(serve, page, tmp_path):
    user("clerk", of=CENTRE, name="wang")
    base = serve("desk")
    page.goto(f"{base}/deliveries/new")
    sign_in(page)
    page.wait_for_url("**/deliveries/new")
    page.get_by_label("条目").select_option("administrative-penalty")
    page.get_by_label("数据来源单位").select_option(index=0)
    file = tmp_path / "处罚.csv"
    file.write_text("行政相对人名称,行政处罚决定书文号\n示例市云帆机械制造有限公司,1\n", encoding="utf-8")
    page.get_by_label("文件").set_input_files(file)
    page.get_by_role("button", name="报送").click()
    page.get_by_role("heading", name="回执").wait_for()
    assert page.get_by_text("已接收").is_visible()


def sign_in(page) -> None:
    page.get_by_label("用户名").or_(page.get_by_label("User name")).fill("wang")
    page.get_by_label("密码").or_(page.get_by_label("Password")).fill(PASSWORD)
    page.locator("main button").click()


def sticking_out(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def submitted(page) -> int:
    """The status with which the form of the page is answered, without its script."""
    with page.expect_navigation() as answer:
        page.evaluate("setTimeout(() => document.querySelector('main form').submit(), 0)")
    return answer.value.status


def reach_named(page, name: str) -> None:
    """Go on with the tabulator key to the field of that name."""
    for _ in range(60):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} cannot be reached by keyboard")


def reach(page, words: str) -> None:
    """Go on with the tabulator key until something with these words has the focus."""
    for _ in range(60):
        if focused(page) == words:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{words} cannot be reached by keyboard")


def test_an_upload_goes_on_where_the_line_broke(serve, errant, database, monkeypatch, tmp_path):
    """The second piece is lost on its way and the page does not notice but by the answer that never comes."""
    monkeypatch.setattr(uploads, "PIECE", 600)
    user("clerk", of=CENTRE, name="wang")
    file = tmp_path / "处罚.csv"
    file.write_bytes(as_file([fine(number) for number in range(1, 6)]).read())
    base, seen = serve("desk"), []

    def broken(route):
        seen.append(route.request.headers["upload-offset"])
        route.fulfill(status=502) if len(seen) == 2 else route.continue_()

    errant.goto(f"{base}/sign-in?next=/deliveries/new")
    sign_in(errant)
    errant.wait_for_url("**/deliveries/new")  # loaded, with its script
    errant.route(
        "**/uploads/*", lambda route: broken(route) if route.request.method == "PATCH" else route.continue_()
    )
    errant.get_by_label("条目").select_option("administrative-penalty")
    errant.get_by_label("数据来源单位").select_option(SOURCE)
    errant.get_by_label("文件").set_input_files(file)
    errant.get_by_role("button", name="报送").click()
    errant.wait_for_url("**/deliveries/2*")
    assert seen[1] == seen[2] == "600"
    assert Delivery.objects.get().size == file.stat().st_size
