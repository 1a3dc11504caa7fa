"""What holds for each of the commands, whichever it is."""

import json
import os
from collections.abc import Iterator

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from gongxin.commands import worker
from gongxin.commands.main import app


def commands(command: TyperCommand | TyperGroup, name: str = "gongxin") -> Iterator[tuple[str, TyperCommand]]:
    """Every command below one, by what is typed."""
    if isinstance(command, TyperGroup):
        for word, below in command.commands.items():
            yield from commands(below, f"{name} {word}")
    else:
        yield name, command


COMMANDS = dict(commands(get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_it_answers_a_program_too(name):
    assert any("--json" in parameter.opts for parameter in COMMANDS[name].params)


def test_the_worker_says_which_process_it_is(monkeypatch):
    monkeypatch.setattr(worker, "main", lambda: None)
    answer = CliRunner().invoke(app, ["worker", "--json"])
    assert json.loads(answer.stdout) == {"worker": os.getpid()}
