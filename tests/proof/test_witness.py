"""A witness signs what only grew. The conversation is that of a published witness.

`vectors/witness.json`: requests and answers of github.com/FiloSottile/torchwood at 341dc2f0
(`cmd/litewitness/testdata/litewitness.txt`, ISC). Two answers differ: to an unknown log the specification of today
(c2sp.org/tlog-witness) wants 404, there it is 403; the second request ends in base 64 with bits set in the padding,
which we read as no note at all (400), there it is a wrong signature (403).
"""

import json
from pathlib import Path

import pytest

from gongxin.proof.growing import Grower
from gongxin.proof.proving import prove_growth, published
from gongxin.proof.signing import Signer, cosigned
from gongxin.proof.verify import PLAIN, SHA256, TIMED, Checkpoint, Growth, Key, Note, Policy, opened
from gongxin.proof.witness import answer
from tests.proof.logs import AT, ORIGIN, Memory, leaves, log

TALK = json.loads((Path(__file__).parent / "vectors/witness.json").read_text(encoding="utf-8"))
LOG = Key(TALK["origin"], PLAIN, bytes.fromhex(TALK["public"]))
WITNESS = Signer.make("witness.example", TIMED)
SIGNER = Signer.make(ORIGIN)
LOGS = {ORIGIN: SIGNER.key}


def test_the_published_conversation_is_answered_alike():
    last: dict[str, Checkpoint] = {}
    for said in TALK["requests"]:
        told = answer(said["request"], logs={LOG.name: LOG}, last=last, signer=WITNESS, at=AT)
        assert told.status == said["status"], said
        if "body" in said:
            assert told.body == said["body"]
        if told.checkpoint:
            last[LOG.name] = told.checkpoint
    assert last[LOG.name].size == 5


def asked(request: str, last: Checkpoint | None = None) -> int:
    known = {ORIGIN: last} if last else {}
    return answer(request, logs=LOGS, last=known, signer=WITNESS, at=AT).status


@pytest.fixture
def grown():
    """A log that grew from 300 leaves to 700, and its checkpoint of then."""
    store = Memory()
    grower = Grower(store, SIGNER)
    grower.append(b"".join(leaves(300)))
    old = grower.publish(AT)
    grower.append(b"".join(leaves(400, 300)))
    grower.publish(AT)
    return store, old


def test_what_only_grew_is_signed_and_the_line_put_below(grown):
    store, old = grown
    told = answer(str(prove_growth(store, old.size)), logs=LOGS, last={ORIGIN: old}, signer=WITNESS, at=AT)
    checkpoint, note = published(store)
    assert told.checkpoint == checkpoint
    seen = cosigned(note, told.body, WITNESS.key)
    _, signed = opened(seen, Policy(SIGNER.key, (WITNESS.key,), 1))
    assert signed == {"witness.example": int(AT.timestamp())}


def test_a_first_checkpoint_needs_no_proof_and_takes_none(grown):
    note = published(grown[0])[1]
    assert asked(str(Growth(0, (), note))) == 200
    assert asked(str(Growth(0, (leaves(1)[0],), note))) == 422


def test_a_log_that_was_rewritten_is_not_signed(grown):
    store, old = grown
    forged = Checkpoint(ORIGIN, old.size, leaves(1)[0])
    assert asked(str(prove_growth(store, old.size)), forged) == 422
    other = SIGNER.note(Checkpoint(ORIGIN, 700, leaves(1)[0]).text, AT)
    assert asked(str(Growth(700, (), other)), published(store)[0]) == 422


def test_a_log_that_shrank_is_not_signed(grown):
    store, old = grown
    note = SIGNER.note(old.text, AT)
    assert asked(str(Growth(700, (), note)), published(store)[0]) == 400
    assert asked(str(Growth(300, (), note)), published(store)[0]) == 409


def test_an_empty_log_has_one_root():
    empty = published(log(0, signer=SIGNER))[1]
    assert asked(str(Growth(0, (), empty))) == 200
    other = SIGNER.note(Checkpoint(ORIGIN, 0, SHA256.leaf(b"")).text, AT)
    assert asked(str(Growth(0, (), other))) == 422


def test_what_is_no_request_is_told_so(grown):
    note = published(grown[0])[1]
    for request in ("", "old x\n\n" + note, "old 0\n\nlog\n", note):
        assert asked(request) == 400


def test_who_did_not_sign_is_refused(grown):
    note = Note.parse(published(grown[0])[1])
    stranger = Signer.make(ORIGIN).note(note.text, AT)
    assert asked(str(Growth(0, (), stranger))) == 403
