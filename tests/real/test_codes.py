"""Codes as they were really issued, mistyped and quoted in other projects' tests."""

from collections import Counter

import pytest

from gongxin.catalogue.tables import divisions
from gongxin.kernel import orgcode, personal, regno, uscc
from gongxin.kernel.patterns import Kind
from tests.real.files import rows

CODE = "统一社会信用代码"


def rules(text: str) -> tuple[str, ...]:
    return tuple(finding.rule for finding in uscc.examine(text).findings)


@pytest.fixture(scope="module")
def vectors(real_data) -> dict[str, str]:
    return {
        row["code"]: row["expected"] for row in rows(real_data / "uscc_test_vectors" / "uscc_vectors.csv")
    }


@pytest.fixture(scope="module")
def anomalies(real_data) -> dict[str, list[str]]:
    classed: dict[str, list[str]] = {}
    for row in rows(real_data / "mainland_registry_sample" / "code_anomalies.csv.gz"):
        classed.setdefault(row["类别"], []).append(row[CODE])
    return classed


@pytest.fixture(scope="module")
def registry(real_data) -> list[dict[str, str]]:
    return list(rows(real_data / "mainland_registry_sample" / "registry_sample.csv.gz"))


def test_codes_that_others_call_valid_are_accepted(vectors):
    valid = [
        code
        for code, said in vectors.items()
        if said in {"valid", "format_only", "valid_after_removing_spaces"}
    ]
    assert len(valid) == 21
    assert all(uscc.examine(code).accepted for code in valid)


def test_codes_issued_with_a_wrong_check_character_are_doubts(vectors):
    issued = [code for code, said in vectors.items() if said == "issued_but_check_digit_wrong"]
    assert len(issued) == 4
    assert all("I-003" in rules(code) and "I-001" not in rules(code) for code in issued)


def test_codes_that_are_wrong_are_wrong_for_their_own_reason(vectors):
    wrong = {code: rules(code) for code, said in vectors.items() if said == "invalid"}
    assert wrong == {
        "12345": ("I-001",),
        "A1110000600037341L": ("I-003",),
        "9111000060003IOZSV": ("I-002",),
        "91110000600037341N": ("I-003",),
        "UCQWD18YGFCXRT9YFY": ("I-004", "I-005"),
    }


def test_the_anomalies_are_as_many_as_their_readme_says(anomalies):
    assert {name: len(codes) for name, codes in anomalies.items()} == {
        "badchar": 47,
        "badcheck": 26,
        "badlen": 266,
        "ok_orgcheck_bad": 32,
        "regno15": 600,
    }


def test_old_registration_numbers_are_right_and_eight_are_of_individual_businesses(anomalies):
    numbers = [regno.normalise(number) for number in anomalies["regno15"]]
    assert all(regno.is_valid(number) for number in numbers)
    assert sum(map(regno.is_individual_business, numbers)) == 8
    assert {rules(number) for number in numbers} == {("I-001",)}


def test_numbers_of_another_length_are_older_ones_an_organisation_code_or_none(anomalies):
    numbers = [uscc.normalise(number) for number in anomalies["badlen"]]
    assert sum(map(regno.is_old, numbers)) == 106
    assert sum(map(orgcode.is_valid, numbers)) == 1
    assert all("I-001" in rules(number) for number in numbers)


def test_codes_with_a_small_x_are_right_in_capitals(anomalies):
    assert [rules(code) for code in anomalies["badchar"]] == [()] * 47


def test_wrong_check_characters_are_doubts_and_wrong_codes_inside_are_warnings(anomalies):
    assert Counter(map(rules, anomalies["badcheck"])) == {("I-003",): 20, ("I-003", "I-005"): 6}
    assert {rules(code) for code in anomalies["ok_orgcheck_bad"]} == {("I-005",)}


def test_no_code_of_the_registry_is_refused_or_doubted(registry):
    known = divisions()
    examined = [uscc.examine(row[CODE], known) for row in registry]
    assert len(examined) == 20_237
    assert len({one.code for one in examined}) == 20_231
    assert all(one.accepted for one in examined)
    assert Counter(finding.rule for one in examined for finding in one.findings) == {"I-006": 523, "I-004": 2}


def test_the_examples_of_personal_numbers_are_told_right_and_all_masked(real_data):
    examples = list(rows(real_data / "uscc_test_vectors" / "personal_id_examples.csv"))
    assert len(examples) == 4
    for row in examples:
        number = row["number"]
        assert personal.is_citizen_id(number) == (row["expected"] == "valid")
        assert personal.mask(f"证件号码{number}。") == "证件号码***。"


def test_nothing_in_names_codes_and_scopes_of_organisations_passes_for_personal(registry):
    for column in ("企业名称", CODE, "经营范围", "注册资金"):
        assert [row[column] for row in registry if personal.scan(row[column])] == []


def test_in_registered_addresses_only_flats_are_taken_for_homes(registry):
    found = Counter(place.kind for row in registry for place in personal.scan(row["注册地址"]))
    assert found == {Kind.HOME_ADDRESS: 685}
    assert all(personal.mask_address(row["注册地址"]) == row["注册地址"] for row in registry)
