"""What disclosure hands to others: facts as the public sees them, files as an audience sees them, counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from gongxin.disclosure.windows import Window
from gongxin.ledger.models import Entry

UNDATED = date.min  # the month of facts without a day of decision


@dataclass(slots=True)
class Tally:
    """What a transaction changed in the number of facts, and what it received; `actions.count` writes it."""

    facts: Counter[tuple[int, int, date]] = field(default_factory=Counter)  # (item, source, month)
    received: dict[tuple[int, int], date] = field(default_factory=dict)  # (item, source)

    def update(self, other: "Tally") -> None:
        self.facts.update(other.facts)
        for key, day in other.received.items():
            self.received[key] = max(day, self.received.get(key, day))


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that the public sees (公示信息)."""

    subject_id: int
    record_id: UUID
    item: int
    source: int
    decided_on: date | None
    shown_from: date
    shown_until: date | None
    recorded_on: date
    basis: str
    public: Mapping[str, str]

    @property
    def last_shown_on(self) -> date | None:
        """The last day of publicity; None: until further notice."""
        return self.shown_until and self.shown_until - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OtherFact(Fact):
    """One fact that the public sees and that is no public credit information (其他公示信息)."""

    information: int  # 2 market, 3 self-declared


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as the public may find it (可查主体)."""

    subject_id: int
    code: str
    name: str
    former: Sequence[str]  # latest first
    kind: str | None
    division: str | None
    status: str | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties an organisation to another, seen from it (公示关系). `leads`: from it to the other."""

    kind: int  # as identity.kinds: stated in the registry, or told by records
    leads: bool
    since: date
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """What an organisation's page shows on a day (主体公示页).

    `earlier` are the codes that were changed for its own, by subject: facts of these stand under it as well.
    """

    organisation: Organisation
    facts: tuple[Fact, ...]
    ties: tuple[Tie, ...] = ()
    earlier: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact in a column of recent decisions, with its organisation's code and name (公示专栏)."""

    fact: Fact
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that a record lacks, and the registration that tells it (补全值)."""

    field: str  # of the record's item
    value: str
    by: Entry


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as one audience sees it on a day, computed from the ledger (按对象查看)."""

    entry: Entry
    window: Window | None
    fields: Mapping[str, Any]
    public: Window | None  # the window of the public, which the subject and departments are told of
    filled: tuple[Filled, ...] = ()  # what its fields lack and the subject's registration tells
