"""The packs of Taiwan and Japan say, as data alone, what real files of a whole life cycle contain."""

import re
import unicodedata
from collections import Counter

import ibis
import pyarrow as pa
import pytest

from gongxin.catalogue.load import inspect, load
from gongxin.catalogue.model import Catalogue, Item
from gongxin.kernel import dates
from gongxin.kernel.text import normalise_name
from gongxin.quality.names.steps import is_organisations
from tests.real.files import PACKS, rows


@pytest.mark.parametrize("pack", ["tw-epa", "jp-labour"])
def test_the_pack_is_sound(pack):
    assert inspect([PACKS / pack])[1] == []


def columns(item: Item, header: list[str]) -> dict[str, str]:
    """Field → column, by code or label."""
    return {f.name: h for f in item.fields for h in header if h in {f.code, f.label.zh}}


@pytest.fixture(scope="module")
def taiwan(real_data):
    return load([PACKS / "tw-epa"]), rows(real_data / "taiwan_epa_penalties" / "penalties.csv.gz")


@pytest.fixture(scope="module")
def japan(real_data):
    return load([PACKS / "jp-labour"]), rows(
        real_data / "japan_labour_violations" / "monthly_snapshots.csv.gz"
    )


def identity(item: Item, row: dict[str, str], where: dict[str, str]) -> tuple[str, ...]:
    return tuple(normal(item, name, row[where[name]]) for name in item.identity)


def normal(item: Item, name: str, text: str) -> str:
    nfkc = item.field(name).normal == "nfkc"
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) if nfkc else text


def ended(catalogue: Catalogue, item: Item, row: dict[str, str], where: dict[str, str]) -> bool:
    for name, codes in item.ended_values.items():
        values = catalogue.code_lists[item.field(name).codes or ""].values
        if row[where[name]] in {value.label.zh for value in values if value.code in codes}:
            return True
    return False


def test_every_column_of_the_taiwan_file_is_a_field(taiwan):
    catalogue, table = taiwan
    item = catalogue.items["environmental-penalty"]
    assert len(columns(item, list(table[0]))) == len(table[0]) == len(item.fields)


def test_every_value_of_a_code_list_is_known_in_the_taiwan_pack(taiwan):
    catalogue, table = taiwan
    item = catalogue.items["environmental-penalty"]
    for field in item.fields:
        if field.codes:
            known = {value.label.zh for value in catalogue.code_lists[field.codes].values}
            assert {row[field.code] for row in table} - {""} <= known


def test_of_the_taiwan_records_347_are_not_in_force(taiwan):
    catalogue, table = taiwan
    item = catalogue.items["environmental-penalty"]
    where = columns(item, list(table[0]))
    over = [row for row in table if ended(catalogue, item, row, where)]
    assert len(over) == 357
    assert len({identity(item, row, where) for row in over}) == 347
    assert len({identity(item, row, where) for row in table}) == 6516


def test_the_surplus_taiwan_rows_are_repeats_but_for_six(taiwan):
    catalogue, table = taiwan
    item = catalogue.items["environmental-penalty"]
    where = columns(item, list(table[0]))
    compared = [f.name for f in item.fields if f.compared]
    first: dict[tuple[str, ...], dict[str, str]] = {}
    kinds: Counter[str] = Counter()
    for row in table:
        one = first.setdefault(identity(item, row, where), row)
        if one is not row:
            same = all(one[where[name]] == row[where[name]] for name in compared)
            kinds["identical" if one == row else "repeat" if same else "conflict"] += 1
    assert kinds == {"identical": 154, "repeat": 18, "conflict": 6}


def test_every_day_is_read_by_the_forms_of_its_pack(taiwan, japan):
    for catalogue, table in (taiwan, japan):
        (item,) = catalogue.items.values()
        where = columns(item, list(table[0]))
        for field in (f for f in item.fields if f.kind == "date"):
            texts = {row[where[field.name]] for row in table} - {""}
            assert all(dates.parse(text, catalogue.date_forms) for text in texts), field.name


def test_every_party_has_a_word_of_an_organisation(taiwan, japan):
    catalogue, table = taiwan
    assert not unlike(catalogue, {row["FACILITYNAME"] for row in table})
    catalogue, table = japan
    item = catalogue.items["labour-violation"]
    pattern = next(rule for rule in item.rules if rule.id == "JPRD-P-001").arguments["checks"][1]["matches"][
        "pattern"
    ]
    left = unlike(catalogue, {row["企業・事業場名称"] for row in table})
    assert not [name for name in left if not re.search(pattern, name)]


def unlike(catalogue: Catalogue, names: set[str]) -> list[str]:
    words = catalogue.organisation_words
    return [name for name in names if not any(word in name for word in words)]


def test_the_japanese_snapshots_give_entries_exits_and_corrections(japan):
    catalogue, table = japan
    item = catalogue.items["labour-violation"]
    assert item.delivery == "snapshot"
    where = columns(item, list(table[0]))
    compared = [f.name for f in item.fields if f.compared and f.name not in item.identity]
    current: dict[tuple[str, ...], tuple[str, ...]] = {}
    seen: set[tuple[str, ...]] = set()
    found: Counter[str] = Counter()
    for number in sorted({row["snapshot"] for row in table}):
        issue = {
            identity(item, row, where): tuple(normal(item, n, row[where[n]]) for n in compared)
            for row in table
            if row["snapshot"] == number
        }
        entered = issue.keys() - current.keys()
        found["entries"] += len(entered)
        found["re-entries"] += len(entered & seen)
        found["exits"] += len(current.keys() - issue.keys())
        found["corrections"] += sum(current[key] != issue[key] for key in issue.keys() & current.keys())
        seen |= issue.keys()
        current = issue
    found["current"] = len(current)
    assert found == {"entries": 871, "re-entries": 9, "exits": 667, "corrections": 223, "current": 204}


def test_mainland_registrations_have_names_of_organisations(real_data):
    table = rows(real_data / "mainland_registry_sample" / "registry_sample.csv.gz")
    names = ibis.memtable(
        pa.table({"name": sorted({normalise_name(row["企业名称"]) for row in table} - {""})})
    )
    mine = is_organisations(names["name"], load(["cn"]))
    left = names.filter(~mine).to_pyarrow()["name"].to_pylist()
    # None of them matters: each has a code.
    assert len(left) <= 0.02 * len(table)
    assert all(row["统一社会信用代码"] for row in table)
