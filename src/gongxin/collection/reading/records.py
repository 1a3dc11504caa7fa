"""Records of a delimited text one by one, for what the fast parser cannot be trusted with (逐条读取).

A quotation mark that is not closed costs its own line and nothing else: reading goes on with the next line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile(rb"\r\n|\n|\r")
_QUOTED = re.compile(rb'"((?:[^"]++|"")*+)"')


class Record(NamedTuple):
    """One record and where it stands: bytes [start, end). Without cells its quotes are wrong."""

    start: int
    end: int
    cells: list[bytes] | None


class Scanner:
    """Splits bytes into records; quotes count where a cell begins with one (RFC 4180)."""

    def __init__(self, delimiter: bytes, *, patience: int) -> None:
        self.delimiter, self.patience = delimiter, patience
        self._plain = re.compile(rb"[^%b\r\n]*+" % re.escape(delimiter))

    def scan(self, data: bytes, *, final: bool) -> Iterator[Record]:
        """The whole records; what is left after the last one needs more bytes, unless these are all."""
        at = 0
        while at < len(data):
            record = self._record(data, at, final=final)
            if record is None:
                return
            yield record
            at = record.end

    def _record(self, data: bytes, start: int, *, final: bool) -> Record | None:
        cells: list[bytes] = []
        at = start
        while True:
            cell, at = self._cell(data, at)
            if cell is None:
                return self._unclosed(data, start, final=final)
            cells.append(cell)
            if data.startswith(self.delimiter, at):
                at += len(self.delimiter)
                continue
            if at == len(data):
                return Record(start, at, cells) if final else None
            line_end = _LINE_END.match(data, at)
            if line_end is None:  # text after a closing quote
                return self._faulty(data, start, final=final)
            if line_end.end() == len(data) and data.endswith(b"\r") and not final:
                return None
            return Record(start, line_end.end(), cells)

    def _cell(self, data: bytes, at: int) -> tuple[bytes | None, int]:
        if not data.startswith(b'"', at):
            plain = self._plain.match(data, at)
            return (plain[0], plain.end()) if plain else (b"", at)
        quoted = _QUOTED.match(data, at, at + self.patience)
        return (quoted[1].replace(b'""', b'"'), quoted.end()) if quoted else (None, at)

    def _unclosed(self, data: bytes, start: int, *, final: bool) -> Record | None:
        return (
            None
            if not final and len(data) - start < self.patience
            else self._faulty(data, start, final=final)
        )

    def _faulty(self, data: bytes, start: int, *, final: bool) -> Record | None:
        line_end = _LINE_END.search(data, start)
        if line_end is None and not final:
            return None
        return Record(start, line_end.end() if line_end else len(data), None)
