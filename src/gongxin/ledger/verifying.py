"""Whether the ledger's rows are those for which the log was signed; each that is not, by name (账本核验)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pyarrow as pa
from django.db import connection

from gongxin.kernel.digest import SALT_BYTES, canonical_json
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import bulk, leaves
from gongxin.proof.proving import published
from gongxin.proof.tiles import Store
from gongxin.proof.tree import all_leaves, root_over
from gongxin.proof.verify import HASH_BYTES, Policy, Unproven, opened

UNWITNESSED = timedelta(hours=1)
"""So long after an append a witness may still sign a checkpoint without it."""


class Kind(StrEnum):
    """What is wrong (核验发现)."""

    ALTERED = "altered"
    DELETED = "deleted"
    MOVED = "moved"  # stands elsewhere, or in no append
    ADDED = "added"
    BACKDATED = "backdated"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in which ledger and log differ (不符). A leaf is counted from 0; none: the append itself."""

    kind: Kind
    leaf: int | None = None
    append_id: int | None = None
    subject_id: int | None = None
    record_id: str | None = None


@dataclass(slots=True)
class Verdict:
    """What came of a comparison (核验结果): rows that agree, are erased by law, are not in the log yet."""

    agreed: int = 0
    erased: int = 0
    later: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    leaf: int | None
    stored: bytes
    computed: bytes | None  # none where the content is gone
    erased: bool
    append_id: int
    subject_id: int
    record_id: str

    def fault(self, kind: Kind) -> Fault:
        return Fault(kind, self.leaf, self.append_id, self.subject_id, self.record_id)


_SCHEMA = pa.schema(
    {
        "leaf": pa.int64(), "stored": pa.string(), "salt": pa.string(), "payload": pa.string(),
        "erased": pa.string(), "subject_id": pa.int64(), "append_id": pa.int64(), "record_id": pa.string(),
        "ordinal": pa.int32(), "source_row": pa.int32(), "sheet": pa.int16(), "valid_from": pa.string(),
        "valid_until": pa.string(), "item": pa.int16(), "item_version": pa.int16(), "source": pa.int16(),
        "act": pa.int16(), "class": pa.int16(), "key": pa.string(), "replaces": pa.string(),
    }
)  # fmt: skip
# A row beyond the leaves of its append stands in none, and an erasure does not erase itself. Days are read as
# text: what the table can hold may be no day at all.
_ROWS = """
SELECT a.first_leaf + r.ordinal, encode(r.leaf, 'hex'), replace(c.salt::text, '-', ''), c.payload,
       c.salt IS NULL AND r.act <> 5 AND EXISTS (
           SELECT FROM ledger.revision e
            WHERE e.subject_id = r.subject_id AND e.record_id = r.record_id AND e.act = 5),
       r.subject_id, r.append_id, replace(r.record_id::text, '-', ''), r.ordinal, r.source_row, r.sheet,
       r.valid_from, r.valid_until, r.item, r.item_version, r.source, r.act, r.class,
       replace(r.key::text, '-', ''), replace(r.replaces::text, '-', '')
  FROM ledger.revision r
  LEFT JOIN ledger.append a ON a.append_id = r.append_id AND r.ordinal >= 0 AND r.ordinal < a.leaves
  LEFT JOIN ledger.content c
    ON c.subject_id = r.subject_id AND c.record_id = r.record_id AND c.append_id = r.append_id
"""


def verify(store: Store, policy: Policy, held: Iterable[str] = ()) -> Verdict:
    """Check a log against what is trusted, then the ledger against the log (核验).

    `held` are checkpoints that somebody kept outside the server: the log has to have grown from each. What it
    was signed for is refused as a whole if it does not hold; which rows differ can then not be told.
    """
    try:
        log, moments = _believed(store, policy, held)
    except Unproven as refusal:
        raise GongxinError(f"proof.{refusal.code}", **refusal.facts) from None
    return compare(log, moments)


def _believed(store: Store, policy: Policy, held: Iterable[str]) -> tuple[bytes, dict[int, datetime]]:
    """The leaves of a log that is what was signed, and when witnesses saw how many of them."""
    _, note = published(store)
    checkpoint, signed = opened(note, policy)
    log = all_leaves(store, checkpoint.size)
    if root_over(log) != checkpoint.root:
        raise GongxinError("proof.other_tiles", size=checkpoint.size)
    seen = {checkpoint.size: signed}
    for kept in held:
        old, signed = opened(kept, Policy(policy.log, policy.witnesses))
        if old.size > checkpoint.size or root_over(log[: old.size * HASH_BYTES]) != old.root:
            raise Unproven("not_grown")
        seen.setdefault(old.size, signed)
    return log, {size: datetime.fromtimestamp(min(at.values()), UTC) for size, at in seen.items() if at}


def compare(log: bytes, moments: Mapping[int, datetime]) -> Verdict:
    """Compare every row with the leaf hashes of a log, 32 bytes each, whose root was checked.

    `moments`: when witnesses signed a log of so many leaves; what cannot have been so is back-dated.
    """
    verdict, wrong = Verdict(), []
    met = bytearray(len(log) // HASH_BYTES)
    for row in _rows():
        if row.leaf is not None and row.leaf >= len(met):
            verdict.later += 1
        elif _agrees(row, log):
            met[row.leaf or 0] = 1
            verdict.agreed += row.computed is not None
            verdict.erased += row.erased
        else:
            wrong.append(row)
    places = _places({row.stored for row in wrong}, log)
    verdict.faults += [_named(row, places.get(row.stored), met) for row in wrong]
    verdict.faults += _missing(met, wrong)
    verdict.faults += _appends(len(met), moments)
    return verdict


def _rows() -> Iterator[_Row]:
    for batch in bulk.streamed(_ROWS, _SCHEMA):
        table = pa.Table.from_batches([batch])
        columns = (table[name].to_pylist() for name in ("leaf", "stored", "salt", "erased"))
        named = (table[name].to_pylist() for name in ("append_id", "subject_id", "record_id"))
        for leaf, stored, salt, erased, computed, *names in zip(
            *columns, _computed(table), *named, strict=True
        ):
            known = bytes.fromhex(computed) if salt else None
            yield _Row(leaf, bytes.fromhex(stored), known, erased == "t", *names)


def _computed(rows: pa.Table) -> list[str]:
    """The leaves anew from what is stored; where there is no salt, of nothing."""
    salts = [bytes.fromhex(salt or "00" * SALT_BYTES) for salt in rows["salt"].to_pylist()]
    payloads = [_canonical(text or "{}") for text in rows["payload"].to_pylist()]
    return leaves.leaf_hashes(
        pa.array(salts, pa.binary(SALT_BYTES)), leaves.envelopes(rows), pa.array(payloads, pa.string())
    )


def _canonical(text: str) -> str:
    """The form that was hashed; what is no payload stays as it is, and matches no leaf."""
    try:
        payload = json.loads(text)
    except (ValueError, RecursionError):  # a number or a depth that no payload has
        return text
    return canonical_json(payload) if isinstance(payload, dict) else text


def _agrees(row: _Row, log: bytes) -> bool:
    """What was erased has only the stored leaf left to be compared."""
    if row.leaf is None or not (row.computed or row.erased):
        return False
    held = log[row.leaf * HASH_BYTES : (row.leaf + 1) * HASH_BYTES]
    return row.stored == held and row.computed in (held, None)


def _named(row: _Row, place: int | None, met: bytearray) -> Fault:
    """A row that another stands in the place of was added; one whose leaf the log has elsewhere was moved."""
    if place is not None and place != row.leaf:
        kind = Kind.MOVED
        met[place] = met[place] or 2
    elif row.leaf is None or met[row.leaf] == 1:
        kind = Kind.ADDED
    elif row.computed is None:
        kind = Kind.DELETED
    else:
        kind = Kind.ALTERED
    return row.fault(kind)


def _places(wanted: set[bytes], log: bytes) -> dict[bytes, int]:
    """Where the log has leaves; one pass, however many are wanted."""
    if not wanted:
        return {}
    hashes = (log[at : at + HASH_BYTES] for at in range(0, len(log), HASH_BYTES))
    return {leaf: place for place, leaf in enumerate(hashes) if leaf in wanted}


def _missing(met: bytearray, wrong: Iterable[_Row]) -> Iterator[Fault]:
    """Leaves of the log to which no row belongs."""
    for row in wrong:
        if row.leaf is not None:
            met[row.leaf] = met[row.leaf] or 2
    at = met.find(0)
    while at >= 0:
        yield Fault(Kind.DELETED, at)
        at = met.find(0, at + 1)


_CHAIN = """
SELECT append_id, position <> before + 1 OR first_leaf <> behind OR straddles
  FROM (SELECT a.*, lag(position, 1, 0::bigint) OVER w AS before,
               lag(first_leaf + leaves, 1, 0::bigint) OVER w AS behind, lag(recorded_at) OVER w AS earlier,
               first_leaf < %(size)s AND first_leaf + leaves > %(size)s AS straddles
          FROM ledger.append a WINDOW w AS (ORDER BY position)) x
 WHERE position <> before + 1 OR first_leaf <> behind OR recorded_at < earlier OR straddles
 ORDER BY position
"""
_WITNESSED = """
SELECT append_id FROM ledger.append
 WHERE first_leaf + leaves <= %(size)s AND recorded_at > %(at)s
    OR first_leaf >= %(size)s AND recorded_at < %(earliest)s
 ORDER BY position
"""


def _appends(signed: int, moments: Mapping[int, datetime]) -> Iterator[Fault]:
    """Appends before which one is missing, which the log has in part, or whose moment cannot be true."""
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, {"size": signed})
        for append_id, torn in cursor.fetchall():
            yield Fault(Kind.DELETED if torn else Kind.BACKDATED, append_id=append_id)
        for size, at in moments.items():
            cursor.execute(_WITNESSED, {"size": size, "at": at, "earliest": at - UNWITNESSED})
            for (append_id,) in cursor.fetchall():
                yield Fault(Kind.BACKDATED, append_id=append_id)
