"""Coverage for everybody, what has grown old for who can renew it, and public facts for other systems."""

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from gongxin.access.models import AuditEntry
from gongxin.disclosure import visits
from gongxin.flows import counting, jobs
from gongxin.kernel.period import Period
from gongxin.settings import settings
from tests.cast import CENTRE, TAX, sit_down, user
from tests.disclosure.facts import delivered, record
from tests.journeys.papers import CITY, HEALTH
from tests.web.city import CODE, NAME, QUIET, organisations, today
from tests.web.handing_in import SOURCE, handed_in, words, worked

REGISTRATION = "organisation-registration"
OLD = f"/quality/{SOURCE}/{REGISTRATION}/stale"


def counted(database) -> None:
    database.use("worker")
    counting.count(CITY, on=today())


@pytest.mark.usefixtures("city")
def test_the_portal_tells_how_many_have_a_credit_file_and_by_what_formula(database, portal):
    assert "信用档案覆盖率" not in words(portal, "/"), "nothing was counted yet"
    counted(database)
    database.use("portal")
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words(portal, "/")))
    assert "企业 2 1 50.0 %" in shown
    assert "合计 2 1 50.0 %" in shown
    assert "Enterprises" in words(portal, "/en/")
    indicator = CITY.indicators["file-coverage"]
    assert indicator.formula.zh in words(portal, "/method/scoring")
    assert indicator.note.zh in words(portal, "/method/scoring")


@pytest.fixture
def renewed_long_ago(database, desk):
    """A registration that was told two years ago, as the department's own clerk sees it."""
    subject, _ = organisations()
    told = {"name": NAME, "established_on": "2016-03-01"}
    delivered(
        record(subject, "", told, item=REGISTRATION, **{"class": None}), on=today() - timedelta(days=731)
    )
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    worked(database, handed_in(desk))
    counted(database)
    database.use("desk")
    return desk


def test_what_has_grown_old_stands_on_the_first_page_and_leads_to_its_list(renewed_long_ago):
    assert "久未更新" in words(renewed_long_ago, "/")
    assert CODE in words(renewed_long_ago, OLD)
    assert QUIET not in words(renewed_long_ago, OLD)
    read = AuditEntry.objects.filter(action="disclosure.read_old").values_list("ids", flat=True)
    assert {"code": CODE, "item": REGISTRATION, "purpose": "renew"} in list(read)


def test_of_another_department_nothing_is_told_and_without_a_cycle_there_is_no_list(renewed_long_ago):
    sit_down(renewed_long_ago, user("reporter", of=TAX, name="zhao"))
    assert renewed_long_ago.get(OLD).status_code == 404
    assert renewed_long_ago.get(f"/quality/{HEALTH}/administrative-penalty/stale").status_code == 404


@pytest.mark.usefixtures("city")
def test_the_centre_downloads_what_is_public_and_then_what_changed(desk_of_clerk):
    assert "国家企业信用信息公示系统" in words(desk_of_clerk, "/mirrors")
    assert "第六条" in words(desk_of_clerk, "/mirrors")
    answer = desk_of_clerk.post("/mirrors/enterprise-publicity")
    head, *facts, last = map(json.loads, b"".join(answer.streaming_content).splitlines())
    assert [fact["code"] for fact in facts] == [CODE] * 5
    assert last["lines"] == 6
    answer = desk_of_clerk.post("/mirrors/enterprise-publicity", {"since": head["until"]})
    assert b"".join(answer.streaming_content).count(b"\n") == 2, "head and digest alone"
    refused = desk_of_clerk.post("/mirrors/enterprise-publicity", {"since": "gestern"})
    assert refused.status_code == 422
    assert "until" in refused.content.decode()
    assert desk_of_clerk.post("/mirrors/elsewhere").status_code == 404


def test_who_may_not_hand_on_does_not(desk, database):
    sit_down(desk, user("reporter", name="li"))
    assert desk.get("/mirrors").status_code == 403
    assert desk.post("/mirrors/enterprise-publicity").status_code == 403


@pytest.mark.usefixtures("city")
def test_requests_are_counted_by_day_and_kind_and_nothing_of_who_asked_for_what(database, portal):
    day = today()
    folder = settings().data / "visits"
    shutil.rmtree(folder, ignore_errors=True)
    for path in ("/", "/en/", f"/organisations/{CODE}", "/search?q=示例市绝密查询", "/organisations/nobody"):
        portal.get(path)
    portal.post("/")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        f"{day}.home": b"..",
        f"{day}.organisation": b".",
        f"{day}.search": b".",
    }
    database.use("worker")
    for _ in range(2):
        counting.count_visits(CITY, on=day)
    database.use("portal")
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words(portal, "/figures")))
    assert "合计 2 1 1 0 0 0 0 0" in shown


def test_the_desk_reads_the_same_figures_and_how_often_files_were_read(database, desk):
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    organisations()
    asked = {"code": CODE, "purpose": "permit", "case_number": "许2026-1"}
    assert NAME in desk.post("/file", asked).content.decode()
    database.use("worker")
    counting.count_visits(CITY, on=today())
    (one,) = [one for one in visits.visited(Period(today(), None)) if one.kind == visits.FILE]
    assert one.requests == 1
    database.use("desk")
    assert "部门查阅档案" in words(desk, "/quality/figures")


def test_a_page_that_cannot_be_counted_is_given_all_the_same(portal, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("gongxin.web.visits.note", full)
    assert portal.get("/about").status_code == 200


def test_the_day_is_counted_though_requests_cannot_be_taken_over(database, monkeypatch):
    def foreign(*_: object, **__: object) -> None:
        raise PermissionError

    organisations()
    monkeypatch.setattr(visits, "take_over", foreign)
    database.use("worker")
    with pytest.raises(PermissionError):
        jobs.count(int(datetime.now(UTC).timestamp()))
    assert counting.counted(on=today())


@pytest.mark.usefixtures("database")
def test_files_of_days_long_over_go_and_their_counts_stay(tmp_path):
    day = date(2026, 6, 1)
    for _ in range(3):
        visits.note(tmp_path, "home", on=day)
    visits.take_over(tmp_path, on=day + timedelta(days=8))
    assert list(tmp_path.iterdir()) == []
    visits.take_over(tmp_path, on=day + timedelta(days=9))
    assert visits.visited(Period(day, None)) == [visits.Visited(day, "home", 3)]
