"""`gongxin bench`: what the machine does, beside the bare engine and the budgets (性能测量)."""

import signal
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from gongxin.commands.output import Json, write_rows

if TYPE_CHECKING:
    from gongxin.bench.figures import Figure


class Stage(StrEnum):
    """What can be measured (测量项目)."""

    PIPELINE = "pipeline"
    CODE = "code"
    LEDGER = "ledger"
    LOOKUP = "lookup"
    SEARCH = "search"
    NAMES = "names"
    MERKLE = "merkle"
    MEMORY = "memory"
    ALL = "all"


MODULES = {
    Stage.PIPELINE: "pipeline",
    Stage.CODE: "codes",
    Stage.LEDGER: "ledger",
    Stage.LOOKUP: "lookup",
    Stage.SEARCH: "search",
    Stage.NAMES: "matching",
    Stage.MERKLE: "merkle",
}
MANY = 10_000_000  # from this size on one run is enough
ON_REQUEST = {Stage.MEMORY: "memory"}  # only by name: `pipeline` measures memory too, for one form of file


def bench(
    stage: Annotated[Stage, typer.Argument(help="what to measure / 测量项目")] = Stage.ALL,
    size: Annotated[int, typer.Option(min=1000, help="records, codes, names or pairs / 规模")] = 1_000_000,
    runs: Annotated[int | None, typer.Option(min=1, help="of each side; the median counts / 次数")] = None,
    as_json: Json = False,
) -> None:
    """Measure on made-up data in a database of its own, beside the bare engine (性能测量).

    A warm-up, then the median of three runs, one from ten million on. Ratios are times of the bare engine.
    """
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))  # take the database along
    for chosen in MODULES if stage is Stage.ALL else (stage,):
        figures = _measured(chosen, size, runs or (1 if size >= MANY else 3))
        lines = (figure.as_json() if as_json else figure.as_row() for figure in figures)
        write_rows(lines, as_json=as_json, title=f"{chosen} {size:,}")


def _measured(stage: Stage, size: int, runs: int) -> Iterator["Figure"]:
    """The figures of one stage, each as soon as it is known, on a server of its own."""
    from gongxin.bench.database import scratch

    with scratch() as surroundings:
        measure = import_module(f"gongxin.bench.{(MODULES | ON_REQUEST)[stage]}")
        yield from measure.run(size, surroundings, runs)
