"""Today's workbooks as a stream: memory holds the shared texts and one piece of a sheet (XLSX).

The cells of a row are taken by one pattern from the usual form of the markup, which is many times faster
than a parser; a row in any other form goes to the parser. Sizes are checked before anything is unpacked,
and a part that declares entities is refused.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Final, Self
from xml.etree import ElementTree as ET  # parts with entities are refused before

from gongxin.catalogue.model import Field
from gongxin.collection.reading.cells import Row, Wrong
from gongxin.collection.reading.staging import Limits
from gongxin.collection.reading.values import of_number, serial
from gongxin.kernel.errors import GongxinError

_PIECE: Final = 1024**2
_LONGEST_NAME: Final = 100  # bytes of a tag's beginning, its prefix included
_SMALL: Final = 64 * 1024**2  # nobody fears what unpacks to less
_PARTS: Final = 10_000
_LAST_ROW: Final = 1_048_576
_ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_ROW_NUMBER = re.compile(r'\br="([0-9]+)"')
_NUMBERED = re.compile(
    r'(?:[^>]*?\s)?r="([0-9]+)"(?:[^>]*[^/>])?>'
)  # what follows "<row " of a row with cells
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]{1,7}+"(?: s="([0-9]++)")?+(?: t="(\w++)")?+\s*+'
    r"(?:/>|>(?:<v>([^<]*+)</v>|<is><t>([^<&_]{1,32767}+)</t></is>|(.*?))</c>)",
    re.DOTALL | re.ASCII,
)
_TEXT = re.compile(r"<t(?:\s[^>]*)?>(.*?)</t>", re.DOTALL)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_SHARED = re.compile(
    r"<si\b[^>]*?(?:/>|>(?:<t>([^<&_]{1,32767}+)</t></si>|(.*?)</si>))", re.DOTALL
)  # without & and _ a text stands as it is
_ESCAPED = re.compile(
    r"_x(?!0000|[dD][89a-fA-F])([0-9A-Fa-f]{4})_"
)  # NUL and halves of characters stay as written
_PREFIX = re.compile(rb"<(\w+):(?:worksheet|sst)\b")
_QUIET = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # parts of a number format that print nothing of the number
_DAYS: Final = frozenset(
    [*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)]
)  # built-in formats of days
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


Cell = tuple[str, str, str, str]  # style, type, value, anything else: a formula or inline text
_TOO_LONG: Final[Cell] = ("", "", "", "")


class XlsxBook:
    """An open workbook whose sizes are within bounds."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise GongxinError("collection.broken_file", place="zip") from error
        self._bound(path.stat().st_size)
        names = set(self.zip.namelist())
        if "xl/workbook.xml" not in names:
            raise GongxinError("collection.unknown_format", found=_kind(names))
        workbook = self._tree("xl/workbook.xml")
        self.since_1904 = any(
            p.get("date1904") in {"1", "true"} for p in workbook.iter() if p.tag.endswith("}workbookPr")
        )
        self.days = self._day_styles() if "xl/styles.xml" in names else frozenset()
        self._texts: list[str | Cell] | None = None
        self.sheets = list(self._sheets(workbook, names))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()

    @property
    def texts(self) -> list[str | Cell]:
        """The shared texts, read when a cell first needs one."""
        if self._texts is None:
            shared = "xl/sharedStrings.xml" in self.zip.namelist()
            self._texts = list(self._shared()) if shared else []
        return self._texts

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part of the archive, unpacked piece by piece, without a prefix before its names."""
        try:
            with self.zip.open(part) as file:
                first = file.read(_PIECE)
                if b"<!DOCTYPE" in first or b"<!ENTITY" in first:
                    raise GongxinError("collection.unsafe_markup", place=part)
                yield from _bare_pieces(chain([first], iter(partial(file.read, _PIECE), b"")))
        except RuntimeError as error:  # a member of the archive has a password of its own
            raise GongxinError("collection.encrypted") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, NotImplementedError) as error:
            raise GongxinError("collection.broken_file", place=part) from error

    def whole(self, part: str, end: bytes) -> Iterator[str]:
        """A part of the archive as text, cut behind the ends of its elements and nowhere else."""
        rest = b""
        try:
            for piece in self.pieces(part):
                done, mark, rest = (rest + piece).rpartition(end)
                if len(rest) > self.limits.record_bytes:
                    raise GongxinError("collection.broken_file", place=part)
                yield (done + mark).decode()
            yield rest.decode()
        except UnicodeDecodeError as error:
            raise GongxinError("collection.broken_file", place=part) from error

    def _bound(self, packed: int) -> None:
        parts = self.zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        shared = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
        tight = unpacked > _SMALL and unpacked > packed * self.limits.unpacked_ratio
        if unpacked > self.limits.unpacked_bytes or tight or len(parts) > _PARTS:
            raise GongxinError(
                "collection.unpacks_too_large", unpacked=unpacked, limit=self.limits.unpacked_bytes
            )
        if shared > self.limits.strings_bytes:
            raise GongxinError(
                "collection.unpacks_too_large", unpacked=shared, limit=self.limits.strings_bytes
            )

    def _tree(self, part: str) -> ET.Element:
        if self.zip.getinfo(part).file_size > _SMALL:
            raise GongxinError("collection.broken_file", place=part)
        try:
            return ET.fromstring(b"".join(self.pieces(part)))  # noqa: S314 - entities were refused
        except ET.ParseError as error:
            raise GongxinError("collection.broken_file", place=part) from error

    def _sheets(self, workbook: ET.Element, names: set[str]) -> Iterator["XlsxSheet"]:
        relations = self._tree("xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in names else ()
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        sheets = [element for element in workbook.iter() if element.tag.endswith("}sheet")]
        for number, element in enumerate(sheets, 1):
            target = targets.get(element.get(_RELATION), f"worksheets/sheet{number}.xml")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if part in names and "chartsheet" not in part:
                hidden = element.get("state", "visible") != "visible"
                yield XlsxSheet(self, part, number, element.get("name", ""), hidden=hidden)

    def _day_styles(self) -> frozenset[str]:
        """The styles under which a number is a day or a time."""
        tree = self._tree("xl/styles.xml")
        own = {
            e.get("numFmtId", ""): e.get("formatCode", "") for e in tree.iter() if e.tag.endswith("}numFmt")
        }
        days = {number for number, code in own.items() if _prints_days(code)}
        days |= {str(number) for number in _DAYS} - own.keys()
        formats = next((e for e in tree.iter() if e.tag.endswith("}cellXfs")), ())
        return frozenset(str(i) for i, e in enumerate(formats) if e.get("numFmtId") in days)

    def _shared(self) -> Iterator[str | Cell]:
        for markup in self.whole("xl/sharedStrings.xml", b"</si>"):
            yield from (plain or self._bounded(_rich(rich)) for plain, rich in _SHARED.findall(markup))

    def _bounded(self, text: str) -> str | Cell:
        """A text beyond all bounds is kept as a cell that cannot be read."""
        return text if len(text) <= self.limits.cell_bytes else _TOO_LONG


class XlsxSheet:
    """One sheet of an open workbook."""

    def __init__(self, book: XlsxBook, part: str, number: int, name: str, *, hidden: bool) -> None:
        self._book, self._part = book, part
        self.number, self.name, self.hidden = number, name, hidden

    def rows(self) -> Iterator[Row]:
        """Rows in order; a row without a number follows the one before."""
        number = 0
        texts = self._book.texts
        for markup in self._book.whole(self._part, b"</row>"):
            for number, cells in _rows(markup, texts, number):  # noqa: B020 - it goes on from the last
                if number > _LAST_ROW:
                    raise GongxinError("collection.broken_file", place=self._part)
                yield number, cells

    def text(self, cell: Cell, field: Field | None) -> str:
        """The cell as text. A formula is no value, but may stand in a header."""
        if cell is _TOO_LONG:
            raise Wrong("FILE-S-005")
        text = self._text(cell, field)
        if len(text) > self._book.limits.cell_bytes:
            raise Wrong("FILE-S-005")
        return text

    def _text(self, cell: Cell, field: Field | None) -> str:
        style, kind, value, other = cell
        if other:
            if "<is" in other:
                return _rich(other)
            if field is not None:
                raise Wrong("FILE-S-006")
            value = other.partition("<v>")[2].partition("</v>")[0]
        match kind:
            case "e":
                raise Wrong("FILE-S-008")
            case "str" | "d" | "inlineStr":
                return _unescaped(value)
            case "b":
                return "true" if value == "1" else "false"
            case _:
                return self._number(value, style, field) if value else ""

    def _number(self, value: str, style: str, field: Field | None) -> str:
        try:
            number = float(value)
            text = (
                serial(number, since_1904=self._book.since_1904)
                if style in self._book.days
                else of_number(number, field)
            )
        except (ValueError, OverflowError):
            raise Wrong("FILE-S-008") from None
        if text is None:
            raise Wrong("FILE-S-007")
        return text


class _Columns(dict[str, int]):
    """Letters → place: A is 0."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters:
            place = place * 26 + ord(letter) - 64
        self[letters] = place - 1
        return place - 1


_column: Final = _Columns()


def _rows(markup: str, texts: Sequence[str | Cell], last: int) -> Iterator[Row]:
    """Whole rows: all cells of one at once where every one has the usual form, else by the parser."""
    for row in markup.split("</row>")[:-1]:  # behind the last end there is no row with a cell
        inside = row.rpartition("<row ")[2]
        given = _NUMBERED.match(inside)
        found = _CELL.findall(inside)
        if given and len(found) == inside.count("<c"):  # whatever else begins so: the parser knows
            last = int(given[1])
            if found:
                yield last, _cells(found, texts)
        else:
            for last, cells in _rows_parsed(f"{row}</row>", texts, last):  # noqa: B020 - it goes on from the last
                yield last, cells


def _cells(found: Iterable[tuple[str, ...]], texts: Sequence[str | Cell]) -> dict[int, Cell | str]:
    try:
        return {
            _column[letters]: plain or (texts[int(value)] if kind == "s" else (style, kind, value, other))
            for letters, style, kind, value, plain, other in found
            if value or plain or other
        }
    except (ValueError, IndexError) as error:
        raise GongxinError("collection.broken_file", place="xl/sharedStrings.xml") from error


def _rows_parsed(markup: str, texts: Sequence[str | Cell], last: int) -> Iterator[Row]:
    for match in _ROW.finditer(markup):
        given = _ROW_NUMBER.search(match[1])
        last = int(given[1]) if given else last + 1
        if match[2]:
            yield last, _parsed(match[2], texts)


def _taken(texts: Sequence[str | Cell], value: str) -> str | Cell:
    try:
        return texts[int(value)]
    except (ValueError, IndexError) as error:
        raise GongxinError("collection.broken_file", place="xl/sharedStrings.xml") from error


def _parsed(row: str, texts: Sequence[str | Cell]) -> dict[int, Cell | str]:
    """The slow way for markup in another form: other attributes, cells without a place."""
    try:
        tree = ET.fromstring(f"<row>{_bare(row)}</row>")  # noqa: S314 - no declaration fits in
    except ET.ParseError as error:
        raise GongxinError("collection.broken_file", place="row") from error
    cells: dict[int, Cell | str] = {}
    place = -1
    for element in tree.iter("c"):
        letters = element.get("r", "").rstrip("0123456789")
        place = _column[letters] if letters else place + 1
        value = element.findtext("v") or ""
        inline = element.find("is")
        other = f"<f/><v>{value}</v>" if element.find("f") is not None else ""
        other = ET.tostring(inline, encoding="unicode") if inline is not None else other
        kind = element.get("t", "")
        if kind == "s" and value:
            cells[place] = _taken(texts, value)
        elif value or other:
            cells[place] = (element.get("s", ""), kind, value, other)
    return cells


def _bare(row: str) -> str:
    """Without prefixes of foreign names, which are not declared in a single row."""
    return re.sub(r"(</?|\s)(?!xml:)\w+:(\w)", r"\1\2", row)


def _bare_pieces(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Without the prefix that the first piece declares; a name that a piece cuts goes to the next one."""
    first = next(pieces)
    declared = _PREFIX.search(first[:4096])
    if declared is None:
        yield first
        yield from pieces
        return
    held = b""
    for piece in chain([first], pieces):
        whole, held = _before_cut_name(held + piece)
        yield whole.replace(b"<%b:" % declared[1], b"<").replace(b"</%b:" % declared[1], b"</")
    yield held


def _before_cut_name(piece: bytes) -> tuple[bytes, bytes]:
    """What stands before a tag whose name may go on in the next piece, and that tag."""
    start = piece.rfind(b"<")
    cut = start >= 0 and len(piece) - start < _LONGEST_NAME and b">" not in piece[start:]
    return (piece[:start], piece[start:]) if cut else (piece, b"")


def _rich(markup: str) -> str:
    if "<rPh" in markup:
        markup = _PHONETIC.sub("", markup)
    return _unescaped("".join(_TEXT.findall(markup)))


def _unescaped(text: str) -> str:
    if "&" in text:
        text = unescape(text)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _prints_days(code: str) -> bool:
    """Whether a number format prints a day or a time: 0.00 does not, yyyy"年"m"月" does."""
    return any(letter in "ymdhs年月日" for letter in _QUIET.sub("", code).lower().replace("general", ""))


def _kind(names: set[str]) -> str:
    return "xlsb" if "xl/workbook.bin" in names else "ods" if "content.xml" in names else "zip"
