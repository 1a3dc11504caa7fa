"""Comparing batches with the current state of the ledger, in bulk (比对)."""

from datetime import date

import pyarrow as pa

from gongxin.ledger import bulk
from gongxin.ledger.models import Act
from gongxin.ledger.rows import BATCH, CLASSES

STATUSES = ("new", "unchanged", "changed", "ended", "taken_back", "erased")

_COMPARED = """
SELECT s.row, replace(c.record_id::text, '-', ''), c.append_id, nullif(c.source, s.source),
       CASE WHEN c.record_id IS NULL THEN 'new'
            WHEN c.act = 5 THEN 'erased'
            WHEN c.payload_digest = s.payload_digest THEN 'unchanged'
            WHEN c.ended AND EXISTS ({taken_back}) THEN 'taken_back'
            WHEN c.ended THEN 'ended'
            ELSE 'changed' END
  FROM {stage} s
  LEFT JOIN ledger.record c ON c.subject_id = s.subject_id AND c.item = s.item AND c.key = s.key
"""


# Undoing a decision ended it and left it no day to stand on: see `taking_back`.
_TAKEN_BACK = """
SELECT FROM ledger.revision r JOIN ledger.append a USING (append_id)
 WHERE r.subject_id = c.subject_id AND r.record_id = c.record_id AND r.append_id = c.append_id
   AND a.occasion = 6 AND coalesce(r.valid_until <= r.valid_from, true)
"""


def classify(batch: pa.Table) -> pa.Table:
    """Add `status` (one of STATUSES), and `record_id`, `former` and `stands_from` of the record with the key.

    in: subject_id, item, source, key, payload_digest
    `stands_from` is the source whose statement stands, where that is another one: the status is told as if it
    were the same. Pass `former` on to `append`: it refuses if someone was faster.
    """
    keys = batch.select(["subject_id", "item", "source", "key", "payload_digest"])
    keys = keys.append_column("row", pa.array(range(batch.num_rows), pa.int32()))
    with bulk.staged(keys) as stage:
        found = bulk.copy_out(_COMPARED.format(stage=stage, taken_back=_TAKEN_BACK), FOUND)
    found = found.sort_by("row")
    for name in ("record_id", "former", "stands_from", "status"):
        batch = batch.append_column(name, found[name])
    return batch


FOUND = pa.schema(
    {
        "row": pa.int32(),
        "record_id": pa.string(),
        "former": pa.int64(),
        "stands_from": pa.int16(),
        "status": pa.string(),
    }
)

_SAID = """
SELECT s.row, k.payload, coalesce(({settled}), false)::text
  FROM {stage} s
  JOIN ledger.record c USING (subject_id, record_id)
  JOIN ledger.content k
    ON k.subject_id = c.subject_id AND k.record_id = c.record_id AND k.append_id = c.stated_in
"""
# Whether the last settlement between the two sources that was not undone is for the one whose record stands.
_SETTLED = """
SELECT x.source = c.source
  FROM (SELECT r.source, a.position, a.occasion,
               lag(r.source) OVER w AS stood_from, lead(a.occasion) OVER w AS followed_by
          FROM ledger.revision r JOIN ledger.append a USING (append_id)
         WHERE r.subject_id = c.subject_id AND r.record_id = c.record_id
        WINDOW w AS (ORDER BY a.position)) x
 WHERE x.occasion = 5 AND x.followed_by IS DISTINCT FROM 6
   AND (x.source, x.stood_from) IN ((c.source, s.source), (s.source, c.source))
 ORDER BY x.position DESC LIMIT 1
"""
_SAYS = pa.schema({"row": pa.int32(), "payload": pa.string(), "settled": pa.bool_()})


def said(records: pa.Table) -> pa.Table:
    """What stands in records (subject_id, record_id), in their order (现有内容).

    in:  source: who states the record now
    out: payload; settled: the credit centre gave the record to the one from whom it stands, against `source`
    """
    keys = records.select(["subject_id", "record_id", "source"])
    keys = keys.append_column("row", pa.array(range(records.num_rows), pa.int32()))
    with bulk.staged(keys) as stage:
        found = bulk.copy_out(_SAID.format(stage=stage, settled=_SETTLED), _SAYS)
    return found.sort_by("row").drop_columns("row")


_STANDS = "FROM ledger.record c WHERE c.item = {item} AND c.source = {source} AND c.act NOT IN (3, 5)"
_LACKS = " AND NOT EXISTS (SELECT 1 FROM {stage} s WHERE s.subject_id = c.subject_id AND s.key = c.key)"
_MISSING = f"SELECT c.subject_id, replace(c.record_id::text, '-', '') {_STANDS}{_LACKS}"
_FALL = f"SELECT (SELECT count(*) {_STANDS}), (SELECT count(*) {_STANDS}{_LACKS})"


def missing(keys: pa.Table, *, item: int, source: int) -> pa.Table:
    """The records (subject_id, record_id) of a source whose keys a full snapshot lacks (缺失即终止)."""
    return _lacked(_MISSING, keys, item, source, {"subject_id": pa.int64(), "record_id": pa.string()})


def fall(keys: pa.Table, *, item: int, source: int) -> tuple[int, int]:
    """How many records of a source stand, and how many of them a full snapshot lacks (骤减)."""
    found = _lacked(_FALL, keys, item, source, {"standing": pa.int64(), "missing": pa.int64()})
    return found["standing"][0].as_py(), found["missing"][0].as_py()


def _lacked(
    statement: str, keys: pa.Table, item: int, source: int, columns: dict[str, pa.DataType]
) -> pa.Table:
    with bulk.staged(keys.select(["subject_id", "key"])) as stage:
        whole = statement.format(stage=stage, item=int(item), source=int(source))
        return bulk.copy_out(whole, pa.schema(columns))


_UNKNOWN = """
SELECT s.row FROM {stage} s
 WHERE NOT EXISTS (
       SELECT 1 FROM ledger.record c WHERE c.subject_id = s.subject_id AND c.item = {item} AND c.key = s.key)
"""


def unknown(rows: pa.Table, *, item: int) -> pa.Table:
    """The rows (subject_id, key; either may be empty) of no record of an item, whoever reported it."""
    return _those(rows, _UNKNOWN, item)


_ERASED = """
SELECT s.row FROM {stage} s
  JOIN ledger.record c ON c.subject_id = s.subject_id AND c.item = {item} AND c.key = s.key AND c.act = 5
"""


def erased(rows: pa.Table, *, item: int) -> pa.Table:
    """The rows (subject_id, key; either may be empty) of records of an item that were erased."""
    return _those(rows, _ERASED, item)


def _those(rows: pa.Table, statement: str, item: int) -> pa.Table:
    """The rows whose numbers a statement over their staged subject_id and key answers."""
    keys = rows.select(["subject_id", "key"])
    keys = keys.append_column("row", pa.array(range(rows.num_rows), pa.int32()))
    with bulk.staged(keys) as stage:
        found = bulk.copy_out(statement.format(stage=stage, item=int(item)), pa.schema({"row": pa.int32()}))
    return rows.take(found["row"].combine_chunks().sort())


_STANDING = """
SELECT r.subject_id, replace(c.key::text, '-', ''), r.item, r.item_version, r.source, r.class, r.valid_from,
       replace(r.record_id::text, '-', ''), c.append_id
  FROM {stage} s
  JOIN ledger.record c USING (subject_id, record_id)
  JOIN ledger.revision r USING (subject_id, record_id, append_id)
 WHERE c.act <> 5
"""
_STOOD = pa.schema(
    {
        "subject_id": pa.int64(), "key": pa.string(), "item": pa.int16(), "item_version": pa.int16(),
        "source": pa.int16(), "class": pa.int16(), "valid_from": pa.date32(), "record_id": pa.string(),
        "former": pa.int64(),
    }
)  # fmt: skip


def standing(records: pa.Table, *, act: Act, until: date | None) -> pa.Table:
    """A batch that ends or erases records (subject_id, record_id) without saying anything new about them."""
    with bulk.staged(records.select(["subject_id", "record_id"])) as stage:
        stood = bulk.copy_out(_STANDING.format(stage=stage), _STOOD)
    count = stood.num_rows
    words = {number: word for word, number in CLASSES.items()}
    carried = act is not Act.ERASE
    given = {
        "act": pa.repeat(pa.scalar(act.value, pa.int16()), count),
        "payload": pa.repeat("{}", count),
        "class": pa.array(
            [words.get(n) if carried else None for n in stood["class"].to_pylist()], pa.string()
        ),
        "valid_from": stood["valid_from"] if carried else pa.nulls(count, pa.date32()),
        "valid_until": pa.repeat(pa.scalar(until, pa.date32()), count),
    }
    columns = {
        name: given.get(name, stood[name] if name in stood.column_names else None) for name in BATCH.names
    }
    return pa.table({name: column for name, column in columns.items() if column is not None})
