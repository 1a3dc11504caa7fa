"""Market information under agreement and what organisations declare: one file, linked and apart.

By file from an agency, by form and by the interface from the window clerk; read at the desk, at the interface
and at the portal.
"""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.catalogue.model import Audience, Information
from gongxin.catalogue.words import PUBLICITY
from gongxin.collection.actions import store
from gongxin.disclosure import queries, views
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.kernel.period import Period
from gongxin.ledger import queries as ledger
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import CITY, Row, organisation, penalty
from tests.journeys.town import counts, findings
from tests.web.test_the_interface_for_departments import key

AGENCY, ASSOCIATION, WINDOW = "91379900MAD8B6AP22", "51379900MAD8B6AQ01", "113799009900000255"
MARKET_ITEM, DECLARED, DISCLOSED = "market-evaluation", "volunteered-information", "self-disclosed-service"
OTHERS = {Information.MARKET, Information.SELF_DECLARED}


def subject(serial: int, prefix: str = "91") -> Row:
    code, name = organisation(serial, prefix=prefix)
    return {"name": name, "code": code}


def source(code: str) -> Row:
    return {"source_name": CITY.sources[code].name.zh, "source_code": code}


def rating(serial: int, made: date, by: str = AGENCY, **changes: str) -> Row:
    return (
        subject(serial)
        | {
            "document_number": f"评〔{made.year}〕{serial}号",
            "kind": "信用评级",
            "grade": "AA",
            "decided_on": made.isoformat(),
            "valid_until": (made + timedelta(days=365)).isoformat(),
        }
        | source(by)
        | changes
    )


def authorised(made: date, *audiences: str, acts: str = "归集整合；共享；应用") -> Row:
    return {
        "commitment": "是",
        "authorised_acts": acts,
        "authorised_audiences": "；".join(audiences),
        "authorised_until": (made + timedelta(days=365)).isoformat(),
        "decided_on": made.isoformat(),
    } | source(WINDOW)


def declaration(serial: int, made: date, *audiences: str, **changes: str) -> Row:
    said = {"matter": "资质证照", "document_number": f"ZS-{serial}", "content": "质量管理体系认证"}
    return subject(serial) | said | authorised(made, *(audiences or ("政务部门", "社会公众"))) | changes


def disclosure(serial: int, made: date, **changes: str) -> Row:
    said = {
        "year": "2025",
        "matter": "收费",
        "received": "12",
        "settled": "11",
        "accountability": "内部通报；责令整改",
        "accountability_cases": "2",
    }
    return subject(serial, prefix="12") | said | authorised(made, "政务部门", "社会公众") | changes


@pytest.fixture(scope="module")
def made(town):
    return town.today - timedelta(days=30)


@pytest.fixture(scope="module")
def one_file(town, made):
    """Of one organisation a penalty, two ratings of different sources and a declaration."""
    return [
        town.hand_in([penalty(1, decided=made)]),
        town.hand_in([rating(1, made)], item=MARKET_ITEM, department=AGENCY),
        town.hand_in(
            [rating(1, made, ASSOCIATION, kind="行业信用评价")], item=MARKET_ITEM, department=ASSOCIATION
        ),
        town.hand_in([declaration(1, made)], item=DECLARED, department=WINDOW),
    ]


def seen(town, serial: int, *, on: date | None = None, audience=Audience.GOVERNMENT, catalogue=CITY, **asked):
    """The items and sources of what an audience sees."""
    found = views.view(
        views.subject_of(organisation(serial, prefix=asked.pop("prefix", "91"))[0]),
        audience,
        catalogue,
        on=on or town.today,
        **{"purpose": "inspection", "beside": OTHERS, **asked},
    )
    law = catalogue.versions
    return sorted(
        (law[one.entry.item, one.entry.item_version].id, catalogue.source_of(one.entry.source).code)
        for one in found
    )


def test_all_of_it_is_linked_to_the_organisation_and_public_information_is_read_alone(town, one_file):
    assert [counts(delivery) for delivery in one_file] == [{"accepted": 1}] * 4
    public, ratings = (
        ("administrative-penalty", CITY.source_of(1).code),
        [
            (MARKET_ITEM, ASSOCIATION),
            (MARKET_ITEM, AGENCY),
        ],
    )
    assert seen(town, 1, beside=()) == [public]
    assert seen(town, 1, beside={Information.MARKET}) == [public, *ratings]
    assert seen(town, 1) == [public, *ratings, (DECLARED, WINDOW)]


def test_no_other_information_is_where_checks_evaluation_and_publicity_read(town, one_file):
    others = [item.number for item in CITY.items.values() if item.information is not Information.PUBLIC]
    for table in ("disclosure.window", "shown.fact", "shown.tally", "shown.freshness"):
        assert town.ask(f"select 1 from {table} where item = any(%s)", others) == [], table
    assert town.ask("select distinct information from disclosure.other_window order by 1") == [(2,), (3,)]
    assert town.ask("select distinct information from shown.other_fact") == [(3,)]


CLERKS = count(1)


def words(answer) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def desk(town, browse):
    browser = browse("desk")
    sit_down(browser, user("clerk", of=CENTRE, name=f"clerk-{next(CLERKS)}"))
    return browser


def test_the_desk_shows_each_kind_apart_with_its_source_and_agreement(one_file, desk):
    asked = {"code": organisation(1)[0], "purpose": "inspection", "case_number": "案1"}
    answer = desk.post("/file", asked)
    whole = answer.content.decode()
    assert [re.sub(r"\W*<.*", "", one) for one in re.findall(r'<h2 id="of-\w+">(.*)', whole)] == [
        "公共信用信息",
        "市场信用信息",
        "自主申报",
    ]
    said = words(answer)
    assert said.index("罚款") < said.index("诚衡信用评级") < said.index("质量管理体系认证")
    assert "示信协〔2026〕1号" in said
    assert "授权期限至" in said
    less = words(desk.post("/file", asked | {"without": ["market"]}))
    assert "诚衡信用评级" not in less
    assert "质量管理体系认证" in less
    assert "Self-declared information" in words(desk.post("/en/file", asked))


def test_the_interface_of_the_desk_gives_each_kind_apart(one_file, desk):
    asked = {"code": organisation(1)[0], "purpose": "inspection", "case_number": "案1"}

    def read(**more):
        said = {"content_type": "application/json", "headers": key("reader")}
        return desk.post("/api/v1/files", asked | more, **said).json()

    whole = read()
    assert [len(whole[kind]) for kind in ("public_credit", "market", "self_declared")] == [1, 2, 1]
    assert {one["source"] for one in whole["market"]} == {AGENCY, ASSOCIATION}
    assert whole["self_declared"][0]["fields"]["commitment"] == "yes"
    assert read(without=["market", "self_declared"])["market"] == []


@pytest.mark.parametrize("name", ["markets", "public", ""])
def test_who_leaves_out_what_there_is_not_is_refused_and_nothing_is_read(desk, name):
    asked = {"code": organisation(1)[0], "purpose": "inspection", "case_number": "案7", "without": [name]}
    answer = desk.post("/api/v1/files", asked, content_type="application/json", headers=key("reader"))
    assert (answer.status_code, answer.json()["code"]) == (422, "web.invalid_request")
    assert any("without" in place for place in answer.json()["places"])
    answer = desk.post("/file", asked)
    assert answer.status_code == 422
    assert "请重新选择" in words(answer)
    assert not AuditEntry.objects.filter(action="disclosure.read_file", ids__case_number="案7").exists()


def test_market_information_is_read_for_no_purpose_but_the_agreed_ones(town, one_file):
    assert (MARKET_ITEM, AGENCY) not in seen(town, 1, purpose="honours")
    assert (MARKET_ITEM, ASSOCIATION) in seen(town, 1, purpose="honours")
    assert (MARKET_ITEM, AGENCY) not in seen(town, 1, purpose="")


def test_the_portal_shows_what_the_catalogue_lets_it_under_a_label_and_no_market_information(
    town, one_file, browse
):
    portal, code = browse("portal"), organisation(1)[0]
    answer = portal.get(f"/organisations/{code}")
    said = words(answer)
    assert said.index("不属于公共信用信息") < said.index("质量管理体系认证")
    assert "来源 组织自主申报（示例市发展和改革委员会受理）" in said
    assert "诚衡" not in said
    told = portal.get(f"/api/v1/organisations/{code}").json()
    assert [fact["item"] for fact in told["facts"]] == ["administrative-penalty"]
    assert [(one["item"], one["information"]) for one in told["other"]] == [(DECLARED, "self_declared")]


@pytest.mark.parametrize(
    "valid",
    [None, Period(date(2020, 1, 1), date(2020, 7, 1)), Period(date(2999, 1, 1), date(2999, 7, 1))],
    ids=["none", "over", "to come"],
)
def test_nothing_comes_in_without_an_agreement_in_force_on_that_day(town, made, valid):
    agreed = next(one for one in CITY.agreements.values() if one.source == AGENCY)
    law = replace(CITY, agreements={"x": replace(agreed, valid=valid)} if valid else {})
    delivery = replace(town, catalogue=law).hand_in([rating(2, made)], item=MARKET_ITEM, department=AGENCY)
    assert counts(delivery) == {"refused": 1}
    assert (2, "A-001") in findings(delivery)
    assert "示例市" not in store().kept(delivery.rows_digest).read_bytes().decode("utf-8", "ignore")
    assert views.subject_of(organisation(2)[0]) is None


def test_an_agreement_that_is_over_stops_showing_and_leaves_the_history(town, one_file):
    agreed = CITY.agreements["示信协〔2026〕1号"]
    ended = replace(agreed, valid=Period(agreed.valid.start, town.today))
    law = replace(CITY, agreements=CITY.agreements | {agreed.number: ended})
    assert (MARKET_ITEM, AGENCY) in seen(town, 1)
    assert (MARKET_ITEM, AGENCY) not in seen(town, 1, catalogue=law)
    assert (MARKET_ITEM, AGENCY) in seen(town, 1, catalogue=law, audience=Audience.SELF)
    renewed = replace(agreed, valid=Period(town.today + timedelta(days=1), agreed.valid.end))
    later = replace(law, agreements=law.agreements | {"2": renewed})
    assert (MARKET_ITEM, AGENCY) not in seen(town, 1, catalogue=later, on=town.today + timedelta(days=1))
    numbers = [entry.item for entry in ledger.file(views.subject_of(organisation(1)[0]))]
    assert numbers.count(CITY.items[MARKET_ITEM].number) == 2


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"commitment": "否"}, "A-002"),
        ({"commitment": ""}, "S-001"),
        ({"authorised_acts": "共享"}, "A-003"),
        ({"authorised_until": ""}, "S-001"),
        ({"authorised_until": "2020-01-01"}, "ZYTG-A-101"),
    ],
)
def test_nothing_is_declared_without_commitment_and_authorisation(town, made, changes, rule):
    delivery = town.hand_in([declaration(3, made, **changes)], item=DECLARED, department=WINDOW)
    assert counts(delivery) == {"refused": 1}
    assert (2, rule) in findings(delivery)


def others(town, serial: int, *, on: date | None = None, catalogue=CITY) -> int:
    page = town.page(organisation(serial)[0], on=on)
    return len(queries.other(page, catalogue, on=on or town.today)) if page else 0


@pytest.mark.parametrize(
    ("serial", "audiences", "acts", "audience", "sees"),
    [
        (10, ("政务部门",), "归集整合；共享", Audience.GOVERNMENT, True),
        (11, ("政务部门",), "归集整合；共享", Audience.PUBLIC, False),
        (12, ("社会公众",), "归集整合；共享", Audience.GOVERNMENT, False),
        (13, ("政务部门", "社会公众"), "归集整合", Audience.GOVERNMENT, False),
        (14, ("政务部门", "社会公众"), "归集整合", Audience.SELF, True),
    ],
)
def test_a_declaration_is_seen_in_the_extent_of_its_authorisation(
    town, made, serial, audiences, acts, audience, sees
):
    row = declaration(serial, made, *audiences, authorised_acts=acts)
    assert counts(town.hand_in([row], item=DECLARED, department=WINDOW)) == {"accepted": 1}
    assert bool(seen(town, serial, audience=audience)) is sees


def test_an_authorisation_that_is_withdrawn_or_over_stops_it_at_once(town, made, one_file):
    last = made + timedelta(days=365)
    assert (DECLARED, WINDOW) in seen(town, 1, on=last)
    assert (DECLARED, WINDOW) not in seen(town, 1, on=last + timedelta(days=1))
    assert others(town, 1) == 1
    row = declaration(1, made, withdrawn_on=town.today.isoformat())
    assert counts(town.hand_in([row], item=DECLARED, department=WINDOW)) == {"corrected": 1}
    assert others(town, 1) == 0
    assert (DECLARED, WINDOW) not in seen(town, 1)
    assert (DECLARED, WINDOW) in seen(town, 1, audience=Audience.SELF)


def test_a_clerk_declares_for_an_organisation_at_the_window_by_form(town, made, desk):
    row = declaration(20, made)
    listed = {"authorised_acts": ["归集整合", "共享"], "authorised_audiences": ["社会公众"]}
    at = f"/deliveries/record/{WINDOW}/{DECLARED}"
    refused = desk.post(at, row | listed | {"commitment": "否"})
    assert refused.status_code == 422
    assert 'id="commitment-error"' in refused.content.decode()
    assert desk.post(at, row | listed).status_code == 302


def test_complaints_and_accountability_are_numbers_of_institutions_and_name_nobody(town, made, browse):
    rows = [
        disclosure(30, made),
        disclosure(31, made) | {"被问责人": "王小明"},
        disclosure(32, made) | subject(32),
        disclosure(33, made) | {"投诉人姓名": "王小明"},
    ]
    delivery = town.hand_in(rows, item=DISCLOSED, department=WINDOW)
    assert counts(delivery) == {"accepted": 2, "refused": 1, "personal": 1}
    assert (4, "FWTS-L-102") in findings(delivery)
    assert town.ask("select count(*) from ledger.content where payload::text like %s", "%王小明%") == [(0,)]
    town.hand_in([penalty(30, decided=made, **dict(zip(
        ("counterparty_code", "counterparty_name"), organisation(30, prefix="12"), strict=True)))])  # fmt: skip
    said = words(browse("portal").get(f"/organisations/{organisation(30, prefix='12')[0]}"))
    assert "公共服务投诉及内部问责" in said
    assert "内部通报" in said


def test_a_rebuild_leaves_every_kind_where_it_was(town, one_file):
    tables = (
        "disclosure.window",
        "disclosure.other_window",
        "shown.fact",
        "shown.other_fact",
        "shown.freshness",
    )
    before = [town.ask(f"select * from {table} order by 1, 2, 7") for table in tables[:4]]
    fresh = town.ask("select * from shown.freshness order by 1, 2")
    rebuild_shown(CITY, on=town.today, actor=platform("terminal"), at=datetime.now(UTC))
    assert [town.ask(f"select * from {table} order by 1, 2, 7") for table in tables[:4]] == before
    assert town.ask("select * from shown.freshness order by 1, 2") == fresh


def test_what_an_agreement_let_everybody_see_is_gone_when_it_is_ended_early(town, made):
    item = CITY.items[MARKET_ITEM]
    shown = replace(item, windows=(replace(item.windows[0], audience=Audience.PUBLIC), *item.windows))
    agreed = next(one for one in CITY.agreements.values() if one.source == AGENCY)
    public = replace(agreed, purposes=(*agreed.purposes, PUBLICITY))
    law = replace(
        CITY,
        items=CITY.items | {item.id: shown},
        versions=CITY.versions | {(item.number, item.version): shown},
        agreements={agreed.number: public},
    )
    town.hand_in([penalty(40, decided=made)])
    one = replace(town, catalogue=law).hand_in([rating(40, made)], item=MARKET_ITEM, department=AGENCY)
    assert counts(one) == {"accepted": 1}
    assert others(town, 40, catalogue=law) == 1
    ended = replace(public, valid=Period(public.valid.start, town.today))
    assert others(town, 40, catalogue=replace(law, agreements={agreed.number: ended})) == 0
    assert others(town, 40, catalogue=replace(law, agreements={agreed.number: agreed})) == 0
