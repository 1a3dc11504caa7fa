"""The tree as tiles (c2sp.org/tlog-tiles), and where they are kept (切片).

Entry bundles are not kept: what a leaf says can be erased by law, and a file that was handed out cannot.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gongxin.kernel.errors import GongxinError
from gongxin.proof.verify import HASH_BYTES

HEIGHT = 8
WIDTH = 1 << HEIGHT
FEW = 64  # files: so many are made durable one by one, more of them all at once


@dataclass(frozen=True, slots=True)
class Tile:
    """Hashes of one level that stand side by side; those of level L are over 256^L leaves each (切片)."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Its address below that of the log."""
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        *above, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
        place = "/".join([*(f"x{group}" for group in above), last])
        return f"tile/{self.level}/{place}" + ("" if self.whole else f".p/{self.width}")

    @property
    def whole(self) -> bool:
        return self.width == WIDTH

    @property
    def bytes(self) -> int:
        return self.width * HASH_BYTES


def tile_of(size: int, level: int, index: int) -> Tile:
    """The tile with that place in a tree of `size` leaves: whole, or as wide as the tree has hashes there."""
    return Tile(level, index, min(WIDTH, (size >> HEIGHT * level) - WIDTH * index))


def edge(size: int) -> Iterator[Tile]:
    """The tiles of a tree that are not whole: at most one a level, each the last of its level."""
    level = 0
    while count := size >> HEIGHT * level:
        if count % WIDTH:
            yield tile_of(size, level, count // WIDTH)
        level += 1


class Store(Protocol):
    """Where a log is kept (存储). Tiles may be kept again; nobody reads beyond the checkpoint."""

    def checkpoint(self) -> str | None:
        """The checkpoint that was published last, as a note; None if none was."""

    def tile(self, tile: Tile) -> bytes:
        """The hashes of a tile, cut from a wider one if need be; refused if it is not there."""

    def keep(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        """Keep tiles for the next checkpoint."""

    def publish(self, checkpoint: str) -> None:
        """Make the tiles durable, then the checkpoint that needs them."""


class Directory:
    """A log as files, as any web server hands them out (静态文件).

    A whole tile is written where it stays, once: whoever dies over it had not published it. A part may be in
    use, and is replaced at one stroke.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._kept: list[Path] = []

    def checkpoint(self) -> str | None:
        try:
            return (self.root / "checkpoint").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def tile(self, tile: Tile) -> bytes:
        for known in (tile, Tile(tile.level, tile.index)):
            try:
                content = (self.root / known.path).read_bytes()
            except FileNotFoundError:
                continue
            if len(content) == known.bytes:
                return content[: tile.bytes]
        raise GongxinError("proof.no_tile", path=tile.path)

    def keep(self, tiles: Iterable[tuple[Tile, bytes]]) -> None:
        for tile, hashes in tiles:
            path = self.root / tile.path
            (_write if tile.whole else _replace)(path, hashes)
            self._kept.append(path)

    def publish(self, checkpoint: str) -> None:
        self._settle(self._kept)
        path = self.root / "checkpoint"
        _replace(path, checkpoint.encode())
        self._settle([path])
        self._forget_parts()

    def _settle(self, paths: list[Path]) -> None:
        """Wait until files, and the directories that name them, are on the disk."""
        if len(paths) > FEW:
            os.sync()
            return
        above = {folder for path in paths for folder in path.parents if folder.is_relative_to(self.root)}
        for path in (*paths, *above):
            _wait_for(path)

    def _forget_parts(self) -> None:
        """A whole tile stands for its parts from the moment the checkpoint is out."""
        for path in self._kept:
            parts = f"{path}.p"
            if os.path.isdir(parts):  # noqa: PTH112 - asked of every tile
                shutil.rmtree(parts)
        self._kept.clear()


def _replace(path: Path, content: bytes) -> None:
    """The new content is on the disk before it takes the place of what may be in use."""
    draft = path.with_name(path.name + ".new")
    _write(draft, content)
    _wait_for(draft)
    draft.replace(path)


def _wait_for(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        while content:  # a disk that fills takes a part first, and refuses the rest
            content = content[os.write(handle, content) :]
    finally:
        os.close(handle)
