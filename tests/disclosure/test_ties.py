"""What ties organisations is shown where registrations are: of the registered, and of nobody else."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from django.db import connection, transaction

from gongxin.access.actor import platform
from gongxin.disclosure import names, queries, ties
from gongxin.identity import actions as identity
from gongxin.identity import relations
from gongxin.identity.kinds import Kind
from tests.disclosure.facts import CITY, TODAY, delivered, record

AT = datetime(2026, 6, 1, tzinfo=UTC)
PARENT = "91379900MA3ABCD158"
BRANCH = "91379900MA3ABCD31X"
NAMES = {PARENT: "示例市玄武岩开采有限公司", BRANCH: "示例市玄武岩开采有限公司东城分公司"}


def table(code: str, **more: str) -> pa.Table:
    told = {"code": code, "name": NAMES[code], **more}
    return pa.table({name: [value] for name, value in told.items()})


def known(verb, code: str, **more: str) -> int:
    """Open or register a subject that has a public fact, so that it is found either way."""
    with transaction.atomic():
        subject = verb(table(code, **more), on=TODAY, at=AT)["subject_id"][0].as_py()
    delivered(record(subject, code, {"decided_on": "2026-05-06", "violation": "未按规定标示"}), on=TODAY)
    with transaction.atomic():
        names.show([subject])
        ties.show([subject], CITY)
    return subject


def shown() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, other_id, leads FROM shown.tie ORDER BY leads")
        return cursor.fetchall()


@pytest.mark.usefixtures("database")
def test_a_branch_is_tied_to_its_parent_once_both_are_registered():
    branch = known(identity.register, BRANCH, parent_code=PARENT)
    parent = known(identity.open_provisional, PARENT)
    assert queries.page(PARENT, on=TODAY).ties == ()
    assert shown() == []
    ties.rebuild(CITY)
    assert shown() == [], "made anew it is the same"
    with transaction.atomic():
        identity.register(table(PARENT), on=TODAY, at=AT)
        ties.show([parent], CITY)
    assert shown() == [(parent, branch, False), (branch, parent, True)]
    before = shown()
    ties.rebuild(CITY)
    assert shown() == before


@pytest.mark.usefixtures("database")
def test_asked_of_one_end_alone_what_was_shown_goes_from_both():
    parent = known(identity.register, PARENT)
    branch = known(identity.register, BRANCH, parent_code=PARENT)
    before = shown()
    assert {(one, other) for one, other, _ in before} == {(parent, branch), (branch, parent)}
    clerk = platform("terminal")
    asked = {"code": BRANCH, "other_code": "", "since": TODAY, "basis": "注销通知书", "on": TODAY}
    number = relations.state(relations.checked(Kind.BRANCH, **asked, actor=clerk), actor=clerk, at=AT)
    with transaction.atomic():
        ties.show([parent], CITY)
    assert shown() == []
    relations.undo(number, reason="不是这一家", actor=clerk, at=AT)
    with transaction.atomic():
        ties.show([parent], CITY)
    assert shown() == before


@pytest.mark.usefixtures("database")
def test_no_whole_table_is_read_to_show_one_organisation():
    of = "IN (SELECT * FROM (VALUES (1::bigint)) chosen)"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for step in (ties._GONE, ties._SHOW, ties._HIDE):
            cursor.execute("EXPLAIN " + step.format(of=of))
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Seq Scan" not in plan, plan
