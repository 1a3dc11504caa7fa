"""What the public sees: hot reads of `shown` with a cursor; the portal sees no day but today (公示查询)."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from gongxin.catalogue.model import Catalogue
from gongxin.disclosure.models import Fact, Listed, Organisation, OtherFact, Page, Tie
from gongxin.disclosure.terms import carried
from gongxin.identity.kinds import Kind

TIES = 50  # of one organisation's page at most; one more says that there are more


_ORGANISATION = "o.subject_id, o.code, o.name, o.former, o.kind, o.division, o.status, o.provisional"
_FACT = """
f.subject_id, f.record_id, f.item, f.source, f.decided_on, f.shown_from, f.shown_until,
f.recorded_on, f.basis, f.public
"""
OPEN = "f.shown_from <= %(on)s AND (f.shown_until IS NULL OR %(on)s < f.shown_until)"
_BY_CODE = f"SELECT {_ORGANISATION} FROM shown.organisation o WHERE o.code = %s"
_FACTS = f"""
SELECT {_FACT} FROM shown.fact f
 WHERE f.subject_id = ANY(%(subjects)s) AND {OPEN}
 ORDER BY f.item, f.decided_on DESC NULLS LAST, f.record_id
"""
_TIES = f"""
SELECT t.kind, t.leads, t.since, o.code, o.name
  FROM shown.tie t JOIN shown.organisation o ON o.subject_id = t.other_id
 WHERE t.subject_id = %s ORDER BY t.kind, t.leads DESC, t.since, o.code LIMIT {TIES + 1}
"""
_TOLD = f"""
SELECT f.kind, true, f.since, o.code, o.name
  FROM shown.told_tie f JOIN shown.organisation o ON o.code = f.other_code
 WHERE f.subject_id = ANY(%(subjects)s) AND f.other_code <> ALL(%(codes)s) AND {OPEN}
   AND (NOT o.provisional OR EXISTS (
        SELECT FROM shown.fact g WHERE g.subject_id = o.subject_id AND {OPEN.replace("f.", "g.")}))
UNION
SELECT f.kind, false, f.since, o.code, o.name
  FROM shown.told_tie f JOIN shown.organisation o USING (subject_id)
 WHERE f.other_code = ANY(%(codes)s) AND f.subject_id <> ALL(%(subjects)s) AND {OPEN}
 ORDER BY 1, 2 DESC, 3, 4 LIMIT {TIES + 1}
"""
_EARLIER = """
WITH RECURSIVE body (subject_id) AS (
    SELECT %s::bigint
    UNION
    SELECT t.other_id FROM body b JOIN shown.tie t USING (subject_id) WHERE t.kind = 3 AND NOT t.leads)
SELECT o.subject_id, o.code FROM body JOIN shown.organisation o USING (subject_id)
"""
_OTHER = f"""
SELECT {_FACT}, f.information FROM shown.other_fact f
 WHERE f.subject_id = ANY(%(subjects)s) AND {OPEN}
 ORDER BY f.information, f.item, f.decided_on DESC NULLS LAST, f.record_id
"""
_ONE = f"""
SELECT {_FACT} FROM shown.fact f WHERE f.subject_id = %(subject)s AND f.record_id = %(record)s AND {OPEN}
"""
_MARKED = f"""
SELECT {_ORGANISATION} FROM shown.organisation o WHERE o.subject_id IN (
    SELECT f.subject_id FROM shown.fact f
     WHERE f.item = %(item)s AND f.public ->> %(field)s = %(mark)s AND {OPEN})
 ORDER BY o.code LIMIT %(limit)s
"""
_COLUMN = f"""
SELECT {_FACT}, o.code, o.name FROM (
    SELECT * FROM shown.fact f
     WHERE f.item = %(item)s AND f.decided_on IS NOT NULL AND {OPEN} {{filters}}
     ORDER BY f.decided_on DESC, f.subject_id, f.record_id
     LIMIT %(limit)s) f
  LEFT JOIN shown.organisation o USING (subject_id)
 ORDER BY f.decided_on DESC, f.subject_id, f.record_id
"""
_FILTERS = {
    "source": "AND f.source = %(source)s",
    "decided_from": "AND f.decided_on >= %(decided_from)s",
    "decided_until": "AND f.decided_on < %(decided_until)s",
    "after_day": "AND (f.decided_on < %(after_day)s OR f.decided_on = %(after_day)s"
    " AND (f.subject_id, f.record_id) > (%(after_subject)s, %(after_record)s))",
}


def page(code: str, *, on: date) -> Page | None:
    """An organisation and its facts on a day, by item, latest first; None if no such code may be found.

    A provisional organisation is known by its facts alone: on a day without one there is no page. What stands
    under codes that were changed for this one is shown under it as well.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BY_CODE, [code])
        row = cursor.fetchone()
        if row is None:
            return None
        organisation = Organisation(*row)
        cursor.execute(_TIES, [organisation.subject_id])
        ties = tuple(Tie(*tie) for tie in cursor.fetchall())
        earlier: dict[int, str] = {}
        if any(tie.kind == Kind.CODE_CHANGE and not tie.leads for tie in ties):
            cursor.execute(_EARLIER, [organisation.subject_id])
            earlier = {subject: code for subject, code in cursor.fetchall() if code != organisation.code}
        cursor.execute(_FACTS, {"subjects": [organisation.subject_id, *earlier], "on": on})
        facts = tuple(map(_fact, cursor.fetchall()))
        known = facts or not organisation.provisional
        return Page(organisation, facts, ties, earlier) if known else None


def other(page: Page, catalogue: Catalogue, *, on: date) -> tuple[OtherFact, ...]:
    """What is shown of an organisation beside public credit information, and is none (其他公示信息).

    Nothing without its law: neither an item that the packs have no more, nor what no agreement of the packs
    carries on that day, whatever was agreed when it came in.
    """
    subjects = [page.organisation.subject_id, *page.earlier]
    with connection.cursor() as cursor:
        cursor.execute(_OTHER, {"subjects": subjects, "on": on})
        rows = cursor.fetchall()
    items = {item.number: item for item in catalogue.items.values()}
    return tuple(
        fact
        for fact in map(_other, rows)
        if fact.item in items and carried(items[fact.item], catalogue, source=fact.source, on=on)
    )


def told_ties(page: Page, *, on: date) -> tuple[Tie, ...]:
    """What records shown on a day say ties an organisation to others, told of either end (记载的关系).

    One known by its facts alone is named on a day with one, as it has a page then; the end whose record tells
    the tie has that.
    """
    asked: dict[str, Any] = {
        "subjects": [page.organisation.subject_id, *page.earlier],
        "codes": [page.organisation.code, *page.earlier.values()],
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        return tuple(Tie(*tie) for tie in cursor.fetchall())


def column(
    item: int,
    *,
    on: date,
    source: int | None = None,
    decided_from: date | None = None,
    decided_until: date | None = None,
    after: Fact | None = None,
    limit: int = 50,
) -> list[Listed]:
    """The latest decisions of an item, filtered; the next page begins `after` the last fact of this one."""
    filters: dict[str, Any] = {
        "source": source,
        "decided_from": decided_from,
        "decided_until": decided_until,
        "after_day": after and after.decided_on,
    }
    chosen = {name: value for name, value in filters.items() if value is not None}
    statement = _COLUMN.format(filters=" ".join(_FILTERS[name] for name in chosen))
    place: dict[str, Any] = {}
    if after:
        place = {"after_subject": after.subject_id, "after_record": after.record_id}
    with connection.cursor() as cursor:
        cursor.execute(statement, {"item": item, "on": on, "limit": limit, **chosen, **place})
        return [Listed(_fact(row[:-2]), row[-2] or "", row[-1] or "") for row in cursor.fetchall()]


def fact(subject_id: int, record_id: UUID, *, on: date) -> Fact | None:
    """One fact, if it is shown on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE, {"subject": subject_id, "record": record_id, "on": on})
        row = cursor.fetchone()
        return _fact(row) if row else None


def marked(item: int, field: str, mark: str, *, on: date, limit: int) -> list[Organisation]:
    """The organisations of which a shown fact has that very mark; it looks at all facts of the item."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKED, {"item": item, "field": field, "mark": mark, "on": on, "limit": limit})
        return [Organisation(*row) for row in cursor.fetchall()]


def counts() -> list[tuple[int, int, date, int]]:
    """How many facts are shown today by item, source and month of decision (0001-01-01: undated)."""
    return _rows("SELECT item, source, month, n FROM shown.counts() ORDER BY item, source, month")


def freshness() -> list[tuple[int, int, date]]:
    """When each source last handed in each item (数据时效)."""
    return _rows("SELECT item, source, recorded_on FROM shown.freshness ORDER BY item, source")


def today() -> date:
    """The day of the pack's zone, as the database says it to the portal."""
    day: date = _rows("SELECT shown.today()")[0][0]
    return day


def _rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _other(row: tuple[Any, ...]) -> OtherFact:
    values = [*row[:-2], json.loads(row[-2]), row[-1]]
    return OtherFact(*values)


def _fact(row: tuple[Any, ...]) -> Fact:
    values = [*row[:-1], json.loads(row[-1])]
    return Fact(*values)
