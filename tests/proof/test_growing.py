"""A log grows by any pieces, survives its writer, and lies in tiles where the format wants them."""

import itertools
import os
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel.errors import GongxinError
from gongxin.proof.growing import Grower
from gongxin.proof.proving import prove, prove_growth, published
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory, Tile, edge, tile_of
from gongxin.proof.tree import Tree, all_leaves, root_over
from gongxin.proof.verify import Checkpoint, Note, Policy, opened
from tests.proof.logs import AT, ORIGIN, KilledError, Memory, leaves, log

SIGNER = Signer.make(ORIGIN)
COUNT = 1500
WHOLE = b"".join(leaves(COUNT))


def cut(places: list[int]) -> list[bytes]:
    """The leaves in pieces."""
    ends = sorted({0, COUNT, *places})
    return [WHOLE[32 * start : 32 * end] for start, end in pairwise(ends)]


@given(st.lists(st.integers(0, COUNT)), st.booleans())
def test_however_the_leaves_are_cut_the_log_is_the_same(places, publish_each):
    store = Memory()
    grower = Grower(store, SIGNER)
    for piece in cut(places):
        grower.append(piece)
        if publish_each:
            grower.publish(AT)
    checkpoint = grower.publish(AT)
    assert (checkpoint.size, checkpoint.root) == (COUNT, root_over(WHOLE))
    assert {tile: store.kept[tile] for tile in all_tiles(COUNT)} == {
        tile: hashes for tile, hashes in log(COUNT, signer=SIGNER).kept.items() if tile in all_tiles(COUNT)
    }


def all_tiles(size: int) -> set[Tile]:
    """Every tile of a log, as c2sp.org/tlog-tiles counts them."""
    found, level = set(), 0
    while size >> 8 * level:
        count = size >> 8 * level
        found |= {tile_of(size, level, index) for index in range(-(-count // 256))}
        level += 1
    return found


@given(st.lists(st.integers(1, COUNT)), st.lists(st.integers(0, 12), max_size=12))
def test_whoever_is_killed_goes_on_at_the_last_checkpoint(places, deaths):
    store, fed = Memory(), cut(places)
    for writes in [*deaths, 10**9]:
        store.writes = writes
        try:
            grower = Grower(store, SIGNER)
            done = grower.size
            for piece in fed:
                skipped = min(len(piece), 32 * done)
                done -= skipped // 32
                grower.append(piece[skipped:])
                grower.publish(AT)
        except KilledError:
            if store.note:  # what was published holds, whatever happened since
                checkpoint, _ = opened(store.note, Policy(SIGNER.key))
                assert all_leaves(store, checkpoint.size) == WHOLE[: 32 * checkpoint.size]
                assert checkpoint.root == root_over(WHOLE[: 32 * checkpoint.size])
    assert published(store)[0] == Checkpoint(ORIGIN, COUNT, root_over(WHOLE))


@pytest.mark.parametrize("writes", range(12))
def test_what_was_published_in_files_stays_whoever_is_killed_over_the_next(tmp_path, monkeypatch, writes):
    grower = Grower(Directory(tmp_path), SIGNER)
    grower.append(WHOLE[: 32 * 510])
    grower.publish(AT)
    left = itertools.count(writes, -1)

    def write(handle: int, content: bytes) -> int:
        if not next(left):
            raise KilledError
        return written(handle, content)

    written = os.write
    monkeypatch.setattr(os, "write", write)
    with suppress(KilledError):
        for end in range(511, 520):
            grower.append(WHOLE[32 * grower.size : 32 * end])
            grower.publish(AT)
    monkeypatch.undo()
    store = Directory(tmp_path)
    checkpoint, _ = published(store)
    tree = Tree(store, checkpoint.size)
    assert tree.root() == checkpoint.root == root_over(WHOLE[: 32 * checkpoint.size])
    again = Grower(store, SIGNER)
    again.append(WHOLE[32 * again.size :])
    assert again.publish(AT).root == root_over(WHOLE)


def test_a_log_whose_tiles_were_changed_is_not_written_on():
    store = log(300, signer=SIGNER)
    tile = Tile(0, 1, 44)
    store.kept[tile] = store.kept[tile][:-1] + b"\x00"
    with pytest.raises(GongxinError, match=r"proof\.other_tiles"):
        Grower(store, SIGNER)


def test_a_log_without_leaves_has_a_checkpoint_too():
    store = log(0, signer=SIGNER)
    assert published(store)[0].root.hex().startswith("e3b0c442")
    assert Grower(store, SIGNER).size == 0


def test_there_is_nothing_to_prove_before_the_first_checkpoint():
    with pytest.raises(GongxinError, match=r"proof\.empty"):
        prove(Memory(), 0)


def test_half_a_leaf_is_a_fault():
    with pytest.raises(ValueError, match="leaves"):
        Grower(Memory(), SIGNER).append(b"\x00" * 33)


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 0, 5), "tile/0/000.p/5"),
        (Tile(3, 999), "tile/3/999"),
        (Tile(0, 1000, 255), "tile/0/x001/000.p/255"),
        (Tile(1, 1_234_067), "tile/1/x001/x234/067"),  # the specification's example
    ],
)
def test_a_tile_lies_where_the_format_wants_it(tile, path):
    assert tile.path == path


def test_a_log_of_seventy_thousand_has_the_tiles_of_the_specification():
    tiles = all_tiles(70_000)
    whole = sorted((tile.level for tile in tiles if tile.whole), key=int)
    assert (whole.count(0), whole.count(1)) == (273, 1)
    assert set(edge(70_000)) == {Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)}
    assert {tile for tile in all_tiles(256) if not tile.whole} == {Tile(1, 0, 1)}


def files(root: Path) -> set[str]:
    return {str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()}


def test_a_directory_holds_what_a_web_server_hands_out_and_nothing_else(tmp_path):
    grower = Grower(Directory(tmp_path), SIGNER)
    for piece in (WHOLE[: 32 * 300], WHOLE[32 * 300 : 32 * 310], WHOLE[32 * 310 : 32 * 600]):
        grower.append(piece)
        grower.publish(AT)
    assert files(tmp_path) == {
        "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/1", "tile/1/000.p/2",
    }  # fmt: skip
    assert (tmp_path / "tile/0/001").read_bytes() == WHOLE[32 * 256 : 32 * 512]


def test_proofs_come_from_a_directory_and_hold(tmp_path):
    store = Directory(tmp_path)
    grower = Grower(store, SIGNER)
    grower.append(WHOLE[: 32 * 300])
    old = grower.publish(AT)
    grower.append(WHOLE[32 * 300 :])
    grower.publish(AT)
    policy = Policy(SIGNER.key)
    proof = prove(store, 299, salt=b"salt")
    assert proof.check(leaves(1, 299)[0], policy)[0].size == COUNT
    assert proof.extra == b"salt"
    growth = prove_growth(store, old.size)
    growth.check(old, opened(growth.checkpoint, policy)[0])


def test_a_tile_that_is_not_whole_on_the_disk_is_not_there(tmp_path):
    store = Directory(tmp_path)
    Grower(store, SIGNER).append(WHOLE[: 32 * 256])
    (tmp_path / "tile/0/000").write_bytes(b"short")
    with pytest.raises(GongxinError, match=r"proof\.no_tile"):
        store.tile(Tile(0, 0, 3))


def test_a_process_that_is_killed_leaves_a_log_that_goes_on(tmp_path):
    program = f"""
import os
from pathlib import Path
from gongxin.proof.growing import Grower
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory
from tests.proof.logs import AT, leaves
grower = Grower(Directory(Path({str(tmp_path)!r})), Signer.parse({SIGNER.secret!r}))
grower.append(b"".join(leaves(700)))
grower.publish(AT)
grower.append(b"".join(leaves(500, 700)))
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert done.returncode == -9
    store = Directory(tmp_path)
    assert Checkpoint.parse(Note.parse(store.checkpoint() or "").text).size == 700
    grower = Grower(store, SIGNER)
    grower.append(WHOLE[32 * 700 :])
    assert grower.publish(AT).root == root_over(WHOLE)


def test_a_disk_that_takes_a_part_is_asked_for_the_rest_and_nothing_is_in_place_before_it_is_durable(
    tmp_path, monkeypatch
):
    written, durable, replaced = os.write, set(), Path.replace

    def replace(path: Path, target: Path) -> Path:
        assert path.stat().st_ino in durable
        return replaced(path, target)

    monkeypatch.setattr(os, "write", lambda handle, content: written(handle, content[:100]))
    monkeypatch.setattr(os, "fsync", lambda handle: durable.add(os.fstat(handle).st_ino))
    monkeypatch.setattr(Path, "replace", replace)
    grower = Grower(Directory(tmp_path), SIGNER)
    grower.append(WHOLE[: 32 * 300])
    checkpoint = grower.publish(AT)
    assert Tree(Directory(tmp_path), 300).root() == checkpoint.root
