"""Work done ahead of the one who writes: hashing and encoding beside COPY."""

import threading
from collections.abc import Generator, Iterable
from queue import Full, Queue
from typing import TypeVar

import pyarrow as pa

PART = 25_000  # rows of one COPY
DEPTH = 2  # parts that may wait
_PATIENCE = 0.1

Made = TypeVar("Made")


def parts(table: pa.Table) -> list[pa.Table]:
    """A table in the pieces in which it is written."""
    return [table.slice(start, PART) for start in range(0, table.num_rows, PART)]


def ahead(made: Iterable[Made]) -> Generator[Made, None, None]:
    """The same things in the same order, made in a thread of their own, `DEPTH` of them in advance.

    An error in the making is raised here. If the reader stops early, so does the maker.
    """
    queue: Queue[tuple[bool, Made | BaseException | None]] = Queue(DEPTH)
    stopped = threading.Event()

    def put(more: bool, thing: Made | BaseException | None) -> bool:  # noqa: FBT001 - local
        while not stopped.is_set():
            try:
                queue.put((more, thing), timeout=_PATIENCE)
            except Full:
                continue
            return True
        return False

    def make() -> None:
        try:
            if all(put(True, thing) for thing in made):
                put(False, None)
        except BaseException as error:  # noqa: BLE001 - raised by the reader
            put(False, error)

    thread = threading.Thread(target=make, name="ahead")
    thread.start()
    try:
        while True:
            more, thing = queue.get()
            if not more:
                if isinstance(thing, BaseException):
                    raise thing
                return
            yield thing  # type: ignore[misc]
    finally:
        stopped.set()
        thread.join()
