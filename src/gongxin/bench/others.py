"""Other matchers on the same pairs, where they are installed (其他比对工具).

A script of its own: it imports nothing of ours, so that an interpreter with other libraries can run it.
It reads {"development": [[first, second, same], …], "held-out": …} and writes, for each way of matching, the
scores of each part and the seconds they took. What must be trained is trained on the development part.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

Pairs = list[tuple[str, str, bool]]
Scorer = Callable[[Pairs], Iterable[float]]


def rapidfuzz(_training: Pairs) -> dict[str, Scorer]:
    """Distances of texts."""
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    winkler = importlib.import_module("rapidfuzz.distance.JaroWinkler").similarity
    scorers = {"ratio": fuzz.ratio, "WRatio": fuzz.WRatio, "Jaro-Winkler": winkler}
    return {name: _each(scorer) for name, scorer in scorers.items()}


def nomenklatura(_training: Pairs) -> dict[str, Scorer]:
    """Its matchers for companies, with their own settings."""
    matching = importlib.import_module("nomenklatura.matching")
    model = importlib.import_module("followthemoney").model
    config = matching.ScoringConfig.defaults()

    def entity(name: str) -> Any:
        return model.get_proxy({"id": name, "schema": "Company", "properties": {"name": [name]}})

    def scorer(algorithm: Any) -> Scorer:
        return _each(lambda one, other: algorithm.compare(entity(one), entity(other), config).score)

    return {algorithm.NAME: scorer(algorithm) for algorithm in matching.ALGORITHMS}


def splink(training: Pairs) -> dict[str, Scorer]:
    """A model of Fellegi and Sunter over the name, its beginning and its end, trained on labelled pairs."""
    library = importlib.import_module("splink.comparison_library")
    splink = importlib.import_module("splink")
    api = importlib.import_module("splink.internals.duckdb.database_api").DuckDBAPI
    creator = splink.SettingsCreator(
        link_type="link_only",
        comparisons=[
            library.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88, 0.8]),
            library.LevenshteinAtThresholds("beginning", [1, 2]),
            library.LevenshteinAtThresholds("ending", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=[splink.block_on("pair")],
    )

    def linker(pairs: Pairs, settings: Any) -> Any:
        database = api()
        sides = [database.register(_side(pairs, number)) for number in (0, 1)]
        return splink.Linker(sides, settings, log_level=40)

    trained = linker(training, creator)
    trained.training.estimate_u_using_random_sampling(max_pairs=1e6)
    trained.training.estimate_m_from_label_column("entity")
    settings = trained.misc.save_model_to_json()

    def score(pairs: Pairs) -> Iterable[float]:
        rows = linker(pairs, settings).inference.predict().as_record_list()
        found = {row["unique_id_l"][1:]: row["match_weight"] for row in rows}
        return [found.get(str(number), -100.0) for number in range(len(pairs))]

    return {"Jaro-Winkler and Levenshtein": score}


def _side(pairs: Pairs, side: int) -> Any:
    arrow = importlib.import_module("pyarrow")
    names = [(first, second)[side] for first, second, _ in pairs]
    numbers = range(len(pairs))
    return arrow.table(
        {
            "unique_id": [f"{'ab'[side]}{n}" for n in numbers],
            "name": names,
            "beginning": [name[:4] for name in names],
            "ending": [name[-6:] for name in names],
            "pair": [str(n) for n in numbers],
            "entity": [str(n) if pairs[n][2] else f"{n}-{side}" for n in numbers],
        }
    )


def _each(scorer: Callable[[str, str], float]) -> Scorer:
    return lambda pairs: [scorer(first, second) for first, second, _ in pairs]


TOOLS = {"rapidfuzz": rapidfuzz, "nomenklatura": nomenklatura, "splink": splink}


def main(tool: str) -> None:
    """Score the pairs that standard input holds; nothing is written where the tool is not installed."""
    parts: dict[str, Pairs] = json.load(sys.stdin)
    try:
        scorers = TOOLS[tool](parts["development"])
    except ModuleNotFoundError as missing:
        sys.exit(f"not installed: {missing.name}")
    found: dict[str, Any] = {}
    for name, scorer in scorers.items():
        list(scorer(parts["development"][:10]))  # what is loaded at the first use does not count
        began = time.process_time()
        scores = {part: list(scorer(pairs)) for part, pairs in parts.items()}
        found[name] = {"scores": scores, "seconds": time.process_time() - began}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
