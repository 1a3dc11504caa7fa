"""The ledger as it was known at a position, as one Parquet file: the door to the bulk world (快照)."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from gongxin.kernel.digest import file_sha256
from gongxin.ledger import bulk, queries

SCHEMA = pa.schema(
    {
        "subject_id": pa.int64(), "record_id": pa.string(), "item": pa.int16(), "item_version": pa.int16(),
        "source": pa.int16(), "act": pa.int16(), "class": pa.int16(), "valid_from": pa.date32(),
        "valid_until": pa.date32(), "received_on": pa.date32(), "append_id": pa.int64(),
        "position": pa.int64(), "payload": pa.string(),
    }
)  # fmt: skip
_STATE = """
WITH known AS (
    SELECT r.*, a.position, a.received_on
      FROM ledger.revision r JOIN ledger.append a USING (append_id)
     WHERE a.position <= {position}),
last AS (
    SELECT DISTINCT ON (subject_id, record_id) * FROM known ORDER BY subject_id, record_id, position DESC),
stated AS (
    SELECT DISTINCT ON (subject_id, record_id) subject_id, record_id, c.payload
      FROM known k JOIN ledger.content c USING (subject_id, record_id, append_id)
     WHERE c.payload_digest IS NOT NULL
     ORDER BY subject_id, record_id, position DESC)
SELECT subject_id, replace(record_id::text, '-', ''), item, item_version, source, act, class,
       valid_from, valid_until, received_on, append_id, position, payload
  FROM last LEFT JOIN stated USING (subject_id, record_id)
 WHERE act <> 5
 ORDER BY subject_id, record_id
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file of all records, ended ones too, as known at `position`; one position gives one digest."""

    path: Path
    position: int
    rows: int
    sha256: str


def snapshot(folder: Path, *, position: int | None = None) -> Snapshot:
    """Write the records as known at a position (the last one, if none is given) to `folder`."""
    watermark = queries.latest() if position is None else position
    path = folder / f"ledger-{watermark}.parquet"
    rows = 0
    with pa.parquet.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for batch in bulk.streamed(_STATE.format(position=int(watermark)), SCHEMA):
            writer.write_batch(batch)
            rows += batch.num_rows
    return Snapshot(path, watermark, rows, file_sha256(path))
