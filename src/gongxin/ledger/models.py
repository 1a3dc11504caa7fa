"""What the small numbers in the ledger's tables mean. The tables themselves are SQL files: see `sql/`."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any
from uuid import UUID

LATEST = 2**62  # a position beyond every other


class Act(IntEnum):
    """What a revision does to its record (记录动作)."""

    OPEN = 1
    CORRECT = 2
    END = 3
    REOPEN = 4
    ERASE = 5


class Occasion(IntEnum):
    """Why a transaction appended (追加事由)."""

    DELIVERY = 1
    CORRECTION = 2  # by the reporter or at the desk
    DECISION = 3  # of a case: repair, objection, judgement on identity
    ERASURE = 4
    SETTLEMENT = 5  # between two sources: the credit centre said whose statement of a record counts
    UNDOING = 6  # of a decision or a settlement: what it appended is taken back


DECIDED = (Occasion.DECISION, Occasion.SETTLEMENT)
"""On these a person's decision on a row stated what the row says."""


class Class(IntEnum):
    """The class of a failing record (失信类别), as the platform holds it."""

    MINOR = 1
    GENERAL = 2
    SERIOUS = 3
    UNDETERMINED = 9

    @property
    def word(self) -> str:
        """The class as the catalogue writes it."""
        return self.name.lower()


@dataclass(slots=True)
class Append:
    """An open append of the transaction in progress; `leaves` counts what it has so far (一次追加)."""

    append_id: int
    occasion: Occasion
    delivery: int | None
    received_on: date
    leaves: int = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """The place of a finished append in the ledger (追加位次)."""

    append_id: int
    position: int
    recorded_at: datetime
    first_leaf: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as one revision leaves it (记录版本).

    `payload` is what stands: after an end without a payload of its own, the one before; None once erased.
    """

    subject_id: int
    record_id: UUID
    item: int
    item_version: int
    source: int
    act: Act
    klass: Class | None
    valid_from: date | None
    valid_until: date | None
    source_row: int | None
    sheet: int | None
    replaces: UUID | None
    append_id: int
    position: int
    recorded_at: datetime
    received_on: date
    occasion: Occasion
    delivery: int | None
    payload: dict[str, Any] | None
