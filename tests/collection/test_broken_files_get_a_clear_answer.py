import string

import pytest

from gongxin.collection.reading import Limits
from gongxin.collection.words import FAULTS, REFUSALS
from gongxin.kernel.errors import GongxinError
from tests.collection.tables import as_csv, lines, penalty
from tests.corpus.broken import FILES


@pytest.mark.parametrize("broken", [f for f in FILES if f.refusal], ids=lambda f: f.name)
def test_a_file_of_which_nothing_can_be_used_is_refused_with_words(reader, tmp_path, broken):
    path = tmp_path / "received"
    broken.make(path)
    with pytest.raises(GongxinError) as refused:
        reader(path)
    assert refused.value.code == broken.refusal
    words = REFUSALS[broken.refusal]
    for text in (words.zh, words.en):
        said = text.format(**refused.value.facts)
        assert "{" not in said
        assert len(said) > 10


@pytest.mark.parametrize("broken", [f for f in FILES if not f.refusal], ids=lambda f: f.name)
def test_faulty_rows_come_back_with_their_place_and_the_others_are_read(reader, tmp_path, broken):
    path = tmp_path / "received"
    broken.make(path)
    read = reader(path)
    assert tuple((row, rule) for row, rule, _ in read.faults) == broken.faults
    assert tuple(read.column("source_row")) == broken.rows
    assert read.staged.read == len(broken.rows) + len({row for row, _ in broken.faults})
    assert all(rule in FAULTS for _, rule in broken.faults)


def test_a_fault_names_the_field_and_never_the_value(reader):
    read = reader(as_csv(lines([penalty(1), penalty(2, counterparty_code="9.13799E+17")])))
    assert read.faults == [(3, "FILE-S-007", "counterparty_code")]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(upload_bytes=10), "too_large"),
        (Limits(rows=2), "too_many_rows"),
        (Limits(columns=5), "too_many_columns"),
    ],
)
def test_what_is_too_large_is_refused(reader, limits, code):
    with pytest.raises(GongxinError, match=code):
        reader(as_csv(lines([penalty(n) for n in range(3)])), limits=limits)


def test_every_refusal_and_fault_is_said_in_both_languages():
    for text in [*REFUSALS.values(), *(text for answer in FAULTS.values() for text in answer)]:
        assert any("\u4e00" <= character <= "\u9fff" for character in text.zh)
        assert text.en.isascii() or "“" in text.en
        assert _places(text.zh) == _places(text.en)


def _places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
