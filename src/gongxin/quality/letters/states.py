"""How a letter to a department goes on (函件办理状态)."""

from enum import StrEnum
from typing import Final

from gongxin.access.permissions import Permission
from gongxin.kernel.machine import Machine, Step


class Kind(StrEnum):
    """Which letter it is (函件种类)."""

    NOTICE = "notice"  # 通报
    INTERVIEW = "interview"  # 约谈通知书
    SUPERVISION = "supervision"  # 督办函


class State(StrEnum):
    """Where a letter stands (函件状态)."""

    DRAFT = "draft"
    SENT = "sent"
    READ = "read"  # its department opened it
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class What(StrEnum):
    """In what a department fell behind (落后事项)."""

    MISSING = "missing"  # a report was due and did not come
    LATE = "late"  # records came when their limit was over
    TICKET = "ticket"  # a correction ticket is open
    GAP = "gap"  # nothing was ever told of an item


def _letter(limit: str) -> Machine[State]:
    """Sending starts the limit for the answer, and so does sending it back for another."""
    return Machine(
        Step(State.DRAFT, "send", State.SENT, Permission.SEND, limit),
        Step(State.DRAFT, "withdraw", State.WITHDRAWN, Permission.DRAW_UP),
        Step(State.SENT, "read", State.READ, Permission.ANSWER),
        Step(State.SENT, "withdraw", State.WITHDRAWN, Permission.SEND),
        Step(State.READ, "answer", State.ANSWERED, Permission.ANSWER),
        Step(State.READ, "withdraw", State.WITHDRAWN, Permission.SEND),
        Step(State.ANSWERED, "close", State.CLOSED, Permission.SEND),
        Step(State.ANSWERED, "reopen", State.SENT, Permission.SEND, limit),
        Step(State.CLOSED, "reopen", State.SENT, Permission.SEND, limit),
    )


LIMITS: Final = {kind: f"letter.{kind}" for kind in Kind}  # for the answer, in working days
LETTERS: Final = {kind: _letter(LIMITS[kind]) for kind in Kind}
UNANSWERED: Final = (State.SENT, State.READ)
EXPECTED: Final = ("send", "read", "answer", "close")  # what a letter waits for; other steps are for who must
