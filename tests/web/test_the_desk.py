"""From an uploaded file to receipt, findings and queues, through the real stations."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongxin.access.models import AuditEntry
from gongxin.disclosure import queries as public
from gongxin.kernel.regno import check_digit
from tests.cast import MARKET, sit_down, user
from tests.collection import tables
from tests.journeys import papers
from tests.web.handing_in import (
    CODE,
    FAULTY,
    NAME,
    SOURCE,
    WRONG_CHECK,
    as_file,
    handed_in,
    sums,
    words,
    worked,
)

REGISTRATION = "organisation-registration"


def test_an_upload_is_queued_and_its_receipt_says_so(desk_of_clerk):
    at = handed_in(desk_of_clerk)
    shown = words(desk_of_clerk, at)
    assert "已接收" in shown
    assert 'hx-trigger="every 2s"' in shown


def test_a_receipt_adds_up_and_tells_place_reason_and_remedy(desk_of_clerk, database):
    at = worked(database, handed_in(desk_of_clerk))
    shown = words(desk_of_clerk, at)
    counted = sums(shown)
    assert sum(counted.values()) == 5
    assert counted["入库"] == 1
    assert counted["待确认"] == counted["未匹配主体"] == counted["退回"] == 1
    for told in ("第 6 行", "处罚决定日期", "hx-trigger" not in shown and "已完成"):
        assert told in shown
    assert "王小明" not in shown
    assert "English" in shown
    assert "row 6" in words(desk_of_clerk, f"/en{at}")


def test_findings_come_as_a_file_without_values(desk_of_clerk, database):
    at = worked(database, handed_in(desk_of_clerk))
    answer = desk_of_clerk.get(f"{at}/findings.csv")
    told = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "处罚决定日期" in told
    for value in ("2026-13-45", "王小明", WRONG_CHECK):
        assert value not in told


def test_the_same_file_twice_changes_nothing(desk_of_clerk, database):
    first = worked(database, handed_in(desk_of_clerk, [tables.penalty(1)]))
    again = handed_in(desk_of_clerk, [tables.penalty(1)])
    shown = words(desk_of_clerk, again)
    assert first in shown
    assert sums(shown)["无变化"] == 1


def test_a_file_that_cannot_be_read_is_refused_in_words(desk_of_clerk, database):
    at = handed_in(desk_of_clerk, file=SimpleUploadedFile("空.csv", b" "))
    with pytest.raises(Exception, match="collection"):
        worked(database, at)
    database.use("desk")
    shown = words(desk_of_clerk, at)
    assert 'role="alert"' in shown
    assert "整批退回" in shown


def test_a_form_without_a_file_is_asked_again(desk_of_clerk):
    answer = desk_of_clerk.post("/deliveries/new", {"item": "administrative-penalty", "department": SOURCE})
    assert answer.status_code == 422
    assert "请选择要报送的文件" in answer.content.decode()


def test_a_held_row_is_confirmed_with_a_reason_and_becomes_public(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    listed = words(desk_of_clerk, "/queues/held")
    row = re.search(r"/queues/held/\d+", listed).group()
    assert "示例市远山商贸有限公司" in listed
    refused = desk_of_clerk.post(row, {"step": "confirm", "reason": " "})
    assert refused.status_code == 422
    assert "须写明理由" in refused.content.decode()
    assert desk_of_clerk.post(row, {"step": "confirm", "reason": "已核对"}).status_code == 422
    assert (
        desk_of_clerk.post(row, {"step": "confirm", "reason": "已核对", "proof": "营业执照副本"}).status_code
        == 302
    )
    assert "已确认入库" in words(desk_of_clerk, row)
    assert public.page(WRONG_CHECK, on=public.today()).facts


def test_an_unlinked_row_is_linked_to_an_organisation_that_was_compared(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    row = re.search(r"/queues/unlinked/\d+", words(desk_of_clerk, "/queues/unlinked")).group()
    assert CODE in words(desk_of_clerk, f"{row}?q=云帆")
    nobody = desk_of_clerk.post(row, {"step": "link", "reason": "同一地址"})
    assert "请选择要关联的组织" in nobody.content.decode()
    done = desk_of_clerk.post(row, {"step": "link", "subject": CODE, "reason": "与许可证上的分厂一致"})
    assert done.status_code == 302
    assert len(public.page(CODE, on=public.today()).facts) == 2


def test_a_decision_is_undone_and_the_row_waits_again(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    row = re.search(r"/queues/unlinked/\d+", words(desk_of_clerk, "/queues/unlinked")).group()
    desk_of_clerk.post(row, {"step": "link", "subject": CODE, "reason": "与许可证上的分厂一致"})
    assert row in words(desk_of_clerk, "/queues/unlinked"), "among those decided last"
    assert "撤销这次办理" in words(desk_of_clerk, row)
    refused = desk_of_clerk.post(f"{row}/undo", {"reason": ""})
    assert "须写明理由" in refused.content.decode()
    assert desk_of_clerk.post(f"{row}/undo", {"reason": "是另一家的分厂"}).status_code == 302
    assert len(public.page(CODE, on=public.today()).facts) == 1
    shown = words(desk_of_clerk, row)
    for told in ("关联到所选组织", "此前的办理", "是另一家的分厂", "与许可证上的分厂一致"):
        assert told in shown


def test_each_candidate_of_an_unlinked_row_says_why_it_is_one(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    row = re.search(r"/queues/unlinked/\d+", words(desk_of_clerk, "/queues/unlinked")).group()
    shown = words(desk_of_clerk, row)
    assert CODE in shown
    assert "分支与上级" in shown
    assert "A branch and its parent" in words(desk_of_clerk, f"/en{row}")


def test_what_has_been_decided_cannot_be_decided_again(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    row = re.search(r"/queues/held/\d+", words(desk_of_clerk, "/queues/held")).group()
    desk_of_clerk.post(row, {"step": "refuse", "reason": "代码有误"})
    assert (
        desk_of_clerk.post(row, {"step": "confirm", "reason": "再试", "proof": "营业执照副本"}).status_code
        == 409
    )


def test_another_department_sees_none_of_it(desk_of_clerk, database):
    at = worked(database, handed_in(desk_of_clerk))
    sit_down(desk_of_clerk, user("reporter", of=MARKET, name="other"))
    assert desk_of_clerk.get(at).status_code == 404
    assert NAME not in words(desk_of_clerk, "/deliveries")
    assert "示例市远山商贸有限公司" not in words(desk_of_clerk, "/queues/held")
    refused = desk_of_clerk.post(
        "/deliveries/new",
        {"item": "administrative-penalty", "department": SOURCE, "file": as_file(FAULTY)},
    )
    assert refused.status_code == 403


def test_the_first_page_counts_what_waits(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    due = {one.words.zh: one.count for one in desk_of_clerk.get("/").context["dues"]}
    del due["应报未报"]  # by the day of the month
    assert due == {"整批待核": 0, "整改工单": 1, "存疑待核": 1, "未关联": 1, "冲突": 0, "久未更新": 0}


def test_a_file_is_read_for_a_purpose_that_is_recorded(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    asked = {"code": CODE, "purpose": "permit", "case_number": "受理〔2026〕7号"}
    shown = desk_of_clerk.post("/file", asked).content.decode()
    assert "示市监处罚〔2026〕1号" in shown
    database.use("worker")
    entry = AuditEntry.objects.filter(action="disclosure.read_file").get()
    assert entry.ids == {
        "code": CODE,
        "audience": "government",
        "purpose": "permit",
        "case_number": "受理〔2026〕7号",
    }


def test_a_file_without_a_purpose_is_not_read(desk_of_clerk, database):
    worked(database, handed_in(desk_of_clerk))
    answer = desk_of_clerk.post("/file", {"code": CODE, "case_number": "7"})
    assert answer.status_code == 422
    assert "示市监处罚" not in answer.content.decode()


def test_records_without_a_class_are_on_the_due_list(desk_of_clerk, database):
    rows = [tables.penalty(7, kinds="其他", content="责令改正。", fine_yuan="")]
    worked(database, handed_in(desk_of_clerk, rows))
    assert "示市监处罚〔2026〕7号" in words(desk_of_clerk, "/due")
    assert public.page(CODE, on=public.today()) is None, "nothing of it is public"
    database.use("worker")
    entry = AuditEntry.objects.filter(action="disclosure.read_due").get()
    assert (entry.ids["code"], entry.ids["purpose"]) == (CODE, "class")


@pytest.mark.parametrize(
    ("given", "kept"),
    [("当事人身份证 11010519491231002X", "当事人身份证 ***"), ("七" * 41, None), (" ", None)],
    ids=["masked", "too long", "empty"],
)
def test_of_a_case_nothing_but_its_number_is_kept(desk_of_clerk, database, given, kept):
    worked(database, handed_in(desk_of_clerk))
    answer = desk_of_clerk.post("/file", {"code": CODE, "purpose": "permit", "case_number": given})
    assert answer.status_code == (200 if kept else 422)
    database.use("worker")
    told = [entry.ids["case_number"] for entry in AuditEntry.objects.filter(action="disclosure.read_file")]
    assert told == ([kept] if kept else [])


def test_every_page_of_the_desk_is_kept_by_nobody(desk_of_clerk):
    for path in ("/", "/deliveries", "/deliveries/new", "/queues/held", "/due", "/file", "/en/"):
        answer = desk_of_clerk.get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_large_name_is_no_way_out_of_the_data_directory(desk_of_clerk):
    at = handed_in(desk_of_clerk, file=as_file(FAULTY, "../../etc/passwd"))
    assert "passwd" not in words(desk_of_clerk, at)
    assert f"administrative-penalty-{at.rstrip('/').rpartition('/')[2]}" in words(desk_of_clerk, at)


def test_bytes_that_are_no_text_are_no_surprise(desk_of_clerk):
    upload = io.BytesIO(b"\x00\xff" * 50)
    upload.name = "x.csv"
    assert handed_in(desk_of_clerk, file=upload)


def registered(desk, database, *rows: dict[str, str]) -> str:
    file = SimpleUploadedFile("登记.csv", papers.as_csv(papers.table(rows, REGISTRATION)))
    return worked(database, handed_in(desk, item=REGISTRATION, file=file))


def test_a_receipt_says_what_each_step_did_and_by_which_rules(desk_of_clerk, database):
    at = worked(database, handed_in(desk_of_clerk))
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words(desk_of_clerk, at)))
    assert "每一步处理了什么" in shown
    assert re.search(r"关联 2 0 0 1 0 1 1 项规则 1 · I-010", shown), shown


def test_what_a_record_leaves_out_stands_beside_it_with_the_registration_it_comes_from(
    desk_of_clerk, database
):
    number = "37990010000041" + check_digit("37990010000041")
    told = papers.registration(1, name=NAME, code=CODE, registration_number=number)
    registered(desk_of_clerk, database, told)
    worked(database, handed_in(desk_of_clerk))
    asked = {"code": CODE, "purpose": "permit", "case_number": "受理〔2026〕7号"}
    shown = desk_of_clerk.post("/file", asked).content.decode()
    filled = shown.split("由登记信息补全", 1)[1]
    assert number in filled
    assert "取自示例市市场监督管理局的登记信息" in filled


def test_a_candidate_at_the_very_address_that_the_row_tells_comes_first_and_nothing_is_linked(
    desk_of_clerk, database
):
    here, there = "示例市东区滨河路8号", "示例市西区创业路1号"
    known = [
        papers.registration(1, name="示例市云帆职业学校", address=there),
        papers.registration(2, name="示例市云帆技工学校", address=here),
    ]
    registered(desk_of_clerk, database, *known)
    nameless = papers.registration(3, name="示例市云帆学校", code="", address="示例市东区 滨河路8号")
    registered(desk_of_clerk, database, nameless | {"institution_number": "事证第137990000001号"})
    row = re.search(r"/queues/unlinked/\d+", words(desk_of_clerk, "/queues/unlinked")).group()
    first, second = desk_of_clerk.get(row).context["candidates"]
    assert (first.name, first.same_address) == ("示例市云帆技工学校", True)
    assert (second.address, second.same_address) == (there, False)
    assert "住所相同" in words(desk_of_clerk, row)
