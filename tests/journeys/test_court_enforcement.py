"""Court enforcement against organisations: case, court, obligation, state; and dishonest judgment debtors."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from gongxin.catalogue.model import Audience, Text
from gongxin.catalogue.sources import Source
from gongxin.disclosure.views import view
from tests.journeys.papers import CITY, dishonest, organisation
from tests.journeys.town import counts, founded

COURT = "113799009900003168"
CASES, LISTS = "court-enforcement", "serious-dishonesty"
NAMED = Text("示例市中级人民法院", "Intermediate Court of 示例市")
LAW = replace(
    CITY,
    sources=MappingProxyType({**CITY.sources, COURT: Source(31, COURT, NAMED, "379900", (CASES, LISTS))}),
)
BODIES = {
    "decider_name": NAMED.zh, "decider_code": COURT, "source_name": NAMED.zh, "source_code": COURT,
}  # fmt: skip


@pytest.fixture(scope="module")
def town(server, clone, django_db_blocker):
    with founded(server, clone, django_db_blocker, LAW) as made:
        yield made


def case(serial: int, **changes: str) -> dict[str, str]:
    code, name = organisation(serial)
    return (
        {
            "name": name,
            "code": code,
            "document_number": f"（2026）示01执{serial}号",
            "title_document": f"（2025）示01民终{serial}号",
            "obligation": "支付货款人民币伍拾万元及利息。",
            "amount_yuan": "500000",
            "performance": "全部未履行",
            "decided_on": "2026-05-06",
        }
        | BODIES
        | changes
    )


def seen(town, serial: int, audience: Audience):
    subject = town.page(organisation(serial)[0])
    found = town.ask("SELECT id FROM identity.subject WHERE code = %s", organisation(serial)[0])
    assert subject is None, "nothing but a public fact would make it known"
    return view(found[0][0], audience, LAW, on=town.today)


def test_case_court_obligation_and_state_are_kept_and_departments_see_them_but_not_the_public(town):
    assert counts(town.hand_in([case(1)], item=CASES, department=COURT)) == {"accepted": 1}
    (record,) = seen(town, 1, Audience.GOVERNMENT)
    told = {
        name: record.fields[name] for name in ("document_number", "decider_name", "obligation", "performance")
    }
    assert told == {
        "document_number": "（2026）示01执1号",
        "decider_name": NAMED.zh,
        "obligation": "支付货款人民币伍拾万元及利息。",
        "performance": "none",
    }
    assert seen(town, 1, Audience.PUBLIC) == []


def test_what_the_debtor_has_performed_corrects_the_case_and_a_closed_one_is_no_more_seen(town):
    town.hand_in([case(2)], item=CASES, department=COURT)
    assert counts(town.hand_in([case(2, performance="部分履行")], item=CASES, department=COURT)) == {
        "corrected": 1
    }
    (record,) = seen(town, 2, Audience.GOVERNMENT)
    assert record.fields["performance"] == "part"
    town.hand_in([case(2, performance="全部履行", ended_on="2026-05-30")], item=CASES, department=COURT)
    assert seen(town, 2, Audience.GOVERNMENT) == []
    assert len(seen(town, 2, Audience.SELF)) == 1


def test_one_case_against_two_organisations_makes_a_record_of_each(town):
    same = {"document_number": "（2026）示01执99号"}
    assert counts(town.hand_in([case(3, **same), case(4, **same)], item=CASES, department=COURT)) == {
        "accepted": 2
    }


@pytest.mark.parametrize("debtor", [{"name": "王小明", "code": ""}, {"name": "王小明（负责人）", "code": ""}])
def test_a_person_as_debtor_is_not_taken(town, debtor):
    assert counts(town.hand_in([case(5, **debtor)], item=CASES, department=COURT)) == {"personal": 1}


def test_case_number_court_and_state_must_be_there_and_only_a_court_that_may_reports(town):
    for missing in ("document_number", "decider_code", "performance"):
        assert counts(town.hand_in([case(6, **{missing: ""})], item=CASES, department=COURT)) == {
            "refused": 1
        }, missing
    other = case(6, decider_code="11379900990000068J", decider_name="示例市公安局")
    assert counts(town.hand_in([other], item=CASES, department=COURT)) == {"held": 1}


def test_a_dishonest_judgment_debtor_is_an_entry_of_the_court_s_own_list(town):
    listed = town.today - timedelta(days=30)
    entry = dishonest(7, listed=listed, regime="失信被执行人", document_number="（2026）示01执7号") | BODIES
    assert counts(town.hand_in([entry], item=LISTS, department=COURT)) == {"accepted": 1}
    (fact,) = town.page(organisation(7)[0]).facts
    assert fact.public["regime"] == "court"
    assert fact.public["decider_name"] == NAMED.zh
