"""Letting a log grow: leaves in, tiles and a signed checkpoint out (追加).

The tiles are a function of the leaves, and the checkpoint comes last: whoever is killed begins again at the
last checkpoint and writes the same tiles once more.
"""

from datetime import datetime

from gongxin.kernel.errors import GongxinError
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import HEIGHT, WIDTH, Store, Tile, edge
from gongxin.proof.tree import folded
from gongxin.proof.verify import HASH_BYTES, SHA256, Checkpoint, Hashing, Policy, opened

WHOLE = WIDTH * HASH_BYTES


class Grower:
    """The one writer of a log (日志写入者). The caller sees to it that there is no second one."""

    def __init__(self, store: Store, signer: Signer, hashing: Hashing = SHA256) -> None:
        """Begin where the log's own checkpoint ends; refused if the tiles are not those it was signed for."""
        self.size = 0
        self._store, self._signer, self._hashing = store, signer, hashing
        self._edge: list[bytes] = []  # of each level what fills no tile yet
        published = store.checkpoint()
        if published is not None:
            self._resume(opened(published, Policy(signer.key))[0])

    def append(self, leaves: bytes) -> None:
        """Leaf hashes side by side, in their order; any number of them."""
        if len(leaves) % HASH_BYTES:
            raise ValueError("leaves")
        row, level = leaves, 0
        while row:
            row = self._fill(level, row)
            level += 1
        self.size += len(leaves) // HASH_BYTES

    def publish(self, at: datetime) -> Checkpoint:
        """Write what fills no tile yet, and sign how large the log is now."""
        self._store.keep((tile, self._edge[tile.level]) for tile in edge(self.size))
        checkpoint = Checkpoint(self._signer.name, self.size, self.root())
        self._store.publish(self._signer.note(checkpoint.text, at))
        return checkpoint

    def root(self) -> bytes:
        """The root over all that was appended."""
        return folded([peak for row in reversed(self._edge) for peak in self._peaks(row)], self._hashing)

    def _fill(self, level: int, row: bytes) -> bytes:
        """Put hashes into the tiles of a level; answers the hashes over those that are whole now."""
        if level == len(self._edge):
            self._edge.append(b"")
        waiting = self._edge[level] + row
        whole = len(waiting) - len(waiting) % WHOLE
        first = (self.size >> HEIGHT * level) // WIDTH
        self._store.keep(
            (Tile(level, first + at // WHOLE), waiting[at : at + WHOLE]) for at in range(0, whole, WHOLE)
        )
        self._edge[level] = waiting[whole:]
        heads = waiting[:whole]
        for _ in range(HEIGHT):
            heads = self._hashing.parents(heads)
        return heads

    def _peaks(self, row: bytes) -> list[bytes]:
        """The roots of the whole trees in a row of less than a tile, the largest first."""
        peaks = []
        for width in (1 << up for up in reversed(range(HEIGHT))):
            if len(row) & width * HASH_BYTES:
                peaks.append(self._head(row[: width * HASH_BYTES]))
                row = row[width * HASH_BYTES :]
        return peaks

    def _head(self, row: bytes) -> bytes:
        while len(row) > HASH_BYTES:
            row = self._hashing.parents(row)
        return row

    def _resume(self, checkpoint: Checkpoint) -> None:
        self.size = checkpoint.size
        self._edge = [b""] * (-(-checkpoint.size.bit_length() // HEIGHT))
        for tile in edge(checkpoint.size):
            self._edge[tile.level] = self._store.tile(tile)
        if self.root() != checkpoint.root:
            raise GongxinError("proof.other_tiles", size=checkpoint.size)
