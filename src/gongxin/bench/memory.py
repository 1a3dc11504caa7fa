"""The highest memory of everything before the ledger, for each form of file, once (内存)."""

import shutil
from collections.abc import Iterator

from gongxin.bench.apart import Apart
from gongxin.bench.figures import Figure, memory, rate
from gongxin.bench.pipeline import MEMORY_MIB, ON, check, folder, register
from gongxin.bench.rows import parties, penalties
from gongxin.settings import Settings

FORMS = ("csv", "jsonl", "parquet")


def run(size: int, chosen: Settings, _runs: int) -> Iterator[Figure]:
    """The peak of a fresh process that does nothing else, and its speed."""
    register(parties(size))
    for form in FORMS:
        work = folder(chosen, form)
        with Apart() as maker:
            maker.run(penalties, work / "received", size, on=ON, form=form)
        with Apart() as ours:
            took = ours.seconds(check, work)
            yield memory("memory", f"peak, {form}", ours.peak(), MEMORY_MIB)
            yield rate("memory", f"{form} checked", size, took, "rows/s")
        shutil.rmtree(work)
