"""Registers beside the items: what is refused on any day, what is due on one, what a list of powers brings about."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.load import inspect, load
from gongxin.catalogue.owing import owing
from gongxin.catalogue.page import markdown
from gongxin.catalogue.register_checks import notices
from gongxin.catalogue.register_page import pages
from tests.catalogue.packs import FROM, TITLE, problems_after, sound, write

ITEM = "items/thing.v1.yaml"
BUREAU = "11379900990000017A"
DUE = date(2026, 6, 30)
DOCUMENT = {
    "made_on": "2021-01-01",
    "superior": [{"instrument": "law"}],
    "decision": "revise",
    "due_on": str(DUE),
}
POWER = {"title": TITLE, "kind": "permit", "department": BUREAU, "basis": [{"instrument": "law"}]}
SOURCE = {"number": 1, "code": BUREAU, "name": TITLE, "division": "379900", "items": []}
STEP = {"said": TITLE, "items": ["thing"]}
VERSION = {"number": 1, "valid": FROM, "steps": [STEP]}
STANDARD = {"scope": "local", "stage": "published", "status": "in_force"}


def registered(pack):
    """The small pack with an entry in every register."""
    law = pack["instruments.yaml"]["instruments"]["law"]
    pack["instruments.yaml"]["instruments"] |= {
        "local": law | {"level": "policy", "issuer": {"zh": "某局", "en": "A bureau"}},
        "bill": law | {"state": "draft"},
        "norm": law | {"level": "standard"},
    }
    pack["sources.yaml"] = {"sources": [SOURCE]}
    pack["documents.yaml"] = {"documents": {"local": dict(DOCUMENT)}}
    pack["powers.yaml"] = {"powers": {"X-1": POWER | {"items": ["thing"]}}}
    pack["procedures.yaml"] = {"procedures": {"query": {"title": TITLE, "versions": [dict(VERSION)]}}}
    pack["standards.yaml"] = {"standards": {"norm": dict(STANDARD)}}


def loaded(folder, change=lambda _: None):
    pack = sound()
    registered(pack)
    change(pack)
    return load([write(folder / "small", pack)])


def test_sound_registers_are_taken(tmp_path):
    assert problems_after(tmp_path, registered) == []


def of(register, key, **changes):
    return lambda pack: pack[f"{register}.yaml"][register][key].update(changes)


def second_version(**changes):
    later = VERSION | {"number": 2, "valid": {"from": "2021-01-01"}} | changes
    return of("procedures", "query", versions=[VERSION, later])


CASES = {
    "a document of which nobody knows": (
        lambda pack: pack["documents.yaml"]["documents"].update(rumour=DOCUMENT),
        "dangling",
        "documents.rumour",
    ),
    "a document under a rule of which nobody knows": (
        of("documents", "local", superior=[{"instrument": "dream"}]),
        "dangling",
        "documents.local.superior",
    ),
    "a document under no rule": (of("documents", "local", superior=[]), "no_superior", "documents.local"),
    "a document under itself": (
        of("documents", "local", superior=[{"instrument": "local"}]),
        "own_superior",
        "documents.local.superior",
    ),
    "a document under a draft": (
        of("documents", "local", superior=[{"instrument": "bill"}]),
        "draft_instrument",
        "documents.local.superior",
    ),
    "a document in conflict with nothing known": (
        of("documents", "local", conflicts=[{"basis": {"instrument": "dream"}, "said": TITLE}]),
        "dangling",
        "documents.local.conflicts",
    ),
    "a document that is kept though it conflicts": (
        of(
            "documents", "local", decision="keep", conflicts=[{"basis": {"instrument": "law"}, "said": TITLE}]
        ),
        "kept_conflict",
        "documents.local.decision",
    ),
    "a document to be revised at no time": (
        of("documents", "local", due_on=None),
        "needed",
        "documents.local",
    ),
    "a decision that there is not": (
        of("documents", "local", decision="forget"),
        "choice",
        "documents.local.decision",
    ),
    "a power of nobody": (
        of("powers", "X-1", department="113799009900000255"),
        "dangling",
        "powers.X-1.department",
    ),
    "a power without law": (of("powers", "X-1", basis=[]), "no_basis", "powers.X-1"),
    "a power of unknown law": (
        of("powers", "X-1", basis=[{"instrument": "dream"}]),
        "dangling",
        "powers.X-1.basis",
    ),
    "a power that generates what no catalogue has": (
        of("powers", "X-1", items=["nothing"]),
        "dangling",
        "powers.X-1.items",
    ),
    "a procedure of which nothing is said": (
        of("procedures", "query", versions=[VERSION | {"steps": []}]),
        "needed",
        "procedures.query.versions[0]",
    ),
    "a procedure by an item that there is not": (
        of("procedures", "query", versions=[VERSION | {"steps": [STEP | {"items": ["nothing"]}]}]),
        "dangling",
        "procedures.query.versions",
    ),
    "one version twice": (second_version(number=1), "duplicate", "procedures.query.versions"),
    "a later version from an earlier day": (
        second_version(valid={"from": "2019-01-01"}),
        "version_order",
        "procedures.query.versions",
    ),
    "a standard of which nobody knows": (
        lambda pack: pack["standards.yaml"]["standards"].update(rumour=STANDARD),
        "dangling",
        "standards.rumour",
    ),
    "a standard in force before it is published": (
        of("standards", "norm", stage="drafting"),
        "unpublished",
        "standards.norm.status",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_entry_is_refused(case, tmp_path):
    spoil, code, place = CASES[case]

    def change(pack):
        registered(pack)
        spoil(pack)

    found = [(code, place) for code, _, place in problems_after(tmp_path, change)]
    assert (code, place) in found


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    def change(pack):
        laws = pack["instruments.yaml"]["instruments"]
        laws["old"] = laws["law"] | {"valid": FROM | {"until": "2026-01-01"}}
        laws["gone"] = laws["local"] | {"valid": FROM | {"until": "2025-01-01"}}
        laws["done"] = laws["resting"] = laws["local"]
        pack["documents.yaml"]["documents"] |= {
            "gone": DOCUMENT | {"superior": [{"instrument": "old"}]},
            "done": DOCUMENT | {"done_on": "2026-06-01"},
            "resting": {"made_on": "2021-01-01", "superior": [{"instrument": "old"}], "decision": "keep"},
        }
        pack["powers.yaml"]["powers"]["X-2"] = POWER | {"basis": [{"instrument": "old"}]}

    return loaded(tmp_path_factory.mktemp("kept"), change)


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)))
def test_what_is_undone_is_told_from_the_day_after_its_due_day_and_never_once_done_or_repealed(kept, day):
    overdue = [notice.key for notice in notices(kept, day) if notice.code == "overdue"]
    assert overdue == (["local"] if day > DUE else [])


@pytest.mark.parametrize(("day", "told"), [(date(2025, 12, 31), []), (date(2026, 1, 1), ["resting", "X-2"])])
def test_what_rests_on_a_rule_that_ended_is_told_from_its_last_day_on(kept, day, told):
    found = [notice for notice in notices(kept, day) if notice.code != "overdue"]
    assert [notice.key for notice in found] == told
    assert all("2026-01-01" in str(notice) for notice in found)


def test_a_day_refuses_no_pack(kept):
    assert notices(kept, DUE + timedelta(days=1))
    assert "local" in kept.registers.documents


def test_a_department_may_report_and_is_asked_for_what_its_powers_generate(tmp_path):
    def change(pack):
        pack["duties.yaml"] = {
            "duties": {
                "month": {
                    "title": TITLE,
                    "items": ["thing"],
                    "every": "month",
                    "day": 10,
                    "basis": {"instrument": "law"},
                }
            }
        }

    found = loaded(tmp_path, change)
    assert SOURCE["items"] == []
    assert found.sources[BUREAU].items == ("thing",)
    (owed,) = owing(found)
    assert [duty.id for duty in owed.duties] == ["month"]


def test_a_list_shows_what_is_owed_what_is_a_draft_and_what_is_left_out_on_either_side(tmp_path):
    def change(pack):
        pack["items/other.v1.yaml"] = sound()[ITEM] | {"id": "other", "number": 2}
        pack["items/dim.v1.yaml"] = sound()[ITEM] | {"id": "dim", "number": 3, "state": "draft", "why": TITLE}
        pack["sources.yaml"] = {"sources": [SOURCE | {"items": ["other"]}]}
        pack["powers.yaml"]["powers"] |= {"X-2": POWER | {"items": ["dim"]}, "X-3": POWER | {"items": []}}

    found = loaded(tmp_path, change)
    (owed,) = owing(found)
    assert (owed.items, owed.drafts, owed.unfounded) == (("thing",), ("dim",), ("other",))
    assert [power.number for power in owed.silent] == ["X-3"]
    assert "dim" not in found.sources[BUREAU].items


def test_of_a_department_without_a_list_nothing_is_said_to_be_unfounded(tmp_path):
    def change(pack):
        pack["sources.yaml"] = {"sources": [SOURCE | {"items": ["thing"]}]}
        pack["powers.yaml"] = {"powers": {}}

    (owed,) = owing(loaded(tmp_path, change))
    assert (owed.powers, owed.unfounded) == ((), ())


def test_an_operator_adds_a_version_of_its_own(tmp_path):
    own = {"number": 2, "valid": {"from": "2026-01-01"}, "instrument": "law", "steps": [{"said": TITLE}]}
    pack = sound()
    registered(pack)
    local = {
        "pack.yaml": {"id": "local", "title": TITLE},
        "procedures.yaml": {
            "procedures": {"query": {"title": {"zh": "本地", "en": "Ours"}, "versions": [own]}}
        },
    }
    found, problems = inspect([write(tmp_path / "small", pack), write(tmp_path / "local", local)])
    assert problems == []
    said = markdown(pages(found)["procedures"], "en")
    assert said.index("Version 2, from 2026-01-01, by Test") < said.index("Version 1, from 2020-01-01")
    assert "not built yet" in said


def test_a_register_without_entries_has_no_page(tmp_path):
    found = load([write(tmp_path / "small", sound())])
    assert set(pages(found)) == {"open", "law", "elements"}


def test_every_entry_is_on_its_page_in_both_languages(tmp_path):
    found = loaded(tmp_path)
    for language in ("zh", "en"):
        said = {name: markdown(page, language) for name, page in pages(found).items()}
        assert str(DUE) in said["documents"]
        assert "X-1" in said["powers"]
        assert set(said) == {"open", "law", "elements", "documents", "standards", "procedures", "powers"}


@pytest.mark.parametrize(
    ("verified", "said"), [(True, "| public |"), (False, "public, once the operator has confirmed the basis")]
)
def test_what_rests_on_an_unchecked_basis_is_not_said_to_be_open(tmp_path, verified, said):
    def change(pack):
        basis = {"instrument": "law", "verified": verified}
        pack["limits.yaml"]["limits"]["year"]["values"][0]["basis"] = basis
        pack[ITEM]["windows"][0]["basis"] = basis

    assert said in markdown(pages(loaded(tmp_path, change))["open"], "en")


def test_what_no_window_shows_to_the_public_is_not_open(tmp_path):
    def change(pack):
        pack[ITEM]["windows"] = [{"audience": "government"}]

    assert "| not open |" in markdown(pages(loaded(tmp_path, change))["open"], "en")


def test_every_field_and_every_value_of_a_code_list_is_in_the_register_of_elements():
    found = load(["cn"])
    elements, codes = pages(found)["elements"].sections
    told = defaultdict(str)
    for row in elements.rows:
        told[row[0].zh, row[4].zh] += row[1].zh
    fields = [field for item in found.items.values() for field in item.fields]
    assert [f.name for f in fields if f.label.zh not in told[f.name, f.codes or ""]] == []
    values = {row[1].zh: row[2].zh for row in codes.rows}
    for one in found.code_lists.values():
        assert [v.code for v in one.values if f"{v.code} {v.label.zh}" not in values[one.id]] == []
