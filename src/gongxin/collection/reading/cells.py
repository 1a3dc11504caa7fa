"""What a spreadsheet of any format offers its reader (单元格)."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from gongxin.catalogue.model import Field

Row = tuple[int, Mapping[int, Any]]  # number as a person counts; column (0 is A) → cell


class Wrong(Exception):  # noqa: N818 - no failure: a cell that holds no value to be read
    """The rule that a cell breaks, and under which field where that is known."""

    def __init__(self, rule: str, field: str | None = None) -> None:
        super().__init__(rule)
        self.rule, self.field = rule, field


class Sheet(Protocol):
    """One sheet: its rows, and the text of a cell under a field (None: in a header or beside them).

    A cell that is a `str` is text already; any other is the sheet's own affair.
    """

    number: int
    name: str
    hidden: bool

    def rows(self) -> Iterator[Row]:
        """Rows with at least one cell, in order."""

    def text(self, cell: Any, field: Field | None) -> str:
        """A cell that is no `str` as text; raises `Wrong`."""
