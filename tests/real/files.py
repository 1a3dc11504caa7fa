"""The real files as tests read them: rows for what must come out, plain CSV for what goes in."""

import csv
import gzip
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Rows = list[dict[str, str]]
PACKS = Path(__file__).parent / "packs"


def rows(file: Path) -> Rows:
    """The rows of a CSV file, compressed or not, under its own headers; the first is row 2 of the file."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, content: Iterable[Mapping[str, str]], headers: Sequence[str]) -> Path:
    """The rows as a file under these headers."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, headers, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(content)
    return path


def unpacked(file: Path, folder: Path) -> Path:
    """The bytes of a file as a department would hand them in."""
    target = folder / file.name.removesuffix(".gz")
    target.write_bytes(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
    return target
