from gongxin.bench.names import names, organisations
from gongxin.bench.search import Measure
from gongxin.kernel import uscc


def test_the_same_seed_makes_the_same_names_and_another_seed_others():
    assert names(500, seed=3) == names(500, seed=3)
    assert names(500, seed=3) != names(500, seed=4)


def test_all_names_are_different_and_all_codes_are_sound():
    made = organisations(2000).to_pylist()
    assert len({one["name"] for one in made}) == len({one["code"] for one in made}) == 2000
    assert all(uscc.is_valid(one["code"]) for one in made)


def test_a_few_pairs_are_frequent_and_most_are_rare_as_in_real_names():
    made = names(2000)
    assert sum("有限" in name for name in made) > 1500
    assert len({name[:2] for name in made}) < 400
    assert len({name[2:4] for name in made}) > 500


def test_recall_must_reach_its_budget_and_times_must_keep_theirs():
    budget = {"recall": 0.99, "p95_ms": 10.0}
    assert Measure("x", 1, 1, 10, 20, 0.99, budget).within
    assert not Measure("x", 1, 1, 10.1, 20, 1.0, budget).within
    assert not Measure("x", 1, 1, 1, 1, 0.98, budget).within
