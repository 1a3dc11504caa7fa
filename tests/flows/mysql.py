"""A server that speaks as much of MySQL's protocol as a client needs that reads one table (协议桩)."""

import socket
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

_CAPABILITIES = 0x000FA68D  # protocol 4.1, secure connection, plugin auth, transactions
_TEXT = 0xFD


class Wire:
    """Packets of a length, a number and a body."""

    def __init__(self, connection: socket.socket) -> None:
        self.file, self.number = connection.makefile("rwb"), 0

    def send(self, body: bytes) -> None:
        self.file.write(struct.pack("<I", len(body))[:3] + bytes([self.number % 256]) + body)
        self.number += 1
        self.file.flush()

    def receive(self) -> bytes:
        head = self.file.read(4)
        if len(head) < 4:
            return b""
        self.number = head[3] + 1
        return self.file.read(int.from_bytes(head[:3], "little"))


class Server:
    """Answers every SELECT with the rows it is given; closes the wire after `cut` of them."""

    def __init__(self, rows: Sequence[Sequence[str | None]], cut: int | None = None) -> None:
        self.rows, self.cut, self.asked, self.sent = rows, cut, [], 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._talk(Wire(connection))

    def _talk(self, wire: Wire) -> None:
        low, high = _CAPABILITIES & 0xFFFF, _CAPABILITIES >> 16
        wire.send(
            b"\x0a8.4.0-test\0" + struct.pack("<I", 1) + b"12345678\0" + struct.pack("<H", low)
            + b"\xff" + struct.pack("<HH", 2, high) + b"\x15" + bytes(10) + b"123456789012\0"
            + b"mysql_native_password\0"
        )  # fmt: skip
        wire.receive()
        self._ok(wire)
        while command := wire.receive():
            if command[:1] == b"\x01":
                return
            asked = command[1:].decode()
            self.asked.append(asked)
            if asked.startswith("select"):
                if not self._rows(wire):
                    return
            else:
                self._ok(wire)

    def _ok(self, wire: Wire) -> None:
        wire.send(b"\x00\x00\x00\x02\x00\x00\x00")

    def _rows(self, wire: Wire) -> bool:
        width = len(self.rows[0])
        wire.send(bytes([width]))
        for place in range(width):
            name = f"c{place}".encode()
            texts = (b"def", b"", b"", b"", name, name)
            wire.send(
                b"".join(map(_text, texts))
                + b"\x0c" + struct.pack("<HIBHBH", 45, 1024, _TEXT, 0, 0, 0)
            )  # fmt: skip
        wire.send(b"\xfe\0\0\x02\0")
        for row in self.rows[: self.cut]:
            wire.send(b"".join(b"\xfb" if cell is None else _text(cell.encode()) for cell in row))
            self.sent += 1
        if self.cut is not None:
            return False
        wire.send(b"\xfe\0\0\x02\0")
        return True


def _text(value: bytes) -> bytes:
    size = len(value)
    return (bytes([size]) if size < 251 else b"\xfc" + struct.pack("<H", size)) + value


@contextmanager
def serving(rows: Sequence[Sequence[str | None]], cut: int | None = None) -> Iterator[Server]:
    server = Server(rows, cut)
    try:
        yield server
    finally:
        server.listener.close()
