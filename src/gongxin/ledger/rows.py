"""A batch of acts becomes rows of the ledger's tables: pure, Arrow to Arrow."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.ledger import leaves
from gongxin.ledger.bulk import Encoded, encode
from gongxin.ledger.models import Act, Append, Class

BATCH = pa.schema(
    [
        pa.field("subject_id", pa.int64(), nullable=False),
        pa.field("key", pa.string(), nullable=False),  # 32 hexadecimal digits
        pa.field("act", pa.int16(), nullable=False),
        pa.field("item", pa.int16(), nullable=False),
        pa.field("item_version", pa.int16(), nullable=False),
        pa.field("source", pa.int16(), nullable=False),
        pa.field("payload", pa.string(), nullable=False),  # canonical; {} where the act states none
        pa.field("payload_digest", pa.string()),
        pa.field("class", pa.string()),
        pa.field("valid_from", pa.date32()),
        pa.field("valid_until", pa.date32()),
        pa.field("source_row", pa.int32()),
        pa.field("sheet", pa.int16()),
        pa.field("record_id", pa.string()),  # empty: the key
        pa.field("replaces", pa.string()),
        pa.field("former", pa.int64()),  # append that the sender of the act had seen; empty: not compared
        pa.field(
            "code", pa.string()
        ),  # main identifier of the subject; not kept, for projections of the batch
    ]
)
"""What `append` takes. Columns that may be empty may also be absent."""

REVISION = [
    "subject_id", "append_id", "record_id", "ordinal", "source_row", "valid_from", "valid_until",
    "item", "item_version", "source", "act", "class", "sheet", "key", "replaces", "leaf",
]  # fmt: skip
CONTENT = ["subject_id", "append_id", "record_id", "salt", "payload_digest", "payload"]
RECORD = [
    "subject_id",
    "append_id",
    "stated_in",
    "record_id",
    "key",
    "payload_digest",
    "item",
    "source",
    "act",
]
CHANGE = [*RECORD, "former"]

CLASSES = {member.word: member.value for member in Class}


@dataclass(frozen=True, slots=True)
class Rows:
    """What a part of a batch writes. `batch` has `append_id`, `ordinal` and `record_id` added."""

    batch: pa.Table
    revision: Encoded
    content: Encoded
    opened: Encoded
    changed: pa.Table


def rows(ordered: pa.Table, append: Append) -> Rows:
    """Hand out ordinals, salt, hash and encode an ordered batch. Counts the leaves of `append`.

    Parts of one append are prepared one after the other; a thread of its own may run ahead of the COPY.
    """
    table, revision = leaved(ordered, append)
    opens = pc.equal(table["act"], Act.OPEN.value)
    return Rows(
        batch=table,
        revision=encode(revision),
        content=encode(table.select(CONTENT)),
        opened=encode(table.filter(opens).select(RECORD)),
        changed=table.filter(pc.invert(opens)).select(CHANGE),
    )


def leaved(ordered: pa.Table, append: Append) -> tuple[pa.Table, pa.Table]:
    """An ordered batch with ids and salts, and its rows of `revision` with their leaves."""
    count = ordered.num_rows
    salt = leaves.salts(count)
    table = _numbered(ordered, append).append_column("salt", leaves.hexadecimal(salt))
    revision = _enveloped(table)
    leaf = leaves.leaf_hashes(salt, leaves.envelopes(revision), table["payload"].combine_chunks())
    append.leaves += count
    written = pa.array([f"\\x{digits}" for digits in leaf], pa.string())
    return table, revision.append_column("leaf", written).select(REVISION)


def ordered(batch: pa.Table | pa.RecordBatch) -> pa.Table:
    """Every column of BATCH in its type, sorted as the primary keys are."""
    table = pa.table(batch) if isinstance(batch, pa.RecordBatch) else batch
    columns = [_column(table, field) for field in BATCH]
    whole = pa.table(columns, schema=BATCH)
    identified = pc.coalesce(whole["record_id"], whole["key"])
    place = BATCH.get_field_index("record_id")
    return (
        whole.set_column(place, "record_id", identified)
        .sort_by([("subject_id", "ascending"), ("record_id", "ascending")])
        .combine_chunks()
    )


def _column(table: pa.Table, field: pa.Field) -> pa.ChunkedArray | pa.Array:
    if field.name in table.column_names:
        return table[field.name].cast(field.type)
    if not field.nullable:
        raise KeyError(field.name)
    return pa.nulls(table.num_rows, field.type)


def _numbered(table: pa.Table, append: Append) -> pa.Table:
    count = table.num_rows
    append_id = pa.repeat(pa.scalar(append.append_id, pa.int64()), count)
    stated = pc.if_else(pc.is_valid(table["payload_digest"]), append_id, pa.scalar(None, pa.int64()))
    place = table.column_names.index("valid_until")
    return (
        table.set_column(place, "valid_until", _ends(table, append))
        .append_column("append_id", append_id)
        .append_column("stated_in", stated)
        .append_column("ordinal", pa.array(range(append.leaves, append.leaves + count), pa.int32()))
    )


def _ends(table: pa.Table, append: Append) -> pa.ChunkedArray:
    """The ends of validity: an end without a day counts from the day it came in, no period runs backwards."""
    received = pa.scalar(append.received_on, pa.date32())
    told = pc.if_else(
        pc.equal(table["act"], Act.END.value),
        pc.coalesce(table["valid_until"], received),
        table["valid_until"],
    )
    return pc.if_else(pc.is_valid(told), pc.max_element_wise(told, table["valid_from"]), told)


def _enveloped(table: pa.Table) -> pa.Table:
    """The columns of `revision`; a key is left out where it is the record's own id."""
    own = pc.equal(table["key"], table["record_id"])
    changed = {
        "key": pc.if_else(own, pa.scalar(None, pa.string()), table["key"]),
        "class": _classes(table["class"]),
    }
    return pa.table(
        {name: changed.get(name, table[name]) for name in REVISION if name != "leaf"}
    ).combine_chunks()


def _classes(words: pa.ChunkedArray) -> pa.Array:
    numbers = pa.array(list(CLASSES.values()), pa.int16())
    places = pc.index_in(words, pa.array(list(CLASSES)))
    if words.null_count != places.null_count:
        raise ValueError("class")
    return pc.take(numbers, places)
