"""What is public for another system of publicity, and the counts of a day, at the terminal."""

import json

import pytest

from gongxin.kernel.errors import GongxinError
from tests.web.city import CODE, organisations, penalties

MIRROR = "enterprise-publicity"


def test_a_file_has_all_that_is_public_and_the_next_one_what_changed(database, command, tmp_path):
    subject, _ = organisations()
    penalties(subject, 2)
    first = command(database, "mirror", MIRROR, str(tmp_path / "all.jsonl"), "--json")
    told = json.loads(first.stdout)
    assert (told["added"], told["changed"], told["withdrawn"]) == (2, 0, 0)
    head, *facts, last = map(json.loads, (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines())
    assert [fact["code"] for fact in facts] == [CODE] * 2
    assert (head["mirror"], last["sha256"]) == (MIRROR, told["sha256"])
    again = command(
        database, "mirror", MIRROR, str(tmp_path / "next.jsonl"), "--since", head["until"], "--json"
    )
    assert json.loads(again.stdout)["added"] == 0


def test_a_system_that_the_catalogue_does_not_name_gets_nothing(database, command, tmp_path):
    answer = command(database, "mirror", "elsewhere", str(tmp_path / "x.jsonl"))
    assert isinstance(answer.exception, GongxinError)
    assert answer.exception.code == "disclosure.unknown_mirror"
    assert not (tmp_path / "x.jsonl").exists()


@pytest.mark.parametrize(
    ("since", "code"),
    [
        ("gestern", "no_moment"),
        ("2026-05-06T00:00:00", "no_moment"),
        ("2999-01-01T00:00:00+00:00", "since_later"),
    ],
)
def test_a_refusal_leaves_the_last_file_as_it_was(database, command, tmp_path, since, code):
    (tmp_path / "all.jsonl").write_text("the last file", encoding="utf-8")
    answer = command(database, "mirror", MIRROR, str(tmp_path / "all.jsonl"), "--since", since)
    assert isinstance(answer.exception, GongxinError)
    assert answer.exception.code == f"disclosure.{code}"
    assert [one.read_text(encoding="utf-8") for one in tmp_path.iterdir()] == ["the last file"]


@pytest.mark.parametrize("records", [0, 1])
def test_the_counts_of_the_day_are_made_anew(database, command, records):
    subject, _ = organisations()
    if records:
        penalties(subject, records)
    answer = command(database, "rebuild", "counts", "--json")
    counted = json.loads(answer.stdout)
    assert (counted["kind"], counted["registered"], counted["filed"]) == ("91", 2, records)
