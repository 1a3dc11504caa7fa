"""Tests on the folder named by GONGXIN_REAL_DATA; `counting` says how many ran or were skipped."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.real)


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
