"""Places in a law as people cite them in English: 第二十条第六项 → art. 20, item 6 (条款)."""

import re
from typing import Final

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_UNITS: Final = {"条": "art.", "章": "ch.", "节": "sec.", "款": "para.", "项": "item", "部分": "part"}
_PLACE: Final = re.compile(r"第([零一二三四五六七八九十百]+|[0-9]+)(条|章|节|款|项|部分)")


def in_english(article: str) -> str:
    """The same place for readers of English; what is no such place stays as it is."""
    said = _PLACE.sub(lambda found: f"{_UNITS[found[2]]} {_number(found[1])}, ", article.replace("、", ""))
    return said.removesuffix(", ")


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
    return total + digit
