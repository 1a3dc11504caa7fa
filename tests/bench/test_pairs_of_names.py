import re
from itertools import chain

import pytest

from gongxin.bench.matching import Counted
from gongxin.bench.pairs import making
from gongxin.bench.pairs.confusions import SHAPES, SOUNDS
from gongxin.bench.pairs.making import FILES, digest, pairs, read
from gongxin.bench.pairs.words import DEVELOPMENT, HELD_OUT, PARTS
from gongxin.identity.matching.comparing import compare_all

FROZEN = re.compile(
    r"^\| `(?P<name>[\w-]+)\.csv` \| (?P<pairs>[\d,]+) .*`(?P<digest>[0-9a-f]{64})` \|$", re.MULTILINE
)


@pytest.fixture(scope="module")
def published():
    return {name: read(name) for name in FILES}


def test_the_files_are_those_that_were_frozen(published):
    text = (making.FOLDER / "README.md").read_text(encoding="utf-8")
    stated = {line["name"]: (line["pairs"], line["digest"]) for line in FROZEN.finditer(text)}
    assert stated == {name: (f"{len(published[name]):,}", digest(name)) for name in FILES}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_seed_makes_the_published_pairs(part, published):
    assert pairs(part) == published[part.name]


def test_at_least_half_of_the_pairs_are_two_organisations(published):
    assert all(sum(not pair.same for pair in found) >= len(found) / 2 for found in published.values())


def test_no_two_names_stand_in_two_pairs(published):
    seen = [frozenset((pair.first, pair.second)) for pair in chain(*published.values())]
    assert len(set(seen)) == len(seen)
    assert all(len(names) == 2 for names in seen)


def test_what_is_tuned_on_is_not_what_is_measured_on():
    def confusable(part):
        return {frozenset(pair) for pair in (*SHAPES[part.turn], *SOUNDS[part.turn])}

    assert not set(DEVELOPMENT.places) & set(HELD_OUT.places)
    assert not set(DEVELOPMENT.quarters) & set(HELD_OUT.quarters)
    assert not set(DEVELOPMENT.shortened) & set(HELD_OUT.shortened)
    assert not confusable(DEVELOPMENT) & confusable(HELD_OUT)


@pytest.mark.parametrize("name", FILES)
def test_what_is_proposed_is_nearly_always_right_and_nearly_all_is_proposed(name, published):
    matches = compare_all([(pair.first, pair.second) for pair in published[name]])
    counted = Counted.of(published[name], (match.proposed for match in matches))
    assert counted.f1 >= 0.95
    assert counted.precision >= 0.98


def test_no_branch_is_ever_proposed_as_its_parent(published):
    pairs = [(p.first, p.second) for p in chain(*published.values()) if p.tier == "other-parent"]
    assert len(pairs) > 200
    assert not any(match.proposed for match in compare_all(pairs))


def test_counting_knows_right_wrong_and_missed():
    pairs = [making.Pair("x", same, "a", "b") for same in (True, True, True, False, False)]
    counted = Counted.of(pairs, [True, True, False, True, False])
    assert (counted.right, counted.wrong, counted.missed) == (2, 1, 1)
    assert counted.precision == counted.recall == counted.f1 == pytest.approx(2 / 3)
