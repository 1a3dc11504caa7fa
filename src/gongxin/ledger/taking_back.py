"""Taking back what was appended by mistake: one more act, after which the record is as it was (撤回)."""

from uuid import UUID

import pyarrow as pa
from django.db import connection

from gongxin.kernel.digest import canonical_json
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions, queries
from gongxin.ledger.compare import standing
from gongxin.ledger.models import Act, Append, Entry
from gongxin.ledger.rows import BATCH


def take_back(subject_id: int, record_id: UUID, *, stated_in: int, append: Append) -> pa.Table:
    """Undo the last act on a record, which the append `stated_in` made; answers the batch as it was written.

    A record that this act opened is ended on the day on which it began: it stood on no day. Of any other what
    was said before is said again. Refused if another act on the record followed. Whoever said the same again
    made no act: the caller has to look for that in the deliveries since. A record that has no day of its own
    is ended on the day of its receipt, so it still stands on every earlier day.
    """
    *before, last = queries.history(subject_id, record_id)
    if last.append_id != stated_in:
        raise GongxinError("ledger.stated_since")
    record = pa.table({"subject_id": [subject_id], "record_id": [record_id.hex]})
    if not before:
        return actions.end(record, until=last.valid_from or last.received_on, append=append)
    batch = standing(record, act=_act(before[-1], last), until=before[-1].valid_until)
    for name, value in _said(before).items():
        column = pa.array([value], BATCH.field(name).type)
        place = batch.column_names.index(name) if name in batch.column_names else -1
        batch = batch.set_column(place, name, column) if place >= 0 else batch.append_column(name, column)
    return actions.append(batch, append=append)


def _act(before: Entry, last: Entry) -> Act:
    """What makes the record stand, or not stand, as it did."""
    if before.act is Act.END:
        return Act.END
    return Act.REOPEN if last.act is Act.END else Act.CORRECT


def _said(before: list[Entry]) -> dict[str, object]:
    """What stood: the last payload that was stated, with all that goes with it."""
    said = next(entry for entry in reversed(before) if entry.payload)
    return {
        "payload": canonical_json(said.payload or {}),
        "payload_digest": _digest(said),
        "item_version": said.item_version,
        "source": said.source,
        "class": said.klass.word if said.klass else None,
        "valid_from": said.valid_from,
    }


def _digest(said: Entry) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT payload_digest FROM ledger.content"
            " WHERE subject_id = %s AND record_id = %s AND append_id = %s",
            [said.subject_id, said.record_id, said.append_id],
        )
        digest: UUID = cursor.fetchone()[0]
        return digest.hex
