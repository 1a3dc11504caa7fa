"""A zip of files: every file in it becomes a delivery of its own, all or none (打包报送).

Looked at before anything is unpacked: how many files, of which endings, how large, how tightly packed. The
names in it are not kept; a file is known by its place in the archive.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Final

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection.actions import Handover, limits, receipt_number, receive, store
from gongxin.collection.models import Delivery
from gongxin.collection.reading import Limits
from gongxin.collection.store import ENDINGS
from gongxin.kernel.errors import GongxinError

MEMBERS: Final = 200
_DIRECTORY: Final = 1024**2  # bytes of the archive's own list, which lies in memory
_SMALL: Final = 64 * 1024**2  # nobody fears what unpacks to less
_END, _END_SIZE, _COMMENT = b"PK\x05\x06", 22, 2**16
_WORKBOOK: Final = "[Content_Types].xml"  # by which a workbook, itself a zip, is known


def is_bundle(file: IO[bytes]) -> bool:
    """Whether a file is a zip of files, and no workbook; it is left at its beginning."""
    try:
        with _opened(file) as archive:
            return _WORKBOOK not in archive.namelist()
    except GongxinError as refusal:
        return refusal.code == "collection.too_many_members"
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)


def receive_bundle(
    file: IO[bytes], said: Handover, *, catalogue: Catalogue, actor: Actor, at: datetime
) -> list[Delivery]:
    """Take every file of an archive as a delivery, in the archive's order; all in, or none of them."""
    received: list[Delivery] = []
    numbered = replace(said, bundle=receipt_number(at))
    try:
        with _opened(file) as archive, transaction.atomic():
            for number, member in enumerate(_members(archive, limits()), 1):
                key = said.request_key and f"{said.request_key} {number}"
                one = replace(numbered, name=PurePosixPath(member.filename).suffix, request_key=key)
                with archive.open(member) as content:
                    received.append(receive(content, one, catalogue=catalogue, actor=actor, at=at))
    except BaseException as error:
        for delivery in received:
            store().end(delivery.receipt)
        if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError | NotImplementedError):
            raise GongxinError("collection.broken_file", place="zip") from error
        raise
    return received


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The archive, unless its own list is too long to be read."""
    size = file.seek(0, 2)
    file.seek(max(size - _END_SIZE - _COMMENT, 0))
    tail = file.read()
    end = tail[tail.rfind(_END) :][:_END_SIZE] if _END in tail else b""
    if len(end) < _END_SIZE:
        raise zipfile.BadZipFile
    files, directory = struct.unpack_from("<HL", end, 10)
    if files > 2 * MEMBERS or directory > _DIRECTORY:  # folders are listed too
        raise GongxinError("collection.too_many_members", limit=MEMBERS)
    with zipfile.ZipFile(file) as archive:
        yield archive


def _members(archive: zipfile.ZipFile, bounds: Limits) -> list[zipfile.ZipInfo]:
    found = [member for member in archive.infolist() if not member.is_dir() and not _of_the_packer(member)]
    if not found:
        raise GongxinError("collection.empty")
    if len(found) > MEMBERS:
        raise GongxinError("collection.too_many_members", limit=MEMBERS)
    for number, member in enumerate(found, 1):
        if member.flag_bits & 1:
            raise GongxinError("collection.encrypted")
        if PurePosixPath(member.filename).suffix.lower() not in ENDINGS:
            raise GongxinError("collection.foreign_member", number=number, endings=" ".join(sorted(ENDINGS)))
    unpacked = sum(member.file_size for member in found)
    packed = sum(member.compress_size for member in found)
    if unpacked > bounds.upload_bytes or unpacked > max(_SMALL, packed * bounds.unpacked_ratio):
        raise GongxinError("collection.unpacks_too_large", unpacked=unpacked, limit=bounds.upload_bytes)
    return found


def _of_the_packer(member: zipfile.ZipInfo) -> bool:
    """What a Mac adds beside every file."""
    return member.filename.startswith("__MACOSX/")
