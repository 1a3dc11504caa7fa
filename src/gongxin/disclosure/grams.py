"""What a name is found by: pairs of characters, and the first letters of its pinyin (检索词元).

Everything here works on name keys (gongxin.kernel.text.name_key): simplified, half width, without
brackets and spaces. Pairs are two characters long and letter groups three, so that one table holds both.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

FORMER = "||"  # between a name and its former names: two signs, lest one forgiven character bridge them

# Readings of firm names where a dictionary's first reading is another one.
IN_FIRM_NAMES = {"长": "c", "行": "h", "厂": "c", "都": "d", "会": "h", "单": "d"}
PHRASES_OF_FIRMS = {
    "成都": "cd",
    "宿迁": "sq",
    "单县": "sx",
    "会计": "kj",
    "会稽": "kj",
    "行政": "xz",
    "旅行": "lx",
}
LONGEST_PHRASE = 4


def bigrams(key: str) -> list[str]:
    """The pairs of neighbouring characters, each once; former names are not joined to the next."""
    return sorted({part[i : i + 2] for part in key.split(FORMER) for i in range(len(part) - 1)})


def letter_grams(letters: str) -> list[str]:
    """The groups of three letters of `initials`, each once; former names are not joined to the next."""
    return sorted({part[i : i + 3] for part in letters.split(FORMER) for i in range(len(part) - 2)})


def joined(keys: Iterable[str]) -> str:
    """One text that holds a name's key and those of its former names."""
    return FORMER.join(keys)


def initials(key: str) -> str:
    """First letters of the reading, Latin letters and digits as they are (拼音首字母).

    One reading a character: the longest phrase around it decides, then its commonest reading.
    """
    letters = key.lower().translate(_letters())
    for i, character in enumerate(key):
        if character in _ambiguous():
            letters = _reread(key, letters, i)
    return letters


def _reread(key: str, letters: str, place: int) -> str:
    """Of phrases equally long, the one that begins latest: places come first in a name (某市|长江)."""
    for length in range(LONGEST_PHRASE, 1, -1):
        for start in range(min(place, len(key) - length), max(-1, place - length), -1):
            reading = _phrases().get(key[start : start + length])
            if reading:
                return letters[:start] + reading + letters[start + length :]
    return letters


def _first_letter(reading: str) -> str:
    letter = unicodedata.normalize("NFD", reading[:1])[:1].lower()
    return letter if "a" <= letter <= "z" else ""


@cache
def _letters() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415  a large table, read when first needed

    table = {point: _first_letter(readings) for point, readings in pinyin_dict.items()}
    known = {point: letter for point, letter in table.items() if letter}
    return known | {ord(character): letter for character, letter in IN_FIRM_NAMES.items()}


@cache
def _phrases() -> dict[str, str]:
    """Phrases around a character that is not read alike everywhere."""
    return {phrase: letters for phrase, letters in _dictionary().items() if _ambiguous() & set(phrase)}


@cache
def _ambiguous() -> frozenset[str]:
    """Characters whose letter depends on the phrase: those that some phrase reads otherwise."""
    table = _letters()
    return frozenset(
        character
        for phrase, letters in _dictionary().items()
        for character, letter in zip(phrase, letters, strict=True)
        if table.get(ord(character), character) != letter
    )


@cache
def _dictionary() -> dict[str, str]:
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415  as above

    found = {}
    for phrase, readings in phrases_dict.items():
        letters = "".join(_first_letter(reading[0]) for reading in readings)
        if len(letters) == len(phrase) <= LONGEST_PHRASE:
            found[phrase] = letters
    return found | PHRASES_OF_FIRMS
