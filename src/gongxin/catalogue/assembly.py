"""Gathers the parts of all packs while they are read; only `load` and `check` look at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from yaml import Node

from gongxin.catalogue import agreements, items, mirrors, parts, registers, scoring, shared
from gongxin.catalogue.agreements import Agreement
from gongxin.catalogue.instruments import Forbidden, Instrument
from gongxin.catalogue.limits import Amount, Limit
from gongxin.catalogue.mirrors import Mirror
from gongxin.catalogue.model import CodeList, Draft, Item, Sector, Term, Text
from gongxin.catalogue.profiles import Profile
from gongxin.catalogue.reading import Entry, Problem, plain, read
from gongxin.catalogue.registers import Document, OperatingProcedure, Power, Standard
from gongxin.catalogue.scoring import Assessment, Cycle, Duty, Indicator
from gongxin.catalogue.sources import Precedence, Source

T = TypeVar("T")
DRAFT: Final = "draft"
SETTLED: Final = ("zone", "currency", "calendar", "date_forms", "identifier")
LACKS: Final = frozenset(
    {"no_basis", "no_audience", "no_period", "no_subject_kind", "no_public_basis", "no_end"}
)


@dataclass(frozen=True, slots=True)
class Base:
    """What pack.yaml settles for the whole catalogue; a later pack may say otherwise, lists are added to."""

    zone: str = ""
    currency: str = ""
    calendar: str = ""
    date_forms: tuple[str, ...] = ()
    identifier: str = ""
    demonstration: bool = False
    organisation_words: tuple[str, ...] = ()
    organisation_endings: tuple[str, ...] = ()
    business_endings: tuple[str, ...] = ()
    individual_words: tuple[str, ...] = ()
    empty_values: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    gone_statuses: tuple[str, ...] = ()
    without_procedure: frozenset[str] | None = None  # None: no pack so far asks how an item came into force


class Assembly:
    """The packs as read so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.base = Base()
        self.packs: list[str] = []
        self.without_procedure: dict[str, frozenset[str] | None] = {}  # by folder
        self.titles: dict[str, Text] = {}
        self.digests: dict[str, str] = {}
        self.places: dict[tuple[str, str], Entry] = {}
        self.items: list[Item] = []
        self.drafts: list[Draft] = []
        self.shared: dict[str, Sequence[Node]] = {}
        self.forbidden: dict[str, Forbidden] = {}
        self.sectors: dict[str, Sector] = {}
        self.profiles: dict[str, Profile] = {}
        self.code_lists: dict[str, CodeList] = {}
        self.limits: dict[str, Limit] = {}
        self.amounts: dict[str, Amount] = {}
        self.sources: dict[str, Source] = {}
        self.agreements: dict[str, Agreement] = {}
        self.precedence: dict[str, Precedence] = {}
        self.instruments: dict[str, Instrument] = {}
        self.terms: dict[str, Term] = {}
        self.indicators: dict[str, Indicator] = {}
        self.duties: dict[str, Duty] = {}
        self.cycles: dict[str, Cycle] = {}
        self.assessments: dict[str, Assessment] = {}
        self.documents: dict[str, Document] = {}
        self.powers: dict[str, Power] = {}
        self.procedures: dict[str, OperatingProcedure] = {}
        self.standards: dict[str, Standard] = {}
        self.mirrors: dict[str, Mirror] = {}
        self._item_files: list[tuple[Path, str]] = []

    def add(self, folder: Path) -> None:
        """Read one pack but for its items, which may need the amounts of packs that come after it."""
        if not (folder / "pack.yaml").is_file():
            self.problems.append(Problem("no_pack", str(folder), "", 1, (str(folder),)))
            return
        self._pack(folder)
        self._members(folder, "instruments", parts.instrument, self.instruments)
        self._members(folder, "limits", parts.limit, self.limits, overlay=parts.overlaid)
        self._members(folder, "amounts", parts.amount, self.amounts)
        self._members(folder, "terms", parts.term, self.terms)
        self._members(folder, "forbidden", parts.forbidden, self.forbidden)
        self._members(folder, "sectors", parts.sector, self.sectors)
        self._shared(folder)
        self._members(folder, "indicators", scoring.indicator, self.indicators)
        self._members(folder, "duties", scoring.duty, self.duties)
        self._members(folder, "cycles", scoring.cycle, self.cycles)
        self._members(folder, "assessments", scoring.assessment, self.assessments)
        self._members(folder, "documents", registers.document, self.documents)
        self._members(folder, "powers", registers.power, self.powers)
        self._members(folder, "procedures", registers.procedure, self.procedures, overlay=registers.overlaid)
        self._members(folder, "standards", registers.standard, self.standards)
        self._members(folder, "mirrors", mirrors.mirror, self.mirrors)
        for path in sorted(folder.glob("codes/*.yaml")):
            self._code_list(path, folder.name)
        for path in sorted(folder.glob("profiles/*.yaml")):
            self._profile(path, folder.name)
        self._sources(folder)
        self._members(folder, "agreements", agreements.agreement, self.agreements)
        self._members(folder, "precedence", parts.precedence, self.precedence)
        self._item_files += [(path, folder.name) for path in sorted(folder.glob("items/*.yaml"))]

    def add_items(self) -> None:
        for path, pack in self._item_files:
            self._item(path, pack)
        self._competences()

    def _competences(self) -> None:
        """A department reports what its powers generate, whether or not its own list of items says so."""
        known = self.newest()
        for power in self.powers.values():
            source = self.sources.get(power.department)
            if source:
                owed = (name for name in power.items if name in known)
                competent = tuple(dict.fromkeys((*source.items, *owed)))
                self.sources[source.code] = replace(source, items=competent)

    def newest(self) -> dict[str, Item]:
        """The newest version of each item."""
        return {item.id: item for item in sorted(self.items, key=lambda item: item.version)}

    def open(self, path: Path, pack: str) -> Entry | None:
        """Read one file; what it says counts in the catalogue's digest."""
        entry = self._read(path, pack)
        if entry is not None:
            self.digests[entry.file] = items.digest(plain(entry.node))
        return entry

    def _read(self, path: Path, pack: str) -> Entry | None:
        name = f"{pack}/{path.name if path.parent.name == pack else f'{path.parent.name}/{path.name}'}"
        return read(path, name, self.problems)

    def _pack(self, folder: Path) -> None:
        entry = self.open(folder / "pack.yaml", folder.name)
        if entry is None:
            return
        self.packs.append(entry.string("id"))
        self.titles[self.packs[-1]] = entry.text("title")
        if not self.base.zone and any(key not in entry for key in SETTLED):
            entry.refuse("overlay_first", self.packs[-1])
        old = self.base
        self.base = replace(
            old,
            zone=entry.string("zone", old.zone),
            currency=entry.string("currency", old.currency),
            calendar=entry.string("calendar", old.calendar),
            date_forms=entry.strings("date_forms") or old.date_forms,
            identifier=entry.string("identifier", old.identifier),
            demonstration=entry.boolean("demonstration", default=old.demonstration),
            organisation_words=old.organisation_words + entry.strings("organisation_words"),
            organisation_endings=old.organisation_endings + entry.strings("organisation_endings"),
            business_endings=old.business_endings + entry.strings("business_endings"),
            individual_words=old.individual_words + entry.strings("individual_words"),
            empty_values=old.empty_values + entry.strings("empty_values"),
            placeholders=old.placeholders + entry.strings("placeholders"),
            gone_statuses=old.gone_statuses + entry.strings("gone_statuses"),
            without_procedure=_without_procedure(entry, old.without_procedure),
        )
        self.without_procedure[folder.name] = self.base.without_procedure
        entry.done()

    def _members(
        self,
        folder: Path,
        name: str,
        build: Callable[[str, Entry], T],
        into: dict[str, T],
        overlay: Callable[[T, T], T] | None = None,
    ) -> None:
        path = folder / f"{name}.yaml"
        entry = self.open(path, folder.name) if path.is_file() else None
        for key, part in (entry.members(name) if entry else {}).items():
            built = build(key, part)
            part.done()
            if key in into and overlay:
                into[key] = overlay(into[key], built)
            elif self._first(name, key, part):
                into[key] = built
        if entry:
            entry.done()

    def _shared(self, folder: Path) -> None:
        path = folder / "shared.yaml"
        entry = self.open(path, folder.name) if path.is_file() else None
        for name, nodes in (shared.parts(entry) if entry else {}).items():
            if entry and self._first("shared", name, entry):
                self.shared[name] = nodes

    def _first(self, kind: str, key: str, entry: Entry) -> bool:
        """Note where a thing is defined; a second definition is refused."""
        earlier = self.places.setdefault((kind, key), entry)
        if earlier is not entry:
            entry.refuse("duplicate", key, earlier.file)
        return earlier is entry

    def _code_list(self, path: Path, pack: str) -> None:
        entry = self.open(path, pack)
        if entry is None:
            return
        found = parts.code_list(entry)
        entry.done()
        if self._first("codes", found.id, entry):
            self.code_lists[found.id] = found

    def _profile(self, path: Path, pack: str) -> None:
        entry = self.open(path, pack)
        if entry is None:
            return
        found = parts.profile(entry)
        entry.done()
        if self._first("profiles", found.id, entry):
            self.profiles[found.id] = found

    def _sources(self, folder: Path) -> None:
        path = folder / "sources.yaml"
        entry = self.open(path, folder.name) if path.is_file() else None
        for part in entry.children("sources") if entry else ():
            found = parts.source(part)
            part.done()
            if self._first("sources", found.code, part) and self._first(
                "source numbers", str(found.number), part
            ):
                self.sources[found.code] = found
        if entry:
            entry.done()

    def _item(self, path: Path, pack: str) -> None:
        written = self._read(path, pack)
        if written is None:
            return
        before = len(self.problems)
        entry = shared.in_full(written, self.shared)
        draft = entry.string("state", "") == DRAFT
        why = entry.text("why") if draft and "why" in entry else None
        found = items.item(entry, pack, self.amounts)
        self.digests[written.file] = found.digest
        if not self._first("items", f"{found.id} v{found.version}", entry):
            return
        if draft:
            self.drafts.append(Draft(found, self._lacks(before, entry, why), why))
        else:
            self.items.append(replace(found, profiles=self._profiles_of(found)))

    def _profiles_of(self, item: Item) -> tuple[Profile, ...]:
        return tuple(profile for profile in self.profiles.values() if profile.item == item.id)

    def _lacks(self, before: int, entry: Entry, why: Text | None) -> tuple[str, ...]:
        """What a draft may lack is no problem of the pack, but its reason for not being in force."""
        lacks = tuple(dict.fromkeys(p.code for p in self.problems[before:] if p.code in LACKS))
        self.problems[before:] = [p for p in self.problems[before:] if p.code not in LACKS]
        if not lacks and why is None:
            entry.refuse("no_reason")
        return lacks


def _without_procedure(entry: Entry, earlier: frozenset[str] | None) -> frozenset[str] | None:
    """The item versions that were there before their pack asked how; one that names none asks of all."""
    if "without_procedure" not in entry:
        return earlier
    return (earlier or frozenset()).union(entry.strings("without_procedure"))
