"""The page and the interface tell the way of a record to whoever reported it, and to nobody else."""

import pytest

from gongxin.access.models import AuditEntry
from tests.cast import CENTRE, MARKET, sit_down, user
from tests.web.handing_in import CODE, fine, handed_in, words, worked
from tests.web.test_the_interface_for_departments import key


@pytest.fixture
def receipt(desk_of_clerk, database):
    return worked(database, handed_in(desk_of_clerk, [fine(1)])).rsplit("/", 1)[-1]


def found(desk, receipt) -> str:
    answer = desk.get("/trace", {"receipt": receipt, "row": "2"})
    assert answer.status_code == 302
    return answer.url


def test_a_row_of_a_receipt_leads_to_the_page_of_its_record(desk_of_clerk, receipt):
    at = found(desk_of_clerk, receipt)
    assert at.startswith(f"/trace/{CODE}/")
    shown = words(desk_of_clerk, at)
    for told in (
        "第 1 版",
        "首次入库",
        f"回执 {receipt}",
        "第 2 行",
        "wang",
        "正在公示",
        "一般失信信息最长公示期",
    ):
        assert told in shown, told
    assert "First stated" in words(desk_of_clerk, f"/en{at}").replace("first", "First")
    assert AuditEntry.objects.filter(action="disclosure.read_trace").count() == 2


@pytest.mark.parametrize(
    "asked", [{"receipt": "20260101-NOTHING1", "row": "2"}, {"code": CODE, "record": "not a number"}]
)
def test_what_is_not_there_is_said_on_the_form(desk_of_clerk, asked):
    answer = desk_of_clerk.get("/trace", asked)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("place", [{"row": "99"}, {"row": "two"}, {"row": ""}, {"row": "2", "sheet": "x"}])
def test_a_row_that_told_nothing_new_is_said_too(desk_of_clerk, receipt, place):
    assert desk_of_clerk.get("/trace", {"receipt": receipt} | place).status_code == 422


def test_who_reported_nothing_of_it_finds_no_record(desk_of_clerk, receipt):
    at = found(desk_of_clerk, receipt)
    sit_down(desk_of_clerk, user("reporter", of=MARKET, name="zhao"))
    assert desk_of_clerk.get(at).status_code == 404
    assert AuditEntry.objects.filter(action="disclosure.read_trace").count() == 0


def test_a_department_s_system_reads_the_same(desk_of_clerk, receipt):
    *_, code, record = found(desk_of_clerk, receipt).split("/")
    at = f"/api/v1/records/{code}/{record}/trace"
    told = desk_of_clerk.get(at, headers=key("clerk", of=CENTRE)).json()
    assert told["versions"][0]["arrival"]["receipt"] == receipt
    assert told["public_now"]
    assert desk_of_clerk.get(at, headers=key("reporter", of=MARKET)).status_code == 404
    assert desk_of_clerk.get(at).status_code == 401


def test_the_portal_has_nothing_of_it(desk_of_clerk, receipt, portal):
    assert portal.get("/trace").status_code == 404
