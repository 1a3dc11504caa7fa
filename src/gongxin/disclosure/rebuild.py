"""The projections anew from the ledger: identical rows, or something was wrong (重建)."""

from collections import Counter
from datetime import date, datetime
from itertools import chain

from django.db import connection, transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Catalogue
from gongxin.disclosure import actions, names, ties
from gongxin.disclosure.sources import current

SUBJECTS = 20_000  # of one step

_RECOUNT = """
INSERT INTO shown.tally (item, source, month, n)
SELECT item, source, coalesce(date_trunc('month', decided_on)::date, '0001-01-01'), count(*)
  FROM shown.fact GROUP BY 1, 2, 3
"""
_REFRESH = """
INSERT INTO shown.freshness (item, source, recorded_on)
SELECT r.item, r.source, max(a.received_on)
  FROM ledger.revision r JOIN ledger.append a USING (append_id)
 WHERE r.act <> 5 AND r.item = ANY(%s) GROUP BY 1, 2
"""
_PROJECTED = {
    "windows": ("disclosure.window", "disclosure.other_window"),
    "facts": ("shown.fact", "shown.other_fact"),
}


def rebuild_shown(catalogue: Catalogue, *, on: date, actor: Actor, at: datetime) -> Counter[str]:
    """Windows, facts, counts, freshness and names anew, in one transaction; answers how many.

    Deliveries wait until it is done; readers see the rows as they were until then.
    """
    actor.must_hold(Permission.REBUILD)
    made: Counter[str] = Counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE disclosure.window, disclosure.other_window IN SHARE ROW EXCLUSIVE MODE")
        for table in (*chain(*_PROJECTED.values()), "shown.told_tie", "shown.tally", "shown.freshness"):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute(
            "SELECT coalesce(min(subject_id), 0), coalesce(max(subject_id), -1) FROM ledger.record"
        )
        first, last = cursor.fetchone()
        for start in range(first, last + 1, SUBJECTS):
            actions.write(actions.projections(current(start, start + SUBJECTS), catalogue, on=on))
        for name, tables in _PROJECTED.items():
            for table in tables:
                cursor.execute(f"SELECT count(*) FROM {table}")
                made[name] += cursor.fetchone()[0]
        cursor.execute(_RECOUNT)
        cursor.execute(_REFRESH, [list(actions.public_numbers(catalogue))])
        names.rebuild(within_source=any(i.subject_kind == "within_source" for i in catalogue.items.values()))
        ties.rebuild(catalogue)
        audit.append("disclosure.rebuild", actor=actor, at=at, on=on.isoformat(), **made)
    return made
