"""How departments' reporting is measured, as data: indicators, duties to report, assessments (数据质量评价).

An indicator is a sum of counts, or one sum divided by another; what can be counted is in `COUNTS`. Pages
print the same definition by which the figures are computed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gongxin.catalogue import parts
from gongxin.catalogue.model import Basis, Text
from gongxin.catalogue.reading import Entry
from gongxin.kernel.months import add_months

COUNTS: Final = {
    "deliveries": Text("处理完毕的报送批次", "deliveries that are done"),
    "by_machine": Text("由系统自动报送的批次", "deliveries by a system: interface, folder or table"),
    "zero": Text("零报送", "reports of nothing"),
    "read": Text("读取的行", "rows read"),
    "accepted": Text("新入库的行", "rows taken in"),
    "unchanged": Text("无变化的行", "rows that change nothing"),
    "corrected": Text("更正入库的行", "rows that correct"),
    "held": Text("存疑的行", "rows held for a doubt"),
    "unlinked": Text("未关联的行", "rows without a subject"),
    "refused": Text("退回的行", "rows refused"),
    "personal": Text("涉及个人、不予收录的行", "rows of persons, which are not taken"),
    "faulty": Text("有错误、存疑或者警告的行", "rows with an error, a doubt or a warning"),
    "required": Text("应填的必填项", "required cells that should be filled"),
    "filled": Text("已填的必填项", "required cells that are filled"),
    "dated": Text(
        "首次入库、有报送时限的记录", "records first taken in that had to be reported within a limit"
    ),
    "late": Text("首次入库时已超过报送时限的记录", "records first taken in after their limit was over"),
    "waiting": Text("还在等待人工处理的行", "rows that still wait for a person"),
    "tickets": Text("未办结的整改单", "correction tickets that are still open"),
    "mended": Text("已改正的整改单", "correction tickets that were put right"),
    "mending_days": Text("改正所用的天数合计", "days that putting right took, in all"),
    "due": Text("已到期的应报期次", "periods for which a report was due"),
    "met": Text("按期报送或者零报送的期次", "periods with a report, or a report of nothing, in time"),
}
OF_REGISTRY: Final = {
    "registered": Text(
        "登记库中的组织（已不存续的除外）", "organisations in the registry, without those that are no more"
    ),
    "filed": Text(
        "其中有信用档案的，即除登记信息以外至少有一条未终止的记录",
        "of these the ones with a credit file: a record, beside the registration, that has not ended",
    ),
}
EVERY: Final = {"month": 1, "quarter": 3, "year": 12}  # calendar months
UNITS: Final = ("count", "percent", "days")


@dataclass(frozen=True, slots=True)
class Term:
    """A count that is added or taken away."""

    count: str
    sign: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure by which reporting is measured (指标): `of`, divided by `among` where there is one."""

    id: str
    title: Text
    of: tuple[Term, ...]
    among: tuple[Term, ...]
    unit: str  # count | percent | days
    overview: bool  # stands in the table of all departments
    by: str | None  # a measure of the registry, not of reporting: the code list whose groups it tells apart
    note: Text | None
    basis: Basis | None  # none: the operator's own measure

    def value(self, counts: Mapping[str, int]) -> Decimal | None:
        """The figure for these counts; None where there is nothing to divide by. A share is of one."""
        above = Decimal(_sum(self.of, counts))
        if not self.among:
            return above
        below = _sum(self.among, counts)
        return above / below if below else None

    def said(self, value: Decimal | None) -> Text:
        """A figure of it with its unit; nothing where there was nothing to divide by."""
        if value is None:
            return Text("", "")
        if self.unit == "days":
            return Text(f"{value:.1f} 天", f"{value:.1f} days")
        figure = f"{value * 100:.1f} %" if self.unit == "percent" else f"{value:,.0f}"
        return Text(figure, figure)

    @property
    def formula(self) -> Text:
        """The definition in words."""
        above = _said(self.of, bracketed=bool(self.among))
        if not self.among:
            return above
        below = _said(self.among, bracketed=True)
        return Text(f"{above.zh} ÷ {below.zh}", f"{above.en} ÷ {below.en}")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is to be reported for every period, if only that there was nothing (应报事项)."""

    id: str
    title: Text
    items: tuple[str, ...]
    every: str  # month | quarter | year
    day: int  # of the month after the period: the last on which it is in time
    basis: Basis


@dataclass(frozen=True, slots=True)
class Cycle:
    """How long what a source told of an organisation counts as current (更新周期).

    It only warns: nothing is withheld or ended by it.
    """

    item: str
    months: int
    basis: Basis

    def before(self, on: date) -> date:
        """What was last told before this day is out of date on a day."""
        return add_months(on, -self.months)

    @property
    def said(self) -> Text:
        """Its length in words."""
        return Text(f"{self.months} 个月", f"{self.months} month{'' if self.months == 1 else 's'}")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an assessment: a sum of parts, a figure, or what a person judges by evidence (考核项)."""

    id: str
    title: Text
    parts: tuple["Part", ...]
    own: Decimal  # points of a leaf
    extra: bool  # beyond the full score
    indicator: str | None
    none_at: Decimal  # the figure for no points; between the two in proportion
    full_at: Decimal  # the figure for all points
    evidence: Text | None  # what must be shown for points that a person gives

    @property
    def points(self) -> Decimal:
        """The most that can be had, extra points apart."""
        return self.own if not self.parts else sum((p.points for p in self.parts if not p.extra), Decimal(0))

    def leaves(self) -> Iterator["Part"]:
        """The parts that have points of their own."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def share(self, figure: Decimal) -> Decimal:
        """What share of the points a figure earns, from nothing to all."""
        if self.full_at == self.none_at:
            return Decimal(figure >= self.full_at)
        reached = (figure - self.none_at) / (self.full_at - self.none_at)
        return min(max(reached, Decimal(0)), Decimal(1))


@dataclass(frozen=True, slots=True)
class Assessment:
    """What departments are assessed by, over a year (部门考核)."""

    id: str
    title: Text
    parts: tuple[Part, ...]
    basis: Basis

    def leaves(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.leaves()

    @property
    def points(self) -> Decimal:
        """The full score."""
        return sum((part.points for part in self.parts if not part.extra), Decimal(0))


def indicator(id: str, entry: Entry) -> Indicator:  # noqa: A002 - the word of the packs
    of, among = _terms(entry, "of"), _terms(entry, "among")
    if not of:
        entry.refuse("needed", "of")
    return Indicator(
        id=id,
        title=entry.text("title"),
        of=of,
        among=among,
        unit=entry.choice("unit", UNITS, "percent" if among else "count"),
        overview=entry.boolean("overview", default=False),
        by=entry.maybe("by"),
        note=entry.text("note") if "note" in entry else None,
        basis=parts.basis(entry),
    )


def duty(id: str, entry: Entry) -> Duty:  # noqa: A002 - the word of the packs
    day = entry.integer("day")
    if not 1 <= day <= 28:
        entry.refuse("value", str(day), key="day")
    return Duty(
        id=id,
        title=entry.text("title"),
        items=entry.strings("items"),
        every=entry.choice("every", EVERY),
        day=day,
        basis=parts.needed_basis(entry),
    )


def cycle(item: str, entry: Entry) -> Cycle:
    months = entry.integer("months")
    if months < 1:
        entry.refuse("value", str(months), key="months")
    return Cycle(item, months, parts.needed_basis(entry))


def assessment(id: str, entry: Entry) -> Assessment:  # noqa: A002 - the word of the packs
    return Assessment(
        id=id,
        title=entry.text("title"),
        parts=tuple(_part(part) for part in entry.children("parts")),
        basis=parts.needed_basis(entry),
    )


def unknown(known: Iterable[Indicator]) -> Iterator[tuple[str, str]]:
    """Every count that indicators name and nobody counts, with the indicator."""
    for one in known:
        counted = OF_REGISTRY if one.by else COUNTS
        yield from ((one.id, term.count) for term in (*one.of, *one.among) if term.count not in counted)


def of_reporting(known: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators of how departments report; the others measure the registry."""
    return tuple(one for one in known if one.by is None)


def _part(entry: Entry) -> Part:
    below = tuple(_part(part) for part in entry.children("parts"))
    indicator, evidence = entry.maybe("indicator"), entry.text("evidence") if "evidence" in entry else None
    if sum((bool(below), indicator is not None, evidence is not None)) != 1:
        entry.refuse("one_way_to_points")
    built = Part(
        id=entry.string("id"),
        title=entry.text("title"),
        parts=below,
        own=Decimal(0) if below else entry.decimal("points"),
        extra=entry.boolean("extra", default=False),
        indicator=indicator,
        none_at=entry.decimal("none_at") if indicator else Decimal(0),
        full_at=entry.decimal("full_at") if indicator else Decimal(1),
        evidence=evidence,
    )
    entry.done()
    return built


def _terms(entry: Entry, key: str) -> tuple[Term, ...]:
    return tuple(
        Term(name.removeprefix("-"), -1 if name.startswith("-") else 1) for name in entry.strings(key)
    )


def _sum(terms: tuple[Term, ...], counts: Mapping[str, int]) -> int:
    return sum(term.sign * counts.get(term.count, 0) for term in terms)


def _said(terms: tuple[Term, ...], *, bracketed: bool) -> Text:
    zh = en = ""
    for place, term in enumerate(terms):
        mark = " − " if term.sign < 0 else " ＋ " if place else ""
        words = (COUNTS | OF_REGISTRY)[term.count]
        zh, en = zh + mark + words.zh, en + mark.replace("＋", "+") + words.en
    if bracketed and len(terms) > 1:
        return Text(f"（{zh}）", f"({en})")
    return Text(zh, en)
