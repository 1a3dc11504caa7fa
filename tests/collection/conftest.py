"""The item that the readings of these tests are about, and a way to read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from gongxin.catalogue.load import load
from gongxin.catalogue.model import Item
from gongxin.collection.reading import Limits, Staged, read


@pytest.fixture(scope="session")
def item() -> Item:
    """Administrative penalties."""
    return load(["cn"]).items["administrative-penalty"]


@dataclass(frozen=True)
class Reading:
    """What came of a file."""

    staged: Staged

    @property
    def rows(self) -> list[dict[str, object]]:
        return pq.read_table(self.staged.parquet).to_pylist()

    @property
    def faults(self) -> list[tuple[int, str, str | None]]:
        return [
            (f["source_row"], f["rule"], f["field"]) for f in pq.read_table(self.staged.faults).to_pylist()
        ]

    def column(self, name: str) -> list[object]:
        return [row[name] for row in self.rows]


Reader = Callable[..., Reading]


@pytest.fixture
def reader(tmp_path: Path, item: Item) -> Reader:
    """Read bytes or a file as an item of the catalogue."""

    def run(content: bytes | Path, *, of: Item = item, limits: Limits | None = None, **more: Any) -> Reading:
        path = content if isinstance(content, Path) else tmp_path / "received"
        if isinstance(content, bytes):
            path.write_bytes(content)
        staging = tmp_path / "staging"
        staging.mkdir(exist_ok=True)
        return Reading(read(path, of, staging=staging, limits=limits, **more))

    return run
