"""The same way as people and machines go it: signing in, uploading, the worker's queue, the portal."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.server import jobs
from tests.cast import AT, CENTRE, PASSWORD, department, user
from tests.journeys.papers import MARKET, NAMES, as_csv, organisation, penalty, table

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


MARKED = "FFFBD9D3"
REMEDIES = {"处罚决定日期": "2026-05-06", "统一社会信用代码": organisation(12)[0]}


def signed_in(desk, name: str) -> None:
    assert desk.post("/sign-in", {"name": name, "password": PASSWORD}).status_code == 302


def corrected(downloaded: bytes) -> SimpleUploadedFile:
    """The workbook with nothing but its marked cells changed."""
    book = openpyxl.load_workbook(io.BytesIO(downloaded))
    header, *rows = book.worksheets[0].rows
    for row in rows:
        for cell, column in zip(row, header, strict=True):
            if cell.fill.fgColor.rgb == MARKED and column.value in REMEDIES:
                cell.value = REMEDIES[column.value]
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("更正.xlsx", out.getvalue())


def test_an_officer_of_a_department_corrects_the_marked_cells_and_all_is_clean(town, browse, worker):
    """Upload, findings, workbook, correction, clean: the officer holds the rights of a reporter and no other."""
    decided = town.today - timedelta(days=5)
    rows = [
        penalty(11, decided=decided),
        penalty(12, decided=decided, counterparty_code=""),
        penalty(13, decided=decided, decided_on="2026-13-45"),
        penalty(
            14, decided=decided, counterparty_code="", counterparty_name="王小明", counterparty_kind="自然人"
        ),
    ]
    desk = browse("desk")
    actions.create_department(
        code=MARKET, name=NAMES[MARKET], division="379900", actor=platform("terminal"), at=AT
    )
    user("reporter", of=MARKET, name="zhao")
    signed_in(desk, "zhao")
    form = {"item": ITEM, "department": MARKET}
    first = desk.post("/deliveries/new", form | {"file": upload(rows)}).url
    worker()

    desk = browse("desk")
    signed_in(desk, "zhao")
    page = desk.get(first).content.decode()
    assert "有问题的 2 行，已解决 0 行，还有 2 行。" in page
    assert "王小明" not in page
    assert first.rsplit("/", 1)[-1] in desk.get("/tickets").content.decode()
    workbook = b"".join(desk.get(f"{first}/problems.xlsx").streaming_content)
    second = desk.post("/deliveries/new", form | {"file": corrected(workbook)}).url
    worker()

    desk = browse("desk")
    signed_in(desk, "zhao")
    page = desk.get(first).content.decode()
    assert "有问题的 2 行，已解决 2 行，还有 0 行。" in page
    assert second in page
    assert first.rsplit("/", 1)[-1] not in desk.get("/tickets").content.decode()
    portal = browse("portal")
    for row, serial in zip(rows[:3], (11, 12, 13), strict=True):
        told = portal.get(f"/organisations/{organisation(serial)[0]}").content.decode()
        assert row["document_number"] in told
