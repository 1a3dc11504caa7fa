"""What ties organisations, as everybody may see it: projected from what stands in the registry (公示关系).

A relation is information of registration: it is shown where the catalogue shows registrations to everybody,
and of the registered only. Of a provisional organisation nothing was registered: its ties wait until it is.
"""

from collections.abc import Iterable

import pyarrow as pa
from django.db import connection

from gongxin.catalogue.model import Audience, Catalogue
from gongxin.ledger import bulk

# Of a branch only the latest statement counts, and only if it names a parent; of the others each that stands.
_PRESENT = """
SELECT subject_id, other_id, since, kind FROM identity.standing WHERE kind <> 4 AND {which}
UNION ALL
SELECT * FROM (
    SELECT DISTINCT ON (subject_id) subject_id, other_id, since, kind FROM identity.standing
     WHERE kind = 4 AND subject_id IN (SELECT subject_id FROM identity.standing WHERE kind = 4 AND {which})
     ORDER BY subject_id, since DESC, id DESC) latest
 WHERE other_id IS NOT NULL AND {which}
"""
# What stands there already is not touched, and the rest comes in order: two deliveries of the same
# registrations would wait for one another in a ring.
_BOTH = f"""
WITH present AS (
    SELECT p.* FROM ({_PRESENT}) p
      JOIN identity.subject a ON a.id = p.subject_id AND NOT a.provisional
      JOIN identity.subject b ON b.id = p.other_id AND NOT b.provisional),
seen AS (
    SELECT subject_id, other_id, since, kind, true AS leads FROM present
    UNION ALL SELECT other_id, subject_id, since, kind, false FROM present)
"""
_GONE = f"""
{_BOTH}
DELETE FROM shown.tie WHERE {{which}}
   AND (subject_id, other_id, since, kind, leads) NOT IN (SELECT * FROM seen)
"""
_SHOW = f"""
{_BOTH}
INSERT INTO shown.tie (subject_id, other_id, since, kind, leads)
SELECT * FROM seen ORDER BY subject_id, kind, leads, other_id
ON CONFLICT DO NOTHING
"""


def show(subject_ids: Iterable[int], catalogue: Catalogue) -> None:
    """Project what ties these subjects to others; what was projected of it before is replaced (投影)."""
    chosen = pa.table({"subject_id": pa.array(sorted(set(subject_ids)), pa.int64())})
    if not chosen.num_rows:
        return
    with bulk.staged(chosen) as stage:
        of_these = f"IN (SELECT subject_id FROM {stage})"
        which = f"(subject_id {of_these} OR other_id {of_these})"
        _replace(which, catalogue)


def rebuild(catalogue: Catalogue) -> None:
    """Project everything anew."""
    _replace("true", catalogue)


def may_be_shown(catalogue: Catalogue) -> bool:
    """Whether an item in force shows registrations to everybody, by a basis that stands."""
    return any(
        rule.audience is Audience.PUBLIC and rule.shown and catalogue.stands(rule.id, rule.basis)
        for item in catalogue.items.values()
        if item.registers
        for rule in item.windows
    )


def _replace(which: str, catalogue: Catalogue) -> None:
    with connection.cursor() as cursor:
        if not may_be_shown(catalogue):
            cursor.execute(f"DELETE FROM shown.tie WHERE {which}")
            return
        cursor.execute(_GONE.format(which=which))
        cursor.execute(_SHOW.format(which=which))
