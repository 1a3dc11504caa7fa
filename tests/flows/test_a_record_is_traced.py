"""From a record back to the row it came from, through everybody who touched it, and on to where it went."""

from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Audience
from gongxin.collection import stopping
from gongxin.disclosure.views import subject_of, view
from gongxin.flows import erasing, gates, tracing, undoing, waiting
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.regno import check_digit
from gongxin.ledger.models import Act
from gongxin.ledger.queries import told_at
from gongxin.settings import Expected, Settings
from tests.cast import AT
from tests.disclosure.facts import delivered
from tests.disclosure.facts import record as stated
from tests.journeys.papers import CITY, HEALTH, MARKET, organisation, penalty, registration

LAW = "《中华人民共和国行政处罚法》第七十二条"


@pytest.fixture
def traced(town):
    def trace(code, record, reader=None):
        return tracing.trace(
            code, record, catalogue=CITY, actor=reader or platform("terminal"), at=datetime.now(UTC)
        )

    return trace


def of(department: str) -> Actor:
    return Actor(
        "clerk", permissions=frozenset({Permission.READ_DELIVERIES}), scope=Scope(department=department)
    )


def told(delivery, row: int = 2):
    ((code, record),) = tracing.of_row(delivery.receipt, sheet=1, row=row, actor=platform("terminal"))
    return code, record


def test_every_version_names_its_delivery_file_row_rules_and_what_it_changed(town, traced):
    decided = town.today - timedelta(days=9)
    first = town.hand_in([penalty(1, decided=decided)])
    code, record = told(first)
    again = town.hand_in([penalty(2, decided=decided), penalty(1, decided=decided, violation="虚假宣传")])
    found = traced(code, record)
    assert (found.code, found.title) == (organisation(1)[0], f"示市监处罚〔{decided.year}〕1-1号")
    opened, corrected = found.versions
    assert (opened.act, corrected.act) == ("open", "correct")
    assert (opened.arrival.receipt, opened.arrival.sha256) == (first.receipt, first.sha256)
    assert (corrected.arrival.receipt, corrected.arrival.sheet, corrected.arrival.row) == (
        again.receipt,
        1,
        3,
    )
    assert (opened.changed, corrected.changed) == ((), ("violation",))
    assert corrected.checks.digest == CITY.items["administrative-penalty"].digest
    assert corrected.checks.rules > 20
    assert [deed.action for deed in opened.deeds] == ["collection.receive"]
    assert AuditEntry.objects.get(pk=opened.deeds[0].entry).ids["delivery"] == first.pk


def test_who_let_in_what_a_gate_had_stopped_is_told(town, traced, monkeypatch):
    expected = {"administrative-penalty": Expected(rows_least=2)}
    monkeypatch.setattr(gates, "settings", lambda: Settings(gates=expected))
    stopped = town.hand_in([penalty(40, decided=town.today - timedelta(days=9))])
    second = Actor("second", user_id=7, permissions=platform("x").permissions)
    stopping.override(stopped, reason="已核对", actor=second, at=datetime.now(UTC))
    deeds = traced(*told(town.run(stopped))).versions[0].deeds
    assert [(deed.action, deed.by, deed.reason) for deed in deeds] == [
        ("collection.override", "second", "已核对"),
        ("collection.receive", stopped.actor, ""),
    ]
    assert AuditEntry.objects.get(pk=deeds[0].entry).action == "collection.override"


def test_what_a_row_broke_and_yet_went_in_stands_beside_its_checks(town, traced):
    decided = town.today - timedelta(days=9)
    row = penalty(
        3, decided=decided, document_number="示市监处罚〔2019〕3-1号", publicity_ends_on=decided.isoformat()
    )
    found = traced(*told(town.hand_in([row])))
    assert [one.rule for one in found.versions[0].checks.broken] == ["XZCF-L-006"]


def test_where_it_went_is_the_window_of_each_audience_and_why_it_ends(town, traced):
    decided = town.today - timedelta(days=9)
    code, record = told(town.hand_in([penalty(4, decided=decided)]))
    found = traced(code, record)
    public = {window.audience: window for window in found.windows}[Audience.PUBLIC]
    assert found.public_now
    assert (public.shown_from, public.reason) == (decided, "limit")
    assert public.bound.startswith("publicity.general.max@")


def test_an_end_tells_what_took_it_from_the_public(town, traced):
    decided = town.today - timedelta(days=9)
    code, record = told(town.hand_in([penalty(5, decided=decided)]))
    town.hand_in([penalty(5, decided=decided, finality="已撤销")])
    found = traced(code, record)
    assert [version.act for version in found.versions] == ["open", "end"]
    assert found.versions[-1].public.reason == "ended"
    assert not found.public_now


def test_who_decided_on_a_row_is_named_with_the_reason(town, traced):
    row = penalty(6, decided=town.today - timedelta(days=9), counterparty_code="91379900MA3ABCD159")
    delivery = town.hand_in([row])
    (held,) = town.waiting(delivery)
    waiting.decide(
        held.pk, "confirm", reason="登记机关确认", proof="复函", catalogue=CITY, actor=platform("wang"), at=AT
    )
    found = traced(*told(delivery))
    (version,) = found.versions
    assert version.occasion == "decision"
    assert [(deed.action, deed.by, deed.reason) for deed in version.deeds] == [
        ("collection.confirm_row", "wang", "登记机关确认"),
        ("collection.receive", "terminal", ""),
    ]


def test_a_decision_that_was_undone_stays_with_what_it_brought_in_and_so_does_the_undoing(town, traced):
    row = penalty(12, decided=town.today - timedelta(days=9), counterparty_code="91379900MA3ABCD152")
    delivery = town.hand_in([row])
    (held,) = town.waiting(delivery)
    now, wang, li = datetime.now(UTC), platform("wang"), platform("li")
    waiting.decide(
        held.pk, "confirm", reason="登记机关确认", proof="复函", catalogue=CITY, actor=wang, at=now
    )
    later = datetime.now(UTC)
    undoing.undo(held.pk, reason="认错了", catalogue=CITY, actor=li, at=later)
    found = traced(*told(delivery))
    assert [version.act for version in found.versions] == ["open", "end"]
    assert [(one.deeds[0].by, one.deeds[0].reason) for one in found.versions] == [
        ("wang", "登记机关确认"),
        ("li", "认错了"),
    ]
    assert all(deed.entry for version in found.versions for deed in version.deeds)


def test_an_erasure_leaves_who_and_by_what_law_and_nothing_of_what_was_said(town, traced):
    delivery = town.hand_in([penalty(7, decided=town.today - timedelta(days=9))])
    code, record = told(delivery)
    ((subject, _),) = told_at(delivery.pk, sheet=1, source_row=2)
    erasing.erase(subject, record, reason=LAW, catalogue=CITY, actor=platform("li"), at=AT)
    found = traced(code, record)
    assert (found.title, found.windows, found.public_now) == ("", (), False)
    assert [version.act for version in found.versions] == ["open", "erase"]
    (deed,) = found.versions[-1].deeds
    assert (deed.action, deed.by, deed.reason) == ("ledger.erase", "li", LAW)


def test_a_department_traces_its_own_records_only_and_every_look_is_noted(town, traced):
    code, record = told(town.hand_in([penalty(8, decided=town.today - timedelta(days=9))]))
    before = AuditEntry.objects.filter(action="disclosure.read_trace").count()
    with pytest.raises(GongxinError, match=r"flows\.unknown_record"):
        traced(code, record, of(HEALTH))
    assert AuditEntry.objects.filter(action="disclosure.read_trace").count() == before
    assert traced(code, record, of(MARKET)).versions
    entry = AuditEntry.objects.filter(action="disclosure.read_trace").latest("pk")
    assert entry.ids == {"code": code, "record": str(record), "purpose": "trace"}


def test_of_a_delivery_of_another_department_nothing_is_told_but_that_it_was(town, traced):
    delivery = town.hand_in([penalty(9, decided=town.today - timedelta(days=9))])
    code, record = told(delivery)
    ((subject, _),) = told_at(delivery.pk, sheet=1, source_row=2)
    theirs = CITY.sources[HEALTH].number
    delivered(stated(subject, "9", {}, Act.CORRECT, key=record.hex, source=theirs))
    found = traced(code, record, of(HEALTH))
    assert [version.source for version in found.versions] == [MARKET, HEALTH]
    assert (found.versions[0].arrival, found.versions[0].checks, found.versions[0].deeds) == (None, None, ())


def test_a_row_that_told_nothing_new_leads_to_no_record(town):
    rows = [penalty(10, decided=town.today - timedelta(days=9))]
    town.hand_in(rows)
    again = town.hand_in([*rows, penalty(11, decided=town.today - timedelta(days=9))])
    actor = platform("terminal")
    assert tracing.of_row(again.receipt, sheet=1, row=2, actor=actor) == []
    with pytest.raises(GongxinError, match=r"collection\.unknown_delivery"):
        tracing.of_row(again.receipt, sheet=1, row=3, actor=of(HEALTH))


def public(town, subject: int, item: str):
    (one,) = [
        one
        for one in view(subject, Audience.PUBLIC, CITY, on=town.today)
        if one.entry.item == CITY.items[item].number
    ]
    return one


def test_what_a_record_leaves_out_is_told_beside_it_with_the_registration_it_comes_from(town, traced):
    number = "37990010000031" + check_digit("37990010000031")
    rows = [registration(31, registration_number=number), registration(32)]
    registered = town.hand_in(rows, item="organisation-registration")
    decided = town.today - timedelta(days=9)
    nameless = penalty(31, decided=decided, counterparty_code="", registration_number=number)
    code, record = told(town.hand_in([nameless, penalty(32, decided=decided)]))
    filled = {one.field: one for one in traced(code, record, of(MARKET)).filled}
    assert filled["counterparty_code"].value == code == organisation(31)[0]
    assert filled["registration_number"].value == number
    place = filled["counterparty_code"].arrival
    assert (place.receipt, place.sheet, place.row) == (registered.receipt, 1, 2)
    told_of, whole = subject_of(code), subject_of(organisation(32)[0])
    seen = public(town, told_of, "administrative-penalty")
    assert {one.field: one.value for one in seen.filled} == {name: one.value for name, one in filled.items()}
    assert "counterparty_code" not in {**seen.fields, **seen.entry.payload}
    assert public(town, whole, "administrative-penalty").filled == (), "it says itself what is registered"
    assert public(town, told_of, "organisation-registration").filled == ()


def test_nothing_is_filled_in_an_erased_record_nor_from_another_departments_delivery(town, traced):
    decided = town.today - timedelta(days=9)
    number = "37990010000033" + check_digit("37990010000033")
    registered = [registration(33, registration_number=number)]
    town.hand_in(registered, item="organisation-registration")
    theirs = penalty(33, decided=decided, sender=HEALTH, document_number=f"示卫处罚〔{decided.year}〕33号")
    delivery = town.hand_in([theirs], department=HEALTH)
    code, record = told(delivery)
    (one,) = traced(code, record, of(HEALTH)).filled
    assert (one.field, one.value, one.source, one.arrival) == ("registration_number", number, MARKET, None)
    erasing.erase(subject_of(code), record, reason=LAW, catalogue=CITY, actor=platform("li"), at=AT)
    assert traced(code, record).filled == ()
