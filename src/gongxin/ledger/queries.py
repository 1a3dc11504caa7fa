"""Reading the ledger on its two axes: what stood on a day, as known at a position."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from gongxin.kernel.period import Period
from gongxin.ledger.models import DECIDED, LATEST, Act, Class, Entry, Occasion

_KNOWN = """
SELECT r.*, a.position, a.recorded_at, a.received_on, a.occasion, a.delivery
  FROM ledger.revision r JOIN ledger.append a USING (append_id)
 WHERE r.subject_id = %(subject)s AND a.position <= %(position)s
"""
_ENTRY = """
SELECT k.subject_id, k.record_id, k.item, k.item_version, k.source, k.act, k.class,
       k.valid_from, k.valid_until, k.source_row, k.sheet, k.replaces,
       k.append_id, k.position, k.recorded_at, k.received_on, k.occasion, k.delivery, {payload}
"""
_AS_OF = f"""
WITH known AS ({_KNOWN}),
last AS (SELECT DISTINCT ON (record_id) * FROM known ORDER BY record_id, position DESC),
stated AS (
    SELECT DISTINCT ON (k.record_id) k.record_id, c.payload
      FROM known k
      JOIN ledger.content c USING (subject_id, record_id, append_id)
     WHERE c.subject_id = %(subject)s AND c.payload_digest IS NOT NULL
     ORDER BY k.record_id, k.position DESC)
{_ENTRY.format(payload="s.payload")}
  FROM last k LEFT JOIN stated s USING (record_id)
 WHERE k.act <> 5
   AND (%(on)s::date IS NULL
        OR coalesce(k.valid_from <= %(on)s, true) AND coalesce(%(on)s < k.valid_until, true))
 ORDER BY k.item, k.valid_from DESC NULLS LAST, k.record_id
"""
_HISTORY = f"""
WITH k AS ({_KNOWN} AND r.record_id = %(record)s)
{_ENTRY.format(payload="CASE WHEN c.payload_digest IS NULL THEN NULL ELSE c.payload END")}
  FROM k LEFT JOIN ledger.content c USING (subject_id, record_id, append_id)
 ORDER BY k.position
"""
_FILE = f"""
{_ENTRY.format(payload="c.payload")}
  FROM ledger.record s
  JOIN ledger.revision r USING (subject_id, record_id, append_id)
  JOIN ledger.append a USING (append_id)
  CROSS JOIN LATERAL (
      SELECT r.*, a.position, a.recorded_at, a.received_on, a.occasion, a.delivery) k
  LEFT JOIN ledger.content c
    ON c.subject_id = s.subject_id AND c.record_id = s.record_id AND c.append_id = s.stated_in
 WHERE s.subject_id = %(subject)s AND s.act <> 5 {{which}}
 ORDER BY k.item, k.valid_from DESC NULLS LAST, k.record_id
"""


_STATED_WITHIN = """
SELECT count(DISTINCT r.record_id) FROM ledger.revision r
 WHERE r.append_id >= (SELECT min(append_id) FROM ledger.append WHERE received_on >= %(start)s)
   AND r.item = %(item)s AND r.source = %(source)s AND r.act <> 5
   AND r.valid_from >= %(start)s AND r.valid_from < %(end)s
"""


def stated_within(period: Period, *, item: int, source: int) -> int:
    """How many records of a source begin within a period, all of which it can only have told since."""
    with connection.cursor() as cursor:
        told = {"start": period.start, "end": period.end, "item": item, "source": source}
        cursor.execute(_STATED_WITHIN, told)
        return int(cursor.fetchone()[0])


_STATED_BY = """
SELECT r.subject_id, r.record_id, r.append_id, a.position
  FROM ledger.append a JOIN ledger.revision r USING (append_id)
 WHERE a.delivery = %s AND a.occasion = ANY (%s) AND a.recorded_at >= %s
   AND r.sheet = %s AND r.source_row = %s
 ORDER BY a.position DESC LIMIT 1
"""


class Stated(NamedTuple):
    """What a decision on a row said of a record, and where in the ledger (办理所载)."""

    subject_id: int
    record_id: UUID
    append_id: int
    position: int


def stated_by(delivery: int, *, sheet: int, source_row: int, since: datetime) -> Stated | None:
    """What a decision on a row stated at a moment or later; None if nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_STATED_BY, [delivery, list(DECIDED), since, sheet, source_row])
        found = cursor.fetchone()
        return Stated(*found) if found else None


def as_of(subject_id: int, *, on: date | None = None, position: int = LATEST) -> list[Entry]:
    """The records of a subject that stood on a day, as known at a position; no day: all of them."""
    return _entries(_AS_OF, {"subject": subject_id, "on": on, "position": position})


def history(subject_id: int, record_id: UUID, *, position: int = LATEST) -> list[Entry]:
    """Every revision of a record in the order of the ledger, each with what it said itself (履历)."""
    return _entries(_HISTORY, {"subject": subject_id, "record": record_id, "position": position})


def told_at(delivery: int, *, sheet: int, source_row: int) -> list[tuple[int, UUID]]:
    """The records (subject, record) of which a row of a delivery told something new."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD_AT, {"delivery": delivery, "sheet": sheet, "row": source_row})
        return list(cursor.fetchall())


# An array, so that the appends are looked up first and their pieces of the history by its index.
_OF_DELIVERY = (
    "append_id = ANY (ARRAY(SELECT a.append_id FROM ledger.append a WHERE a.delivery = %(delivery)s))"
)
_TOLD_AT = f"""
SELECT DISTINCT subject_id, record_id
  FROM ledger.revision
 WHERE {_OF_DELIVERY} AND sheet = %(sheet)s AND source_row = %(row)s
 ORDER BY 1, 2
"""


def first_told_by(delivery: int) -> list[tuple[date, int]]:
    """How many records a delivery was the first to tell of, by the day on which they begin; undated apart."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_TOLD_BY, {"delivery": delivery})
        return list(cursor.fetchall())


_FIRST_TOLD_BY = f"""
SELECT valid_from, count(*)
  FROM ledger.revision
 WHERE {_OF_DELIVERY} AND act = {Act.OPEN.value} AND valid_from IS NOT NULL
 GROUP BY valid_from ORDER BY valid_from
"""


def erased_because(subject_id: int, record_id: UUID) -> str | None:
    """By what law and in which case a record was erased; None if it was not."""
    with connection.cursor() as cursor:
        cursor.execute(_ERASED_BECAUSE, {"subject": subject_id, "record": record_id})
        row = cursor.fetchone()
        return str(row[0]) if row else None


_ERASED_BECAUSE = """
SELECT c.payload ->> 'reason'
  FROM ledger.revision r JOIN ledger.content c USING (subject_id, record_id, append_id)
 WHERE r.subject_id = %(subject)s AND r.record_id = %(record)s AND r.act = 5
"""


def keys(subject_id: int, record_id: UUID) -> set[str]:
    """The business keys under which a record was stated, as digests in hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(key, record_id) FROM ledger.revision WHERE subject_id = %s AND record_id = %s",
            [subject_id, record_id],
        )
        return {key.hex for (key,) in cursor.fetchall()}


def anything_erased() -> bool:
    """Whether the ledger knows any erasure at all: most never will, and need not look for erased records."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM ledger.append WHERE occasion = %s)", [Occasion.ERASURE])
        (found,) = cursor.fetchone()
        return bool(found)


def file(subject_id: int) -> list[Entry]:
    """All records of a subject as they are now: `as_of` without a day, from the current state (档案)."""
    return _entries(_FILE.format(which=""), {"subject": subject_id})


def record(subject_id: int, record_id: UUID) -> Entry | None:
    """One record as it is now; None if there is none, or it was erased."""
    found = _entries(
        _FILE.format(which="AND s.record_id = %(record)s"), {"subject": subject_id, "record": record_id}
    )
    return found[0] if found else None


def stating(subject_id: int, *, item: int, key: str) -> Entry | None:
    """The record that a statement with this business key is of, as it is now; None if there is none."""
    found = _entries(
        _FILE.format(which="AND s.item = %(item)s AND s.key = %(key)s"),
        {"subject": subject_id, "item": item, "key": key},
    )
    return found[0] if found else None


def position_at(moment: datetime) -> int:
    """The position up to which was known at a moment; 0 if nothing was."""
    return _position("WHERE recorded_at <= %s", [moment])


def latest() -> int:
    """The last position of the ledger; 0 if it is empty."""
    return _position("", [])


def _position(where: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(position), 0) FROM ledger.append {where}", parameters)
        return int(cursor.fetchone()[0])


def _entries(statement: str, parameters: Mapping[str, Any]) -> list[Entry]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [_entry(row) for row in cursor.fetchall()]


def _entry(row: tuple[Any, ...]) -> Entry:
    values = list(row)
    values[5] = Act(row[5])
    values[6] = None if row[6] is None else Class(row[6])
    values[-3] = Occasion(row[-3])
    values[-1] = None if row[-1] is None else json.loads(row[-1])  # Django leaves jsonb as text
    return Entry(*values)
