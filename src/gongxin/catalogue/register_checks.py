"""What makes a register sound on any day, and what its keepers must see to on one (制度清单检查)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.model import Basis, Catalogue, Text
from gongxin.catalogue.page import plain
from gongxin.catalogue.reading import Entry
from gongxin.catalogue.registers import Document, OperatingProcedure
from gongxin.catalogue.words import NOTICES


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a day has brought about and somebody must see to; no pack is refused for it (提醒)."""

    code: str
    register: str
    key: str
    facts: tuple[Text, ...]

    @property
    def message(self) -> Text:
        words = NOTICES[self.code]
        return Text(
            words.zh.format(*(fact.zh for fact in self.facts)),
            words.en.format(*(fact.en for fact in self.facts)),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.key}: {self.message.zh} {self.message.en}"


def registers(assembly: Assembly) -> None:
    """Note every problem of the registers that shows only when all packs are read."""
    items = {item.id for item in (*assembly.items, *(draft.item for draft in assembly.drafts))}
    for key, document in assembly.documents.items():
        entry = assembly.places["documents", key]
        _instrument(key, entry, assembly)
        _document(document, entry, assembly)
    for key, power in assembly.powers.items():
        entry = assembly.places["powers", key]
        if power.department not in assembly.sources:
            entry.refuse("dangling", power.department, "source", key="department")
        _law(power.basis, "basis", entry, assembly)
        _items(power.items, entry, items)
    for key, procedure in assembly.procedures.items():
        _procedure(procedure, assembly.places["procedures", key], assembly, items)
    for key, standard in assembly.standards.items():
        entry = assembly.places["standards", key]
        _instrument(key, entry, assembly)
        if standard.status == "in_force":
            _law([Basis(key)], "status", entry, assembly)


def _instrument(name: str, entry: Entry, assembly: Assembly, key: str = "") -> None:
    if name not in assembly.instruments:
        entry.refuse("dangling", name, "instrument", key=key)


def _law(bases: Iterable[Basis], key: str, entry: Entry, assembly: Assembly) -> None:
    """What is relied on is known and no draft; whether it has ended is a question of the day."""
    for basis in bases:
        _instrument(basis.instrument, entry, assembly, key)
        instrument = assembly.instruments.get(basis.instrument)
        if instrument and instrument.state == "draft":
            entry.refuse("draft_instrument", basis.instrument, key=key)


def _document(document: Document, entry: Entry, assembly: Assembly) -> None:
    _law(document.superior, "superior", entry, assembly)
    for conflict in document.conflicts:
        _instrument(conflict.basis.instrument, entry, assembly, "conflicts")
    if any(basis.instrument == document.instrument for basis in document.superior):
        entry.refuse("own_superior", document.instrument, key="superior")


def _items(names: Iterable[str], entry: Entry, known: set[str], key: str = "items") -> None:
    for name in names:
        if name not in known:
            entry.refuse("dangling", name, "item", key=key)


def _procedure(procedure: OperatingProcedure, entry: Entry, assembly: Assembly, items: set[str]) -> None:
    for version in procedure.versions:
        if version.instrument:
            _instrument(version.instrument, entry, assembly, "versions")
        for step in version.steps:
            _items(step.items, entry, items, "versions")
    for one, later in pairwise(procedure.versions):
        if one.number == later.number:
            entry.refuse("duplicate", f"{procedure.id} v{one.number}", "versions", key="versions")
        elif later.valid.start <= one.valid.start:
            entry.refuse("version_order", key="versions")


def notices(catalogue: Catalogue, on: date) -> list[Notice]:
    """What must be seen to on a day: what is past its due day, and what rests on a rule that has ended."""
    return [*_of_documents(catalogue, on), *_of_powers(catalogue, on)]


def _of_documents(catalogue: Catalogue, on: date) -> Iterator[Notice]:
    for key, document in catalogue.registers.documents.items():
        instrument = catalogue.instruments[key]
        if instrument.valid.end is not None and instrument.valid.end <= on:
            continue
        if document.due_on and document.done_on is None and document.due_on < on:
            facts = (instrument.title, instrument.issuer, plain(str(document.due_on)))
            yield Notice("overdue", "documents", key, facts)
        for title in _ended(document.superior, catalogue, on):
            yield Notice("superior_ended", "documents", key, (instrument.title, *title))


def _of_powers(catalogue: Catalogue, on: date) -> Iterator[Notice]:
    for key, power in catalogue.registers.powers.items():
        for title in _ended(power.basis, catalogue, on):
            yield Notice("power_ended", "powers", key, (power.title, *title))


def _ended(bases: Iterable[Basis], catalogue: Catalogue, on: date) -> Iterator[tuple[Text, Text]]:
    for basis in bases:
        law = catalogue.instruments[basis.instrument]
        if law.valid.end is not None and law.valid.end <= on:
            yield law.title, plain(str(law.valid.end))
