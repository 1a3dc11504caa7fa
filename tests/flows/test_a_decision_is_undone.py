"""What a person decided on a waiting row is undone: the fact goes, the row waits again, the history stays."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.collection import waiting as collection
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import State, Waits
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.flows import undoing, waiting
from gongxin.identity import judgements
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import queries as ledger
from tests.journeys.papers import CITY, HEALTH, MARKET, NAMES, organisation, penalty, registration
from tests.ledger.logs import verdict

CLERK = platform("desk")


def now() -> datetime:
    return datetime.now(UTC)


def decide(row, action: str, **more):
    return waiting.decide(
        row.pk,
        action,
        reason="已与登记机关核实。",
        proof="登记档案",
        catalogue=CITY,
        actor=CLERK,
        at=now(),
        **more,
    )


def undo(row, *, actor: Actor = CLERK, reason: str = "关联错了"):
    return undoing.undo(row.pk, reason=reason, catalogue=CITY, actor=actor, at=now())


def subject(town, serial: int) -> int:
    return town.ask("select id from identity.subject where code = %s", organisation(serial)[0])[0][0]


def facts(town, serial: int) -> int:
    page = town.page(organisation(serial)[0])
    return len(page.facts) if page else 0


def waits(row) -> tuple:
    row = Waiting.objects.get(pk=row.pk)
    return row.state, row.payload, row.evidence, row.rules, row.subject_id, row.reason


@pytest.fixture(scope="module")
def registered(town):
    town.hand_in([registration(serial) for serial in (1, 2)], item="organisation-registration")


@pytest.fixture(scope="module")
def row(town, registered):
    """A penalty that names somebody and gives no code."""
    told = penalty(1, decided=town.today - timedelta(days=9), counterparty_code="")
    (waiting_row,) = town.waiting(town.hand_in([told]))
    return waiting_row


def test_a_wrong_link_is_undone_and_the_row_waits_as_before(town, row):
    before, known = waits(row), [facts(town, 1), facts(town, 2)]
    decide(row, "link", subject_id=subject(town, 2))
    assert facts(town, 2) == known[1] + 1
    undo(row)
    assert waits(row) == before
    assert [facts(town, 1), facts(town, 2)] == known


def test_the_history_stays_in_the_ledger_and_beside_the_row(town, row):
    (wrong,) = judgements.undone(row.pk)
    assert (wrong.decision, wrong.subject_id, wrong.because) == ("linked", subject(town, 2), "关联错了")
    entries = [e for e in ledger.file(subject(town, 2)) if e.item == 3]
    (gone,) = entries
    assert gone.valid_from == gone.valid_until, "it stood on no day"
    acts = [entry.act.name for entry in ledger.history(subject(town, 2), gone.record_id)]
    assert acts == ["OPEN", "END"]
    assert AuditEntry.objects.filter(action="collection.undo_row", ids__waiting=row.pk).count() == 1


def test_the_row_is_then_linked_to_the_right_one(town, row):
    decide(row, "link", subject_id=subject(town, 1))
    assert (facts(town, 1), facts(town, 2)) == (2, 1)
    rebuild_shown(CITY, on=town.today, actor=CLERK, at=now())
    assert (facts(town, 1), facts(town, 2)) == (2, 1)


def test_undone_and_linked_to_the_same_again_it_stands_again(town, row):
    undo(row)
    assert facts(town, 1) == 1
    decide(row, "link", subject_id=subject(town, 1))
    assert facts(town, 1) == 2
    undo(row)


def test_a_refusal_is_undone_too(row):
    before = waits(row)
    decide(row, "refuse")
    undo(row)
    assert waits(row) == before
    assert [one.decision for one in judgements.undone(row.pk)] == ["linked"] * 3 + ["refused"]


def test_an_open_row_has_nothing_to_undo(row):
    with pytest.raises(GongxinError, match="not_now"):
        undo(row)


def test_whoever_may_not_decide_may_not_undo(row):
    decide(row, "refuse")
    with pytest.raises(GongxinError, match=r"access\.refused"):
        undo(row, actor=Actor(name="nobody"))
    with pytest.raises(GongxinError, match="no_reason"):
        undo(row, reason=" ")
    assert Waiting.objects.get(pk=row.pk).state == Waits.REFUSED


def test_a_department_does_not_bring_back_what_another_has_refused(row):
    scope, may = Scope("379900", MARKET), frozenset({Permission.JUDGE})
    centre, deciding, other = (
        Actor(name=str(number), user_id=number, permissions=may, scope=one)
        for number, one in enumerate([Scope("379900"), scope, scope], 1)
    )
    decided = Waiting.objects.get(pk=row.pk)
    for by, allowed in ((centre, [centre]), (deciding, [centre, deciding])):
        decided.user_id = by.user_id
        decided.save(update_fields=["user_id"])
        for actor in (centre, deciding, other):
            with transaction.atomic(), expected(allowed=actor in allowed):
                assert collection.decided(row.pk, actor=actor) == decided


def expected(*, allowed: bool):
    return nullcontext() if allowed else pytest.raises(GongxinError, match=r"access\.refused")


@pytest.fixture(scope="module")
def corrected(town, registered):
    """One of two rows that each say something else of a record that stands."""
    first = penalty(2, decided=town.today - timedelta(days=9))
    town.hand_in([first])
    others = [{**first, "content": f"罚款人民币捌万元整，{n}日内缴纳。"} for n in (10, 15)]
    return town.waiting(town.hand_in(others))[0]


def test_what_was_said_before_is_said_again(town, corrected):
    def contents() -> list[str]:
        return [fact.public["content"] for fact in town.page(organisation(2)[0]).facts if fact.item == 3]

    before = contents()
    decide(corrected, "confirm")
    assert contents() != before
    undo(corrected)
    assert contents() == before


def test_what_was_stated_since_is_not_undone(town, corrected):
    decide(corrected, "confirm")
    told = penalty(2, decided=town.today - timedelta(days=9), content="罚款人民币陆万元整。")
    town.hand_in([told])
    with pytest.raises(GongxinError, match="stated_since"):
        undo(corrected)
    assert Waiting.objects.get(pk=corrected.pk).state == Waits.CONFIRMED


def test_what_a_later_delivery_says_too_is_not_undone(town, registered):
    told = penalty(7, decided=town.today - timedelta(days=9))
    both = [{**told, "content": f"罚款人民币捌万元整，{n}日内缴纳。"} for n in (10, 15)]
    row, other = town.waiting(town.hand_in(both))
    decide(row, "confirm")
    known = facts(town, 7)
    assert town.hand_in([both[0]]).unchanged_rows == 1
    with pytest.raises(GongxinError, match="stated_since"):
        undo(row)
    assert facts(town, 7) == known
    decide(other, "refuse")
    assert undo(other).state == Waits.OPEN, "what appended nothing takes nothing back"


def test_what_another_department_says_too_is_not_undone(town, registered):
    row, told = confirmed(town, 8)
    passed_on = told | {"source_name": NAMES[HEALTH], "source_code": HEALTH}
    assert town.hand_in([passed_on], department=HEALTH).unchanged_rows == 1
    with pytest.raises(GongxinError, match="stated_since"):
        undo(row)


def test_what_a_delivery_on_its_way_or_broken_off_says_too_is_not_undone(town, registered):
    row, told = confirmed(town, 9)
    later = Delivery.objects.filter(pk=town.hand_in([told]).pk)
    for state, finished_at in ((State.RUNNING, None), (State.FAILED, now())):
        later.update(state=state, finished_at=finished_at, rows_digest="", read_rows=0, unchanged_rows=0)
        with pytest.raises(GongxinError, match="stated_since"):
            undo(row)
    with town.connect("superuser") as login:
        login.execute(
            "update gongxin.collection_part set position = 0 where delivery_id = %s", [later.get().pk]
        )
    assert undo(row).state == Waits.OPEN, "what broke off before the decision said nothing of it"


def test_what_a_long_run_says_that_began_before_the_decision_is_not_undone(town, registered):
    row, told = confirmed(town, 11)
    began = row.opened_at - timedelta(hours=1)
    later = town.hand_in([told], at=began)
    assert (later.unchanged_rows, later.finished_at) == (1, began)
    with pytest.raises(GongxinError, match="stated_since"):
        undo(row)
    Delivery.objects.filter(pk=later.pk).update(state=State.FAILED, rows_digest="")
    with pytest.raises(GongxinError, match="stated_since"):
        undo(row)


def confirmed(town, serial: int):
    """One of two rows of one identity, let in, and what it said."""
    told = penalty(serial, decided=town.today - timedelta(days=9))
    both = [{**told, "content": f"罚款人民币捌万元整，{n}日内缴纳。"} for n in (10, 15)]
    row, _ = town.waiting(town.hand_in(both))
    decide(row, "confirm")
    return row, both[0]


def test_a_registration_that_was_let_in_is_not_undone(town, registered):
    told = registration(1, name="示例市白鹭湖畔文化旅游发展有限公司")
    (quarrel,) = town.waiting(town.hand_in([told], item="organisation-registration"))
    decide(quarrel, "confirm")
    with pytest.raises(GongxinError, match="registration_stands"):
        undo(quarrel)


def test_the_log_agrees_with_the_ledger_after_all_of_this(row, tmp_path):
    """Bulk and single acts by their real ways: what is stored is what was hashed."""
    told = verdict(tmp_path)
    assert told.faults == []
    assert told.agreed > 2
