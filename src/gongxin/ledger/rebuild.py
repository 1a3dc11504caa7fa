"""The current state anew from the history (重建)."""

from django.db import connection, transaction

_KNOWN = """
WITH known AS (
    SELECT r.*, a.position, c.payload_digest
      FROM ledger.revision r
      JOIN ledger.append a USING (append_id)
      LEFT JOIN ledger.content c USING (subject_id, record_id, append_id)),
last AS (
    SELECT DISTINCT ON (subject_id, record_id) * FROM known ORDER BY subject_id, record_id, position DESC),
stated AS (
    SELECT DISTINCT ON (subject_id, record_id) subject_id, record_id, append_id AS stated_in
      FROM known WHERE payload_digest IS NOT NULL ORDER BY subject_id, record_id, position DESC)
"""
_STATE = "append_id, stated_in, key, payload_digest, item, source, act"
_REBUILD = f"""
{_KNOWN}
MERGE INTO ledger.record t
USING (SELECT l.subject_id, l.record_id, l.append_id, coalesce(s.stated_in, l.append_id) AS stated_in,
              coalesce(l.key, l.record_id) AS key, l.payload_digest, l.item, l.source, l.act
         FROM last l LEFT JOIN stated s USING (subject_id, record_id)) n
   ON t.subject_id = n.subject_id AND t.record_id = n.record_id
 WHEN MATCHED AND ({", ".join(f"t.{name}" for name in _STATE.split(", "))})
        IS DISTINCT FROM ({", ".join(f"n.{name}" for name in _STATE.split(", "))}) THEN
      UPDATE SET ({_STATE}) = ({", ".join(f"n.{name}" for name in _STATE.split(", "))})
 WHEN NOT MATCHED THEN
      INSERT (subject_id, record_id, {_STATE})
      VALUES (n.subject_id, n.record_id, {", ".join(f"n.{name}" for name in _STATE.split(", "))})
 WHEN NOT MATCHED BY SOURCE THEN DELETE
"""


def rebuild_record() -> int:
    """Make `ledger.record` what the history says; answers how many rows were not so. Deliveries wait."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger.record IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(_REBUILD)
        return int(cursor.rowcount)
