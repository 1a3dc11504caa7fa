"""Where two departments state one record, the one that the catalogue puts first counts, and the other is asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.sources import Precedence
from gongxin.collection.models import Waiting
from gongxin.collection.queries import every_finding
from gongxin.collection.states import Waits
from gongxin.flows import precedence, replaying, tracing, undoing, waiting
from gongxin.identity import judgements
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import queries as ledger
from gongxin.ledger.rebuild import rebuild_record
from tests.journeys.papers import (
    CITY,
    HEALTH,
    MARKET,
    NAMES,
    TAX,
    abnormal,
    organisation,
    penalty,
    registration,
)
from tests.journeys.town import counts

WORKER = platform("worker")
CLERK = replace(WORKER, name="clerk", user_id=1)
OFFICER = Actor(
    "officer",
    permissions=frozenset({Permission.READ_DELIVERIES, Permission.CONFIRM_HELD}),
    scope=Scope(department=HEALTH),
)
OFFICER_OF_THE_MARKET = replace(OFFICER, scope=Scope(department=MARKET))


def now() -> datetime:
    return datetime.now(UTC)


def own(town, serial: int, **changes: str) -> dict[str, str]:
    """A penalty as the body that decided it states it."""
    decided = town.today - timedelta(days=9)
    return (
        penalty(serial, decided=decided, publicity_ends_on=decided.replace(year=decided.year + 1).isoformat())
        | changes
    )


def passed_on(town, serial: int, by: str = HEALTH, **changes: str) -> dict[str, str]:
    """The same as a body that passes it on states it."""
    return own(town, serial) | {"source_name": NAMES[by], "source_code": by, **changes}


@pytest.fixture(scope="module")
def stated(town):
    """Who passes on is first with 1, 2, 4, 5, who decided with the others; then each states the rest."""
    first = town.hand_in([passed_on(town, serial) for serial in (1, 2, 4, 5)], department=HEALTH)
    deciders = town.hand_in(
        [own(town, 1), own(town, 2, fine_yuan="7"), *(own(town, n) for n in range(6, 11))]
    )
    late = town.hand_in([passed_on(town, n, fine_yuan="7") for n in range(6, 11)], department=HEALTH)
    third = town.hand_in([passed_on(town, n, by=TAX, fine_yuan="7") for n in (4, 5)], department=TAX)
    return {"first": first, "deciders": deciders, "late": late, "third": third}


@pytest.fixture(scope="module")
def waits(town, stated):
    """The waiting row that states a penalty of that organisation."""
    rows = [*town.waiting(stated["late"]), *town.waiting(stated["third"])]
    codes = {organisation(serial)[0]: serial for serial in range(1, 11)}
    found = {codes[row.subject_code]: row for row in rows}

    def row(serial: int):
        found[serial].refresh_from_db()
        return found[serial]

    return row


def record(town, serial: int):
    ((subject,),) = town.ask("select id from identity.subject where code = %s", organisation(serial)[0])
    (found,) = (entry for entry in ledger.file(subject) if entry.item == 3)
    return found


def source(entry) -> str:
    return CITY.source_of(entry.source).code


def traced(town, serial: int):
    found = record(town, serial)
    return tracing.trace(
        organisation(serial)[0], found.record_id, catalogue=CITY, actor=platform("terminal"), at=now()
    )


def decide(row, action: str, actor: Actor = CLERK, **more):
    """As whoever has just looked at the page does."""
    shown = precedence.beside(row, catalogue=CITY, actor=actor, at=now())
    more = {"seen": shown.append_id if shown else 0} | more
    return waiting.decide(
        row.pk, action, reason="已与两单位核实。", proof="复函", catalogue=CITY, actor=actor, at=now(), **more
    )


def test_the_body_that_decided_takes_its_record_over_and_the_same_is_unchanged(town, stated):
    assert counts(stated["first"]) == {"accepted": 4}
    assert counts(stated["deciders"]) == {"unchanged": 1, "corrected": 1, "accepted": 5}
    assert source(record(town, 1)) == HEALTH, "but for who reports it, nothing was new"
    found = record(town, 2)
    assert (source(found), found.payload["fine_yuan"]) == (MARKET, "70000.00")
    opened, taken = traced(town, 2).versions
    assert (opened.source, opened.taken_from) == (HEALTH, "")
    assert (taken.source, taken.taken_from, taken.act) == (MARKET, HEALTH, "correct")
    (fact,) = town.page(organisation(2)[0]).facts
    assert fact.source == CITY.sources[MARKET].number
    number = CITY.sources[HEALTH].number
    assert town.ask("select sum(n) from shown.tally where item = 3 and source = %s", number) == [(3,)]
    assert rebuild_record() == 0


def test_who_passes_on_comes_after_and_is_told_whose_counts_and_what_differs(town, stated, waits):
    assert counts(stated["late"]) == {"held": 5}
    assert source(record(town, 6)) == MARKET
    row = waits(6)
    assert row.rules == ["C-002"]
    assert row.evidence["stands_from"] == CITY.sources[MARKET].number
    assert row.evidence["differs"] == ["fine_yuan"]
    told = {(one.source_row, one.rule, one.field) for one in every_finding(stated["late"])}
    assert told == {(n, "C-002", "fine_yuan") for n in range(2, 7)}


def test_where_nothing_is_said_neither_goes_first(town, waits):
    assert waits(4).rules == ["C-001"]
    assert source(record(town, 4)) == HEALTH


def test_a_row_passes_once_the_catalogue_says_who_goes_first(town, waits):
    row = waits(5)
    assert list(replaying.changes(CITY)) == []
    rule = Precedence("administrative-penalty", decider=True, order=(TAX,))
    law = replace(CITY, precedence={**CITY.precedence, rule.item: rule})
    (change,) = (one for one in replaying.changes(law) if one.waiting == row.pk)
    assert not replaying.replay(change, catalogue=CITY, actor=WORKER, at=now()), "not by the rule of before"
    assert replaying.replay(change, catalogue=law, actor=WORKER, at=now())
    assert source(record(town, 5)) == TAX


def test_a_person_of_the_centre_may_say_that_the_row_counts_and_a_department_may_not(town, waits):
    with pytest.raises(GongxinError, match="not_for_a_source"):
        decide(waits(6), "confirm", OFFICER)
    decide(waits(6), "confirm")
    assert source(record(town, 6)) == HEALTH
    last = traced(town, 6).versions[-1]
    assert (last.taken_from, last.occasion, last.deeds[0].action) == (
        MARKET,
        "settlement",
        "collection.confirm_row",
    )


def test_what_a_person_settled_is_not_turned_by_the_next_delivery(town, waits):
    (row,) = town.waiting(town.hand_in([own(town, 6, fine_yuan="6")]))
    assert (row.rules, source(record(town, 6))) == (["C-001"], HEALTH)


def test_a_third_source_has_no_part_in_what_was_settled_between_two(town, waits):
    (row,) = town.waiting(town.hand_in([passed_on(town, 6, by=TAX)], department=TAX))
    assert row.rules == ["C-001"], "of these two nobody goes first"
    decide(row, "confirm")
    assert source(record(town, 6)) == TAX
    assert counts(town.hand_in([own(town, 6, fine_yuan="9")])) == {"corrected": 1}, "who decided goes first"


@pytest.mark.parametrize("by", [OFFICER_OF_THE_MARKET, WORKER], ids=["its own confirmation", "a replay"])
def test_what_a_source_let_in_itself_is_no_settlement(town, by):
    serial = 11 if by is WORKER else 12
    town.hand_in([passed_on(town, serial, fine_yuan="7")], department=HEALTH)
    row, _ = town.waiting(town.hand_in([own(town, serial, fine_yuan=fine) for fine in "56"]))
    assert row.rules == ["D-002"], "another row of its delivery speaks against it"
    decide(row, "confirm", by)
    assert source(record(town, serial)) == MARKET
    (other,) = town.waiting(town.hand_in([passed_on(town, serial)], department=HEALTH))
    assert other.rules == ["C-002"]


def test_undone_the_record_is_its_first_sources_again(town, waits):
    decide(waits(7), "confirm")
    undoing.undo(waits(7).pk, reason="确认错了", catalogue=CITY, actor=CLERK, at=now())
    assert source(record(town, 7)) == MARKET
    assert waits(7).state == Waits.OPEN
    assert precedence.beside(waits(7), catalogue=CITY, actor=CLERK, at=now()).source == MARKET


def test_an_undone_confirmation_settles_nothing(town, waits):
    (row,) = town.waiting(town.hand_in([passed_on(town, 7, fine_yuan="6")], department=HEALTH))
    assert row.rules == ["C-002"]
    assert counts(town.hand_in([own(town, 7, fine_yuan="9")])) == {"corrected": 1}


def test_a_row_that_waited_for_another_reason_goes_on_to_wait_for_the_centre(town, waits):
    row = waits(8)
    Waiting.objects.filter(pk=row.pk).update(rules=["I-003"])
    assert decide(row, "confirm", OFFICER).state == Waits.OPEN
    row = waits(8)
    assert (row.rules, row.evidence["differs"]) == (["I-003", "C-002"], ["fine_yuan"])
    shown = precedence.beside(row, catalogue=CITY, actor=CLERK, at=now())
    assert (shown.source, shown.differs) == (MARKET, ("fine_yuan",))
    assert [one.decision for one in judgements.undone(row.pk)] == ["confirmed"], "what was decided is kept"
    decide(row, "confirm")
    assert source(record(town, 8)) == HEALTH
    undoing.undo(row.pk, reason="确认错了", catalogue=CITY, actor=CLERK, at=now())
    assert source(record(town, 8)) == MARKET


def test_a_row_that_was_linked_goes_on_to_wait_and_undone_is_linked_anew(town):
    town.hand_in([own(town, 13)])
    nameless = passed_on(town, 13, fine_yuan="7", counterparty_code="")
    (row,) = town.waiting(town.hand_in([nameless], department=HEALTH))
    ((subject,),) = town.ask("select id from identity.subject where code = %s", organisation(13)[0])
    before = row.rules
    row = decide(row, "link", subject_id=subject)
    assert (row.kind, row.state, row.rules[-1]) == ("held", "open", "C-002")
    decide(row, "confirm")
    assert source(record(town, 13)) == HEALTH
    undoing.undo(row.pk, reason="确认错了", catalogue=CITY, actor=CLERK, at=now())
    row.refresh_from_db()
    assert (row.kind, row.rules, source(record(town, 13))) == ("unlinked", before, MARKET)


def test_what_is_confirmed_counts_against_what_was_shown(town):
    town.hand_in([own(town, 14)])
    (row,) = town.waiting(town.hand_in([passed_on(town, 14, fine_yuan="7")], department=HEALTH))
    shown = precedence.beside(row, catalogue=CITY, actor=CLERK, at=now()).append_id
    town.hand_in([own(town, 14, fine_yuan="6")])
    for seen in (shown, 0):
        with pytest.raises(GongxinError, match="changed_since_shown"):
            decide(row, "confirm", seen=seen)
    row.refresh_from_db()
    assert (row.state, source(record(town, 14))) == (Waits.OPEN, MARKET)
    decide(row, "confirm")
    assert source(record(town, 14)) == HEALTH


def test_both_are_shown_to_the_centre_and_the_fields_alone_to_the_other_department(waits):
    noted = AuditEntry.objects.filter(action="disclosure.read_beside", ids__waiting=waits(9).pk)
    shown = precedence.beside(waits(9), catalogue=CITY, actor=CLERK, at=now())
    assert (shown.source, shown.open) == (MARKET, True)
    assert (shown.stated["fine_yuan"], shown.standing["fine_yuan"]) == ("70000.00", "80000.00")
    ids = noted.get().ids
    assert (ids["code"], ids["purpose"]) == (organisation(9)[0], "settle")
    closed = precedence.beside(waits(9), catalogue=CITY, actor=OFFICER, at=now())
    assert (closed.open, closed.standing, closed.differs) == (False, {}, shown.differs)
    assert noted.count() == 1


def test_a_full_list_ends_nothing_that_another_source_has_taken_over(town):
    civil = "11379900990000076D"
    listed = town.today - timedelta(days=30)
    kept, taken = (
        abnormal(serial, listed=listed, source_name=NAMES[civil], source_code=civil) for serial in (1, 2)
    )
    here = {"item": "abnormal-operation", "mode": "snapshot", "department": civil}
    town.hand_in([kept, taken], **here)
    own = abnormal(2, listed=listed, document_number="示市监异〔2026〕改1号")
    assert counts(town.hand_in([own], item="abnormal-operation", mode="rows")) == {"corrected": 1}
    assert counts(town.hand_in([kept], **here)) == {"unchanged": 1}
    assert town.ask("select count(*) from ledger.record where item = 4 and not ended") == [(2,)]


def test_a_registration_that_is_held_tells_the_registry_nothing(town):
    bureau, name = "11379900990000308D", organisation(10)[1]
    told = {"item": "organisation-registration"}
    town.hand_in([registration(10)], **told)
    other = registration(10, name=name.replace("有限公司", "股份有限公司"), status="注销")
    assert counts(town.hand_in([other], department=bureau, **told)) == {"held": 1}
    code = organisation(10)[0]
    assert town.ask("select name, status from identity.subject where code = %s", code) == [(name, "active")]


@pytest.mark.parametrize(
    ("standing", "status"), [({"authority_code": HEALTH}, "changed"), ({}, precedence.OTHER)]
)
def test_nobody_goes_first_by_naming_itself_where_the_other_statement_names_nobody(standing, status):
    item = CITY.items["organisation-registration"]
    rule = Precedence(item.id, decider=True, order=())
    scales = precedence._Scales(rule, HEALTH, {1: MARKET}, item)
    stated = {"name": "乙", "authority_code": HEALTH}
    weighed, _ = scales.weigh(stated, {"name": "甲", **standing}, 1, "changed", settled=False)
    assert weighed == status
