"""How many organisations have a credit file, by kind (信用档案覆盖率).

What a file is, the catalogue's count `filed` says. Counted once a day in one statement: of each organisation
the index of its records is asked for a first one, so it grows with the organisations, not with their records.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from gongxin.catalogue.model import Catalogue, Information, Item

# Records under a code that was changed are part of the file under the present one.
_COUNT = """
INSERT INTO shown.coverage (kind, registered, filed, counted_on)
SELECT CASE WHEN %(by_code)s THEN left(s.code, 2) ELSE '' END,
       count(*),
       count(*) FILTER (WHERE own.filed OR s.id IN (
           SELECT c.other_id FROM identity.successor c JOIN ledger.record r USING (subject_id)
            WHERE NOT r.ended AND r.item <> ALL(%(apart)s))),
       %(on)s
  FROM identity.subject s
  LEFT JOIN LATERAL (
      SELECT true AS filed FROM ledger.record r
       WHERE r.subject_id = s.id AND NOT r.ended AND r.item <> ALL(%(apart)s)
       LIMIT 1) own ON true
 WHERE s.source IS NULL AND NOT s.provisional AND coalesce(s.status, '') <> ALL(%(gone)s)
   AND s.id NOT IN (SELECT c.subject_id FROM identity.successor c)
 GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Covered:
    """How many organisations of a kind there are, and how many of them have a credit file (覆盖情况)."""

    kind: str  # the first two characters of their codes; empty where codes tell no kind
    registered: int
    filed: int
    counted_on: date

    @property
    def counts(self) -> dict[str, int]:
        """As indicators read them."""
        return {"registered": self.registered, "filed": self.filed}


def count(catalogue: Catalogue, *, on: date) -> None:
    """Count anew, in the caller's transaction; what was counted before is replaced."""
    asked: dict[str, Any] = {
        "by_code": catalogue.identifier == "uscc",
        "apart": sorted({item.number for item in catalogue.versions.values() if not _makes_a_file(item)}),
        "gone": list(catalogue.gone_statuses),
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM shown.coverage")
        cursor.execute(_COUNT, asked)


def _makes_a_file(item: Item) -> bool:
    """A file is of public credit information, and not the registration itself."""
    return item.information is Information.PUBLIC and not item.registers


def covered() -> list[Covered]:
    """What was counted last, by kind; the portal may ask too. Nothing before the first day is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, registered, filed, counted_on FROM shown.coverage ORDER BY kind")
        return [Covered(*row) for row in cursor.fetchall()]
