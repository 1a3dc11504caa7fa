"""Watching the log of somebody else: sign its checkpoint if it only grew (c2sp.org/tlog-witness) (见证)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gongxin.proof.signing import Signer
from gongxin.proof.verify import SHA256, Checkpoint, Growth, Key, Note, Policy, Unproven, opened

BAD, FORBIDDEN, UNKNOWN, CONFLICT, REFUSED, SIGNED = 400, 403, 404, 409, 422, 200


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of HTTP and its body; `checkpoint` must be kept before the answer goes out (见证答复)."""

    status: int
    body: str = ""
    checkpoint: Checkpoint | None = None


def answer(
    request: str, *, logs: Mapping[str, Key], last: Mapping[str, Checkpoint], signer: Signer, at: datetime
) -> Answer:
    """Answer a request to `add-checkpoint`.

    `last` has the checkpoint signed last, by the log's name. The caller holds a lock from reading it until
    what is answered is kept: else two requests at once could turn a log back.
    """
    try:
        growth = Growth.parse(request)
        origin = Checkpoint.parse(Note.parse(growth.checkpoint).text).origin
    except Unproven:
        return Answer(BAD)
    if origin not in logs:
        return Answer(UNKNOWN)
    try:
        checkpoint, _ = opened(growth.checkpoint, Policy(logs[origin]))
    except Unproven:
        return Answer(FORBIDDEN)
    return _grown(growth, checkpoint, last.get(origin), signer, at)


def _grown(
    growth: Growth, checkpoint: Checkpoint, last: Checkpoint | None, signer: Signer, at: datetime
) -> Answer:
    if growth.old > checkpoint.size:
        return Answer(BAD)
    if growth.old != (last.size if last else 0):
        return Answer(CONFLICT, f"{last.size if last else 0}\n")
    try:
        _check(growth, last, checkpoint)
    except Unproven:
        return Answer(REFUSED)
    return Answer(SIGNED, signer.line(Note.parse(growth.checkpoint).text, at), checkpoint)


def _check(growth: Growth, last: Checkpoint | None, checkpoint: Checkpoint) -> None:
    """Nothing needs proof that follows on nothing; an empty tree has one root."""
    if not checkpoint.size and checkpoint.root != SHA256.empty():
        raise Unproven("not_grown")
    if last and last.size:
        growth.check(last, checkpoint)
    elif growth.path:
        raise Unproven("path_of_another_tree")
