"""Where bytes lie: a private directory for each running delivery, kept files by their digest (文件存放)."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Final

from gongxin.kernel.errors import GongxinError

_PIECE: Final = 1024**2
ENDINGS: Final = frozenset(
    {".csv", ".txt", ".tsv", ".xlsx", ".xls", ".json", ".jsonl", ".ndjson", ".parquet"}
)


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of a delivery as they lie in its spool."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Store:
    """The data directory as this station uses it: `work/<receipt>/` and `files/ab/ab….parquet`."""

    data: Path

    def work(self, receipt: str) -> Path:
        """The directory of one delivery: spool, staging and the engine's spill, readable by us alone."""
        directory = self.data / "work" / receipt
        _private(self.data / "work")
        _private(directory)
        return directory

    def spool(self, source: IO[bytes], receipt: str, *, limit: int) -> Received:
        """Write a stream down while taking its digest; one that is too long is refused and nothing stays."""
        path = self.work(receipt) / "received"
        digest, size = hashlib.sha256(), 0
        try:
            with _private_file(path) as out:
                while piece := source.read(_PIECE):
                    size += len(piece)
                    if size > limit:
                        raise GongxinError("collection.too_large", limit=limit)  # noqa: TRY301
                    digest.update(piece)
                    out.write(piece)
        except BaseException:
            self.end(receipt)
            raise
        return Received(path, digest.hexdigest(), size)

    def tell(self, receipt: str, stage: str, done: int, total: int) -> None:
        """Note how far a delivery has come, for those who ask meanwhile; in its directory, or nowhere."""
        path = self.data / "work" / receipt / "progress"
        if path.parent.is_dir():
            part = path.with_suffix(".part")
            part.write_text(f"{stage} {done} {total}", encoding="ascii")
            part.replace(path)

    def told(self, receipt: str) -> tuple[str, int, int] | None:
        """How far a delivery has come: stage, rows done, rows in all (0: not known)."""
        try:
            told = (self.data / "work" / receipt / "progress").read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        stage, done, total = told.split()
        return stage, int(done), int(total)

    def end(self, receipt: str) -> None:
        """Delete everything of a delivery that has ended."""
        shutil.rmtree(self.data / "work" / receipt, ignore_errors=True)

    def sweep(self, alive: Collection[str], *, before: datetime) -> list[str]:
        """Delete what killed processes left behind before a moment; `alive` are the receipts still at work.

        What is younger may be an upload whose delivery is not entered yet, or a file being kept right now.
        """
        work = self.data / "work"
        known = [path for path in work.iterdir() if path.name not in alive] if work.is_dir() else []
        left = [path for path in known if _older(path, before)]
        for path in left:
            shutil.rmtree(path, ignore_errors=True)
        for path in (self.data / "files").glob("*/.*.part"):
            if _older(path, before):
                path.unlink(missing_ok=True)
        return [path.name for path in left]

    def keep(self, path: Path) -> str:
        """Move a finished file to its place among the kept ones: whole and on the disk, or not at all."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        target = self.kept(digest)
        _private(self.data / "files")
        _private(target.parent)
        if self._still_there(target):
            return digest
        part = target.parent / f".{digest}.{os.getpid()}.part"
        with path.open("rb") as source, _private_file(part) as out:
            shutil.copyfileobj(source, out, _PIECE)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
        _sync(target.parent)
        return digest

    def _still_there(self, target: Path) -> bool:
        """Whether the same bytes are kept already; if so they are young again: see `forget`."""
        with _alone(target.parent):
            if not target.exists():
                return False
            os.utime(target)
            return True

    def kept_before(self, moment: datetime) -> set[str]:
        """The digests of files that were kept before a moment, and not again since."""
        found = (self.data / "files").glob("*/*.parquet")
        return {path.stem for path in found if _older(path, moment)}

    def forget(self, digests: Collection[str], *, before: datetime) -> None:
        """Delete kept files, but not one that has been kept again meanwhile."""
        for digest in digests:
            target = self.kept(digest)
            with _alone(target.parent):
                if _older(target, before):
                    target.unlink(missing_ok=True)

    def kept_at(self, digest: str) -> datetime:
        """When a file was kept, the last time."""
        return datetime.fromtimestamp(self.kept(digest).stat().st_mtime, UTC)

    def kept(self, digest: str) -> Path:
        """Where the kept file of that digest lies."""
        return self.data / "files" / digest[:2] / f"{digest}.parquet"


def file_name(given: str, *, item: str, receipt: str) -> str:
    """What a file is called from here on: its own name may tell of a person."""
    ending = PurePosixPath(given.replace("\\", "/")).suffix.lower()
    return f"{item}-{receipt}{ending if ending in ENDINGS else ''}"


def _older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


def _private(directory: Path) -> None:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)


def _private_file(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Nobody else keeps or forgets a file of the directory meanwhile."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
