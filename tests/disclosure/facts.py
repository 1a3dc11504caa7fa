"""Made-up records appended and projected in one transaction, as a delivery does it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
from django.db import connection, transaction

from gongxin.catalogue.load import load
from gongxin.disclosure import actions as disclosure
from gongxin.kernel.digest import canonical_json, short_digest
from gongxin.ledger import actions as ledger
from gongxin.ledger.models import Act, Append, Occasion
from tests.ledger.acts import batch

CITY = load(["cn", "cn-demo"])
TODAY = date(2026, 6, 1)


def organisation(code: str, name: str = "示例市云帆机械制造有限公司") -> int:
    """A subject of the registry that may be found."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO identity.subject (opened_at, provisional, code, name, name_key)"
            " VALUES ('2026-01-01', false, %s, %s, %s) RETURNING id",
            [code, name, name],
        )
        (subject,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO shown.organisation (subject_id, provisional, code, name, former, key, letters, bigrams, initials)"
            " VALUES (%s, false, %s, %s, '{}', %s, '', '{}', '{}')",
            [subject, code, name, name],
        )
    return subject


def record(
    subject: int,
    number: str,
    says: Mapping[str, str],
    act: Act = Act.OPEN,
    item: str = "administrative-penalty",
    **more: Any,
) -> dict[str, Any]:
    payload = canonical_json({"document_number": number, **says})
    given = {
        "subject_id": subject,
        "key": short_digest(item + number),
        "act": act.value,
        "item": CITY.items[item].number,
        "item_version": CITY.items[item].version,
        "source": 1,
        "payload": payload,
        "payload_digest": short_digest(payload),
        "class": "general",
    }
    return {**given, **more}


def delivered(*records: Mapping[str, Any], on: date = TODAY, ended: pa.Table | None = None) -> Append:
    """Append acts, or end records, and show what follows from them."""
    with transaction.atomic():
        append = ledger.open_append(Occasion.DELIVERY, on=on)
        written = (
            ledger.append(batch(records), append=append)
            if ended is None
            else ledger.end(ended, until=on, append=append)
        )
        disclosure.count(disclosure.show(written, append=append, catalogue=CITY, on=on))
        ledger.seal(append)
    return append
