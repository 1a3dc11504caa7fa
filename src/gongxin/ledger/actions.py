"""Writing to the ledger: open an append, add acts, seal it as the last act of the transaction."""

import json
from contextlib import closing
from datetime import date
from uuid import UUID

import pyarrow as pa
from django.db import connection, transaction

from gongxin.kernel.errors import GongxinError
from gongxin.ledger import bulk, stream
from gongxin.ledger.compare import standing
from gongxin.ledger.models import Act, Append, Occasion, Seal
from gongxin.ledger.rows import Rows, leaved, ordered, rows


def open_append(occasion: Occasion, *, on: date, delivery: int | None = None) -> Append:
    """Begin to append in the caller's transaction; `on` is the day of the pack's zone (开始追加)."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("ledger.outside_a_transaction")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('ledger.append_id')")
        (append_id,) = cursor.fetchone()
    return Append(append_id=append_id, occasion=occasion, delivery=delivery, received_on=on)


def append(batch: pa.Table | pa.RecordBatch, *, append: Append) -> pa.Table:
    """Append acts (columns: `rows.BATCH`), one a record; answers the batch as it was written (追加).

    The rows are sorted as the tables' keys are; the next part is hashed while one is copied.
    """
    return _append(batch, append)


def _append(batch: pa.Table | pa.RecordBatch, append: Append) -> pa.Table:
    parts = stream.parts(ordered(batch))
    prepared = (rows(part, append) for part in parts)
    with closing(stream.ahead(prepared)) as ready:
        written = [_write(part) for part in ready]
    return pa.concat_tables(written) if written else leaved(ordered(batch), append)[0]


def _write(prepared: Rows) -> pa.Table:
    """History first, then the current state."""
    bulk.copy_in("ledger.revision", prepared.revision)
    bulk.copy_in("ledger.content", prepared.content)
    bulk.copy_in("ledger.record", prepared.opened)
    if prepared.changed.num_rows:
        _change(prepared.changed)
    return prepared.batch


def seal(append: Append) -> Seal | None:
    """Number the append, as the last act of its transaction; None if it holds nothing (封存).

    The lock on the ledger's end is held from here until commit.
    """
    if not append.leaves:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger.append (append_id, occasion, delivery, received_on, leaves)"
            " VALUES (%s, %s, %s, %s, %s)"
            " RETURNING append_id, position, recorded_at, first_leaf, leaves",
            [append.append_id, append.occasion, append.delivery, append.received_on, append.leaves],
        )
        return Seal(*cursor.fetchone())


def end(records: pa.Table, *, until: date, append: Append) -> pa.Table:
    """End records (subject_id, record_id) from a day on; answers the batch as it was written (终止)."""
    return _append(standing(records, act=Act.END, until=until), append)


def erase(subject_id: int, record_id: UUID, *, reason: str, append: Append) -> int:
    """Destroy all that was said in a record and say why; its leaves stand (删除).

    Nothing of the record can be shown afterwards, and it never opens again. Answers how many contents went.
    """
    record = pa.table({"subject_id": [subject_id], "record_id": [record_id.hex]})
    said = json.dumps({"reason": reason}, ensure_ascii=False, separators=(",", ":"))
    batch = standing(record, act=Act.ERASE, until=None)
    if not batch.num_rows:
        raise GongxinError("ledger.unknown_record", subject=subject_id, record=record_id.hex)
    batch = batch.set_column(batch.column_names.index("payload"), "payload", pa.array([said]))
    (content,), (row,) = (table.to_pylist() for table in leaved(ordered(batch), append))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ledger.erase(%s, %s, %s, %s, %s, %s, %s)",
            [
                subject_id,
                record_id,
                append.append_id,
                row["ordinal"],
                bytes.fromhex(row["leaf"][2:]),
                content["salt"],
                said,
            ],
        )
        return int(cursor.fetchone()[0])


def _change(changed: pa.Table) -> None:
    """Move the current state on; refused if someone else moved it since it was read."""
    with bulk.staged(changed) as stage, connection.cursor() as cursor:
        cursor.execute(_MOVE.format(stage=stage))
        moved = cursor.rowcount
        if moved < changed.num_rows:
            cursor.execute(_OVER_AT_ONCE.format(stage=stage))
            moved += cursor.rowcount
        if moved != changed.num_rows:
            raise GongxinError("ledger.changed_meanwhile", records=changed.num_rows - moved)


_MOVE = """
UPDATE ledger.record c
   SET append_id = s.append_id, stated_in = coalesce(s.stated_in, c.stated_in),
       payload_digest = s.payload_digest, source = s.source, act = s.act
  FROM {stage} s
 WHERE c.subject_id = s.subject_id AND c.record_id = s.record_id AND c.act <> 5
   AND c.append_id = coalesce(s.former, c.append_id)
"""
# A record that was over before it was first reported begins with its end.
_OVER_AT_ONCE = """
INSERT INTO ledger.record
       (subject_id, append_id, stated_in, record_id, key, payload_digest, item, source, act)
SELECT subject_id, append_id, stated_in, record_id, key, payload_digest, item, source, act
  FROM {stage} s
 WHERE act = 3 AND stated_in IS NOT NULL AND former IS NULL
   AND NOT EXISTS (
       SELECT 1 FROM ledger.record c WHERE c.subject_id = s.subject_id AND c.record_id = s.record_id)
"""
