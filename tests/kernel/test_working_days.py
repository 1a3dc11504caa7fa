"""Working days are counted from the published calendar; a year without its notice is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.tables import NATIONAL, SHIPPED, work_calendar
from gongxin.catalogue.words import REFUSALS
from gongxin.kernel.calendar import WorkCalendar
from gongxin.kernel.errors import GongxinError

CHINA = work_calendar()
inside = st.dates(date(2004, 1, 1), date(2026, 6, 30))
counts = st.integers(0, 60)


@pytest.mark.parametrize(("year", "days"), [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_the_years_have_as_many_working_days_as_were_published(year, days):
    assert CHINA.between(date(year - 1, 12, 31), date(year, 12, 31)) == days


def test_the_year_of_the_day_before_the_first_counted_is_not_needed():
    assert CHINA.between(date(2003, 12, 31), date(2004, 1, 2)) == 1


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ],
)
def test_make_up_days_at_weekends_are_working_days(day):
    assert day.weekday() >= 5
    assert CHINA.is_workday(day)


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2026, 2, 17), date(2026, 5, 10)])
def test_holidays_and_ordinary_weekends_are_not(day):
    assert not CHINA.is_workday(day)


@pytest.mark.parametrize(
    ("start", "days", "reached"),
    [
        (date(2026, 5, 6), 1, date(2026, 5, 7)),  # the day itself is not counted
        (date(2026, 5, 6), 3, date(2026, 5, 9)),  # a Saturday that is worked
        (date(2026, 5, 6), 7, date(2026, 5, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # over the Spring Festival, one make-up day before it
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),  # over the end of the year
        (date(2003, 12, 31), 1, date(2004, 1, 2)),  # the year of the event itself is not needed
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_day_one_is_the_first_working_day_after(start, days, reached):
    assert CHINA.add(start, days) == reached


@given(inside, counts)
def test_as_many_working_days_lie_between_as_were_added(start, count):
    assert CHINA.between(start, CHINA.add(start, count)) == count


@given(inside, counts, counts)
def test_limits_add_up(start, one, two):
    assert CHINA.add(CHINA.add(start, one), two) == CHINA.add(start, one + two)


@given(inside, counts.filter(bool))
def test_a_limit_ends_on_a_working_day(start, count):
    assert CHINA.is_workday(CHINA.add(start, count))


@given(inside, inside, inside)
def test_runs_of_days_add_up_in_any_direction(one, two, three):
    assert CHINA.between(one, two) + CHINA.between(two, three) == CHINA.between(one, three)


@given(inside)
def test_a_day_is_a_working_day_when_one_lies_between_it_and_the_day_before(day):
    if day.year in CHINA.years and (day - timedelta(1)).year in CHINA.years:
        assert CHINA.is_workday(day) == (CHINA.between(day - timedelta(1), day) == 1)


@pytest.mark.parametrize(
    ("ask", "year"),
    [
        (lambda: CHINA.is_workday(date(2027, 1, 4)), 2027),
        (lambda: CHINA.add(date(2026, 12, 31), 1), 2027),
        (lambda: CHINA.add(date(2026, 12, 20), 30), 2027),
        (lambda: CHINA.add(date(2003, 12, 1), 1), 2003),
        (lambda: CHINA.between(date(2026, 12, 1), date(2027, 1, 1)), 2027),
        (lambda: CHINA.between(date(2003, 6, 1), date(2026, 1, 1)), 2003),
    ],
)
def test_a_year_without_its_notice_is_refused(ask, year):
    with pytest.raises(GongxinError) as refusal:
        ask()
    assert (refusal.value.code, refusal.value.facts) == ("calendar.year_missing", {"year": year})


def test_a_year_that_is_not_complete_does_not_count():
    days = [(date(2026, 1, 1) + timedelta(n), True) for n in range(364)]
    assert WorkCalendar(days).years == frozenset()
    assert WorkCalendar([*days, (date(2026, 12, 31), False)]).years == {2026}


def test_a_hole_between_two_known_years_is_not_jumped_over():
    years = [date(year, 1, 1) + timedelta(n) for year in (2025, 2027) for n in range(365)]
    calendar = WorkCalendar((day, True) for day in years)
    with pytest.raises(GongxinError, match="2026"):
        calendar.add(date(2025, 12, 30), 2)
    with pytest.raises(GongxinError, match="2026"):
        calendar.between(date(2025, 12, 30), date(2027, 1, 2))


def test_a_limit_does_not_run_backwards():
    with pytest.raises(ValueError, match="forward"):
        CHINA.add(date(2026, 5, 6), -1)


def test_a_new_year_is_one_more_file_in_a_pack(tmp_path):
    folder = tmp_path / "local" / "calendars"
    folder.mkdir(parents=True)
    days = [date(2027, 1, 1) + timedelta(n) for n in range(365)]
    rows = "".join(f"{day},{'Y' if day.weekday() < 5 else 'N'}\n" for day in days)
    (folder / "cn_working_days_2027_2027.csv").write_text("date,is_workday\n" + rows)
    assert work_calendar("cn", packs=(SHIPPED / "cn", tmp_path / "local")).years == CHINA.years | {2027}


def test_an_unknown_calendar_is_refused_by_name():
    with pytest.raises(GongxinError) as refusal:
        work_calendar("xx", packs=NATIONAL)
    assert refusal.value.code == "catalogue.calendar_unknown"
    assert "{calendar}" in REFUSALS[refusal.value.code].zh
