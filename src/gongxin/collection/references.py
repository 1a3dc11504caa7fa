"""Where a corrected row stood before (来源位置): the last column of a problem workbook says it.

It is read from whatever file it comes back in, and is no field: nothing of it is stored in a record.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Field, Item, Kind, Text
from gongxin.collection.places import Place, numbers
from gongxin.collection.reading.staging import REFERENCE, ROW, SHEET

COLUMN: Final = Field(
    name=REFERENCE,
    code="GX_LYWZ",
    label=Text("来源位置（请勿改动）", "Stood at (do not change)"),
    kind=Kind.TEXT,
    synonyms=("来源位置",),
)
_FORM: Final = r"^\s*(?P<receipt>\d{8}-[2-9A-Z]{8})/(?P<sheet>\d{1,4})/(?P<row>\d{1,9})\s*$"


def reference(receipt: str, place: Place) -> str:
    """A place of a delivery as a cell of the workbook: 20260506-ABCDEFGH/1/23."""
    sheet, row = place
    return f"{receipt}/{sheet}/{row}"


def referring(item: Item) -> Item:
    """The item as files are read: with the column that says where a row stood before."""
    return replace(item, fields=(*item.fields, COLUMN))


def references(staged: Path) -> pa.Table:
    """row, receipt, of: the rows that name a place of an earlier delivery, both places as `places.number`."""
    if REFERENCE not in pq.read_schema(staged).names:
        return _REFERENCE.empty_table()
    rows = pq.read_table(staged, columns=[ROW, SHEET, REFERENCE])
    rows = rows.filter(pc.is_valid(rows[REFERENCE]))
    told = pc.extract_regex(rows[REFERENCE], pattern=_FORM)
    rows = rows.append_column("told", told).filter(pc.is_valid(told))
    receipt, sheet, row = (pc.struct_field(rows["told"], name) for name in ("receipt", "sheet", "row"))
    stood = pa.table({ROW: row.cast(pa.int64()), SHEET: sheet.cast(pa.int16())})
    return pa.table({"row": numbers(rows), "receipt": receipt, "of": numbers(stood)})


_REFERENCE = pa.schema({"row": pa.int64(), "receipt": pa.string(), "of": pa.int64()})
