"""One block of delimited text becomes a table and faults (解析)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, Final, Literal, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as fast

from gongxin.catalogue.model import Item
from gongxin.collection.reading.blocks import Block
from gongxin.collection.reading.layout import SheetLayout
from gongxin.collection.reading.records import Record, Scanner
from gongxin.collection.reading.staging import HINT, ROW, Fault, Limits, Stage, table_of
from gongxin.collection.reading.values import LOST_DIGITS, loses_digits, numbered, unwrapped

RAGGED, QUOTES, ENCODING, NUL, LONG, FORMULA, LOST = (f"FILE-S-00{n}" for n in range(1, 8))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A block's rows, numbered from 1 within the block."""

    tables: tuple[pa.Table, ...]
    faults: tuple[Fault, ...]
    length: int  # rows of the block as a person counts, blank ones too

    def onto(self, stage: Stage, *, after: int) -> int:
        """Hand the rows to the stage, numbered in the file; the number of the last one."""
        for table in self.tables:
            place = table.column_names.index(ROW)
            stage.add(table.set_column(place, ROW, pc.add(table[ROW], after)))
        stage.refuse([Fault(fault.row + after, fault.rule, fault.field) for fault in self.faults])
        return after + self.length


class Parser:
    """How the blocks of one file are read; used by several threads, changed by none."""

    def __init__(
        self, layout: SheetLayout, item: Item, scanner: Scanner, width: int, named: int, limits: Limits
    ) -> None:
        self.fields, self.hints = layout.fields, layout.hints
        self.codes = tuple(name for name in self.fields.values() if numbered(item.field(name)))
        self.scanner, self.width, self.named, self.limits = scanner, width, named, limits
        quote = scanner.delimiter
        self._formulas = tuple(start + mark + b"=" for start in (quote, b"\n") for mark in (b"", b'"'))

    def parse(self, block: Block) -> Parsed:
        """The rows of a block; the fast way unless something in it needs a closer look."""
        if block.endless:
            return Parsed((), (Fault(1, LONG),), 1)
        if block.records is None and not self._suspicious(block.data):
            return self._fast(block.data)
        return self._slow(block.records or list(self.scanner.scan(block.data, final=True)))

    def _suspicious(self, data: bytes) -> bool:
        if b"\0" in data or (b"=" in data and any(mark in data for mark in self._formulas)):
            return True
        try:
            pa.array([data], pa.binary()).cast(pa.string())
        except pa.ArrowInvalid:
            return True
        return data.startswith((b"=", b'"='))

    def _fast(self, data: bytes) -> Parsed:
        odd: list[Any] = []
        table = self._table(data, [*self.fields, *self.hints], odd)
        numbers = _between([row.number for row in odd], table.num_rows)
        named = self._named(table, numbers)
        named = named.filter(pc.invert(self._blank(named, data)))
        table, faults = self._kept(named, b"E+" in data or b"e+" in data)
        records = [(row.number, next(self.scanner.scan(row.text.encode(), final=True))) for row in odd]
        repaired = self._rows(records)
        if any(part.num_rows for part in repaired.tables):
            table = pa.concat_tables([table, *repaired.tables]).sort_by(ROW)
        return Parsed((table,), (*faults, *repaired.faults), len(numbers) + len(odd))

    def _table(self, data: bytes, places: Sequence[int], odd: list[Any]) -> pa.Table:
        names = [str(place) for place in range(self.width)]

        def skip(row: Any) -> Literal["skip", "error"]:
            odd.append(row)
            return "skip"

        return fast.read_csv(
            cast("IO[bytes]", pa.BufferReader(data)),
            read_options=fast.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            parse_options=fast.ParseOptions(
                delimiter=self.scanner.delimiter.decode(),
                newlines_in_values=b'"' in data,
                ignore_empty_lines=False,
                invalid_row_handler=skip,
            ),
            convert_options=fast.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.string()),
                include_columns=[str(place) for place in sorted(set(places))],
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        ).combine_chunks()

    def _named(self, table: pa.Table, numbers: np.ndarray[Any, Any]) -> pa.Table:
        hint = pa.repeat(pa.scalar(value=False), table.num_rows)
        for place in self.hints:
            hint = pc.or_(hint, pc.is_valid(table[str(place)]))
        return pa.table(
            {name: table[str(place)] for place, name in self.fields.items()} | {ROW: numbers, HINT: hint}
        )

    def _blank(self, named: pa.Table, data: bytes) -> Any:
        """Rows without a single value, those of unknown columns included."""
        blank = _empty(named, self.fields.values())
        if len(self.fields) < self.width and pc.any(blank).as_py():
            every = self._table(data, range(self.width), [])
            blank = _empty(every, every.column_names)
        return blank

    def _kept(self, table: pa.Table, exponents: bool) -> tuple[pa.Table, list[Fault]]:  # noqa: FBT001
        """Without the rows whose codes were written as a rounded number."""
        if not exponents:
            return table, []
        lost = {name: pc.match_substring_regex(table[name], LOST_DIGITS) for name in self.codes}
        faults = [
            Fault(int(row), LOST, name)
            for name, mask in lost.items()
            for row in table[ROW].filter(mask).to_numpy()
        ]
        kept = pc.is_in(table[ROW], pa.array([fault.row for fault in faults], pa.int64()))
        return table.filter(pc.invert(kept)), faults

    def _slow(self, records: Sequence[Record]) -> Parsed:
        return self._rows(list(enumerate(records, 1)), length=len(records))

    def _rows(self, records: Sequence[tuple[int, Record]], *, length: int = 0) -> Parsed:
        numbers: list[int] = []
        rows: list[list[str | None]] = []
        hints: list[bool] = []
        faults: list[Fault] = []
        for number, record in records:
            read = self._row(record)
            if isinstance(read, tuple):
                faults.append(Fault(number, *read))
            elif any(read):
                numbers.append(number)
                rows.append([read[place] for place in self.fields])
                hints.append(any(read[place] for place in self.hints))
        table = table_of(list(self.fields.values()), rows, numbers, hints)
        return Parsed((table,), tuple(faults), length)

    def _row(self, record: Record) -> list[str | None] | tuple[str, str | None]:
        """The cells of a record as text, or what is wrong with them: (rule, field)."""
        if record.cells is None:
            long = record.end - record.start > self.limits.cell_bytes
            return (LONG if long else QUOTES), None
        cells = [_text(cell, self.limits) for cell in record.cells]
        wrong = next((cell for cell in cells if isinstance(cell, _Wrong)), None)
        if wrong:
            return wrong.rule, self.fields.get(cells.index(wrong))
        texts = [cell for cell in cells if not isinstance(cell, _Wrong)]
        if not any(texts):
            return []
        if len(texts) < self.named or any(texts[self.width :]):
            return RAGGED, None
        return self._valued([*texts, *[None] * (self.width - len(texts))])

    def _valued(self, texts: list[str | None]) -> list[str | None] | tuple[str, str | None]:
        for place, name in self.fields.items():
            text = texts[place]
            if text and text.startswith("="):
                plain = unwrapped(text)
                if plain is None:
                    return FORMULA, name
                texts[place] = plain
            if text and name in self.codes and loses_digits(text):
                return LOST, name
        return texts


@dataclass(frozen=True, slots=True)
class _Wrong:
    rule: str


def _text(cell: bytes, limits: Limits) -> str | _Wrong | None:
    if len(cell) > limits.cell_bytes:
        return _Wrong(LONG)
    if b"\0" in cell:
        return _Wrong(NUL)
    try:
        return cell.decode() or None
    except UnicodeDecodeError:
        return _Wrong(ENCODING)


def _empty(table: pa.Table, names: Any) -> Any:
    blank = pa.repeat(pa.scalar(value=True), table.num_rows)
    for name in names:
        blank = pc.and_(blank, pc.is_null(table[name]))
        if not pc.any(blank).as_py():
            break
    return blank


def _between(skipped: Sequence[int], kept: int) -> np.ndarray[Any, Any]:
    """The numbers of the kept rows, when those numbers were skipped."""
    numbers: Final = np.arange(1, kept + 1, dtype=np.int64)
    before = np.sort(np.array(skipped, dtype=np.int64)) - np.arange(1, len(skipped) + 1)
    return numbers + np.searchsorted(before, numbers, side="left")
