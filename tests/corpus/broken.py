"""Files that are wrong, each with what must be said about it. They are made here, when a test asks."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from tests.collection.tables import HEADER, as_csv, as_jsonl, as_xlsx, lines, penalty

FIELDS = list(HEADER)


@dataclass(frozen=True)
class Broken:
    """One file and the answer to it: a refusal of the whole, or faults at rows while the others are read."""

    name: str
    make: Callable[[Path], None]
    refusal: str = ""
    faults: tuple[tuple[int, str], ...] = ()
    rows: tuple[int, ...] = ()


def _bytes(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


def _table(*rows: dict[str, str], **how: str) -> bytes:
    return as_csv(lines(list(rows)), **how)


def _with_line(line: bytes) -> bytes:
    """Three rows, the middle one as given."""
    first, second, third = (as_csv(lines([penalty(n)])).split(b"\r\n")[1] for n in (1, 2, 3))
    header = as_csv(lines([])).rstrip(b"\r\n")
    return b"\r\n".join([header, first, line.replace(b"ROW", second), third, b""])


def _xlsx(
    change: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None],
) -> Callable[[Path], None]:
    """A workbook of three rows, changed."""

    def make(path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("处罚")
            for number, row in enumerate(lines([penalty(1), penalty(2), penalty(3)])):
                sheet.write_row(number, 0, row)
            change(book, sheet)

    return make


def _changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _truncated(path: Path) -> None:
    as_xlsx(path, lines([penalty(n) for n in range(100)]))
    path.write_bytes(path.read_bytes()[:-2000])


def _flipped(path: Path) -> None:
    """Bytes in the middle of the packed sheet are others: the sum does not fit."""
    as_xlsx(path, lines([penalty(n) for n in range(2000)]))
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[start + 5000 : start + 5050] = bytes(50)
    path.write_bytes(content)


def _bomb(path: Path) -> None:
    """A sheet that unpacks to a thousand times its size."""
    as_xlsx(path, lines([penalty()]))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(100):
            part.write(b" " * 1024**2)


def _entities(path: Path) -> None:
    as_xlsx(path, lines([penalty()]))
    _changed(path, "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "a">]><workbook')


def _shared_beyond(path: Path) -> None:
    as_xlsx(path, lines([penalty()]))
    _changed(path, "xl/worksheets/sheet1.xml", b"<v>0</v>", b"<v>999999</v>")


def _ods(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")


def _parquet(table: dict[str, object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(table), out)
    return out.getvalue()


def _error(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.write_formula(2, 3, "=NA()", None, "#N/A")


def _broken_error(path: Path) -> None:
    as_xlsx(path, lines([penalty(1), penalty(2), penalty(3)]))
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    old = sheet[sheet.index(b'<c r="D3"') : sheet.index(b'<c r="E3"')]
    _changed(path, "xl/worksheets/sheet1.xml", old, b'<c r="D3" t="e"><v>#N/A</v></c>')


THREE = [penalty(1), penalty(2), penalty(3)]
COLUMNS = {HEADER[name]: [row[name] for row in THREE] for name in HEADER}
LONG = b'"' + b"x" * (10 * 1024**2) + b'"'

FILES = (
    Broken("empty", _bytes(b""), "collection.empty"),
    Broken("only_spaces", _bytes(b"\r\n \r\n"), "collection.empty"),
    Broken("only_nul", _bytes(bytes(1000)), "collection.empty"),
    Broken("header_only", _bytes(_table()), "collection.no_rows"),
    Broken("header_only_workbook", lambda path: as_xlsx(path, lines([])) and None, "collection.no_rows"),
    Broken("no_header", _bytes(as_csv(lines(THREE)[1:])), "collection.no_header"),
    Broken("another_item", _bytes("甲,乙,丙\n1,2,3\n".encode()), "collection.no_header"),
    Broken(
        "column_missing",
        _bytes(as_csv(lines(THREE, header={k: v for k, v in HEADER.items() if k != "decided_on"}))),
        "collection.missing_columns",
    ),
    Broken(
        "column_twice",
        _bytes(as_csv([[*row, row[0]] for row in lines(THREE)])),
        "collection.column_twice",
    ),
    Broken("wrong_encoding", _bytes("ÿ ".encode("latin-1") * 500), "collection.unknown_encoding"),
    Broken(
        "two_million_columns", _bytes(b",".join([b"a"] * 2_000_000) + b"\n1\n"), "collection.too_many_columns"
    ),
    Broken("zip_bomb", _bomb, "collection.unpacks_too_large"),
    Broken("truncated_workbook", _truncated, "collection.broken_file"),
    Broken("damaged_workbook", _flipped, "collection.broken_file"),
    Broken("workbook_with_entities", _entities, "collection.unsafe_markup"),
    Broken("workbook_points_beyond_its_texts", _shared_beyond, "collection.broken_file"),
    Broken("open_document", _ods, "collection.unknown_format"),
    Broken("pdf", _bytes(b"%PDF-1.7\n"), "collection.unknown_format"),
    Broken("page_named_xls", _bytes(b"<html><table></table></html>"), "collection.unknown_format"),
    Broken("json_array", _bytes(b'[\n{"a": 1}\n]'), "collection.unknown_format"),
    Broken("packed", _bytes(b"\x1f\x8b\x08" + bytes(100)), "collection.unknown_format"),
    Broken("noise", _bytes(bytes(range(1, 32)) * 100), "collection.unknown_format"),
    Broken("broken_xls", _bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)), "collection.broken_file"),
    Broken("truncated_parquet", _bytes(_parquet(COLUMNS)[:-100]), "collection.broken_file"),
    Broken("foreign_parquet", _bytes(_parquet({"a": [1]})), "collection.no_header"),
    Broken("foreign_json", _bytes(b'{"a": 1}\n{"b": 2}\n'), "collection.no_header"),
    Broken("short_row", _bytes(_with_line(b"a,b,c")), faults=((3, "FILE-S-001"),), rows=(2, 4)),
    Broken("long_row", _bytes(_with_line(b"ROW,x")), faults=((3, "FILE-S-001"),), rows=(2, 4)),
    Broken("text_after_quote", _bytes(_with_line(b'"a" b,ROW')), faults=((3, "FILE-S-002"),), rows=(2, 4)),
    Broken("open_quote", _bytes(_with_line(b'"ROW')), faults=((3, "FILE-S-002"),), rows=(2, 4)),
    Broken(
        "open_quote_in_last_cell", _bytes(_with_line(b'ROW,"a')), faults=((3, "FILE-S-002"),), rows=(2, 4)
    ),
    Broken(
        "bytes_of_another_encoding",
        _bytes(_with_line("示例".encode("gb18030") + b"ROW")),
        faults=((3, "FILE-S-003"),),
        rows=(2, 4),
    ),
    Broken("nul", _bytes(_with_line(b"\0ROW")), faults=((3, "FILE-S-004"),), rows=(2, 4)),
    Broken(
        "huge_cell",
        _bytes(_with_line(LONG + b"," * 16)),
        faults=((3, "FILE-S-005"),),
        rows=(2, 4),
    ),
    Broken(
        "line_without_end", _bytes(_with_line(b"x" * 40 * 1024**2)), faults=((3, "FILE-S-005"),), rows=(2, 4)
    ),
    Broken(
        "formula_in_text",
        _bytes(_table(penalty(1), penalty(2, content="=A1&B1"), penalty(3))),
        faults=((3, "FILE-S-006"),),
        rows=(2, 4),
    ),
    Broken(
        "rounded_code",
        _bytes(_table(penalty(1), penalty(2, counterparty_code="9.13799E+17"), penalty(3))),
        faults=((3, "FILE-S-007"),),
        rows=(2, 4),
    ),
    Broken(
        "formula_in_workbook",
        _xlsx(lambda book, sheet: sheet.write_formula(2, 3, "=A1", None, "x") and None),
        faults=((3, "FILE-S-006"),),
        rows=(2, 4),
    ),
    Broken(
        "code_as_number_in_workbook",
        _xlsx(lambda book, sheet: sheet.write_number(2, 2, 913799001234567890) and None),
        faults=((3, "FILE-S-007"),),
        rows=(2, 4),
    ),
    Broken("formula_with_error", _xlsx(_error), faults=((3, "FILE-S-006"),), rows=(2, 4)),
    Broken("error_in_workbook", _broken_error, faults=((3, "FILE-S-008"),), rows=(2, 4)),
    Broken(
        "line_that_is_no_json",
        _bytes(as_jsonl(THREE[:1]) + b'\n{"a": \n' + as_jsonl(THREE[2:])),
        faults=((2, "FILE-S-009"),),
        rows=(1, 3),
    ),
    Broken(
        "field_twice_in_json",
        _bytes(
            as_jsonl(THREE[:1])
            + b"\n"
            + as_jsonl(THREE[1:2])[:-1]
            + b', "CF_WSH": "x"}\n'
            + as_jsonl(THREE[2:])
        ),
        faults=((2, "FILE-S-010"),),
        rows=(1, 3),
    ),
    Broken(
        "structure_in_json",
        _bytes(as_jsonl(THREE[:1]) + b'\n{"CF_WSH": {"a": 1}}\n' + as_jsonl(THREE[2:])),
        faults=((2, "FILE-S-011"),),
        rows=(1, 3),
    ),
    Broken(
        "deep_json",
        _bytes(as_jsonl(THREE[:1]) + b'\n{"CF_WSH": ' + b"[" * 100_000 + b"\n" + as_jsonl(THREE[2:])),
        faults=((2, "FILE-S-009"),),
        rows=(1, 3),
    ),
    Broken(
        "rounded_code_in_parquet",
        _bytes(_parquet(COLUMNS | {HEADER["counterparty_code"]: [1e17 + n for n in range(3)]})),
        faults=((1, "FILE-S-007"), (2, "FILE-S-007"), (3, "FILE-S-007")),
    ),
    Broken(
        "structure_in_parquet",
        _bytes(_parquet(COLUMNS | {HEADER["facts"]: [None, {"a": "b"}, None]})),
        faults=((2, "FILE-S-011"),),
        rows=(1, 3),
    ),
)
