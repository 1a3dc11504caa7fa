"""Days as people write them (日期): every form has a name, so that a pack says which it takes."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from gongxin.kernel.text import plain

# In half width, for Python, RE2 and Java alike; groups: year, month, day. A time of day is read over,
# one with a zone is not: its day depends on the place.
_TIME = "(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?)?"
PATTERNS = MappingProxyType(
    {
        "iso": f"^([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIME}$",
        "compact": "^([0-9]{4})([0-9]{2})([0-9]{2})$",
        "slashes": f"^([0-9]{{4}})[/.]([0-9]{{1,2}})[/.]([0-9]{{1,2}}){_TIME}$",
        "chinese": "^([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]$",
    }
)
EXCEL_PATTERN = "^[2-7][0-9]{4}(?:[.][0-9]+)?$"  # days 1954 to 2119 in a spreadsheet's count

_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_LENGTH = 5
_ERAS = {
    name: year
    for names, year in (
        (("明治", "M"), 1867),
        (("大正", "T"), 1911),
        (("昭和", "S"), 1925),
        (("平成", "H"), 1988),
        (("令和", "R"), 2018),
    )
    for name in names
}
_ROC_ZERO = 1911
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")

_usual = {form: re.compile(pattern[1:-1]).fullmatch for form, pattern in PATTERNS.items()}
_excel = re.compile(EXCEL_PATTERN[1:-1]).fullmatch
_chinese_words = re.compile(
    "([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
).fullmatch
_era = re.compile(
    f"({'|'.join(_ERAS)}) ?([0-9]{{1,2}}|元)(?: ?年 ?|[./-])([0-9]{{1,2}})(?: ?月 ?|[./-])([0-9]{{1,2}}) ?日?"
).fullmatch
_roc_forms = tuple(
    re.compile(form).fullmatch
    for form in (
        "(?:中[华華])?(?:民[国國])? ?([0-9]{1,3}|元) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日?",
        "([01][0-9]{2})[./-]([0-9]{1,2})[./-]([0-9]{1,2})",
        "([01][0-9]{2})([0-9]{2})([0-9]{2})",
    )
)


class Reading(NamedTuple):
    """A day, and the form in which it was written."""

    day: date
    form: str


def parse(text: str, forms: Iterable[str] | None = None) -> Reading | None:
    """The day a text says in the first of these forms that fits; None for no day at all.

    Two-digit years, zeros (0000-00-00) and days that do not exist are no days.
    """
    tidy = plain(text)
    for form in DEFAULT if forms is None else forms:
        if parts := FORMS[form](tidy):
            return _reading(form, *parts)
    return None


_Parts = tuple[int, int, int]


def _reading(form: str, year: int, month: int, day: int) -> Reading | None:
    try:
        return Reading(date(year, month, day), form)
    except ValueError:
        return None


def _in_form(form: str) -> Callable[[str], _Parts | None]:
    def read(text: str) -> _Parts | None:
        match = _usual[form](text)
        return (int(match[1]), int(match[2]), int(match[3])) if match else None

    return read


def _chinese(text: str) -> _Parts | None:
    if match := _chinese_words(text):
        return int(match[1].translate(_CHINESE_DIGITS)), _tens(match[2]), _tens(match[3])
    return _in_form("chinese")(text)


def _tens(words: str) -> int:
    """A number below 100 in Chinese characters: 六, 十二, 三十一."""
    tens, ten, ones = words.rpartition("十")
    digits = (tens or "一") + (ones or "〇") if ten else ones
    return int(digits.translate(_CHINESE_DIGITS))


def _excel_serial(text: str) -> _Parts | None:
    if not _excel(text):
        return None
    day = _EXCEL_ZERO + timedelta(days=int(text[:_EXCEL_LENGTH]))
    return day.year, day.month, day.day


def _japanese_era(text: str) -> _Parts | None:
    match = _era(text.upper())
    return (_ERAS[match[1]] + _year(match[2]), int(match[3]), int(match[4])) if match else None


def _roc_year(text: str) -> _Parts | None:
    match = next(filter(None, (form(text) for form in _roc_forms)), None)
    return (_ROC_ZERO + _year(match[1]), int(match[2]), int(match[3])) if match else None


def _year(words: str) -> int:
    """A year of an era; its first is written 元."""
    return 1 if words == "元" else int(words)


FORMS = MappingProxyType(
    {
        "iso": _in_form("iso"),
        "compact": _in_form("compact"),
        "slashes": _in_form("slashes"),
        "chinese": _chinese,
        "excel_serial": _excel_serial,
        "japanese_era": _japanese_era,
        "roc": _roc_year,
    }
)
DEFAULT = ("iso", "compact", "slashes", "chinese", "excel_serial")
