"""Online shops of organisations stand on their pages; a natural person's shop gets nowhere, by whatever name."""

from datetime import date

import pytest

from gongxin.disclosure import queries
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import CITY, MARKET, NAMES, code_for, organisation
from tests.journeys.town import counts

SHOP = "online-shop"
PLATFORM = code_for("91", 379_900_900)


def shop(serial: int, **changes: str) -> dict[str, str]:
    code, name = organisation(serial)
    return {
        "name": name,
        "code": code,
        "platform_name": "示例市云市集网络科技有限公司",
        "platform_code": PLATFORM,
        "shop_id": f"YSJ-{serial:04}",
        "shop_name": f"{name}旗舰店",
        "url": f"https://shop.example/YSJ-{serial:04}",
        "decided_on": "2026-05-06",
        "decider_name": NAMES[MARKET],
        "decider_code": MARKET,
        "source_name": NAMES[MARKET],
        "source_code": MARKET,
    } | changes


def facts(town, code: str):
    page = town.page(code)
    return [fact for fact in (page.facts if page else ()) if fact.item == CITY.items[SHOP].number]


def test_a_shop_stands_on_the_page_of_the_organisation_that_keeps_it(town, browse):
    code, _ = organisation(1)
    two = [shop(1), shop(1, shop_id="YSJ-二号", url="https://shop.example/2")]
    assert counts(town.hand_in(two, item=SHOP)) == {"accepted": 2}
    assert {fact.public["shop_id"] for fact in facts(town, code)} == {"YSJ-0001", "YSJ-二号"}
    page = browse("portal").get(f"/organisations/{code}").content.decode()
    assert "YSJ-0001" in page
    assert "https://shop.example/YSJ-0001" in page
    assert "网店标识" in page


def test_the_desk_finds_the_keeper_of_a_shop_by_its_whole_address_as_long_as_it_is_shown(town, browse):
    code, _ = organisation(5)
    town.hand_in([shop(5)], item=SHOP)
    desk = browse("desk")
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    at = "/registry?q=https://shop.example/YSJ-0005"
    assert code in desk.get(at).content.decode()
    assert code not in desk.get(f"{at[:-1]}").content.decode(), "no part of an address leads anywhere"
    town.database.use("worker")
    town.hand_in([shop(5, ended_on="2026-05-20")], item=SHOP)
    town.database.use("desk")
    assert code not in desk.get(at).content.decode()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("number", ["13800138000", "11010519491231002X"])
def test_an_address_with_a_number_of_a_person_is_looked_for_nowhere(browse, monkeypatch, number):
    desk = browse("desk")
    sit_down(desk, user("clerk", of=CENTRE, name=f"wang-{number}"))
    monkeypatch.setattr(queries, "marked", lambda *_, **__: pytest.fail("it was looked for"))
    answer = desk.get("/registry", {"q": f"https://shop.example/{number}"})
    assert "不能查询个人" in answer.content.decode()


def test_one_number_on_one_platform_is_one_record_and_a_closed_shop_is_shown_no_more(town):
    code, _ = organisation(2)
    town.hand_in([shop(2)], item=SHOP)
    assert counts(town.hand_in([shop(2, shop_name="白鹭专营店")], item=SHOP)) == {"corrected": 1}
    (fact,) = facts(town, code)
    assert fact.public["shop_name"] == "白鹭专营店"
    town.hand_in([shop(2, ended_on="2026-05-20")], item=SHOP)
    assert facts(town, code) == []


@pytest.mark.parametrize(
    "keeper",
    [
        {"name": "王小明", "code": ""},
        {"name": "小明美妆店", "code": ""},
        {"name": "小明美妆旗舰店", "code": "", "shop_name": "小明美妆旗舰店"},
        {"name": "示例市小明网店", "code": code_for("92", 379_900_018)},
        {"name": "示例市小明电子商务工作室", "code": "", "registration_number": "379900600000177"},
    ],
)
def test_a_shop_of_a_person_or_an_individual_business_is_not_taken(town, keeper):
    delivery = town.hand_in([shop(9, **keeper)], item=SHOP)
    assert counts(delivery) == {"personal": 1}
    assert town.waiting(delivery) == []
    assert town.ask("SELECT count(*) FROM identity.subject WHERE name LIKE '%%小明%%'") == [(0,)]


def test_columns_of_the_people_behind_a_shop_are_dropped_and_an_address_must_be_whole(town):
    code, _ = organisation(3)
    named = shop(3) | {"店主": "赵试样"}
    town.hand_in([named], item=SHOP)
    (fact,) = facts(town, code)
    assert "赵试样" not in str(fact.public)
    assert counts(town.hand_in([shop(4, url="shop.example/4")], item=SHOP)) == {"refused": 1}


def test_its_basis_was_not_read_in_full_so_outside_a_demonstration_it_is_not_public():
    item = CITY.items[SHOP]
    assert not any(basis.verified for basis in item.basis)
    assert item.valid.start > date(2019, 1, 1)
