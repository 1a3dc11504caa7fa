"""The same way as people and machines go it: signing in, uploading, the worker's queue, the portal."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.server import jobs
from tests.cast import CENTRE, PASSWORD, department, user
from tests.journeys.papers import MARKET, as_csv, organisation, penalty, table

ITEM = "administrative-penalty"


def upload(rows, name="处罚.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, as_csv(table(rows, ITEM)), content_type="text/csv")


@pytest.fixture
def worker(town):
    """Do what is queued, as the worker's process."""

    def work() -> None:
        town.database.use("worker")
        jobs.work(wait=False)

    return work


def test_a_file_uploaded_at_the_desk_is_a_fact_on_the_portal(town, browse, worker):
    decided = town.today - timedelta(days=5)
    last = town.today + timedelta(days=60)
    row = penalty(1, decided=decided, publicity_ends_on=last.isoformat())
    desk = browse("desk")
    user("clerk", of=CENTRE, name="wang")
    assert desk.post("/sign-in", {"name": "wang", "password": PASSWORD}).status_code == 302
    sent = desk.post("/deliveries/new", {"item": ITEM, "department": MARKET, "file": upload([row])})
    assert sent.status_code == 302, sent.content.decode()
    worker()
    assert Delivery.objects.get(receipt=sent.url.rsplit("/", 1)[-1]).state == State.DONE
    portal = browse("portal")
    code, name = organisation(1)
    page = portal.get(f"/organisations/{code}").content.decode()
    for told in (name, row["document_number"], "示例市市场监督管理局", f"{last:%Y-%m-%d}"):
        assert told in page, told
    assert portal.get(f"/en/organisations/{code}").status_code == 200
    assert code in portal.get("/search", {"q": "长河第1"}).content.decode()


def test_a_file_sent_by_a_departments_system_is_a_fact_of_the_public_interface(town, browse, worker):
    rows = [
        penalty(2, decided=town.today - timedelta(days=5)),
        penalty(3, decided=town.today, kinds="口头教育"),
    ]
    desk = browse("desk")
    now = timezone.now()
    _, token = actions.issue_key(
        name="报送系统",
        department=department(CENTRE),
        roles=["clerk"],
        actor=platform("terminal"),
        at=now,
        expires_at=now + timedelta(days=30),
    )
    headers = {"Authorization": f"Bearer {token}"}
    form = {"item": ITEM, "department": MARKET, "file": upload(rows)}
    queued = desk.post("/api/v1/deliveries", form, headers=headers)
    assert queued.status_code == 202, queued.content.decode()
    worker()
    desk = browse("desk")
    at = f"/api/v1/deliveries/{queued.json()['receipt']}"
    receipt = desk.get(at, headers=headers).json()
    assert receipt["state"] == "done"
    assert receipt["rows"]["read"] == receipt["rows"]["accepted"] + receipt["rows"]["refused"] == 2
    (finding,) = [
        f
        for f in desk.get(f"{at}/findings", headers=headers).json()["findings"]
        if f["row"] == 3 and f["severity"] == "error"
    ]
    assert finding["message"]["zh"]
    assert finding["remedy"]["en"]
    told = browse("portal").get(f"/api/v1/organisations/{organisation(2)[0]}").json()
    (fact,) = told["facts"]
    assert fact["fields"]["document_number"] == rows[0]["document_number"]
    assert (fact["item"], fact["source"]) == (ITEM, MARKET)
    assert fact["shown_until"]
