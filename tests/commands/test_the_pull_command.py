"""A pull is one round for a timer, or goes on until it is stopped."""

from types import SimpleNamespace

import pytest

from gongxin.collection.pulling import model
from gongxin.commands import watching
from gongxin.flows.pulling import Source
from gongxin.kernel.errors import GongxinError


@pytest.fixture
def rounds(monkeypatch):
    """What each round of pulling meets, and how long was waited after it."""
    met = iter([GongxinError("collection.source_gone"), None, GongxinError("collection.not_competent")])
    slept: list[float] = []

    def taken(_source, *, at):
        if refusal := next(met):
            raise refusal
        return iter(())

    monkeypatch.setattr(Source, "taken", taken)
    monkeypatch.setattr(model, "configured", lambda _: {"market": None})
    monkeypatch.setattr(watching, "time", SimpleNamespace(sleep=slept.append))
    return slept


def test_a_source_that_is_away_is_asked_again_and_any_other_refusal_ends_it(command, database, rounds):
    done = command(database, "pull", "market", "--every", "30")
    assert done.exception.code == "collection.not_competent"
    assert rounds == [30.0, 30.0]


def test_one_round_ends_where_the_source_is_away(command, database, rounds):
    assert command(database, "pull", "market").exception.code == "collection.source_gone"
    assert rounds == []
