"""What a projection needs to know of records beyond the acts themselves: standing payloads, codes."""

import json

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.kernel.digest import canonical_json
from gongxin.ledger import bulk
from gongxin.ledger.models import Class

_STANDING = """
SELECT s.row, c.payload
  FROM {stage} s
  JOIN ledger.record r USING (subject_id, record_id)
  JOIN ledger.content c
    ON c.subject_id = r.subject_id AND c.record_id = r.record_id AND c.append_id = r.stated_in
"""
_CODES = """
SELECT s.subject_id, concat(i.source || '-', i.code)
  FROM {stage} s JOIN identity.subject i ON i.id = s.subject_id
"""
_CURRENT = """
SELECT r.subject_id, replace(r.record_id::text, '-', ''), k.act, k.item, k.item_version, k.source,
       CASE k.class {classes} END, k.valid_until, c.payload, concat(i.source || '-', i.code), a.received_on
  FROM ledger.record r
  JOIN ledger.revision k USING (subject_id, record_id, append_id)
  JOIN ledger.append a USING (append_id)
  JOIN ledger.content c
    ON c.subject_id = r.subject_id AND c.record_id = r.record_id AND c.append_id = r.stated_in
  LEFT JOIN identity.subject i ON i.id = r.subject_id
 WHERE r.act <> 5 AND {first} <= r.subject_id AND r.subject_id < {end}
 ORDER BY r.subject_id, r.record_id
"""
_CLASSES = " ".join(f"WHEN {klass.value} THEN '{klass.word}'" for klass in Class)
_CURRENT_COLUMNS = pa.schema(
    {
        "subject_id": pa.int64(), "record_id": pa.string(), "act": pa.int16(), "item": pa.int16(),
        "item_version": pa.int16(), "source": pa.int16(), "class": pa.string(), "valid_until": pa.date32(),
        "payload": pa.string(), "code": pa.string(), "received_on": pa.date32(),
    }
)  # fmt: skip


def current(first: int, end: int) -> pa.Table:
    """The records of subjects [first, end) as they are in the ledger now, ready to be projected."""
    records = bulk.copy_out(
        _CURRENT.format(classes=_CLASSES, first=int(first), end=int(end)), _CURRENT_COLUMNS
    )
    return _set(_set(records, "payload", _canonical(records["payload"])), "code", _named(records["code"]))


def with_payloads(batch: pa.Table) -> pa.Table:
    """The batch; an act that states no payload of its own gets the one that stands."""
    silent = pc.indices_nonzero(pc.is_null(batch["payload_digest"]))
    if not len(silent):
        return batch
    asked = (
        batch.select(["subject_id", "record_id"]).take(silent).append_column("row", silent.cast(pa.int32()))
    )
    with bulk.staged(asked) as stage:
        found = bulk.copy_out(
            _STANDING.format(stage=stage), pa.schema({"row": pa.int32(), "payload": pa.string()})
        )
    payloads = batch["payload"].to_pylist()
    for row, payload in zip(found["row"].to_pylist(), _canonical(found["payload"]).to_pylist(), strict=True):
        payloads[row] = payload
    return _set(batch, "payload", pa.array(payloads, pa.string()))


def with_codes(batch: pa.Table) -> pa.Table:
    """The batch; where `code` is missing, the main identifier of the subject as the registry has it."""
    unknown = batch.filter(pc.is_null(batch["code"]))["subject_id"].unique()
    if not len(unknown):
        return batch
    with bulk.staged(pa.table({"subject_id": unknown})) as stage:
        found = bulk.copy_out(
            _CODES.format(stage=stage), pa.schema({"subject_id": pa.int64(), "code": pa.string()})
        )
    known = pc.take(found["code"], pc.index_in(batch["subject_id"], found["subject_id"].combine_chunks()))
    return _set(batch, "code", pc.coalesce(batch["code"], known))


def _canonical(payloads: pa.ChunkedArray) -> pa.Array:
    """Payloads as PostgreSQL writes them, in the form in which they were appended."""
    return pa.array([canonical_json(json.loads(payload)) for payload in payloads.to_pylist()], pa.string())


def _named(codes: pa.ChunkedArray) -> pa.Array:
    return pc.if_else(pc.equal(codes, ""), pa.scalar(None, pa.string()), codes)


def _set(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, column)
