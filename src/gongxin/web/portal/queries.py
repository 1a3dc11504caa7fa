"""What the pages ask: one call to disclosure, its answer in the words of `shown`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from gongxin.catalogue.agreements import departments
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Audience, Information, Item, Text
from gongxin.catalogue.scoring import Indicator
from gongxin.catalogue.sources import Source
from gongxin.disclosure import models, queries
from gongxin.disclosure import search as names
from gongxin.disclosure.coverage import covered
from gongxin.disclosure.told_ties import tells
from gongxin.identity.kinds import ONCE, Kind
from gongxin.identity.words import RELATIONS
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.paging import LENGTH, Page
from gongxin.web.look.refusals import refusal
from gongxin.web.portal import wording
from gongxin.web.portal.shown import (
    Answer,
    Column,
    ColumnRow,
    Count,
    Coverage,
    Fact,
    Found,
    Group,
    Month,
    Organisation,
    OrganisationItem,
    Overview,
    Section,
    Tied,
    Ties,
)

SHOWN_AT_MOST = 20  # organisations of one search
AT_ONCE = 3  # facts of one item on an organisation's page
ONLINE_SHOP = "online_shop"  # scheme of a field that tells the address of one
MONTHS = 13  # of the chart: the present one and a year
TONES = 6  # of the chart, that can be told apart


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader of a column chose; nothing means all (筛选)."""

    department: Source | None = None
    month: date | None = None


def search(text: str) -> Answer:
    """The organisations that a reader may mean; text that cannot be searched gets an answer in words."""
    if not text:
        return Answer()
    try:
        hits = names.search(text, limit=SHOWN_AT_MOST + 1)
    except GongxinError as error:
        return Answer(refusal=refusal(error).what)
    return Answer(tuple(map(_found, hits[:SHOWN_AT_MOST])), more=len(hits) > SHOWN_AT_MOST)


def search_mark(address: str) -> Answer:
    """The organisations that keep the online shop at an address; one with a person's number is refused."""
    try:
        names.refuse_persons(address)
    except GongxinError as error:
        return Answer(refusal=refusal(error).what)
    on = queries.today()
    fields = [(item, field) for item in items() for field in item.fields if field.scheme == ONLINE_SHOP]
    hits = [
        one
        for item, field in fields
        for one in queries.marked(item.number, field.name, address, on=on, limit=SHOWN_AT_MOST)
    ]
    return Answer(tuple(map(_found, hits)))


def organisation(code: str) -> Organisation | None:
    """An organisation with the first facts of each item; None if nobody of that code may be found."""
    on = queries.today()
    page = queries.page(code, on=on)
    if page is None:
        return None
    ties, more = all_ties(page, on)
    return Organisation(
        _found(page.organisation),
        tuple(_section(item, page, slice(AT_ONCE)) for item in _met(page)),
        tuple(_ties(ties)),
        more_ties=more,
        other=_other(page, on),
    )


def organisation_item(code: str, item: Item, *, number: int) -> OrganisationItem | None:
    """One page of the facts of one item about an organisation."""
    page = queries.page(code, on=queries.today())
    if page is None:
        return None
    section = _section(item, page, slice((number - 1) * LENGTH, number * LENGTH))
    return OrganisationItem(
        _found(page.organisation), item, Page(section.facts, number, LENGTH, section.total)
    )


def column(item: Item, filters: Filters, *, after: str) -> Column:
    """One page of a column, latest decisions first; `after` names the last fact of the page before."""
    on = queries.today()
    listed = queries.column(
        item.number,
        on=on,
        source=filters.department.number if filters.department else None,
        decided_from=filters.month,
        decided_until=_next(filters.month) if filters.month else None,
        after=_place(after, on),
        limit=LENGTH + 1,
    )
    counted = [row for row in queries.counts() if row[0] == item.number]
    return Column(
        item=item,
        columns=tuple(one for one in items() if one.column),
        sources=_sources({source for _, source, _, _ in counted}),
        months=tuple(sorted({month for _, _, month, _ in counted} - {models.UNDATED}, reverse=True)),
        rows=tuple(ColumnRow(one.code, one.name, _fact(one.fact, item)) for one in listed[:LENGTH]),
        total=sum(n for _, source, month, n in counted if _chosen(filters, source, month)),
        next=_named(listed[LENGTH - 1].fact) if len(listed) > LENGTH else "",
    )


def overview() -> Overview:
    """How much is being shown, how fresh it is, and of which months."""
    facts: Counter[int] = Counter()
    by_month: Counter[tuple[int, date]] = Counter()
    for number, _, month, n in queries.counts():
        facts[number] += n
        by_month[number, month] += n
    updated: dict[int, date] = {}
    for number, _, day in queries.freshness():
        updated[number] = max(day, updated.get(number, day))
    months = _months(queries.today())
    series = _series([item for item in items() if facts[item.number]], by_month, months)
    reported = _reported()
    return Overview(
        tuple(
            Count(item, facts[item.number], updated.get(item.number))
            for item in items()
            if item.id in reported or facts[item.number]
        ),
        tuple(title for title, _ in series),
        tuple(
            Month(
                f"{month:%Y-%m}",
                tuple(sum(by_month[item.number, month] for item in of) for _, of in series),
            )
            for month in months
            if series
        ),
    )


def _series(
    shown: list[Item], by_month: Mapping[tuple[int, date], int], months: list[date]
) -> list[tuple[Text, list[Item]]]:
    """What is drawn in a tone of its own: the items with most facts in these months; the rest together."""
    if len(shown) <= TONES:
        return [(item.title, [item]) for item in shown]

    def drawn(item: Item) -> int:
        return sum(by_month[item.number, month] for month in months)

    rest = sorted(shown, key=drawn)[: 1 - TONES]
    own = [item for item in shown if item not in rest]
    return [*((item.title, [item]) for item in own), (wording.OTHER_ITEMS, rest)]


def coverage() -> Coverage | None:
    """How many organisations have a credit file, by the pack's definition; None before the first count."""
    law = catalogue()
    indicator = next((one for one in law.indicators.values() if one.by), None)
    counted = covered()
    if indicator is None or indicator.by is None or not counted:
        return None
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    groups = law.code_lists[indicator.by].values
    of_kind = {kind: group.code for group in groups for kind in group.accepts}
    for one in counted:
        counts[of_kind.get(one.kind, groups[-1].code)].update(one.counts)
    whole = sum(counts.values(), Counter[str]())
    return Coverage(
        indicator,
        tuple(_group(group.label, counts[group.code], indicator) for group in groups if group.code in counts),
        _group(wording.TOGETHER, whole, indicator),
        max(one.counted_on for one in counted),
    )


def _group(words: Text, counts: Mapping[str, int], indicator: Indicator) -> Group:
    share = indicator.said(indicator.value(counts))
    return Group(words, counts["registered"], counts["filed"], share)


def items() -> list[Item]:
    """The items of public credit information in force, in the order of their numbers."""
    found = (item for item in catalogue().items.values() if item.information is Information.PUBLIC)
    return sorted(found, key=lambda item: item.number)


def shows_other() -> bool:
    """Whether the catalogue lets anything be shown to everybody that is no public credit information."""
    return any(
        window.shown and window.audience is Audience.PUBLIC
        for item in catalogue().versions.values()
        if item.information is not Information.PUBLIC
        for window in item.windows
    )


def all_ties(page: models.Page, on: date) -> tuple[tuple[models.Tie, ...], bool]:
    """What ties an organisation to others, by the registry and by records; and whether there is more of it.

    Of records nothing is asked where the catalogue lets none tell.
    """
    told = queries.told_ties(page, on=on) if tells(catalogue()) else ()
    more = max(len(page.ties), len(told)) > queries.TIES
    return (*page.ties[: queries.TIES], *told[: queries.TIES]), more


def _reported() -> set[str]:
    """The items that some department hands in; of the others a page has nothing to say."""
    return {item for source in departments(catalogue()) for item in source.items}


def _met(page: models.Page) -> list[Item]:
    """The items that an organisation's page tells of: those handed in here, and those it has facts of."""
    reported, met = _reported(), {fact.item for fact in page.facts}
    return [item for item in items() if item.id in reported or item.number in met]


def _section(item: Item, page: models.Page, part: slice) -> Section:
    facts = [fact for fact in page.facts if fact.item == item.number]
    shown = tuple(_fact(fact, item, page.earlier.get(fact.subject_id, "")) for fact in facts[part])
    return Section(item, shown, len(facts))


def _other(page: models.Page, on: date) -> tuple[Section, ...]:
    """What is shown beside public credit information, by its items; nothing is asked where none may be."""
    found = queries.other(page, catalogue(), on=on) if shows_other() else ()
    newest = {item.number: item for item in catalogue().items.values()}
    sections = []
    for number, some in groupby(found, lambda fact: fact.item):
        item = newest[number]
        shown = tuple(_fact(fact, item, page.earlier.get(fact.subject_id, "")) for fact in some)
        sections.append(Section(item, shown, len(shown)))
    return tuple(sections)


def _ties(ties: Iterable[models.Tie]) -> Iterator[Ties]:
    """What one relation ties to the organisation together, in the order of the kinds."""
    for (kind, leads), some in groupby(ties, lambda tie: (tie.kind, tie.leads)):
        branch = kind == Kind.BRANCH
        others = tuple(Tied(tie.code, tie.name, None if branch else tie.since) for tie in some)
        yield Ties(RELATIONS[kind, leads], others, gone=leads and kind in ONCE)


def _fact(fact: models.Fact, item: Item, earlier_code: str = "") -> Fact:
    law = catalogue()
    lead, rest = wording.values(item, fact.public, law)
    return Fact(
        record=fact.record_id.hex,
        item=item,
        title=wording.title(item, fact.public),
        kinds=wording.kinds(item, fact.public, law),
        decided_on=fact.decided_on,
        source=wording.told_by(item, fact.source, law),
        basis=wording.basis(fact.basis, law),
        shown_from=fact.shown_from,
        shown_until=fact.shown_until,
        recorded_on=fact.recorded_on,
        lead=tuple(lead),
        rest=tuple(rest),
        earlier_code=earlier_code,
    )


def _found(one: models.Organisation | names.Hit) -> Found:
    status = wording.status(one.status, catalogue())
    return Found(one.code, one.name, status, tuple(one.former), one.provisional)


def _sources(numbers: set[int]) -> tuple[Source, ...]:
    return tuple(source for source in catalogue().sources.values() if source.number in numbers)


def _chosen(filters: Filters, source: int, month: date) -> bool:
    department = filters.department is None or filters.department.number == source
    return department and month != models.UNDATED and filters.month in (None, month)


def _named(fact: models.Fact) -> str:
    return f"{fact.subject_id}-{fact.record_id.hex}"


def _place(named: str, on: date) -> models.Fact | None:
    """The fact after which a page begins; the beginning, if it is shown no more."""
    subject, _, record = named.partition("-")
    try:
        return queries.fact(int(subject), UUID(record), on=on)
    except ValueError:
        return None


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _months(on: date) -> list[date]:
    last = on.year * 12 + on.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(last - MONTHS + 1, last + 1)]
