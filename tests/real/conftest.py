"""Tests on the folder named by GONGXIN_REAL_DATA; the run's last line says how many ran or were skipped."""

import os
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
outcomes: Counter[str] = Counter()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.real)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if "real" in report.keywords and (report.when == "call" or not report.passed):
        outcomes["skipped" if report.skipped else "failed" if report.failed else "ran"] += 1


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line."""
    if outcomes and not hasattr(config, "workerinput"):
        failed = f" ({outcomes['failed']} failed)" if outcomes["failed"] else ""
        ran = outcomes["ran"] + outcomes["failed"]
        print(f"real data: {ran} tests ran{failed}, {outcomes['skipped']} were skipped")  # noqa: T201


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder with the real data; without it the test is skipped and says so."""
    named = os.environ.get("GONGXIN_REAL_DATA", "")
    if not named:
        pytest.skip("GONGXIN_REAL_DATA names no folder with real data")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"GONGXIN_REAL_DATA names {folder}, which is not there")
    return folder
