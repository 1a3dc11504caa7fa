"""What the desk's pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongxin.catalogue.model import Text
from gongxin.collection.words import Answer
from gongxin.identity.queries import Branch
from gongxin.kernel.period import Period
from gongxin.web.look.refusals import Refusal
from gongxin.web.portal.shown import Value


@dataclass(frozen=True, slots=True)
class State:
    """A state in words, and the tone of its tag."""

    words: Text
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows had one outcome."""

    words: Text
    rows: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a large delivery."""

    number: int
    first_row: int
    last_row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery as lists show it (报送)."""

    receipt: str
    item: Text
    department: Text
    received_at: datetime
    state: State
    read: int
    entered: int  # accepted, corrected or unchanged: what stands in the ledger now
    waiting: int
    refused: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What a gate measured, and what was expected (闸口数值)."""

    words: Text
    found: Text
    least: Text
    most: Text
    learned_from: int  # so many deliveries; 0: set by the operator


@dataclass(frozen=True, slots=True)
class Second:
    """What a second person decided on a delivery that a gate stopped (复核)."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a department has to put right of one delivery (整改工单)."""

    receipt: str
    item: Text
    department: Text
    owner: str
    state: State
    rows: int
    left: int
    opened_at: datetime
    due_on: date | None
    overdue: bool
    closed_at: datetime | None
    closed_by: str
    reason: str
    steps: tuple["Step", ...]  # none: closed, or not for the reader to take


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of the faulty rows of a delivery since (整改情况)."""

    faulty: int
    left: int
    places: tuple[Text, ...]  # of the first that are left
    corrected_by: tuple[str, ...]  # receipts

    @property
    def done(self) -> int:
        return self.faulty - self.left

    @property
    def more(self) -> int:
        return self.left - len(self.places)


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that rows broke in a step, and how many did."""

    rule: str
    severity: str
    field: Text
    what: Text
    rows: int


@dataclass(frozen=True, slots=True)
class Stage:
    """What one step did with the rows that came to it (分步计数)."""

    words: Text
    came: int
    changed: int
    unchanged: int
    waiting: int
    refused: int
    went_on: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One delivery with all that became of it (回执)."""

    delivery: Delivery
    working: bool
    mode: Text
    period: Period | None  # of a zero report
    refusal: Refusal | None
    notice: Refusal | None  # why a full list ended nothing
    by: str
    finished_at: datetime | None
    file_name: str
    sha256: str
    sums: tuple[Sum, ...]
    personal: int
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    repeat_of: str
    figures: tuple[Figure, ...]  # for which a gate stopped the whole
    second: Second | None
    may_decide: bool  # whether the reader is that second person
    corrects: str  # the receipt whose faulty rows it corrects
    mending: Mending | None
    ticket: Ticket | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its place, its reason and its remedy (问题)."""

    place: Text
    field: Text
    rule: str
    severity: str
    message: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a list to choose from."""

    value: str
    words: Text


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form for a record (填报项)."""

    name: str
    label: Text
    code: str
    hint: Text
    shape: str  # text | area | date | decimal | numeric | choice | choices
    required: bool
    length: int | None
    values: Sequence[str]
    options: tuple[Option, ...]
    errors: tuple[Answer, ...]

    @property
    def value(self) -> str:
        """What was filled in, where one value is asked for."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue of rows that wait for a person (待办队列)."""

    kind: str
    title: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits, as the first page tells it."""

    words: Text
    meaning: Text
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row in a queue (待处理的行)."""

    id: int
    name: str
    code: str
    item: Text
    department: Text
    reasons: tuple[Text, ...]
    since: datetime
    masked: bool = False  # characters of the code are hidden
    address: str = ""  # of its seat, where the row tells one


@dataclass(frozen=True, slots=True)
class Contrast:
    """One field in a waiting row and in the record that speaks against it."""

    label: Text
    stated: Text
    standing: Text


@dataclass(frozen=True, slots=True)
class Beside:
    """A waiting row beside the record of another source (对照)."""

    source: Text
    open: bool  # whether the reader may see what the record says
    fields: tuple[Contrast, ...]
    append_id: int  # that left the record as it is shown


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done with a waiting row."""

    name: str
    words: Text
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """An earlier decision on a row, which waits again since (此前的办理)."""

    outcome: Text
    code: str  # of whom it was linked to
    decided_by: str
    decided_at: datetime
    reason: str
    undone_by: str
    undone_at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that was decided, as its queue lists it."""

    id: int
    name: str
    outcome: Text
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A waiting row with all that speaks for and against it (证据)."""

    row: Waiting
    receipt: str
    place: Text
    values: tuple[Value, ...]
    steps: tuple[Step, ...]  # none: decided, or not for this actor to decide
    outcome: Text | None
    reason: str
    decided_by: str
    decided_at: datetime | None
    linked_to: str  # the code of whom; empty: not linked
    may_undo: bool
    undone: tuple[Undone, ...]  # earlier decisions, which did not stand
    proof: str
    beside: Beside | None  # the record of another source that speaks against it


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a waiting row may mean, and how the two names compare (候选主体)."""

    code: str
    name: str
    former: tuple[str, ...]
    reasons: tuple[Text, ...]
    score: int  # of a hundred
    same_code: bool
    proposed: bool
    agrees: bool | None  # with what is visible of the row's code; None: nothing of it is hidden
    address: str  # of its seat, as registered last; empty: none is known
    same_address: bool | None  # as the row tells; None: one of them tells none


@dataclass(frozen=True, slots=True)
class Dated:
    """A name, code or address with its days; no last day: the present one, or the last that was told."""

    said: str
    since: date | None
    until: date | None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody stated of two organisations, seen from one of them (关系登记)."""

    number: int
    words: Text
    other: Branch | None
    since: date
    basis: Text
    by: str  # empty: a registration
    stated_at: datetime
    undone_at: datetime | None
    undone_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    """What the registry has of an organisation and had of it (主体沿革)."""

    code: str
    name: str
    status: Text | None
    provisional: bool
    names: tuple[Dated, ...]
    codes: tuple[Dated, ...]
    addresses: tuple[Dated, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two organisations that somebody compares."""

    code: str
    name: str
    former: tuple[str, ...]
    status: Text | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement that is about to be made: both organisations, and what follows (核对)."""

    sides: tuple[Side, ...]
    words: Text
    since: date
    basis: str
    follows: Text


@dataclass(frozen=True, slots=True)
class Undetermined:
    """A record whose class nobody has determined (类别未定)."""

    code: str
    name: str
    item: Text
    title: Text
    decided_on: date | None
    department: Text
