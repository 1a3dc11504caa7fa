"""The pairs as files: made from a seed, frozen by their digests (名称对文件).

The files are what counts. What makes them is kept so that everybody can see how they came about; it may make
others on the day a vocabulary changes, and then they are another benchmark with another digest.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from gongxin.bench.pairs import changes, rivals
from gongxin.bench.pairs.firms import Maker
from gongxin.bench.pairs.words import PARTS, Part

FOLDER = Path(__file__).parents[4] / "docs" / "benchmarks" / "names"  # of the project's source
FILES = (*(part.name for part in PARTS), "core")
COLUMNS = ("tier", "same", "first", "second")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they are to be proposed as names of one organisation (名称对)."""

    tier: str
    same: bool
    first: str
    second: str


def pairs(part: Part) -> list[Pair]:
    """All pairs of one part; no two pairs have the same two names."""
    found: dict[frozenset[str], Pair] = {}
    for tier, change in chain(changes.TIERS.items(), rivals.TIERS.items()):
        for pair in _of_tier(part, tier, change):
            found.setdefault(frozenset((pair.first, pair.second)), pair)
    return list(found.values())


def text(made: list[Pair]) -> str:
    """The pairs as CSV."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((pair.tier, int(pair.same), pair.first, pair.second) for pair in made)
    return lines.getvalue()


def read(name: str) -> list[Pair]:
    """The pairs of a file: `core` or the name of a part."""
    lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return [
        Pair(row["tier"], row["same"] == "1", row["first"], row["second"]) for row in csv.DictReader(lines)
    ]


def digest(name: str) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256((FOLDER / f"{name}.csv").read_bytes()).hexdigest()


def write() -> None:
    """Make the files of all parts again; the core is written by hand."""
    for part in PARTS:
        (FOLDER / f"{part.name}.csv").write_text(text(pairs(part)), encoding="utf-8")


def _of_tier(part: Part, tier: str, change: changes.Change) -> Iterator[Pair]:
    maker = Maker(part, tier)
    seen: set[frozenset[str]] = set()
    while len(seen) < part.pairs:
        first, second = change(maker)
        names = frozenset((first, second))
        if len(names) == 2 and names not in seen:
            seen.add(names)
            turned = maker.chance.random() < 0.5
            yield Pair(tier, tier.startswith("same-"), *((second, first) if turned else (first, second)))


if __name__ == "__main__":
    write()
