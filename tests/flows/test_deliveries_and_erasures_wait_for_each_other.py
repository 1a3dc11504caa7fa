"""Deliveries and erasures of one item wait for each other, whoever comes first."""

import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connections

from gongxin.flows import deliver, erasing
from tests.flows.test_an_erasure_reaches_everything import erase, fine, nowhere
from tests.journeys.town import counts, findings


def beside(town, pool: ThreadPoolExecutor, act) -> Future:
    """Begin an act on a connection of its own; come back when it waits for somebody, or is done."""

    def run():
        try:
            return act()
        finally:
            connections.close_all()

    future = pool.submit(run)
    while not future.done() and not town.ask("select 1 from pg_locks where not granted"):
        time.sleep(0.01)
    return future


def meanwhile(monkeypatch, place: object, name: str, act) -> list[Future]:
    """Begin an act just before a function is called, the first time; it is there once it has begun."""
    real, begun = getattr(place, name), []

    def called(*arguments, **more):
        if not begun:
            begun.append(None)
            begun[0] = act()
        return real(*arguments, **more)

    monkeypatch.setattr(place, name, called)
    return begun


@pytest.mark.parametrize(
    ("place", "name"),
    [(erasing, "locked"), (erasing.ledger, "erase")],
    ids=["before the deliveries", "before the ledger"],
)
def test_a_delivery_that_comes_in_while_a_record_is_erased_keeps_nothing_of_it(
    town, monkeypatch, place, name
):
    text = f"迎春{name}"
    row = fine(town, 86, number=len(text), facts=text)
    town.hand_in([row])
    with ThreadPoolExecutor(1) as pool:

        def hand_in():
            return town.hand_in([row, fine(town, 87, number=len(text))])

        begun = meanwhile(monkeypatch, place, name, lambda: beside(town, pool, hand_in))
        erase(town, text)
        again = begun[0].result()
    assert nowhere(town, text)
    assert counts(again) == {"accepted": 1, "refused": 1}
    assert (2, "D-004") in findings(again)


def test_an_erasure_waits_for_a_delivery_that_is_being_loaded(town, monkeypatch):
    text = "连翘"
    row = fine(town, 88, facts=text)
    town.hand_in([row])
    with ThreadPoolExecutor(1) as pool:
        begun = meanwhile(
            monkeypatch, deliver.collection, "finish", lambda: beside(town, pool, lambda: erase(town, text))
        )
        again = town.hand_in([row, fine(town, 89)])
        begun[0].result()
    assert counts(again) == {"accepted": 1, "unchanged": 1}
    assert nowhere(town, text)
