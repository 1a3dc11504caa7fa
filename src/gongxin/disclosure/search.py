"""Finding an organisation by code, by a fragment of its name, or by initials (主体检索).

Reads `shown` only, so portal and desk ask the same. There is no search for persons: text that has the
shape of somebody's number is refused and goes no further, not even into a log.

How a name is found is measured, not guessed: the rarest pairs of characters go to the index and the rest is
compared on the rows they leave. Frequent pairs slow the index down and are left out of it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Any, Literal

import psycopg
from django.db import connection as default

from gongxin.disclosure import grams
from gongxin.kernel import personal, uscc
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.patterns import Kind
from gongxin.kernel.text import name_key

SHORTEST, LONGEST = 2, 100  # characters of a query
FREQUENT = 10  # times the square root of all names: from there on a scan meets a pair before an index does
AHEAD = 5_000  # rows that are looked through first when every pair is frequent
RAREST = 4  # pairs of a fragment that go to the index
MUCH = 4  # times as frequent as the rarest: from there on a pair slows the index down more than it helps
TOUCHED = 2  # pairs of a text that one error can be in
NEAR = 5_000  # names that may be looked at for one group of pairs
FORGIVING_FROM = 4  # characters; a shorter text with an error could be anything
DISTANCE, DISTANCE_OF_SHORT = 2, 1  # errors in a whole name
SHORT = 8  # characters; a name with fewer bears one error
EVERY = ""  # the gram of every name
WINDOW = 30  # rows among which the best are chosen

Matched = Literal["code", "name", "former", "initials", "similar"]
_PERSONS = frozenset(Kind) - {Kind.HOME_ADDRESS, Kind.BANK_ACCOUNT}  # digits of a code may look like a card's

_ROW = "subject_id, code, name, former, kind, division, status, provisional, key"
_SELECT = f"select {_ROW} from shown.organisation"
_COUNTS = "select g, n from shown.gram where g = any(%s)"
_AHEAD = (
    f"select {_ROW} from (select * from shown.organisation limit %s) ahead where {{text}} like %s limit %s"
)
_WITH_FACTS = "select distinct subject_id from shown.fact where subject_id = any(%s)"
_BY_CODE = f"{_SELECT} where code >= %s and code < %s order by code limit %s"
_BY_FIRST_LETTERS = f"{_SELECT} where left(letters, 2) = %s limit %s"
_SIMILAR = f"""
select {_ROW} from (
    select *, shown.levenshtein_less_equal(left(split_part(key, '||', 1), 255), %(key)s, %(errors)s) as errors
    from shown.organisation where {{some}}
    order by errors, subject_id limit %(limit)s
) near where errors <= %(errors)s
"""
_SIMILAR_PART = f"""
{_SELECT} where ({{some}}) and key like any(%(halves)s) and key like any(%(variants)s)
limit %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One organisation found, and by what (检索结果). `former` are its former names, latest first."""

    subject_id: int
    code: str
    name: str
    former: tuple[str, ...]
    kind: str | None
    division: str | None
    status: str | None
    provisional: bool
    matched: Matched


def search(text: str, limit: int = 20, *, connection: psycopg.Connection[Any] | None = None) -> list[Hit]:
    """The organisations that a person may mean, best first.

    A code or its beginning; two or more characters of a name, present or former, simplified or traditional;
    three or more initials, or the first two; where nothing matches, a name with one character wrong, missing
    or too many. Best is the exact name, then names that begin with the text, then shorter names; among more
    than WINDOW matches those laid down first: registered before provisional, heads before branches.
    """
    key = _asked(text)
    asking = _Asking(connection)
    hits: dict[int, Hit] = {}
    for matched, rows in _ways(asking, uscc.normalise(text), key):
        for row in _best(rows, key) if matched in {"name", "initials"} else rows:
            hits.setdefault(row[0], _hit(row, matched, key))
    return _known(asking, list(hits.values()))[:limit]


def by_code(code: str, *, connection: psycopg.Connection[Any] | None = None) -> Hit | None:
    """The organisation with that very code; what is no code leads to none, and nothing is refused."""
    asking = _Asking(connection)
    found = asking.rows(f"{_SELECT} where code = %s", [code])
    return next(iter(_known(asking, [_hit(row, "code", "") for row in found])), None)


def refuse_persons(text: str) -> None:
    """Whatever is looked for, a person's number is not (不查个人).

    Raises:
        GongxinError: `disclosure.search_for_a_person`, without the text.
    """
    if any(place.kind in _PERSONS for place in personal.scan(text)):
        raise GongxinError("disclosure.search_for_a_person")


def _asked(text: str) -> str:
    refuse_persons(text)
    key = name_key(text)[:LONGEST]
    if len(key) < SHORTEST:
        raise GongxinError("disclosure.search_too_short", shortest=SHORTEST)
    return key


@dataclass(frozen=True, slots=True)
class _Asking:
    """The connection, unprepared: a generic plan turns 0.3 ms of a fragment into 100 ms."""

    connection: psycopg.Connection[Any] | None

    def rows(self, query: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
        if self.connection is None:
            default.ensure_connection()
        with (self.connection or default.connection).cursor() as cursor:
            return list(cursor.execute(query, values, prepare=False))

    def counts(self, wanted: Iterable[str]) -> dict[str, int]:
        """How many names hold each gram; under EVERY how many there are. What is missing is in none."""
        return dict(self.rows(_COUNTS, [[EVERY, *wanted]]))


Rows = list[tuple[Any, ...]]


def _known(asking: _Asking, hits: list[Hit]) -> list[Hit]:
    """Without provisional organisations of whom nothing is shown any more, or nothing yet."""
    doubtful = [hit.subject_id for hit in hits if hit.provisional]
    if not doubtful:
        return hits
    shown = {subject for (subject,) in asking.rows(_WITH_FACTS, [doubtful])}
    return [hit for hit in hits if not hit.provisional or hit.subject_id in shown]


def _ways(asking: _Asking, code: str, key: str) -> Iterable[tuple[Matched, Rows]]:
    """The ways to understand the text, surest first; a later way is not tried after a whole code."""
    latin = key.isascii()
    if latin and any(character.isdigit() for character in code) and len(code) <= uscc.LENGTH:
        yield "code", asking.rows(_BY_CODE, [code, code + "~", WINDOW])
        if len(code) == uscc.LENGTH:
            return
    if latin:
        found = _by_initials(asking, key)
        yield "initials", found
        if len(key) > SHORTEST or len(found) == WINDOW:
            return
    found = _by_fragment(asking, key)
    yield "name", found
    if not found and len(key) >= FORGIVING_FROM:
        yield "similar", _by_similarity(asking, key)


def _by_fragment(asking: _Asking, key: str) -> Rows:
    wanted = grams.bigrams(key)
    return _containing(asking, "bigrams", "key", wanted, f"%{_escaped(key)}%")


def _by_initials(asking: _Asking, letters: str) -> Rows:
    if len(letters) == SHORTEST:
        return asking.rows(_BY_FIRST_LETTERS, [letters, WINDOW])
    wanted = sorted({letters[i : i + 3] for i in range(len(letters) - 2)})
    return _containing(asking, "initials", "letters", wanted, f"%{_escaped(letters)}%")


def _containing(asking: _Asking, column: str, text: str, wanted: list[str], pattern: str) -> Rows:
    """Rows whose text is like the pattern; `wanted` are the grams that such a row must have."""
    counts = asking.counts(wanted)
    frequent = FREQUENT * math.isqrt(counts.pop(EVERY, 0))
    if len(counts) < len(wanted):
        return []
    if min(counts.values()) > frequent:
        ahead = _ahead(asking, text, pattern, min(counts.values()))
        if len(ahead) == WINDOW:
            return ahead
    chosen = _for_index(counts, frequent)
    return asking.rows(
        f"{_SELECT} where {column} @> %s and {text} like %s limit %s", [chosen, pattern, WINDOW]
    )


def _ahead(asking: _Asking, text: str, pattern: str, rarest: int) -> Rows:
    """Matches among the first rows: a few tell how far to look where that is less work than the index has.

    To look through a row takes about as long as the index takes for a name that has the rarest gram.
    """
    found = asking.rows(_AHEAD.format(text=text), [AHEAD, pattern, WINDOW])
    far = 2 * AHEAD * WINDOW // max(len(found), 1)
    if 0 < len(found) < WINDOW and far < rarest:
        return asking.rows(_AHEAD.format(text=text), [far, pattern, WINDOW])
    return found


def _for_index(counts: Mapping[str, int], frequent: int) -> list[str]:
    """The rarest grams, without those that are much more frequent."""
    rarest = _by_rarity(counts)
    bound = max(frequent, MUCH * counts[rarest[0]])
    return [g for g in rarest[:RAREST] if counts[g] <= bound]


def _by_rarity(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda g: (counts[g], g))


def _by_similarity(asking: _Asking, key: str) -> Rows:
    """Names, then parts of names, that one error has made the text of; then whole names with two errors."""
    pairs = [key[i : i + 2] for i in range(len(key) - 1)]
    counts = asking.counts(pairs)
    names = counts.pop(EVERY, 0)
    errors = DISTANCE if len(key) >= SHORT else DISTANCE_OF_SHORT
    whole = {"key": key, "errors": errors, "limit": WINDOW}
    part = {"limit": WINDOW, "halves": _halves(key), "variants": _variants(key)}
    together = [
        group for group in _left_by_an_error(pairs, counts) if _expected(group, counts, names) <= NEAR
    ]
    single = _single(counts, FREQUENT * math.isqrt(names))
    ways = ((_SIMILAR, together, whole), (_SIMILAR_PART, together or single, part), (_SIMILAR, single, whole))
    for query, groups, facts in ways:
        found = asking.rows(*_with_any(query, groups, facts)) if groups else []
        if found:
            return found
    return []


def _left_by_an_error(pairs: Sequence[str], counts: Mapping[str, int]) -> list[list[str]]:
    """Groups of pairs of which one stands in the name whole, whatever one error did to the text of it.

    An error touches one pair, or two that are neighbours. A pair that is in no name is its work: what is no
    neighbour of it is sound. Where all are in some name, of three that are no neighbours two are sound.
    """
    missing = [i for i, g in enumerate(pairs) if g not in counts]
    sound = [i for i in range(len(pairs)) if all(abs(i - m) > 1 for m in missing)]
    chosen: list[int] = []
    for i in sorted(sound, key=lambda i: counts[pairs[i]]):
        if all(abs(i - c) > 1 and pairs[i] != pairs[c] for c in chosen):
            chosen.append(i)
    enough = 2 if missing else 3
    if len(chosen) < enough:
        return []
    return [[pairs[i], pairs[j]] for i, j in combinations(chosen[:enough], 2)]


def _expected(group: Sequence[str], counts: Mapping[str, int], names: int) -> float:
    """How many names have all of them, if none brought another along."""
    return names * math.prod(counts[g] / max(names, 1) for g in group)


def _single(counts: Mapping[str, int], frequent: int) -> list[list[str]]:
    """The rarest pairs, one more than an error can touch, as far as they are few enough to be looked at."""
    rarest = _by_rarity(counts)[: TOUCHED + 1]
    sums = accumulate(counts[g] for g in rarest)
    return [[g] for g, together in zip(rarest, sums, strict=True) if together <= frequent]


def _with_any(
    query: str, groups: Sequence[list[str]], facts: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The query for rows that have all pairs of some group; single pairs are one question to the index."""
    if all(len(group) == 1 for group in groups):
        return query.format(some="bigrams && %(some)s"), {**facts, "some": [g for (g,) in groups]}
    named = {f"some{i}": group for i, group in enumerate(groups)}
    return query.format(some=" or ".join(f"bigrams @> %({name})s" for name in named)), {**facts, **named}


def _halves(key: str) -> list[str]:
    """One error leaves one half of the text as it is."""
    middle = len(key) // 2
    return [f"%{_escaped(key[:middle])}%", f"%{_escaped(key[middle:])}%"]


def _variants(key: str) -> list[str]:
    """Every text that one character, wrong, missing or too many, could have turned into this one."""
    cuts = [(_escaped(key[:i]), key[i : i + 1], _escaped(key[i + 1 :])) for i in range(len(key))]
    wrong = (f"%{left}_{right}%" for left, _, right in cuts)
    missing = (f"%{left}_{_escaped(here)}{right}%" for left, here, right in cuts[1:])
    surplus = (f"%{left}{right}%" for left, _, right in cuts)
    return [*wrong, *missing, *surplus]


def _escaped(text: str) -> str:
    """Text in which % and _ mean themselves to LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _best(rows: Rows, key: str) -> Rows:
    def rank(row: tuple[Any, ...]) -> tuple[bool, bool, int]:
        own = row[8].split(grams.FORMER)[0]
        return own != key, not own.startswith(key), len(own)

    return sorted(rows, key=rank)


def _hit(row: tuple[Any, ...], matched: Matched, key: str) -> Hit:
    subject_id, code, name, former, kind, division, status, provisional, own = row
    if matched == "name" and key not in own.split(grams.FORMER)[0]:
        matched = "former"
    return Hit(subject_id, code, name, tuple(former), kind, division, status, provisional, matched)
