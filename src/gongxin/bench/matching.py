"""Matching names (名称比对): how often it is right on the frozen pairs, beside other matchers, and how fast.

The others run in the interpreter that GONGXIN_BENCH_OTHERS names, or in this one; what is not installed there
is left out and said so. Their score needs a limit: the one that is best on the development part is taken.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from gongxin.bench import others
from gongxin.bench.apart import Apart, median
from gongxin.bench.figures import Budget, Figure, memory, rate
from gongxin.bench.names import names
from gongxin.bench.pairs.making import FILES, FOLDER, Pair, read
from gongxin.identity.matching.comparing import compare_all
from gongxin.settings import Settings

TUNED_ON, MEASURED_ON = "development", "held-out"
F1, SPEED = Budget(0.95, at_least=True), Budget(50_000, at_least=True)
INTERPRETER = "GONGXIN_BENCH_OTHERS"
CANDIDATES = 10  # names that one name is compared with, as a search finds them
MOST = 1_000_000  # pairs at most: more say nothing new
SEED = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """How often answers were right (准确率、召回率)."""

    right: int  # same, and proposed
    wrong: int  # other, and proposed
    missed: int  # same, and not proposed

    @classmethod
    def of(cls, pairs: Sequence[Pair], proposed: Iterable[bool]) -> "Counted":
        """What the answers to the pairs come to."""
        answers = list(zip((pair.same for pair in pairs), proposed, strict=True))
        return cls(answers.count((True, True)), answers.count((False, True)), answers.count((True, False)))

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def run(size: int, _chosen: Settings, runs: int) -> Iterator[Figure]:
    """Speed on `size` pairs beside the engine's own distance of texts, then answers on the frozen pairs."""
    pairs = min(size, MOST)
    with Apart() as ours, Apart() as bare:
        ours.run(compare_candidates, CANDIDATES * CANDIDATES)
        for what, candidates in (("ten candidates a name", CANDIDATES), ("every name new", 1)):
            took, scanned = median(
                runs,
                partial(ours.run, compare_candidates, pairs, candidates),
                partial(bare.run, measure_distances, pairs, candidates),
            )
            budget = SPEED if candidates > 1 else None
            yield rate("names", what, pairs, took, "pairs/s", bare=scanned, budget=budget)
        yield memory("names", "peak memory", ours.peak())
    if FOLDER.is_dir():
        frozen = {name: read(name) for name in FILES}
        yield from _ours(frozen)
        for tool in others.TOOLS:
            yield from _theirs(tool, frozen)


def compare_candidates(size: int, candidates: int = CANDIDATES) -> float:
    """The CPU seconds of `size` comparisons."""
    pairs = _pairs(size, candidates)
    began = time.process_time()
    for _ in compare_all(pairs):
        pass
    return time.process_time() - began


def measure_distances(size: int, candidates: int) -> float:
    """The CPU seconds in which the bare engine finds the distance of the same texts, and no reason."""
    pairs = _pairs(size, candidates)
    table = pa.table({"one": [one for one, _ in pairs], "other": [other for _, other in pairs]})
    with duckdb.connect() as engine:
        engine.execute("set enable_progress_bar = false")  # lines for programs go the same way
        engine.register("pairs", table)
        began = time.process_time()
        engine.execute("select sum(damerau_levenshtein(one, other)) from pairs").fetchall()
        return time.process_time() - began


def _pairs(size: int, candidates: int) -> list[tuple[str, str]]:
    """Names, every other one with a character missing, beside those that follow them in the register."""
    asked = names(-(-size // candidates), SEED)
    ordered = sorted(asked)
    place = {name: i for i, name in enumerate(ordered)}
    chance = random.Random(SEED)  # noqa: S311  seeded on purpose
    return [
        (_with_slip(name, chance), ordered[(place[name] + i) % len(ordered)])
        for name in asked
        for i in range(candidates)
    ]


def _with_slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return name[:at] + name[at + 1 :] if chance.random() < 0.5 else name


def _ours(frozen: dict[str, list[Pair]]) -> Iterator[Figure]:
    for part, pairs in frozen.items():
        proposed = [match.proposed for match in compare_all([(pair.first, pair.second) for pair in pairs])]
        yield from _counted(f"{part}, ours", Counted.of(pairs, proposed), F1)
        if part == MEASURED_ON:
            yield from _tiers(pairs, proposed)


def _counted(what: str, counted: Counted, budget: Budget | None = None) -> Iterator[Figure]:
    yield Figure("names", f"{what}, F1", counted.f1, "", budget=budget)
    yield Figure("names", f"{what}, precision", counted.precision, "")
    yield Figure("names", f"{what}, recall", counted.recall, "")


def _tiers(pairs: Sequence[Pair], proposed: Sequence[bool]) -> Iterator[Figure]:
    """For each tier the share of right answers: of a `same` tier its recall."""
    for tier in dict.fromkeys(pair.tier for pair in pairs):
        right = [
            answer == pair.same for pair, answer in zip(pairs, proposed, strict=True) if pair.tier == tier
        ]
        yield Figure("names", f"{MEASURED_ON}, {tier}, right answers", sum(right) / len(right), "")


def _theirs(tool: str, frozen: dict[str, list[Pair]]) -> Iterator[Figure]:
    given = {part: [(pair.first, pair.second, pair.same) for pair in pairs] for part, pairs in frozen.items()}
    script = [os.environ.get(INTERPRETER, sys.executable), "-I", str(Path(others.__file__)), tool]
    done = subprocess.run(script, input=json.dumps(given), capture_output=True, text=True, check=False)  # noqa: S603  an interpreter that the caller names
    if done.returncode:
        why = (done.stderr.splitlines() or ["failed"])[-1]
        yield Figure("names", f"{tool}: {why}", sum(map(len, given.values())), "pairs left out")
        return
    for way, answer in json.loads(done.stdout).items():
        scores = answer["scores"]
        limit = _best_limit(frozen[TUNED_ON], scores[TUNED_ON])
        proposed = (score >= limit for score in scores[MEASURED_ON])
        yield from _counted(f"{MEASURED_ON}, {tool}, {way}", Counted.of(frozen[MEASURED_ON], proposed))
        yield rate("names", f"{tool}, {way}", sum(map(len, given.values())), answer["seconds"], "pairs/s")


def _best_limit(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    def f1(limit: float) -> float:
        return Counted.of(pairs, (score >= limit for score in scores)).f1

    return max(sorted(set(scores)), key=f1)
