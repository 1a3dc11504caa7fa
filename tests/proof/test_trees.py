"""Trees and their proofs: the published vectors, and what must hold of every log.

The vectors in `vectors/merkle.json` are those of github.com/transparency-dev/merkle (`testdata/inclusion` and
`testdata/consistency` at 417fb0c3, Apache-2.0), each file under its name; roots and leaves of the eight entries
are the ones that repository shares with Certificate Transparency's (`testonly/constants.go`).
"""

import json
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import digest
from gongxin.kernel.errors import GongxinError
from gongxin.proof import verify
from gongxin.proof.tree import Tree, root_over
from gongxin.proof.verify import SHA256, SM3, Unproven, check_growth, check_inclusion
from tests.proof.logs import growth, head, leaves, log, path

VECTORS = json.loads((Path(__file__).parent / "vectors/merkle.json").read_text(encoding="utf-8"))
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = [1, 2, 3, 7, 255, 256, 257, 511, 512, 1000]
BIG = 70_000  # three levels of tiles
LEAVES = leaves(BIG)


@pytest.fixture(scope="module")
def big():
    return log(BIG)


def proved(check, *arguments, **named) -> bool:
    try:
        check(*arguments, **named)
    except Unproven:
        return False
    return True


@pytest.mark.parametrize("name", VECTORS["inclusion"])
def test_inclusion_is_proved_where_the_vectors_say_so(name):
    case = VECTORS["inclusion"][name]
    holds = proved(
        check_inclusion,
        b64decode(case["leafHash"]),
        index=case["leafIdx"],
        size=case["treeSize"],
        root=b64decode(case["root"]),
        path=[b64decode(one) for one in case["proof"] or []],
    )
    assert holds is not case["wantErr"]


@pytest.mark.parametrize("name", VECTORS["consistency"])
def test_growth_is_proved_where_the_vectors_say_so(name):
    case = VECTORS["consistency"][name]
    holds = proved(
        check_growth,
        case["size1"],
        b64decode(case["root1"]),
        case["size2"],
        b64decode(case["root2"]),
        [b64decode(one) for one in case["proof"] or []],
    )
    assert holds is not case["wantErr"]


def test_the_vectors_are_there():
    assert (len(VECTORS["inclusion"]), len(VECTORS["consistency"])) == (98, 98)


def test_roots_are_the_published_ones():
    hashed = [SHA256.leaf(bytes.fromhex(entry)) for entry in ENTRIES]
    for size, root in enumerate(ROOTS):
        assert root_over(b"".join(hashed[:size])).hex() == root


def test_leaves_and_digests_are_those_of_the_kernel():
    """`verify.py` stands alone, so it says again what the kernel says."""
    envelope, payload, salt = {"b": "公信", "a": "\u2028\x7f"}, {"😀": '"', "ﬀ": "\\"}, bytes(range(16))
    committed = digest.commitment(salt, digest.canonical_json(envelope), digest.canonical_json(payload))
    record = {"envelope": envelope, "payload": payload}
    assert verify.record_leaf(record, salt) == digest.leaf_hash(committed)
    assert SM3.digest(b"abc") == digest.sm3(b"abc")


@given(st.integers(1, 1100), st.data())
def test_every_inclusion_is_as_the_standard_defines_it_and_verifies(size, data):
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(log(size), size)
    assert list(tree.inclusion(index)) == path(index, LEAVES[:size])
    check_inclusion(
        LEAVES[index], index=index, size=size, root=head(LEAVES[:size]), path=tree.inclusion(index)
    )


@given(st.integers(1, 1100), st.data())
def test_every_growth_is_as_the_standard_defines_it_and_verifies(size, data):
    old = data.draw(st.integers(1, size))
    told = Tree(log(size), size).growth(old)
    assert list(told) == growth(old, LEAVES[:size])
    check_growth(old, head(LEAVES[:old]), size, head(LEAVES[:size]), told)


@pytest.mark.parametrize("index", [0, 51_203, 65_535, 65_536, BIG - 1])
def test_proofs_reach_over_three_levels_of_tiles(big, index):
    tree, root = Tree(big, BIG), root_over(b"".join(LEAVES))
    assert tree.root() == root
    check_inclusion(LEAVES[index], index=index, size=BIG, root=root, path=tree.inclusion(index))
    before = root_over(b"".join(LEAVES[: index + 1]))
    check_growth(index + 1, before, BIG, root, tree.growth(index + 1))


def flipped(data: bytes, bit: int) -> bytes:
    number = int.from_bytes(data) ^ 1 << bit % (8 * len(data))
    return number.to_bytes(len(data))


@given(st.sampled_from(SIZES), st.data())
def test_no_flipped_bit_of_an_inclusion_goes_unnoticed(size, data):
    index, bit = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, 255))
    tree = Tree(log(size), size)
    told = list(tree.inclusion(index))
    named = {"index": index, "size": size, "root": tree.root()}
    assert not proved(check_inclusion, flipped(LEAVES[index], bit), path=told, **named)
    assert not proved(
        check_inclusion, LEAVES[index], path=told, **{**named, "root": flipped(tree.root(), bit)}
    )
    for at in range(len(told)):
        wrong = [*told[:at], flipped(told[at], bit), *told[at + 1 :]]
        assert not proved(check_inclusion, LEAVES[index], path=wrong, **named)
    other = data.draw(st.integers(0, 2 * size).filter(lambda number: number != index))
    assert not proved(check_inclusion, LEAVES[index], path=told, **{**named, "index": other})


@given(st.sampled_from(SIZES), st.data())
def test_no_flipped_bit_of_a_growth_goes_unnoticed(size, data):
    old, bit = data.draw(st.integers(1, size)), data.draw(st.integers(0, 255))
    told = list(Tree(log(size), size).growth(old))
    roots = head(LEAVES[:old]), head(LEAVES[:size])
    assert not proved(check_growth, old, flipped(roots[0], bit), size, roots[1], told)
    assert not proved(check_growth, old, roots[0], size, flipped(roots[1], bit), told)
    for at in range(len(told)):
        wrong = [*told[:at], flipped(told[at], bit), *told[at + 1 :]]
        assert not proved(check_growth, old, roots[0], size, roots[1], wrong)


def test_growth_from_nothing_is_neither_proved_nor_believed():
    with pytest.raises(GongxinError, match=r"proof\.no_growth"):
        Tree(log(5), 5).growth(0)
    for size, root in ((0, SHA256.empty()), (5, head(LEAVES[:5]))):
        with pytest.raises(Unproven, match="empty log"):
            check_growth(0, SHA256.empty(), size, root, [])


def test_a_leaf_beyond_the_log_has_no_proof():
    with pytest.raises(GongxinError, match=r"proof\.unknown_leaf"):
        Tree(log(5), 5).inclusion(5)


@pytest.mark.parametrize("size", SIZES)
def test_sm3_stands_behind_the_same_trees(size):
    tree = Tree(log(size, hashing=SM3), size, SM3)
    root = head(LEAVES[:size], SM3)
    assert tree.root() == root
    check_inclusion(
        LEAVES[size - 1], index=size - 1, size=size, root=root, path=tree.inclusion(size - 1), hashing=SM3
    )
    if size > 1:
        assert root != head(LEAVES[:size])
        check_growth(1, LEAVES[0], size, root, tree.growth(1), SM3)
