"""示例市 on a database of its own: departments hand in files, and all that they left can be read."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client
from psycopg import sql

from gongxin.access.actor import platform
from gongxin.catalogue import load
from gongxin.catalogue.model import Catalogue
from gongxin.collection import actions as collection
from gongxin.collection import queries
from gongxin.collection.models import Delivery, Waiting
from gongxin.disclosure import queries as disclosure
from gongxin.disclosure.models import Page
from gongxin.flows import deliver
from gongxin.server import roles
from gongxin.server.login import log_in
from tests.conftest import client
from tests.journeys.papers import CITY, MARKET, as_csv, table

OUTCOMES = ("accepted", "unchanged", "corrected", "held", "unlinked", "refused", "personal")


@dataclass(frozen=True)
class Town:
    """One clone of the migrated database; Django is logged in on it as worker."""

    database: Any
    catalogue: Catalogue = CITY

    @property
    def today(self) -> date:
        return disclosure.today()

    def receive(
        self,
        what: Sequence[Mapping[str, str]] | bytes | Path,
        *,
        item: str = "administrative-penalty",
        department: str = MARKET,
        mode: str | None = None,
        name: str = "报送.csv",
        at: datetime | None = None,
    ) -> Delivery:
        with _file(what, item) as path:
            said = collection.Handover(item, department, name, "cli", mode)
            return collection.receive(
                path, said, catalogue=self.catalogue, actor=platform("terminal"), at=at or datetime.now(UTC)
            )

    def hand_in(
        self, what: Sequence[Mapping[str, str]] | bytes | Path, *, at: datetime | None = None, **said: Any
    ) -> Delivery:
        """From the department's file to its receipt."""
        return self.run(self.receive(what, at=at, **said), at=at)

    def run(self, delivery: Delivery, *, at: datetime | None = None) -> Delivery:
        if delivery.repeat_of_id is not None:
            return delivery
        return deliver.run(
            delivery, catalogue=self.catalogue, actor=platform("worker"), at=at or datetime.now(UTC)
        )

    def page(self, code: str, *, on: date | None = None) -> Page | None:
        return disclosure.page(code, on=on or self.today)

    def waiting(self, delivery: Delivery | None = None) -> list[Waiting]:
        rows = Waiting.objects.order_by("source_row", "pk")
        return list(rows.filter(delivery=delivery) if delivery else rows)

    def connect(self, role: str) -> psycopg.Connection:
        return psycopg.connect(self.database.url(role), autocommit=True)

    def ask(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """As the superuser."""
        with self.connect("superuser") as login:
            return login.execute(statement, parameters).fetchall()


@contextmanager
def _file(what: Sequence[Mapping[str, str]] | bytes | Path, item: str) -> Iterator[Path]:
    if isinstance(what, Path):
        yield what
        return
    with tempfile.NamedTemporaryFile() as file:
        file.write(what if isinstance(what, bytes) else as_csv(table(what, item)))
        file.flush()
        yield Path(file.name)


def counts(delivery: Delivery) -> dict[str, int]:
    """The outcomes that are not nought."""
    found = {name: getattr(delivery, f"{name}_rows") for name in OUTCOMES}
    assert sum(found.values()) == delivery.read_rows
    return {name: count for name, count in found.items() if count}


def findings(delivery: Delivery) -> list[tuple[int, str]]:
    """Row and rule."""
    return sorted((f.source_row, f.rule) for f in queries.every_finding(delivery))


@pytest.fixture
def browse(town, settings, monkeypatch) -> Iterator[Callable[[str], Client]]:
    """`browse("portal")` gives a browser at that process, on the town; Django is that process from then on."""
    monkeypatch.setattr(load, "load", lambda *_, **__: town.catalogue)
    load.catalogue.cache_clear()
    yield lambda process: client(town.database, settings, process)
    load.catalogue.cache_clear()
    town.database.use("worker")


@pytest.fixture(scope="module")
def town(server, clone, django_db_blocker) -> Iterator[Town]:
    """One town for all tests of a module, which build on each other's deliveries as days do."""
    with founded(server, clone, django_db_blocker) as made:
        yield made


@contextmanager
def founded(server, clone, django_db_blocker, catalogue: Catalogue = CITY) -> Iterator[Town]:
    """A town under the law of a catalogue, until it is left."""
    before = dict(connections["default"].settings_dict)
    made = clone()
    with django_db_blocker.unblock():
        made.use("worker")
        yield Town(made, catalogue)
        log_in(before)
    with psycopg.connect(roles.administration(server.settings), autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(made.name)))
