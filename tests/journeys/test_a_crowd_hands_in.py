"""Two hundred files at once, most of them the same as another's: each row becomes one fact, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from gongxin.collection import actions as collection
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.server import jobs
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import MARKET, as_csv, penalty, table

pytestmark = pytest.mark.slow
ITEM = "administrative-penalty"
USERS, CONTENTS, ROWS = 20, 10, 3


def test_each_row_of_two_hundred_files_is_a_fact_once(town, browse):
    contents = [file(town, number) for number in range(CONTENTS)]
    desks = [browse("desk") for _ in range(USERS)]
    for number, desk in enumerate(desks):
        sit_down(desk, user("clerk", of=CENTRE, name=f"clerk{number}"))

    def send(desk) -> list[int]:
        try:
            return [upload(desk, content).status_code for content in contents]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(USERS) as pool:
        answers = [status for told in pool.map(send, desks) for status in told]
    assert answers == [302] * USERS * CONTENTS
    town.database.use("worker")
    while Delivery.objects.filter(state=State.RECEIVED).exists():
        jobs.work(wait=False)  # leaves those behind that wait for another's lock when it ends
    assert Delivery.objects.filter(state=State.DONE).count() == Delivery.objects.count() == USERS * CONTENTS
    accepted, unchanged, read = (
        sum(getattr(one, f"{name}_rows") for one in Delivery.objects.all())
        for name in ("accepted", "unchanged", "read")
    )
    assert accepted == CONTENTS * ROWS
    assert accepted + unchanged == read == USERS * CONTENTS * ROWS
    assert Delivery.objects.filter(repeat_of=None).count() == CONTENTS  # the others are done without reading
    for table_of in ("ledger.record", "ledger.revision"):
        assert town.ask(f"select count(*) from {table_of}") == [(CONTENTS * ROWS,)]
    left = {path.name for path in (collection.store().data / "work").iterdir()}
    assert left.isdisjoint(Delivery.objects.values_list("receipt", flat=True))


def file(town, number: int) -> bytes:
    day = town.today - timedelta(days=5)
    return as_csv(table([penalty(1 + number * ROWS + row, decided=day) for row in range(ROWS)], ITEM))


def upload(desk, content: bytes):
    sent = SimpleUploadedFile("处罚.csv", content, content_type="text/csv")
    return desk.post("/deliveries/new", {"item": ITEM, "department": MARKET, "file": sent})
