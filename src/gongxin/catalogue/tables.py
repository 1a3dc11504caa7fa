"""The tables of a pack that are too long for YAML: working days and divisions. Read once a process."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gongxin.kernel.calendar import WorkCalendar
from gongxin.kernel.errors import GongxinError

SHIPPED = Path(__file__).parent / "packs"
NATIONAL = (SHIPPED / "cn",)


@dataclass(frozen=True, slots=True)
class DivisionName:
    """One name of a division and the editions (YYYYMM) in which it was first and last seen (行政区划)."""

    code: str
    name: str
    first_seen: str
    last_seen: str
    current: bool


@dataclass(frozen=True, slots=True)
class DivisionChange:
    """A division that became another one (区划变更); `new_code` is empty for one that ended."""

    year: int
    kind: str
    old_code: str
    new_code: str
    document: str


class Divisions:
    """All division codes ever seen, with their names and changes. A code not in it is no fault."""

    __slots__ = ("_changes", "_names")

    def __init__(self, names: Sequence[DivisionName], changes: Sequence[DivisionChange]) -> None:
        self._names: dict[str, list[DivisionName]] = {}
        self._changes: dict[str, list[DivisionChange]] = {}
        for name in sorted(names, key=lambda name: (name.current, name.last_seen)):
            self._names.setdefault(name.code, []).append(name)
        for change in sorted(changes, key=lambda change: change.year):
            self._changes.setdefault(change.old_code, []).append(change)

    def __contains__(self, code: object) -> bool:
        return code in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def names(self, code: str) -> tuple[DivisionName, ...]:
        """Every name of a code, the latest last."""
        return tuple(self._names.get(code, ()))

    def name(self, code: str) -> str | None:
        """The latest name of a code."""
        names = self._names.get(code)
        return names[-1].name if names else None

    def is_current(self, code: str) -> bool:
        """Whether the code is in the newest table."""
        return any(name.current for name in self._names.get(code, ()))

    def changes(self, code: str) -> tuple[DivisionChange, ...]:
        """What became of a code, year by year."""
        return tuple(self._changes.get(code, ()))


@cache
def work_calendar(calendar: str = "cn", *, packs: tuple[Path, ...] = NATIONAL) -> WorkCalendar:
    """The working days in the files `calendars/<calendar>_working_days_*.csv[.gz]` of the packs' folders."""
    files = _files(packs, f"calendars/{calendar}_working_days_*.csv*")
    if not files:
        raise GongxinError("catalogue.calendar_unknown", calendar=calendar)
    return WorkCalendar(
        (date.fromisoformat(row["date"]), row["is_workday"] == "Y") for file in files for row in _rows(file)
    )


@cache
def divisions(*, packs: tuple[Path, ...] = NATIONAL) -> Divisions:
    """The divisions in the packs' folders, overlaid; none where no pack has a table."""
    names = [
        DivisionName(
            row["code"],
            row["name"],
            row["first_revision"],
            row["last_revision"],
            row["current_2026_09"] == "Y",
        )
        for file in _files(packs, "divisions/gb2260_codes_*.csv*")
        for row in _rows(file)
    ]
    changes = [
        DivisionChange(int(row["year"]), row["type"], row["old_code"][:6], row["new_code"][:6], row["doc_no"])
        for file in _files(packs, "divisions/division_changes_*.csv*")
        for row in _rows(file)
    ]
    return Divisions(names, changes)


def _files(packs: tuple[Path, ...], pattern: str) -> list[Path]:
    return [file for pack in packs for file in sorted(pack.glob(pattern))]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
