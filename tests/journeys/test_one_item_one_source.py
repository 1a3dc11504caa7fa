"""Two departments state one decision: who decided counts, who passed it on is asked, and a person settles it."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongxin.collection.models import Delivery, Waiting
from gongxin.server import jobs
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import HEALTH, MARKET, NAMES, as_csv, organisation, penalty, table
from tests.journeys.town import counts

ITEM = "administrative-penalty"
CODE, NAME = organisation(1)


@pytest.fixture
def desk(town, browse):
    """Somebody of the credit centre, who may hand in for the departments."""
    made = browse("desk")
    sit_down(made, user("clerk", of=CENTRE, name="wang"))
    return made


@pytest.fixture
def hand_in(town, desk):
    """Upload at the desk, and let the worker work; the delivery."""

    def sent(department: str, *rows) -> Delivery:
        file = SimpleUploadedFile("处罚.csv", as_csv(table(rows, ITEM)), content_type="text/csv")
        answer = desk.post("/deliveries/new", {"item": ITEM, "department": department, "file": file})
        assert answer.status_code == 302, answer.content.decode()
        town.database.use("worker")
        jobs.work(wait=False)
        town.database.use("desk")
        return Delivery.objects.get(receipt=answer.url.rsplit("/", 1)[-1])

    return sent


def read(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_two_departments_state_one_decision(town, desk, hand_in, browse):
    own = penalty(1, decided=town.today - timedelta(days=9))
    passed_on = own | {"source_name": NAMES[HEALTH], "source_code": HEALTH}
    assert counts(hand_in(HEALTH, passed_on)) == {"accepted": 1}
    assert counts(hand_in(MARKET, own | {"fine_yuan": "7"})) == {"corrected": 1}, "who decided takes it over"

    hidden = penalty(1, decided=town.today, number=2, counterparty_code=f"{CODE[:4]}**********{CODE[-3:]}")
    late = hand_in(HEALTH, passed_on, hidden | {"source_name": NAMES[HEALTH], "source_code": HEALTH})
    assert counts(late) == {"held": 1, "unlinked": 1}

    queue = read(desk, "/queues/held")
    for told in (NAMES[MARKET], "罚款金额", "以另一单位报送的为准"):
        assert told in queue, told
    held, unlinked = (Waiting.objects.get(delivery=late, kind=kind) for kind in ("held", "unlinked"))
    page = read(desk, f"/queues/held/{held.pk}")
    shown = re.search('name="seen" value="([0-9]+)"', page)[1]
    for told in (f"本行（{NAMES[HEALTH]}）", f"现有记录（{NAMES[MARKET]}）", "80,000.00 元", "70,000.00 元"):
        assert told in page, told
    assert f"This row ({town.catalogue.sources[HEALTH].name.en})" in read(desk, f"/en/queues/held/{held.pk}")

    page = read(desk, f"/queues/unlinked/{unlinked.pk}")
    for told in ("部分字符被遮盖", hidden["counterparty_code"], "与代码的可见字符相符"):
        assert told in page, told

    decision = {"step": "confirm", "reason": "已与两单位核实。", "proof": "复函"}
    for language, told in (("", "本次确认没有生效"), ("/en", "nothing was confirmed")):
        answer = desk.post(f"{language}/queues/held/{held.pk}", decision | {"seen": "1"})
        assert (answer.status_code, told in answer.content.decode()) == (409, True)
        assert f'name="seen" value="{shown}"' in answer.content.decode(), "asked again, with what stands now"
    assert desk.post(f"/queues/held/{held.pk}", decision | {"seen": shown}).status_code == 302
    ((record,),) = town.ask("select record_id from ledger.record where item = 3")
    trace = read(desk, f"/trace/{CODE}/{record}")
    assert f"此前由{NAMES[HEALTH]}报送，自此以{NAMES[MARKET]}报送的为准" in trace
    assert f"此前由{NAMES[MARKET]}报送，自此以{NAMES[HEALTH]}报送的为准" in trace

    portal = browse("portal")
    assert NAMES[HEALTH] in read(portal, f"/organisations/{CODE}")
    told = read(portal, f"/catalogue/{ITEM}")
    for said in ("以谁为准", "作出决定的单位自己报送的"):
        assert said in told, said
