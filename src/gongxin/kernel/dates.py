"""Days as people write them (日期): every form has a name, so that a pack says which it takes."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple, cast

from gongxin.kernel.text import plain

# In half width, for Python, RE2 and Java alike; groups: year, month, day. A time of day is read over,
# one with a zone is not: its day depends on the place.
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?"
_TIME = f"(?:[ T]+(?:[上下]午 ?)?{_CLOCK}(?: ?[AP]M)?)?"
_TIME_SAID = f"(?: ?(?:[上下]午 ?)?(?:{_CLOCK}|[0-9]{{1,2}}[时時点](?:[0-9]{{1,2}}分(?:[0-9]{{1,2}}秒)?)?))?"
_TIME_IN_DIGITS = "(?:(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?"
PATTERNS = MappingProxyType(
    {
        "iso": f"^([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIME}$",
        "compact": f"^([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})(?:{_TIME_IN_DIGITS}|{_TIME})$",
        "slashes": f"^([0-9]{{4}}) ?[/.] ?([0-9]{{1,2}}) ?[/.] ?([0-9]{{1,2}}){_TIME}$",
        "chinese": f"^(?:公元)?([0-9]{{4}}) ?年 ?([0-9]{{1,2}}) ?月 ?([0-9]{{1,2}}) ?[日号]?{_TIME_SAID}$",
    }
)
EXCEL_PATTERN = "^[2-7][0-9]{4}(?:[.][0-9]+)?$"  # days 1954 to 2119 in a spreadsheet's count

_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_LENGTH = 5
# The first day of each era (元号); days after its last were written ahead, those before its first are none.
_BEGAN = {
    "明治": date(1868, 1, 25),
    "大正": date(1912, 7, 30),
    "昭和": date(1926, 12, 25),
    "平成": date(1989, 1, 8),
    "令和": date(2019, 5, 1),
}
_ERAS = {
    name: _BEGAN[era]
    for era, names in (
        ("明治", "明治 ㍾ M"),
        ("大正", "大正 ㍽ T"),
        ("昭和", "昭和 ㍼ S"),
        ("平成", "平成 ㍻ H"),
        ("令和", "令和 ㋿ R"),
    )
    for name in names.split()
}
_ROC_ZERO = 1911

# Numbers in characters, plain and formal (大写); 〇 is typed in several ways.
_ZEROS = "〇零○O"
_WORDS = f"{_ZEROS}一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖"
_DIGITS = str.maketrans(_WORDS, "0000" + "123456789" + "1223345667" + "89")
_TENS = str.maketrans({"拾": "十", "廿": "二十", "卅": "三十", "佰": "百", "元": "一", "正": "一"})
_NUMBER = f"([0-9]{{1,2}}|[{_WORDS}十拾廿卅]{{1,4}})"
_MONTH = f"(元|正|[0-9]{{1,2}}|[{_WORDS}十拾]{{1,4}})"
_COUNT = f"([0-9]{{1,3}}|元|[{_WORDS}十拾百佰]{{1,7}})"  # a year of an era; its first is written 元

_usual = {form: re.compile(pattern[1:-1]).fullmatch for form, pattern in PATTERNS.items()}
_excel = re.compile(EXCEL_PATTERN[1:-1]).fullmatch
_chinese_words = re.compile(
    f"(?:公元)?([0-9]{{4}}|[{_WORDS}]{{4}}) ?年 ?{_MONTH} ?月 ?{_NUMBER} ?[日号]?"
).fullmatch
_era = re.compile(
    f"({'|'.join(_ERAS)}) ?{_COUNT}(?: ?年 ?|[./-]){_NUMBER}(?: ?月 ?|[./-]){_NUMBER} ?日?"
).fullmatch
_roc_forms = tuple(
    re.compile(form).fullmatch
    for form in (
        f"(?:中[华華])?(?:民[国國])? ?{_COUNT} ?年 ?{_NUMBER} ?月 ?{_NUMBER} ?日?",
        "(?:中[华華])?民[国國] ?([0-9]{1,3})[./-]([0-9]{1,2})[./-]([0-9]{1,2})",
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
    if match := _chinese_words(text.upper()):
        return _read(match[1].translate(_DIGITS), match[2], match[3])
    return _in_form("chinese")(text)


def _read(year: str, month: str, day: str) -> _Parts | None:
    parts = _number(year), _number(month), _number(day)
    return None if None in parts else cast(_Parts, parts)


def _number(words: str) -> int | None:
    """A number below a thousand: 6, 元, 六, 零陆, 十二, 廿五, 一一三, 一百零六; 十六十 is none."""
    told = words.translate(_TENS).translate(_DIGITS)
    hundreds, hundred, rest = told.rpartition("百")
    tens, ten, ones = rest.lstrip("0" if hundred or "十" in rest else "").rpartition("十")
    figures = [hundreds or "0", (tens or "1") if ten else "0", ones or "0"]
    if not all(figure.isdecimal() for figure in figures) or (ten and max(map(len, figures)) > 1):
        return None
    return int(figures[0]) * 100 + int(figures[1]) * 10 + int(figures[2])


def _excel_serial(text: str) -> _Parts | None:
    if not _excel(text):
        return None
    day = _EXCEL_ZERO + timedelta(days=int(text[:_EXCEL_LENGTH]))
    return day.year, day.month, day.day


def _japanese_era(text: str) -> _Parts | None:
    match = _era(text.upper())
    parts = _read(match[2], match[3], match[4]) if match else None
    if match is None or parts is None:
        return None
    began = _ERAS[match[1]]
    year, month, day = parts
    since = (began.year - 1 + year, month, day)
    return since if since >= (began.year, began.month, began.day) else None


def _roc_year(text: str) -> _Parts | None:
    match = next(filter(None, (form(text) for form in _roc_forms)), None)
    parts = _read(match[1], match[2], match[3]) if match else None
    return (_ROC_ZERO + parts[0], *parts[1:]) if parts else None


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
