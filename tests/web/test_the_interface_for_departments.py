"""A department's system hands in a file with its key, and reads the same receipt as its people."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.collection.actions import start, store
from gongxin.collection.models import Delivery
from tests.cast import CENTRE, MARKET, department
from tests.collection import tables
from tests.web.handing_in import FAULTY, SOURCE, as_file, worked


def key(role: str, of: str = CENTRE, days: int = 90) -> dict[str, str]:
    now = timezone.now()
    _, token = actions.issue_key(
        name="报送系统",
        department=department(of),
        roles=[role],
        actor=platform("terminal"),
        at=now - timedelta(days=91),
        expires_at=now - timedelta(days=91) + timedelta(days=91 + days),
    )
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def headers(database):
    return key("clerk")


def hand_in(desk, headers, rows=FAULTY, **more):
    form = {"item": "administrative-penalty", "department": SOURCE, "file": as_file(rows), **more}
    return desk.post("/api/v1/deliveries", form, headers=headers)


def test_a_file_is_queued_worked_on_and_its_findings_are_read(headers, desk, database):
    queued = hand_in(desk, headers)
    assert queued.status_code == 202
    at = f"/api/v1/deliveries/{queued.json()['receipt']}"
    worked(database, at)
    rows = desk.get(at, headers=headers).json()["rows"]
    assert rows.pop("read") == sum(rows.values()) == len(FAULTY)
    steps = desk.get(f"{at}/steps", headers=headers).json()
    assert (steps[0]["step"], steps[0]["came"]) == ("filter", len(FAULTY))
    assert steps[-1]["went_on"] == rows["accepted"] + rows["corrected"]
    found = desk.get(f"{at}/findings", headers=headers).json()
    broken = [one for one in found["findings"] if one["row"] == 6]
    assert broken
    assert all(one["message"]["zh"] and one["message"]["en"] for one in broken)
    assert "王小明" not in json.dumps(found, ensure_ascii=False)
    book = desk.get(f"{at}/problems.xlsx?language=en", headers=headers)
    assert b"".join(book.streaming_content)[:2] == b"PK"
    assert desk.get(f"{at}/problems.xlsx").status_code == 401


def test_the_same_file_again_is_done_at_once(headers, desk, database):
    rows = [tables.penalty(1)]
    first = hand_in(desk, headers, rows).json()["receipt"]
    worked(database, f"/{first}")
    again = hand_in(desk, headers, rows)
    assert again.status_code == 200
    assert again.json()["repeat_of"] == first
    assert again.json()["rows"]["unchanged"] == 1


@pytest.mark.parametrize(
    "sent", [{}, {"Authorization": "Bearer gx_00000000_nothing"}, {"Authorization": "Basic x"}]
)
def test_without_a_good_key_nothing_goes_in(desk, sent):
    answer = hand_in(desk, sent)
    assert answer.status_code == 401
    assert answer.json()["code"] == "web.unknown_key"


def test_a_key_past_its_end_opens_nothing(database, desk):
    assert hand_in(desk, key("clerk", days=-1)).status_code == 401


def test_a_key_of_another_department_hands_in_nothing_and_reads_nothing(headers, desk, database):
    other = key("reporter", of=MARKET)
    receipt = hand_in(desk, headers).json()["receipt"]
    assert hand_in(desk, other).status_code == 403
    assert desk.get(f"/api/v1/deliveries/{receipt}", headers=other).status_code == 404
    assert desk.get(f"/api/v1/deliveries/{receipt}/findings", headers=other).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"item": "score-of-persons"}, "collection.unknown_item"),
        ({"department": "nobody"}, "collection.unknown_department"),
    ],
)
def test_what_cannot_be_handed_in_is_refused_in_both_languages(headers, desk, wrong, code):
    told = hand_in(desk, headers, **wrong).json()
    assert told["code"] == code
    assert told["message"]["zh"]
    assert told["message"]["en"]


def test_a_request_without_a_file_is_told_what_is_missing(headers, desk):
    answer = desk.post("/api/v1/deliveries", {"item": "administrative-penalty"}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["places"] == ["file.file", "form.department"]


def test_an_unknown_receipt_is_not_there(headers, desk):
    assert desk.get("/api/v1/deliveries/20260101-NOTHING1", headers=headers).status_code == 404


def test_the_interface_describes_itself(desk):
    paths = desk.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/v1/deliveries",
        "/api/v1/zero-reports",
        "/api/v1/bundles",
        "/api/v1/files",
        "/api/v1/bundles/{bundle}",
        "/api/v1/deliveries/{receipt}",
        "/api/v1/deliveries/{receipt}/findings",
        "/api/v1/deliveries/{receipt}/problems.xlsx",
        "/api/v1/deliveries/{receipt}/steps",
        "/api/v1/records/{code}/{record}/trace",
    }


def keyed(headers, key="8c1f6a2e"):
    return {**headers, "Idempotency-Key": key}


def test_a_request_that_is_sent_again_is_the_same_delivery(headers, desk, database):
    first = hand_in(desk, keyed(headers))
    again = hand_in(desk, keyed(headers))
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json()["receipt"] == first.json()["receipt"]
    assert Delivery.objects.count() == 1
    worked(database, f"/{first.json()['receipt']}")
    late = hand_in(desk, keyed(headers))
    assert (late.status_code, late.json()["state"]) == (200, "done")
    assert late.json()["rows"]["read"] == len(FAULTY)
    assert Delivery.objects.count() == 1


def test_a_key_that_was_used_for_something_else_is_refused_in_words(headers, desk):
    first = hand_in(desk, keyed(headers)).json()["receipt"]
    for more in ({"rows": FAULTY[:1]}, {"item": "administrative-permit"}):
        refused = hand_in(desk, keyed(headers), **more)
        assert refused.status_code == 409
        assert refused.json()["code"] == "collection.request_key_used"
        assert first in refused.json()["message"]["zh"]
    assert hand_in(desk, keyed(headers, "x" * 256)).status_code == 422
    assert Delivery.objects.count() == 1


def test_two_that_send_one_request_at_once_become_one_delivery(headers, database, desk):
    form = {"item": "administrative-penalty", "department": SOURCE}
    with ThreadPoolExecutor(4) as threads:

        def send(_):
            try:
                sent = {**form, "file": as_file(FAULTY)}
                return Client().post("/api/v1/deliveries", sent, headers=keyed(headers))
            finally:
                connections.close_all()

        answers = list(threads.map(send, range(4)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["receipt"] for answer in answers}) == 1
    assert Delivery.objects.count() == 1


def test_what_is_queued_says_where_to_ask_and_how_far_it_is(headers, desk, database):
    queued = hand_in(desk, headers)
    at = queued.headers["Location"]
    assert queued.headers["Retry-After"]
    found = Delivery.objects.get()
    database.use("worker")
    start(found, actor=platform("worker"), at=timezone.now())
    store().tell(found.receipt, "loading", 3, 5)
    database.use("desk")
    told = desk.get(at, headers=headers).json()
    assert told["state"] == "running"
    assert told["progress"] == {"stage": "loading", "done": 3, "total": 5}
    worked(database, at)
    assert desk.get(at, headers=headers).json()["progress"] is None


def test_the_key_of_a_request_is_described(desk):
    paths = desk.get("/api/v1/openapi.json").json()["paths"]
    handing_in = paths["/api/v1/deliveries"]["post"]
    (parameter,) = handing_in["parameters"]
    assert (parameter["in"], parameter["name"]) == ("header", "Idempotency-Key")
    assert not parameter["required"]
    assert "Location" in handing_in["responses"]["202"]["headers"]
    assert "content" in handing_in["responses"]["202"]
