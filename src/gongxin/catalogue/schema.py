"""The tables that follow from an item: its raw and its typed Arrow schema (表结构)."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from gongxin.catalogue.model import Field, Item, Kind

MONEY = pa.decimal128(18, 2)
TYPES: Mapping[Kind, pa.DataType] = {Kind.MONEY: MONEY, Kind.DATE: pa.date32(), Kind.INTEGER: pa.int64()}
PLACE = (pa.field("source_row", pa.int64(), nullable=False), pa.field("sheet", pa.int16(), nullable=False))
PERSONAL_HINT = pa.field("personal_hint", pa.bool_(), nullable=False)


def raw_schema(item: Item) -> pa.Schema:
    """What a file becomes before any check: text, with the place of each row."""
    return pa.schema([*_texts(item), PERSONAL_HINT, *PLACE])


def typed_schema(item: Item) -> pa.Schema:
    """What the checks make of it: money in units, dates, canonical codes."""
    return pa.schema([*map(_typed, item.fields), *PLACE])


def _texts(item: Item) -> "list[pa.Field[Any]]":
    return [pa.field(field.name, pa.string()) for field in item.fields]


def _typed(field: Field) -> "pa.Field[Any]":
    return pa.field(field.name, TYPES.get(field.kind, pa.string()), nullable=not field.required)
