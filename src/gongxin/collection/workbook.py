"""The problem workbook: faulty rows in their own layout, to be corrected and handed in (问题数据工作簿).

Only rows that still need something are in it, their faulty cells marked, with reason, remedy and the place
where they stood in columns beside. Every cell is text: none is ever a formula, and what is said as it was
handed in comes back so. Rows that could not be read are empty, for they are not kept; those of persons are
not kept either and stand on the last sheet, by place alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from gongxin.catalogue.model import Item, Text
from gongxin.collection import correcting, references
from gongxin.collection.actions import store
from gongxin.collection.downloads import harmless
from gongxin.collection.models import Delivery
from gongxin.collection.places import SHEETS, numbers
from gongxin.collection.words import Answer
from gongxin.kernel.findings import Severity
from gongxin.settings import settings

MOST: Final = 1_000_000  # rows: a sheet holds no more; the others come when these are corrected
_BATCH: Final = 20_000
REASON, REMEDY = Text("问题", "Problem"), Text("怎样改正", "How to correct it")
UNKEPT: Final = Text("未留存的行", "Rows not kept")
UNKEPT_HEADER: Final = (Text("工作表", "Sheet"), Text("行号", "Row"), REASON, REMEDY)
ABOUT: Final = Text(
    "回执 {receipt} 的问题数据。请在第一张表起逐行改正标色的单元格，另存后整份报送；最后三列不要改动，"
    "不需要再报的行请在工作台说明。",
    "Problem rows of receipt {receipt}. Correct the marked cells, save and hand in the whole file; leave the "
    "last three columns alone. Rows that shall not be reported are explained at the desk.",
)
MADE_UP: Final = Text("演示数据。", "Demonstration data.")
MORE: Final = Text("另有 {rows} 行，请先改正这些行。", "There are {rows} more: correct these first.")

Explain = Callable[[str, str | None], Answer]
Said = tuple[str, str | None]  # rule and field of a finding


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of the delivery as its department laid it out."""

    number: int
    name: str
    columns: tuple[tuple[str, str], ...]  # header and field


def write(delivery: Delivery, item: Item, explain: Explain, path: Path, *, language: str = "zh") -> None:
    """Write the workbook of what a delivery still has to correct."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        _Workbook(book, delivery, item, explain, language).write()


class _Workbook:
    """One workbook being written, row by row."""

    def __init__(self, book: Any, delivery: Delivery, item: Item, explain: Explain, language: str) -> None:
        self.book, self.delivery, self.item = book, delivery, item
        self.explain, self.language = explain, language
        self.head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"})
        self.text = book.add_format({"num_format": "@"})
        self.marked = book.add_format({"num_format": "@", "bg_color": "#FBD9D3", "border": 1})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.soft = book.add_format({"font_color": "#5F6B7A", "num_format": "@"})

    def write(self) -> None:
        remaining = correcting.remaining(self.delivery)
        places = remaining.slice(0, MOST)
        said = _said_of(self.delivery, places)
        for sheet in _sheets(self.delivery, self.item, self.language):
            low, high = sheet.number * SHEETS, (sheet.number + 1) * SHEETS
            own = places.filter(pc.and_(pc.greater_equal(places, low), pc.less(places, high)))
            if len(own):
                self._sheet(sheet, own, said)
        self._unkept(len(remaining) - len(places))

    def _sheet(self, sheet: _Sheet, places: pa.Array, said: pa.Table) -> None:
        out = self._opened(sheet)
        row = 1
        for some in _rows(self.delivery, sheet, places):
            told = _by_place(said, some)
            for place, values in some.items():
                self._row(out, row, place, values, sheet, told.get(place, []))
                row += 1
        out.freeze_panes(1, 1)

    def _opened(self, sheet: _Sheet) -> Any:
        out = self.book.add_worksheet(sheet.name)
        beside = (REASON, REMEDY, references.COLUMN.label)
        headers = [header for header, _ in sheet.columns] + [self._say(text) for text in beside]
        out.set_column(0, len(sheet.columns) - 1, 22, self.text)
        out.set_column(len(sheet.columns), len(sheet.columns) + 1, 44)
        out.set_column(len(sheet.columns) + 2, len(sheet.columns) + 2, 26)
        for column, header in enumerate(headers):
            out.write_string(0, column, header, self.head)
        return out

    def _row(
        self, out: Any, row: int, place: int, values: list[str], sheet: _Sheet, said: list[Said]
    ) -> None:
        about = {field for _, field in said}
        every = not about & {field for _, field in sheet.columns}  # no cell of it is to blame: the row is
        for column, ((_, field), value) in enumerate(zip(sheet.columns, values, strict=True)):
            style = self.marked if every or field in about else self.text
            if value:
                out.write_string(row, column, value, style)
            elif style is self.marked:
                out.write_blank(row, column, None, style)
        answers = [self.explain(*one) for one in said]
        stood = references.reference(self.delivery.receipt, (place // SHEETS, place % SHEETS))
        for column, text in enumerate(
            (
                _lines(self._say(one.what) for one in answers),
                _lines(self._say(one.remedy) for one in answers),
            ),
            len(sheet.columns),
        ):
            out.write_string(row, column, str(harmless(text)), self.wrap)
        out.write_string(row, len(sheet.columns) + 2, stood, self.soft)

    def _unkept(self, more: int) -> None:
        """The last sheet: what the workbook is, and the rows that are not kept by their places."""
        out = self.book.add_worksheet(self._say(UNKEPT))
        out.set_column(0, 1, 10)
        out.set_column(2, 3, 60)
        about = self._say(ABOUT).format(receipt=self.delivery.receipt)
        out.write_string(0, 0, f"{self._say(MADE_UP)} {about}" if settings().demonstration else about)
        if more:
            out.write_string(1, 0, self._say(MORE).format(rows=more))
        for column, header in enumerate(UNKEPT_HEADER):
            out.write_string(2, column, self._say(header), self.head)
        for row, (sheet, source_row, rule, field) in enumerate(_of_persons(self.delivery), 3):
            answer = self.explain(rule, field)
            out.write_number(row, 0, sheet)
            out.write_number(row, 1, source_row)
            out.write_string(row, 2, str(harmless(self._say(answer.what))), self.wrap)
            out.write_string(row, 3, str(harmless(self._say(answer.remedy))), self.wrap)

    def _say(self, text: Text) -> str:
        return str(getattr(text, self.language))


def _lines(texts: Iterator[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _sheets(delivery: Delivery, item: Item, language: str) -> Iterator[_Sheet]:
    """The sheets that were read, by their words if these are the catalogue's, else by the item's labels."""
    fields = {field.name: field for field in item.fields}
    for sheet in delivery.layout["sheets"] if delivery.layout else ():
        columns = [
            (_header(column, str(getattr(fields[column["field"]].label, language))), column["field"])
            for column in sheet["columns"]
            if column["field"] in fields
        ]
        name = sheet["name"] or f"{'工作表' if language == 'zh' else 'Sheet'} {sheet['sheet']}"
        yield _Sheet(sheet["sheet"], name[:31], tuple(columns))


def _header(column: Mapping[str, Any], label: str) -> str:
    by_letter = column["header"] == xl_col_to_name(column["place"])
    return label if by_letter else str(column["header"])


def _rows(delivery: Delivery, sheet: _Sheet, places: pa.Array) -> Iterator[dict[int, list[str]]]:
    """The rows at these places as kept, some at a time in the order of the file; the unkept follow, empty."""
    fields = [field for _, field in sheet.columns]
    told = [pa.array([], pa.int64())]
    if delivery.rows_digest:
        with pq.ParquetFile(store().kept(delivery.rows_digest)) as file:
            for batch in file.iter_batches(_BATCH, columns=["source_row", "sheet", *fields]):
                rows = pa.Table.from_batches([batch])
                rows = rows.append_column("place", numbers(rows))
                rows = rows.filter(pc.is_in(rows["place"], places))
                told.append(rows["place"].combine_chunks())
                cells = [pc.fill_null(rows[field], "").to_pylist() for field in fields]
                yield dict(zip(told[-1].to_pylist(), map(list, zip(*cells, strict=True)), strict=True))
    unkept = places.filter(pc.invert(pc.is_in(places, pa.concat_arrays(told))))
    for start in range(0, len(unkept), _BATCH):
        yield {place: [""] * len(fields) for place in unkept.slice(start, _BATCH).to_pylist()}


def _said_of(delivery: Delivery, places: pa.Array) -> pa.Table:
    """place, rule, field of the findings at these places that ask for something, in their order.

    Rules and fields are few and kept as numbers: a million rows take some tens of megabytes.
    """
    said = [_SAID.empty_table()]
    for found in _findings(delivery):
        asked = pc.not_equal(found["severity"], Severity.NOTE.value)
        rows = found.filter(pc.and_(asked, pc.is_in(found["place"], places)))
        said.append(rows.select(_SAID.names).cast(_SAID))
    return pa.concat_tables(said)


_SAID: Final = pa.schema(
    {
        "place": pa.int64(),
        "rule": pa.dictionary(pa.int32(), pa.string()),
        "field": pa.dictionary(pa.int32(), pa.string()),
    }
)


def _by_place(said: pa.Table, places: Iterable[int]) -> dict[int, list[Said]]:
    """What is said at some places, by place."""
    told: dict[int, list[Said]] = {}
    some = said.filter(pc.is_in(said["place"], pa.array(places, pa.int64())))
    for place, rule, field in zip(*(some[name].to_pylist() for name in _SAID.names), strict=True):
        told.setdefault(place, []).append((rule, field))
    return told


def _of_persons(delivery: Delivery) -> Iterator[tuple[int, int, str, str | None]]:
    """Sheet, row, rule and field: one finding for each row of a person, up to what a sheet holds."""
    count, last = 0, None  # the findings of a row stand together
    for found in _findings(delivery):
        for row in found.filter(pc.equal(found["severity"], Severity.PERSONAL.value)).to_pylist():
            if row["place"] != last and count < MOST:
                yield row["sheet"], row["source_row"], row["rule"], row["field"]
                count, last = count + 1, row["place"]


def _findings(delivery: Delivery) -> Iterator[pa.Table]:
    if delivery.findings_digest:
        with pq.ParquetFile(store().kept(delivery.findings_digest)) as file:
            for batch in file.iter_batches(_BATCH):
                rows = pa.Table.from_batches([batch])
                yield rows.append_column("place", numbers(rows))
