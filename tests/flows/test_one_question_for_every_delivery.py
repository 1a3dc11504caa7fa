"""The SQL of a delivery is written once for its item; sender and day are told anew each time. On both engines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gongxin.catalogue.load import confirmed
from gongxin.catalogue.model import Catalogue
from gongxin.flows import deliver, steps
from gongxin.settings import settings
from tests.journeys.papers import CITY, HEALTH, organisation, penalty
from tests.journeys.town import counts, findings


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def on(request, monkeypatch) -> str:
    """Deliveries run on this engine."""
    request.getfixturevalue(request.param)
    chosen = settings().model_copy(update={"engine": request.param})
    monkeypatch.setattr(deliver, "settings", lambda: chosen)
    return request.param


def in_force() -> Catalogue:
    """As every run of the worker asks for it."""
    return confirmed(CITY, frozenset())


def test_the_second_delivery_is_judged_by_its_own_sender_and_day(town, on):
    steps._question.cache_clear()
    serial = 900 if on == "duckdb" else 950
    decided = town.today - timedelta(days=9)
    sound = [penalty(serial, decided=decided), penalty(serial + 1, decided=decided)]
    assert counts(replace(town, catalogue=in_force()).hand_in(sound)) == {"accepted": 2}
    assert town.page(organisation(serial)[0]).facts

    before = datetime.combine(decided - timedelta(days=2), datetime.min.time(), UTC)
    rows = [penalty(serial + 2, decided=decided)]
    other = replace(town, catalogue=in_force()).hand_in(rows, department=HEALTH, at=before)
    assert counts(other) == {"refused": 1}
    assert {rule for _, rule in findings(other)} >= {"XZCF-C-001", "XZCF-T-001"}
    assert steps._question.cache_info()[:2] == (1, 1)
