"""Do two names stand for one organisation (名称比对)? Asked only where one code carries both.

A code is strong evidence and a name weak, so the comparison forgives what people and registers do to
names and doubts what is left. It never links: `related` is no argument for joining two codes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import pyarrow as pa

from gongxin.identity.words import (
    BRANCH_ENDINGS,
    DIVISION_ENDINGS,
    INDUSTRIES,
    LEGAL_FORMS,
    PROVINCES,
    WHOLE_COUNTRY,
)
from gongxin.kernel.text import name_key

SHORTEST_TRADE_NAME = 2
FORGIVING_FROM = 4  # characters of place, trade name and industry
REMEMBERED = 65536  # names taken apart

_ENDINGS = "|".join(DIVISION_ENDINGS)
_PLACE = re.compile(
    f"(?:{'|'.join(WHOLE_COUNTRY)})?"
    f"(?:(?:{'|'.join(PROVINCES)})(?:{_ENDINGS})?)?"
    f"(?:[^\\W\\d_]{{1,6}}?(?:{_ENDINGS}))*"
)
_FORMS = re.compile(f"({'|'.join(LEGAL_FORMS)})+$")
_DEPENDENT = re.compile(f"^(?P<head>.+?(?:公司|银行|合作社))(?P<tail>(?!{_FORMS.pattern}).+)$")
_BRANCH_PARTS = re.compile("|".join(BRANCH_ENDINGS))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart (行政区划、字号、行业、组织形式)."""

    place: str
    trade: str
    industry: str
    form: str
    branch: tuple[str, ...] = ()  # for a branch: its places, outermost first

    @property
    def core(self) -> str:
        """What is left without place and legal form."""
        return self.trade + self.industry


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer and its reason, a word of `REASONS`."""

    related: bool
    reason: str

    def __bool__(self) -> bool:
        return self.related


REASONS = (
    "same",
    "form",
    "place",
    "industry",
    "shortened",
    "spelling",
    "former",
    "branch",
    "branch_and_parent",
    "different",
)


def related(first: str, second: str, *, former: Iterable[str] = ()) -> bool:
    """True unless the names look like those of two organisations."""
    return bool(compare(first, second, former=former))


def compare(first: str, second: str, *, former: Iterable[str] = ()) -> Comparison:
    """Compare a name with the one the registry holds; `former` are names the registry held before."""
    key, held = name_key(first), name_key(second)
    if key == held:
        return Comparison(related=True, reason="same")
    if key in {name_key(name) for name in former}:
        return Comparison(related=True, reason="former")
    return _compare_parts(parts(key), parts(held))


@lru_cache(maxsize=REMEMBERED)
def parts(key: str) -> Parts:
    """Take a name key apart. A part that cannot be told is left with the trade name."""
    dependent = _DEPENDENT.match(key)
    if dependent:
        head = parts(dependent["head"])
        places = tuple(_bare_place(place) for place in _BRANCH_PARTS.split(dependent["tail"]) if place)
        return Parts(head.place, head.trade, head.industry, head.form, branch=places or (dependent["tail"],))
    form = _FORMS.search(key)
    rest = key[: form.start()] if form else key
    rest, place = _split_place(rest)
    trade = _without_industry(rest)
    return Parts(place, trade, rest[len(trade) :], _meaning(form[0]) if form else "")


def unrelated(disagreements: pa.Table, known: Mapping[int, Iterable[str]]) -> pa.Table:
    """The rows of steps.disagreements whose name looks like another organisation's (一码多名).

    `known`: every name the registry has or had for a subject. Where the registry has none, all names of a
    new code count as conflicting as soon as two of them are unrelated: nothing tells which is right.
    """
    rows = disagreements.to_pylist()
    by_code: dict[str, set[str]] = {}
    for row in rows:
        if row["subject_id"] is None:
            by_code.setdefault(row["subject_code"], set()).add(row["subject_name"])
    quarrels = {code for code, names in by_code.items() if _quarrel(sorted(names))}
    bad = [
        row
        for row in rows
        if row["subject_code"] in quarrels
        or (row["subject_id"] is not None and not _fits(row, known.get(row["subject_id"], ())))
    ]
    return pa.Table.from_pylist(bad, schema=disagreements.schema)


def _fits(row: Mapping[str, str], known: Iterable[str]) -> bool:
    names = list(known) or [row["registry_name"]]
    return any(related(row["subject_name"], name) for name in names)


def _quarrel(names: list[str]) -> bool:
    return any(not related(one, other) for i, one in enumerate(names) for other in names[i + 1 :])


def _compare_parts(one: Parts, other: Parts) -> Comparison:
    if bool(one.branch) != bool(other.branch):
        return Comparison(related=False, reason="branch_and_parent")
    if one.branch and not _same_branch(one.branch[-1], other.branch[-1]):
        return Comparison(related=False, reason="different")
    reason = _likeness(one, other)
    return Comparison(related=reason is not None, reason=reason or "different")


def _likeness(one: Parts, other: Parts) -> str | None:
    near = _nested(one.place, other.place)
    if one.core == other.core and near:
        same_place = one.place == other.place
        return ("branch" if one.branch else "form") if same_place else "place"
    if near and one.trade == other.trade:
        return "industry"
    if near and _nested(one.core, other.core) and _nested(one.trade, other.trade):
        return "shortened"
    return "spelling" if _slips(one.place + one.core, other.place + other.core) else None


def _same_branch(one: str, other: str) -> bool:
    """The innermost place decides: what stands between (广西分公司|都安支公司) may be left out."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) > 1 and longer.endswith(shorter))


def _nested(one: str, other: str) -> bool:
    """One is a part of the other; an empty part says nothing against it."""
    return one in other or other in one


def _slips(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= FORGIVING_FROM and distance(one, other) <= 1


def distance(one: str, other: str) -> int:
    """Characters to change, add or take away to turn one text into the other (编辑距离)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (left != right))
    return row[-1]


def _split_place(rest: str) -> tuple[str, str]:
    """Rest and place; a place is not taken where only a line of business would be left."""
    found = _PLACE.match(rest)
    place = found[0] if found else ""
    left = _without_industry(rest[len(place) :])
    if len(left) < SHORTEST_TRADE_NAME or left in INDUSTRIES:
        return rest, ""
    return rest[len(place) :], _bare_place(place)


def _bare_place(place: str) -> str:
    """A place without 省, 市, 县 and the like: people leave them out as they please."""
    for ending in DIVISION_ENDINGS:
        place = place.replace(ending, "") if len(place) > len(ending) else place
    return place


def _without_industry(rest: str) -> str:
    shorter = next(
        (
            word
            for word in _industries()
            if rest.endswith(word) and len(rest) - len(word) >= SHORTEST_TRADE_NAME
        ),
        None,
    )
    return _without_industry(rest[: -len(shorter)]) if shorter else rest


@cache
def _industries() -> tuple[str, ...]:
    return tuple(sorted(INDUSTRIES, key=len, reverse=True))


def _meaning(form: str) -> str:
    return next(meaning for word, meaning in LEGAL_FORMS.items() if form.endswith(word))
