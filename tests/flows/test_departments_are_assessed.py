"""Figures earn by the published tree, a person gives the rest by evidence, and gaps are found from receipts."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.access.actor import Actor, platform
from gongxin.access.models import AuditEntry
from gongxin.kernel.errors import GongxinError
from gongxin.quality import assessing, gaps
from gongxin.quality.models import Assessed
from gongxin.quality.statements.assessment import as_xlsx
from tests.cast import AT
from tests.flows.test_how_departments_report import RECEIVED, of
from tests.journeys.papers import CITY, HEALTH, MARKET, penalty

TREE = CITY.assessments["department"]
CENTRE = platform("terminal")


def sheets(actor: Actor = CENTRE) -> dict[str, assessing.Sheet]:
    found = assessing.sheets(TREE, 2026, catalogue=CITY, actor=actor, on=date(2026, 7, 1))
    return {sheet.source.code: sheet for sheet in found}


def part(sheet: assessing.Sheet, name: str) -> assessing.Earned:
    return next(one for top in sheet.parts for one in top.each() if one.part.id == name)


def judge(name: str, points: str, evidence: str = "示市信〔2026〕3号", actor: Actor = CENTRE) -> Assessed:
    source = CITY.sources[MARKET]
    return assessing.judge(
        TREE, name, source=source, year=2026, points=Decimal(points), evidence=evidence, actor=actor, at=AT
    )


@pytest.fixture(scope="module", autouse=True)
def reported(town):
    """Three decisions in time and one late; from then on the desk asks."""
    days = [date(2026, 5, 12)] * 3 + [date(2026, 4, 29)]
    rows = [
        penalty(serial, decided=day, publicity_ends_on="2026-12-01") for serial, day in enumerate(days, 1)
    ]
    town.hand_in(rows, at=RECEIVED)
    town.database.use("desk")


def test_figures_earn_points_in_proportion_and_no_figure_counts_for_nothing():
    market, health = sheets()[MARKET], sheets()[HEALTH]
    timely = part(market, "data.time.decisions")
    assert timely.figure == Decimal("0.75")
    assert timely.points == (3 * (Decimal("0.75") - Decimal("0.6")) / Decimal("0.35")).quantize(
        Decimal("0.01")
    )
    assert part(market, "data.loading").points == 6
    assert part(market, "data.volume").points == Decimal("0.32")
    nothing = part(health, "data.time.decisions")
    assert (nothing.points, nothing.possible, nothing.figure) == (None, 0, None)
    assert health.possible < market.possible <= TREE.points


def test_a_sheet_is_the_sum_of_its_parts():
    for sheet in sheets().values():
        leaves = [one for top in sheet.parts for one in top.each() if not one.parts]
        assert sheet.points == sum(one.points or 0 for one in leaves)
        assert sheet.possible == sum(one.possible for one in leaves)


def test_points_that_a_person_gives_need_evidence_and_the_last_ones_count():
    judge("work.mechanism", "1")
    last = judge("work.mechanism", "1.5")
    found = part(sheets()[MARKET], "work.mechanism")
    assert (found.points, found.judged) == (Decimal("1.5"), last)
    assert (
        AuditEntry.objects.get(action="quality.assess", ids__assessed=last.pk).ids["department_code"]
        == MARKET
    )
    with pytest.raises(GongxinError, match=r"collection\.no_reason"):
        judge("work.mechanism", "1", evidence=" ")


@pytest.mark.parametrize(
    ("name", "points", "refusal"),
    [
        ("work.mechanism", "2.01", r"quality\.too_many_points"),
        ("work.mechanism", "-1", r"quality\.too_many_points"),
        ("data.loading", "6", r"quality\.unknown_part"),
        ("work", "6", r"quality\.unknown_part"),
    ],
)
def test_nobody_gives_more_than_there_is_nor_for_what_is_computed(name, points, refusal):
    with pytest.raises(GongxinError, match=refusal):
        judge(name, points)


@given(st.dictionaries(st.text(), st.none() | st.decimals(0, 2, places=2)))
def test_places_follow_shares_and_equal_shares_have_one_place(shares):
    found = assessing.places(shares)
    known = {name: share for name, share in shares.items() if share is not None}
    assert found.keys() == known.keys()
    for one, other in product(known, known):
        assert (found[one] < found[other]) == (known[one] > known[other])
    assert min(found.values(), default=1) == 1


def test_a_division_is_all_its_departments_together():
    moved = [
        replace(sheet, source=replace(sheet.source, division="379901"))
        for sheet in sheets(of(MARKET)).values()
    ]
    both = [*sheets().values(), *moved]
    city, district = assessing.districts(both)
    assert (city.departments, district.departments) == (len(both) - 1, 1)
    assert (district.points, district.share) == (moved[0].points, moved[0].share)
    assert city.points + district.points == sum(sheet.points for sheet in both)


def test_the_year_as_a_spreadsheet_has_places_and_every_part():
    found = list(sheets().values())
    made = as_xlsx(TREE, found, year=2026, demonstration=True, language="zh")
    overview, parts = openpyxl.load_workbook(io.BytesIO(made)).worksheets
    assert "演示数据" in overview["A1"].value
    assert overview["A3"].value == 1
    assert parts.max_row == 2 + len(found) * len(list(TREE.leaves()))
    alone = as_xlsx(TREE, found[:1], year=2026, demonstration=False, language="en")
    assert openpyxl.load_workbook(io.BytesIO(alone)).worksheets[0]["A3"].value is None


def test_only_an_assessor_gives_points_and_a_department_sees_its_own_sheet():
    with pytest.raises(GongxinError, match=r"access\.refused"):
        judge("work.mechanism", "1", actor=of(MARKET))
    assert set(sheets(of(MARKET))) == {MARKET}


def test_who_never_reported_stands_first_and_what_is_missing_is_named():
    found = gaps.connections(catalogue=CITY, actor=CENTRE)
    assert found[0].connection == "never"
    market = next(one for one in found if one.source.code == MARKET)
    assert market.connection == "by_hand"
    assert {item.id for item in market.missing} == set(CITY.sources[MARKET].items) - {
        "administrative-penalty"
    }
    assert {one.source.code for one in gaps.connections(catalogue=CITY, actor=of(HEALTH))} == {HEALTH}


def test_what_is_not_shared_is_told_by_the_items_own_rules():
    for one in gaps.unshared(CITY):
        shown = {rule.audience for rule in one.item.windows if rule.shown}
        assert one.whole == shown.isdisjoint({"public", "government"})
        assert {field.audience for field in one.fields} <= {"authorised", "self"}
