"""A zero report is a delivery with a period and no file, and is not believed against the ledger."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from gongxin.access.models import AuditEntry
from gongxin.collection.models import Delivery
from gongxin.disclosure import queries as public
from tests.cast import CENTRE, MARKET
from tests.web.handing_in import SOURCE, fine, handed_in, words, worked
from tests.web.test_the_interface_for_departments import key

AT = "/deliveries/zero"
APRIL = {
    "item": "administrative-penalty",
    "department": SOURCE,
    "first_day": "2026-04-01",
    "last_day": "2026-04-30",
}


def test_it_is_entered_with_its_period_and_shown(desk_of_clerk):
    answer = desk_of_clerk.post(AT, APRIL)
    assert answer.status_code == 302, answer.content.decode()
    shown = words(desk_of_clerk, answer.url)
    for told in ("零报送", "2026-04-01", "2026-04-30", "wang"):
        assert told in shown
    assert "文件指纹" not in shown
    assert "零报送" in words(desk_of_clerk, "/deliveries")
    assert "nothing to report" in words(desk_of_clerk, f"/en{answer.url}")
    found = Delivery.objects.get()
    assert (found.mode, found.state, found.read_rows, found.period_until.isoformat()) == (
        "zero",
        "done",
        0,
        "2026-05-01",
    )
    assert AuditEntry.objects.filter(action="collection.report_nothing", ids__delivery=found.pk).exists()


def test_the_same_report_again_names_the_first(desk_of_clerk):
    first = desk_of_clerk.post(AT, APRIL).url
    assert first in words(desk_of_clerk, desk_of_clerk.post(AT, APRIL).url)


def test_it_is_refused_where_the_ledger_has_a_decision_of_the_period(desk_of_clerk, database):
    day = public.today() - timedelta(days=3)
    worked(database, handed_in(desk_of_clerk, [fine(1, decided_on=day.isoformat())]))
    period = {"first_day": day.isoformat(), "last_day": (day + timedelta(days=1)).isoformat()}
    refused = desk_of_clerk.post(AT, {**APRIL, **period})
    assert refused.status_code == 422
    assert "已有该期间内作出的 1 条决定" in refused.content.decode()
    assert not Delivery.objects.filter(mode="zero").exists()
    assert desk_of_clerk.post(AT, {**APRIL, **period, "item": "administrative-permit"}).status_code == 302


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"last_day": "2026-03-31"}, "起止日不对"),
        ({"last_day": "昨天"}, "起止日不对"),
        ({"last_day": "9999-12-31"}, "起止日不对"),
        ({"last_day": "2999-12-31"}, "还没有结束"),
        ({"department": "nobody"}, "不是数据来源单位"),
    ],
)
def test_what_is_no_period_that_is_over_is_refused(desk_of_clerk, days, told):
    answer = desk_of_clerk.post(AT, {**APRIL, **days})
    assert answer.status_code in (404, 422)
    assert told in answer.content.decode()


def test_a_system_says_so_too_but_only_for_its_department(database, desk):
    told = desk.post("/api/v1/zero-reports", APRIL, headers=key("clerk", of=CENTRE))
    assert told.status_code == 200, told.content
    assert told.json()["mode"] == "zero"
    assert told.json()["period"] == {"first_day": "2026-04-01", "last_day": "2026-04-30"}
    assert desk.post("/api/v1/zero-reports", APRIL, headers=key("reporter", of=MARKET)).status_code == 403


def test_a_file_has_no_period_and_a_zero_report_must_have_one(database):
    for mode, days in (("zero", {}), ("rows", {"period_from": "2026-04-01", "period_until": "2026-05-01"})):
        with pytest.raises(IntegrityError, match="collection_delivery_mode"):
            Delivery.objects.create(
                mode=mode, receipt=mode, size=0, item_version=1, received_at="2026-05-06T08:00Z",
                state="done", finished_at="2026-05-06T08:00Z", **days,
            )  # fmt: skip
