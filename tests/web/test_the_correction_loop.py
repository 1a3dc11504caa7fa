"""A department officer's way: upload, findings, workbook, correction, clean; and a second look at the unusual."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.collection.models import Delivery, Ticket
from gongxin.flows import deliver, gates
from gongxin.settings import Expected, Settings
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import CITY
from tests.web.handing_in import CODE, FAULTY, fine, handed_in, words, worked

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def officer(desk_of_clerk):
    return desk_of_clerk


def problems(desk, at: str):
    """The workbook as it is downloaded."""
    answer = desk.get(f"{at}/problems.xlsx")
    assert answer.headers["Content-Type"] == XLSX
    assert answer.headers["Cache-Control"] == "no-store"
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def corrected(book) -> SimpleUploadedFile:
    """Each marked row put right: a code that is one, a day that there is."""
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    code, name, day = places["统一社会信用代码"], places["行政相对人名称"], places["处罚决定日期"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, code).value = CODE
        sheet.cell(row, name).value = FAULTY[0]["counterparty_name"]
        sheet.cell(row, day).value = FAULTY[0]["decided_on"]
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("更正.xlsx", out.getvalue(), content_type=XLSX)


def test_upload_findings_workbook_correction_clean(officer, database):
    first = worked(database, handed_in(officer))
    told = words(officer, first)
    assert "有问题的 3 行，已解决 0 行，还有 3 行。" in told
    assert "第 6 行" in told
    assert first.rsplit("/", 1)[-1] in words(officer, "/tickets")
    assert "3 of 3" in words(officer, "/en/tickets")

    second = worked(database, handed_in(officer, file=corrected(problems(officer, first))))
    assert first in words(officer, second), "the correction names what it corrects"
    done = Delivery.objects.get(receipt=second.rsplit("/", 1)[-1])
    assert done.accepted_rows == done.read_rows == 3

    told = words(officer, first)
    assert "有问题的 3 行，已解决 3 行，还有 0 行。" in told
    assert second in told
    assert "problems.xlsx" not in told
    assert Ticket.objects.get(delivery__receipt=first.rsplit("/", 1)[-1]).state == "corrected"
    assert first.rsplit("/", 1)[-1] not in words(officer, "/tickets")
    assert first.rsplit("/", 1)[-1] in words(officer, "/tickets?state=corrected")
    assert "存疑" not in words(officer, "/queues/held").partition("<tbody")[2]


def test_rows_that_shall_not_be_reported_are_explained_with_a_reason(officer, database):
    at = worked(database, handed_in(officer))
    assert officer.post(f"{at}/ticket", {"step": "withdraw", "reason": " "}).status_code == 422
    assert officer.post(f"{at}/ticket", {"step": "withdraw", "reason": "重复报送"}).status_code == 302
    assert "重复报送" in words(officer, at)
    assert officer.post(f"{at}/ticket", {"step": "withdraw", "reason": "再来"}).status_code == 409


def test_a_ticket_whose_last_day_is_over_is_marked(officer, database):
    at = worked(database, handed_in(officer))
    assert "逾期" not in words(officer, "/tickets")
    database.use("worker")
    Ticket.objects.update(due_on=timezone.now().date().replace(year=2020))
    database.use("desk")
    assert "逾期" in words(officer, "/tickets")
    assert "Overdue" in words(officer, f"/en{at}")


def test_what_a_gate_stopped_is_let_in_by_a_second_person_only(officer, database, monkeypatch):
    expected = Settings(gates={"administrative-penalty": Expected(rows_least=3)})
    monkeypatch.setattr(gates, "settings", lambda: expected)
    at = worked(database, handed_in(officer, [fine(1)]))
    told = words(officer, at)
    assert "整批待核" in told
    assert "运行单位设定" in told
    assert 'value="override"' not in told, "who handed it in does not decide on it"
    assert officer.post(f"{at}/decision", {"step": "override", "reason": "已核对"}).status_code == 422

    sit_down(officer, user("supervisor", of=CENTRE, name="li"))
    assert at in words(officer, "/deliveries?state=stopped")
    assert 'value="override"' in words(officer, at)
    assert officer.post(f"{at}/decision", {"step": "override", "reason": "年初只有一件"}).status_code == 302
    database.use("worker")
    delivery = Delivery.objects.get(receipt=at.rsplit("/", 1)[-1])
    assert delivery.state == "received"
    deliver.run(delivery, catalogue=CITY, actor=platform("worker"), at=datetime.now(UTC))
    database.use("desk")
    told = words(officer, at)
    assert "已完成" in told
    assert "年初只有一件" in told
    assert AuditEntry.objects.filter(action="collection.override", ids__delivery=delivery.pk).count() == 1
