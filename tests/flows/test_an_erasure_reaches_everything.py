"""What was said in an erased record is nowhere: not on pages, not in queues, not in the files that were kept."""

from datetime import timedelta
from uuid import UUID

import pytest

from gongxin.access.actor import Actor, platform
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import Kind, Waits
from gongxin.disclosure.search import search
from gongxin.flows import erasing, waiting
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings
from tests.cast import AT
from tests.journeys.papers import CITY, organisation, penalty
from tests.journeys.the_line import searching
from tests.journeys.town import counts

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
        assert [f.public["facts"] for f in town.page(organisation(72)[0]).facts].count(text) <= 1
        assert town.ask("select 1 from ledger.content where payload->>'facts' = %s", text)
