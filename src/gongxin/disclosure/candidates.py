"""Whom a name without a code may mean: a list for a person to choose from, never a link (疑似主体)."""

from dataclasses import dataclass

from gongxin.disclosure.search import Hit, search
from gongxin.identity.naming import Comparison, compare, parts
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import name_key


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a row may be about, and how the two names compare (候选主体)."""

    hit: Hit
    comparison: Comparison


def candidates(name: str, limit: int = 10) -> list[Candidate]:
    """What the search finds for the whole name, then for its trade name; related names first.

    Text that cannot be searched has no candidates: a queue shows the row all the same.
    """
    found: dict[int, Hit] = {}
    for text in dict.fromkeys((name, parts(name_key(name)).trade)):
        for hit in _search(text, limit):
            found.setdefault(hit.subject_id, hit)
    listed = [Candidate(hit, compare(name, hit.name, former=hit.former)) for hit in found.values()]
    return sorted(listed, key=lambda candidate: not candidate.comparison.related)[:limit]


def _search(text: str, limit: int) -> list[Hit]:
    try:
        return search(text, limit)
    except GongxinError:
        return []
