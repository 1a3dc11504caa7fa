"""What the pages show of organisations and their facts."""

from dataclasses import dataclass
from datetime import date

from gongxin.catalogue.model import Item, Text
from gongxin.catalogue.page import joined
from gongxin.catalogue.scoring import Indicator
from gongxin.catalogue.sources import Source
from gongxin.web.look.paging import Page


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled value of a fact."""

    label: Text
    said: Text
    code: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One published fact with where it comes from and when its publicity ends (公示信息)."""

    record: str
    item: Item
    title: Text
    kinds: Text | None
    decided_on: date | None
    source: Text
    basis: Text
    shown_from: date
    shown_until: date | None
    recorded_on: date
    lead: tuple[Value, ...]
    rest: tuple[Value, ...]
    earlier_code: str = ""  # under which it stands, where that is not the page's own


@dataclass(frozen=True, slots=True)
class Tied:
    """An organisation that is tied to the page's, and since when; a branch without a day."""

    code: str
    name: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Ties:
    """All that one kind of relation ties to an organisation (主体关系)."""

    words: Text
    others: tuple[Tied, ...]
    gone: bool = False  # the organisation went over into these


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one item; `total` counts those that are not on the page too."""

    item: Item
    facts: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline."""

    on: date
    record: str
    title: Text
    number: Text | None


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation as lists name it."""

    code: str
    name: str
    status: Text | None = None
    former: tuple[str, ...] = ()
    provisional: bool = False  # known from records only; its registration has not come in


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's page (组织主页)."""

    found: Found
    sections: tuple[Section, ...]
    ties: tuple[Ties, ...] = ()
    more_ties: bool = False
    other: tuple[Section, ...] = ()  # what is no public credit information, apart and by its label

    @property
    def total(self) -> int:
        return sum(section.total for section in self.sections)

    @property
    def nothing(self) -> Text | None:
        """The items of which nothing is being shown."""
        without = [section.item.title for section in self.sections if not section.total]
        return joined(without) if without else None

    @property
    def timeline(self) -> tuple[Moment, ...]:
        """The facts on the page by day of decision, newest first."""
        dated = [
            Moment(
                fact.decided_on,
                fact.record,
                fact.item.title,
                None if fact.title == fact.item.title else fact.title,
            )
            for section in self.sections
            for fact in section.facts
            if fact.decided_on
        ]
        return tuple(sorted(dated, key=lambda moment: moment.on, reverse=True))


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One line of a column of publicity (公示栏目)."""

    code: str
    name: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Count:
    """How much of an item is being shown, and how fresh it is."""

    item: Item
    facts: int
    updated: date | None  # when a department last handed it in


@dataclass(frozen=True, slots=True)
class Month:
    """The facts being shown that were decided in one month, by item."""

    month: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """How many organisations of a kind have a credit file."""

    words: Text
    registered: int
    filed: int
    share: Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many organisations have a credit file, by kind and together (信用档案覆盖率)."""

    indicator: Indicator
    groups: tuple[Group, ...]
    total: Group
    counted_on: date


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page tells of all that is being shown (总览)."""

    counts: tuple[Count, ...]
    series: tuple[Text, ...]
    months: tuple[Month, ...]

    @property
    def columns(self) -> tuple[Count, ...]:
        return tuple(count for count in self.counts if count.item.column)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, or why it was not made (检索结果)."""

    found: tuple[Found, ...] = ()
    more: bool = False
    refusal: Text | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One page of a column of publicity, filtered (公示栏目)."""

    item: Item
    columns: tuple[Item, ...]
    sources: tuple[Source, ...]
    months: tuple[date, ...]
    rows: tuple[ColumnRow, ...]
    total: int
    next: str  # where the next page begins; empty on the last one


@dataclass(frozen=True, slots=True)
class OrganisationItem:
    """One page of one kind of facts about one organisation (单类信息)."""

    organisation: Found
    item: Item
    page: Page[Fact]
