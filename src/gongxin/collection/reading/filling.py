"""Rows of an older layout, with what it leaves unsaid and its codes in the item's words (旧格式补全)."""

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.profiles import Default, Profile


class Sender(NamedTuple):
    """Who hands a file in, as a profile's defaults may ask (报送单位)."""

    code: str = ""
    name: str = ""


def filled(table: pa.Table, profile: Profile, sender: Sender) -> pa.Table:
    """The same rows: values in the item's words first, then defaults where a cell is empty."""
    for field, words in profile.values.items():
        if field in table.column_names:
            table = _put(table, field, _worded(table[field], words))
    for default in profile.defaults:
        table = _put(table, default.field, _defaulted(table, default, sender))
    return table


def unsettled(table: pa.Table, profile: Profile) -> dict[str, pa.ChunkedArray]:
    """By field, TRUE where a row leaves open whether its decision stands; before it is filled."""
    return {
        field: pc.fill_null(
            pc.is_in(pc.utf8_trim_whitespace(table[field]), pa.array(codes, pa.string())), fill_value=False
        )
        for field, codes in profile.unsettled.items()
        if field in table.column_names
    }


def _worded(cells: pa.ChunkedArray, words: Mapping[str, str]) -> pa.ChunkedArray:
    """Each cell that is one of the words in its new wording; an empty wording empties the cell."""
    for written, said in words.items():
        cells = pc.if_else(
            pc.fill_null(pc.equal(pc.utf8_trim_whitespace(cells), written), fill_value=False),
            pa.scalar(said or None, pa.string()),
            cells,
        )
    return cells


def _defaulted(table: pa.Table, default: Default, sender: Sender) -> pa.ChunkedArray:
    cells = _cells(table, default.field)
    value = _origin(table, default, sender)
    if default.where is None:
        return pc.coalesce(cells, value)
    named = _cells(table, default.where)
    own = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(named), sender.name), fill_value=True)
    return pc.coalesce(cells, pc.if_else(own, value, pa.scalar(None, pa.string())))


def _origin(table: pa.Table, default: Default, sender: Sender) -> pa.ChunkedArray | pa.StringScalar:
    match default.origin:
        case None:
            return pa.scalar(default.value, pa.string())
        case "sender_code":
            return pa.scalar(sender.code or None, pa.string())
        case "sender_name":
            return pa.scalar(sender.name or None, pa.string())
        case field:
            return _cells(table, field)


def _cells(table: pa.Table, field: str) -> pa.ChunkedArray:
    if field in table.column_names:
        return table[field]
    return pa.chunked_array([pa.nulls(table.num_rows, pa.string())])


def _put(table: pa.Table, field: str, cells: pa.ChunkedArray) -> pa.Table:
    if field in table.column_names:
        return table.set_column(table.column_names.index(field), field, cells)
    return table.append_column(field, cells)
