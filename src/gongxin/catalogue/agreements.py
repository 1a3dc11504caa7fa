"""Under which agreement a source of market credit information hands in and is read (信息共享协议)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongxin.catalogue.model import Catalogue, Information, Item, Text
from gongxin.catalogue.reading import Entry
from gongxin.catalogue.sources import Source
from gongxin.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Agreement:
    """Under which a credit service agency or an association hands in what it knows (信息共享协议)."""

    number: str
    title: Text
    party: str  # unified code of the platform's side
    source: str  # unified code of the side that hands in
    valid: Period
    items: tuple[str, ...]
    purposes: tuple[str, ...]  # keys of gongxin.catalogue.words.AGREED_PURPOSES


def agreement(number: str, entry: Entry) -> Agreement:
    """One agreement as its pack says it."""
    return Agreement(
        number=number,
        title=entry.text("title"),
        party=entry.string("party"),
        source=entry.string("source"),
        valid=entry.period(),
        items=entry.strings("items"),
        purposes=entry.strings("purposes"),
    )


def covering(catalogue: Catalogue, item: str, source: str) -> tuple[Agreement, ...]:
    """The agreements of a source, by its code, in whose extent an item is."""
    return tuple(one for one in catalogue.agreements.values() if one.source == source and item in one.items)


def run(agreements: Iterable[Agreement], day: date) -> Period | None:
    """The days from a day's agreement on, through those that follow it without a gap; None without one."""
    end = day
    for start, stop in sorted((one.valid.start, one.valid.end or date.max) for one in agreements):
        end = max(end, stop) if start <= end else end
    return Period(day, end) if end > day else None


def may_come_in(item: Item, catalogue: Catalogue, source: str, day: date) -> bool:
    """Whether a source may hand an item in on a day: market information only under an agreement."""
    agreed = run(covering(catalogue, item.id, source), day) is not None
    return agreed or item.information is not Information.MARKET


def serves(catalogue: Catalogue, item: str, source: str, *, purpose: str, on: date) -> bool:
    """Whether what a source handed in may be read for a purpose on a day."""
    return any(on in one.valid and purpose in one.purposes for one in covering(catalogue, item, source))


def departments(catalogue: Catalogue) -> Iterator[Source]:
    """The sources that are public bodies: they hand in by law, the others by agreement (数据来源部门)."""
    return (
        source for source in catalogue.sources.values() if not by_agreement(source, catalogue.items.values())
    )


def by_agreement(source: Source, items: Iterable[Item]) -> bool:
    """Whether it hands in market credit information; such a source hands in nothing else."""
    return any(item.id in source.items and item.information is Information.MARKET for item in items)
