"""The form of an item: what it asks is the item's, what it says is the rules', and it is a delivery of one."""

import re

import pytest

from gongxin.access.models import AuditEntry
from gongxin.collection.models import Delivery
from gongxin.disclosure import queries as public
from gongxin.settings import settings as chosen
from tests.cast import MARKET, sit_down, user
from tests.collection import tables
from tests.journeys.papers import CITY
from tests.web.handing_in import CODE, SOURCE, WRONG_CHECK, sums, words, worked

AT = f"/deliveries/record/{SOURCE}/administrative-penalty"
ITEM = CITY.items["administrative-penalty"]


def sent(**changes):
    """As a browser sends it: a list is several values."""
    row = tables.penalty(1, fine_yuan="8", content="罚款人民币捌万元整。", **changes)
    values = {name: value for name, value in row.items() if name in {field.name for field in ITEM.fields}}
    return {**values, "kinds": ["警告", "罚款"]}


def test_the_form_asks_for_every_field_of_the_item_with_its_lists_and_marks(desk_of_clerk):
    shown = words(desk_of_clerk, AT)
    for field in ITEM.fields:
        assert f'name="{field.name}"' in shown
        assert field.label.zh in shown
        assert field.code in shown
    assert "法定代表人" not in shown
    required = sum(field.required for field in ITEM.fields)
    assert shown.count(">必填<") == required
    for value in CITY.code_lists["penalty-kind"].values:
        assert f'value="{value.label.zh}"' in shown
    assert f'value="{SOURCE}"' in shown
    assert "Kind of counterparty" in words(desk_of_clerk, f"/en{AT}")


def test_a_sound_record_is_a_delivery_of_one_row_and_becomes_public(desk_of_clerk, database):
    answer = desk_of_clerk.post(AT, sent())
    assert answer.status_code == 302, answer.content.decode()
    assert sums(words(desk_of_clerk, worked(database, answer.url)))["入库"] == 1
    found = Delivery.objects.get()
    assert (found.channel, found.mode, found.read_rows) == ("form", "rows", 1)
    database.use("portal")
    (fact,) = public.page(CODE, on=public.today()).facts
    assert fact.public["kinds"] == "warning,fine"
    assert fact.public["fine_yuan"] == "80000.00"


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_kept(desk_of_clerk):
    wrong = sent(decided_on="2026-13-45", document_number="", counterparty_name="<b>示例市云帆有限公司")
    answer = desk_of_clerk.post(AT, wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    for name in ("decided_on", "document_number"):
        assert re.search(rf'id="{name}-error"><p class="error">[^<]+</p>', shown)
        assert re.search(rf'aria-describedby="{name}-hint {name}-error"[^>]*aria-invalid="true"', shown)
    assert 'value="2026-13-45"' in shown
    assert "<b>示例" not in shown
    assert "照此报送" not in shown
    assert not Delivery.objects.exists()
    assert not list((chosen().data / "work").glob("trial-*"))


def test_a_natural_person_is_refused_at_the_form(desk_of_clerk):
    person = sent(counterparty_kind="自然人", counterparty_name="王小明", counterparty_code="")
    assert desk_of_clerk.post(AT, {**person, "all-the-same": "1"}).status_code == 422
    assert not Delivery.objects.exists()


def test_a_doubt_is_shown_and_goes_in_when_its_sender_says_so(desk_of_clerk, database):
    doubtful = sent(counterparty_code=WRONG_CHECK, counterparty_name="示例市远山商贸有限公司")
    asked = desk_of_clerk.post(AT, doubtful)
    assert asked.status_code == 422
    assert "照此报送" in asked.content.decode()
    answer = desk_of_clerk.post(AT, {**doubtful, "all-the-same": "1"})
    assert sums(words(desk_of_clerk, worked(database, answer.url)))["待确认"] == 1


def test_an_empty_form_is_asked_again(desk_of_clerk):
    answer = desk_of_clerk.post(AT, {})
    assert answer.status_code == 422
    assert "表单是空的" in answer.content.decode()


@pytest.mark.parametrize("role", ["reporter", "reader"])
def test_nobody_fills_in_for_another_department(desk, database, role):
    sit_down(desk, user(role, of=MARKET, name=role))
    assert desk.get(AT).status_code == 403
    assert desk.post(AT, sent()).status_code == 403


def test_the_way_to_the_form_is_chosen_first(desk_of_clerk):
    assert "打开表单" in words(desk_of_clerk, "/deliveries/record")
    chosen = desk_of_clerk.get("/deliveries/record", {"department": SOURCE, "item": ITEM.id})
    assert chosen.url == AT
    assert desk_of_clerk.get(f"/deliveries/record/{SOURCE}/tax-a").status_code == 422


def test_handing_in_leaves_its_entry_in_the_trail(desk_of_clerk):
    desk_of_clerk.post(AT, sent())
    assert AuditEntry.objects.filter(action="collection.receive").count() == 1
