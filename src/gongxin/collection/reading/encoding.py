"""Which encoding and which separator a text file is in, and the file as a stream of UTF-8 (字符编码)."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol

from gongxin.kernel.errors import GongxinError

_WINDOW, _WINDOWS = 64 * 1024, 16
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MARKS: Final = tuple(mark for mark, _ in _BOMS)
_TOLERATED = 0.2  # of the characters beyond ASCII: more faults than that mean another encoding
_CONTROLS: Final = bytes(b for b in range(1, 32) if b not in b"\t\n\v\f\r\x1a\x1b")


class Bytes(Protocol):
    """What is read from: UTF-8, a piece at a time."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a text file become characters (编码)."""

    name: str
    skip: int = 0  # bytes of the byte order mark
    old_lines: bool = False  # lines end with a carriage return alone


def detect(path: Path) -> Encoding:
    """By the byte order mark, else by what decodes with the fewest faults in samples of the whole file."""
    windows = list(_windows(path))
    name, skip = _marked(windows[0]) or (_unmarked(windows), 0)
    head = windows[0][skip:].decode(name, "replace")
    return Encoding(name, skip, old_lines="\r" in head[:-1] and "\n" not in head)


def _windows(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    step = max(size // _WINDOWS, _WINDOW)
    with path.open("rb") as file:
        for start in range(0, max(size, 1), step):
            file.seek(start - start % 4)
            window = file.read(_WINDOW)
            yield window if not start else window[window.find(b"\n") + 1 :]


def _marked(head: bytes) -> tuple[str, int] | None:
    return next(((name, len(mark)) for mark, name in _BOMS if head.startswith(mark)), None)


def _unmarked(windows: list[bytes]) -> str:
    wide = _wide(windows[0])
    if wide:
        return wide
    if len(windows[0].translate(None, _CONTROLS)) < 0.95 * len(windows[0]):
        raise GongxinError("collection.unknown_format", found="binary")
    for name in ("utf-8", "gb18030"):
        if _faulty(windows, name) <= _TOLERATED:
            return name
    raise GongxinError("collection.unknown_encoding")


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark shows in its line ends and separators: every second byte of them is NUL."""
    if b"\0" not in head:
        return None
    even = head[: len(head) - len(head) % 2]
    low = sum(even[1::2][i : i + 1] == b"\0" for i, b in enumerate(even[::2]) if b in b"\n,\t;|")
    high = sum(even[::2][i : i + 1] == b"\0" for i, b in enumerate(even[1::2]) if b in b"\n,\t;|")
    marks = sum(head.count(bytes([b])) for b in b"\n,\t;|")
    if max(low, high) * 2 < marks or not marks:
        return None
    return "utf-16-le" if low >= high else "utf-16-be"


def _faulty(windows: list[bytes], name: str) -> float:
    """The share of what is beyond ASCII that does not decode."""
    faults = sound = 0
    for window in windows:
        text = codecs.getincrementaldecoder(name)("replace").decode(window)
        bad = text.count("\ufffd")
        faults += bad
        sound += len(text) - len(text.encode("ascii", "ignore")) - bad
    return faults / (faults + sound) if faults else 0.0


def _keep(error: UnicodeError) -> tuple[str, int]:
    """A lone surrogate in place of what does not decode: as UTF-8 it is invalid, so its row is found."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error("gongxin.keep", _keep)


class _Transcoder:
    """A file of another encoding as a stream of UTF-8; what does not decode stays invalid, so it is found."""

    def __init__(self, file: IO[bytes], encoding: Encoding) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding.name)("gongxin.keep")
        self._old_lines = encoding.old_lines

    def read(self, size: int, /) -> bytes:
        while piece := self._file.read(size):
            if text := self._decoder.decode(piece):
                return self._encoded(text)
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return self._encoded(rest)

    def _encoded(self, text: str) -> bytes:
        if self._old_lines:
            text = text.replace("\r", "\n")
        return text.encode("utf-8", "surrogatepass")


def utf8(file: IO[bytes], encoding: Encoding) -> Bytes:
    """The file from its start as UTF-8 without a byte order mark."""
    file.seek(encoding.skip)
    plain = encoding.name == "utf-8" and not encoding.old_lines
    return file if plain else _Transcoder(file, encoding)
