from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.db import connection, transaction

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import load
from gongxin.collection import queries, waiting
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import WAITING, Kind, State, Waits
from gongxin.collection.waiting import Held
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import refusal

AT = datetime(2026, 5, 7, 9, 30, tzinfo=UTC)
CLERK = platform("clerk")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def catalogue():
    return load(["cn", "cn-demo"], demonstration=True)


@pytest.fixture
def delivery(catalogue):
    return Delivery.objects.create(
        receipt="20260507-TESTTEST",
        sha256="0" * 64,
        size=1,
        file_name="x.csv",
        item="administrative-penalty",
        item_version=1,
        item_digest="",
        department=next(iter(catalogue.sources)),
        mode="rows",
        channel="cli",
        actor="clerk",
        state=State.RECEIVED,
        received_at=AT,
    )


@pytest.fixture
def queue(delivery):
    def run(kind=Kind.HELD, rows=1):
        held = [
            Held(
                n,
                1,
                kind,
                "示例市云帆机械制造有限公司",
                "",
                {"content": f"第\t{n}\n行\\"},
                {"found": [1]},
                ("I-001",),
            )
            for n in range(2, 2 + rows)
        ]
        with transaction.atomic():
            assert waiting.hold(delivery, held, at=AT) == rows
        return list(Waiting.objects.order_by("pk"))

    return run


def decide(row, action, *, reason="已核对", proof="营业执照副本", actor=CLERK, **more):
    return waiting.decide(row.pk, action, reason=reason, proof=proof, actor=actor, at=AT, **more)


def test_a_row_waits_with_what_it_says_and_why(queue):
    (row,) = queue()
    assert (row.payload, row.evidence, row.rules) == ({"content": "第\t2\n行\\"}, {"found": [1]}, ["I-001"])
    assert row.state == Waits.OPEN
    assert row.opened_at == AT


def test_a_code_that_holds_names_waits_whole(delivery):
    """Cut short it would be that of another subject of its source."""
    code = "示例市登记局|" + "云帆" * 100
    with transaction.atomic():
        waiting.hold(delivery, [Held(2, 1, Kind.HELD, "云帆" * 100, code, {}, {}, ("D-002",))], at=AT)
    assert Waiting.objects.get().subject_code == code


@pytest.mark.parametrize(
    ("kind", "action", "state"),
    [
        (kind, step.action, step.target)
        for kind, machine in WAITING.items()
        for step in machine.steps(Waits.OPEN)
    ],
)
def test_every_decision_of_the_table_can_be_taken_once(queue, kind, action, state):
    (row,) = queue(kind)
    subject = {"subject_id": 7} if action == "link" else {}
    assert decide(row, action, **subject).state == state
    assert AuditEntry.objects.get().action == f"collection.{action}_row"
    with pytest.raises(GongxinError, match="already_decided"):
        decide(row, action, **subject)


@pytest.mark.parametrize(
    ("reason", "code"), [("", "no_reason"), (" \n", "no_reason"), ("字" * 501, "too_long_reason")]
)
def test_a_decision_needs_a_reason(queue, reason, code):
    (row,) = queue()
    with pytest.raises(GongxinError, match=code):
        decide(row, "confirm", reason=reason)
    assert Waiting.objects.get().state == Waits.OPEN
    assert not AuditEntry.objects.exists()


def test_a_reason_is_masked_as_any_text(queue):
    (row,) = queue()
    assert decide(row, "refuse", reason="当事人 11010519491231002X 来电").reason == "当事人 *** 来电"


def test_a_held_row_is_not_linked(queue):
    (row,) = queue(Kind.HELD)
    with pytest.raises(GongxinError, match="not_now"):
        decide(row, "link", subject_id=7)


def test_a_reporter_does_not_judge_what_is_unlinked(queue):
    (row,) = queue(Kind.UNLINKED)
    reporter = Actor(
        "r", permissions=frozenset({Permission.CONFIRM_HELD}), scope=Scope(department=row.department)
    )
    with pytest.raises(GongxinError, match="refused"):
        decide(row, "refuse", actor=reporter)


def test_another_department_sees_and_decides_nothing(queue):
    (row,) = queue()
    everything = frozenset(Permission)
    other = Actor("o", permissions=everything, scope=Scope(department="12379900990000001X"))
    assert queries.waiting(Kind.HELD, actor=other).entries == []
    with pytest.raises(GongxinError, match="refused"):
        decide(row, "confirm", actor=other)


def test_lists_and_single_rows_go_by_the_region_in_which_a_row_was_handed_in(queue):
    (row,) = queue()
    Delivery.objects.update(division="370102")
    centre = Actor("c", permissions=frozenset(Permission), scope=Scope(division="3701"))
    assert queries.waiting_row(row.pk, actor=centre) == row
    assert queries.waiting(Kind.HELD, actor=centre).entries == [row]
    assert queries.waiting_counts(actor=centre)[Kind.HELD] == 1
    assert queries.deliveries(actor=centre).entries == [row.delivery]


def test_a_centre_decides_only_within_its_region(queue, catalogue):
    (row,) = queue()
    source = catalogue.sources[row.department]
    Delivery.objects.update(division=source.division)
    elsewhere = Actor("c", permissions=frozenset(Permission), scope=Scope(division="3701"))
    assert queries.waiting(Kind.HELD, actor=elsewhere).entries == []
    with pytest.raises(GongxinError, match="unknown_row"):
        queries.waiting_row(row.pk, actor=elsewhere)
    with pytest.raises(GongxinError, match="refused"):
        decide(row, "confirm", actor=elsewhere)
    here = Actor("d", permissions=frozenset(Permission), scope=Scope(division=source.division[:4]))
    assert queries.waiting_row(row.pk, actor=here) == row
    assert decide(row, "confirm", actor=here).state == Waits.CONFIRMED


def test_a_row_that_is_not_there_is_refused_in_words():
    with pytest.raises(GongxinError, match="unknown_row") as refused:
        waiting.decide(2**40, "confirm", reason="已核对", actor=CLERK, at=AT)
    assert refusal(refused.value).status == 404


def test_queues_are_read_by_the_page_oldest_first(queue, catalogue):
    rows = queue(rows=queries.PAGE + 1)
    first = queries.waiting(Kind.HELD, actor=CLERK)
    second = queries.waiting(Kind.HELD, actor=CLERK, page=2)
    assert first.entries + second.entries == rows
    assert (first.total, first.pages) == (queries.PAGE + 1, 2)
    assert queries.waiting_counts(actor=CLERK)[Kind.HELD] == queries.PAGE + 1


def test_what_waited_under_the_old_numbers_of_rules_is_said_by_the_new_ones(queue):
    migration = import_module("gongxin.collection.migrations.0017_rules_with_numbers_of_their_own").Migration
    queue(Kind.UNLINKED)
    queue(Kind.CONFLICT)
    unlinked, conflict, went_on, sound = queue(rows=2)
    for row, rules, link in (
        (unlinked, ["I-007", "S-001"], "none"),
        (conflict, ["I-007", "I-008"], "conflict"),
        (went_on, ["I-008", "C-001"], "conflict"),
        (sound, ["I-007", "I-008"], "code"),
    ):
        Waiting.objects.filter(pk=row.pk).update(rules=rules, evidence={"link": link})
    with connection.cursor() as cursor:
        for operation in migration.operations:
            cursor.execute(operation.sql)
    assert [row.rules for row in Waiting.objects.order_by("pk")] == [
        ["I-010", "S-001"],
        ["I-007", "I-011"],
        ["I-011", "C-001"],
        ["I-007", "I-008"],
    ]
