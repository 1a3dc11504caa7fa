import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.urls import path

from gongxin.access import actions, jobs
from gongxin.access.actor import platform
from gongxin.access.models import User
from gongxin.web import sessions
from tests import cast
from tests.cast import AT


def enter(request: HttpRequest) -> HttpResponse:
    sessions.open_session(request, User.objects.get(name="reporter"))
    return HttpResponse()


def leave(request: HttpRequest) -> HttpResponse:
    sessions.close_session(request)
    return HttpResponse()


def who(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    return JsonResponse(
        {"name": actor and actor.name, "permissions": sorted(actor.permissions) if actor else []}
    )


urlpatterns = [path("enter", enter), path("leave", leave), path("who", who)]


@pytest.fixture
def browser(desk, settings) -> Client:
    cast.user("reporter")
    settings.ROOT_URLCONF = __name__
    return desk


def name(browser: Client) -> str | None:
    return browser.get("/who").json()["name"]


def permissions(browser: Client) -> list[str]:
    return browser.get("/who").json()["permissions"]


def test_a_session_has_an_actor_until_it_ends(browser):
    assert name(browser) is None
    browser.get("/enter")
    assert name(browser) == "reporter"
    browser.get("/leave")
    assert name(browser) is None


def test_the_cookie_is_for_this_site_and_no_script(browser):
    cookie = browser.get("/enter").cookies["session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""  # it goes with the browser
    assert len(cookie.value) >= 32


def test_behind_tls_the_cookie_travels_over_nothing_else(browser, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert browser.get("/enter").cookies["session"]["secure"]


def test_a_session_planted_before_signing_in_is_worth_nothing(browser):
    planted = browser.session
    planted["x"] = 1
    planted.save()
    before = browser.cookies["session"].value
    browser.get("/enter")
    assert browser.cookies["session"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_closed_account_is_out_at_its_next_request(browser):
    browser.get("/enter")
    actions.close_user(user_id=User.objects.get().pk, actor=platform("terminal"), at=AT)
    assert name(browser) is None


def test_new_roles_take_effect_at_the_next_request(browser):
    browser.get("/enter")
    assert "collection:deliver" in permissions(browser)
    user = User.objects.get()
    actions.set_roles(user_id=user.pk, roles=["reader"], actor=platform("terminal"), at=AT)
    assert permissions(browser) == ["disclosure:read"]


def test_a_session_with_another_seal_has_no_actor(browser):
    cast.sit_down(browser, User.objects.get())
    assert name(browser) == "reporter"
    session = browser.session
    session[sessions.SEAL] = "x"
    session.save()
    assert name(browser) is None


def test_pages_forbid_frames_foreign_scripts_and_copies(browser):
    headers = browser.get("/who").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Robots-Tag"] == "noindex, noarchive"
    assert headers["Cache-Control"] == "no-store"


def test_the_portal_knows_no_sessions_and_sets_no_cookie(portal, settings):
    settings.ROOT_URLCONF = __name__
    assert "django.contrib.sessions.middleware.SessionMiddleware" not in django_settings.MIDDLEWARE
    with pytest.raises(AttributeError):
        portal.get("/who")
    assert not portal.cookies


def test_ended_sessions_and_old_failures_are_cleared(browser, database):
    browser.get("/enter")
    Session.objects.update(expire_date=AT)
    database.use("worker")
    jobs.clear(timestamp=int(AT.timestamp()))
    assert not Session.objects.exists()
