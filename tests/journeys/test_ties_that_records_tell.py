"""Members of an association and agencies of a project: told by records, seen from either end while these are shown."""

from datetime import timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.disclosure import queries
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.disclosure.views import subject_of
from gongxin.identity.kinds import Told
from tests.cast import AT
from tests.journeys.papers import CITY, NAMES, code_for, organisation, registration
from tests.journeys.town import counts

CIVIL, HOUSING = "11379900990000076D", "1137990099000013X6"
ASSOCIATION = code_for("51", 379_900_700), "示例市机械行业协会"


def by(sender: str) -> dict[str, str]:
    return {
        "decider_name": NAMES[sender],
        "decider_code": sender,
        "source_name": NAMES[sender],
        "source_code": sender,
    }


def membership(serial: int, **changes: str) -> dict[str, str]:
    code, name = organisation(serial)
    told = {
        "name": name,
        "code": code,
        "association_name": ASSOCIATION[1],
        "association_code": ASSOCIATION[0],
    }
    return told | {"decided_on": "2026-05-06"} | by(CIVIL) | changes


def engagement(serial: int, agency: tuple[str, str], **changes: str) -> dict[str, str]:
    code, name = organisation(serial)
    told = {
        "name": name,
        "code": code,
        "project_number": f"XM-{serial}",
        "project_title": "示例市第三水厂一期工程",
    }
    return (
        told
        | {"agency_name": agency[1], "agency_code": agency[0], "decided_on": "2026-05-06"}
        | by(HOUSING)
        | changes
    )


@pytest.fixture(scope="module")
def registered(town):
    association = registration(70, code=ASSOCIATION[0], name=ASSOCIATION[1], kind="社会团体", capital="")
    rows = [registration(serial) for serial in (1, 2, 3, 4)]
    return town.hand_in([*rows, association], item="organisation-registration")


def ties(town, code: str):
    page = town.page(code)
    told = queries.told_ties(page, on=town.today)
    return {(Told(one.kind), one.leads, one.code) for one in told}


@pytest.mark.usefixtures("registered")
def test_an_association_and_its_member_name_each_other_until_the_day_it_left_and_share_no_record(
    town, browse
):
    member, _ = organisation(1)
    handed = {"item": "association-membership", "department": CIVIL}
    assert counts(town.hand_in([membership(1), membership(2)], **handed)) == {"accepted": 2}
    assert ties(town, member) == {(Told.MEMBER, True, ASSOCIATION[0])}
    both = {(Told.MEMBER, False, organisation(serial)[0]) for serial in (1, 2)}
    assert ties(town, ASSOCIATION[0]) == both
    item = CITY.items["association-membership"].number
    assert not [fact for fact in town.page(ASSOCIATION[0]).facts if fact.item == item]
    portal = browse("portal")
    assert (
        f'href="/organisations/{ASSOCIATION[0]}"' in portal.get(f"/organisations/{member}").content.decode()
    )
    told = portal.get(f"/api/v1/organisations/{ASSOCIATION[0]}").json()["ties"]
    assert {(tie["kind"], tie["leads"], tie["code"]) for tie in told} == {
        ("member", False, code) for _, _, code in both
    }
    town.database.use("worker")
    left = membership(1, ended_on=(town.today - timedelta(days=1)).isoformat())
    assert counts(town.hand_in([left], **handed)) == {"corrected": 1}
    assert ties(town, member) == set()
    assert ties(town, ASSOCIATION[0]) == {(Told.MEMBER, False, organisation(2)[0])}


@pytest.mark.usefixtures("registered")
def test_an_agency_is_tied_to_the_owner_of_the_project_and_a_business_of_a_person_never_is(town):
    owner, _ = organisation(3)
    agency = organisation(4)
    business = code_for("92", 379_900_701), "示例市明理招标代理有限公司"
    handed = {"item": "project-agency", "department": HOUSING}
    rows = [engagement(3, agency), engagement(3, business, project_number="XM-92")]
    assert counts(town.hand_in(rows, **handed)) == {"accepted": 1, "personal": 1}
    assert ties(town, owner) == {(Told.AGENCY, True, agency[0])}
    assert ties(town, agency[0]) == {(Told.AGENCY, False, owner)}


@pytest.mark.usefixtures("registered")
def test_who_is_known_by_a_fact_to_come_is_named_by_no_tie_before_it(town):
    owner, later = organisation(2)[0], (code_for("91", 379_900_703), "示例市明理招标代理有限公司")
    rows = [
        engagement(2, later),
        engagement(9, organisation(4), name=later[1], code=later[0]),
    ]
    assert counts(town.hand_in(rows, item="project-agency", department=HOUSING)) == {"accepted": 2}
    assert (Told.AGENCY, True, later[0]) in ties(town, owner)
    subject = subject_of(later[0])
    day = town.today + timedelta(days=3)
    with town.connect("superuser") as login:
        login.execute("update shown.fact set shown_from = %s where subject_id = %s", [day, subject])
        login.execute("update shown.told_tie set shown_from = %s where subject_id = %s", [day, subject])
    assert town.page(later[0]) is None
    assert not any(code == later[0] for _, _, code in ties(town, owner))
    rebuild_shown(CITY, on=town.today, actor=platform("terminal"), at=AT)
    assert (Told.AGENCY, True, later[0]) in ties(town, owner)


@pytest.mark.usefixtures("registered")
def test_who_may_not_be_found_is_named_by_no_tie_and_a_rebuild_gives_the_same(town):
    unknown = code_for("91", 379_900_702), "示例市明理招标代理有限公司"
    town.hand_in([engagement(4, unknown)], item="project-agency", department=HOUSING)
    assert not any(code == unknown[0] for _, _, code in ties(town, organisation(4)[0]))
    rows = "select * from shown.told_tie order by subject_id, record_id, kind"
    before = town.ask(rows)
    assert before
    rebuild_shown(CITY, on=town.today, actor=platform("terminal"), at=AT)
    assert town.ask(rows) == before
