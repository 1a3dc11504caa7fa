"""Where a row stands in its file: sheet and row, as a pair and as one number (行位置)."""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.collection.reading.staging import ROW, SHEET

Place = tuple[int, int]  # sheet, row
SHEETS: Final = 2**40  # a sheet's rows are fewer


def number(place: Place) -> int:
    """The place as one number, unique within a delivery."""
    sheet, row = place
    return sheet * SHEETS + row


def numbers(rows: pa.Table) -> pa.ChunkedArray:
    """`number` of rows in Arrow."""
    sheets = pc.multiply(rows[SHEET].cast(pa.int64()), pa.scalar(SHEETS, pa.int64()))
    return pc.add(sheets, rows[ROW])
