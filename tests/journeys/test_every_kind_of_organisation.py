"""Organisations of every kind are registered, found and counted by their kind; no kind needs a way of its own."""

from gongxin.disclosure.coverage import covered
from gongxin.flows import counting
from tests.journeys.papers import CITY, code_for, registration
from tests.journeys.town import counts

REGISTRATION = CITY.items["organisation-registration"]
KINDS = {
    "91": ("有限责任公司", "示例市云帆机械制造有限公司"),
    "93": ("农民专业合作社", "示例市云帆种植专业合作社"),
    "11": ("机关", "示例市云帆街道办事处"),
    "12": ("事业单位", "示例市云帆图书馆"),
    "13": ("其他组织", "示例市云帆区总工会"),
    "31": ("律师执业机构", "示例市云帆律师事务所"),
    "51": ("社会团体", "示例市机械行业协会"),
    "52": ("民办非企业单位", "示例市云帆培训中心"),
    "53": ("基金会", "示例市云帆教育基金会"),
    "N1": ("农村集体经济组织", "示例市云帆村股份经济合作社"),
}


def test_every_kind_is_registered_found_and_counted_by_its_kind(town):
    codes = {prefix: code_for(prefix, 379_900_800) for prefix in KINDS}
    rows = [
        registration(1, code=codes[prefix], name=name, kind=kind, capital="")
        for prefix, (kind, name) in KINDS.items()
    ]
    assert counts(town.hand_in(rows, item=REGISTRATION.id)) == {"accepted": len(KINDS)}
    pages = {prefix: town.page(code) for prefix, code in codes.items()}
    assert {prefix: page.organisation.name for prefix, page in pages.items()} == {
        prefix: name for prefix, (_, name) in KINDS.items()
    }
    assert len({page.facts[0].public["kind"] for page in pages.values()}) == len(KINDS)
    counting.count(CITY, on=town.today)
    assert {one.kind: one.registered for one in covered()} == dict.fromkeys(KINDS, 1)
    groups = CITY.code_lists["organisation-group"].values
    assert {group.code for group in groups if {*group.accepts} & {*KINDS}} == {
        group.code for group in groups if group.code != "other"
    }
