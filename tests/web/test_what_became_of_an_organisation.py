"""Merger, change of code and branch from the desk's form to the public page, and back by an undo."""

import re
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from django.db import transaction

from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.catalogue.model import Audience
from gongxin.disclosure import names, queries, ties, views
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.flows import relating
from gongxin.identity import actions as identity
from gongxin.identity import relations
from gongxin.identity.kinds import Kind
from tests.cast import sit_down, user
from tests.disclosure.facts import delivered
from tests.journeys.papers import CITY
from tests.web.city import AT, CODE, NAME, QUIET, organisations, penalty, today

BRANCH = "91379900MA3ABCD31X"


@pytest.fixture
def town(database):
    """An organisation with two penalties, a quiet one, and a branch of the first."""
    first, _ = organisations()
    delivered(penalty(first, 0), penalty(first, 1), on=today())
    rows = pa.table({"code": [BRANCH], "name": [f"{NAME}东城分公司"], "parent_code": [CODE]})
    with transaction.atomic():
        opened = identity.register(rows, on=AT.date(), at=AT)["subject_id"].to_pylist()
        names.show(opened)
        ties.show(opened, CITY)


def words(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def stated(desk, kind: str, code: str, other: str, **more):
    said = {
        "kind": kind,
        "other": other,
        "since": today().isoformat(),
        "basis": "登记通知书〔2026〕9号",
        **more,
    }
    compared = desk.post(f"/registry/{code}", said)
    assert compared.status_code == 200, compared.content.decode()
    assert "确认登记" in compared.content.decode()
    return desk.post(f"/registry/{code}", {**said, "confirmed": "1"})


def undone(desk, code: str):
    number = re.search(r"/registry/relations/(\d+)", words(desk, f"/registry/{code}"))[1]
    return desk.post(f"/registry/relations/{number}", {"of": code, "reason": "文书属于另一家"})


def shown(code: str) -> tuple[int, set[tuple[int, bool, str]]]:
    page = queries.page(code, on=today())
    return len(page.facts), {(tie.kind, tie.leads, tie.code) for tie in page.ties}


@pytest.mark.usefixtures("town")
def test_a_branch_and_its_parent_name_each_other_and_share_no_record(database):
    assert shown(CODE) == (2, {(4, False, BRANCH)})
    assert shown(BRANCH) == (0, {(4, True, CODE)})


@pytest.mark.usefixtures("town")
def test_after_a_merger_either_page_names_the_other_and_keeps_its_own_facts(desk_of_clerk, database):
    assert stated(desk_of_clerk, "merger", CODE, QUIET).status_code == 302
    assert shown(CODE) == (2, {(4, False, BRANCH), (1, True, QUIET)})
    assert shown(QUIET) == (0, {(1, False, CODE)})


@pytest.mark.usefixtures("town")
def test_records_under_the_old_code_are_found_under_the_new_one_until_it_is_undone(desk_of_clerk, database):
    before = shown(CODE), shown(QUIET)
    stated(desk_of_clerk, "code_change", CODE, QUIET)
    assert shown(QUIET) == (2, {(3, False, CODE)})
    assert shown(CODE)[0] == 2
    assert undone(desk_of_clerk, CODE).status_code == 302
    assert (shown(CODE), shown(QUIET)) == before
    history = words(desk_of_clerk, f"/registry/{QUIET}")
    assert "已撤销" in history
    assert "文书属于另一家" in history


@pytest.mark.usefixtures("town")
def test_a_code_that_was_changed_twice_is_found_under_the_last(desk_of_clerk, database):
    stated(desk_of_clerk, "code_change", CODE, QUIET)
    stated(desk_of_clerk, "code_change", QUIET, BRANCH)
    assert shown(BRANCH)[0] == 2


@pytest.mark.usefixtures("town")
def test_the_public_page_tells_under_which_code_a_fact_was_reported(desk_of_clerk, client_of):
    stated(desk_of_clerk, "code_change", CODE, QUIET)
    told = words(client_of("portal"), f"/organisations/{QUIET}")
    assert told.count(f'<dt>原代码</dt><dd class="code">{CODE}</dd>') == 2
    assert "Former code" in words(client_of("portal"), f"/en/organisations/{QUIET}")
    answer = client_of("portal").get(f"/api/v1/organisations/{QUIET}").json()
    assert {fact["code"] for fact in answer["facts"]} == {CODE}
    assert [(tie["kind"], tie["leads"], tie["code"]) for tie in answer["ties"]] == [
        ("code_change", False, CODE)
    ]


@pytest.mark.usefixtures("town")
def test_an_answer_says_that_it_leaves_ties_out(client_of, monkeypatch):
    def told() -> tuple[int, bool]:
        answer = client_of("portal").get(f"/api/v1/organisations/{BRANCH}").json()
        return len(answer["ties"]), answer["more_ties"]

    assert told() == (1, False)
    monkeypatch.setattr(queries, "TIES", 0)
    assert told() == (0, True)


@pytest.mark.usefixtures("town")
def test_what_is_made_anew_is_the_same(desk_of_clerk, database):
    stated(desk_of_clerk, "division", CODE, QUIET)
    stated(desk_of_clerk, "branch", BRANCH, "")
    database.use("worker")
    before = shown(CODE), shown(QUIET), shown(BRANCH)
    rebuild_shown(CITY, on=today(), actor=platform("worker"), at=AT)
    assert (
        (shown(CODE), shown(QUIET), shown(BRANCH))
        == before
        == (
            (2, {(2, True, QUIET)}),
            (0, {(2, False, CODE)}),
            (0, set()),
        )
    )


@pytest.mark.usefixtures("town")
def test_nothing_is_stated_before_it_was_compared(desk_of_clerk, database):
    said = {"kind": "merger", "other": QUIET, "since": today().isoformat(), "basis": "登记通知书〔2026〕9号"}
    told = desk_of_clerk.post(f"/registry/{CODE}", said).content.decode()
    assert NAME in told
    assert "示例市静水咨询有限公司" in told
    assert shown(QUIET) == (0, set())


WRONG = [
    ({"kind": ""}, "请选择发生了什么"),
    ({"since": ""}, "请填写生效日期"),
    ({"basis": ""}, "请写明依据文书"),
    ({"other": "91379900MA3ABCD999"}, "登记库中没有代码为"),
    ({"since": "2099-01-01"}, "2099-01-01 尚未到来"),
]


@pytest.mark.usefixtures("town")
def test_what_is_wrong_with_the_form_is_told_and_what_was_written_stays(desk_of_clerk):
    for said, why in WRONG:
        facts = {"kind": "merger", "other": QUIET, "since": "2026-03-01", "basis": "通知书", **said}
        answer = desk_of_clerk.post(f"/registry/{CODE}", facts)
        assert answer.status_code in (404, 422)
        assert why in answer.content.decode()
        assert f'value="{facts["other"]}"' in answer.content.decode()


@pytest.mark.usefixtures("town")
def test_a_file_read_by_the_new_code_holds_what_stands_under_the_old_one(desk_of_clerk):
    stated(desk_of_clerk, "code_change", CODE, QUIET)
    asked = {"code": QUIET, "purpose": "permit", "case_number": "受理〔2026〕7号"}
    told = desk_of_clerk.post("/file", asked).content.decode()
    assert "示市监处罚〔2026〕1号" in told
    assert told.count(f'<dt>原代码</dt><dd class="code">{CODE}</dd>') == 2


@pytest.mark.usefixtures("town")
def test_a_file_read_by_the_new_code_is_noted_for_the_old_one_too(desk_of_clerk, database):
    stated(desk_of_clerk, "code_change", CODE, QUIET)
    asked = {"code": QUIET, "purpose": "permit", "case_number": "受理〔2026〕7号"}
    assert desk_of_clerk.post("/file", asked).status_code == 200
    database.use("worker")
    noted = AuditEntry.objects.filter(action="disclosure.read_file")
    assert {(entry.ids["code"], entry.ids["purpose"]) for entry in noted} == {
        (QUIET, "permit"),
        (CODE, "permit"),
    }


@pytest.mark.usefixtures("town")
def test_what_stands_under_the_old_code_is_told_as_it_was_known_at_a_moment(database):
    clerk, paper = platform("terminal"), "登记通知书〔2026〕9号"
    before = datetime.now(UTC)  # the penalties were recorded just now
    said, gone = before + timedelta(days=1), before + timedelta(days=2)
    asked = {"code": CODE, "other_code": QUIET, "since": AT.date(), "basis": paper, "on": AT.date()}
    checked = relations.checked(Kind.CODE_CHANGE, **asked, actor=clerk)
    number = relating.state(checked, catalogue=CITY, actor=clerk, at=said)
    relating.undo(number, reason="文书属于另一家", catalogue=CITY, actor=clerk, at=gone)
    quiet = checked.other.id
    seen = [
        len(views.view(quiet, Audience.SELF, CITY, on=today(), known_at=moment))
        for moment in (before, said, gone, None)
    ]
    assert seen == [0, 2, 0, 0]


@pytest.mark.usefixtures("town")
def test_where_the_law_shows_no_registration_nobody_is_told_of_relations(monkeypatch, database):
    monkeypatch.setattr(ties, "may_be_shown", lambda _: False)
    ties.rebuild(CITY)
    assert shown(CODE) == (2, set())


@pytest.mark.usefixtures("town")
def test_somebody_who_does_not_judge_does_not_open_the_registry(desk, database):
    sit_down(desk, user("reporter", name="reporter"))
    assert desk.get(f"/registry/{CODE}").status_code == 403
    assert desk.post("/registry/relations/1", {"reason": "x"}).status_code == 403


@pytest.mark.usefixtures("town")
def test_whoever_opens_the_history_of_an_organisation_is_noted_for_it(desk_of_clerk, database):
    words(desk_of_clerk, f"/registry/{CODE}")
    assert desk_of_clerk.get("/registry/91379900MA3ABCD999").status_code == 404
    database.use("worker")
    (entry,) = AuditEntry.objects.filter(action="disclosure.read_registry")
    assert (entry.actor, entry.ids) == ("wang", {"code": CODE, "purpose": "registry"})


@pytest.mark.usefixtures("town")
def test_the_history_of_an_organisation_of_another_region_is_not_opened(desk_of_clerk, database):
    rows = pa.table({"code": [CODE], "name": [NAME], "division": ["379800"]})
    database.use("worker")
    with transaction.atomic():
        identity.register(rows, on=today(), at=AT)
    database.use("desk")
    assert desk_of_clerk.get(f"/registry/{CODE}").status_code == 403
    database.use("worker")
    assert not AuditEntry.objects.filter(action="disclosure.read_registry").exists()
