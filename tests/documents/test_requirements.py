import ast
import csv
import functools
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = list(csv.DictReader((ROOT / "docs/requirements.csv").open(encoding="utf-8")))


@functools.cache
def names_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_requirement_line_has_one_row():
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids)) == 304


def test_states_are_known():
    assert {row["state"] for row in ROWS} <= {"done", "partial", "open", "declined"}


@pytest.mark.parametrize("row", [r for r in ROWS if r["state"] in {"done", "partial"}], ids=lambda r: r["id"])
def test_what_is_built_says_where_and_its_proof_exists(row):
    assert row["where"], "no place"
    for place in row["where"].split():
        assert (ROOT / place).exists(), place
    assert row["proof"], "no proof"
    for proof in row["proof"].split():
        path, _, name = proof.partition("::")
        assert name in names_in(ROOT / path), proof
