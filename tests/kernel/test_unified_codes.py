"""Unified codes are examined to findings; only form makes one wrong, the rest is doubt, warning or note."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import uscc as other

from gongxin.catalogue.tables import NATIONAL, SHIPPED, divisions
from gongxin.kernel import orgcode, uscc, words
from gongxin.kernel.findings import Severity
from gongxin.kernel.text import WIDTH

# Printed in a plan, or known codes of large public bodies and firms, each with its weighted sum (GB 32100).
WORKED = {
    "11370300004224722N": 722,
    "12100000400000624D": 328,
    "91100000100003962T": 439,
    "914403001922038216": 831,
    "9111000071093123XX": 1304,
    "91330100799655058B": 1384,
    "9144030071526726XG": 1782,
    "91110000802100433B": 485,
    "911100007109250324": 616,
    "11230500001755309F": 791,
}
MORE = [
    "12100000400002259P",
    "91110000100010433L",
    "91440300192317458F",
    "91440400192548256N",
    "91440300192181490G",
    "91370200264574251E",
    "12100000425006117P",
    "12100000470095016Q",
    "911000001000013428",
]
MADE_UP = [
    "N2379900MA3ABCD15P",
    "A1379900MA3ABCD157",
    "Y1379900MA3ABCD15J",
    "93379900MA3ABCD152",
    "52379900MA3ABCD159",
]

bodies = st.text(alphabet=uscc.ALPHABET, min_size=17, max_size=17)


def rules(text: str, known=None) -> list[str]:
    return [finding.rule for finding in uscc.examine(text, known).findings]


@pytest.mark.parametrize("code", [*WORKED, *MORE, *MADE_UP])
def test_nothing_is_said_against_a_right_code(code):
    assert uscc.examine(code) == uscc.Examination(code, ())
    assert uscc.is_valid(code)


@pytest.mark.parametrize(("code", "total"), WORKED.items())
def test_the_check_character_follows_from_the_weighted_sum(code, total):
    values = [uscc.ALPHABET.index(character) for character in code[:17]]
    assert sum(value * weight for value, weight in zip(values, uscc.WEIGHTS, strict=True)) == total
    assert uscc.ALPHABET[(31 - total % 31) % 31] == code[17] == uscc.check_character(code[:17])


def test_the_weights_are_the_powers_of_three_modulo_thirty_one():
    assert tuple(pow(3, place, 31) for place in range(17)) == uscc.WEIGHTS


@given(bodies)
def test_the_check_character_is_that_of_the_standards_formula(body):
    total = sum(uscc.ALPHABET.index(c) * w for c, w in zip(body, uscc.WEIGHTS, strict=True))
    assert uscc.check_character(body) == uscc.ALPHABET[-total % 31]


@given(st.integers(10_000_000, 99_999_999), st.text(alphabet=uscc.ALPHABET, min_size=9, max_size=9))
def test_the_check_character_agrees_with_another_implementation(first_eight, rest):
    assert other.calc_check_digit(f"{first_eight}{rest}") == uscc.check_character(f"{first_eight}{rest}")


@given(bodies, st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_changing_any_one_character_is_noticed(body, place, character):
    code = body + uscc.check_character(body)
    changed = code[:place] + character + code[place + 1 :]
    assert (changed == code) == uscc.is_valid(changed)
    assert ("I-003" in rules(changed)) == (changed != code)


@given(bodies, st.integers(0, 16), st.integers(0, 16))
def test_exchanging_any_two_different_characters_is_noticed(body, one, two):
    assume(body[one] != body[two])
    code = body + uscc.check_character(body)
    swapped = list(code)
    swapped[one], swapped[two] = swapped[two], swapped[one]
    assert not uscc.is_valid("".join(swapped))


@pytest.mark.parametrize("code", ["914403001922038261", "914403001922308216"])
def test_a_wrong_check_character_is_a_doubt_and_no_refusal(code):
    examined = uscc.examine(code)
    assert uscc.WRONG_CHECK in examined.findings
    assert uscc.WRONG_CHECK.severity is Severity.DOUBT
    assert not examined.accepted


def test_a_wrong_organisation_code_inside_a_right_code_is_a_warning():
    examined = uscc.examine("914403001922038317")
    assert examined.findings == (uscc.WRONG_ORGANISATION_CODE,)
    assert examined.accepted


@pytest.mark.parametrize("letter", "IOSVZ")
def test_the_five_letters_that_are_not_used_are_named(letter):
    assert rules(f"9144030019220382{letter}6") == ["I-002"]


@pytest.mark.parametrize("text", ["", "91440300192203821", "9144030019220382166"])
def test_a_code_of_another_length_is_refused(text):
    assert rules(text) == ["I-001"]


def test_length_and_alphabet_are_both_named():
    assert rules("无") == ["I-001", "I-002"]


def test_an_unknown_category_is_a_warning():
    body = "54379900MA3ABCD15"
    assert rules(body + uscc.check_character(body)) == ["I-004"]


def test_every_doubt_about_one_code_is_named():
    assert rules("54999999192203831A", divisions()) == ["I-003", "I-004", "I-005", "I-006"]


def test_a_division_never_seen_is_a_note_and_old_ones_are_known():
    known = divisions()
    assert rules("52379900MA3ABCD159", known) == ["I-006"]
    assert uscc.UNKNOWN_DIVISION.severity is Severity.NOTE
    assert rules("91440300192317458F", known) == []
    assert "130502" in known
    assert [name.name for name in known.names("130502")] == ["桥东区", "襄都区"]


def test_the_demonstration_city_has_its_division_in_its_own_pack():
    overlaid = divisions(packs=(*NATIONAL, SHIPPED / "cn-demo"))
    assert overlaid.name("379900") == "示例市"
    assert divisions().name("379900") is None


@pytest.mark.parametrize(
    "text",
    [
        "91 440300 192203821 6",
        "91440300-19220382-16",
        "９１４４０３００１９２２０３８２１６",
        " 914403001922038216\u3000",
        "\ufeff91440300\u200b1922038216",
        "'914403001922038216",
        "914403001922038216\r\n",
    ],
)
def test_width_spaces_hyphens_and_invisible_characters_do_not_matter(text):
    assert uscc.examine(text) == uscc.Examination("914403001922038216", ())


def test_small_letters_are_read_as_capitals():
    assert uscc.normalise("9111000071093123xx") == "9111000071093123XX"


@given(bodies.map(lambda body: body + uscc.check_character(body)))
def test_normalising_leaves_a_code_as_it_is_and_undoes_full_width(code):
    wide = code.translate(str.maketrans(WIDTH.given, WIDTH.taken))
    assert uscc.normalise(code) == uscc.normalise(wide) == uscc.normalise(uscc.normalise(wide)) == code


@pytest.mark.parametrize("misread", ["9144O3OO1922O38216", "9I440300I9220382I6", "9144030019ZZ038216"])
def test_letters_like_digits_are_only_suggested(misread):
    examined = uscc.examine(misread)
    assert uscc.WRONG_ALPHABET in examined.findings
    assert examined.suggestion == "914403001922038216"


def test_no_suggestion_is_made_that_would_itself_be_doubtful():
    assert uscc.examine("9144O3OO1922O38261").suggestion is None


def test_the_parts_of_a_code():
    assert uscc.division("914403001922038216") == "440300"
    assert uscc.organisation_code("914403001922038216") == "192203821"
    assert orgcode.is_valid(uscc.organisation_code("914403001922038216"))


def test_an_individual_business_is_told_by_its_first_two_characters():
    assert uscc.is_individual_business("92379900MA3ABCD15T")
    assert not uscc.is_individual_business("91379900MA3ABCD15T")


def test_a_check_character_is_not_made_up_for_other_text():
    with pytest.raises(ValueError, match="seventeen"):
        uscc.check_character("9144030019220382O")


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text):
    examined = uscc.examine(text)
    assert examined.accepted == uscc.is_valid(examined.code)


def test_every_rule_has_words_and_no_words_are_left_over():
    assert [rule.rule for rule in uscc.RULES] == list(words.RULES)


@pytest.mark.parametrize(
    "text",
    [
        "9137**********G7Y",
        "9144030019******16",
        "91440300192203****",
        "9144XXXXXXXXXXX216",
        "9144xxxxxxxxxxx216",
        "9144＊＊＊＊＊＊＊＊＊＊＊216",
        "914403●●●●●●●●8216",
        "914403••••••••8216",
        "914403？？？？？？？？8216",
        "*************8216Y",
        "1137**********001T",
    ],
)
def test_a_code_with_hidden_characters_is_told_as_such_and_nothing_else(text):
    assert rules(text) == ["I-009"]


@pytest.mark.parametrize(
    "text",
    ["138****1234", "37010219*******123X", "9144030019220382*6", "91379900MA3ABCD1XX", "*", "9137****G7Y"],
)
def test_what_is_no_code_with_hidden_characters_is_none(text):
    assert "I-009" not in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "32010219800101****",
        "320102********1234",
        "32010219800101XXXX",
        "11010119900307XXXX",
        "51010219********1X",
        "**************1234",
        "1*************1234",
        "320102*****1234",
    ],
)
def test_what_may_be_the_number_of_a_citizen_is_no_code_with_hidden_characters(text):
    assert "I-009" not in rules(text)
    assert not uscc.examine(text).accepted


@given(
    bodies.map(lambda body: body + uscc.check_character(body)),
    st.integers(0, 17),
    st.integers(2, 18),
    st.sampled_from("*●•?X"),
)
def test_a_code_agrees_with_itself_whatever_is_hidden_of_it(code, start, length, sign):
    hidden = code[:start] + sign * len(code[start : start + length]) + code[start + length :]
    assert uscc.agrees(hidden, code) or not uscc.is_masked(hidden)
    shorter = code[:start] + "**" + code[start + length :]
    assert uscc.agrees(shorter, code) or not uscc.is_masked(shorter)


def test_a_code_that_differs_in_what_is_visible_does_not_agree():
    code = "914403001922038216"
    assert not uscc.agrees("9144030019******17", code)
    assert not uscc.agrees("9137**********216", code)
    assert uscc.agrees("9144**********216", code)
