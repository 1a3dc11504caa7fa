import pytest

from gongxin.catalogue import lock
from tests.catalogue.packs import sound, write


@pytest.fixture
def locked(tmp_path):
    packs, file = tmp_path / "packs", tmp_path / "packs.lock"
    write(packs / "small", sound())
    lock.renew(packs, file)
    return packs, file


def found(locked):
    return [(problem.code, problem.file) for problem in lock.compare(*locked)]


def test_what_we_ship_is_what_the_lock_file_says():
    assert lock.compare() == ()


def test_nothing_differs_from_a_lock_just_written(locked):
    assert found(locked) == []


def test_a_changed_value_is_noticed_and_a_comment_is_not(locked):
    path = locked[0] / "small" / "limits.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# said otherwise\n{text}", encoding="utf-8")
    assert found(locked) == []
    path.write_text(text.replace("months: 12", "months: 13"), encoding="utf-8")
    assert found(locked) == [("lock_changed", "small/limits.yaml")]


def test_a_new_and_a_lost_file_are_noticed(locked):
    (locked[0] / "small" / "limits.yaml").rename(locked[0] / "small" / "amounts.yaml")
    assert found(locked) == [("lock_missing", "small/amounts.yaml"), ("lock_gone", "small/limits.yaml")]


def test_without_a_lock_file_everything_is_missing_from_it(locked):
    locked[1].unlink()
    assert {code for code, _ in found(locked)} == {"lock_missing"}
