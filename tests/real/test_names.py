"""Names as they were really registered: variants of one, unrelated ones, and what finds them."""

import csv
import gzip
import itertools
import random
from collections import defaultdict

import pyarrow as pa
import pytest

from gongxin.bench.names import names as made_up
from gongxin.identity.naming import related, unrelated

TWO_FORMS = "91451228MA5K93XU71"
TWO_ORGANISATIONS = "91440300MA5JJF6G7Y"


@pytest.fixture(scope="module")
def registry(real_data) -> dict[str, set[str]]:
    """Every code with the names that stand beside it."""
    names = defaultdict(set)
    with gzip.open(
        real_data / "mainland_registry_sample" / "registry_sample.csv.gz", "rt", encoding="utf-8"
    ) as file:
        for row in csv.DictReader(file):
            names[row["统一社会信用代码"]].add(row["企业名称"])
    return names


def test_of_the_codes_with_two_names_one_has_two_forms_of_it_and_one_is_two_organisations(registry):
    assert len(registry) == 20231
    twice = {code: names for code, names in registry.items() if len(names) > 1}
    assert {code for code in twice if related(*twice[code])} == {TWO_FORMS}
    assert {code for code in twice if not related(*twice[code])} == {TWO_ORGANISATIONS}


def test_both_rows_of_the_two_organisations_are_conflicts_and_no_others(registry):
    rows = [
        {"subject_id": None, "subject_code": code, "subject_name": name, "registry_name": None}
        for code, names in registry.items()
        if len(names) > 1
        for name in sorted(names)
    ]
    schema = pa.schema([("subject_id", pa.int64()), *((name, pa.string()) for name in list(rows[0])[1:])])
    found = unrelated(pa.Table.from_pylist(rows, schema=schema), {})
    assert found["subject_code"].to_pylist() == [TWO_ORGANISATIONS] * 2


def test_names_of_different_organisations_are_hardly_ever_related(registry):
    """A code written beside a stranger's name must come to a person's eyes."""
    everyone = sorted({name for names in registry.values() for name in names})
    chance = random.Random(1)
    strangers = [chance.sample(everyone, 2) for _ in range(5000)]
    assert sum(related(*pair) for pair in strangers) <= 5
    neighbours = itertools.pairwise(everyone)
    assert sum(related(*pair) for pair in neighbours) <= len(everyone) * 0.002


def test_no_made_up_name_is_a_real_one(registry):
    assert not set(made_up(20_000)) & {name for names in registry.values() for name in names}
