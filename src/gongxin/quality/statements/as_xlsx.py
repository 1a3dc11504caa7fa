"""A monthly statement as a spreadsheet whose figures can be worked with (月报 XLSX)."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongxin.catalogue.model import Text
from gongxin.catalogue.scoring import Indicator
from gongxin.quality.statements.statement import Statement
from gongxin.quality.statements.words import words

FORMATS = {"count": "#,##0", "percent": "0.0%", "days": "0.0"}
WIDE, NARROW = 34, 14


def as_xlsx(made: Statement, *, language: str) -> bytes:
    """The statement in one language: figures, what is overdue, definitions, a sheet each."""
    out, said = io.BytesIO(), words(language)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": said["title"], "created": made.at.replace(tzinfo=None)})
        _figures(book, made, said, language)
        _overdue(book, made, said, language)
        _definitions(book, made, said, language)
    return out.getvalue()


def _figures(book: Any, made: Statement, said: dict[str, str], language: str) -> None:
    heads = [said["department"], said["item"], *(_say(one.title, language) for one in made.indicators)]
    sheet, top = _sheet(book, f"{made.month.start:%Y-%m}", made, said, heads)
    formats = {unit: book.add_format({"num_format": form}) for unit, form in FORMATS.items()}
    rows = [((line.department, line.item), line.figures) for line in made.lines]
    for at, ((department, item), figures) in enumerate(rows, top):
        sheet.write_row(at, 0, [_say(department, language), _say(item, language)])
        _write_figures(sheet, at, made.indicators, figures, formats)
    last = top + len(rows)
    sheet.write_string(last, 0, said["total"])
    _write_figures(sheet, last, made.indicators, made.total, formats)


def _overdue(book: Any, made: Statement, said: dict[str, str], language: str) -> None:
    heads = [said[name] for name in ("department", "item", "period", "due_on")]
    sheet, top = _sheet(book, said["due"], made, said, heads)
    for at, (due, department, item) in enumerate(made.overdue, top):
        days = f"{due.period.start} – {due.period.last_day}"
        sheet.write_row(at, 0, [_say(department, language), _say(item, language), days, str(due.due_on)])


def _definitions(book: Any, made: Statement, said: dict[str, str], language: str) -> None:
    sheet, top = _sheet(book, said["definitions"], made, said, [said["indicator"], said["formula"], ""])
    for at, one in enumerate(made.definitions, top):
        sheet.write_row(at, 0, [_say(text, language) for text in (one.title, one.formula, one.note)])


def _sheet(
    book: Any, name: str, made: Statement, said: dict[str, str], heads: Sequence[str]
) -> tuple[Any, int]:
    """A sheet with its title and heads, and the row where its rows begin."""
    sheet = book.add_worksheet(name[:31])
    sheet.set_column(0, 1, WIDE)
    sheet.set_column(2, len(heads), NARROW)
    mark = f" · {said['demonstration']}" if made.demonstration else ""
    sheet.write_string(
        0, 0, f"{said['title']} {made.month.start:%Y-%m}{mark}", book.add_format({"bold": True})
    )
    sheet.write_row(1, 0, heads, book.add_format({"bold": True, "bottom": 1, "text_wrap": True}))
    sheet.freeze_panes(2, 1)
    return sheet, 2


def _write_figures(
    sheet: Any,
    row: int,
    indicators: Sequence[Indicator],
    figures: Sequence[Decimal | None],
    formats: dict[str, Any],
) -> None:
    for at, (one, figure) in enumerate(zip(indicators, figures, strict=True), 2):
        if figure is not None:
            sheet.write_number(row, at, float(figure), formats[one.unit])


def _say(text: Text | None, language: str) -> str:
    return getattr(text, language) if text else ""
