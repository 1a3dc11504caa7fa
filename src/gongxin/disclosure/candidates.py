"""Whom a name without a code may mean: a list for a person to choose from, never a link (疑似主体)."""

from dataclasses import dataclass

from gongxin.disclosure.grams import bigrams
from gongxin.disclosure.search import SHORTEST, Hit, search
from gongxin.identity.matching.comparing import compare
from gongxin.identity.matching.parsing import parse
from gongxin.identity.matching.reasons import Match
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import name_key


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a row may be about, and how the two names compare (候选主体)."""

    hit: Hit
    match: Match


def candidates(name: str, limit: int = 10) -> list[Candidate]:
    """What the search finds for the name, its parts and the names noted in its brackets; best first.

    Text that cannot be searched has no candidates: a queue shows the row all the same.
    """
    parts = parse(name)
    found: dict[int, Hit] = {}
    beginning = parts.text[: parts.begin + SHORTEST] if parts.begin else ""  # the rest may be misread
    for text in dict.fromkeys((name, parts.text, *parts.others, parts.core, parts.trade, beginning)):
        for hit in _search(text, limit):
            found.setdefault(hit.subject_id, hit)
    listed = [Candidate(hit, compare(name, hit.name, former=hit.former)) for hit in found.values()]
    pairs = set(bigrams(name_key(name)))
    return sorted(listed, key=lambda one: (-one.match.score, -_shared(pairs, one.hit.name)))[:limit]


def _shared(pairs: set[str], name: str) -> float:
    """How many pairs of characters two names share: it decides between names that both differ in much."""
    other = set(bigrams(name_key(name)))
    return len(pairs & other) / max(len(pairs | other), 1)


def _search(text: str, limit: int) -> list[Hit]:
    try:
        return search(text, limit)
    except GongxinError:
        return []
