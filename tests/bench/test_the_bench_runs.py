"""The bench at its smallest: it runs, says what it measured, and leaves nothing. No time is asserted."""

import io
import json
import os
import subprocess
import sys
from datetime import date

import pyarrow.csv
import pytest
from rich.console import Console

from gongxin.bench import figures
from gongxin.bench.figures import Budget, Figure, Of
from gongxin.bench.rows import codes, penalties
from gongxin.commands import output
from gongxin.kernel import uscc

STAGES = ("pipeline", "code", "ledger", "lookup", "search", "names", "merkle")
SIZE = 1000


def bench(*arguments, directory):
    program = "from gongxin.commands.main import run; run()"
    surroundings = {**os.environ, "TMPDIR": str(directory), "PYTHONPATH": os.pathsep.join(sys.path)}
    surroundings = {
        name: value for name, value in surroundings.items() if not name.startswith(("GONGXIN", "DJANGO"))
    }
    done = subprocess.run(
        [sys.executable, "-c", program, "bench", *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def reachable(tmp_path_factory):
    """A directory that the database's own account can enter, unlike those of pytest."""
    directory = tmp_path_factory.mktemp("bench")
    for folder in (directory, *directory.parents):
        if folder.name.startswith("pytest-"):
            folder.chmod(0o755)
    return directory


@pytest.fixture(scope="module")
def lines(reachable):
    return [
        json.loads(line)
        for line in bench(
            "all", "--size", str(SIZE), "--runs", "1", "--json", directory=reachable
        ).splitlines()
    ]


def test_every_stage_is_measured(lines):
    assert {line["stage"] for line in lines} == set(STAGES)


def test_every_figure_is_a_positive_number(lines):
    assert all(line["figure"] > 0 for line in lines)


def test_stages_with_a_bare_engine_show_their_ratio(lines):
    compared = {line["stage"] for line in lines if line["ratio"]}
    assert compared == set(STAGES)


def test_every_budget_is_answered(lines):
    assert {line["stage"] for line in lines if line["budget"]} == set(STAGES)
    assert all((line["met"] is None) == (line["budget"] is None) for line in lines)


def test_every_row_that_passes_becomes_a_leaf(lines):
    (rows,) = (line for line in lines if line["measured"] == "file to ledger and shown")
    (leaves,) = (line for line in lines if line["measured"] == "leaves")
    share = leaves["figure"] / rows["figure"]
    assert 0.95 < share < 1, "two of a hundred rows are bad"


def test_a_page_shows_the_facts_of_its_organisation(lines):
    facts = [line["figure"] for line in lines if line["measured"].endswith("facts on it")]
    assert len(facts) == 3
    assert all(1 < number <= 20 for number in facts)


def test_people_get_a_table(monkeypatch):
    told = io.StringIO()
    monkeypatch.setattr(output, "console", Console(file=told, width=160))
    output.write_rows([Figure("code", "single", 1.0, "codes/s").as_row()], as_json=False)
    said = told.getvalue()
    for word in ("stage", "measured", "figure", "bare", "ratio", "budget", "met", "single"):
        assert word in said


def test_the_bench_leaves_nothing_behind(reachable, lines):
    assert list(reachable.glob("gongxin-*")) == []


def test_a_ratio_is_judged_where_the_budget_is_one_of_ratios():
    slow = Figure("x", "y", 1000.0, "rows/s", bare=5000.0, ratio=5.0, budget=Budget(4.0, Of.RATIO))
    fast = Figure("x", "y", 1000.0, "rows/s", bare=3000.0, ratio=3.0, budget=Budget(4.0, Of.RATIO))
    assert (slow.met, fast.met) == (False, True)


def test_a_speed_must_reach_its_budget_and_a_time_keep_below():
    assert Budget(10.0, at_least=True).met(10.0)
    assert not Budget(10.0, at_least=True).met(9.9)
    assert Budget(10.0).met(10.0)
    assert not Budget(10.0).met(10.1)


def test_the_ratio_is_that_of_the_times():
    figure = figures.rate("x", "y", 600, 3.0, "rows/s", bare=2.0)
    assert (figure.value, figure.bare, figure.ratio) == (200.0, 300.0, 1.5)


def test_penalties_are_the_same_every_time_and_number_on(tmp_path):
    on = date(2026, 5, 6)
    whole = _read(penalties(tmp_path / "whole.csv", 400, on=on))
    later = _read(penalties(tmp_path / "later.csv", 200, on=on, first=200))
    assert whole == _read(penalties(tmp_path / "again.csv", 400, on=on))
    assert not set(later["CF_XDR_SHXYM"].to_pylist()) & set(codes(20)["code"].to_pylist())
    assert whole["CF_WSH"].slice(200).to_pylist() == later["CF_WSH"].to_pylist()


def test_two_of_a_hundred_penalties_are_bad(tmp_path):
    rows = _read(penalties(tmp_path / "rows.csv", 20_000, on=date(2026, 5, 6)))
    broken = sum(not uscc.is_valid(code) for code in rows["CF_XDR_SHXYM"].to_pylist())
    impossible = rows["CF_JDRQ"].to_pylist().count("2026-13-45")
    assert 0.005 < broken / 20_000 < 0.015
    assert 0.005 < impossible / 20_000 < 0.015


def _read(path):
    types = dict.fromkeys(("CF_XDR_SHXYM", "CF_JDRQ", "CF_WSH"), pyarrow.string())
    convert = pyarrow.csv.ConvertOptions(column_types=types, include_columns=list(types))
    return pyarrow.csv.read_csv(path, convert_options=convert)
