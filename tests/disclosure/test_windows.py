from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.load import confirmed, load
from gongxin.catalogue.model import Audience
from gongxin.disclosure.publicity import publicity, repair_from
from gongxin.disclosure.windows import Reason, Window, windows
from gongxin.kernel.months import add_months

CASES = yaml.safe_load((Path(__file__).parents[1] / "law" / "publicity.yaml").read_text(encoding="utf-8"))
CLASSES = ("minor", "general", "serious", "undetermined", None)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
some_day = st.none() | days


@cache
def city():
    return load(["cn", "cn-demo"])


@cache
def nation():
    return load(["cn"])


def public(item: str, catalogue, klass=None, ended_on=None, **dates) -> Window:
    found = windows(catalogue.items[item], catalogue, klass=klass, dates=dates, ended_on=ended_on)
    return next(window for window in found if window.audience is Audience.PUBLIC)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_law(case):
    window = public(case["item"], city(), case.get("class"), case.get("ended_on"), **case["dates"])
    said = case["public"]
    if "withheld" in said:
        assert window.shown_from == window.shown_until
        assert window.reason is Reason[said["withheld"].upper()]
        assert window.reason.withholds
    else:
        assert (window.shown_from, window.shown_until) == (said["from"], said["until"])
        assert window.reason is Reason[said["reason"].upper()]
        assert said.get("last", window.last_shown_on) == window.last_shown_on
    assert window.review is said.get("review", False)
    if "repair_from" in case:
        item = city().items[case["item"]]
        assert repair_from(item, city(), case["class"], case["dates"]["decided_on"]) == case["repair_from"]


def test_what_nobody_verified_publishes_nothing_outside_a_demonstration():
    window = public("administrative-penalty", nation(), "general", decided_on=date(2026, 5, 6))
    assert window.reason is Reason.UNVERIFIED
    assert date(2026, 5, 6) not in window


def test_a_confirmed_rule_needs_a_confirmed_limit_as_well():
    rule, limit = "administrative-penalty.window.public.general", "publicity.general.max@2026-04-01"
    decided = {"decided_on": date(2026, 5, 6)}
    only_rule = confirmed(nation(), frozenset({rule}))
    assert public("administrative-penalty", only_rule, "general", **decided).reason is Reason.UNVERIFIED
    both = confirmed(nation(), frozenset({rule, limit}))
    assert public("administrative-penalty", both, "general", **decided).shown_until == date(2027, 5, 6)


def test_a_value_that_nobody_verified_still_shortens():
    ids = frozenset({"administrative-penalty.window.public.general", "publicity.general.max@2023-05-01"})
    window = public(
        "administrative-penalty", confirmed(nation(), ids), "general", decided_on=date(2025, 5, 6)
    )
    assert (window.shown_until, window.bound) == (date(2026, 5, 6), "publicity.general.max@2026-04-01")


def test_a_verified_rule_publishes_everywhere():
    window = public("administrative-permit", nation(), decided_on=date(2026, 5, 6))
    assert window.reason is Reason.UNTIL_FURTHER_NOTICE


def test_the_subject_sees_a_record_whatever_became_of_it():
    item = city().items["administrative-penalty"]
    found = windows(
        item, city(), klass="minor", dates={"decided_on": date(2026, 5, 6)}, ended_on=date(2026, 5, 7)
    )
    own = next(window for window in found if window.audience is Audience.SELF)
    assert date(2040, 1, 1) in own


def test_a_command_is_told_window_repair_and_whether_it_is_shown():
    item = city().items["administrative-penalty"]
    told = publicity(item, city(), klass="general", decided_on=date(2026, 5, 6), on=date(2027, 5, 5))
    assert told.shown
    assert told.repair_from == date(2026, 8, 6)
    after_it = publicity(item, city(), klass="general", decided_on=date(2026, 5, 6), on=date(2027, 5, 6))
    assert not after_it.shown


def ends(window: Window) -> date:
    return window.shown_until or date.max


@given(st.sampled_from(CLASSES), days, some_day, some_day)
def test_no_window_is_longer_than_any_limit_that_bears_on_it(klass, decided, stated, ended):
    rules = [
        rule for rule in city().items["administrative-penalty"].windows if rule.audience is Audience.PUBLIC
    ]
    window = public(
        "administrative-penalty", city(), klass, ended, decided_on=decided, publicity_ends_on=stated
    )
    assert window.shown_from == decided
    for rule in rules:
        if rule.klass == klass and rule.shown:
            for limit in rule.limits:
                for value in city().limits[limit].bearing(decided):
                    assert ends(window) <= add_months(decided, value.months)
    if klass in {"minor", "undetermined", None}:
        assert window.shown_until == window.shown_from
    for bound in (stated and stated + timedelta(days=1), ended):
        assert bound is None or ends(window) <= max(bound, decided)


@given(st.sampled_from(CLASSES), days, some_day, some_day, some_day)
def test_an_earlier_day_of_the_sender_never_ends_later(klass, decided, one, other, ended):
    earlier, later = sorted([one or date.max, other or date.max])
    given_earlier, given_later = (
        public("administrative-penalty", city(), klass, ended, decided_on=decided, publicity_ends_on=day)
        for day in (earlier, later)
    )
    assert ends(given_earlier) <= ends(given_later)


@given(st.sampled_from(CLASSES), days, some_day)
def test_a_later_decision_of_the_same_law_never_ends_earlier(klass, decided, stated):
    if decided >= date(2026, 4, 1):
        one, next_day = (
            public("administrative-penalty", city(), klass, decided_on=day, publicity_ends_on=stated)
            for day in (decided, decided + timedelta(days=1))
        )
        assert ends(one) <= max(ends(next_day), decided + timedelta(days=1))


@given(st.sampled_from(CLASSES), days, some_day)
def test_confirming_nothing_never_shows_more_than_confirming_all(klass, decided, stated):
    dates = {"decided_on": decided, "publicity_ends_on": stated}
    strict = public("administrative-penalty", nation(), klass, **dates)
    lenient = public("administrative-penalty", replace(nation(), demonstration=True), klass, **dates)
    assert strict.shown_from >= lenient.shown_from
    assert ends(strict) <= ends(lenient)


@given(st.sampled_from(sorted(city().items)), st.sampled_from(CLASSES), days, some_day, some_day)
def test_every_audience_of_every_item_has_one_window_that_does_not_run_backwards(
    item, klass, decided, stated, ended
):
    names = {f.name for f in city().items[item].fields}
    dates = {
        name: stated for rule in city().items[item].windows for name in (*rule.last_days, *rule.end_days)
    }
    starts = {rule.start: decided for rule in city().items[item].windows}
    found = windows(city().items[item], city(), klass=klass, dates={**dates, **starts}, ended_on=ended)
    assert {*dates, *starts} <= names
    assert len({window.audience for window in found}) == len(found)
    assert all(window.shown_from <= ends(window) for window in found)
