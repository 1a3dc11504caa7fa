"""A delivery of more rows than one transaction takes: numbered parts, each all or nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.collection import actions, queries
from gongxin.collection.models import Delivery
from gongxin.collection.states import State, Waits
from gongxin.flows import deliver
from gongxin.settings import settings
from tests.journeys.papers import abnormal, organisation, penalty
from tests.journeys.town import counts, findings


@pytest.fixture
def three_rows_a_part(monkeypatch):
    monkeypatch.setattr(deliver, "settings", lambda: settings().model_copy(update={"part_rows": 3}))


@pytest.fixture
def cut_short(town, three_rows_a_part, monkeypatch):
    """Take a delivery up to the end of its first part, where the power fails: nobody marks it."""

    def run(delivery: Delivery) -> Delivery:
        finish, parts = actions.finish_part, []

        def second_part_fails(*args, **more):
            parts.append(finish(*args, **more))
            if len(parts) > 1:
                raise KeyboardInterrupt
            return parts[0]

        with monkeypatch.context() as broken:
            broken.setattr(actions, "finish_part", second_part_fails)
            broken.setattr(actions, "fail", lambda *_args, **_more: None)
            broken.setattr(deliver.Store, "end", lambda *_args: None)
            with pytest.raises(KeyboardInterrupt):
                town.run(delivery)
        delivery.refresh_from_db()
        assert delivery.state == State.RUNNING
        return delivery

    return run


def parts(delivery: Delivery) -> list[tuple[int, int]]:
    return list(delivery.parts.order_by("number").values_list("number", "read_rows"))


def held_first(town, serial: int):
    """Eight sound rows but the first, whose code has a wrong check character."""
    rows = [penalty(serial + n, decided=town.today - timedelta(days=9)) for n in range(8)]
    code = rows[0]["counterparty_code"]
    rows[0]["counterparty_code"] = code[:17] + ("0" if code[17] != "0" else "1")
    return rows


def test_the_receipt_lists_the_parts(town, three_rows_a_part):
    delivery = town.hand_in(held_first(town, 100))
    assert parts(delivery) == [(1, 3), (2, 3), (3, 2)]
    assert counts(delivery) == {"accepted": 7, "held": 1}
    assert [part["read"] for part in queries.receipt(delivery)["parts"]] == [3, 3, 2]
    assert town.ask("select count(*) from ledger.append where delivery = %s", delivery.pk) == [(3,)]


def test_a_run_that_was_cut_short_goes_on_behind_its_last_part(town, cut_short):
    rows = held_first(town, 200)
    delivery = cut_short(town.receive(rows))
    assert parts(delivery) == [(1, 3)]
    assert town.page(organisation(202)[0]), "the first part is in"
    assert town.page(organisation(203)[0]) is None, "of the second is nothing"
    delivery = town.run(delivery)
    assert delivery.state == State.DONE
    assert parts(delivery) == [(1, 3), (2, 3), (3, 2)]
    assert counts(delivery) == {"accepted": 7, "held": 1}
    assert (2, "I-003") in findings(delivery)
    assert len(town.waiting(delivery)) == 1
    assert not (settings().data / "work" / delivery.receipt).exists()


def test_handed_in_again_it_is_completed_and_no_row_waits_twice(town, cut_short):
    rows = held_first(town, 300)
    broken = cut_short(town.receive(rows))
    (waiting,) = town.waiting(broken)
    again = town.hand_in(rows)
    assert counts(again) == {"accepted": 5, "unchanged": 2, "held": 1}
    broken.refresh_from_db()
    assert broken.state == State.FAILED
    assert not (settings().data / "work" / broken.receipt).exists()
    waiting.refresh_from_db()
    assert waiting.state == Waits.REFUSED
    assert waiting.reason
    assert [row.state for row in town.waiting(again)] == [Waits.OPEN]
    entry = AuditEntry.objects.get(action="collection.supersede_rows")
    assert entry.ids == {"delivery": again.pk, "rows": 1}


def test_a_full_list_in_parts_ends_only_what_all_parts_lack(town, three_rows_a_part, monkeypatch):
    day = town.today - timedelta(days=30)
    entries = [abnormal(serial, listed=day) for serial in range(400, 408)]
    listed = {"item": "abnormal-operation", "mode": "snapshot"}
    assert counts(town.hand_in(entries, **listed)) == {"accepted": 8}
    assert counts(town.hand_in(entries[:-1], **listed)) == {"unchanged": 7}
    assert still_listed(town) == {organisation(serial)[0] for serial in range(400, 407)}


def test_a_row_of_a_full_list_that_is_refused_is_not_missing(town):
    day = town.today - timedelta(days=30)
    listed = {"item": "abnormal-operation", "mode": "snapshot"}
    before = still_listed(town)
    entries = [abnormal(serial, listed=day) for serial in range(400, 407)]
    entries[0]["removed_on"] = (day - timedelta(days=1)).isoformat()
    assert counts(town.hand_in(entries, **listed)) == {"unchanged": 6, "refused": 1}
    assert still_listed(town) == before


def still_listed(town) -> set[str]:
    return {
        code
        for (code,) in town.ask(
            "select s.code from ledger.record r join identity.subject s on s.id = r.subject_id"
            " where r.item = 4 and not r.ended"
        )
    }


def test_the_worker_takes_up_a_delivery_whose_process_is_gone(town, cut_short):
    delivery = cut_short(town.receive(held_first(town, 500)))
    at = datetime.now(UTC)
    actions.start(delivery, actor=platform("worker"), at=at)
    delivery.refresh_from_db()
    assert delivery.state == State.RUNNING
    assert delivery.started_at == at
    assert (settings().data / "work" / delivery.receipt / "received").exists()
