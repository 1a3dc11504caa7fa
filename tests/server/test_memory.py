"""The database takes its share of the memory there is: of the machine, or of the control group it runs in."""

import os

import pytest

from gongxin.server import memory

GIB = 1024**3


@pytest.mark.parametrize(
    ("machine", "group", "told"),
    [
        (24 * GIB, None, "3072MB"),
        (24 * GIB, "max", "3072MB"),
        (64 * GIB, str(4 * GIB), "512MB"),
        (GIB // 2, None, "128MB"),
        (1024 * GIB, None, "8192MB"),
    ],
)
def test_an_eighth_of_what_there_is_within_bounds(machine, group, told, tmp_path, monkeypatch):
    pages = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": machine // 4096}
    monkeypatch.setattr(os, "sysconf", pages.__getitem__)
    monkeypatch.setattr(memory, "LIMIT", tmp_path / "memory.max")
    if group is not None:
        memory.LIMIT.write_text(group + "\n")
    assert memory.shared_buffers() == told
