"""Several names in one cell (一格多名): the present one, former ones, and those borne beside it.

Only words that say which name is which take a cell apart. Two names with a mere sign between them may be two
organisations, and a registered name may itself hold a former one: 示例开关公司（原示例开关厂）.
"""

import re
from typing import NamedTuple

from gongxin.kernel.text import normalise_name

# What is between the former names of one cell, and how they are joined in ours.
SEPARATORS = "、;；|/／"
JOINED = "、"
_SHORTEST = 4  # characters of a name: A/S is no two

_FORMER = "(?:曾用名称?|原名称?|原企业名称?|原单位名称?|变更前名称?|更名前(?:名称)?|旧称|旧名)"
_PRESENT = "(?:现用?名称?|(?:现|已)?更名为|(?:现|已)?变更为|现为)"
_FIRST, _OTHER = "第一名称", "第[二三]名称"
_END = "(?:）|$)"
_BREAK = "[,;、/|]?"
# Cheap, and true of every name (in its form) that `split` takes apart.
LABELLED = "曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称"

# What is left in one that says that it holds several, but not how to tell them apart.
UNTOLD = "第[一二三]名称|曾用名|（原名称?[:）]|（现用?名称?[:）]"

_labelled = re.compile(LABELLED).search
_ways = tuple(
    re.compile(pattern).fullmatch
    for pattern in (
        f"(?P<present>.+?)（{_FORMER}[:为]*(?P<former>[^（）].*?){_END}",
        f"(?P<present>.+?){_BREAK}{_FORMER}:(?P<former>.+)",
        f"(?P<former>.+?)（{_PRESENT}[:为]*(?P<present>.+?){_END}",
        f"{_FORMER}:(?P<former>.+?){_BREAK}{_PRESENT}:(?P<present>.+)",
        f"(?P<former>.+?){_BREAK}{_PRESENT}:(?P<present>.+)",
        f"{_FIRST}:?(?P<present>.+?){_BREAK}{_OTHER}:?(?P<other>.+)",
        f"(?P<present>.+?)（{_FIRST}）{_BREAK}(?P<other>.+?)（{_OTHER}{_END}",
        f"(?P<present>.+?)（{_OTHER}:?(?P<other>[^（）].*?){_END}",
        f"(?P<present>.+?){_BREAK}{_OTHER}:(?P<other>.+)",
    )
)
_part = re.compile(f"[{re.escape(SEPARATORS)}]")
_other_label = re.compile(f"{_BREAK}（?{_OTHER}[:）]?")


class Names(NamedTuple):
    """What one cell says an organisation is, was and is also called."""

    present: str
    former: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def split(cell: str) -> Names:
    """The names of a cell; one that is not said to hold several is one name."""
    name = normalise_name(cell)
    match = next(filter(None, (way(name) for way in _ways)), None) if _labelled(name) else None
    if match is None:
        return Names(name)
    found = match.groupdict()
    return Names(found["present"], each(found.get("former") or ""), _others(found.get("other") or ""))


def each(names: str) -> tuple[str, ...]:
    """The names of a cell that holds names of one kind; signs within a name part nothing."""
    parts = tuple(part.strip() for part in _part.split(names) if part.strip())
    whole = len(parts) == 1 or any(len(part) < _SHORTEST for part in parts)
    return (names,) if whole and names else parts


def _others(names: str) -> tuple[str, ...]:
    return tuple(name for part in _other_label.split(names) if part for name in each(part))
