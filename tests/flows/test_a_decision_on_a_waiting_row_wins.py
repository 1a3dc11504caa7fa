"""What a clerk decides about a waiting row comes about, or is refused in words; the row itself decides nothing."""

from datetime import timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.collection.states import Kind, Waits
from gongxin.flows import waiting
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.regno import check_digit
from gongxin.ledger import queries as ledger
from tests.cast import AT
from tests.journeys.papers import CITY, organisation, penalty, registration
from tests.journeys.town import counts

UNRELATED = "示例市白鹭湖畔文化旅游发展有限公司"
NUMBER, UNKNOWN = (body + check_digit(body) for body in ("37990010000001", "37990010000002"))


@pytest.fixture(scope="module")
def registered(town):
    rows = [registration(serial) for serial in (1, 2, 3)]
    rows[2]["registration_number"] = NUMBER
    return town.hand_in(rows, item="organisation-registration")


def subject(town, serial: int) -> int:
    return town.ask("select id from identity.subject where code = %s", organisation(serial)[0])[0][0]


def names(town, serial: int) -> list[str]:
    return [
        name
        for (name,) in town.ask(
            "select name from identity.name where subject_id = %s order by valid_from", subject(town, serial)
        )
    ]


def registrations(town, serial: int) -> list[str]:
    """The names in every statement of the organisation's registration."""
    return [
        name
        for (name,) in town.ask(
            "select c.payload->>'name' from ledger.content c join ledger.revision r"
            " using (subject_id, record_id, append_id) where c.subject_id = %s and r.item = 1 order by append_id",
            subject(town, serial),
        )
    ]


def decide(row, action: str, **more):
    return waiting.decide(
        row.pk,
        action,
        reason="已与登记机关核实。",
        proof="营业执照副本",
        catalogue=CITY,
        actor=platform("desk"),
        at=AT,
        **more,
    )


@pytest.fixture(scope="module")
def quarrel(town, registered):
    """A registration whose code is that of an organisation with an unrelated name."""
    delivery = town.hand_in([registration(1, name=UNRELATED)], item="organisation-registration")
    (row,) = town.waiting(delivery)
    assert row.kind == Kind.CONFLICT
    return row


def test_a_registration_is_not_linked_to_an_organisation_of_another_code(town, quarrel):
    with pytest.raises(GongxinError) as refused:
        decide(quarrel, "link", subject_id=subject(town, 2))
    assert refused.value.code == "flows.registers_another"
    quarrel.refresh_from_db()
    assert quarrel.state == Waits.OPEN
    for serial in (1, 2):
        assert UNRELATED not in [*names(town, serial), *registrations(town, serial)]


def test_a_row_is_linked_only_to_a_subject_that_there_is(town, quarrel):
    with pytest.raises(GongxinError) as refused:
        decide(quarrel, "link", subject_id=2**40)
    assert refused.value.code == "flows.no_such_subject"


def test_a_registration_linked_to_its_own_code_is_registered_there(town, quarrel):
    assert decide(quarrel, "link", subject_id=subject(town, 1)).state == Waits.LINKED
    assert names(town, 1)[-1] == UNRELATED
    assert registrations(town, 1)[-1] == UNRELATED


def test_a_registration_without_a_code_is_registered_for_the_organisation_that_was_chosen(town, registered):
    told = registration(2, code="", registration_number=UNKNOWN, status="注销")
    delivery = town.hand_in([told], item="organisation-registration")
    (row,) = town.waiting(delivery)
    assert row.kind == Kind.UNLINKED
    decide(row, "link", subject_id=subject(town, 2))
    assert len(registrations(town, 2)) == 2
    ((status,),) = town.ask("select status from identity.subject where id = %s", subject(town, 2))
    assert status == "cancelled"


def test_a_registration_known_by_its_older_number_is_registered_there(town, registered):
    told = registration(3, code="", registration_number=NUMBER, status="注销")
    assert counts(town.hand_in([told], item="organisation-registration")) == {"corrected": 1}
    ((status,),) = town.ask("select status from identity.subject where id = %s", subject(town, 3))
    assert status == "cancelled"


def test_a_row_with_hidden_characters_states_the_whole_code_once_it_is_linked(town, registered):
    code = organisation(2)[0]
    hidden = f"{code[:4]}**********{code[-3:]}"
    told = penalty(2, decided=town.today - timedelta(days=9), counterparty_code=hidden)
    (row,) = town.waiting(town.hand_in([told]))
    decide(row, "link", subject_id=subject(town, 2))
    (entry,) = (entry for entry in ledger.file(subject(town, 2)) if entry.item == 3)
    assert entry.payload["counterparty_code"] == code
    noted = AuditEntry.objects.get(action="collection.complete_code").ids
    assert (noted["waiting"], noted["stated"], noted["code"]) == (row.pk, hidden, code)
    assert counts(town.hand_in([told | {"counterparty_code": code}])) == {"unchanged": 1}


@pytest.fixture(scope="module")
def nobodys(town):
    """A doubtful row with nothing but a name."""
    told = penalty(
        5,
        decided=town.today - timedelta(days=9),
        counterparty_code="",
        decider_code=organisation(70)[0],
    )
    delivery = town.hand_in([told])
    assert counts(delivery) == {"unlinked": 1}
    (row,) = town.waiting(delivery)
    return row


def test_a_doubtful_row_that_names_nobody_waits_to_be_linked(nobodys):
    assert nobodys.kind == Kind.UNLINKED
    assert "XZCF-C-002" in nobodys.rules


def test_a_held_row_that_names_nobody_is_not_confirmed(town, nobodys):
    """As rows wait that were held by earlier versions."""
    nobodys.kind = Kind.HELD
    nobodys.save(update_fields=["kind"])
    with pytest.raises(GongxinError) as refused:
        decide(nobodys, "confirm")
    assert refused.value.code == "flows.names_nobody"
    nobodys.refresh_from_db()
    assert nobodys.state == Waits.OPEN


def test_a_row_that_waits_on_has_told_the_registry_nothing(town, registered):
    """Confirmed for its own doubt, it meets a record that has ended."""
    town.hand_in([registration(3)], item="organisation-registration", mode="snapshot")
    assert not town.ask(
        "select from ledger.record where subject_id = %s and item = 1 and not ended", subject(town, 2)
    )
    before = names(town, 2)
    doubted = registration(2, name=UNRELATED)
    (row,) = town.waiting(town.hand_in([doubted], item="organisation-registration"))
    assert decide(row, "confirm").state == Waits.OPEN
    assert names(town, 2) == before
