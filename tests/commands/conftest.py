"""Commands run in this process, on a database of the tests, under the law of 示例市."""

from collections.abc import Callable, Iterator

import pytest
from typer.testing import CliRunner, Result

from gongxin.catalogue import load
from gongxin.commands.main import app
from gongxin.settings import settings
from tests.conftest import Database
from tests.journeys.papers import CITY


@pytest.fixture
def command(monkeypatch) -> Iterator[Callable[..., Result]]:
    """`command(database, "show", CODE)`; Django stays logged in as whom the command became."""

    def run(database: Database, *arguments: str, said: str = "") -> Result:
        monkeypatch.setenv("GONGXIN_DATABASE_NAME", database.name)
        settings.cache_clear()
        return CliRunner().invoke(app, list(arguments), input=said)

    monkeypatch.setattr(load, "load", lambda *_, **__: CITY)
    load.catalogue.cache_clear()
    yield run
    monkeypatch.undo()
    settings.cache_clear()
    load.catalogue.cache_clear()
