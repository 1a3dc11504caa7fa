"""Digests are those of the standards; a procedure allows what its table says and nothing else."""

import hashlib
import json
from enum import StrEnum

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import digest, words
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.machine import Machine, Step


def test_sm3_gives_the_standards_examples():
    assert digest.sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert (
        digest.sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    )


def test_sha256_gives_the_standards_example(tmp_path):
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    file = tmp_path / "abc"
    file.write_bytes(b"abc")
    assert digest.sha256(b"abc").hex() == digest.file_sha256(file) == expected
    assert digest.short_digest("abc") == expected[:32]


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]))), st.integers(0, 3))
def test_a_column_is_digested_like_its_texts_one_by_one(texts, left_out):
    column = pa.chunked_array([pa.array(texts, pa.string()), pa.array([None, "abc"])])
    expected = [None if text is None else digest.short_digest(text) for text in (*texts, None, "abc")]
    assert digest.short_digests(column).to_pylist() == expected
    assert digest.short_digests(column.slice(left_out)).to_pylist() == expected[left_out:]


def test_keys_are_ordered_by_utf_16_units_and_only_what_must_be_is_escaped():
    fields = {"\ufb33": "1", "\U0001f600": "2", "b": 'a"\\\n\x1f/', "a": "公信\x7f"}
    assert digest.canonical_json(fields) == (
        '{"a":"公信\x7f","b":"a\\"\\\\\\n\\u001f/","\U0001f600":"2","\ufb33":"1"}'
    )


@given(st.dictionaries(st.text(), st.text()))
def test_canonical_json_is_json_and_does_not_depend_on_the_order_of_fields(fields):
    written = digest.canonical_json(fields)
    assert json.loads(written) == fields
    assert digest.canonical_json(dict(reversed(fields.items()))) == written
    assert "\n" not in written


def test_a_leaf_is_the_hash_of_a_salted_commitment():
    salt = bytes(range(16))
    committed = hashlib.sha256(salt + b'{"item":"1"}' + b"\n" + '{"a":"公信"}'.encode()).digest()
    assert digest.commitment(salt, '{"item":"1"}', '{"a":"公信"}') == committed
    assert digest.leaf_hash(committed) == hashlib.sha256(b"\x00" + committed).digest()


def test_a_salt_of_another_length_is_a_fault():
    with pytest.raises(ValueError, match="16"):
        digest.commitment(b"short", "{}", "{}")


class S(StrEnum):
    RECEIVED = "received"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"


STEPS = (
    Step(S.RECEIVED, "accept", S.ACCEPTED, "case:accept", limit="case.decision"),
    Step(S.RECEIVED, "refuse", S.REFUSED, "case:accept"),
    Step(S.ACCEPTED, "grant", S.GRANTED, "case:decide"),
    Step(S.ACCEPTED, "refuse", S.REFUSED, "case:decide"),
)
CASE = Machine(*STEPS)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", ["accept", "refuse", "grant", "unheard-of"])
def test_every_pair_of_state_and_action_is_in_the_table_or_refused(state, action):
    said = [step for step in STEPS if (step.state, step.action) == (state, action)]
    if said:
        assert CASE.step(state, action) is said[0]
    else:
        with pytest.raises(GongxinError) as refusal:
            CASE.step(state, action)
        assert refusal.value.code == "machine.not_now"
        assert refusal.value.facts == {"state": str(state), "action": action}


def test_the_table_says_what_can_be_done_and_where_it_ends():
    assert CASE.steps(S.RECEIVED) == STEPS[:2]
    assert CASE.steps(S.GRANTED) == ()
    assert CASE.states == frozenset(S)
    assert CASE.actions == {"accept", "refuse", "grant"}
    assert CASE.final == {S.GRANTED, S.REFUSED}
    assert tuple(CASE) == STEPS


def test_two_steps_for_one_pair_are_a_fault_of_the_table():
    with pytest.raises(ValueError, match="two steps"):
        Machine(*STEPS, Step(S.RECEIVED, "accept", S.GRANTED, "case:accept"))


@pytest.mark.parametrize(
    ("code", "facts"),
    [("calendar.year_missing", {"year": 2027}), ("machine.not_now", {"state": "a", "action": "b"})],
)
def test_every_refusal_has_words_in_both_languages_that_take_its_facts(code, facts):
    chinese, english = (wording.format(**facts) for wording in words.REFUSALS[code])
    assert all(str(fact) in chinese and str(fact) in english for fact in facts.values())
    assert str(GongxinError(code, **facts)).startswith(code)
