"""The catalogue in the words of its pages: what may be collected, who sees it, until when, by what law."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongxin.catalogue.citing import in_english
from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.limits import LimitValue
from gongxin.catalogue.model import Basis, Catalogue, Item, Text
from gongxin.catalogue.page import joined
from gongxin.catalogue.register_page import run
from gongxin.catalogue.scoring import COUNTS, OF_REGISTRY, Indicator, Part
from gongxin.catalogue.words import AUDIENCES, PROBLEMS

NATURES = {
    "basic": Text("基本信息", "Basic information"),
    "positive": Text("守信信息", "Positive information"),
    "negative": Text("失信信息", "Failing information"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the list of the catalogue names it (目录条目)."""

    item: Item
    nature: Text
    audiences: tuple[Text, ...]
    basis: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One item that is not in force, with what keeps it from being (草案)."""

    item: Item
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One field of supervision with its items, in force and draft (行业领域)."""

    title: Text
    items: tuple[Item, ...]
    drafts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ForbiddenRow:
    """What may be no item, and by what law (不得归集的事项)."""

    title: Text
    basis: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One value of a time limit, with its run of days and its basis (期限)."""

    id: str  # of the limit
    title: Text
    length: Text
    run: Text
    basis: Text
    verified: bool


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A value whose basis we did not check, and in which document the operator read it (待核对的数值)."""

    id: str
    said: Text
    basis: Text
    document: str  # empty: not confirmed


def to_confirm(catalogue: Catalogue, confirmed: Mapping[str, str]) -> list[ToConfirm]:
    """Everything that counts only once the operator of this deployment has confirmed it."""
    return [
        ToConfirm(value.id, value.said, said(value.basis, catalogue), confirmed.get(value.id, ""))
        for value in confirmables(catalogue).values()
    ]


def entries(catalogue: Catalogue) -> list[Entry]:
    """All items in force, in the order of their numbers."""
    return [
        _entry(item, catalogue) for item in sorted(catalogue.items.values(), key=lambda item: item.number)
    ]


def drafts(catalogue: Catalogue) -> list[DraftRow]:
    """All items that are not in force."""
    return [
        DraftRow(
            draft.item,
            (*([draft.why] if draft.why else []), *(PROBLEMS[code] for code in draft.missing)),
        )
        for draft in catalogue.drafts
    ]


def sectors(catalogue: Catalogue) -> list[SectorRow]:
    """Every field of supervision; a draft whose item is in force stands among those in force only."""
    drafted = {draft.item.id: draft.item for draft in catalogue.drafts}
    return [
        SectorRow(
            sector.title,
            tuple(catalogue.items[name] for name in sector.items if name in catalogue.items),
            tuple(drafted[name] for name in sector.items if name in drafted and name not in catalogue.items),
        )
        for sector in catalogue.sectors.values()
    ]


def forbidden(catalogue: Catalogue) -> list[ForbiddenRow]:
    """What no pack may collect."""
    return [
        ForbiddenRow(matter.title, tuple(said(basis, catalogue) for basis in matter.basis))
        for matter in catalogue.forbidden.values()
    ]


def limits(catalogue: Catalogue) -> list[LimitRow]:
    """Every time limit with its values over time."""
    return [
        LimitRow(
            limit.id,
            limit.title,
            length(value),
            run(value.valid),
            said(value.basis, catalogue),
            value.basis.verified or value.id in catalogue.confirmed,
        )
        for limit in catalogue.limits.values()
        for value in limit.values
    ]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with its definition (指标)."""

    indicator: Indicator
    basis: Text | None


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """Within what limit an item is reported (报送时限)."""

    item: Item
    limit: LimitRow


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of an assessment, at its depth in the tree (考核项)."""

    part: Part
    depth: int
    how: Text


def scoring(catalogue: Catalogue) -> dict[str, object]:
    """All by which reporting is measured: indicators, limits, duties, assessments."""
    shown = {limit: [row for row in limits(catalogue) if row.id == limit] for limit in catalogue.limits}
    return {
        "indicators": [
            IndicatorRow(one, said(one.basis, catalogue) if one.basis else None)
            for one in catalogue.indicators.values()
        ],
        "counts": (COUNTS | OF_REGISTRY).values(),
        "reporting": [
            ReportingRow(item, limit)
            for item in catalogue.items.values()
            for limit in shown.get(item.report_within or "", ())
        ],
        "duties": [
            (one, joined(catalogue.items[item].title for item in one.items), said(one.basis, catalogue))
            for one in catalogue.duties.values()
        ],
        "assessments": [
            (one, tuple(_part_rows(one.parts, 0, catalogue)), said(one.basis, catalogue))
            for one in catalogue.assessments.values()
        ],
    }


def _part_rows(parts: Iterable[Part], depth: int, catalogue: Catalogue) -> Iterator[PartRow]:
    for part in parts:
        yield PartRow(part, depth, _how(part, catalogue))
        yield from _part_rows(part.parts, depth + 1, catalogue)


def _how(part: Part, catalogue: Catalogue) -> Text:
    """How its points are earned."""
    if part.parts:
        return Text("", "")
    if part.indicator is None:
        proof = part.evidence or Text("", "")
        return Text(f"人工评分，凭：{proof.zh}", f"judged by a person, by: {proof.en}")
    one = catalogue.indicators[part.indicator]
    low, high = (_figure(value, one.unit) for value in (part.none_at, part.full_at))
    return Text(
        f"{one.title.zh}：{low} 不得分，{high} 得满分，其间按比例",
        f"{one.title.en}: nothing at {low}, all at {high}, in proportion between",
    )


def _figure(value: Decimal, unit: str) -> str:
    return f"{float(value):.0%}".replace("%", " %") if unit == "percent" else f"{value:f}"


def said(basis: Basis, catalogue: Catalogue) -> Text:
    """A legal basis as people cite it: title, number, article."""
    instrument = catalogue.instruments[basis.instrument]
    number = f"（{instrument.number}）" if instrument.number else ""
    number_en = f" ({instrument.number})" if instrument.number else ""
    return Text(
        f"《{instrument.title.zh}》{number}{basis.article}",
        f"{instrument.title.en}{number_en}{', ' if basis.article else ''}{in_english(basis.article)}",
    )


def length(value: LimitValue) -> Text:
    """The length of a limit with its unit."""
    units = (
        (value.months, "个月", "month"),
        (value.working_days, "个工作日", "working day"),
        (value.days, "天", "day"),
    )
    count, zh, en = next(unit for unit in units if unit[0] is not None)
    return Text(f"{count} {zh}", f"{count} {en}{'' if count == 1 else 's'}")


def _entry(item: Item, catalogue: Catalogue) -> Entry:
    shown = {window.audience for window in item.windows if window.shown}
    return Entry(
        item,
        NATURES[item.nature],
        tuple(words for audience, words in AUDIENCES.items() if audience in shown),
        tuple(said(basis, catalogue) for basis in item.basis),
    )
