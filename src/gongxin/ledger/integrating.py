"""The one writer of the log: leaves that were committed become tiles and a checkpoint (存证写入).

It comes behind the commits and asks nothing of those who append. Leaves are read in the order of positions,
which is the order of commits: whatever is seen has nothing unseen before it.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection, transaction

from gongxin.kernel.errors import GongxinError
from gongxin.proof.growing import Grower
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Store
from gongxin.proof.tree import Tree
from gongxin.proof.verify import Checkpoint

LOCK = 5132011402  # of the session that writes the log
AT_ONCE = 1_000_000  # leaves after which no further append is begun
PIECE = 65_536  # leaves that are read in one value


class Integrator:
    """Goes on where the log ends (存证写入者). Whoever makes one holds `writing`."""

    def __init__(self, store: Store, signer: Signer) -> None:
        self._grower = Grower(store, signer)
        self._position = _position(store, self._grower.size)

    def integrate(self, at: datetime) -> Checkpoint | None:
        """Take in what was committed, of a long backlog a part; None if there was nothing new.

        A part is signed before the next is begun: who is killed loses one, and no stream of appends holds up
        the checkpoint.
        """
        span = _next(self._position)
        if span is None:
            return None
        self._position = self._take(*span)
        return self._grower.publish(at)

    def _take(self, last: int, leaves: int) -> int:
        """The leaves up to a position; refused if the ledger has not as many as its appends say."""
        due = self._grower.size + leaves
        for piece in _leaves(self._position, last):
            self._grower.append(piece)
        if self._grower.size != due:
            raise GongxinError("ledger.other_rows", position=last, leaves=due, rows=self._grower.size)
        return last


def writing() -> bool:
    """Become the log's one writer for as long as this session lasts; False if another one is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


_ENDED = """
SELECT a.position, r.leaf
  FROM ledger.append a JOIN ledger.revision r ON r.ordinal = a.leaves - 1
 WHERE a.first_leaf + a.leaves = %(size)s
   AND r.append_id = (SELECT append_id FROM ledger.append WHERE first_leaf + leaves = %(size)s)
"""


def _position(store: Store, size: int) -> int:
    """The position at which a log of this size ends; refused if the ledger never ended there.

    The last leaf tells: a ledger that was set back and has grown since may end there with other rows.
    """
    if not size:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_ENDED, {"size": size})
        found = cursor.fetchone()
    if found is None or bytes(found[1]) != Tree(store, size).leaf(size - 1):
        raise GongxinError("ledger.other_log", size=size)
    return int(found[0])


_NEXT = """
SELECT max(position), sum(leaves)
  FROM (SELECT position, leaves, sum(leaves) OVER (ORDER BY position) - leaves AS before
          FROM (SELECT position, leaves FROM ledger.append
                 WHERE position > %s ORDER BY position LIMIT 10000) x) y
 WHERE before < %s
"""


def _next(position: int) -> tuple[int, int] | None:
    """Up to which position is taken in next, and how many leaves that is."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [position, AT_ONCE])
        last, leaves = cursor.fetchone()
    return None if last is None else (last, int(leaves))


# An array, so that the appends are looked up first and their pieces of the history by its index.
_LEAVES = """
SELECT string_agg(r.leaf, ''::bytea ORDER BY r.place)
  FROM (SELECT a.first_leaf + r.ordinal AS place, r.leaf
          FROM ledger.revision r JOIN ledger.append a USING (append_id)
         WHERE r.append_id = ANY (ARRAY(
               SELECT append_id FROM ledger.append WHERE position > %(after)s AND position <= %(last)s))) r
 GROUP BY r.place / %(piece)s ORDER BY r.place / %(piece)s
"""


def _leaves(after: int, last: int) -> Iterator[bytes]:
    """The leaves between two positions, in their order, a piece at a time."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_LEAVES, {"after": after, "last": last, "piece": PIECE})
        for (piece,) in iter(cursor.fetchone, None):
            yield bytes(piece)
