"""Made-up acts of made-up departments, for tests of the ledger."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
from django.db import transaction

from gongxin.kernel.digest import canonical_json, short_digest
from gongxin.ledger import actions
from gongxin.ledger.models import Act, Occasion, Seal
from gongxin.ledger.rows import BATCH

DAY = date(2026, 6, 1)


def act(
    subject: int, number: str, act: Act = Act.OPEN, says: Mapping[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    """One act on the record with that document number."""
    payload = canonical_json({"document_number": number, **(says or {})})
    stated = {
        "subject_id": subject,
        "key": short_digest(number),
        "act": act.value,
        "item": 3,
        "item_version": 1,
        "source": 1,
        "payload": payload,
        "payload_digest": short_digest(payload),
        "valid_from": date(2026, 5, 6),
    }
    return {**stated, **more}


def batch(acts: Iterable[Mapping[str, Any]]) -> pa.Table:
    rows = list(acts)
    names = [name for name in BATCH.names if any(name in row for row in rows)]
    return pa.table(
        {name: pa.array([row.get(name) for row in rows], BATCH.field(name).type) for name in names}
    )


def appended(*acts: Mapping[str, Any], delivery: int | None = None) -> Seal:
    """Append acts in a transaction of their own."""
    with transaction.atomic():
        opened = actions.open_append(Occasion.DELIVERY, on=DAY, delivery=delivery)
        actions.append(batch(acts), append=opened)
        seal = actions.seal(opened)
    assert seal is not None
    return seal
