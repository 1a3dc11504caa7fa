"""A process of its own for one side of a measurement: its memory is that of the work alone (独立进程)."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from gongxin.bench.database import log_in
from gongxin.server.roles import Role

P = ParamSpec("P")
T = TypeVar("T")


class Apart:
    """Runs functions one after the other in one fresh process, which ends with the block."""

    def __init__(self, database: str = "") -> None:
        """Logged in as worker on a database of the scratch server; empty: the original."""
        self._pool = ProcessPoolExecutor(1, get_context("spawn"), log_in, (Role.WORKER, database))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()

    def run(self, work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """The answer of a function."""
        return self._pool.submit(work, *arguments, **named).result()

    def seconds(self, work: Callable[P, Any], *arguments: P.args, **named: P.kwargs) -> float:
        """How long a function takes."""
        return self._pool.submit(_seconds, work, arguments, named).result()

    def peak(self) -> int:
        """The most memory that the process has held so far, in bytes."""
        return self._pool.submit(peak).result()


def _seconds(work: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> float:
    began = time.perf_counter()
    work(*arguments, **named)
    return time.perf_counter() - began


def peak() -> int:
    """The most memory that this process or a child of it has held, in bytes.

    Linux counts what stood in the memory before `exec` as well, so there the process's own record is read.
    """
    status = Path("/proc/self/status")
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return max(int(line.split()[1]), of_children) * 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, of_children) * (1 if sys.platform == "darwin" else 1024)


def median(runs: int, *sides: Callable[[], float]) -> list[float]:
    """The median of each side's times; the sides take turns, so that all meet the same machine."""
    times = [[side() for side in sides] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]
