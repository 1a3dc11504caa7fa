"""Organisation codes and registration numbers, as old records carry them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from gongxin.kernel import orgcode, regno

ALL_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REGISTERED = [
    "440301103097413",
    "440301103448669",
    "440301102900139",
    "100000000003965",
    "100000000012314",
    "330100400013364",
]


@pytest.mark.parametrize(
    ("body", "total", "check"),
    [
        ("00422472", 130, "2"),
        ("40000062", 40, "4"),
        ("10000396", 75, "2"),
        ("19220382", 164, "1"),
        ("71093123", 155, "X"),
    ],
)
def test_the_check_character_of_an_organisation_code(body, total, check):
    assert sum(ALL_LETTERS.index(c) * w for c, w in zip(body, orgcode.WEIGHTS, strict=True)) == total
    assert orgcode.check_character(body) == check
    assert orgcode.is_valid(body + check)


@given(st.text(alphabet=ALL_LETTERS, min_size=8, max_size=8))
def test_the_check_character_is_that_of_the_standards_formula(body):
    total = sum(ALL_LETTERS.index(c) * w for c, w in zip(body, orgcode.WEIGHTS, strict=True))
    assert orgcode.check_character(body) == {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


@given(st.text(alphabet=ALL_LETTERS, min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 10))
def test_changing_one_character_by_less_than_eleven_is_noticed(body, place, by):
    other = ALL_LETTERS[(ALL_LETTERS.index(body[place]) + by) % 36]
    changed = body[:place] + other + body[place + 1 :]
    apart = abs(ALL_LETTERS.index(body[place]) - ALL_LETTERS.index(other)) % 11
    assert (orgcode.check_character(changed) == orgcode.check_character(body)) == (apart == 0)


def test_an_organisation_code_is_stored_without_its_hyphen():
    assert orgcode.normalise("７１０９３１２３-x") == "71093123X"
    assert not orgcode.is_valid("71093123-X")


def test_a_check_character_is_not_made_up_for_other_text():
    with pytest.raises(ValueError, match="eight"):
        orgcode.check_character("7109312")


@pytest.mark.parametrize("number", REGISTERED)
def test_registration_numbers_that_were_issued_are_right(number):
    assert regno.is_valid(number)
    assert not regno.is_valid(number[:14] + str((int(number[14]) + 1) % 10))


@given(st.text(alphabet="0123456789", min_size=14, max_size=14))
def test_the_check_digit_agrees_with_another_implementation(body):
    assert regno.check_digit(body) == mod_11_10.calc_check_digit(body)


@given(st.text(alphabet="0123456789", min_size=14, max_size=14), st.integers(0, 14), st.integers(1, 9))
def test_changing_any_one_digit_is_noticed(body, place, by):
    number = body + regno.check_digit(body)
    changed = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert regno.is_valid(number)
    assert not regno.is_valid(changed)


@pytest.mark.parametrize(("seventh", "individual"), [(d, d in "6789") for d in "0123456789"])
def test_the_seventh_digit_tells_an_individual_business(seventh, individual):
    body = f"379900{seventh}0000001"
    assert regno.is_individual_business(body + regno.check_digit(body)) == individual


def test_thirteen_digits_are_the_older_form():
    assert regno.is_old("3799001000001")
    assert not regno.is_old("379900100000")
    assert not regno.is_valid("3799001000001")
    assert not regno.is_individual_business("3799006000001")


def test_digits_of_other_scripts_are_no_digits():
    assert not regno.is_valid("٤٤٠٣٠١١٠٣٠٩٧٤١٣")
    assert regno.normalise("４４０３０１１０３０９７４１３") == REGISTERED[0]
