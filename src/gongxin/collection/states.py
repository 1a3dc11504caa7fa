"""How a delivery and a waiting row go on (办理状态)."""

from enum import StrEnum

from gongxin.access.permissions import Permission
from gongxin.kernel.machine import Machine, Step


class State(StrEnum):
    """Where a delivery stands (批次状态)."""

    RECEIVED = "received"
    RUNNING = "running"
    STOPPED = "stopped"  # as a whole, by a gate: a second person lets it in or refuses it
    DONE = "done"
    REFUSED = "refused"  # as a whole, with advice
    FAILED = "failed"  # cut short: handing it in again completes it


class Kind(StrEnum):
    """Why a row waits for a person (待办类别)."""

    HELD = "held"  # a doubt: confirm or refuse
    UNLINKED = "unlinked"  # nothing but a name
    CONFLICT = "conflict"  # one code on unrelated names, or two rows of one identity


class Waits(StrEnum):
    """Where a waiting row stands (待办状态)."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    LINKED = "linked"


class Mending(StrEnum):
    """Where a correction ticket stands (整改状态)."""

    OPEN = "open"
    CORRECTED = "corrected"  # by itself, when none of its rows is left; open again once one is
    EXPLAINED = "explained"  # the rows are as they are, and why
    WITHDRAWN = "withdrawn"  # the rows shall not be reported


DELIVERY = Machine(
    Step(State.RECEIVED, "start", State.RUNNING, Permission.DELIVER),
    Step(State.RECEIVED, "repeat", State.DONE, Permission.DELIVER),  # its file came in while it waited
    Step(State.RECEIVED, "refuse", State.REFUSED, Permission.DELIVER),
    Step(State.RECEIVED, "fail", State.FAILED, Permission.DELIVER),
    Step(State.RUNNING, "start", State.RUNNING, Permission.DELIVER),  # again: whoever worked on it is gone
    Step(State.RUNNING, "finish", State.DONE, Permission.DELIVER),
    Step(State.RUNNING, "stop", State.STOPPED, Permission.DELIVER),
    Step(State.STOPPED, "override", State.RECEIVED, Permission.OVERRIDE),
    Step(State.STOPPED, "refuse", State.REFUSED, Permission.OVERRIDE),
    Step(State.RUNNING, "refuse", State.REFUSED, Permission.DELIVER),
    Step(State.RUNNING, "fail", State.FAILED, Permission.DELIVER),
)

HELD = Machine(
    Step(Waits.OPEN, "confirm", Waits.CONFIRMED, Permission.CONFIRM_HELD),
    Step(Waits.OPEN, "refuse", Waits.REFUSED, Permission.CONFIRM_HELD),
    Step(Waits.CONFIRMED, "undo", Waits.OPEN, Permission.CONFIRM_HELD),
    Step(Waits.REFUSED, "undo", Waits.OPEN, Permission.CONFIRM_HELD),
)
UNLINKED = Machine(
    Step(Waits.OPEN, "link", Waits.LINKED, Permission.JUDGE),
    Step(Waits.OPEN, "refuse", Waits.REFUSED, Permission.JUDGE),
    Step(Waits.LINKED, "undo", Waits.OPEN, Permission.JUDGE),
    Step(Waits.REFUSED, "undo", Waits.OPEN, Permission.JUDGE),
)
CONFLICT = Machine(
    Step(Waits.OPEN, "link", Waits.LINKED, Permission.JUDGE),
    Step(Waits.OPEN, "confirm", Waits.CONFIRMED, Permission.JUDGE),
    Step(Waits.OPEN, "refuse", Waits.REFUSED, Permission.JUDGE),
    Step(Waits.LINKED, "undo", Waits.OPEN, Permission.JUDGE),
    Step(Waits.CONFIRMED, "undo", Waits.OPEN, Permission.JUDGE),
    Step(Waits.REFUSED, "undo", Waits.OPEN, Permission.JUDGE),
)
WAITING = {Kind.HELD: HELD, Kind.UNLINKED: UNLINKED, Kind.CONFLICT: CONFLICT}

TICKET = Machine(
    Step(Mending.OPEN, "correct", Mending.CORRECTED, Permission.READ_DELIVERIES),
    Step(Mending.CORRECTED, "resume", Mending.OPEN, Permission.READ_DELIVERIES),
    Step(Mending.OPEN, "explain", Mending.EXPLAINED, Permission.DELIVER),
    Step(Mending.OPEN, "withdraw", Mending.WITHDRAWN, Permission.DELIVER),
    Step(Mending.EXPLAINED, "reopen", Mending.OPEN, Permission.OVERRIDE),
    Step(Mending.WITHDRAWN, "reopen", Mending.OPEN, Permission.OVERRIDE),
)
