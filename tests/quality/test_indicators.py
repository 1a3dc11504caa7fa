"""Figures come from the published definition alone; what was due is told from duties and receipts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.load import inspect
from gongxin.catalogue.scoring import COUNTS, EVERY, OF_REGISTRY, Part
from gongxin.kernel.period import Period
from gongxin.quality import dues
from tests.journeys.papers import CITY

counted = st.fixed_dictionaries(dict.fromkeys(COUNTS, st.integers(0, 10_000)))
figures = st.decimals(0, 2, places=3)


@pytest.mark.parametrize(
    ("indicator", "counts", "figure"),
    [
        ("received", {"read": 10}, "10"),
        ("loaded", {"accepted": 4, "unchanged": 2, "corrected": 1}, "7"),
        ("compliance", {"accepted": 9, "read": 12, "personal": 2}, "0.9"),
        ("late-rate", {"late": 1, "dated": 4}, "0.25"),
        ("timeliness", {"late": 1, "dated": 4}, "0.75"),
        ("completeness", {"required": 200, "filled": 190}, "0.95"),
        ("accuracy", {"read": 11, "personal": 1, "faulty": 2}, "0.8"),
        ("mending", {"mended": 2, "mending_days": 7}, "3.5"),
    ],
)
def test_the_pack_s_formula_is_what_is_computed(indicator, counts, figure):
    assert CITY.indicators[indicator].value(counts) == Decimal(figure)


@given(counted)
def test_timeliness_is_one_less_the_late_rate(counts):
    late, timely = (CITY.indicators[name].value(counts) for name in ("late-rate", "timeliness"))
    assert (late is None) == (timely is None) == (counts["dated"] == 0)
    if late is not None and timely is not None:
        assert abs(late + timely - 1) < Decimal("1e-20")


def test_the_formula_in_words_names_every_count_of_it():
    for one in CITY.indicators.values():
        for term in (*one.of, *one.among):
            words = (COUNTS | OF_REGISTRY)[term.count]
            assert words.zh in one.formula.zh
            assert words.en in one.formula.en


@given(figures, figures, figures)
def test_a_better_figure_never_earns_less(one, other, full):
    part = Part("x", None, (), Decimal(3), False, "timeliness", Decimal("0.5"), full, None)
    low, high = sorted([one, other], reverse=full < part.none_at)
    assert 0 <= part.share(low) <= part.share(high) <= 1
    assert part.share(full) == 1


def test_the_demonstration_s_assessment_has_a_full_score_of_a_hundred_and_ten_beyond():
    found = CITY.assessments["department"]
    assert found.points == 100
    assert sum(part.points for part in found.parts if part.extra) == 10


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("indicators: {x: {title: {zh: 甲, en: x}, of: [karma]}}", "karma"),
        ("indicators: {x: {title: {zh: 甲, en: x}, of: []}}", "of"),
    ],
)
def test_an_indicator_of_what_nobody_counts_is_refused(tmp_path, file, said):
    pack = tmp_path / "own"
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: own\ntitle: {zh: 甲, en: own}\n", encoding="utf-8")
    (pack / "indicators.yaml").write_text(file, encoding="utf-8")
    _, problems = inspect(["cn", "cn-demo", pack])
    assert [problem.facts[0] for problem in problems] == [said]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(sorted(EVERY)))
def test_every_day_is_in_one_window_of_a_duty(day, every):
    """Whatever is received counts for exactly one period: none twice, none for nothing."""
    duty = CITY.duties["double-publicity-month"]
    due = [on for _, on in dues.periods(duty, Period(day, date(day.year + 2, 1, 1)))]
    assert due == sorted(set(due))
    assert due[0].day == duty.day
    assert (due[0] - day).days <= 31
