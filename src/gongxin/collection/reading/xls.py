"""The old binary workbooks, whose 65,536 rows bound them (XLS)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import python_calamine as calamine

from gongxin.catalogue.model import Field
from gongxin.collection.reading.cells import Row, Wrong
from gongxin.collection.reading.values import of_value
from gongxin.kernel.errors import GongxinError


class XlsBook:
    """An open workbook."""

    def __init__(self, path: Path) -> None:
        try:
            self._book = calamine.CalamineWorkbook.from_path(path)
        except calamine.PasswordError as error:
            raise GongxinError("collection.encrypted") from error
        except calamine.CalamineError as error:
            raise GongxinError("collection.broken_file", place="workbook") from error
        self.sheets = [
            XlsSheet(self._book, number, data.name, hidden=data.visible != calamine.SheetVisibleEnum.Visible)
            for number, data in enumerate(self._book.sheets_metadata, 1)
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()


class XlsSheet:
    """One sheet. Formulas show their last value: the format keeps nothing else to be read."""

    def __init__(self, book: calamine.CalamineWorkbook, number: int, name: str, *, hidden: bool) -> None:
        self._book, self.number, self.name, self.hidden = book, number, name, hidden

    def rows(self) -> Iterator[Row]:
        """Rows with a value."""
        try:
            sheet = self._book.get_sheet_by_index(self.number - 1)
        except calamine.CalamineError as error:
            raise GongxinError("collection.broken_file", place=f"sheet {self.number}") from error
        for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
            cells = {column: value for column, value in enumerate(row) if value != ""}
            if cells:
                yield number, cells

    def text(self, cell: Any, field: Field | None) -> str:
        """A number, a day or a text as text."""
        text = of_value(cell, field)
        if text is None:
            raise Wrong("FILE-S-007")
        return text
