"""Logs for tests: leaves, keys, stores in memory, and the tree as RFC 9162 defines it, by recursion."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from gongxin.kernel.errors import GongxinError
from gongxin.proof.growing import Grower
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Tile
from gongxin.proof.verify import SHA256, Hashing

AT = datetime(2026, 6, 1, 8, tzinfo=UTC)
ORIGIN = "log.example/gongxin"


def leaf(number: int) -> bytes:
    return hashlib.sha256(b"\x00" + number.to_bytes(8)).digest()


def leaves(count: int, start: int = 0) -> list[bytes]:
    return [leaf(number) for number in range(start, start + count)]


class Memory:
    """A store that keeps what it is given, and can be cut off after so many writes."""

    def __init__(self, writes: int = 10**9) -> None:
        self.kept: dict[Tile, bytes] = {}
        self.note: str | None = None
        self.writes = writes

    def checkpoint(self) -> str | None:
        return self.note

    def tile(self, tile: Tile) -> bytes:
        for known in (tile, Tile(tile.level, tile.index)):
            if known in self.kept:
                return self.kept[known][: tile.bytes]
        raise GongxinError("proof.no_tile", path=tile.path)

    def keep(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        for tile, hashes in tiles:
            self._write()
            self.kept[tile] = hashes

    def publish(self, checkpoint: str) -> None:
        self._write()
        self.note = checkpoint

    def _write(self) -> None:
        if not self.writes:
            raise KilledError
        self.writes -= 1


class KilledError(Exception):
    """The writer is gone."""


def log(count: int, *, signer: Signer | None = None, hashing: Hashing = SHA256) -> Memory:
    """A log of so many leaves, with a checkpoint."""
    store = Memory()
    grower = Grower(store, signer or Signer.make(ORIGIN), hashing)
    grower.append(b"".join(leaves(count)))
    grower.publish(AT)
    return store


def split(count: int) -> int:
    """k of RFC 9162, 2.1.1."""
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def head(entries: list[bytes], hashing: Hashing = SHA256) -> bytes:
    """MTH of RFC 9162, 2.1.1, over leaf hashes."""
    if not entries:
        return hashing.digest(b"")
    if len(entries) == 1:
        return entries[0]
    k = split(len(entries))
    return hashing.digest(b"\x01" + head(entries[:k], hashing) + head(entries[k:], hashing))


def path(index: int, entries: list[bytes]) -> list[bytes]:
    """PATH of RFC 9162, 2.1.3.1."""
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if index < k:
        return [*path(index, entries[:k]), head(entries[k:])]
    return [*path(index - k, entries[k:]), head(entries[:k])]


def growth(old: int, entries: list[bytes], *, known: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 9162, 2.1.4.1."""
    if old == len(entries):
        return [] if known else [head(entries)]
    k = split(len(entries))
    if old <= k:
        return [*growth(old, entries[:k], known=known), head(entries[k:])]
    return [*growth(old - k, entries[k:], known=False), head(entries[:k])]
