"""Files that arrive in pieces and may go on where a broken line left them (断点续传).

An upload is a directory of its own, readable by us alone: what was said of it, and the bytes so far. It is
its sender's only, and goes when it has been handed in, or when it has lain still for `KEPT`.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO, Final, Protocol

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import deliverable
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings

PIECE: Final = 8 * 1024**2  # bytes of one request
KEPT: Final = timedelta(days=1)
MOST: Final = 20  # of one sender at a time
_READ: Final = 64 * 1024
_NUMBER: Final = re.compile("[0-9a-f]{32}")


class Readable(Protocol):
    """A file, or a request with one in its body."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Upload:
    """What was said of a file before its first byte (上传)."""

    number: str
    user_id: int | None
    item: str
    department: str
    ending: str
    size: int

    @property
    def content(self) -> Path:
        return _place(self.number) / "content"

    @property
    def offset(self) -> int:
        """How many bytes have arrived."""
        return self.content.stat().st_size


def begin(*, item: str, department: str, name: str, size: int, catalogue: Catalogue, actor: Actor) -> Upload:
    """Make room for a file; refused where the file would be."""
    found = deliverable(catalogue, item=item, department=department, actor=actor)
    if not 0 < size <= settings().max_upload_bytes:
        error = "collection.too_large" if size > 0 else "collection.empty"
        raise GongxinError(error, limit=settings().max_upload_bytes)
    if sum(one.user_id == actor.user_id for one in _all()) >= MOST:
        raise GongxinError("collection.too_many_uploads", limit=MOST)
    ending = PurePosixPath(name.replace("\\", "/")).suffix[:8]
    upload = Upload(secrets.token_hex(16), actor.user_id, found.id, department, ending, size)
    place = _place(upload.number)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.mkdir(mode=0o700)
    upload.content.touch(mode=0o600)
    (place / "about.json").write_text(json.dumps(asdict(upload)), encoding="utf-8")
    return upload


def found(number: str, *, actor: Actor) -> Upload:
    """An upload of the actor's own; of anybody else there is none."""
    upload = _read(_place(number)) if _NUMBER.fullmatch(number) else None
    if upload is None or upload.user_id != actor.user_id:
        raise GongxinError("collection.unknown_upload")
    return upload


def add(upload: Upload, piece: Readable, *, offset: int, size: int) -> int:
    """Write a piece that begins at an offset; where the next one begins.

    Bytes that had arrived before a line broke stay; who sends a piece again is told where to go on.
    """
    with upload.content.open("r+b") as file, _alone(file):
        end = file.seek(0, os.SEEK_END)
        if end != offset:
            raise GongxinError("collection.wrong_offset", offset=end)
        if size > PIECE or offset + size > upload.size:
            raise GongxinError("collection.too_large", limit=min(PIECE, upload.size - offset))
        left = size
        while left and (some := piece.read(min(left, _READ))):
            file.write(some)
            left -= len(some)
        return file.tell()


@contextmanager
def whole(upload: Upload) -> Iterator[IO[bytes]]:
    """The file once all of it is there; it goes when the caller is done with it."""
    with upload.content.open("rb") as file, _alone(file):
        if (arrived := upload.offset) != upload.size:
            raise GongxinError("collection.upload_not_whole", offset=arrived, size=upload.size)
        yield file
        shutil.rmtree(_place(upload.number), ignore_errors=True)


def sweep(*, at: datetime) -> list[str]:
    """Delete uploads that have lain still for too long; their numbers."""
    old = [one for one in _all() if _still_since(one) < at - KEPT]
    for upload in old:
        shutil.rmtree(_place(upload.number), ignore_errors=True)
    return [upload.number for upload in old]


def _place(number: str) -> Path:
    return settings().data / "uploads" / number


def _all() -> Iterator[Upload]:
    folder = _place("")
    for place in folder.iterdir() if folder.is_dir() else ():
        if upload := _read(place):
            yield upload


def _read(place: Path) -> Upload | None:
    try:
        return Upload(**json.loads((place / "about.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
        return None


def _still_since(upload: Upload) -> datetime:
    try:
        return datetime.fromtimestamp(upload.content.stat().st_mtime, UTC)
    except FileNotFoundError:
        return datetime.min.replace(tzinfo=UTC)


@contextmanager
def _alone(file: IO[bytes]) -> Iterator[None]:
    """One request at a time; the second is told so rather than kept waiting."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise GongxinError("collection.busy") from None
    yield
