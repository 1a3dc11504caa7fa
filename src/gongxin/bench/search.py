"""Name search over generated names (名称检索): load them as a deployment would, then ask as the portal does.

Fragments, initials and whole names with one error are taken from the names themselves; the worst fragments
are made of nothing but the commonest pairs. Times are those of `disclosure.search.search`, all queries of a
search together. Beside them stands a bare read of one row by its code through the same connection.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from django.db import connection, transaction

from gongxin.bench.figures import Budget, Figure, memory, rate
from gongxin.bench.names import organisations
from gongxin.disclosure import grams, names
from gongxin.disclosure.search import search
from gongxin.identity import actions
from gongxin.kernel.text import name_key
from gongxin.server import roles
from gongxin.server.roles import Role
from gongxin.settings import Settings

QUERIES = 1000
WARM_UP = 100
COMMON = 100  # pairs that count as the commonest
CHUNK = 200_000
AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
MILLION = 1_000_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """The times of one kind of query in milliseconds, and how many found what they came from."""

    what: str
    p50_ms: float
    p95_ms: float
    p99_ms: float
    recall: float | None
    budgets: dict[str, Budget]

    def figures(self, bare: float) -> Iterator[Figure]:
        """A line for every value with a budget; the median where there is none."""
        for name in self.budgets or ("p50_ms",):
            value = getattr(self, name)
            beside = bare if name == "p50_ms" else None
            unit = name.rpartition("_")[2] if name.endswith("_ms") else ""
            what = f"{self.what}, {name.removesuffix('_ms')}"
            ratio = value / beside if beside else None
            yield Figure("search", what, value, unit, beside, ratio, self.budgets.get(name))


def run(size: int, chosen: Settings, _runs: int) -> Iterator[Figure]:
    """Load `size` names as a deployment would, and measure every kind of query."""
    made = organisations(size, SEED)
    codes, wording = (made[column].to_pylist() for column in ("code", "name"))
    keys = [name_key(name) for name in wording]
    for what, act in (("registered", lambda: _register(made)), ("made findable", _show)):
        yield rate("search", f"names {what}", size, _timed(act), "names/s")
    yield from _sizes()
    times = 3 if size > MILLION else 1
    with psycopg.connect(roles.url(chosen, Role.PORTAL), autocommit=True) as portal:
        measures = _measure(portal, codes, keys, random.Random(SEED), times)  # noqa: S311
        bare = next(measures)
        for measure in (bare, *measures):
            yield from measure.figures(bare.p50_ms)


def _register(made: Any) -> None:
    for start in range(0, made.num_rows, CHUNK):
        with transaction.atomic():
            actions.register(made.slice(start, CHUNK), on=AT.date(), at=AT)


def _show() -> None:
    with transaction.atomic():
        names.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE shown.organisation")


def _sizes() -> Iterator[Figure]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_relation_size('shown.organisation'), pg_relation_size('shown.organisation_bigrams'),"
            " pg_relation_size('shown.organisation_initials')"
        )
        row: Any = cursor.fetchone()
    for what, size in zip(("table", "index of fragments", "index of initials"), row, strict=True):
        yield memory("search", what, size)


def _measure(
    portal: psycopg.Connection[Any],
    codes: Sequence[str],
    keys: Sequence[str],
    chance: random.Random,
    times: int,
) -> Iterator[Measure]:
    """The bare read first; budgets are those of a million names times a number."""
    fragment = {"p50_ms": Budget(1.0 * times), "p99_ms": Budget(8.0 * times)}
    error = {"recall": Budget(0.99, at_least=True), "p95_ms": Budget(10.0 * times)}

    def ask(text: str) -> list[str]:
        return [name_key(hit.name) for hit in search(text, 10, connection=portal)]

    def one_row(code: str) -> list[str]:
        return [
            row[0] for row in portal.execute("select name from shown.organisation where code = %s", [code])
        ]

    drawn = [chance.choice(keys) for _ in range(QUERIES)]
    yours: list[tuple[str, Callable[[str], list[str]], list[tuple[str, str]], dict[str, Budget]]] = [
        ("bare read by code", one_row, [(chance.choice(codes), "") for _ in drawn], {}),
        ("code", ask, [(chance.choice(codes), "") for _ in drawn], {}),
    ]
    yours += [
        (f"fragment of {n}", ask, [(_part(key, n, chance), "") for key in drawn], fragment)
        for n in range(2, 7)
    ]
    yours += [
        (
            f"initials of {n}",
            ask,
            [(_part(grams.initials(key), n, chance), "") for key in drawn],
            fragment,
        )
        for n in range(3, 7)
    ]
    yours += [
        ("initials at the beginning", ask, [(grams.initials(key)[:2], "") for key in drawn], fragment),
        ("worst fragments", ask, [(text, "") for text in _worst(keys, chance)], {}),
        ("whole name", ask, [(key, key) for key in drawn], {}),
        ("one character wrong", ask, [(_wrong(key, chance), key) for key in drawn], error),
        ("one character missing", ask, [(_missing(key, chance), key) for key in drawn], error),
        ("fragment of 6, one wrong", ask, [(_wrong(_part(key, 6, chance), chance), "") for key in drawn], {}),
    ]
    for what, asker, queries, budgets in yours:
        yield _measured(what, asker, queries, budgets)


def _measured(
    what: str, ask: Callable[[str], list[str]], queries: Sequence[tuple[str, str]], budgets: dict[str, Budget]
) -> Measure:
    for text, _ in queries[:WARM_UP]:
        ask(text)
    times, found = [], 0
    for text, wanted in queries:
        began = time.perf_counter()
        hits = ask(text)
        times.append((time.perf_counter() - began) * 1000)
        found += wanted in hits
    cuts = statistics.quantiles(times, n=100)
    recall = found / len(queries) if queries[0][1] else None
    p50, p95, p99 = (round(cuts[n - 1], 3) for n in (50, 95, 99))
    return Measure(what, p50, p95, p99, recall, budgets)


def _part(text: str, length: int, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def _wrong(key: str, chance: random.Random) -> str:
    place = chance.randrange(len(key))
    return key[:place] + chance.choice("天海云山金华") + key[place + 1 :]


def _missing(key: str, chance: random.Random) -> str:
    place = chance.randrange(len(key))
    return key[:place] + key[place + 1 :]


def _worst(keys: Sequence[str], chance: random.Random) -> list[str]:
    """Texts of six characters made of pairs that thousands of names hold."""
    counts: dict[str, int] = {}
    for key in chance.sample(keys, min(len(keys), 50_000)):
        for pair in grams.bigrams(key):
            counts[pair] = counts.get(pair, 0) + 1
    common = sorted(counts, key=lambda pair: -counts[pair])[:COMMON]
    return ["".join(chance.choice(common) for _ in range(3)) for _ in range(QUERIES)]


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
