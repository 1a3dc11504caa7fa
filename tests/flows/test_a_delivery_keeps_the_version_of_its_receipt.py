"""A newer version of an item changes nothing about rows that were handed in under the one before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.collection.states import State, Waits
from gongxin.flows import deliver, waiting
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import refusal
from tests.cast import AT
from tests.journeys.papers import CITY, organisation, penalty

V1 = CITY.items["administrative-penalty"]
V2 = replace(V1, version=2, digest="2" * 64)
NEWER = replace(
    CITY, items={**CITY.items, V2.id: V2}, versions={**CITY.versions, (V2.number, V2.version): V2}
)
WITHOUT = replace(NEWER, versions={key: item for key, item in NEWER.versions.items() if item is not V1})
NOBODYS = replace(CITY, sources={})


def held(town, serial: int):
    code = organisation(serial)[0]
    wrong = code[:17] + ("0" if code[17] != "0" else "1")
    told = penalty(serial, decided=town.today - timedelta(days=9), counterparty_code=wrong)
    (row,) = town.waiting(town.hand_in([told]))
    return row


def decide(row, catalogue):
    return waiting.decide(
        row.pk,
        "confirm",
        reason="已核实。",
        proof="营业执照副本",
        catalogue=catalogue,
        actor=platform("desk"),
        at=AT,
    )


def versions(town, delivery_id: int) -> list[int]:
    return [
        version
        for (version,) in town.ask(
            "select r.item_version from ledger.revision r join ledger.append a using (append_id)"
            " where a.delivery = %s",
            delivery_id,
        )
    ]


def test_a_waiting_row_goes_in_under_the_version_of_its_delivery(town):
    row = held(town, 1)
    decide(row, NEWER)
    assert versions(town, row.delivery_id) == [1]


@pytest.mark.parametrize(
    ("catalogue", "code"), [(WITHOUT, "flows.version_gone"), (NOBODYS, "flows.source_gone")]
)
def test_what_the_catalogue_has_lost_is_said_and_the_row_waits_on(town, catalogue, code):
    row = held(town, 2 if catalogue is WITHOUT else 3)
    with pytest.raises(GongxinError) as refused:
        decide(row, catalogue)
    assert refused.value.code == code
    assert "…" not in refusal(refused.value).what.zh
    row.refresh_from_db()
    assert row.state == Waits.OPEN


def run(town, delivery, catalogue):
    return deliver.run(delivery, catalogue=catalogue, actor=platform("worker"), at=AT)


def test_a_delivery_is_worked_on_under_the_version_of_its_receipt(town):
    delivery = town.receive([penalty(4, decided=town.today - timedelta(days=9))])
    run(town, delivery, NEWER)
    assert versions(town, delivery.pk) == [1]


def test_a_delivery_whose_version_is_gone_is_refused_in_words(town):
    delivery = town.receive([penalty(5, decided=town.today - timedelta(days=9))])
    with pytest.raises(GongxinError, match=r"flows\.version_gone"):
        run(town, delivery, WITHOUT)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.refusal) == (State.REFUSED, "flows.version_gone")
