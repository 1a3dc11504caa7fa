"""Spreadsheets: every visible sheet with a header of the item is read, row by row (电子表格)."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from gongxin.catalogue.model import Item
from gongxin.collection.reading.cells import Row, Sheet, Wrong
from gongxin.collection.reading.layout import (
    LOOKED,
    Header,
    Headers,
    Layout,
    SheetLayout,
    columns,
    find_header,
    kept_text,
    require,
)
from gongxin.collection.reading.staging import Limits, Rows, Stage
from gongxin.collection.reading.xls import XlsBook
from gongxin.collection.reading.xlsx import XlsxBook
from gongxin.kernel.errors import GongxinError


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
    unread: list[str] = []
    for sheet in sheets:
        layout = None if sheet.hidden else _sheet(sheet, headers, stage, limits)
        if layout:
            read.append(layout)
        else:
            unread.append(kept_text(sheet.name))
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
    layout = _layout(sheet, header, headers)
    require(layout, headers.item)
    below = chain((row for row in head if row[0] > header.last + 1), rows)
    _stage(below, sheet, layout, headers.item, stage)
    return layout


def _layout(sheet: Sheet, header: Header, headers: Headers) -> SheetLayout:
    found = columns(header.texts, headers, sheet=sheet.number)
    return SheetLayout(sheet.number, kept_text(sheet.name), header.last + 1, found)


def _bound(head: Iterable[Row], sheet: Sheet, limits: Limits) -> None:
    for number, cells in head:
        width = max((column + 1 for column, cell in cells if _shown(sheet, cell)), default=0)
        if width > limits.columns:
            raise GongxinError("collection.too_many_columns", row=number, columns=width, limit=limits.columns)


def _grid(head: Sequence[Row], sheet: Sheet) -> list[list[str]]:
    """The first rows as a table of text with every row in its place."""
    rows = dict(head)
    last = min(max(rows, default=0), LOOKED)
    return [_line(rows.get(number, ()), sheet) for number in range(1, last + 1)]


def _line(cells: Sequence[tuple[int, Any]], sheet: Sheet) -> list[str]:
    shown = {column: text for column, cell in cells if (text := _shown(sheet, cell))}
    return [shown.get(column, "") for column in range(max(shown, default=-1) + 1)]


def _shown(sheet: Sheet, cell: Any) -> str:
    try:
        return (cell if isinstance(cell, str) else sheet.text(cell, None)).strip()
    except Wrong:
        return ""


def _stage(rows: Iterable[Row], sheet: Sheet, layout: SheetLayout, item: Item, stage: Stage) -> None:
    names = list(layout.fields.values())
    place = {column: index for index, column in enumerate(layout.fields)}
    fields = {column: item.field(name) for column, name in layout.fields.items()}
    hints, out = frozenset(layout.hints), Rows(stage, names, sheet.number)
    limit = stage.limits.cell_bytes
    for number, cells in rows:
        values: list[str | None] = [None] * len(names)
        hint = False
        column = -1
        try:
            for column, cell in cells:
                index = place.get(column)
                if index is not None:
                    text = cell if cell.__class__ is str else sheet.text(cell, fields[column])
                    if len(text) > limit:
                        raise Wrong("FILE-S-005")  # noqa: TRY301
                    values[index] = text or None
                elif column in hints:
                    hint = hint or bool(_shown(sheet, cell))
        except Wrong as wrong:
            out.refuse(number, wrong.rule, layout.fields.get(column))
            continue
        if hint or any(values) or any(_shown(sheet, cell) for _, cell in cells):
            out.add(number, values, hint=hint)
    out.flush()
