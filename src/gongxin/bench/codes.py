"""The check of unified codes (统一社会信用代码核验): one at a time, and a column in which codes repeat."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

import pyarrow as pa
import pyarrow.parquet as pq

from gongxin.bench.apart import Apart, median
from gongxin.bench.figures import Budget, Figure, memory, rate
from gongxin.bench.rows import DIVISION, codes
from gongxin.flows.steps import Engine
from gongxin.kernel.uscc import ALPHABET, examine
from gongxin.quality.identifiers.steps import code_findings
from gongxin.settings import Settings, settings

SINGLE, BULK = Budget(300_000, at_least=True), Budget(2_000_000, at_least=True)
REPEATS = 10  # of a code in the column, as in a file of decisions
WRONG = 20  # one code in so many has a wrong character
SEED = 1
MOST = 1_000_000  # distinct codes at most: more say nothing new


def run(size: int, chosen: Settings, runs: int) -> Iterator[Figure]:
    """All tests of `size` different codes one by one, and of a column of `size` codes."""
    different = min(size, MOST)
    work = chosen.data / "codes"
    work.mkdir()
    with Apart() as maker:
        maker.run(write, work / "different.parquet", different, 1)
        maker.run(write, work / "repeated.parquet", size, REPEATS)
    with Apart() as one:
        one.run(examine_all, work / "different.parquet")
        (took,) = median(runs, partial(one.run, examine_all, work / "different.parquet"))
        yield rate("code", "single, all tests", different, took, "codes/s", budget=SINGLE)
    with Apart() as ours, Apart() as bare:
        ours.run(check_column, work)
        bare.run(copy_column, work)
        took, scanned = median(
            runs, partial(ours.seconds, check_column, work), partial(bare.seconds, copy_column, work)
        )
        yield rate("code", "bulk, all tests", size, took, "codes/s", bare=scanned, budget=BULK)
        yield memory("code", "peak memory, bulk", ours.peak())


def write(path: Path, size: int, repeats: int) -> None:
    """A column of `size` codes, each about `repeats` times, in no order; some with a wrong character."""
    chance = random.Random(SEED)  # noqa: S311 - seeded on purpose
    made = codes(max(size // repeats, 1))["code"].to_pylist()
    wrong = [_spoiled(code, chance) if chance.randrange(WRONG) == 0 else code for code in made]
    drawn = wrong if repeats == 1 else chance.choices(wrong, k=size)
    pq.write_table(pa.table({"code": drawn}), path)


def _spoiled(code: str, chance: random.Random) -> str:
    place = chance.randrange(len(code))
    return code[:place] + chance.choice(ALPHABET) + code[place + 1 :]


def examine_all(path: Path) -> float:
    """The seconds that the tests alone take, the division included."""
    given = pq.read_table(path)["code"].to_pylist()
    divisions = frozenset({DIVISION})
    began = perf_counter()
    for code in given:
        examine(code, divisions)
    return perf_counter() - began


def check_column(work: Path) -> None:
    """The bulk step, as deliveries use it: distinct codes first."""
    with Engine(work, settings()) as engine:
        engine.write(code_findings(engine.parquet(work / "repeated.parquet")), "tested")


def copy_column(work: Path) -> None:
    """The same engine reads and writes the column, and tests nothing."""
    with Engine(work, settings()) as engine:
        engine.write(engine.parquet(work / "repeated.parquet"), "copied")
