"""Spreadsheets: every visible sheet with a header of the item is read, row by row (电子表格)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from gongxin.catalogue.model import Field, Item
from gongxin.collection.reading.cells import Row, Sheet, Wrong
from gongxin.collection.reading.layout import (
    LOOKED,
    Headers,
    Layout,
    SheetLayout,
    find_header,
    kept_sheet,
    table,
)
from gongxin.collection.reading.staging import Limits, Rows, Stage
from gongxin.collection.reading.xls import XlsBook
from gongxin.collection.reading.xlsx import XlsxBook
from gongxin.kernel.errors import GongxinError

_READY: Final = frozenset({str, type(None)})


def read_xlsx(path: Path, item: Item, stage: Stage, limits: Limits) -> Layout:
    """A workbook of today's format."""
    with XlsxBook(path, limits) as book:
        return _read(book.sheets, item, stage, limits)


def read_xls(path: Path, item: Item, stage: Stage, limits: Limits) -> Layout:
    """A workbook of the old binary format."""
    with XlsBook(path) as book:
        return _read(book.sheets, item, stage, limits)


def _read(sheets: Sequence[Sheet], item: Item, stage: Stage, limits: Limits) -> Layout:
    headers = Headers(item)
    read: list[SheetLayout] = []
    unread: list[int] = []
    for sheet in sheets:
        layout = None if sheet.hidden else _sheet(sheet, headers, stage, limits)
        if layout:
            read.append(layout)
        else:
            unread.append(sheet.number)
    if not read:
        raise GongxinError("collection.no_header", looked=LOOKED, item=item.id)
    return Layout(tuple(read), tuple(unread))


def _sheet(sheet: Sheet, headers: Headers, stage: Stage, limits: Limits) -> SheetLayout | None:
    rows = iter(sheet.rows())
    head: list[Row] = []
    for row in rows:
        head.append(row)
        if row[0] >= LOOKED:
            break
    _bound(head, sheet, limits)
    header = find_header(_grid(head, sheet), headers)
    if header is None:
        return None
    name = kept_sheet(sheet.name, headers.item)
    layout = table(header.texts, headers, row=header.last + 1, sheet=sheet.number, name=name)
    stage.under(layout, headers.item)
    below = chain((row for row in head if row[0] > header.last + 1), rows)
    _stage(below, sheet, layout, headers.item, stage)
    return layout


def _bound(head: Iterable[Row], sheet: Sheet, limits: Limits) -> None:
    for number, cells in head:
        width = max((column + 1 for column, cell in cells.items() if _shown(sheet, cell)), default=0)
        if width > limits.columns:
            raise GongxinError("collection.too_many_columns", row=number, columns=width, limit=limits.columns)


def _grid(head: Sequence[Row], sheet: Sheet) -> list[list[str]]:
    """The first rows as a table of text with every row in its place."""
    rows = dict(head)
    last = min(max(rows, default=0), LOOKED)
    return [_line(rows.get(number, {}), sheet) for number in range(1, last + 1)]


def _line(cells: Mapping[int, Any], sheet: Sheet) -> list[str]:
    shown = {column: text for column, cell in cells.items() if (text := _shown(sheet, cell))}
    return [shown.get(column, "") for column in range(max(shown, default=-1) + 1)]


def _shown(sheet: Sheet, cell: Any) -> str:
    try:
        return (cell if isinstance(cell, str) else sheet.text(cell, None)).strip()
    except Wrong:
        return ""


def _stage(rows: Iterable[Row], sheet: Sheet, layout: SheetLayout, item: Item, stage: Stage) -> None:
    fields = {column: item.field(name) for column, name in layout.fields.items()}
    out, hints = Rows(stage, list(layout.fields.values()), sheet.number), layout.hints
    for number, found in rows:
        values = list(map(found.get, fields))
        try:
            if not _READY.issuperset(map(type, values)):
                values = _texts(values, fields.values(), sheet)
        except Wrong as wrong:
            out.refuse(number, wrong.rule, wrong.field)
            continue
        hint = any(_shown(sheet, found[column]) for column in hints if column in found)
        if hint or any(values) or any(_shown(sheet, cell) for cell in found.values()):
            out.add(number, [value or None for value in values] if "" in values else values, hint=hint)
    out.flush()


def _texts(values: Iterable[Any], fields: Iterable[Field], sheet: Sheet) -> list[str | None]:
    texts: list[str | None] = []
    for value, field in zip(values, fields, strict=True):
        try:
            texts.append(value if value is None or isinstance(value, str) else sheet.text(value, field))
        except Wrong as wrong:
            raise Wrong(wrong.rule, field.name) from None
    return texts
