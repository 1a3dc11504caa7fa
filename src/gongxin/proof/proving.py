"""Proofs from a log as it was published last (存证)."""

from gongxin.kernel.errors import GongxinError
from gongxin.proof.tiles import Store
from gongxin.proof.tree import Tree
from gongxin.proof.verify import Checkpoint, Growth, Note, Proof


def published(store: Store) -> tuple[Checkpoint, str]:
    """The checkpoint that was published last, and its note; its signatures are for the reader to check."""
    note = store.checkpoint()
    if note is None:
        raise GongxinError("proof.empty")
    return Checkpoint.parse(Note.parse(note).text), note


def prove(store: Store, index: int, *, salt: bytes = b"") -> Proof:
    """That a leaf stands in the log (存证证明)."""
    checkpoint, note = published(store)
    return Proof(index, Tree(store, checkpoint.size).inclusion(index), note, salt)


def prove_growth(store: Store, old: int) -> Growth:
    """That the log only grew since it had `old` leaves (增长证明)."""
    checkpoint, note = published(store)
    return Growth(old, Tree(store, checkpoint.size).growth(old), note)
