"""Whatever stands in an address, a query or a form, no page and no answer of an interface breaks."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.urls import URLPattern, get_resolver

from tests.cast import CENTRE, sit_down, user

TEXTS = ("\0", "9" * 5000, "２" * 30, "'\"<>%", "\ud800".encode("utf-8", "surrogatepass"))
NUMBERS = ("0", "9" * 18, "9" * 30)
RECORD = "11111111-1111-1111-1111-111111111111"
# In which a page, a form or a link of ours says something.
NAMES = [
    "q",
    "code",
    "case_number",
    "purpose",
    "as",
    "on",
    "known_at",
    "reason",
    "subject",
    "seen",
    "step",
    "proof",
    "next",
    "name",
    "password",
    "item",
    "department",
    "month",
    "page",
    "after",
    "state",
    "kind",
    "days",
    "text",
    "cited",
    "row",
    "sheet",
    "number",
    "of",
    "since",
    "title",
    "until",
    "roles",
    "lists",
    "year",
    "period",
]
GIVEN = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(patterns=None, before: str = "") -> Iterator[str]:
    """Every address of the process, with the kinds of what stands in it left open."""
    for pattern in patterns or get_resolver().url_patterns:
        here = before + str(pattern.pattern).replace("^", "").replace("$", "")
        if isinstance(pattern, URLPattern):
            yield f"/{here}"
        else:
            yield from addresses(pattern.url_patterns, here)


def filled(address: str, **put: str) -> str:
    """The address with this in it, by the kind of what stands there; `str` where nothing is said of a kind."""
    return GIVEN.sub(lambda found: put.get(found[1] or "str", put["str"]), address)


def odd(address: str) -> Iterator[str]:
    """The address with odd things in it."""
    for text in TEXTS:
        for number in NUMBERS if "<int:" in address else NUMBERS[:1]:
            yield filled(address, int=number, uuid=RECORD, slug="x", str=quote(text, safe=""))


@pytest.fixture(params=["portal", "desk"])
def process(request, client_of):
    """A browser at the process, signed in where one signs in; refused answers are answers."""
    opened = client_of(request.param)
    opened.raise_request_exception = False
    if request.param == "desk":
        sit_down(opened, user("clerk", of=CENTRE, name="wang"))
    return opened


def at(address: str) -> str:
    """The address with something harmless in it."""
    return filled(address, int="1", uuid=RECORD, str="x")


def test_no_address_breaks_a_page(process):
    asked = [path for address in addresses() if "<" in address for path in odd(address)]
    assert len(asked) > 40
    assert {path[:80] for path in asked if process.get(path).status_code >= 500} == set()


def test_no_query_breaks_a_page(process):
    asked = [(at(address), text) for address in dict.fromkeys(addresses()) for text in TEXTS]
    broken = {
        (path, text[:9])
        for path, text in asked
        if process.get(path, dict.fromkeys(NAMES, text)).status_code >= 500
    }
    assert broken == set()


def test_no_form_breaks_a_page(process):
    asked = [(at(address), text) for address in dict.fromkeys(addresses()) for text in TEXTS]
    broken = {
        (path, text[:9])
        for path, text in asked
        if process.post(path, dict.fromkeys(NAMES, text)).status_code >= 500
    }
    assert broken == set()
