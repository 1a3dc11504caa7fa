"""Amounts of money as people write them, to exact decimal yuan (金额)."""

import re
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from gongxin.kernel.text import plain

# The unit of a column, for a bare number in it.
YUAN = "yuan"
TEN_THOUSAND = "ten_thousand"
UNITS = MappingProxyType({YUAN: Decimal(1), TEN_THOUSAND: Decimal(10_000)})

# In half width, for Python, RE2 and Java alike: what a bulk cast reads; anything else goes to `parse`.
PLAIN_PATTERN = "^-?[0-9]{1,16}(?:[.][0-9]{1,8})?$"

_MULTIPLES = {"百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_number = re.compile(
    r"(?:人民币|RMB|CNY)?[¥￥]?(-?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:[.][0-9]+)?)"
    rf"(?:人民币)?({'|'.join(_MULTIPLES)})?(?:人民币)?([元圆]?)(?:人民币)?[整正]?",
    re.IGNORECASE,
).fullmatch

_WHOLE = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
_DIGIT = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_in_words = re.compile(
    rf"(?:人民币)?([{_WHOLE}]+)[元圆](?:零?({_DIGIT})角)?(?:零?({_DIGIT})分)?[整正]?"
).fullmatch
_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

_BRACKETS = str.maketrans(dict.fromkeys("()（）", ""))
_TRADITIONAL = str.maketrans("萬億貳參陸圓", "万亿贰叁陆圆")
_idle_spaces = re.compile(" *([^0-9 ]) *").sub


class Amount(NamedTuple):
    """An amount in yuan, and the multiple that was written beside it: 万元, 元, or None for a bare number."""

    yuan: Decimal
    written: str | None


def parse(text: str, unit: str = YUAN) -> Amount | None:
    """An amount in any usual form; None for another currency and for what is no amount."""
    tidy = _idle_spaces(r"\1", plain(text).translate(_BRACKETS).translate(_TRADITIONAL))
    if match := _number(tidy):
        number = Decimal(re.sub("[, ]", "", match[1]))
        if match[2]:
            return Amount(number * _MULTIPLES[match[2]], f"{match[2]}元")
        stated = bool(match[3]) or any(sign in tidy for sign in "¥￥")
        return Amount(number, "元") if stated else Amount(number * UNITS[unit], None)
    if match := _in_words(tidy):
        cents = 10 * _DIGITS[match[2] or "零"] + _DIGITS[match[3] or "零"]
        return Amount(_whole(match[1]) + Decimal(cents) / 100, "元")
    return None


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
