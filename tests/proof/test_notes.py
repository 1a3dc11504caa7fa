"""Signed notes, checkpoints and proofs as files: the published examples, and what is refused.

Examples: github.com/C2SP/C2SP at 5ba5ee83 (signed-note.md, tlog-cosignature.md, tlog-proof.md; CC BY 4.0); a
checkpoint of sum.golang.org, as in github.com/FiloSottile/torchwood at 341dc2f0
(`cmd/litewitness/testdata/sumdb.txt`, ISC).
"""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel.errors import GongxinError
from gongxin.proof.proving import prove
from gongxin.proof.signing import Signer, cosigned
from gongxin.proof.verify import (
    PLAIN,
    TIMED,
    Checkpoint,
    Growth,
    Key,
    Note,
    Policy,
    Proof,
    Unproven,
    opened,
    signed_bytes,
)
from gongxin.proof.words import REFUSALS
from tests.proof.logs import AT, ORIGIN, leaf, log

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n"
    "\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
POEM = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)
COSIGNED = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)
MESSAGE = (
    "cosignature/v1\ntime 1679315147\n"
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
)
SUMDB_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
SUMDB = (
    "go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n\n"
    "— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=\n"
)

SIGNER = Signer.make(ORIGIN)
WITNESSES = [Signer.make(f"witness{number}.example", TIMED) for number in range(3)]
BODY = Checkpoint(ORIGIN, 3, leaf(0)).text
SIGNED = SIGNER.note(BODY, AT)
SEEN_BY_ALL = SIGNED + "".join(witness.line(BODY, AT) for witness in WITNESSES)
KEYS = tuple(witness.key for witness in WITNESSES)


def refused(code: str, check, *arguments) -> None:
    with pytest.raises(Unproven) as refusal:
        check(*arguments)
    assert refusal.value.code == code
    assert str(refusal.value)


@pytest.mark.parametrize(("key", "note"), [(EXAMPLE_KEY, EXAMPLE), (SUMDB_KEY, SUMDB)])
def test_published_notes_are_signed_by_their_keys_and_by_nobody_once_changed(key, note):
    known = Key.parse(key)
    assert str(known) == key
    assert Note.parse(note).signed_by(known) == 0
    refused("wrong_signature", Note.parse(note.replace("e", "E", 1)).signed_by, known)


def test_the_text_of_a_note_ends_at_its_last_empty_line():
    note = Note.parse(POEM)
    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    ((name, key_id, signature),) = note.signatures
    assert (name, len(key_id), len(signature)) == ("quasimodo.example/salvatore", 4, 64)


def test_the_example_of_a_cosignature_is_read_and_its_message_made():
    note = Note.parse(COSIGNED)
    checkpoint = Checkpoint.parse(note.text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.text == note.text
    name, key_id, blob = note.signatures[1]
    assert (name, key_id.hex(), len(blob)) == ("witness.example.com/w1", "8d66cf3f", 72)
    assert signed_bytes(TIMED, note.text, int.from_bytes(blob[:8])).decode() == MESSAGE


def test_a_checkpoint_opens_to_those_who_trust_its_signers():
    checkpoint, signed = opened(SEEN_BY_ALL, Policy(SIGNER.key, KEYS, needed=3))
    assert (checkpoint.size, checkpoint.root) == (3, leaf(0))
    assert signed == {key.name: int(AT.timestamp()) for key in KEYS}


@pytest.mark.parametrize("present", range(4))
@pytest.mark.parametrize("needed", range(4))
def test_so_many_of_the_witnesses_must_have_signed(present, needed):
    note = SIGNED + "".join(witness.line(BODY, AT) for witness in WITNESSES[:present])
    policy = Policy(SIGNER.key, KEYS, needed)
    if present >= needed:
        assert len(opened(note, policy)[1]) == present
    else:
        refused("too_few_witnesses", opened, note, policy)


def test_one_witness_under_two_names_is_one():
    again = Signer("other.example", TIMED, WITNESSES[0].private)
    note = SIGNED + WITNESSES[0].line(BODY, AT) + again.line(BODY, AT)
    refused("too_few_witnesses", opened, note, Policy(SIGNER.key, (KEYS[0], again.key), 2))


def test_the_log_is_no_witness_of_itself():
    refused("too_few_witnesses", opened, SIGNED, Policy(SIGNER.key, (SIGNER.key,), 1))


def test_nobody_signs_for_another_log_or_key():
    other = Signer.make(ORIGIN)
    refused("not_signed", opened, SIGNED, Policy(other.key))
    refused("other_log", opened, SIGNED, Policy(Signer.make("other.example").key))
    moved = BODY.replace("\n3\n", "\n4\n")
    refused("wrong_signature", opened, SIGNED.replace(BODY, moved), Policy(SIGNER.key))
    line = WITNESSES[0].line(moved, AT)
    refused("wrong_signature", opened, SIGNED + line, Policy(SIGNER.key, KEYS))


@given(st.integers(0, 8 * 76 - 1))
def test_no_flipped_bit_of_a_signature_passes(bit):
    witness = WITNESSES[0]
    line = witness.line(BODY, AT)
    blob = base64.b64decode(line.split(" ")[2])
    wrong = (int.from_bytes(blob) ^ 1 << bit).to_bytes(len(blob))
    note = Note.parse(f"{BODY}\n— {witness.name} {base64.b64encode(wrong).decode()}\n")
    try:
        signed = note.signed_by(witness.key)
    except Unproven:
        signed = None
    assert signed is None


@pytest.mark.parametrize(
    "raw",
    [
        "", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name AAAAAAA=", "text\n\n- name AAAAAAA=\n",
        "text\n\n— na+me AAAAAAA=\n", "text\n\n—  AAAAAAA=\n", "text\n\n— name AAAA\n", "te\txt\n\n— name AAAAAAA=\n",
        "text\n\n— name AAAAAAB=\n", "text\n\n— name AAAA AAA=\n", "text\n\n" + "— name AAAAAAA=\n" * 65,
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(raw):
    refused("not_a_note", Note.parse, raw)


@pytest.mark.parametrize(
    "text",
    [
        "log\n1\n", "log\n01\nAA==\n", f"log\n01\n{'A' * 43}=\n", f"log\n-1\n{'A' * 43}=\n", f"\n1\n{'A' * 43}=\n",
        f"log\n1\n{'A' * 42}==\n", f"log\n1\n{'A' * 43}=\n\n", f"log\n1\n{'A' * 43}=", f"log\n١\n{'A' * 43}=\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    refused("not_a_checkpoint", Checkpoint.parse, text)


def test_lines_behind_the_third_are_left_to_the_log():
    assert Checkpoint.parse(BODY + "more\n").size == 3


@pytest.mark.parametrize(
    "key",
    [
        "", "name", "name+530d903a+", EXAMPLE_KEY.replace("530d", "530e"), EXAMPLE_KEY.replace("foo", "fob"),
        EXAMPLE_KEY.replace("+Aeky", "+Beky"), EXAMPLE_KEY[:-4], " +530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(key):
    refused("not_a_key", Key.parse, key)


@pytest.mark.parametrize("kind", [PLAIN, TIMED])
def test_a_secret_is_written_and_read_and_never_shown(kind):
    made = Signer.make("公信.example", kind)
    again = Signer.parse(made.secret + "\n")
    assert again.key == made.key
    assert again.note("text\n", AT) == made.note("text\n", AT)
    assert made.secret.split("+")[-1] not in repr(made)


@pytest.mark.parametrize(
    "secret",
    ["", "PRIVATE+KEY+a+b", EXAMPLE_KEY, SIGNER.secret.replace(ORIGIN, "other")],
    ids=["empty", "no key", "the public one", "of another name"],
)
def test_what_is_no_secret_is_refused(secret):
    with pytest.raises(GongxinError, match=r"proof\.unfit_secret"):
        Signer.parse(secret)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u3000b"])
def test_a_name_that_no_note_could_hold_is_refused(name):
    with pytest.raises(GongxinError, match=r"proof\.unfit_name"):
        Signer.make(name)


def test_a_witness_is_put_below_once_its_line_is_checked():
    witness, other = WITNESSES[:2]
    lines = witness.line(BODY, AT) + other.line(BODY, AT)
    assert cosigned(SIGNED, lines, witness.key) == SIGNED + witness.line(BODY, AT)
    with pytest.raises(GongxinError, match=r"proof\.not_cosigned"):
        cosigned(SIGNED, other.line(BODY, AT), witness.key)


@pytest.mark.parametrize("lines", ["", "busy\n", WITNESSES[0].line(BODY.replace("3", "4"), AT)])
def test_whatever_a_witness_answers_nothing_else_comes_below(lines):
    with pytest.raises(GongxinError, match=r"proof\.not_cosigned"):
        cosigned(SIGNED, lines, KEYS[0])
    line = WITNESSES[0].line(BODY, AT)
    assert cosigned(SIGNED, line * 100, KEYS[0]) == SIGNED + line


@given(
    st.integers(0, 2**40), st.lists(st.binary(min_size=32, max_size=32), max_size=63), st.binary(max_size=40)
)
def test_a_proof_is_read_as_it_was_written(index, path, extra):
    proof = Proof(index, tuple(path), SIGNED, extra)
    assert Proof.parse(str(proof)) == proof
    growth = Growth(index, tuple(path), SIGNED)
    assert Growth.parse(str(growth)) == growth


def test_a_proof_has_the_form_of_the_specification():
    written = str(Proof(5, (leaf(1),), "test checkpoint\n", b"extra information"))
    hashed = base64.b64encode(leaf(1)).decode()
    assert written == (
        f"c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 5\n{hashed}\n\ntest checkpoint\n"
    )
    assert str(Proof(0, (), "c\n")) == "c2sp.org/tlog-proof@v1\nindex 0\n\nc\n"


@pytest.mark.parametrize(
    "raw",
    [
        "not a proof at all", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n",
        "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n", "c2sp.org/tlog-proof@v1\nindex 00\n\nc\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nc\n", "c2sp.org/tlog-proof@v1\nextra AA==\n\nc\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\nc\n", "c2sp.org/tlog-proof@v1\nindex 0\nc\n",
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused(raw):
    refused("not_a_proof", Proof.parse, raw)


def test_a_proof_of_another_leaf_or_place_does_not_hold():
    store = log(9, signer=SIGNER)
    proof, policy = prove(store, 4), Policy(SIGNER.key)
    assert proof.check(leaf(4), policy)[0].size == 9
    refused("not_in_the_tree", proof.check, leaf(5), policy)
    refused("not_in_the_tree", Proof(5, proof.path, proof.checkpoint).check, leaf(4), policy)


def test_the_moment_is_that_of_the_witness_in_whole_seconds():
    later = datetime(2030, 1, 2, 3, 4, 5, 999, tzinfo=UTC)
    line = WITNESSES[0].line(BODY, later)
    assert Note.parse(f"{BODY}\n{line}").signed_by(KEYS[0]) == 1893553445


def test_every_refusal_has_words_in_both_languages():
    assert all(zh and en and zh != en for zh, en in REFUSALS.values())
