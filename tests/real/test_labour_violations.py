"""27 issues of a list that Japan publishes every month, each the whole of it: entries, exits, corrections.

A difference to the plain count of the rows is explained where it stands.
"""

import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from gongxin.access.actor import Actor, platform
from gongxin.catalogue.load import load
from gongxin.collection import queries, stopping
from gongxin.collection.states import State
from gongxin.kernel import dates
from gongxin.ledger.models import Act
from tests.journeys.town import counts, founded
from tests.real.files import PACKS, Rows, rows, write

ITEM = "labour-violation"
SECOND = Actor("second", user_id=7, permissions=platform("x").permissions)
OFFICE, NAME, PUBLISHED, UPDATED = "管轄", "企業・事業場名称", "公表日", "最終更新日"


@pytest.fixture(scope="module")
def issues(real_data) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows(real_data / "japan_labour_violations" / "monthly_snapshots.csv.gz"):
        found.setdefault(row["snapshot"], []).append(row)
    return dict(sorted(found.items()))


@pytest.fixture(scope="module")
def town(issues, server, clone, django_db_blocker):
    catalogue = load([PACKS / "jp-labour"], demonstration=True)
    with founded(server, clone, django_db_blocker, catalogue) as made:
        yield made


def last_day(issue: Rows) -> date:
    return datetime.strptime(issue[0]["period"][-8:], "%Y%m%d").replace(tzinfo=UTC).date()


@pytest.fixture(scope="module")
def handed_in(town, issues, tmp_path_factory):
    """Every issue on the last day of its period; a second person looks at those that end much, and lets them in."""
    folder = tmp_path_factory.mktemp("issues")
    (source,) = town.catalogue.sources
    deliveries = {}
    for number, issue in issues.items():
        path = write(folder / f"{number}.csv", issue, list(issue[0]))
        noon = datetime.combine(last_day(issue), datetime.min.time(), UTC) + timedelta(hours=3)
        delivery = town.hand_in(path, item=ITEM, department=source, at=noon)
        if delivery.state == State.STOPPED:
            stopping.override(delivery, reason="已与原发布核对", actor=SECOND, at=noon)
            delivery = town.run(delivery, at=noon)
        deliveries[number] = delivery
    return deliveries


def normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def named(text: str) -> str:
    """Names are kept with one form of the dot between words."""
    return normal(text).replace("・", "·")


def plainly(issues: dict[str, Rows], *, without: str = "") -> dict[str, Counter[str]]:
    """Entries, re-entries, exits and corrections of every issue, counted with dictionaries alone."""
    current: dict[tuple[str, ...], list[str]] = {}
    seen: set[tuple[str, ...]] = set()
    found: dict[str, Counter[str]] = {}
    for number, issue in issues.items():
        now = {
            tuple(normal(row[name]) for name in (OFFICE, NAME, PUBLISHED)): [
                normal(row[name]) for name in row if name not in {UPDATED, "snapshot", "period"}
            ]
            for row in issue
            if row[NAME] != without
        }
        entered = now.keys() - current.keys()
        found[number] = Counter(
            entries=len(entered),
            re_entries=len(entered & seen),
            exits=len(current.keys() - now.keys()),
            corrections=sum(current[key] != now[key] for key in now.keys() & current.keys()),
        )
        seen |= now.keys()
        current = now
    return found


MEANT = {
    Act.OPEN: ("entries",),
    Act.REOPEN: ("entries", "re_entries"),
    Act.END: ("exits",),
    Act.CORRECT: ("corrections",),
}


def acts(town) -> Counter[str]:
    """What the ledger was told by all issues."""
    found: Counter[str] = Counter()
    for act, n in town.ask("select act, count(*) from ledger.revision group by act"):
        found.update(dict.fromkeys(MEANT[Act(act)], n))
    return found


@pytest.fixture(scope="module")
def personal(handed_in, issues) -> str:
    """The one party that was taken for a natural person, in eleven issues."""
    names = set()
    refused = 0
    for number, delivery in handed_in.items():
        for finding in queries.every_finding(delivery):
            assert finding.rule == "JPRD-P-001"
            names.add(issues[number][finding.source_row - 2][NAME])
            refused += 1
    assert refused == 11
    (name,) = names
    return name


def test_the_plain_count_is_that_of_the_catalogue(issues):
    assert sum(plainly(issues).values(), Counter()) == {
        "entries": 871,
        "re_entries": 9,
        "exits": 667,
        "corrections": 223,
    }


def test_the_ledger_has_the_same_but_for_one_doubtful_party(town, handed_in, issues, personal):
    """Its one entry and one exit are missing: a name of three characters may be a person's."""
    assert len(personal) == 3
    assert acts(town) == {"entries": 870, "re_entries": 9, "exits": 666, "corrections": 223}
    assert acts(town) == sum(plainly(issues, without=personal).values(), Counter())
    in_force = town.ask("select count(*) from ledger.record where not ended")
    assert in_force == [(871 - 667,)] == [(204,)]


def test_every_issue_has_its_own_entries_and_corrections(handed_in, issues, personal):
    expected = plainly(issues, without=personal)
    for number, delivery in handed_in.items():
        told = counts(delivery)
        assert told.get("accepted", 0) == expected[number]["entries"], number
        assert told.get("corrected", 0) == expected[number]["corrections"], number
        assert not told.keys() - {"accepted", "corrected", "unchanged", "personal"}


def test_the_last_issue_is_what_is_public_on_its_day_and_for_a_year_at_most(town, handed_in, issues):
    issue = list(issues.values())[-1]
    day = last_day(issue)
    shown = town.ask(
        "select public->>'office', public->>'name', decided_on, shown_until from shown.fact"
        " where shown_from <= %s and %s < shown_until",
        day,
        day,
    )
    forms = town.catalogue.date_forms
    assert {(normal(office), named(name), on) for office, name, on, _ in shown} == {
        (normal(row[OFFICE]), named(row[NAME]), dates.parse(row[PUBLISHED], forms).day) for row in issue
    }
    assert len(shown) == 204
    assert all(until <= on.replace(year=on.year + 1) for _, _, on, until in shown)


def test_the_same_issue_again_changes_nothing(town, handed_in, issues, tmp_path):
    number, issue = list(issues.items())[-1]
    (source,) = town.catalogue.sources
    before = acts(town)
    path = write(tmp_path / "again.csv", issue, list(issue[0]))
    again = town.hand_in(path, item=ITEM, department=source)
    assert again.repeat_of_id == handed_in[number].pk
    assert acts(town) == before


def test_nothing_of_the_doubtful_party_is_kept(town, handed_in, personal):
    assert town.ask("select count(*) from identity.subject where name like %s", f"%{personal}%") == [(0,)]
    assert town.waiting() == []
