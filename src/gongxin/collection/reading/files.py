"""One door for every format; the content says which it is, never the name (读取)."""

from pathlib import Path
from typing import Final

from gongxin.catalogue.model import Item
from gongxin.collection.reading import csv, encoding, lines, parquet, sheets
from gongxin.collection.reading.filling import Sender
from gongxin.collection.reading.layout import Layout
from gongxin.collection.reading.staging import Limits, Stage, Staged
from gongxin.kernel.errors import GongxinError

_MAGIC: Final = (
    (b"PK\x03\x04", "xlsx"),
    (b"PK\x05\x06", "xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x09\x08", "xls"),
    (b"PAR1", "parquet"),
)
_FOREIGN: Final = (
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "rtf"),
    (b"<", "html"),
    (b"[", "json"),
)


def read(
    path: Path, item: Item, *, staging: Path, limits: Limits | None = None, sender: Sender | None = None
) -> Staged:
    """Read a file into `staging`, which exists and is the caller's alone.

    `sender` is who hands it in: an older layout (`Profile`) may leave that unsaid.

    Raises GongxinError where nothing of the file can be used. Rows that cannot be read are in `faults`;
    personal columns are dropped before anything is written. A row number is that of the file as a person
    counts: lines of JSON and rows of Parquet from 1, rows of tables with the rows of the header.
    """
    limits = limits or Limits()
    size = path.stat().st_size
    if not size:
        raise GongxinError("collection.empty")
    if size > limits.upload_bytes:
        raise GongxinError("collection.too_large", limit=limits.upload_bytes)
    kind = _kind(path)
    with Stage(staging, [field.name for field in item.fields], limits, sender or Sender()) as stage:
        layout, coding = _read(kind, path, item, stage, limits)
        if not stage.rows + stage.refused:
            raise GongxinError("collection.no_rows")
    return Staged(stage.parquet, stage.faults, layout, stage.rows, stage.refused, kind, coding)


def _read(kind: str, path: Path, item: Item, stage: Stage, limits: Limits) -> tuple[Layout, str | None]:
    match kind:
        case "xlsx":
            return sheets.read_xlsx(path, item, stage, limits), None
        case "xls":
            return sheets.read_xls(path, item, stage, limits), None
        case "parquet":
            return parquet.read(path, item, stage, limits), None
        case "jsonl":
            return lines.read(path, item, stage, limits)
        case _:
            return csv.read(path, item, stage, limits)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    mark = next((mark for mark in encoding.MARKS if head.startswith(mark)), b"")
    text = head.removeprefix(mark).replace(b"\0", b"").lstrip()
    for magic, kind in _FOREIGN:
        if text.startswith(magic):
            raise GongxinError("collection.unknown_format", found=kind)
    if not text:
        raise GongxinError("collection.empty")
    return "jsonl" if text.startswith(b"{") else "csv"
