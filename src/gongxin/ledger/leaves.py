"""Salted leaves of the Merkle log, a chunk at a time (默克尔叶).

commitment = SHA-256(salt || envelope || 0x0A || payload), leaf = SHA-256(0x00 || commitment):
gongxin.kernel.digest says the same for one leaf, a test compares them.
"""

import hashlib
import os
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.kernel.digest import canonical_json

# In the order of their names: the envelope's canonical form. Empty ones are left out.
ENVELOPE = (
    "act", "append_id", "class", "item", "item_version", "key", "ordinal", "record_id",
    "replaces", "sheet", "source", "source_row", "subject_id", "valid_from", "valid_until",
)  # fmt: skip


def envelope(facts: Mapping[str, Any]) -> str:
    """The canonical form of one revision's envelope: all texts, ids as 32 hexadecimal digits."""
    return canonical_json({name: str(facts[name]) for name in ENVELOPE if facts.get(name) is not None})


def envelopes(revisions: pa.Table) -> pa.StringArray:
    """The same for a table of revisions."""
    inner = pc.binary_join_element_wise(*(_member(name, revisions[name]) for name in ENVELOPE), "")
    return pc.binary_join_element_wise("{", pc.utf8_ltrim(inner, characters=","), "}", "")


def _member(name: str, column: pa.ChunkedArray) -> pa.Array:
    text = column.combine_chunks().cast(pa.string())
    return pc.fill_null(pc.binary_join_element_wise(f',"{name}":"', text, '"', ""), "")


def salts(count: int) -> pa.Array:
    """Fresh salts from the operating system, 16 bytes each."""
    return pa.Array.from_buffers(pa.binary(16), count, [None, pa.py_buffer(os.urandom(16 * count))])


def leaf_hashes(salt: pa.Array, envelope: pa.Array, payload: pa.Array) -> list[str]:
    """The leaves as hexadecimal text, in the order of the rows."""
    messages = pc.binary_join_element_wise(
        salt.cast(pa.binary()),
        pc.binary_join_element_wise(envelope, payload, "\n").cast(pa.binary()),
        b"",
    )
    sha256 = hashlib.sha256
    return [sha256(b"\0" + sha256(message).digest()).hexdigest() for message in messages.to_pylist()]


def hexadecimal(binary: pa.Array) -> pa.Array:
    """Fixed-size binary values as text, as `uuid` reads them."""
    width = binary.type.byte_width
    digits = b"".join(binary.to_pylist()).hex().encode()
    text = pa.Array.from_buffers(pa.binary(2 * width), len(binary), [None, pa.py_buffer(digits)])
    return text.cast(pa.binary()).cast(pa.string())
