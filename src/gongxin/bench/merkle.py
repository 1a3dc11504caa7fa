"""The log of leaves: how fast it grows and proves, beside the hashing alone (存证日志)."""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from gongxin.bench.apart import Apart, median
from gongxin.bench.figures import Budget, Figure, memory, rate
from gongxin.proof.growing import Grower
from gongxin.proof.proving import published
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory
from gongxin.proof.tree import Tree
from gongxin.proof.verify import HASH_BYTES, check_inclusion
from gongxin.settings import Settings

GROWN, PROVED = Budget(500_000, at_least=True), Budget(0.5)
BLOCK = 65_536  # leaves that are handed over at once
PROOFS = 1000
SEED = 1
NAME = "bench.example/log"


def run(size: int, chosen: Settings, runs: int) -> Iterator[Figure]:
    """Grow a log of `size` leaves into files, then prove leaves of it picked at random."""
    work = chosen.data / "merkle"
    with Apart() as ours, Apart() as bare:
        took, hashed = median(runs, partial(ours.run, grow, work, size), partial(bare.run, hash_alone, size))
        yield rate(
            "merkle", "appended, tiles and checkpoint", size, took, "leaves/s", bare=hashed, budget=GROWN
        )
        yield memory("merkle", "peak memory, appended", ours.peak())
    with Apart() as reader:
        first, *times = reader.run(prove, work, size)
        yield Figure("merkle", "first proof", first, "ms")
        yield Figure("merkle", "proof, p50", quantiles(times, n=100)[49], "ms", budget=PROVED)
        yield Figure("merkle", "proof, p99", quantiles(times, n=100)[98], "ms")


def grow(work: Path, size: int) -> float:
    """The seconds from the first leaf to the checkpoint, in a directory of its own."""
    fed = list(_blocks(size))
    began = perf_counter()
    grower = Grower(Directory(work / str(began)), Signer.make(NAME))
    for block in fed:
        grower.append(block)
    grower.publish(datetime.now(UTC))
    return perf_counter() - began


def hash_alone(size: int) -> float:
    """The seconds that so many nodes take with nothing around them."""
    pairs = [bytes(1 + 2 * HASH_BYTES)] * size
    sha256 = hashlib.sha256
    began = perf_counter()
    for pair in pairs:
        sha256(pair).digest()
    return perf_counter() - began


def prove(work: Path, size: int) -> list[float]:
    """The milliseconds of each proof; every one is checked, outside the time."""
    store = Directory(max(work.iterdir()))
    checkpoint, _ = published(store)
    tree = Tree(store, checkpoint.size)
    chance = random.Random(SEED)  # noqa: S311 - seeded on purpose
    times = []
    for index in (chance.randrange(size) for _ in range(PROOFS)):
        began = perf_counter()
        path = tree.inclusion(index)
        times.append((perf_counter() - began) * 1000)
        check_inclusion(tree.leaf(index), index=index, size=checkpoint.size, root=checkpoint.root, path=path)
    return times


def _blocks(size: int) -> Iterator[bytes]:
    """Leaves that look like hashes."""
    whole = random.Random(SEED).randbytes(HASH_BYTES * min(size, BLOCK))  # noqa: S311 - seeded on purpose
    for start in range(0, size, BLOCK):
        yield whole[: HASH_BYTES * min(BLOCK, size - start)]
