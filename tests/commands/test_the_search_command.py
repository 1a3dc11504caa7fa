import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from django.db import transaction
from typer.testing import CliRunner

from gongxin.commands.main import app
from gongxin.disclosure import names
from gongxin.identity import actions
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings

CODE = "91379900MA3ABCD158"
NAME = "示例市天海贸易有限公司"


@pytest.fixture
def ask(database, monkeypatch):
    """The command, on the test's own database."""
    with transaction.atomic():
        opened = actions.register(
            pa.table({"code": [CODE], "name": [NAME]}),
            on=date(2026, 5, 6),
            at=datetime(2026, 5, 6, 8, tzinfo=UTC),
        )
        names.show(opened["subject_id"].to_pylist())
    monkeypatch.setenv("GONGXIN_DATABASE_NAME", database.name)
    settings.cache_clear()
    yield lambda *arguments: CliRunner().invoke(app, ["search", *arguments])
    monkeypatch.undo()
    settings.cache_clear()


def test_json_is_one_line_for_each_organisation(ask):
    answer = ask("天海", "--json")
    (line,) = answer.stdout.splitlines()
    found = json.loads(line)
    assert (found["code"], found["name"], answer.exit_code) == (CODE, NAME, 0)


def test_a_person_reads_code_and_name(ask):
    answer = ask("thmy")
    assert CODE in answer.stdout
    assert "天海贸易" in answer.stdout


def test_nothing_found_is_exit_code_one(ask):
    assert ask("玄武", "--json").exit_code == 1


def test_a_person_s_number_is_refused_and_not_repeated(ask):
    answer = ask("13800138000")
    assert isinstance(answer.exception, GongxinError)
    assert answer.exception.code == "disclosure.search_for_a_person"
    assert "13800138000" not in answer.output + str(answer.exception)
