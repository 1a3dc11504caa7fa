"""What the departments of the demonstration city hand in, as files on disk."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongxin.catalogue.agreements import departments
from gongxin.catalogue.model import Catalogue, Item
from gongxin.catalogue.sources import Source
from gongxin.demo import faults, penalties, records, words
from gongxin.demo.city import Organisation
from gongxin.demo.writing import Row, write

REGISTRAR = "示例市市场监督管理局"
FAULTY = 0.03
SPREADSHEET_ROWS = 8000  # more than that nobody hands in as a spreadsheet


@dataclass(frozen=True, slots=True)
class HandIn:
    """One file of one department for one item (报送文件)."""

    path: Path
    item: str
    department: str


def hand_ins(
    catalogue: Catalogue,
    organisations: list[Organisation],
    folder: Path,
    *,
    size: int,
    today: date,
    seed: int,
) -> Iterator[HandIn]:
    """About `size` records in the order in which they are handed in; registrations come first."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    reporting = sorted(departments(catalogue), key=lambda source: source.number)
    registrar = next(d for d in reporting if d.name.zh == REGISTRAR)
    rest = max(size - len(organisations), 0)
    makers = _Makers(catalogue, chance, organisations, folder, today)
    yield makers.registrations(registrar)
    yield makers.entries("abnormal-operation", registrar, rest // 25)
    for department in reporting:
        if "tax-a" in department.items:
            yield makers.entries("tax-a", department, rest // 30)
        if department is registrar or "tax-a" in department.items:
            yield makers.entries("serious-dishonesty", department, rest // 200)
    permitting, inspecting = _deciding(reporting)
    yield from makers.shares("administrative-permit", permitting, rest * 6 // 10)
    yield from makers.shares("administrative-penalty", inspecting, rest * 3 // 10)
    yield makers.entries("online-shop", registrar, rest // 50)
    associated = any(made.code.startswith(records.ASSOCIATION) for made in organisations)
    for department in reporting if associated else ():
        if "association-membership" in department.items:
            yield makers.entries("association-membership", department, rest // 50)


def _deciding(departments: list[Source]) -> tuple[list[Source], list[Source]]:
    """Who hands in permits and who penalties: every department what it chiefly decides, some of them both."""

    def named(department: Source, names: Iterable[str]) -> bool:
        return any(word in department.name.zh for word in names)

    inspecting = [d for d in departments if named(d, words.INSPECTING)]
    return [d for d in departments if d not in inspecting or named(d, words.PERMITTING_TOO)], inspecting


@dataclass(frozen=True, slots=True)
class _Makers:
    catalogue: Catalogue
    chance: random.Random
    organisations: list[Organisation]
    folder: Path
    today: date

    def registrations(self, registrar: Source) -> HandIn:
        rows = records.registrations(registrar, self.organisations)
        return self._write("organisation-registration", registrar, rows, style=1)

    def entries(self, item: str, department: Source, count: int) -> HandIn:
        maker = {
            "abnormal-operation": records.abnormal_entries,
            "serious-dishonesty": records.serious_entries,
            "tax-a": records.grades,
            "online-shop": records.shops,
            "association-membership": records.members,
        }[item]
        rows = maker(self.chance, department, self.organisations, count=count, today=self.today)
        return self._write(item, department, rows, style=2 if count < SPREADSHEET_ROWS else 0)

    def shares(self, item: str, departments: list[Source], total: int) -> Iterator[HandIn]:
        weights = [self.chance.uniform(0.2, 2) for _ in departments]
        for department, weight in zip(departments, weights, strict=True):
            count = max(int(total * weight / sum(weights)), 1)
            yield self._decisions(item, department, count)

    def _decisions(self, item: str, department: Source, count: int) -> HandIn:
        make, kinds = {
            "administrative-permit": (records.permits, faults.OF_PARTIES),
            "administrative-penalty": (penalties.penalties, faults.OF_PENALTIES),
        }[item]
        sound = list(make(self.chance, department, self.organisations, count=count, today=self.today))
        rows = faults.spoil(self.chance, sound, kinds, share=FAULTY, today=self.today)
        style = department.number % 5
        return self._write(
            item, department, rows, style=style if style != 2 or count < SPREADSHEET_ROWS else 0
        )

    def _write(self, item_id: str, department: Source, rows: Iterable[Row], *, style: int) -> HandIn:
        item = self.catalogue.items[item_id]
        made = list(rows)
        used = {name for row in made for name in row}
        labels, codes = _headers(item, used)
        stem = self.folder / f"{department.number:02d}-{item_id}"
        return HandIn(write(stem, style, labels, codes, made), item_id, department.code)


def _headers(item: Item, used: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    fields = [field for field in item.fields if field.name in used]
    return {f.name: f.label.zh for f in fields}, {f.name: f.code for f in fields}
