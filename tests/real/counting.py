"""The run's last line says how many tests on real data ran or were skipped.

The hooks are those of the process that prints, also where others run the tests.
"""

from collections import Counter

import pytest

outcomes: Counter[str] = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if "real" in report.keywords and (report.when == "call" or not report.passed):
        outcomes["skipped" if report.skipped else "failed" if report.failed else "ran"] += 1


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line."""
    if outcomes and not hasattr(config, "workerinput"):
        failed = f" ({outcomes['failed']} failed)" if outcomes["failed"] else ""
        ran = outcomes["ran"] + outcomes["failed"]
        said = f"real data: {ran} tests ran{failed}, {outcomes['skipped']} were skipped"
        config.get_terminal_writer().line(said)
