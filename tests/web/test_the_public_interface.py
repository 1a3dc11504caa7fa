"""The interface answers just as the pages do, and keeps to its own description."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from gongxin.web.processes import MIDDLEWARES, URLS
from tests.web.city import CODE, NAME


@pytest.mark.usefixtures("city")
def test_an_organisation_with_its_facts(portal):
    answer = portal.get(f"/api/v1/organisations/{CODE}")
    told = answer.json()
    assert answer.headers["Cache-Control"] == "no-store"
    assert (told["name"], len(told["facts"])) == (NAME, 5)
    fact = told["facts"][0]
    assert fact["fields"]["fine_yuan"] == "20000.00"
    assert "remark" not in fact["fields"]
    assert fact["shown_until"] > fact["shown_from"]


@pytest.mark.usefixtures("city")
def test_search(portal):
    found = portal.get("/api/v1/search", {"q": "云帆"}).json()["organisations"]
    assert [one["code"] for one in found] == [CODE]


@pytest.mark.usefixtures("city")
def test_the_api_has_no_search_for_persons(portal):
    answer = portal.get("/api/v1/search", {"q": "11010119900307001X"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "disclosure.search_for_a_person"
    assert "11010119900307001X" not in answer.content.decode()


def test_a_malformed_request_is_told_its_places_in_both_languages(portal):
    told = portal.get("/api/v1/search", {"q": "云帆", "limit": "many"}).json()
    assert told["places"] == ["query.limit"]
    assert told["message"]["zh"]
    assert told["message"]["en"]


@pytest.fixture
def described(city, database, settings):
    settings.MIDDLEWARE, settings.ROOT_URLCONF = MIDDLEWARES["portal"], URLS["portal"]
    database.use("portal")
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


@pytest.mark.parametrize("path", ["/api/v1/organisations/{code}", "/api/v1/search"])
def test_every_answer_is_as_described(described, path):
    @settings(max_examples=20, derandomize=True, database=None)
    @given(described[path]["GET"].as_strategy())
    def holds(case):
        # Words in which too little is left to search for are well-formed, and refused with a reason.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    holds()
