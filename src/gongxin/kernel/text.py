"""Text as people write it, brought to one form (文本规范化).

A table is a pair of strings of equal length: `str.maketrans(*TABLE)` here, `.translate(*TABLE)` in bulk.
The patterns are written for Python, RE2 and Java alike: no look-around, no reference back, no class
whose meaning depends on the engine.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import opencc


class Table(NamedTuple):
    """One character becomes another: the first string's the second's, place by place."""

    taken: str
    given: str


def then(first: Table, *others: Table) -> Table:
    """One table that does what several do one after another."""
    taken = dict.fromkeys("".join(table.taken for table in (first, *others)))
    steps = [str.maketrans(*table) for table in (first, *others)]
    given = {}
    for character in taken:
        made = character
        for step in steps:
            made = made.translate(step)
        given[character] = made
    changed = [character for character, made in given.items() if character != made]
    return Table("".join(changed), "".join(given[character] for character in changed))


def without(table: Table, characters: str) -> Table:
    """The table that leaves these characters as they are."""
    kept = [(taken, given) for taken, given in zip(*table, strict=True) if taken not in characters]
    return Table("".join(taken for taken, _ in kept), "".join(given for _, given in kept))


_SPACES = (
    "\t\n\v\f\r\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
)
_DASHES = "‐‑‒–—―−－﹣"
_DOTS = "•‧・∙⋅"
_BRACKETS = "()[]{}（）［］｛｝〔〕【】〖〗〈〉《》「」『』﹙﹚﹛﹜﹝﹞〘〙〚〛｟｠❨❩❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭︵︶︷︸︹︺"
_PAIRS = len(_BRACKETS) // 2

WIDTH = Table("".join(chr(c + 0xFEE0) for c in range(0x21, 0x7F)), "".join(chr(c) for c in range(0x21, 0x7F)))
OPENING, CLOSING = _BRACKETS[::2], _BRACKETS[1::2]
SPACES = Table(_SPACES, " " * len(_SPACES))
DASHES = Table(_DASHES, "-" * len(_DASHES))
DOTS = Table(_DOTS, "·" * len(_DOTS))
PLAIN = then(WIDTH, SPACES)  # half width, one kind of space
SIGNS = then(PLAIN, DASHES, DOTS, Table(_BRACKETS, "()" * _PAIRS))  # to look through, never to be stored
NAME = then(PLAIN, DASHES, DOTS, Table(_BRACKETS, "（）" * _PAIRS))  # round brackets, as registered
NUMBER = then(PLAIN, DASHES, Table(f"{_BRACKETS}<>", "〔〕" * (_PAIRS + 1)))  # as in numbers of documents
WRITTEN_NUMBER = without(then(PLAIN, DASHES), f"{_BRACKETS}＜＞")  # its own brackets stay
# A digit in other clothes, one character each; to be looked through, never to be stored.
DIGITS = Table(
    "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
    "⓪①②③④⑤⑥⑦⑧⑨⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐⓵⓶⓷⓸⓹⓺⓻⓼⓽❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒"
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㊀㊁㊂㊃㊄㊅㊆㊇㊈⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + "".join(map(chr, range(0x1D7CE, 0x1D800))),
    "00" + "123456789" * 2 + "0" + "123456789" * 9 + "0123456789" * 9,
)

# Seen by nobody, copied from pages and spreadsheets; taken out.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u20e3\ufe0e\ufe0f\ufeff"
)
INVISIBLE_PATTERN = f"[{INVISIBLE}]"
# Letters of Latin script beyond those of ASCII: é, ß, ł.
ACCENTED = "À-ÖØ-öø-ſ"
# A name in which this is found has no spaces of its own; one without keeps one between words.
UNSPACED_PATTERN = f"[^ -~{ACCENTED}（）·]"

_plain = str.maketrans(dict.fromkeys(INVISIBLE, "") | dict(zip(*PLAIN, strict=True)))
_name = str.maketrans(dict.fromkeys(INVISIBLE, "") | dict(zip(*NAME, strict=True)))
_number = str.maketrans(dict.fromkeys(INVISIBLE + " ", "") | dict(zip(*NUMBER, strict=True)))
_written = str.maketrans(dict.fromkeys(INVISIBLE + " ", "") | dict(zip(*WRITTEN_NUMBER, strict=True)))
# For identifiers: what means nothing inside one goes, a spreadsheet's apostrophe too.
CODE_NOISE = INVISIBLE + SPACES.taken + DASHES.taken + " -'’＇"
CODE_NOISE_PATTERN = "[" + CODE_NOISE.replace("-", "") + "-]"
CODE_TIDY = str.maketrans(dict(zip(*WIDTH, strict=True)) | dict.fromkeys(CODE_NOISE, ""))

_unspaced = re.compile(UNSPACED_PATTERN).search
_not_of_the_key = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Half width, spaces of one kind and none at the ends, nothing invisible."""
    return text.translate(_plain).strip(" ")


def normalise_name(text: str) -> str:
    """An organisation's name in one form; traditional characters stay as they are."""
    words = spaced_name(text).split(" ")
    return ("" if _unspaced("".join(words)) else " ").join(words)


def spaced_name(text: str) -> str:
    """The same with the blanks of a Chinese name left, one where there are several."""
    return " ".join(word for word in text.translate(_name).split(" ") if word)


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in simplified characters, for keys only: what was written is kept beside it (简体)."""
    converted: str = _to_simplified().convert(text)
    return converted


def name_key(name: str) -> str:
    """What two spellings of one name have in common: no brackets, spaces, case, traditional forms."""
    letters = unicodedata.normalize("NFKC", normalise_name(name)).casefold()
    return simplified(_not_of_the_key.sub("", letters))


def number_key(number: str) -> str:
    """A document's number (文号) whatever brackets, spaces and width it was typed with."""
    return number.translate(_number).replace(" ", "").upper()


def number_as_written(number: str) -> str:
    """A document's number for show, in its own brackets: a court writes （2026）, an office 〔2026〕."""
    return number.translate(_written).replace(" ", "").upper()
