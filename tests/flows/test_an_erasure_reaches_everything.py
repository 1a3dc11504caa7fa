"""What was said in an erased record is nowhere: not on pages, not in queues, not in the files that were kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.collection.forgetting import forget
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import Kind, Waits
from gongxin.disclosure.search import search
from gongxin.flows import erasing, waiting
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings
from tests.cast import AT
from tests.journeys.papers import CITY, HEALTH, MARKET, organisation, penalty
from tests.journeys.the_line import searching
from tests.journeys.town import counts, findings
from tests.ledger.logs import verdict

PENALTY = "administrative-penalty"
SECRET = "鹤望兰牌匾悬挂不当"
CODE, NAME = organisation(71)


def fine(town, serial: int = 71, **more):
    return penalty(serial, decided=town.today - timedelta(days=30), **more)


def said(town) -> dict:
    return {"facts": SECRET, "document_number": f"示市罚〔2026〕{SECRET}号"}


KEPT_BEFORE: set[str] = set()  # by other tests of this run


def kept() -> set[str]:
    return {path.stem for path in (settings().data / "files").glob("*/*.parquet")}


@pytest.fixture(scope="module")
def erased(town):
    """A record that stood twice in its file, came in again beside another, and was doubted once."""
    KEPT_BEFORE.update(kept())
    row = fine(town, **said(town))
    other = fine(town, 72)
    first = town.hand_in([row, row, other])
    again = town.hand_in([fine(town, 73), row])
    doubted = town.hand_in(
        [row | {"facts": f"{SECRET}一", "decided_on": "2026/1/1"}, row | {"facts": SECRET * 2}]
    )
    assert search(NAME)
    ((subject, record),) = town.ask(
        "select subject_id, record_id from ledger.content where payload->>'facts' = %s", SECRET
    )
    before = set(searching.data_files())
    assert searching.in_files(before, [SECRET])
    erasing.erase(
        subject, UUID(str(record)), reason="法院裁定", catalogue=CITY, actor=platform("desk"), at=AT
    )
    return first, again, doubted


def test_what_was_said_is_in_no_table_and_in_no_file(town, erased):
    assert searching.in_database(town, [SECRET]) == set()
    assert searching.in_files(searching.data_files(), [SECRET]) == set()


def test_what_is_known_by_it_alone_is_not_found_any_more(town, erased):
    assert search(NAME) == []
    assert search(CODE) == []
    assert town.page(CODE) is None


def test_the_rows_beside_it_are_kept(town, erased):
    assert searching.in_files(searching.data_files(), [organisation(72)[1]])
    assert searching.in_files(searching.data_files(), [organisation(73)[1]])
    assert counts(erased[0]) == {"accepted": 2, "unchanged": 1}


def test_every_kept_file_is_one_of_a_delivery(town, erased):
    named = {
        digest
        for pair in Delivery.objects.values_list("rows_digest", "findings_digest")
        for digest in pair
        if digest
    }
    assert kept() - KEPT_BEFORE <= named <= kept()


def test_waiting_rows_about_it_are_closed_and_empty(town, erased):
    for row in town.waiting(erased[2]):
        assert (row.state, row.payload, row.evidence, row.subject_name) == (Waits.REFUSED, {}, {}, "")
        assert "删除" in row.reason


def test_who_may_not_erase_erases_nothing(town, erased):
    with pytest.raises(GongxinError, match="refused"):
        erasing.erase(1, UUID(int=1), reason="r", catalogue=CITY, actor=Actor("x"), at=AT)


@pytest.mark.parametrize("action", ["link", "refuse"])
def test_a_decided_row_keeps_nothing_of_what_it_said(town, erased, action):
    text = f"蓝花楹{action}"
    town.hand_in([fine(town, 74, counterparty_code="", facts=text)])
    (row,) = [one for one in town.waiting() if one.state == Waits.OPEN and one.kind == Kind.UNLINKED]
    ((subject,),) = town.ask("select id from identity.subject where code = %s", organisation(72)[0])
    more = {"subject_id": subject} if action == "link" else {}
    waiting.decide(row.pk, action, reason="已核对", catalogue=CITY, actor=platform("desk"), at=AT, **more)
    decided = Waiting.objects.get(pk=row.pk)
    assert (decided.payload, decided.evidence) == ({}, {})
    if action == "link":
        assert [f.public["facts"] for f in town.page(organisation(72)[0]).facts].count(text) == 1
        assert town.ask("select 1 from ledger.content where payload->>'facts' = %s", text)


DESK = platform("desk")


def erase(town, text: str, *, reason: str = "法院裁定", catalogue=CITY, actor=DESK) -> UUID:
    """The record that says it."""
    ((subject, record),) = town.ask(
        "select subject_id, record_id from ledger.content where payload->>'facts' = %s", text
    )
    at = datetime.now(UTC)
    erasing.erase(subject, UUID(str(record)), reason=reason, catalogue=catalogue, actor=actor, at=at)
    return UUID(str(record))


def nowhere(town, text: str) -> bool:
    return not searching.in_database(town, [text]) and not searching.in_files(searching.data_files(), [text])


def test_two_erasures_in_one_delivery_take_both_out(town, erased):
    first, second, third = (f"紫藤{word}" for word in "甲乙丙")
    made = town.hand_in([fine(town, 75 + n, facts=text) for n, text in enumerate((first, second, third))])
    erase(town, first)
    erase(town, second)
    assert nowhere(town, first)
    assert nowhere(town, second)
    made.refresh_from_db()
    assert searching.in_files(searching.data_files(), [third])


def test_a_delivery_that_was_read_before_another_erasure_is_read_anew(town, erased):
    first, second = "流苏甲", "流苏乙"
    made = town.hand_in([fine(town, 78, facts=first), fine(town, 79, facts=second)])
    stale = Delivery.objects.get(pk=made.pk)
    with transaction.atomic():
        erase(town, first)
    with transaction.atomic():
        forget(stale, {(1, 3)}, actor=platform("desk"), at=AT)
    assert nowhere(town, first)
    assert not searching.in_files(searching.data_files(), [second])


def test_a_decision_of_a_clerk_outlives_an_erasure(town, erased):
    text = "木槿无人认领"
    town.hand_in([fine(town, 80, counterparty_code="", facts=text)])
    (row,) = [one for one in town.waiting() if one.state == Waits.OPEN and one.kind == Kind.UNLINKED]
    waiting.decide(row.pk, "refuse", reason="已核对", catalogue=CITY, actor=platform("desk"), at=AT)
    with transaction.atomic():
        forget(row.delivery, {(row.sheet, row.source_row)}, actor=platform("worker"), at=AT)
    decided = Waiting.objects.get(pk=row.pk)
    assert (decided.reason, decided.decided_by, decided.subject_name) == ("已核对", "desk", "")


GONE = {
    "item": {
        "items": {name: one for name, one in CITY.items.items() if name != PENALTY},
        "versions": {key: one for key, one in CITY.versions.items() if one.id != PENALTY},
    },
    "department": {"sources": {code: one for code, one in CITY.sources.items() if code != MARKET}},
}


@pytest.mark.parametrize("gone", GONE)
def test_what_has_left_the_catalogue_is_erased_too(town, erased, gone):
    text = f"金缕梅{gone}"
    town.hand_in([fine(town, 81, number=len(text), facts=text)])
    record = erase(town, text, catalogue=replace(CITY, **GONE[gone]))
    assert nowhere(town, text)
    entry = AuditEntry.objects.get(action="ledger.erase", ids__record=record.hex)
    assert entry.ids["files_not_searched"] > 0


def test_only_who_answers_for_the_department_erases(town, erased):
    text = "凌霄"
    town.hand_in([fine(town, 82, facts=text)])
    elsewhere = replace(platform("desk"), scope=Scope(department=HEALTH))
    with pytest.raises(GongxinError, match="refused"):
        erase(town, text, actor=elsewhere)
    erase(town, text, actor=replace(platform("desk"), scope=Scope(department=MARKET)))


def test_a_reason_is_masked(town, erased):
    text, number = "石楠", "11010119900307125X"
    town.hand_in([fine(town, 83, facts=text)])
    with pytest.raises(GongxinError, match="no_reason"):
        erase(town, text, reason=" ")
    erase(town, text, reason=f"应身份证号{number}持有人请求")
    assert nowhere(town, number)


@pytest.mark.parametrize("doubt", [{}, {"decided_on": "2099-01-01"}, {"counterparty_code": ""}], ids=str)
def test_an_erased_record_that_is_handed_in_again_is_kept_nowhere(town, erased, doubt):
    text = f"合欢{len(doubt)}{''.join(doubt)}"
    row = fine(town, 84, number=len(text), facts=text)
    town.hand_in([row])
    erase(town, text)
    again = town.hand_in([row | doubt, fine(town, 85, number=len(text))])
    assert nowhere(town, text)
    assert counts(again) == {"accepted": 1, "refused": 1}
    assert (2, "D-004") in findings(again)


@pytest.mark.parametrize(
    "number",
    ["国药准字H20123456", "XK-170-2026-0001", "示罚字〔2026〕13000000017号", "示罚〔2026〕7号 130—0000—0017"],
)
def test_a_repeated_record_is_found_in_every_file_whatever_its_number_looks_like(town, erased, number):
    text = f"木芙蓉{number[:2]}{len(number)}"
    row = fine(town, 81, facts=text, document_number=number)
    town.hand_in([row, row])
    town.hand_in([fine(town, 82), row])
    erase(town, text)
    assert nowhere(town, text)


def test_erasures_leave_every_leaf_of_the_log_standing(erased, tmp_path):
    """Bulk and single acts by their real ways: what is stored is what was hashed."""
    told = verdict(tmp_path)
    assert told.faults == []
    assert told.agreed > 2
    assert told.erased
