"""Writing the projections, in the transaction of the append that they follow (投影写入)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db import connection

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue, Information
from gongxin.disclosure import names
from gongxin.disclosure.models import UNDATED, Tally
from gongxin.disclosure.projection import OTHER, Projection, project
from gongxin.disclosure.sources import with_codes, with_payloads
from gongxin.ledger import bulk, stream
from gongxin.ledger.models import Act, Append


def show(batch: pa.Table, *, append: Append, catalogue: Catalogue, on: date) -> Tally:
    """Project what `ledger.actions.append` wrote; give the tallies of a transaction to `count`, late.

    Whatever was projected of these records before is replaced.
    """
    tally = replace(batch.filter(pc.not_equal(batch["act"], Act.OPEN.value)))
    records = with_codes(with_payloads(batch.filter(pc.not_equal(batch["act"], Act.ERASE.value))))
    received = pa.repeat(pa.scalar(append.received_on, pa.date32()), records.num_rows)
    tally.update(write(projections(records.append_column("received_on", received), catalogue, on=on)))
    public = public_numbers(catalogue)
    for item, source in _distinct(batch, "item", "source"):
        if item in public:
            tally.received[item, source] = append.received_on
    return tally


def public_numbers(catalogue: Catalogue) -> frozenset[int]:
    """The numbers of the items of public credit information, of which alone the portal counts."""
    return frozenset(
        number for (number, _), item in catalogue.versions.items() if item.information is Information.PUBLIC
    )


def projections(records: pa.Table, catalogue: Catalogue, *, on: date) -> Iterator[Projection]:
    """The projections of records, each by the version of the item under which it was appended.

    A record whose version has left the packs has no law to be shown by: it has none.
    """
    for item, version in _distinct(records, "item", "item_version"):
        law = catalogue.stated_under(item, version)
        if law is None:
            continue
        same = pc.and_(pc.equal(records["item"], item), pc.equal(records["item_version"], version))
        for part in stream.parts(records.filter(same)):
            yield project(part, law, catalogue, on=on)


def write(made: Iterable[Projection]) -> Tally:
    """Append projected rows; the next part is projected while one is copied.

    Only public credit information goes where others check, evaluate and publish; the rest lies beside it.
    """
    tally = Tally()
    with closing(stream.ahead(map(_encoded, made))) as ready:
        for other, windows, facts, ties, counted in ready:
            bulk.copy_in("disclosure.other_window" if other else "disclosure.window", windows)
            bulk.copy_in("shown.other_fact" if other else "shown.fact", facts)
            bulk.copy_in("shown.told_tie", ties)
            tally.facts.update(counted)
    return tally


def _encoded(made: Projection) -> tuple[bool, Any, Any, Any, Counter[tuple[int, int, date]]]:
    number = OTHER.get(made.information)
    if number is None:
        windows, facts, ties = map(bulk.encode, (made.windows, made.facts, made.ties))
        return False, windows, facts, ties, _counted(made.facts)
    windows, facts = (bulk.encode(_labelled(table, number)) for table in (made.windows, made.facts))
    return True, windows, facts, bulk.encode(made.ties), Counter()


def _labelled(table: pa.Table, number: int) -> pa.Table:
    return table.append_column("information", pa.repeat(pa.scalar(number, pa.int16()), table.num_rows))


def replace(records: pa.Table) -> Tally:
    """Take out what was projected of records (subject_id, record_id)."""
    if not records.num_rows:
        return Tally()
    with bulk.staged(records.select(["subject_id", "record_id"])) as stage:
        for table in ("disclosure.window", "disclosure.other_window", "shown.other_fact", "shown.told_tie"):
            _delete(table, f"USING {stage} s WHERE {_SAME}")
        return _taken(f"USING {stage} s WHERE {_SAME}")


def expire(on: date, *, actor: Actor, at: datetime) -> Tally:
    """Take out the facts whose publicity is over on a day; their windows stay (到期下线).

    Whom nothing but such a fact made known is not found any more.
    """
    actor.must_hold(Permission.REBUILD)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT subject_id FROM shown.fact WHERE shown_until <= %s", [on])
        subjects = [subject for (subject,) in cursor.fetchall()]
    tally = _taken("WHERE t.shown_until <= %s", on)
    for table in ("shown.other_fact", "shown.told_tie"):
        _delete(table, "WHERE t.shown_until <= %s", on)
    names.withdraw(subjects)
    if taken := -sum(tally.facts.values()):
        audit.append("disclosure.expire", actor=actor, at=at, facts=taken, on=on.isoformat())
    return tally


def count(tally: Tally) -> None:
    """Bring counts and freshness up to date, just before the append is sealed: others wait for these rows."""
    changes = [(*key, n) for key, n in sorted(tally.facts.items()) if n]
    received = [(*key, day) for key, day in sorted(tally.received.items())]
    with connection.cursor() as cursor:
        if changes:
            cursor.execute(_COUNT, [list(column) for column in zip(*changes, strict=True)])
            cursor.execute("DELETE FROM shown.tally WHERE n = 0")
        if received:
            cursor.execute(_FRESHEN, [list(column) for column in zip(*received, strict=True)])


_SAME = "t.subject_id = s.subject_id AND t.record_id = s.record_id"
_COUNT = """
INSERT INTO shown.tally AS t (item, source, month, n)
SELECT * FROM unnest(%s::smallint[], %s::smallint[], %s::date[], %s::bigint[])
    ON CONFLICT (item, source, month) DO UPDATE SET n = t.n + excluded.n
"""
_FRESHEN = """
INSERT INTO shown.freshness AS t (item, source, recorded_on)
SELECT * FROM unnest(%s::smallint[], %s::smallint[], %s::date[])
    ON CONFLICT (item, source) DO UPDATE SET recorded_on = greatest(t.recorded_on, excluded.recorded_on)
"""


def _taken(which: str, *parameters: Any) -> Tally:
    """Delete facts and say how many of each item, source and month they were."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH gone AS (DELETE FROM shown.fact t {which} RETURNING t.item, t.source, t.decided_on)
                SELECT item, source, date_trunc('month', decided_on)::date, count(*)
                  FROM gone GROUP BY 1, 2, 3""",
            parameters,
        )
        return Tally(
            facts=Counter(
                {(item, source, month or UNDATED): -n for item, source, month, n in cursor.fetchall()}
            )
        )


def _delete(table: str, which: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} t {which}", parameters)


def _counted(facts: pa.Table) -> Counter[tuple[int, int, date]]:
    if not facts.num_rows:
        return Counter()
    month = pc.floor_temporal(facts["decided_on"], unit="month")
    grouped = facts.select(["item", "source"]).append_column("month", month)
    counts = grouped.group_by(["item", "source", "month"]).aggregate([([], "count_all")])
    return Counter(
        {
            (row["item"], row["source"], row["month"] or UNDATED): row["count_all"]
            for row in counts.to_pylist()
        }
    )


def _distinct(table: pa.Table, *names: str) -> list[tuple[int, ...]]:
    rows = table.group_by(list(names)).aggregate([]).to_pylist()
    return sorted(tuple(row[name] for name in names) for row in rows)
