"""A stream of delimited text cut into blocks of whole records (分块).

A block whose quotes pair up as they should goes to the fast parser as it is. Any other block is split
into records by the scanner first.
"""

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from gongxin.collection.reading.encoding import Bytes
from gongxin.collection.reading.records import Record, Scanner
from gongxin.collection.reading.staging import Limits

SIZE: Final = 8 * 1024**2
_QUOTE, _NEWLINE = 34, 10


class Block(NamedTuple):
    """Bytes of whole records; `records` where the scanner was needed, `endless` for a line out of bounds."""

    data: bytes
    records: list[Record] | None = None
    endless: bool = False


def cut(stream: Bytes, scanner: Scanner, limits: Limits) -> Iterator[Block]:
    """The stream as blocks in order; nothing is left out."""
    rest = b""
    while piece := stream.read(SIZE):
        data = rest + piece
        block = _block(data, scanner, limits)
        rest = data[len(block.data) :] if block else data
        if block:
            yield block
        if len(rest) > limits.record_bytes:
            rest = yield from _endless(rest, stream)
    if rest:
        quotes = _pairs(rest, scanner.delimiter)
        sound = quotes is not None and len(quotes) % 2 == 0 and _sound(rest, quotes, limits)
        yield Block(rest, None if sound else list(scanner.scan(rest, final=True)))


def _block(data: bytes, scanner: Scanner, limits: Limits) -> Block | None:
    quotes = _pairs(data, scanner.delimiter)
    if quotes is not None and _sound(data, quotes, limits):
        end = _boundary(data, quotes)
        return Block(data[:end]) if end else None
    records = list(scanner.scan(data, final=False))
    return Block(data[: records[-1].end], records) if records else None


def _pairs(data: bytes, delimiter: bytes) -> npt.NDArray[np.int64] | None:
    """Where the quotes stand, or None if one opens in the middle of a cell or closes before its end."""
    if b'"' not in data:
        return np.empty(0, np.int64)
    view = np.frombuffer(data, np.uint8)
    quotes = np.flatnonzero(view == _QUOTE)
    edge = np.zeros(256, bool)
    edge[[*delimiter, *b'\r\n"']] = True
    opens, closes = quotes[::2], quotes[1::2]
    before = view[np.maximum(opens - 1, 0)]
    after = view[np.minimum(closes + 1, len(view) - 1)]
    sound = (edge[before] | (opens == 0)).all() and (edge[after] | (closes == len(view) - 1)).all()
    return quotes if sound else None


def _sound(data: bytes, quotes: npt.NDArray[np.int64], limits: Limits) -> bool:
    """No quoted cell is longer than a cell may be, and no stretch of that length is without a line end."""
    if len(quotes):
        ends = np.append(quotes[1::2], len(data)) if len(quotes) % 2 else quotes[1::2]
        if (ends - quotes[::2]).max() > limits.cell_bytes:
            return False
    step = limits.cell_bytes // 2
    return all(data.find(b"\n", at, at + step) >= 0 for at in range(0, len(data) - step, step))


def _boundary(data: bytes, quotes: npt.NDArray[np.int64]) -> int:
    """Behind the last line end that stands outside quotes; 0 if there is none."""
    end = data.rfind(b"\n")
    while end >= 0:
        opened = int(np.searchsorted(quotes, end))
        if opened % 2 == 0:
            return end + 1
        end = data.rfind(b"\n", 0, int(quotes[opened - 1]))
    return 0


def _endless(start: bytes, stream: Bytes) -> Generator[Block, None, bytes]:
    """One fault for a line longer than a record may be; its end is looked for, its bytes are let go."""
    piece = start
    while piece and b"\n" not in piece:
        piece = stream.read(SIZE)
    yield Block(b"", endless=True)
    return piece[piece.find(b"\n") + 1 :] if piece else b""
