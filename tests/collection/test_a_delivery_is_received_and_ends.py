import io
import os
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db import IntegrityError, transaction

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import load
from gongxin.collection import actions, queries
from gongxin.collection.actions import Handover
from gongxin.collection.counts import Counts
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings

AT = datetime(2026, 5, 7, 9, 30, tzinfo=UTC)
ITEM = "administrative-penalty"
CLERK = platform("terminal")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def catalogue():
    return load(["cn", "cn-demo"], demonstration=True)


@pytest.fixture
def department(catalogue):
    return next(code for code, source in catalogue.sources.items() if ITEM in source.items)


@pytest.fixture
def hand_in(catalogue, department):
    def run(content=b"a,b\n1,2\n", *, actor=CLERK, item=ITEM, mode=None, of=None, name="x.csv"):
        said = Handover(item=item, department=of or department, name=name, channel="cli", mode=mode)
        return actions.receive(io.BytesIO(content), said, catalogue=catalogue, actor=actor, at=AT)

    return run


def finish(delivery, counts=None):
    actions.start(delivery, actor=CLERK, at=AT)
    return actions.finish(
        delivery,
        counts or Counts(accepted=2, refused=1),
        rows_digest="",
        findings_digest="",
        actor=CLERK,
        at=AT,
    )


def work(delivery):
    return settings().data / "work" / delivery.receipt


def test_a_draft_takes_no_delivery(hand_in, catalogue):
    draft = catalogue.drafts[0].item.id
    with pytest.raises(GongxinError, match="unknown_item"):
        hand_in(item=draft)
    assert not Delivery.objects.exists()


def test_the_bytes_lie_in_a_directory_that_nobody_else_can_read(hand_in):
    delivery = hand_in()
    assert (work(delivery) / "received").read_bytes() == b"a,b\n1,2\n"
    assert work(delivery).stat().st_mode & 0o777 == 0o700
    assert work(delivery).parent.stat().st_mode & 0o777 == 0o700
    assert (work(delivery) / "received").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "end",
    [
        lambda d: actions.refuse(d, GongxinError("collection.empty"), actor=CLERK, at=AT),
        lambda d: actions.fail(d, actor=CLERK, at=AT),
    ],
)
def test_nothing_of_the_bytes_stays_when_a_delivery_ends_badly(hand_in, end):
    delivery = hand_in()
    end(delivery)
    assert not work(delivery).exists()


def test_a_file_beyond_the_limit_leaves_nothing(hand_in, monkeypatch):
    limited = settings().model_copy(update={"max_upload_bytes": 5})
    monkeypatch.setattr(actions, "settings", lambda: limited)
    before = set((settings().data / "work").glob("*"))
    with pytest.raises(GongxinError, match="too_large"):
        hand_in()
    assert not Delivery.objects.exists()
    assert set((settings().data / "work").glob("*")) == before


def test_the_name_of_the_file_is_tidied_and_masked(hand_in):
    delivery = hand_in(name="C:\\tmp\\\u0007处罚 张三 11010519491231002X.CSV")
    assert delivery.file_name == f"{ITEM}-{delivery.receipt}.csv"
    delivery = hand_in(name="处罚.张三")
    assert delivery.file_name == f"{ITEM}-{delivery.receipt}"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item": "no-such-item"}, "collection.unknown_item"),
        ({"of": "91379900MA3ABCD158"}, "collection.unknown_department"),
    ],
)
def test_what_cannot_be_handed_in_is_refused_before_a_byte_is_kept(hand_in, changes, code):
    with pytest.raises(GongxinError, match=code):
        hand_in(**changes)
    assert not Delivery.objects.exists()


def test_a_department_hands_in_for_itself_only(hand_in):
    other = Actor(
        "clerk", permissions=frozenset({Permission.DELIVER}), scope=Scope(department="12379900990000001X")
    )
    with pytest.raises(GongxinError, match="refused"):
        hand_in(actor=other)


def test_a_centre_acts_only_for_departments_of_its_region(hand_in, catalogue, department):
    division = catalogue.sources[department].division
    elsewhere = Actor("a", permissions=frozenset(Permission), scope=Scope(division="3701"))
    here = Actor("b", permissions=frozenset(Permission), scope=Scope(division=division[:4]))
    with pytest.raises(GongxinError, match="refused"):
        hand_in(actor=elsewhere)
    delivery = hand_in(actor=here)
    assert delivery.division == division
    with pytest.raises(GongxinError, match="refused"):
        actions.start(delivery, actor=elsewhere, at=AT)
    with pytest.raises(GongxinError, match="unknown_delivery"):
        queries.delivery(delivery.receipt, actor=elsewhere)
    assert queries.delivery(delivery.receipt, actor=here) == delivery
    assert actions.start(delivery, actor=here, at=AT).state == State.RUNNING


def test_every_step_leaves_an_audit_entry(hand_in):
    finish(hand_in())
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "collection.receive",
        "collection.start",
        "collection.finish",
    ]


def test_a_delivery_ends_once(hand_in):
    delivery = finish(hand_in())
    with pytest.raises(GongxinError, match="not_now"):
        actions.fail(delivery, actor=CLERK, at=AT)


def test_outcomes_must_add_up_to_the_rows_read(hand_in):
    delivery = hand_in()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(read_rows=3, accepted_rows=2)


def test_the_same_file_again_changes_nothing(hand_in):
    first = finish(hand_in())
    again = hand_in()
    assert again.state == State.DONE
    assert queries.counts(again) == Counts(unchanged=3)
    assert queries.receipt(again)["repeat_of"] == first.receipt
    assert not work(again).exists()


def test_a_file_that_failed_before_is_worked_on_again(hand_in):
    actions.fail(hand_in(), actor=CLERK, at=AT)
    assert hand_in().state == State.RECEIVED


def test_a_snapshot_repeats_only_the_latest(hand_in):
    finish(hand_in(b"one", mode="snapshot"))
    finish(hand_in(b"two", mode="snapshot"))
    assert hand_in(b"one", mode="snapshot").repeat_of is None
    assert hand_in(b"two", mode="snapshot").repeat_of is not None


def test_whoever_starts_notes_as_failed_what_was_cut_short(hand_in):
    broken = hand_in()
    actions.start(broken, actor=CLERK, at=AT)
    actions.start(hand_in(), actor=CLERK, at=AT)
    broken.refresh_from_db()
    assert broken.state == State.FAILED
    assert not work(broken).exists()


def test_parts_are_listed_on_the_receipt(hand_in):
    delivery = actions.start(hand_in(), actor=CLERK, at=AT)
    counts = Counts(accepted=2)
    actions.finish_part(delivery, number=1, rows=(2, 3), counts=counts, position=1, actor=CLERK, at=AT)
    assert (
        queries.receipt(delivery)["parts"][0] | {"read": 2, "accepted": 2}
        == queries.receipt(delivery)["parts"][0]
    )


def test_directories_of_killed_processes_are_swept_away(hand_in):
    alive = hand_in()
    left = settings().data / "work" / "20260101-LEFTOVER"
    left.mkdir()
    assert actions.sweep(before=datetime.now(UTC) - timedelta(hours=1)) == []
    assert "20260101-LEFTOVER" in actions.sweep(before=datetime.now(UTC) + timedelta(hours=1))
    assert work(alive).exists()
    assert not left.exists()


def test_kept_files_are_named_by_their_content(tmp_path):
    pq.write_table(pa.table({"a": [1]}), tmp_path / "f")
    store = actions.store()
    digest = store.keep(tmp_path / "f")
    assert store.keep(tmp_path / "f") == digest
    assert store.kept(digest).read_bytes() == (tmp_path / "f").read_bytes()
    assert store.kept(digest).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in store.kept(digest).parent.iterdir()] == [f"{digest}.parquet"]


def test_findings_are_read_by_the_page(hand_in, tmp_path):
    delivery = finish(hand_in())
    rows = [
        {"source_row": n, "sheet": 1, "rule": "FILE-S-001", "field": None, "severity": "error"}
        for n in range(2, 122)
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "f", row_group_size=7)
    delivery.findings_digest = actions.store().keep(tmp_path / "f")
    read = [
        finding.source_row for page in (1, 2, 3) for finding in queries.findings(delivery, page=page).entries
    ]
    assert read == list(range(2, 122))
    assert queries.findings(delivery, page=2).total == 120
    assert [finding.source_row for finding in queries.every_finding(delivery)] == read


def test_a_delivery_is_seen_in_its_scope_only(hand_in):
    delivery = hand_in()
    reader = frozenset({Permission.READ_DELIVERIES})
    own = Actor("a", permissions=reader, scope=Scope(department=delivery.department))
    other = Actor("b", permissions=reader, scope=Scope(department="12379900990000001X"))
    assert queries.delivery(delivery.receipt, actor=own) == delivery
    assert queries.deliveries(actor=own).entries == [delivery]
    assert queries.deliveries(actor=other).entries == []
    with pytest.raises(GongxinError, match="unknown_delivery"):
        queries.delivery(delivery.receipt, actor=other)


def kept(tmp_path, content: int) -> str:
    pq.write_table(pa.table({"a": [content]}), tmp_path / "f")
    return actions.store().keep(tmp_path / "f")


def aged(digest: str) -> None:
    """As if it had been kept two days ago."""
    long_ago = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(actions.store().kept(digest), (long_ago, long_ago))


def test_kept_files_that_no_delivery_names_are_swept_away(hand_in, tmp_path):
    """As a run leaves them whose transaction was rolled back and that nobody repeated."""
    named, findings, orphan, young = (kept(tmp_path, content) for content in range(101, 105))
    delivery = actions.start(hand_in(), actor=CLERK, at=AT)
    actions.finish(delivery, Counts(), rows_digest=named, findings_digest=findings, actor=CLERK, at=AT)
    for digest in (named, findings, orphan):
        aged(digest)
    actions.sweep(before=datetime.now(UTC) - timedelta(hours=6))
    there = [actions.store().kept(digest).exists() for digest in (named, findings, orphan, young)]
    assert there == [True, True, False, True]


def test_a_file_that_is_kept_again_is_young_again(tmp_path):
    """Its transaction may not have ended: nobody names it yet."""
    digest = kept(tmp_path, 105)
    aged(digest)
    assert kept(tmp_path, 105) == digest
    actions.sweep(before=datetime.now(UTC) - timedelta(hours=6))
    assert actions.store().kept(digest).exists()
