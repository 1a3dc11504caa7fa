"""Market and self-declared information: what such an item must say, and what only public information may have."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue import agreements
from gongxin.catalogue.load import load
from gongxin.catalogue.model import Information
from gongxin.kernel.period import Period
from tests.catalogue.packs import FROM, TITLE, field, problems_after

ITEM = "items/thing.v1.yaml"
AGENCY, CITY_HALL = "91379900MAD8B6AP22", "113799009900000255"
CITY = load(["cn", "cn-demo"])
ONE = next(iter(CITY.agreements.values()))


def source(code: str, number: int, *items: str) -> dict:
    return {"number": number, "code": code, "name": TITLE, "division": "379900", "items": list(items)}


def market(pack):
    """A sound item of market credit information, with its agreement."""
    item = pack[ITEM]
    item |= {"information": "market", "identity": ["source_code", "number"]}
    item["fields"].append(field("source_code", "uscc", role="source_code", required=True))
    item["windows"] = [{"audience": "government", "last_days": ["decided_on"]}]
    pack["sources.yaml"] = {"sources": [source(CITY_HALL, 1), source(AGENCY, 2, "thing")]}
    pack["agreements.yaml"] = {
        "agreements": {
            "1": {
                "title": TITLE,
                "party": CITY_HALL,
                "source": AGENCY,
                "valid": FROM | {"until": "2030-01-01"},
                "items": ["thing"],
                "purposes": ["inspection"],
            }
        }
    }
    return pack


def declared(pack):
    """A sound self-declared item."""
    item = pack[ITEM]
    item["information"] = "self_declared"
    item["fields"] += [
        field("commitment", "code", codes="yes", role="commitment", required=True),
        field("acts", "codes", codes="acts", role="authorised_acts", required=True),
        field("audiences", "codes", codes="audiences", role="authorised_audiences", required=True),
        field("until", "date", role="authorised_until", required=True),
        field("withdrawn_on", "date", role="withdrawn_on"),
    ]
    ends = {"last_days": ["until"], "end_days": ["withdrawn_on"], "basis": {"instrument": "law"}}
    item["windows"] = [{"audience": "public"} | ends, {"audience": "government"} | ends, {"audience": "self"}]
    for name, codes in {
        "yes": ("yes",),
        "acts": ("integrate", "share", "use"),
        "audiences": ("public", "government"),
    }.items():
        values = [{"code": code, "label": TITLE} for code in codes]
        pack[f"codes/{name}.yaml"] = {"id": name, "title": TITLE, "values": values}
    return pack


def test_such_items_are_sound_as_they_stand(tmp_path):
    assert problems_after(tmp_path / "market", market) == []
    assert problems_after(tmp_path / "declared", declared) == []


PUBLIC_ALONE = {
    "registers": True,
    "column": "double_publicity",
    "individual_business": "apart",
    "class": {"cases": [{"check": {"filled": {"field": "number"}}, "class": "minor", "basis": {"instrument": "law"}}]},
    "repair": {"by": TITLE, "basis": {"instrument": "law"}},
}  # fmt: skip


@pytest.mark.parametrize("key", PUBLIC_ALONE)
@pytest.mark.parametrize("sound", [market, declared])
def test_what_is_of_public_credit_information_alone_is_refused(tmp_path, key, sound):
    found = problems_after(tmp_path, lambda pack: sound(pack)[ITEM].update({key: PUBLIC_ALONE[key]}))
    assert found == [("public_alone", ITEM, key)]


def agreement(**changes):
    return lambda pack: market(pack)["agreements.yaml"]["agreements"]["1"].update(changes)


def of_field(name, **changes):
    return lambda pack: next(f for f in declared(pack)[ITEM]["fields"] if f["name"] == name).update(changes)


CASES = {
    "two sources in one record": (
        lambda pack: market(pack)[ITEM].update(identity=["number"]),
        ("not_by_source", ITEM, "identity"),
    ),
    "shown to everybody without a ground of its own": (
        lambda pack: market(pack)[ITEM]["windows"].append({"audience": "public", "limits": ["year"]}),
        ("no_public_basis", ITEM, "windows[1]"),
    ),
    "an agreement without an end": (
        agreement(valid=FROM),
        ("endless_agreement", "agreements.yaml", "agreements.1.valid"),
    ),
    "an agreement for no purpose": (agreement(purposes=[]), ("needed", "agreements.yaml", "agreements.1")),
    "an agreement for a purpose that there is not": (
        agreement(purposes=["curiosity"]),
        ("choice", "agreements.yaml", "agreements.1.purposes"),
    ),
    "an agreement with nobody known": (
        agreement(party="91379900MA3ABCD158"),
        ("dangling", "agreements.yaml", "agreements.1"),
    ),
    "an agreement on public credit information": (
        lambda pack: (market(pack)[ITEM].update(information="public"), pack)[1],
        ("not_market", "agreements.yaml", "agreements.1.items"),
    ),
    "a declaration that nobody vouches for": (
        of_field("commitment", required=False),
        ("no_authorisation", ITEM, "fields"),
    ),
    "an authorisation without an end": (
        of_field("until", open_end="2099-12-31"),
        ("no_authorisation", ITEM, "fields"),
    ),
    "an authorisation that cannot be withdrawn": (
        lambda pack: declared(pack)[ITEM]["windows"][1].update(end_days=[]),
        ("unbounded_authorisation", ITEM, "windows"),
    ),
    "shown for longer than it is authorised": (
        lambda pack: declared(pack)[ITEM]["windows"][0].update(last_days=[], limits=["year"]),
        ("unbounded_authorisation", ITEM, "windows"),
    ),
    "an audience that there is not": (
        lambda pack: declared(pack)["codes/audiences.yaml"]["values"].append({"code": "friends", "label": TITLE}),
        ("choice", ITEM, "fields"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_item_or_agreement_is_refused_with(tmp_path, case):
    spoil, problem = CASES[case]
    assert problems_after(tmp_path, spoil) == [problem]


def test_who_hands_in_by_agreement_hands_in_nothing_else(tmp_path):
    def mixed(pack):
        market(pack)
        pack["items/other.v1.yaml"] = pack[ITEM] | {"id": "other", "number": 2, "information": "public"}
        pack["sources.yaml"]["sources"][1]["items"].append("other")

    assert ("mixed_source", "sources.yaml", "sources[1].items") in problems_after(tmp_path, mixed)


def test_no_later_version_turns_one_kind_of_information_into_another(tmp_path):
    def turned(pack):
        pack["items/thing.v2.yaml"] = market(pack)[ITEM] | {"version": 2}
        pack[ITEM] = pack[ITEM] | {"information": "public"}

    assert ("other_information", "items/thing.v2.yaml", "information") in problems_after(tmp_path, turned)


some_days = st.dates(date(2025, 1, 1), date(2025, 3, 1))


@given(st.lists(st.tuples(some_days, some_days), max_size=6), some_days)
def test_an_agreement_carries_to_the_first_day_without_one(drawn, day):
    periods = [Period(*sorted(pair)) for pair in drawn]
    found = agreements.run([replace(ONE, valid=period) for period in periods], day)
    agreed = {date.fromordinal(n) for n in range(day.toordinal(), date(2025, 3, 2).toordinal())}
    agreed = sorted(one for one in agreed if any(one in period for period in periods))
    unbroken = agreed[:1] if agreed[:1] == [day] else []
    for one, following in pairwise(agreed):
        if unbroken and unbroken[-1] == one and (following - one).days == 1:
            unbroken.append(following)
    assert (found.start, found.last_day) == (day, unbroken[-1]) if unbroken else found is None


def test_what_we_ship_is_public_credit_information_but_for_three_items():
    kinds = {item.id: item.information for item in CITY.items.values()}
    assert {name for name, kind in kinds.items() if kind is Information.MARKET} == {"market-evaluation"}
    assert {name for name, kind in kinds.items() if kind is Information.SELF_DECLARED} == {
        "volunteered-information",
        "self-disclosed-service",
    }
    assert not set(load(["cn"]).items) & {
        "market-evaluation",
        "volunteered-information",
        "self-disclosed-service",
    }
