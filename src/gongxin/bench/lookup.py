"""The data of an organisation's page by its code (主体页查询), against the same SQL by hand through psycopg.

Both sides ask as the portal, over one connection, one code after the other; every organisation has about
ten facts. The tables grow from a hundredth of the size to the whole of it: the time should not.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from statistics import quantiles
from typing import Any

import psycopg
from django.db import connection, transaction

from gongxin.bench.apart import Apart
from gongxin.bench.database import log_in
from gongxin.bench.figures import Budget, Figure, Of
from gongxin.bench.ledger import hand_in
from gongxin.bench.pipeline import register
from gongxin.bench.rows import codes, parties, penalties
from gongxin.disclosure import names, queries
from gongxin.server import roles
from gongxin.server.roles import Role
from gongxin.settings import Settings

RATIO = Budget(2.0, Of.RATIO)
FLAT = Budget(1.5, Of.RATIO)  # the largest table against the smallest
STEPS = (100, 10, 1)  # parts of the size at which is measured
QUERIES = 2_000
LOOKED_AT = 200  # pages whose facts are counted
SEED = 1
ORGANISATION = """
select subject_id, code, name, former, kind, division, status, provisional
  from shown.organisation where code = %s
"""
FACTS = """
select subject_id, record_id, item, source, decided_on, shown_from, shown_until, recorded_on, basis, public
  from shown.fact
 where subject_id = %(subject)s and shown_from <= %(on)s and (shown_until is null or %(on)s < shown_until)
 order by item, decided_on desc nulls last, record_id
"""


def run(size: int, chosen: Settings, _runs: int) -> Iterator[Figure]:
    """The median of a page at every size, beside the bare one, and how much it grew."""
    medians, there = [], 0
    for part in STEPS:
        rows = max(size // part, 10)
        _grow(chosen, there, rows)
        there = rows
        ours, bare, facts = _measured(chosen, rows)
        medians.append(ours[49])
        what = f"page at {rows:,} records"
        yield Figure("lookup", what, ours[49], "ms", bare[49], ours[49] / bare[49], RATIO)
        yield Figure("lookup", f"{what}, p99", ours[98], "ms", bare[98], ours[98] / bare[98])
        yield Figure("lookup", f"{what}, facts on it", facts, "")
    grown = medians[-1] / medians[0]
    yield Figure("lookup", "largest against smallest", medians[-1], "ms", medians[0], grown, FLAT)


def _grow(chosen: Settings, there: int, rows: int) -> None:
    """Bring the tables to so many records, by deliveries like any other."""
    log_in(Role.WORKER)
    first, more = (parties(there) if there else 0), rows - there
    register(parties(rows) - first, first)
    file = chosen.data / f"{rows}.csv"
    with Apart() as worker:
        worker.run(penalties, file, more, on=datetime.now(UTC).date(), first=there, faults=0)
        worker.run(hand_in, file)
    file.unlink()
    with transaction.atomic():
        names.rebuild()
    with psycopg.connect(
        roles.administration(chosen), dbname=chosen.database_name, autocommit=True
    ) as server:
        server.execute("vacuum analyze")


def _measured(chosen: Settings, rows: int) -> tuple[list[float], list[float], float]:
    """Percentiles of both sides in milliseconds, and the facts of a page."""
    chance = random.Random(SEED)  # noqa: S311 - seeded on purpose
    known = codes(min(parties(rows), 100_000))["code"].to_pylist()
    asked = [chance.choice(known) for _ in range(QUERIES)]
    log_in(Role.PORTAL)
    on = queries.today()
    with psycopg.connect(roles.url(chosen, Role.PORTAL), autocommit=True) as portal:
        ours = _times(lambda code: queries.page(code, on=on), asked)
        bare = _times(lambda code: by_hand(portal, code, on), asked)
        pages = [queries.page(code, on=on) for code in asked[:LOOKED_AT]]
    connection.close()
    return ours, bare, sum(len(page.facts) for page in pages if page) / len(pages)


def by_hand(portal: psycopg.Connection[Any], code: str, on: date) -> list[tuple[Any, ...]]:
    """What one would write without us."""
    organisation = portal.execute(ORGANISATION, [code]).fetchone()
    if organisation is None:
        return []
    return portal.execute(FACTS, {"subject": organisation[0], "on": on}).fetchall()


def _times(ask: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    for code in asked:  # once unmeasured: what counts is the asking, not which side meets the disk first
        ask(code)
    times = []
    for code in asked:
        began = time.perf_counter()
        ask(code)
        times.append((time.perf_counter() - began) * 1000)
    return quantiles(times, n=100)
