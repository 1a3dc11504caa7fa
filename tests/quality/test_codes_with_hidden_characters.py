"""A code of which characters are hidden is neither malformed nor mistyped, and makes nobody an organisation."""

import pytest

from gongxin.quality.queries import findings
from tests.quality.rows import PENALTY, checked, penalty, staged

HIDDEN = [
    "9137**********158",
    "9137＊＊＊＊＊＊＊＊＊＊＊158",
    "9137XXXXXXXXXXX158",
    "9137xxxxxxxxxxx158",
    "9137●●●●●●●●●●158",
    "9137••••••••••158",
    "9137??????????158",
]


@pytest.fixture
def judged(duckdb, rows_of):
    def judge(*rows):
        return checked(rows_of(duckdb, staged(*rows)))

    return judge


def told(rows) -> list[tuple[str, str]]:
    found = findings(rows, PENALTY).to_pylist()
    return [(one["rule"], one["severity"]) for one in found if one["field"] == "counterparty_code"]


def test_it_breaks_one_rule_of_its_own_and_leads_to_nobody(judged):
    rows = judged(*(penalty(counterparty_code=code) for code in HIDDEN))
    assert told(rows) == [("I-009", "doubt")] * len(HIDDEN)
    assert rows["subject_code"].null_count == len(HIDDEN)
    assert rows["personal"].to_pylist() == [False] * len(HIDDEN)


def test_other_faults_of_a_code_are_told_as_before(judged):
    rows = judged(
        penalty(counterparty_code="91379900MA3ABCD159"),
        penalty(counterparty_code="9137****158"),
        penalty(counterparty_code="91379900MA3ABCD1*8"),
    )
    assert {rule for rule, _ in told(rows)} == {"I-003", "I-001", "I-002"}


@pytest.mark.parametrize("code", ["32010219800101****", "51010219********1X"])
def test_what_may_be_the_number_of_a_citizen_waits_for_nobody(judged, code):
    (severity,) = judged(penalty(counterparty_code=code))["severity"].to_pylist()
    assert severity in ("error", "personal")


@pytest.mark.parametrize("code", HIDDEN)
def test_a_name_as_people_bear_is_refused_whatever_is_hidden(judged, code):
    rows = judged(penalty(counterparty_code=code, counterparty_name="欧阳建国"))
    assert rows["personal"].to_pylist() == [True]


@pytest.mark.parametrize("code", ["92******MA3ABCD158", "92***********158", "92379900MA3A●●●●●●"])
def test_what_is_visible_of_an_individual_businesss_code_is_enough(judged, code):
    assert judged(penalty(counterparty_code=code))["severity"].to_pylist() == ["personal"]
