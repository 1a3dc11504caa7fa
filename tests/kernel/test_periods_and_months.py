"""Periods are half-open and form an algebra; months end where they end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period

some_days = st.dates(date(2020, 1, 1), date(2020, 3, 31))
periods = st.builds(Period, some_days, st.none() | some_days)


@given(periods, some_days)
def test_the_start_is_inside_and_the_end_is_not(period, day):
    if period:
        assert period.start in period
    if period.end:
        assert period.end not in period
    assert (day in period) == (period.start <= day and (period.end is None or day < period.end))


@given(periods, periods, some_days)
def test_a_day_is_in_the_common_part_when_it_is_in_both(one, two, day):
    assert (day in one & two) == (day in one and day in two)


@given(periods, periods, periods)
def test_common_parts_do_not_depend_on_order(one, two, three):
    assert one & two == two & one
    assert (one & two) & three == one & (two & three)
    assert one & one == one


@given(periods, periods)
def test_periods_overlap_when_a_day_is_in_both(one, two):
    days = (date(2020, 1, 1) + timedelta(n) for n in range(91))
    common = any(day in one and day in two for day in days)
    assert one.overlaps(two) == (common or (one.end is None and two.end is None))


@given(periods, st.none() | some_days, some_days)
def test_an_end_can_only_come_nearer(period, end, day):
    assert (day in period.until(end)) == (day in period and (end is None or day < end))


def test_a_period_that_ends_where_it_starts_holds_no_day():
    assert not Period(date(2026, 5, 6), date(2026, 5, 6))
    assert Period(date(2026, 5, 6))


def test_one_year_from_the_decision_is_last_shown_the_day_before():
    decided = date(2026, 5, 6)
    window = Period(decided, add_months(decided, 12))
    assert window.end == date(2027, 5, 6)
    assert window.last_day == date(2027, 5, 5)
    assert Period(decided).last_day is None


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 5, 6), 3, date(2026, 8, 6)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_where_a_month_is_shorter_its_last_day_is_taken(day, months, reached):
    assert add_months(day, months) == reached


all_days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
lengths = st.integers(-600, 600)


@given(all_days, lengths)
def test_the_month_is_the_one_asked_for_and_the_day_no_later(day, months):
    reached = add_months(day, months)
    assert reached.year * 12 + reached.month == day.year * 12 + day.month + months
    assert reached.day <= day.day
    assert reached.day == day.day or (reached + timedelta(1)).day == 1


@given(all_days, all_days, lengths)
def test_adding_months_keeps_the_order_of_days(one, two, months):
    if one <= two:
        assert add_months(one, months) <= add_months(two, months)


@given(all_days.filter(lambda day: day.day <= 28), lengths, lengths)
def test_up_to_the_28th_months_add_up(day, one, two):
    assert add_months(add_months(day, one), two) == add_months(day, one + two)
