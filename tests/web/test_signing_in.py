import re

import pytest

from tests.cast import CENTRE, PASSWORD, user


@pytest.fixture
def clerk(database):
    return user("clerk", of=CENTRE, name="wang")


@pytest.fixture
def guardian(database):
    return user("security", of=CENTRE, name="li")


def sign_in(browser, name, password=PASSWORD, **more):
    return browser.post("/sign-in", {"name": name, "password": password, **more})


@pytest.mark.parametrize("path", ["/keys", "/en/keys"])
def test_who_has_not_signed_in_is_asked_to(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 302
    assert answer.url.endswith(f"?next={path.replace('/', '%2F')}")


def test_a_part_of_a_page_is_not_answered_with_a_form(desk):
    answer = desk.get("/keys", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/sign-in")


def test_a_wrong_password_is_refused_in_words(clerk, desk):
    answer = sign_in(desk, "wang", "wrong horse battery")
    assert answer.status_code == 401
    assert "用户名或密码不正确" in answer.content.decode()


def test_signing_in_leads_to_the_page_that_was_asked_for(guardian, desk):
    assert sign_in(desk, "li", next="/keys").url == "/keys"


def test_signing_in_never_leads_to_another_site(guardian, desk):
    assert sign_in(desk, "li", next="https://elsewhere.example/").url == "/"


def test_a_page_of_another_post_is_refused(clerk, desk):
    sign_in(desk, "wang")
    answer = desk.get("/keys")
    assert answer.status_code == 403
    assert "access:grant" in answer.content.decode()


def test_signing_out_ends_the_session(guardian, desk):
    sign_in(desk, "li")
    assert desk.get("/keys").status_code == 200
    desk.post("/sign-out")
    assert desk.get("/keys").status_code == 302


def test_a_key_is_shown_once(guardian, desk):
    sign_in(desk, "li")
    answer = desk.post(
        "/keys/issue", {"name": "报送系统", "department": CENTRE, "roles": ["reporter"], "days": "90"}
    )
    token = re.search(r"gx_[0-9a-f]{8}_[\w-]+", answer.content.decode())
    assert token
    assert answer.headers["Cache-Control"] == "no-store"
    assert token.group() not in desk.get("/keys").content.decode()


def test_a_revoked_key_says_so(guardian, desk):
    sign_in(desk, "li")
    desk.post("/keys/issue", {"name": "报送系统", "department": CENTRE, "roles": ["reporter"], "days": "90"})
    desk.post("/keys/1/revoke")
    assert "已吊销" in desk.get("/keys").content.decode()


def test_a_form_without_its_seal_changes_nothing(clerk, desk):
    desk.handler.enforce_csrf_checks = True
    answer = sign_in(desk, "wang")
    assert answer.status_code == 403
    assert "表单已过期" in answer.content.decode()
