"""Six years of penalties of Taiwan with appeals, withdrawals and replacements, through all stations.

Facilities are known by their control number, which stays with a site when its operator changes.
"""

from collections import Counter

import pytest

from gongxin.access.actor import platform
from gongxin.catalogue.load import load
from gongxin.collection.states import Kind
from gongxin.disclosure import queries as disclosure
from gongxin.flows import waiting
from gongxin.ledger.models import Act
from tests.cast import AT
from tests.journeys.town import counts, founded
from tests.real.files import PACKS, rows, unpacked, write

ITEM = "environmental-penalty"
COUNTY, NUMBER, CONTROL, RESCISSION = "COUNTY", "DOCUMENTNO", "REGISTRATIONNO", "APPEALRESCIND"


@pytest.fixture(scope="module")
def file(real_data):
    return real_data / "taiwan_epa_penalties" / "penalties.csv.gz"


@pytest.fixture(scope="module")
def published(file):
    return rows(file)


@pytest.fixture(scope="module")
def town(file, server, clone, django_db_blocker):
    catalogue = load([PACKS / "tw-epa"], demonstration=True)
    with founded(server, clone, django_db_blocker, catalogue) as made:
        yield made


@pytest.fixture(scope="module")
def hand_in(town):
    (source,) = town.catalogue.sources
    return lambda path: town.hand_in(path, item=ITEM, department=source)


@pytest.fixture(scope="module")
def first(hand_in, file, tmp_path_factory):
    return hand_in(unpacked(file, tmp_path_factory.mktemp("files")))


def over(town, facts) -> bool:
    """Whether a payload says that its record is not in force."""
    item = town.catalogue.items[ITEM]
    return any(facts.get(field) in values for field, values in item.ended_values.items())


def record(facts) -> tuple[str, str]:
    return facts["county"], facts["document_number"]


def acts(town) -> dict[Act, int]:
    """What the records of the ledger are at present, by their last act."""
    return {Act(act): n for act, n in town.ask("select act, count(*) from ledger.record group by act")}


def test_every_row_has_its_outcome(first, published):
    assert len(published) == 6_694
    assert counts(first) == {"accepted": 6_461, "unchanged": 172, "held": 61}


def test_154_identical_rows_and_18_of_another_update_say_nothing_new(first, published):
    """The column of the last update is in the file for its keepers: it is not compared."""
    seen: dict[tuple[str, str], dict[str, str]] = {}
    kinds: Counter[frozenset[str]] = Counter()
    for row in published:
        one = seen.setdefault((row[COUNTY], row[NUMBER]), row)
        if one is not row:
            kinds[frozenset(name for name in row if row[name] != one[name])] += 1
    assert kinds[frozenset()] == 154
    assert kinds[frozenset({"UPDATETIME"})] == 18
    assert sum(kinds.values()) == 178
    assert first.unchanged_rows == 154 + 18


def test_six_pairs_that_say_different_things_wait_and_why(town, first):
    """An outcome of the appeal that one row lacks, a day to improve by, laws in another order, a mistyped code."""
    pairs: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in town.waiting(first):
        if row.kind == Kind.HELD:
            assert row.rules == ["D-002"]
            pairs.setdefault(record(row.payload), []).append(row.payload)
    assert [len(pair) for pair in pairs.values()] == [2] * 6
    differences = Counter(
        frozenset(name for name in {**one, **other} if one.get(name) != other.get(name)) - {"updated_on"}
        for one, other in pairs.values()
    )
    assert differences == {
        frozenset({"petition", "petition_results"}): 2,
        frozenset({"improve_by"}): 2,
        frozenset({"improve_by", "county_code"}): 1,
        frozenset({"legal_basis"}): 1,
    }


def test_three_control_numbers_bear_two_unrelated_names(town, first):
    """Two sites changed hands; at one a company's factory stands beside the company."""
    conflicts = [row for row in town.waiting(first) if row.kind == Kind.CONFLICT]
    assert len(conflicts) == 49
    assert {tuple(row.rules) for row in conflicts} == {("I-011",)}
    names: dict[str, set[str]] = {}
    for row in conflicts:
        names.setdefault(row.subject_code, set()).add(row.subject_name)
    assert [len(found) for found in names.values()] == [2] * 3


def test_of_347_records_not_in_force_344_are_in_the_ledger_and_three_wait(town, first):
    waiting_over = {record(row.payload) for row in town.waiting(first) if over(town, row.payload)}
    assert len(waiting_over) == 3
    assert acts(town) == {Act.OPEN: 6_117, Act.END: 344}
    assert 344 + len(waiting_over) == 347


def test_what_ended_is_nowhere_to_be_read_and_all_else_is(town, first, published):
    shown = {
        tuple(found)
        for found in town.ask("select public->>'county', public->>'document_number' from shown.fact")
    }
    assert len(shown) == 6_117
    ended = {
        record(payload)
        for (payload,) in town.ask(
            "select c.payload from ledger.content c join ledger.record r using (subject_id, record_id)"
            " where r.act = 3"
        )
    }
    assert len(ended) == 344
    assert not shown & ended


def test_a_facility_is_found_by_its_control_number(town, first, published):
    row = next(row for row in published if not row[RESCISSION] and not row["PETITIONRESULTS"])
    page = disclosure.page(row[CONTROL], on=town.today)
    assert row[NUMBER] in {fact.public["document_number"] for fact in page.facts}
    assert page.organisation.name == row["FACILITYNAME"]


def test_a_decision_that_is_withdrawn_later_leaves_the_page(town, hand_in, first, published, tmp_path):
    row = next(row for row in published if not row[RESCISSION] and not row["PETITIONRESULTS"])
    later = hand_in(write(tmp_path / "later.csv", [row | {RESCISSION: "自行撤銷"}], list(row)))
    assert counts(later) == {"corrected": 1}
    page = disclosure.page(row[CONTROL], on=town.today)
    assert row[NUMBER] not in {fact.public["document_number"] for fact in page.facts if page}
    back = hand_in(write(tmp_path / "back.csv", [row], list(row)))
    assert counts(back) == {"held": 1}, "that it is in force again somebody must say"


def test_when_clerks_have_decided_all_records_are_in_and_347_are_not_in_force(town, first):
    """One record more is over: the one that was withdrawn above."""

    def decide(row, action):
        waiting.decide(
            row.pk,
            action,
            reason="已向来源核实。",
            proof="处罚决定书",
            catalogue=town.catalogue,
            actor=platform("desk"),
            at=AT,
        )

    latest: dict[tuple[str, str], str] = {}
    held = [row for row in town.waiting(first) if row.kind == Kind.HELD]
    for row in sorted(held, key=lambda row: row.payload["updated_on"], reverse=True):
        key = record(row.payload)
        decide(row, "refuse" if key in latest else "confirm")
        latest.setdefault(key, row.payload["updated_on"])
    for row in town.waiting(first):
        if row.kind == Kind.CONFLICT:
            decide(row, "confirm")
    final = acts(town)
    assert sum(final.values()) == 6_516
    assert final[Act.END] == 347 + 1
