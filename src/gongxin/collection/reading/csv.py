"""Delimited text: the fast parser for sound blocks, the scanner for the others (分隔文本).

Row numbers are those of a spreadsheet program that opens the file: a record is a row however many lines
it has, and a blank line is a row too.
"""

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from gongxin.catalogue.model import Item
from gongxin.collection.reading import encoding
from gongxin.collection.reading.blocks import cut
from gongxin.collection.reading.layout import (
    LOOKED,
    Header,
    Headers,
    Layout,
    SheetLayout,
    find_header,
    table,
)
from gongxin.collection.reading.parse import Parsed, Parser
from gongxin.collection.reading.records import Record, Scanner
from gongxin.collection.reading.staging import Limits, Stage
from gongxin.kernel.errors import GongxinError

_SAMPLE: Final = 4 * 1024**2
_DELIMITERS: Final = (b",", b"\t", b";", b"|")
_AHEAD: Final = 2  # blocks parsed while one is written


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the beginning of a file tells about the rest."""

    scanner: Scanner
    layout: SheetLayout
    width: int  # cells of a row
    named: int  # cells of the header
    start: int  # byte of the first row below the header


def read(path: Path, item: Item, stage: Stage, limits: Limits) -> tuple[Layout, str]:
    """Every row of the file into the stage; its layout and encoding."""
    coding = encoding.detect(path)
    with path.open("rb") as file:
        shape = _shape(encoding.utf8(file, coding), item, limits)
        stream = encoding.utf8(file, coding)
        rest = _Ahead(stream, shape.start)
        parser = Parser(shape.layout, item, shape.scanner, shape.width, shape.named, limits)
        stage.under(shape.layout, item)
        with closing(_parsed(rest, parser, shape.scanner, limits)) as blocks:
            row = shape.layout.header_row
            for block in blocks:
                row = block.onto(stage, after=row)
    return Layout((shape.layout,)), coding.name


def _parsed(
    stream: encoding.Bytes, parser: Parser, scanner: Scanner, limits: Limits
) -> Generator[Parsed, None, None]:
    """Blocks in order, a few of them parsed ahead in threads."""
    ahead: deque[Future[Parsed]] = deque()
    with ThreadPoolExecutor(_AHEAD) as threads:
        for block in cut(stream, scanner, limits):
            ahead.append(threads.submit(parser.parse, block))
            if len(ahead) > _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


class _Ahead:
    """A stream from a byte on."""

    def __init__(self, stream: encoding.Bytes, start: int) -> None:
        self._stream, self._first = stream, b""
        while start > 0 and (piece := stream.read(min(start, 1024**2))):
            self._first, start = piece[start:], start - len(piece)

    def read(self, size: int, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._stream.read(size)


def _shape(stream: encoding.Bytes, item: Item, limits: Limits) -> _Shape:
    sample = b""
    while len(sample) < _SAMPLE and (piece := stream.read(_SAMPLE - len(sample))):
        sample += piece
    final = not stream.read(1)
    if not sample.strip():
        raise GongxinError("collection.empty")
    headers = Headers(item)
    tried = [_try(sample, delimiter, headers, limits, final=final) for delimiter in _DELIMITERS]
    found = max(tried, key=lambda pair: pair[1].found if pair[1] else 0)
    scanner, header, records = found
    if header is None:
        _bound(sample, limits)
        raise GongxinError("collection.no_header", looked=min(len(records), LOOKED), item=item.id)
    return _shaped(scanner, header, records, headers)


def _try(
    sample: bytes, delimiter: bytes, headers: Headers, limits: Limits, *, final: bool
) -> tuple[Scanner, Header | None, list[Record]]:
    scanner = Scanner(delimiter, patience=limits.cell_bytes)
    records = list(islice(scanner.scan(sample, final=final), LOOKED * 2))
    for row, record in enumerate(records, 1):
        if record.cells and len(record.cells) > limits.columns:
            _too_many(row, len(record.cells), limits)
    rows = [_texts(record) for record in records]
    return scanner, find_header(rows, headers), records


def _texts(record: Record) -> list[str]:
    return [cell.decode("utf-8", "replace").strip() for cell in record.cells or ()]


def _bound(sample: bytes, limits: Limits) -> None:
    """A first line without end in sight has too many columns, if it has any."""
    line = sample.partition(b"\n")[0]
    cells = max(line.count(delimiter) for delimiter in _DELIMITERS) + 1
    if cells > limits.columns:
        _too_many(1, cells, limits)


def _too_many(row: int, cells: int, limits: Limits) -> None:
    raise GongxinError("collection.too_many_columns", row=row, columns=cells, limit=limits.columns)


def _shaped(scanner: Scanner, header: Header, records: Sequence[Record], headers: Headers) -> _Shape:
    layout = table(header.texts, headers, row=header.last + 1)
    named = len(header.texts)
    while named and not header.texts[named - 1]:
        named -= 1
    below = {len(record.cells) for record in records[header.last + 1 :] if record.cells and any(record.cells)}
    width = below.pop() if len(below) == 1 else named
    start = records[header.last].end
    return _Shape(scanner, layout, max(width, named), named, start)
