"""Amounts of money as people write them, to exact decimals and the currency they name (金额).

Nothing is converted: an amount in dollars is that number of dollars. `元` and `￥` say no currency: they are
those of several, and mean the one of the column.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from gongxin.kernel.text import plain

# The unit of a column, for a bare number in it.
YUAN = "yuan"
TEN_THOUSAND = "ten_thousand"
UNITS = MappingProxyType({YUAN: Decimal(1), TEN_THOUSAND: Decimal(10_000)})

# In half width, for Python, RE2 and Java alike: what a bulk cast reads; anything else goes to `parse`.
PLAIN_PATTERN = "^-?[0-9]{1,16}(?:[.][0-9]{1,8})?$"

# By their codes (ISO 4217, GB/T 12406), the words for them in capitals. `$` alone is that of many.
CURRENCIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CNY": ("人民币", "RMB", "CN￥"),
        "USD": ("美元", "美金", "US$"),
        "HKD": ("港币", "港元", "港圆", "香港元", "香港币", "HK$"),
        "MOP": ("澳门元", "澳门币", "葡币"),
        "TWD": ("新台币", "台币", "NT$"),
        "EUR": ("欧元", "欧圆", "€"),
        "JPY": ("日元", "日圆", "日币", "JP￥"),
        "GBP": ("英镑", "£"),
        "KRW": ("韩元", "韩圆", "韩币", "₩"),
        "SGD": ("新加坡元", "新加坡币", "新币", "S$"),
        "AUD": ("澳元", "澳大利亚元", "澳币", "A$"),
        "CAD": ("加元", "加拿大元", "加币", "C$"),
        "NZD": ("新西兰元", "纽元", "NZ$"),
        "CHF": ("瑞士法郎", "瑞郎"),
        "SEK": ("瑞典克朗",),
        "DKK": ("丹麦克朗",),
        "NOK": ("挪威克朗",),
        "RUB": ("俄罗斯卢布", "卢布"),
        "THB": ("泰铢", "泰国铢"),
        "MYR": ("马来西亚林吉特", "林吉特", "马币"),
        "IDR": ("印度尼西亚卢比", "印尼盾"),
        "PHP": ("菲律宾比索",),
        "INR": ("印度卢比",),
        "VND": ("越南盾",),
        "ZAR": ("南非兰特",),
    }
)
_NAMED = {word: code for code, words in CURRENCIES.items() for word in (*words, code)}
# Those that count nothing: 50 CNY and 500港币 in a column of ten thousands may be either.
_UNCOUNTED = frozenset(word for word in _NAMED if not word.endswith(("元", "圆", *"￥$€£₩")))
_by_length = sorted(_NAMED, key=len, reverse=True)
_currency = re.compile(f"({'|'.join(map(re.escape, _by_length))}):?")

_MULTIPLES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "THOUSAND": 10**3,
    "MILLION": 10**6,
    "BILLION": 10**9,
}
_MULTIPLE = "|".join(sorted(_MULTIPLES, key=len, reverse=True))
_FIGURE = "(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:[.][0-9]+)?"
_TAIL = "(?:([0-9])角)?(?:([0-9])分)?[整正]?"
_figures = re.compile(
    f"￥?(-?)((?:{_FIGURE}(?:{_MULTIPLE}))*{_FIGURE}(?:{_MULTIPLE})?)(?:([元圆块]){_TAIL}|[整正]?)"
).fullmatch
_part = re.compile(f"({_FIGURE})({_MULTIPLE})?")
_unit_first = re.compile(f"(?:({_MULTIPLE})[元圆]?|[元圆]):?([0-9].*)").fullmatch
_stated = re.compile(f"[元圆块￥]|{_MULTIPLE}").search

_WHOLE = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
_DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
# A whole number to its end: 五万三 may be 53,000, and 三五 is no number. Without 零 a place follows a place.
_TENS = f"{_DIGIT}?[十拾]{_DIGIT}?"
_HUNDREDS = f"{_DIGIT}[百佰](?:[零〇]?{_TENS}|[零〇]{_DIGIT})?"
_THOUSANDS = f"{_DIGIT}[千仟](?:{_HUNDREDS}|[零〇]?{_TENS}|[零〇]{_DIGIT})?"
_LARGE = f"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS})"
_REST = f"(?:[零〇]?{_LARGE}|[零〇]{_DIGIT})"
_TEN_THOUSANDS = f"(?:{_LARGE}|{_DIGIT})万{_REST}?"
_number = re.compile(
    f"[零〇]|{_DIGIT}|{_LARGE}|{_TEN_THOUSANDS}"
    f"|(?:{_LARGE}|{_DIGIT}|{_TEN_THOUSANDS})亿(?:[零〇]?{_TEN_THOUSANDS}|{_REST})?"
).fullmatch
_words = re.compile(f"([{_WHOLE}]+)([元圆]?)(?:零?({_DIGIT})角)?(?:零?({_DIGIT})分)?[整正]?").fullmatch
# Without a unit or currency behind them some words are names: 陆伍, 万千; two places make an amount.
_surely_amount = re.compile(f"(?:{_DIGIT}.*[十百千拾佰仟]|[十拾]).*[万亿]").fullmatch
_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

_BRACKETS = str.maketrans(dict.fromkeys("()[]{}【】〔〕〈〉《》", "") | {"¥": "￥", "￡": "£"})
_TRADITIONAL = str.maketrans("萬億貳參陸圓幣臺鎊國韓歐", "万亿贰叁陆圆币台镑国韩欧")
_numbered = re.compile("[([{【〔〈《][^])}】〕〉》]*[0-9]").search  # a note, or a second amount
_idle_spaces = re.compile(" *([^0-9 ]) *").sub


class Amount(NamedTuple):
    """An amount in whole units of its currency (元), and that currency's code; None where it names none."""

    value: Decimal
    currency: str | None


def parse(text: str, unit: str = YUAN) -> Amount | None:
    """An amount in any usual form; None for what is none, or names two currencies."""
    half = plain(text)
    if _numbered(half):
        return None
    tidy = half.upper().translate(_BRACKETS).translate(_TRADITIONAL)
    tidy = _idle_spaces(r"\1", tidy)
    named = {_NAMED[found[1]] for found in _currency.finditer(tidy)}
    bare = _without_currency(tidy) if named else tidy
    if len(named) > 1 or (named and unit != YUAN and not _stated(bare)):
        return None
    value = _in_figures(bare, unit)
    if value is None:
        value = _in_words(bare, certain=bool(named))
    return None if value is None else Amount(value, next(iter(named), None))


def _without_currency(text: str) -> str:
    """万美元 and 万元美元 are 万元, 500美元 is 500元; 人民币 goes without a trace."""
    bare = _currency.sub(lambda found: "" if found[1] in _UNCOUNTED else "元", text)
    bare = re.sub("[元圆]元", "元", bare).strip(" ")
    if not bare.startswith("元"):
        return bare
    rest = bare[1:].lstrip(":")
    return rest if _stated(rest) else f"{rest}元"


def _in_figures(text: str, unit: str) -> Decimal | None:
    """500, 500万, 1亿2000万元, 万元500, 12元5角."""
    if before := _unit_first(text):
        text = "" if _stated(before[2]) else before[2] + (before[1] or "元")
    if not (match := _figures(text)):
        return None
    parts = list(_parts(match[2]))
    if len(parts) > 1 and not (_descending(parts) and (match[3] or parts[-1][1] > 1)):
        return None
    whole = sum((number * multiple for number, multiple in parts), Decimal(0))
    cents = 10 * int(match[4] or 0) + int(match[5] or 0)
    found = whole + Decimal(cents) / 100
    if not _stated(text):
        found *= UNITS[unit]
    return -found if match[1] else found


def _parts(text: str) -> Iterator[tuple[Decimal, int]]:
    for number, multiple in _part.findall(text):
        yield Decimal(re.sub("[, ]", "", number)), _MULTIPLES.get(multiple, 1)


def _descending(parts: list[tuple[Decimal, int]]) -> bool:
    """1亿2000万 is one amount; 2000万1亿 is none, and 5万3 is not said to its end."""
    return all(0 < number * multiple < before for (_, before), (number, multiple) in pairwise(parts))


def _in_words(text: str, *, certain: bool) -> Decimal | None:
    """An amount in Chinese characters, to the cent."""
    match = _words(text)
    if not match or not (match[2] or certain or _surely_amount(match[1])):
        return None
    if not _number(match[1]) or (not match[2] and (match[3] or match[4])):
        return None
    cents = 10 * _DIGITS[match[3] or "零"] + _DIGITS[match[4] or "零"]
    return _whole(match[1]) + Decimal(cents) / 100


def _whole(words: str) -> int:
    """A whole number in Chinese characters, plain or formal (大写)."""
    total = group = digit = 0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            group, digit = group + (digit or 1) * _PLACES[character], 0
        elif character == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        else:
            total, group, digit = (total + group + digit) * 10**8, 0, 0
    return total + group + digit
