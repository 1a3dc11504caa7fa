"""Parquet: typed columns become text, portion by portion; numbers keep their digits (Parquet)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.catalogue.model import Field, Item
from gongxin.collection.reading.layout import Headers, Layout, SheetLayout, table
from gongxin.collection.reading.staging import Limits, Rows, Stage
from gongxin.collection.reading.values import of_value
from gongxin.kernel.errors import GongxinError

_PORTION: Final = 10_000


def read(path: Path, item: Item, stage: Stage, limits: Limits) -> Layout:
    """Every row of the file into the stage, counted from 1; its layout."""
    try:
        with pq.ParquetFile(path) as file:
            layout = _layout(file, item, limits)
            stage.under(layout, item)
            _rows(file, layout, item, stage, limits)
    except (pa.ArrowException, OSError) as error:
        raise GongxinError("collection.broken_file", place="parquet") from error
    return Layout((layout,))


def _layout(file: pq.ParquetFile, item: Item, limits: Limits) -> SheetLayout:
    names = file.schema_arrow.names
    if len(names) > limits.columns:
        raise GongxinError("collection.too_many_columns", row=0, columns=len(names), limit=limits.columns)
    if file.metadata.num_rows > limits.rows:
        raise GongxinError("collection.too_many_rows", limit=limits.rows)
    groups = (file.metadata.row_group(number).total_byte_size for number in range(file.num_row_groups))
    unpacked = max(groups, default=0)
    if unpacked > limits.unpacked_bytes:
        raise GongxinError("collection.unpacks_too_large", unpacked=unpacked, limit=limits.unpacked_bytes)
    headers = Headers(item)
    if not any(meaning.field for meaning in map(headers.meaning, names) if meaning):
        raise GongxinError("collection.no_header", looked=1, item=item.id)
    return table(names, headers)


def _rows(file: pq.ParquetFile, layout: SheetLayout, item: Item, stage: Stage, limits: Limits) -> None:
    names = file.schema_arrow.names
    fields = [item.field(name) for name in layout.fields.values()]
    out = Rows(stage, [field.name for field in fields], sheet=1)
    wanted = [names[place] for place in (*layout.fields, *layout.hints)]
    number = 0
    for batch in file.iter_batches(batch_size=_PORTION, columns=wanted):
        cells = [batch.column(names[place]).to_pylist() for place in layout.fields]
        hints = [batch.column(names[place]).to_pylist() for place in layout.hints]
        for place, values in enumerate(zip(*cells, strict=True)):
            hint = any(_filled(column[place]) for column in hints)
            number += 1
            _add(out, number, values, fields, limits, hint=hint)
    out.flush()


def _add(
    out: Rows, number: int, values: Iterable[Any], fields: Iterable[Field], limits: Limits, *, hint: bool
) -> None:
    texts: list[str | None] = []
    for value, field in zip(values, fields, strict=True):
        rule, text = _text(value, field, limits)
        if rule:
            out.refuse(number, rule, field.name)
            return
        texts.append(text or None)
    out.add(number, texts, hint=hint)


def _text(value: Any, field: Field, limits: Limits) -> tuple[str | None, str | None]:
    """(broken rule, text)"""
    if isinstance(value, dict | list | bytes):
        return "FILE-S-011", None
    text = of_value(value, field)
    if text is None:
        return "FILE-S-007", None
    if "\0" in text:
        return "FILE-S-004", None
    return ("FILE-S-005", None) if len(text) > limits.cell_bytes else (None, text)


def _filled(value: Any) -> bool:
    return value not in (None, "")
