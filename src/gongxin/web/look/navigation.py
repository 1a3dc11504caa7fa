"""The links of a page's head."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to; `here` marks the one that the present page belongs to."""

    words: str
    url: str
    here: bool


def links(path: str, places: Sequence[tuple[str, str]]) -> list[Link]:
    """The places, the first being home: it holds the present page only where no other does."""
    home = places[0][1]
    within = [url for _, url in places[1:] if path.startswith(url)]
    here = within[0] if within else home if path == home else ""
    return [Link(words, url, url == here) for words, url in places]
