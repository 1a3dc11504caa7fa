"""What waits is checked again once the registry or the rules have changed; what would change is shown first."""

from datetime import UTC, datetime, timedelta

from gongxin.access.actor import platform
from gongxin.collection.models import Ticket
from gongxin.collection.states import Mending, Waits
from gongxin.flows import replaying
from gongxin.kernel.regno import check_digit
from tests.journeys.papers import CITY, organisation, penalty, registration

NUMBER = "37990010000001" + check_digit("37990010000001")
PENALTY = CITY.items["administrative-penalty"].number
WORKER = platform("worker")


def unlinked(town, serial: int, **changes: str):
    told = penalty(serial, decided=town.today - timedelta(days=9), counterparty_code="", **changes)
    (row,) = town.waiting(town.hand_in([told]))
    return row


def replay(town, changes) -> list[bool]:
    at = datetime.now(UTC)
    return [replaying.replay(one, catalogue=town.catalogue, actor=WORKER, at=at) for one in changes]


def test_a_row_passes_once_the_registry_knows_its_number_and_not_by_its_name(town):
    numbered, named = unlinked(town, 1, registration_number=NUMBER), unlinked(town, 2)
    assert list(replaying.changes(town.catalogue)) == [], "nobody is known yet"
    town.hand_in(
        [registration(1, registration_number=NUMBER), registration(2)], item="organisation-registration"
    )
    found = list(replaying.changes(town.catalogue))
    assert [one.waiting for one in found] == [numbered.pk]
    numbered.refresh_from_db()
    assert numbered.state == Waits.OPEN, "showing writes nothing"

    assert replay(town, found) == [True]
    numbered.refresh_from_db()
    named.refresh_from_db()
    assert (numbered.state, named.state) == (Waits.LINKED, Waits.OPEN)
    assert numbered.reason == replaying.REASON
    assert PENALTY in {fact.item for fact in town.page(organisation(1)[0]).facts}
    assert Ticket.objects.get(delivery=numbered.delivery).state == Mending.CORRECTED
    assert replay(town, found) == [False], "twice is once"
    assert list(replaying.changes(town.catalogue)) == []


def test_two_rows_that_contradict_each_other_stay_for_a_person(town):
    decided = town.today - timedelta(days=9)
    one, other = penalty(5, decided=decided), penalty(5, decided=decided, fine_yuan="7")
    town.hand_in([one, other])
    assert list(replaying.changes(town.catalogue, item="administrative-penalty")) == []
