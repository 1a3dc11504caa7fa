"""How often pages are asked for, by day and kind, and nothing of who asked for what (访问计数).

The portal changes no table. It adds a byte to a file of the day and the kind, whose size is the count however
many processes write to it and whichever of them is killed. The worker takes the sizes over into numbers.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from django.db import connection

from gongxin.kernel.period import Period

PAGES: Final = ("home", "search", "organisation", "column", "catalogue", "about", "interface")
FILE: Final = "file"  # a file was read for a purpose, at the desk or by a system
KINDS: Final = (*PAGES, FILE)
KEPT: Final = timedelta(days=7)  # files of days before are taken over for good
_NAMED: Final = re.compile(r"^(\d{4}-\d{2}-\d{2})\.([a-z]+)$")
_KEEP: Final = """
INSERT INTO shown.visited AS v (day, kind, requests) VALUES (%s, %s, %s)
ON CONFLICT (day, kind) DO UPDATE SET requests = greatest(v.requests, excluded.requests)
"""


@dataclass(frozen=True, slots=True)
class Visited:
    """How many requests of a kind there were on a day (访问量)."""

    day: date
    kind: str
    requests: int


def note(folder: Path, kind: str, *, on: date) -> None:
    """Count one request; nothing else about it is known here."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{on}.{kind}").open("ab", buffering=0) as file:
        file.write(b".")


def take_over(folder: Path, *, on: date) -> None:
    """Keep what was counted in files; those of days long over go. Twice is once."""
    for file in sorted(folder.glob("*.*")):
        named = _NAMED.match(file.name)
        if named and named[2] in PAGES:
            day = date.fromisoformat(named[1])
            keep(day, named[2], file.stat().st_size)
            if day < on - KEPT:
                file.unlink()


def keep(day: date, kind: str, requests: int) -> None:
    """Keep a count; a smaller one than before is of files that were lost."""
    if requests:
        with connection.cursor() as cursor:
            cursor.execute(_KEEP, [day, kind, requests])


def visited(period: Period) -> list[Visited]:
    """What was counted on the days of a period, by day and kind; the portal may ask too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, kind, requests FROM shown.visited"
            " WHERE day >= %s AND (%s::date IS NULL OR day < %s) ORDER BY day, kind",
            [period.start, period.end, period.end],
        )
        return [Visited(*row) for row in cursor.fetchall()]
