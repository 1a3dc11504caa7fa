"""Handing public facts on to other systems of publicity: all, or what changed since a moment (信息镜像).

It reads what the portal reads: `shown`, on the day. What was handed on is remembered by its digest, so that
whatever takes a fact from the public (its end, a repair, an erasure, the law) is a withdrawal there too.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Final

from django.db import connection, transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.mirrors import Mirror, MirroredItem
from gongxin.catalogue.model import Catalogue
from gongxin.disclosure.queries import OPEN
from gongxin.kernel.errors import GongxinError

_AT_ONCE: Final = 2000  # lines

_FIELDS = """(SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(f.public)
  WHERE cardinality(%(fields)s::text[]) = 0 OR key = ANY(%(fields)s))"""
_PUBLIC = f"""
SELECT f.subject_id, f.record_id, f.item, o.code,
       md5(concat_ws(E'\\x1f', o.code, o.name, f.shown_until, {_FIELDS}::text))::uuid AS digest
  FROM shown.fact f JOIN shown.organisation o USING (subject_id)
 WHERE f.item = %(item)s AND {OPEN}
   AND (cardinality(%(kinds)s::text[]) = 0 OR left(o.code, 2) = ANY(%(kinds)s))
"""
_MOMENT = """
INSERT INTO disclosure.mirror_moment AS m (mirror, at) VALUES (%(mirror)s, %(at)s)
    ON CONFLICT (mirror) DO UPDATE SET at = greatest(excluded.at, m.at + interval '1 microsecond')
RETURNING at
"""
_STOP = f"""
WITH public AS MATERIALIZED ({_PUBLIC})
UPDATE disclosure.mirrored m SET untold_at = %(at)s
 WHERE m.mirror = %(mirror)s AND m.item = %(item)s AND m.untold_at IS NULL
   AND NOT EXISTS (SELECT FROM public p
                    WHERE (p.record_id, p.subject_id, p.digest) = (m.record_id, m.subject_id, m.digest))
"""
_STOP_OTHERS = """
UPDATE disclosure.mirrored SET untold_at = %(at)s
 WHERE mirror = %(mirror)s AND untold_at IS NULL AND item <> ALL(%(items)s)
"""
_TELL = f"""
INSERT INTO disclosure.mirrored (mirror, subject_id, record_id, item, code, digest, told_at)
SELECT %(mirror)s, p.subject_id, p.record_id, p.item, p.code, p.digest, %(at)s FROM ({_PUBLIC}) p
 WHERE NOT EXISTS (SELECT FROM disclosure.mirrored m
                    WHERE m.mirror = %(mirror)s AND m.untold_at IS NULL
                      AND (m.subject_id, m.record_id) = (p.subject_id, p.record_id))
"""
# Other systems know a fact by its record and the code, so a fact under a new code is withdrawn and added.
_SAME = "({0}.subject_id, {0}.record_id, {0}.code) = (m.subject_id, m.record_id, m.code)"
_KNOWN = f"""
EXISTS (SELECT FROM disclosure.mirrored k
         WHERE k.mirror = m.mirror AND {_SAME.format("k")} AND k.told_at <= %(since)s
           AND (k.untold_at IS NULL OR %(since)s < k.untold_at))
"""
_GONE = f"""
SELECT m.item, m.record_id, m.code FROM disclosure.mirrored m
 WHERE m.mirror = %(mirror)s AND m.told_at <= %(since)s AND %(since)s < m.untold_at
   AND NOT EXISTS (SELECT FROM disclosure.mirrored n
                    WHERE n.mirror = m.mirror AND {_SAME.format("n")} AND n.untold_at IS NULL)
 ORDER BY m.item, m.code, m.record_id
"""
_NEW = f"""
SELECT m.record_id, m.code, o.name, {_KNOWN} AS known, f.source, f.decided_on, f.shown_from, f.shown_until,
       f.basis, {_FIELDS}
  FROM disclosure.mirrored m
  JOIN shown.fact f USING (subject_id, record_id)
  JOIN shown.organisation o USING (subject_id)
 WHERE m.mirror = %(mirror)s AND m.item = %(item)s AND m.untold_at IS NULL AND {OPEN}
   AND (%(since)s::timestamptz IS NULL OR %(since)s < m.told_at)
 ORDER BY m.code, m.record_id
"""


@dataclass(frozen=True, slots=True)
class HandedOn:
    """What was written for another system (镜像文件)."""

    mirror: str
    since: datetime | None
    until: datetime  # the moment to ask from the next time
    added: int
    changed: int
    withdrawn: int
    sha256: str  # of all lines but the last, which says it


def hand_on(
    mirror: Mirror,
    to: IO[bytes],
    *,
    since: datetime | None,
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
) -> HandedOn:
    """Write what is public, or what has changed since a moment, as JSON Lines with a digest in the last one.

    An item whose basis for handing on does not stand is not handed on.
    """
    actor.must_hold(Permission.HAND_ON)
    written, digest, counts = 0, hashlib.sha256(), Counter[str]()
    with transaction.atomic():
        until = _moment(mirror, at)
        if since is not None and since > until:
            raise GongxinError("disclosure.since_later")
        _remember(mirror, catalogue, at=until)
        for line in _lines(mirror, catalogue, since=since, at=until):
            data = json.dumps(line, ensure_ascii=False, default=str).encode() + b"\n"
            digest.update(data)
            to.write(data)
            written += 1
            if "act" in line:
                counts[line["act"]] += 1
        made = HandedOn(
            mirror.id, since, until, counts["add"], counts["change"], counts["withdraw"], digest.hexdigest()
        )
        to.write(json.dumps({"lines": written, "sha256": made.sha256}).encode() + b"\n")
        audit.append(
            "disclosure.hand_on", actor=actor, at=at, mirror=mirror.id, lines=written, sha256=made.sha256
        )
    return made


def asked_moment(written: str) -> datetime | None:
    """The moment that the last file named (起始时点); none: everything.

    Raises:
        GongxinError: `disclosure.no_moment` without a time or a zone.
    """
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise GongxinError("disclosure.no_moment")
    return moment


def handed(mirror: Mirror, catalogue: Catalogue) -> tuple[MirroredItem, ...]:
    """The items that are handed on: in force, and by a basis that stands."""
    return tuple(
        one for one in mirror.items if one.item in catalogue.items and catalogue.stands(one.id, one.basis)
    )


def last_handed_on(mirror: Mirror) -> datetime | None:
    """When something was last found to be new or gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT greatest(max(told_at), max(untold_at)) FROM disclosure.mirrored WHERE mirror = %s",
            [mirror.id],
        )
        (found,) = cursor.fetchone()
        last: datetime | None = found
        return last


def _moment(mirror: Mirror, at: datetime) -> datetime:
    """A moment later than that of every file before; two who hand on at once wait for one another.

    Who had to wait asked for an earlier moment than the one before, and a file since that one would miss it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MOMENT, {"mirror": mirror.id, "at": at})
        (moment,) = cursor.fetchone()
        later: datetime = moment
        return later


def _remember(mirror: Mirror, catalogue: Catalogue, *, at: datetime) -> None:
    """Bring what is remembered to what is public on the day."""
    chosen = handed(mirror, catalogue)
    items = [catalogue.items[one.item].number for one in chosen]
    with connection.cursor() as cursor:
        cursor.execute(_STOP_OTHERS, {"mirror": mirror.id, "at": at, "items": items})
        for one in chosen:
            asked = {**_asked(mirror, one, catalogue, at), "at": at}
            cursor.execute(_STOP, asked)
            cursor.execute(_TELL, asked)


def _lines(
    mirror: Mirror, catalogue: Catalogue, *, since: datetime | None, at: datetime
) -> Iterator[Mapping[str, Any]]:
    yield {
        "mirror": mirror.id,
        "title": mirror.title.zh,
        "since": since and since.isoformat(),
        "until": at.isoformat(),
        "demonstration": catalogue.demonstration,
        "catalogue": catalogue.digest,
    }
    items = {item.number: item.id for item in catalogue.versions.values()}
    for item, record, code in _rows(_GONE, {"mirror": mirror.id, "since": since}):
        yield {"act": "withdraw", "item": items.get(item), "record": record.hex, "code": code}
    for one in handed(mirror, catalogue):
        for row in _rows(_NEW, {**_asked(mirror, one, catalogue, at), "since": since}):
            yield _fact(row, one.item, catalogue)


def _fact(row: tuple[Any, ...], item: str, catalogue: Catalogue) -> Mapping[str, Any]:
    record, code, name, known, source, decided_on, shown_from, shown_until, basis, fields = row
    reported = catalogue.source_of(source)
    return {
        "act": "change" if known else "add",
        "item": item,
        "record": record.hex,
        "code": code,
        "name": name,
        "source": reported.code if reported else None,
        "decided_on": decided_on,
        "shown_from": shown_from,
        "shown_until": shown_until,
        "basis": basis,
        "fields": json.loads(fields),
    }


def _asked(mirror: Mirror, one: MirroredItem, catalogue: Catalogue, at: datetime) -> dict[str, Any]:
    return {
        "mirror": mirror.id,
        "kinds": list(mirror.kinds),
        "item": catalogue.items[one.item].number,
        "fields": list(one.fields),
        "on": catalogue.day(at),
    }


def _rows(statement: str, asked: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows in the memory of a few, whatever their number."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, asked)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
