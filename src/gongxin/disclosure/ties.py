"""What ties organisations, as everybody may see it: projected from what stands in the registry (公示关系).

A relation is information of registration: it is shown where the catalogue shows registrations to everybody,
and of the registered only. Of a provisional organisation nothing was registered: its ties wait until it is.
"""

from collections.abc import Iterable

import pyarrow as pa
from django.db import connection

from gongxin.catalogue.model import Audience, Catalogue
from gongxin.identity.queries import PRESENT_PARENT
from gongxin.ledger import bulk

# `{of}` says which subjects. Either end is looked up by itself, each in its own index.
# Of a branch only the latest statement counts, and only if it names a parent; of the others each that stands.
_TOUCHED = """
SELECT id, subject_id, other_id, since, kind FROM identity.standing WHERE subject_id {of}
UNION SELECT id, subject_id, other_id, since, kind FROM identity.standing WHERE other_id {of}
"""
_PRESENT = f"""
SELECT subject_id, other_id, since, kind FROM touched WHERE kind <> 4
UNION ALL
SELECT subject_id, other_id, since, kind FROM (
{PRESENT_PARENT.format(of="IN (SELECT subject_id FROM touched WHERE kind = 4)")}) latest
 WHERE other_id IS NOT NULL
"""
# What stands there already is not touched, and the rest comes in order: two deliveries of the same
# registrations would wait for one another in a ring.
_BOTH = f"""
WITH touched AS ({_TOUCHED}),
present AS (
    SELECT p.* FROM ({_PRESENT}) p
      JOIN identity.subject a ON a.id = p.subject_id AND NOT a.provisional
      JOIN identity.subject b ON b.id = p.other_id AND NOT b.provisional),
seen AS (
    SELECT subject_id, other_id, since, kind, true AS leads FROM present
    UNION ALL SELECT other_id, subject_id, since, kind, false FROM present)
"""
_HERE = """
concerned AS (
    SELECT subject_id, kind, leads, other_id FROM shown.tie WHERE subject_id {of}
    UNION SELECT other_id, kind, NOT leads, subject_id FROM shown.tie WHERE subject_id {of})
DELETE FROM shown.tie t USING concerned c
 WHERE (t.subject_id, t.kind, t.leads, t.other_id) = (c.subject_id, c.kind, c.leads, c.other_id)
"""
_HIDE = f"WITH {_HERE}"
_GONE = f"""
{_BOTH}, {_HERE}
   AND NOT EXISTS (
    SELECT FROM seen s
     WHERE (s.subject_id, s.other_id, s.since, s.kind, s.leads)
         = (t.subject_id, t.other_id, t.since, t.kind, t.leads))
"""
_SHOW = f"""
{_BOTH}
INSERT INTO shown.tie (subject_id, other_id, since, kind, leads)
SELECT * FROM seen ORDER BY subject_id, kind, leads, other_id
ON CONFLICT DO NOTHING
"""
_EVERY = "IS NOT NULL"


def show(subject_ids: Iterable[int], catalogue: Catalogue) -> None:
    """Project what ties these subjects to others; what was projected of it before is replaced (投影)."""
    chosen = pa.table({"subject_id": pa.array(sorted(set(subject_ids)), pa.int64())})
    if not chosen.num_rows:
        return
    with bulk.staged(chosen) as stage:
        _replace(f"IN (SELECT subject_id FROM {stage})", catalogue)


def rebuild(catalogue: Catalogue) -> None:
    """Project everything anew."""
    _replace(_EVERY, catalogue)


def may_be_shown(catalogue: Catalogue) -> bool:
    """Whether an item in force shows registrations to everybody, by a basis that stands."""
    return any(
        rule.audience is Audience.PUBLIC and rule.shown and catalogue.stands(rule.id, rule.basis)
        for item in catalogue.items.values()
        if item.registers
        for rule in item.windows
    )


def _replace(of: str, catalogue: Catalogue) -> None:
    steps = (_GONE, _SHOW) if may_be_shown(catalogue) else (_HIDE,)
    with connection.cursor() as cursor:
        for step in steps:
            cursor.execute(step.format(of=of))
