"""Which characters are taken for one another: by their shape, by their sound (形近字、音近字).

Shapes: a table made from the pictures of a font by tools/similar-characters, kept beside this file. Sounds:
pypinyin, without tones and without what many speakers do not tell apart.
"""

from functools import cache, lru_cache
from pathlib import Path

from gongxin.identity.matching.reasons import Reason

_SHAPES = Path(__file__).parent / "shapes.txt"
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
# Latin letters, digits and characters that scanners confuse; all in lower case.
_STROKES = ("0oo〇", "1il丨", "2z", "5s", "8b", "一-")
# A number is never taken for another; 壹 is 一 before anything is compared.
_NUMBERS = frozenset("一二三四五六七八九十百0123456789")


@lru_cache(maxsize=65536)
def confusion(one: str, other: str) -> Reason | None:
    """How one character could have become the other, if it could."""
    if one in _NUMBERS and other in _NUMBERS:
        return None
    if other in _look_alikes().get(one, ()):
        return Reason.TRADE_SHAPE
    return Reason.TRADE_SOUND if _sounds(one) & _sounds(other) else None


@cache
def _look_alikes() -> dict[str, set[str]]:
    """The table, read in both directions."""
    found: dict[str, set[str]] = {}
    lines = (line for line in _SHAPES.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    near = ((line[0], other) for line in lines for other in line[1:])
    strokes = ((one, other) for group in _STROKES for one in group for other in group)
    for one, other in (*near, *strokes):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


@lru_cache(maxsize=16384)
def _sounds(character: str) -> frozenset[str]:
    if character.isascii():
        return frozenset()
    from pypinyin import Style, pinyin  # noqa: PLC0415  a large table, read when first needed

    return frozenset(map(_folded, pinyin(character, style=Style.NORMAL, heteronym=True)[0]))


def _folded(sound: str) -> str:
    for full, short in _FOLDED:
        sound = sound.replace(full, short)
    return sound
