"""Pages through Django's client, and through a browser against a server of this process."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from gongxin.catalogue import load
from gongxin.web.look import context
from gongxin.web.processes import MIDDLEWARES, URLS
from tests.cast import CENTRE, sit_down, user
from tests.conftest import client
from tests.journeys.papers import CITY
from tests.web.city import organisations, penalties

CHROMIUM = shutil.which("chromium")
# Without motion: what is looked at halfway between two colours may have too little contrast.
STILL = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],  # of what is right axe tells one place, not all
}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class ClosingHandler(WSGIHandler):
    """Threads end with their request, and so must their connections: the clone is dropped after the test."""

    def __call__(self, environ, start_response):
        try:
            return [b"".join(super().__call__(environ, start_response))]
        finally:
            connections.close_all()


@contextmanager
def served(database, django_settings, process: str) -> Iterator[str]:
    django_settings.MIDDLEWARE, django_settings.ROOT_URLCONF = MIDDLEWARES[process], URLS[process]
    database.use(process)
    with make_server("127.0.0.1", 0, ClosingHandler(), Server, Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def clerk(database):
    """Somebody of the credit centre."""
    return user("clerk", of=CENTRE, name="wang")


@pytest.fixture
def desk_of_clerk(clerk, desk):
    """The desk with that clerk signed in."""
    sit_down(desk, clerk)
    return desk


@pytest.fixture
def serve(database, settings) -> Iterator[Callable[[str], str]]:
    """`serve("portal")` gives the address at which that process answers on the clone."""
    with ExitStack() as stack:
        yield lambda process: stack.enter_context(served(database, settings, process))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Its driver keeps a loop in this thread, which Django takes for asynchronous code."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as opened:
            yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console must stay silent: a broken policy speaks up there."""
    said: list[str] = []
    with browser.new_context(**STILL) as opened:
        made = opened.new_page()
        made.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        made.on("pageerror", lambda error: said.append(str(error)))
        yield made
    assert said == []


@pytest.fixture
def errant(browser: Browser) -> Iterator[Page]:
    """A page that goes where things fail: the browser itself notes every such answer in the console."""
    with browser.new_context(**STILL) as opened:
        yield opened.new_page()


@pytest.fixture
def demonstration(monkeypatch):
    """The platform as a demonstration."""
    shown = context.settings().model_copy(update={"demonstration": True})
    monkeypatch.setattr(context, "settings", lambda: shown)


@pytest.fixture(autouse=True)
def catalogue_of_the_city(monkeypatch):
    """The departments of the demonstration city report; its pack says who they are."""
    monkeypatch.setattr(load, "load", lambda *_, **__: CITY)
    load.catalogue.cache_clear()
    yield
    load.catalogue.cache_clear()


@pytest.fixture
def city(database):
    """An organisation with five penalties, and a quiet one."""
    subject, _ = organisations()
    penalties(subject)


def audited(page: Page) -> list[str]:
    """What axe finds wrong with the page, each with its place."""
    found = Axe().run(page, options=RULES)
    return [
        f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]
    ]


@pytest.fixture
def client_of(database, settings):
    """`client_of("portal")` gives a browser at that process; Django is that process from then on."""
    return lambda process: client(database, settings, process)
