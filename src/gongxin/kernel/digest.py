"""Digests and the canonical form of what they are taken of (摘要)."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
from cryptography.hazmat.primitives.hashes import SM3, Hash

SALT_BYTES = 16


def sha256(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def sm3(data: bytes) -> bytes:
    """SM3 (GB/T 32905), 32 bytes; not from hashlib, which has it only with some builds of OpenSSL."""
    state = Hash(SM3())
    state.update(data)
    return state.finalize()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read in a stream."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def short_digest(text: str) -> str:
    """The first 16 bytes of SHA-256 in hexadecimal: fits a uuid column."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def short_digests(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """`short_digest` of every text of a column; of null it is null. Hashes the bytes where they lie."""
    found = [pa.array(_short_digests(chunk), pa.string()) for chunk in texts.chunks]
    return pa.chunked_array(found, pa.string())


def _short_digests(texts: pa.StringArray) -> Iterator[str | None]:
    _, offsets, data = texts.buffers()
    places = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1].tolist()
    content = memoryview(data or b"")
    for valid, (start, end) in zip(texts.is_valid().to_pylist(), pairwise(places), strict=True):
        yield hashlib.sha256(content[start:end]).hexdigest()[:32] if valid else None


def canonical_json(fields: Mapping[str, str]) -> str:
    """A flat map of texts in the form of RFC 8785: keys in order of UTF-16, no spaces."""
    ordered = {key: fields[key] for key in sorted(fields, key=lambda key: key.encode("utf-16-be"))}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))


def commitment(salt: bytes, envelope: str, payload: str) -> bytes:
    """What a leaf says of a revision without showing it: SHA-256(salt ‖ envelope ‖ 0x0A ‖ payload).

    Both texts are canonical JSON, which holds no line feed: one cannot pass for the other.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 16 bytes")
    return sha256(b"".join((salt, envelope.encode(), b"\n", payload.encode())))


def leaf_hash(committed: bytes) -> bytes:
    """The leaf of the Merkle log over a commitment (RFC 9162, 2.1.1): SHA-256(0x00 ‖ commitment)."""
    return sha256(b"\x00" + committed)
