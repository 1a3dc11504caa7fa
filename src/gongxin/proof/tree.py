"""Reading a tree from its tiles: hashes, root, and the proofs of RFC 9162, 2.1.3.1 and 2.1.4.1 (默克尔树)."""

from collections.abc import Sequence
from functools import lru_cache, reduce

from gongxin.kernel.errors import GongxinError
from gongxin.proof.tiles import HEIGHT, WIDTH, Store, tile_of
from gongxin.proof.verify import HASH_BYTES, SHA256, Hashing

REMEMBERED = 1024  # tiles with all that stands over them, 16 KiB each


class Tree:
    """The tree of a log that was published with `size` leaves (默克尔树). It may have grown since."""

    def __init__(self, store: Store, size: int, hashing: Hashing = SHA256) -> None:
        self.size = size
        self._store = store
        self._hashing = hashing
        self._rows = lru_cache(REMEMBERED)(self._read_rows)

    def root(self) -> bytes:
        return self._over(0, self.size)

    def leaf(self, index: int) -> bytes:
        return self._node(0, index)

    def inclusion(self, index: int) -> tuple[bytes, ...]:
        """The path from a leaf to the root (包含证明)."""
        if not 0 <= index < self.size:
            raise GongxinError("proof.unknown_leaf", index=index, size=self.size)
        path, start, end = [], 0, self.size
        while end - start > 1:
            middle = start + _left(end - start)
            if index < middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(start, middle))
                start = middle
        return tuple(reversed(path))

    def growth(self, old: int) -> tuple[bytes, ...]:
        """That the tree begins with the one over its first `old` leaves (一致性证明); refused for none."""
        if not 0 < old <= self.size:
            raise GongxinError("proof.no_growth", old=old, size=self.size)
        path, start, end = [], 0, self.size
        while end != old:
            middle = start + _left(end - start)
            if old <= middle:
                path.append(self._over(middle, end))
                end = middle
            else:
                path.append(self._over(start, middle))
                start = middle
        if start:
            path.append(self._over(start, end))
        return tuple(reversed(path))

    def _over(self, start: int, end: int) -> bytes:
        """The root over the leaves [start, end), which begin where a subtree of their number can."""
        peaks = []
        while start < end:
            level = (end - start).bit_length() - 1
            peaks.append(self._node(level, start >> level))
            start += 1 << level
        return folded(peaks, self._hashing)

    def _node(self, level: int, index: int) -> bytes:
        """The root over 2^level leaves."""
        tile, up = divmod(level, HEIGHT)
        first = index << up
        at = (first % WIDTH >> up) * HASH_BYTES
        return self._rows(tile, first // WIDTH)[up][at : at + HASH_BYTES]

    def _read_rows(self, level: int, index: int) -> list[bytes]:
        """A tile, and over it row by row what its hashes suffice for."""
        rows = [self._store.tile(tile_of(self.size, level, index))]
        while len(rows[-1]) > HASH_BYTES:
            rows.append(self._hashing.parents(rows[-1]))
        return rows


def folded(peaks: Sequence[bytes], hashing: Hashing) -> bytes:
    """The root over whole trees that stand side by side, the largest first."""
    *others, last = peaks or (hashing.empty(),)
    return reduce(lambda right, left: hashing.node(left, right), reversed(others), last)


def _left(leaves: int) -> int:
    """How many leaves stand to the left of the middle: the largest power of two below their number."""
    return 1 << (leaves - 1).bit_length() - 1


def root_over(leaves: bytes, hashing: Hashing = SHA256) -> bytes:
    """The root over leaf hashes that stand side by side."""
    peaks, row = [], leaves
    while row:
        if len(row) // HASH_BYTES % 2:
            peaks.append(row[-HASH_BYTES:])
        row = hashing.parents(row)
    return folded(peaks[::-1], hashing)


def all_leaves(store: Store, size: int) -> bytes:
    """The leaf hashes of a whole tree, 32 bytes each."""
    return b"".join(store.tile(tile_of(size, 0, index)) for index in range(-(-size // WIDTH)))
