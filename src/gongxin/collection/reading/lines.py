"""JSON Lines: one object a line; numbers keep their digits, keys are headers (JSON Lines)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gongxin.catalogue.model import Item
from gongxin.collection.reading import encoding
from gongxin.collection.reading.cells import Wrong
from gongxin.collection.reading.layout import Column, Headers, Layout, SheetLayout, Use, kept_header
from gongxin.collection.reading.staging import Limits, Rows, Stage
from gongxin.kernel.errors import GongxinError

_PIECE: Final = 1024**2


class _Pairs(list[tuple[str, Any]]):
    """An object as its pairs, so that a key that stands there twice is noticed."""


_decode = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_float=str, parse_int=str, parse_constant=str
).decode


class _Keys(dict[str, Column | None]):
    """Key → column, found when the key is first seen; beyond the bound keys are not remembered."""

    def __init__(self, item: Item, bound: int) -> None:
        super().__init__()
        self._headers, self._bound = Headers(item), bound

    def __missing__(self, key: str) -> Column | None:
        found = self._headers.meaning(key)
        use: Use = "unknown" if found is None else "field" if found.field else "personal"
        column = Column(
            len(self),
            kept_header(len(self), key, found),
            use,
            found and found.field,
            bool(found and found.hint),
        )
        if len(self) < self._bound:
            self[key] = column
        return column


def read(path: Path, item: Item, stage: Stage, limits: Limits) -> tuple[Layout, str]:
    """Every line of the file into the stage; its layout and encoding."""
    coding = encoding.detect(path)
    keys = _Keys(item, limits.columns)
    out = Rows(stage, [field.name for field in item.fields], sheet=1)
    separators = {field.name: field.separators[:1] for field in item.fields if field.separators}
    with path.open("rb") as file:
        for number, line in enumerate(_lines(encoding.utf8(file, coding), limits), 1):
            if line is None or line.strip():
                _add(number, line, keys, separators, out, limits)
    out.flush()
    columns = tuple(column for column in keys.values() if column)
    if not any(column.field for column in columns) and stage.rows + stage.refused:
        raise GongxinError("collection.no_header", looked=stage.rows + stage.refused, item=item.id)
    return Layout((SheetLayout(1, "", 0, columns),)), coding.name


def _lines(stream: encoding.Bytes, limits: Limits) -> Iterator[bytes | None]:
    """Lines without their ends; None for one longer than a record may be."""
    rest, endless = b"", False
    while piece := stream.read(_PIECE):
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield None if endless else line
            endless = False
        if len(rest) > limits.record_bytes:
            rest, endless = b"", True
    if rest or endless:
        yield None if endless else rest


def _add(
    number: int, line: bytes | None, keys: _Keys, separators: dict[str, str], out: Rows, limits: Limits
) -> None:
    try:
        values, hint = _values(_record(line), keys, separators, limits)
    except Wrong as wrong:
        out.refuse(number, wrong.rule, wrong.field)
        return
    out.add(number, [values.get(name) for name in out.names], hint=hint)


def _record(line: bytes | None) -> _Pairs:
    if line is None:
        raise Wrong("FILE-S-005")
    try:
        record = _decode(line.decode())
    except UnicodeDecodeError:
        raise Wrong("FILE-S-003") from None
    except (ValueError, RecursionError):
        raise Wrong("FILE-S-009") from None
    if not isinstance(record, _Pairs):
        raise Wrong("FILE-S-009")
    return record


def _values(
    record: Sequence[tuple[str, Any]], keys: _Keys, separators: dict[str, str], limits: Limits
) -> tuple[dict[str, str], bool]:
    values: dict[str, str] = {}
    hint = False
    for key, value in record:
        column = keys[key]
        if column is None or value is None:
            continue
        hint = hint or (column.hint and bool(value))
        name = column.field
        if name is None:
            continue
        if name in values:
            raise Wrong("FILE-S-010", name)
        if text := _text(value, name, separators, limits):
            values[name] = text
    return values, hint


def _text(value: Any, name: str, separators: dict[str, str], limits: Limits) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not isinstance(value, _Pairs) and all(isinstance(v, str) for v in value):
        value = separators.get(name, ",").join(value)
    if not isinstance(value, str):
        raise Wrong("FILE-S-011", name)
    if "\0" in value:
        raise Wrong("FILE-S-004", name)
    if len(value) > limits.cell_bytes:
        raise Wrong("FILE-S-005", name)
    if not value.isascii() and _lone(value):
        raise Wrong("FILE-S-003", name)
    return value


def _lone(text: str) -> bool:
    """Whether a text holds half a character, as an escape may write it."""
    return any("\ud800" <= character <= "\udfff" for character in text)
