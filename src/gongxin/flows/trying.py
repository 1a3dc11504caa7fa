"""One record before it is handed in: the same checks, and nothing is kept of it (试校验)."""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection import actions as collection
from gongxin.collection.queries import Finding
from gongxin.flows import words
from gongxin.flows.outcomes import outcomes
from gongxin.flows.preparing import LAST_ROW, Prepared, prepare
from gongxin.flows.steps import Delivered
from gongxin.quality.queries import findings

Record = Mapping[str, str | Sequence[str]]  # field → value, or the values of a list


def as_file(record: Record) -> bytes:
    """The record as a file of one row; what is empty is left out."""
    return (json.dumps({name: value for name, value in record.items() if value}) + "\n").encode()


def tried(
    record: Record, *, item: str, department: str, catalogue: Catalogue, actor: Actor, at: datetime
) -> list[Finding]:
    """What the checks find in a record that a department means to hand in.

    Refused like a delivery of it would be: an unknown item, somebody else's, or nothing filled in.
    """
    found = collection.deliverable(catalogue, item=item, department=department, actor=actor)
    of = Delivered(found, catalogue, department, catalogue.day(at), "rows")
    store, name = collection.store(), f"trial-{secrets.token_hex(8)}"
    work = store.work(name)
    try:
        (work / "received").write_bytes(as_file(record))
        return [Finding(**one) for one in _findings(prepare(of, work), of)]
    finally:
        store.end(name)


def _findings(prepared: Prepared, of: Delivered) -> Iterator[dict[str, Any]]:
    yield from pq.read_table(prepared.staged.faults).to_pylist()
    for rows in prepared.chunks(0, LAST_ROW):
        yield from findings(rows, of.item).to_pylist()
        yield from _of_outcome(rows, prepared, of)


def _of_outcome(rows: pa.Table, prepared: Prepared, of: Delivered) -> Iterator[dict[str, Any]]:
    judged = outcomes(rows, prepared.marks, of.item)
    for outcome, rule in words.OF_OUTCOME.items():
        for row in rows.filter(pc.equal(judged, outcome)).to_pylist():
            place = {name: row[name] for name in ("source_row", "sheet")}
            yield place | {"rule": rule.id, "field": None, "severity": rule.severity.value}
