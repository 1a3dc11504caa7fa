"""A full list ends what it lacks, yet never because of a row that could not be read or recognised."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gongxin.collection import queries
from gongxin.collection.states import Kind
from gongxin.flows import words
from gongxin.web.desk import explaining
from tests.flows.test_a_decision_on_a_waiting_row_wins import decide
from tests.journeys.papers import abnormal, as_csv, organisation, table
from tests.journeys.town import counts, findings

LIST = {"item": "abnormal-operation", "mode": "snapshot"}


@pytest.fixture
def entries(town):
    """Four entries are in force; those of other tests are not."""
    made = [abnormal(serial, listed=town.today - timedelta(days=30)) for serial in range(1, 5)]
    town.hand_in(made, **LIST)
    assert listed(town) == {1, 2, 3, 4}
    return made


def listed(town) -> set[int]:
    codes = {organisation(serial)[0]: serial for serial in range(1, 12)}
    found = town.ask(
        "select s.code from ledger.record r join identity.subject s on s.id = r.subject_id"
        " where r.item = 4 and not r.ended"
    )
    return {codes[code] for (code,) in found}


def nothing_ended(town, delivery) -> bool:
    told = [row for row, rule in findings(delivery) if rule == words.NOTHING_ENDED.id]
    assert len(told) == delivery.unidentified_rows
    assert queries.receipt(delivery)["unidentified"] == delivery.unidentified_rows
    return bool(told)


def test_what_is_missing_has_ended(town, entries):
    delivery = town.hand_in(entries[:3], **LIST)
    assert not nothing_ended(town, delivery)
    assert listed(town) == {1, 2, 3}


def unreadable(entries) -> bytes:
    """The third row has more cells than the header: whose it is nobody knows."""
    cells = table(entries, "abnormal-operation")
    cells[3] = [*cells[3], "多余", "多余"]
    return as_csv(cells)


def test_a_row_that_could_not_be_read_ends_nothing(town, entries):
    before = listed(town)
    delivery = town.hand_in(unreadable(entries), **LIST)
    assert counts(delivery) == {"unchanged": 3, "refused": 1}
    assert nothing_ended(town, delivery)
    assert explaining.nothing_ended(delivery).what.zh.startswith("有 1 行认不出")
    assert (4, words.NOTHING_ENDED.id) in findings(delivery)
    assert listed(town) == before


def test_a_character_that_no_text_has_ends_nothing(town, entries):
    before = listed(town)
    content = as_csv(table(entries, "abnormal-operation")).replace("示市监异".encode(), b"\0", 1)
    delivery = town.hand_in(content, **LIST)
    assert counts(delivery) == {"unchanged": 3, "refused": 1}
    assert nothing_ended(town, delivery)
    assert listed(town) == before


@pytest.mark.parametrize(
    "change",
    [
        {"listed_on": "2999-01-01"},
        {"listed_on": "昨天"},
        {"code": ""},
        {"name": "示例市白鹭湖畔文化旅游发展有限公司", "listed_on": "2020-02-02"},
        {"name": "示例市甲区红星商店", "code": ""},
        {"name": "示例市甲区红星商店", "code": "91379900MA3ABCD1"},
        {"name": "红星坊", "code": "91379900MA3ABCD1"},
        {"code": f"92{organisation(3)[0][2:]}"},
        {"code": "", "registration_number": "379900600000014"},
        {"name": "2026-05-06"},
    ],
    ids=[
        "refused",
        "no date",
        "unlinked",
        "conflict",
        "shop",
        "shop with a slip",
        "name with a slip",
        "92 for 91",
        "number with a slip",
        "columns that slipped",
    ],
)
def test_a_row_that_may_be_any_record_ends_nothing(town, entries, change):
    before = listed(town)
    delivery = town.hand_in([*entries[:2], entries[2] | change], **LIST)
    assert nothing_ended(town, delivery)
    assert listed(town) == before


def test_a_refused_row_of_a_known_record_stands_for_it(town, entries):
    told = entries[2] | {"removed_on": "2020-01-01"}
    delivery = town.hand_in([*entries[:2], told], **LIST)
    assert counts(delivery) == {"unchanged": 2, "refused": 1}
    assert not nothing_ended(town, delivery)
    assert listed(town) == {1, 2, 3}


@pytest.mark.parametrize(
    "number",
    [
        {"code": "11010519491231002X"},
        {"code": "92379900MA3ABCD155"},
        {"code": "", "registration_number": "379900600000013"},
    ],
    ids=["citizen ID", "code", "registration number"],
)
def test_a_row_that_is_surely_a_natural_persons_is_no_record_of_ours(town, entries, number):
    person = abnormal(9, listed=town.today) | {"name": "赵示例", **number}
    delivery = town.hand_in([*entries[:3], person], **LIST)
    assert counts(delivery) == {"unchanged": 3, "personal": 1}
    assert not nothing_ended(town, delivery)
    assert listed(town) == {1, 2, 3}


def test_the_same_list_ends_what_it_lacks_once_its_rows_are_decided(town, entries):
    told = [*entries[:2], entries[2] | {"code": ""}]
    first = town.hand_in(told, **LIST)
    assert nothing_ended(town, first)
    (row,) = town.waiting(first)
    assert row.kind == Kind.UNLINKED
    ((subject,),) = town.ask("select id from identity.subject where code = %s", organisation(3)[0])
    decide(row, "link", subject_id=subject)
    again = town.hand_in([*entries[:3]], **LIST)
    assert not nothing_ended(town, again)
    assert listed(town) == {1, 2, 3}


def test_a_list_that_ended_nothing_is_worked_on_again(town, entries):
    first = town.hand_in(unreadable(entries), **LIST)
    again = town.hand_in(unreadable(entries), **LIST)
    assert again.repeat_of_id is None
    assert again.unidentified_rows == first.unidentified_rows == 1


def test_the_day_of_a_delivery_is_that_of_its_receipt_in_the_zone_of_the_catalogue(town):
    """However late it is worked on, and in however many runs."""
    told = [abnormal(11, listed=date(2026, 1, 5))]
    delivery = town.receive(told, item="abnormal-operation", at=datetime(2026, 3, 4, 17, tzinfo=UTC))
    town.run(delivery)
    days = town.ask("select received_on from ledger.append where delivery = %s", delivery.pk)
    assert days == [(date(2026, 3, 5),)]


def test_an_ended_record_that_is_told_otherwise_stands_again_once_a_person_says_so(town, entries):
    town.hand_in(entries[:3], **LIST)
    told = entries[3] | {"reason": "登记的住所无法联系，经复查仍未改正"}
    (row,) = town.waiting(town.hand_in([told], item="abnormal-operation"))
    assert row.rules == [words.ENDED.id]
    assert listed(town) == {1, 2, 3}
    decide(row, "confirm")
    assert listed(town) == {1, 2, 3, 4}
    assert counts(town.hand_in([told], item="abnormal-operation")) == {"unchanged": 1}


def test_a_list_is_no_repeat_of_one_that_another_came_behind(town, entries):
    persons = abnormal(9, listed=town.today, name="李小明", code="110105194912310021")
    assert counts(town.hand_in([persons], **LIST)) == {"personal": 1}
    assert listed(town) == set()
    town.hand_in(entries, **LIST)
    assert listed(town) == {1, 2, 3, 4}
