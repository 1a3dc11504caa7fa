"""Which column is which field: the header is found wherever it is, in one row or several (表头识别).

A column is known by field code, by its label in either language, by the field's name or by a synonym.
Columns that are not the item's are listed by their place and never stored; columns of personal data
are dropped, whatever else they are called.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from gongxin.catalogue.model import Field, Item
from gongxin.catalogue.profiles import Profile
from gongxin.kernel.errors import GongxinError

LOOKED = 60  # rows in which a header is looked for
_DEEPEST = 3  # rows of one header
_PART: Final = 3  # rank of what only a part of a header says
_NOISE: Final = re.compile(r"[\s*＊:：_\-—·\"'“”]+")
_BRACKETS: Final = re.compile(r"[(（\[【〔](.*?)[)）\]】〕]")
_PERSONAL: Final = re.compile(
    r"身份证|证件(号|类型)|法定代表人|法人代表|负责人|经营者姓名|手机|电话|住址|出生|性别|民族|银行卡|护照"
    r"|(?i:id_?card|passport|phone|mobile|representative|birth)"
)

Use = Literal["field", "personal", "unknown"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet as found (列)."""

    place: int  # 0 is the first
    header: str  # its letters where it is no word of the catalogue
    use: Use
    field: str | None = None
    hint: bool = False  # a value here means that the row concerns a natural person


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The header of one sheet or file (表结构)."""

    sheet: int  # 1 is the first
    name: str  # empty unless it is the item's
    header_row: int  # the last row of the header, as a person counts; 0 where the format has none
    columns: tuple[Column, ...]
    profile: str = ""  # id of another layout of the item, if it has that one

    @property
    def fields(self) -> dict[int, str]:
        """Place → name of the field."""
        return {c.place: c.field for c in self.columns if c.field is not None}

    @property
    def hints(self) -> tuple[int, ...]:
        """Places of the columns whose values tell of a natural person."""
        return tuple(c.place for c in self.columns if c.hint)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file was laid out; kept when its bytes are gone (文件结构)."""

    sheets: tuple[SheetLayout, ...]
    unread: tuple[int, ...] = ()  # numbers of sheets without a header of the item

    def as_json(self) -> dict[str, Any]:
        """For the delivery's record: places and words of the catalogue, nothing of the sender's own."""
        return asdict(self)


class _Meaning(NamedTuple):
    field: str | None  # None: personal
    rank: int  # 0 code or name, 1 label, 2 synonym, 3 part of a header: _PART
    hint: bool = False


def key(header: str) -> str:
    """A header reduced to what tells it from others."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header)).casefold()


def _spellings(header: str) -> Iterator[str]:
    """The header itself, then without what stands in brackets, then only that."""
    header = unicodedata.normalize("NFKC", header)
    yield key(header)
    yield key(_BRACKETS.sub("", header))
    yield from (key(part) for part in _BRACKETS.findall(header))


class Headers:
    """What the headers of one item mean (表头词典)."""

    def __init__(self, item: Item, profile: Profile | None = None) -> None:
        self.item, self.profile = item, profile
        self._known: dict[str, _Meaning] = {}
        for spelling, found in sorted(_spelled(item, profile), key=lambda pair: pair[1].rank):
            self._known.setdefault(key(spelling), found)
        self._known.pop("", None)
        self.meaning = lru_cache(maxsize=10_000)(self._meaning)

    def _meaning(self, header: str) -> _Meaning | None:
        """What a header stands for. A part of one never wins over a word for personal data."""
        whole, *parts = _spellings(header)
        if whole in self._known:
            return self._known[whole]
        if _PERSONAL.search(header):
            return _Meaning(None, _PART)
        found = next((self._known[part] for part in parts if part in self._known), None)
        return found and found._replace(rank=_PART)

    @property
    def least(self) -> int:
        """How many fields a row must name to be a header."""
        return min(2, len(self.item.fields))


def _spelled(item: Item, profile: Profile | None) -> Iterator[tuple[str, _Meaning]]:
    for column in item.dropped:
        for text in (column.code, column.label, *column.synonyms):
            yield text, _Meaning(None, 0, column.refuses)
    for header, name in profile.columns.items() if profile else ():
        yield header, _Meaning(name, 0)
    for field in item.fields:
        for rank, spellings in enumerate(_ranked(field)):
            yield from ((text, _Meaning(field.name, rank)) for text in spellings)


def _ranked(field: Field) -> tuple[Iterable[str], ...]:
    return (field.code, field.name), (field.label.zh, field.label.en), field.synonyms


class Header(NamedTuple):
    """A candidate: the rows first..last (0 is the first row) and what they make of each column."""

    first: int
    last: int
    texts: tuple[str, ...]
    found: int  # distinct fields


def find_header(rows: Sequence[Sequence[str]], headers: Headers) -> Header | None:
    """The run of up to three rows that names most fields; of equals the shortest, then the first."""
    best: Header | None = None
    for first in range(min(len(rows), LOOKED)):
        for last in range(first, min(first + _DEEPEST, len(rows), LOOKED)):
            texts = _texts(rows[first : last + 1], headers)
            found = len({m.field for m in (headers.meaning(t) for t in texts) if m and m.field})
            if found and (best is None or (found, first - last) > (best.found, best.first - best.last)):
                best = Header(first, last, texts, found)
    return _extended(best, rows, headers) if best and best.found >= headers.least else None


def _extended(header: Header, rows: Sequence[Sequence[str]], headers: Headers) -> Header:
    """Below a row of field codes there may be one of labels: it says the same again and is no record."""
    last = header.last
    while last + 1 < len(rows) and _repeats(rows[last + 1], headers):
        last += 1
    return header._replace(last=last)


def _repeats(row: Sequence[str], headers: Headers) -> bool:
    cells = [cell for cell in row if cell]
    known = sum(headers.meaning(cell) is not None for cell in cells)
    return known >= headers.least and known * 2 > len(cells)


def _texts(rows: Sequence[Sequence[str]], headers: Headers) -> tuple[str, ...]:
    width = max(len(row) for row in rows)
    stacked = [[*row, *[""] * (width - len(row))] for row in rows]
    spread = [*map(_spread, stacked[:-1]), stacked[-1]]
    return tuple(
        _text(list(own), list(merged), headers)
        for own, merged in zip(zip(*stacked, strict=True), zip(*spread, strict=True), strict=True)
    )


def _spread(row: Sequence[str]) -> list[str]:
    """A merged cell holds its text in the first of its columns: carry it to the right."""
    last, spread = "", []
    for cell in row:
        last = cell or last
        spread.append(last)
    return spread


def _text(own: Sequence[str], merged: Sequence[str], headers: Headers) -> str:
    """One column's header out of the rows above one another: the lowest that means something."""
    cells = [cell for cell in reversed(own) if cell]
    lone = next((cell for cell in cells if headers.meaning(cell)), None)
    if lone or not own[-1]:
        return lone or next(iter(cells), "")
    joined = "".join(dict.fromkeys(merged))
    return joined if headers.meaning(joined) else own[-1]


def columns(texts: Sequence[str], headers: Headers, *, sheet: int = 1) -> tuple[Column, ...]:
    """The columns under those headers. Of two that claim one field the better holds; equals are refused."""
    claims: dict[str, tuple[int, int]] = {}  # field → (rank, place)
    read = [headers.meaning(text) for text in texts]
    for place, claim in enumerate(read):
        if claim is None or claim.field is None:
            continue
        held = claims.get(claim.field)
        if held and held[0] == claim.rank:
            raise GongxinError(
                "collection.column_twice",
                sheet=sheet,
                column=headers.item.field(claim.field).label.zh,
                first=held[1] + 1,
                second=place + 1,
            )
        if held is None or claim.rank < held[0]:
            claims[claim.field] = (claim.rank, place)
    taken = {place: field for field, (_, place) in claims.items()}
    return tuple(_column(place, text, read[place], taken) for place, text in enumerate(texts) if text)


def kept_header(place: int, text: str, claim: _Meaning | None) -> str:
    """A header as it may be kept: a word of the catalogue as it stands, anything else by its place alone."""
    return text if claim is not None and claim.rank < _PART else xl_col_to_name(place)


def kept_sheet(name: str, item: Item) -> str:
    """The name of a sheet if it is the item's; any other is known by its number alone."""
    return name if name in {item.id, item.title.zh, item.title.en} else ""


def _column(place: int, text: str, claim: _Meaning | None, taken: Mapping[int, str]) -> Column:
    header = kept_header(place, text, claim)
    if place in taken:
        return Column(place, header, "field", taken[place])
    if claim is not None and claim.field is None:
        return Column(place, header, "personal", hint=claim.hint)
    return Column(place, header, "unknown")


def table(
    texts: Sequence[str], headers: Headers, *, row: int = 0, sheet: int = 1, name: str = ""
) -> SheetLayout:
    """The layout of a table under those headers, which may be another one in which the item is met.

    `row` is the last one of the header. Refused where it lacks a column that every row must have.
    """
    item = headers.item
    profile = next((one for one in item.profiles if _has(one, texts, headers)), None)
    found = columns(texts, Headers(item, profile) if profile else headers, sheet=sheet)
    layout = SheetLayout(sheet, name, row, found, profile.id if profile else "")
    _require(layout, item, profile.defaulted if profile else frozenset())
    return layout


def _has(profile: Profile, texts: Sequence[str], headers: Headers) -> bool:
    """Whether a header is that of the other layout."""
    told = {key(text) for text in texts} & {key(text) for text in profile.tells}
    met = {meaning.field for meaning in map(headers.meaning, texts) if meaning}
    return len(told) >= profile.least and met.isdisjoint(profile.without)


def _require(layout: SheetLayout, item: Item, defaulted: frozenset[str]) -> None:
    """Refuse a table that lacks a column which every row must have."""
    have = defaulted.union(layout.fields.values())
    lacking = [f"{f.label.zh} {f.code}" for f in item.fields if f.required and f.name not in have]
    if lacking:
        raise GongxinError(
            "collection.missing_columns",
            sheet=layout.sheet,
            row=layout.header_row,
            columns="、".join(lacking),
            item=item.id,
        )
