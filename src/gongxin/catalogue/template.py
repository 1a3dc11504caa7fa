"""The spreadsheet that a department fills in: headers, lists to choose from, notes (填报模板)."""

from io import BytesIO
from typing import Any, Final

import xlsxwriter

from gongxin.catalogue.model import Catalogue, Field, Item, Kind
from gongxin.catalogue.samples import sample
from gongxin.catalogue.words import KINDS, TEMPLATE_COLUMNS, TEMPLATE_NOTES, UNITS

ROWS: Final = 5000  # rows of the template that have lists and formats
DATA: Final = "填报"
LISTS: Final = "代码"
READ: Final = "说明"
# No text becomes a formula, a link or a number: what is typed in the packs stays text.
SAFE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def template(item: Item, catalogue: Catalogue) -> bytes:
    """The template as xlsx: sheet 填报 to fill in, 代码 with the lists, 说明 with notes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    styles = _Styles(book)
    data, lists, notes = (book.add_worksheet(name) for name in (DATA, LISTS, READ))
    places = _lists(lists, item, catalogue, styles)
    for at, field in enumerate(item.fields):
        _column(data, at, field, places, styles)
    data.freeze_panes(1, 1)
    _notes(notes, item, catalogue, styles)
    book.close()
    return target.getvalue()


class _Styles:
    """The few formats of the template."""

    def __init__(self, book: Any) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8EEF4"}
        self.head = book.add_format(head)
        self.needed = book.add_format({**head, "bg_color": "#FBE9D7"})
        self.text = book.add_format({"num_format": "@"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})


def _column(sheet: Any, at: int, field: Field, places: dict[str, str], styles: _Styles) -> None:
    """One column: the label as header, a comment with code and kind, the list where there is one."""
    sheet.write_string(0, at, field.label.zh, styles.needed if field.required else styles.head)
    sheet.write_comment(0, at, f"{field.code}\n{field.label.en}\n{_how(field)}")
    sheet.set_column(at, at, _width(field), styles.text)
    if field.kind is Kind.CODE and field.codes:
        sheet.data_validation(1, at, ROWS, at, {"validate": "list", "source": places[field.codes]})
    elif field.kind is Kind.CODES and field.codes:
        # Several values may be joined, which a list would forbid: offered, not enforced.
        listed = {"validate": "list", "source": places[field.codes], "error_type": "information"}
        sheet.data_validation(1, at, ROWS, at, listed)
    elif field.length:
        limit = {"validate": "length", "criteria": "<=", "value": field.length, "error_type": "warning"}
        sheet.data_validation(1, at, ROWS, at, limit)


def _how(field: Field) -> str:
    unit = f"（{UNITS[field.unit].zh}）" if field.kind is Kind.MONEY else ""
    return KINDS[field.kind].zh + unit


def _width(field: Field) -> int:
    return 30 if field.kind in {Kind.TEXT, Kind.ADDRESS, Kind.NAME} else 22


def _lists(sheet: Any, item: Item, catalogue: Catalogue, styles: _Styles) -> dict[str, str]:
    """Write each code list as a column; the answer says where its values stand."""
    places: dict[str, str] = {}
    used = dict.fromkeys(field.codes for field in item.fields if field.codes)
    for at, name in enumerate(used):
        codes = catalogue.code_lists[name]
        sheet.write_string(0, at, codes.title.zh, styles.head)
        for row, value in enumerate(codes.values, start=1):
            sheet.write_string(row, at, value.label.zh)
        sheet.set_column(at, at, 28)
        column = xlsxwriter.utility.xl_col_to_name(at)
        places[name] = f"={LISTS}!${column}$2:${column}${len(codes.values) + 1}"
    return places


def _notes(sheet: Any, item: Item, catalogue: Catalogue, styles: _Styles) -> None:
    rows = [
        (item.title.zh, item.title.en),
        (item.description.zh, item.description.en),
        *((text.zh, text.en) for text in TEMPLATE_NOTES),
    ]
    for row, (zh, en) in enumerate(rows):
        sheet.write_string(row, 0, zh, styles.wrap)
        sheet.write_string(row, 1, en, styles.wrap)
    _fields(sheet, len(rows) + 1, item, catalogue, styles)
    sheet.set_column(0, 6, 32)


def _fields(sheet: Any, row: int, item: Item, catalogue: Catalogue, styles: _Styles) -> None:
    examples = sample(item, catalogue)
    for at, head in enumerate(TEMPLATE_COLUMNS):
        sheet.write_string(row, at, head.zh, styles.head)
    for offset, field in enumerate(item.fields, start=1):
        cells = (
            field.label.zh,
            field.label.en,
            field.code,
            "必填" if field.required else "选填",
            _how(field),
            str(field.length or ""),
            examples.get(field.name, ""),
        )
        for at, cell in enumerate(cells):
            sheet.write_string(row + offset, at, cell, styles.wrap)
