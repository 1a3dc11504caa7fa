from gongxin.bench.figures import Budget
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
    budgets = {"recall": Budget(0.99, at_least=True), "p95_ms": Budget(10.0)}

    def met(p95_ms, recall):
        return [figure.met for figure in Measure("x", 1, p95_ms, 20, recall, budgets).figures(0.1)]

    assert met(10, 0.99) == [True, True]
    assert met(10.1, 0.98) == [False, False]
