"""Permits, the tax A grade and the two lists: each is shown for as long as its own rule says."""

from datetime import timedelta

import pytest

from gongxin.kernel.months import add_months
from tests.journeys.papers import CITY, TAX, abnormal, dishonest, organisation, permit, registration, tax_a
from tests.journeys.town import counts

LISTS = "abnormal-operation"


def facts(town, item: str, serial: int, *, on=None):
    page = town.page(organisation(serial)[0], on=on)
    return [fact for fact in (page.facts if page else ()) if fact.item == CITY.items[item].number]


@pytest.fixture(scope="module")
def permits(town):
    today, day = town.today, town.today - timedelta(days=30)
    return town.hand_in(
        [
            permit(1, decided=day),
            permit(2, decided=day, valid_until="2099-12-31"),
            permit(3, decided=day, valid_until=today.isoformat()),
            permit(4, decided=day, valid_until=(today - timedelta(days=1)).isoformat()),
            permit(5, decided=day, status="注销"),
        ],
        item="administrative-permit",
    )


def test_a_permit_is_shown_to_the_last_day_of_its_validity(town, permits):
    assert counts(permits) == {"accepted": 5}
    (fact,) = facts(town, "administrative-permit", 1)
    assert fact.shown_until == add_months(fact.decided_on, 60)
    assert fact.basis.startswith("administrative-permit-law")
    (fact,) = facts(town, "administrative-permit", 2)
    assert fact.shown_until is None
    assert len(facts(town, "administrative-permit", 3)) == 1
    assert facts(town, "administrative-permit", 3, on=town.today + timedelta(days=1)) == []
    assert facts(town, "administrative-permit", 4) == []


def test_a_permit_that_was_cancelled_is_not_shown(town, permits):
    assert facts(town, "administrative-permit", 5) == []


@pytest.fixture(scope="module")
def grades(town):
    day = town.today - timedelta(days=30)
    return town.hand_in(
        [
            tax_a(1, graded=day),
            tax_a(2, graded=day - timedelta(days=400)),
            tax_a(3, graded=day, grade="B级"),
        ],
        item="tax-a",
        department=TAX,
    )


def test_the_tax_a_grade_is_shown_for_a_year_and_no_other_grade_is_taken(town, grades):
    assert counts(grades) == {"accepted": 2, "refused": 1}
    (fact,) = facts(town, "tax-a", 1)
    assert fact.shown_until == add_months(fact.decided_on, 12)
    assert facts(town, "tax-a", 2) == facts(town, "tax-a", 3) == []


@pytest.fixture(scope="module")
def listings(town):
    today, day = town.today, town.today - timedelta(days=30)
    return town.hand_in(
        [
            dishonest(1, listed=day),
            dishonest(2, listed=day, term_ends_on=add_months(day, 6).isoformat()),
            dishonest(3, listed=day, removed_on=today.isoformat(), removal_reason="信用修复"),
            dishonest(4, listed=day, removed_on=(today + timedelta(days=1)).isoformat()),
        ],
        item="serious-dishonesty",
    )


def test_an_entry_in_the_list_is_shown_until_its_term_its_removal_or_three_years(town, listings):
    assert counts(listings) == {"accepted": 4}
    (fact,) = facts(town, "serious-dishonesty", 1)
    assert fact.shown_until == add_months(fact.decided_on, 36)
    (fact,) = facts(town, "serious-dishonesty", 2)
    assert fact.shown_until == add_months(fact.decided_on, 6) + timedelta(days=1)
    assert facts(town, "serious-dishonesty", 3) == [], "on the day of its removal"
    assert len(facts(town, "serious-dishonesty", 4)) == 1, "on the day before"


@pytest.fixture(scope="module")
def snapshots(town):
    """The full directory on two days: one entry of the first is missing from the second."""
    day = town.today - timedelta(days=30)
    entries = [abnormal(serial, listed=day) for serial in (1, 2, 3)]
    first = town.hand_in(entries, item=LISTS, mode="snapshot")
    before = [len(facts(town, LISTS, serial)) for serial in (1, 2, 3)]
    second = town.hand_in(entries[1:], item=LISTS, mode="snapshot")
    return first, before, second


def test_what_is_missing_from_a_full_list_has_ended(town, snapshots):
    first, before, second = snapshots
    assert counts(first) == {"accepted": 3}
    assert before == [1, 1, 1]
    assert counts(second) == {"unchanged": 2}
    assert [len(facts(town, LISTS, serial)) for serial in (1, 2, 3)] == [0, 1, 1]


def test_what_a_full_list_ended_is_in_force_again_when_it_is_back(town, snapshots):
    day = town.today - timedelta(days=30)
    third = town.hand_in([abnormal(serial, listed=day) for serial in (1, 2)], item=LISTS, mode="snapshot")
    assert counts(third) == {"accepted": 1, "unchanged": 1}
    assert [len(facts(town, LISTS, serial)) for serial in (1, 2, 3)] == [1, 1, 0]


@pytest.fixture(scope="module")
def renamed(town, permits):
    """Of an organisation of which only a decision was known the registration comes later."""
    code, _ = organisation(1)
    return town.hand_in(
        [registration(1, name="示例市长河第1机械制造集团有限公司", former_name="示例市长河农业机械公司")],
        item="organisation-registration",
    ), code


def test_a_registration_gives_a_provisional_subject_its_name(town, renamed):
    delivery, code = renamed
    assert counts(delivery) == {"accepted": 1}
    found = town.page(code).organisation
    assert not found.provisional
    assert found.name == "示例市长河第1机械制造集团有限公司"
    assert list(found.former) == ["示例市长河农业机械公司"]
