"""What another system of publicity is told: what the portal shows, and withdrawals of what it shows no more."""

import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from gongxin.access.actor import Actor, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import Permission
from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.load import confirmed, load
from gongxin.disclosure import mirroring, rebuild
from gongxin.kernel.errors import GongxinError
from gongxin.ledger.models import Act
from tests.disclosure.facts import CITY, TODAY, delivered, organisation, record

FIRM, SCHOOL = "91379900MA3ABCD158", "12379900MA3ABCD15N"
OTHER = "91379900MA3ABCD31X"
MIRROR = CITY.mirrors["enterprise-publicity"]
CLERK = Actor("clerk", permissions=frozenset({Permission.HAND_ON}))
FIRST = datetime(2026, 6, 1, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
DECIDED = {"decided_on": "2026-05-06", "violation": "无照经营"}


def handed_on(at: datetime, since: datetime | None = None, law=CITY, mirror=MIRROR):
    to = io.BytesIO()
    made = mirroring.hand_on(mirror, to, since=since, catalogue=law, actor=CLERK, at=at)
    *lines, last = to.getvalue().splitlines(keepends=True)
    assert json.loads(last) == {"lines": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    head, *facts = map(json.loads, lines)
    assert head["until"] == made.until.isoformat()
    counts = tuple(sum(one["act"] == act for one in facts) for act in ("add", "change", "withdraw"))
    assert counts == (made.added, made.changed, made.withdrawn)
    return facts


def acts(facts) -> list[tuple[str, str]]:
    return [(one["act"], one["code"]) for one in facts]


@pytest.fixture
def firm(database) -> int:
    return organisation(FIRM)


def test_all_that_is_public_of_enterprises_is_handed_on_with_its_public_fields_alone(firm):
    school = organisation(SCHOOL, "示例市第一中学")
    delivered(
        record(firm, "一号", {**DECIDED, "remark": "内部备注"}),
        record(firm, "二号", DECIDED, **{"class": "minor"}),  # the public does not see it
        record(school, "三号", DECIDED),  # no enterprise
        record(firm, "四号", {"decided_on": "2026-05-06", "year": "2025"}, item="tax-a", **{"class": None}),
    )
    (fact,) = handed_on(FIRST)
    assert (fact["act"], fact["item"], fact["code"]) == ("add", "administrative-penalty", FIRM)
    assert fact["fields"] == {"document_number": "一号", **DECIDED}
    assert fact["source"] == next(iter(CITY.sources))


def test_since_a_moment_only_what_was_added_changed_or_withdrawn_is_told(firm):
    delivered(record(firm, "一号", DECIDED), record(firm, "二号", DECIDED), record(firm, "三号", DECIDED))
    assert acts(handed_on(FIRST)) == [("add", FIRM)] * 3
    assert handed_on(FIRST + HOUR, since=FIRST) == []
    delivered(
        record(firm, "一号", {**DECIDED, "violation": "超范围经营"}, act=Act.CORRECT),
        record(firm, "二号", DECIDED, act=Act.END),
        record(firm, "四号", DECIDED),
    )
    facts = handed_on(FIRST + 2 * HOUR, since=FIRST)
    told = {one["act"]: one for one in facts}
    assert sorted(one["act"] for one in facts) == ["add", "change", "withdraw"]
    assert told["change"]["fields"]["violation"] == "超范围经营"
    assert told["add"]["fields"]["document_number"] == "四号"
    assert set(told["withdraw"]) == {"act", "item", "record", "code"}, "nothing of what it said"
    assert handed_on(FIRST + 3 * HOUR, since=FIRST) == facts, "the same moment tells the same again"
    assert handed_on(FIRST + 3 * HOUR + HOUR, since=FIRST + 2 * HOUR) == []


def test_whose_publicity_is_over_is_withdrawn_on_that_day_although_nobody_acted(firm):
    delivered(record(firm, "一号", {**DECIDED, "publicity_ends_on": "2026-06-03"}))
    assert acts(handed_on(FIRST)) == [("add", FIRM)]
    assert handed_on(FIRST + timedelta(days=2), since=FIRST) == []
    assert acts(handed_on(FIRST + timedelta(days=3), since=FIRST)) == [("withdraw", FIRM)]


def test_what_came_and_went_between_two_files_is_told_in_neither(firm):
    handed_on(FIRST)
    delivered(record(firm, "一号", DECIDED))
    delivered(record(firm, "一号", DECIDED, act=Act.END))
    assert handed_on(FIRST + HOUR, since=FIRST) == []


def registration(subject: int, **more):
    told = {"established_on": "2016-03-01"}
    return record(subject, "", told, item="organisation-registration", **{"class": None}, **more)


def test_the_registrations_of_two_firms_are_two_facts_and_go_each_by_itself(firm):
    other = organisation(OTHER, "示例市天海贸易有限公司")
    delivered(registration(firm), registration(other))
    assert acts(handed_on(FIRST)) == [("add", FIRM), ("add", OTHER)]
    assert handed_on(FIRST + HOUR, since=FIRST) == []
    delivered(registration(other, act=Act.END))
    assert acts(handed_on(FIRST + 2 * HOUR, since=FIRST)) == [("withdraw", OTHER)]


def test_of_two_firms_under_one_decision_number_one_is_withdrawn_while_the_other_is_told(firm):
    other = organisation(OTHER, "示例市天海贸易有限公司")
    delivered(record(firm, "一号", DECIDED))
    assert acts(handed_on(FIRST)) == [("add", FIRM)]
    delivered(record(firm, "一号", DECIDED, act=Act.END), record(other, "一号", DECIDED))
    assert acts(handed_on(FIRST + HOUR, since=FIRST)) == [("withdraw", FIRM), ("add", OTHER)]


def test_a_fact_under_a_new_code_is_withdrawn_under_the_old_one(firm):
    delivered(record(firm, "一号", DECIDED))
    handed_on(FIRST)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shown.organisation SET code = %s WHERE subject_id = %s", [OTHER, firm])
    assert acts(handed_on(FIRST + HOUR, since=FIRST)) == [("withdraw", FIRM), ("add", OTHER)]


def test_who_asked_first_and_comes_second_tells_what_the_file_between_did_not(firm):
    """The moment of asking is no order: who waited for another file asked before it was made."""
    assert handed_on(FIRST + HOUR) == []
    delivered(record(firm, "一号", DECIDED))
    assert acts(handed_on(FIRST)) == [("add", FIRM)]
    (told,) = handed_on(FIRST, since=FIRST + HOUR)
    assert told["act"] == "add"
    last = mirroring.last_handed_on(MIRROR)
    delivered(record(firm, "一号", DECIDED, act=Act.END))
    assert acts(handed_on(FIRST, since=last)) == [("withdraw", FIRM)]


def test_what_is_remembered_and_open_no_more_is_not_told_as_new(firm, monkeypatch):
    """It ends between remembering and writing: the next file withdraws it."""
    delivered(record(firm, "一号", {**DECIDED, "publicity_ends_on": "2026-06-03"}))
    handed_on(FIRST)
    monkeypatch.setattr(mirroring, "_remember", lambda *_, **__: None)
    assert handed_on(FIRST + timedelta(days=3)) == []


def test_an_item_whose_basis_does_not_stand_is_not_handed_on_and_one_that_lost_it_is_withdrawn(firm):
    delivered(record(firm, "一号", DECIDED))
    strict = replace(CITY, demonstration=False)
    assert handed_on(FIRST, law=strict) == []
    (penalty,) = (one for one in MIRROR.items if one.item == "administrative-penalty")
    law = replace(strict, confirmed=frozenset({penalty.id}))
    assert acts(handed_on(FIRST + HOUR, law=law)) == [("add", FIRM)]
    assert acts(handed_on(FIRST + 2 * HOUR, since=FIRST + HOUR, law=strict)) == [("withdraw", FIRM)]


def test_where_the_mirror_names_fields_no_other_is_handed_on(firm):
    delivered(record(firm, "一号", DECIDED))
    named = replace(MIRROR, items=tuple(replace(one, fields=("decided_on",)) for one in MIRROR.items))
    (fact,) = handed_on(FIRST, mirror=named)
    assert fact["fields"] == {"decided_on": "2026-05-06"}


def test_a_rebuild_of_what_is_shown_is_no_change(firm):
    delivered(record(firm, "一号", DECIDED))
    handed_on(FIRST)
    rebuild.rebuild_shown(CITY, on=TODAY, actor=platform("terminal"), at=FIRST)
    assert handed_on(FIRST + HOUR, since=FIRST) == []


def test_it_is_noted_and_nobody_without_the_permission_does_it(firm):
    handed_on(FIRST)
    (entry,) = AuditEntry.objects.filter(action="disclosure.hand_on")
    assert entry.ids["mirror"] == MIRROR.id
    with pytest.raises(GongxinError, match="access"):
        mirroring.hand_on(MIRROR, io.BytesIO(), since=None, catalogue=CITY, actor=Actor("nobody"), at=FIRST)
    with pytest.raises(GongxinError, match="since_later"):
        handed_on(FIRST, since=FIRST + HOUR)


def test_no_individual_business_is_ever_remembered_as_handed_on(database):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO disclosure.mirrored (mirror, subject_id, record_id, item, code, digest, told_at)"
            " VALUES ('x', 1, gen_random_uuid(), 3, '92379900MA3ABCD15X', gen_random_uuid(), now())"
        )


def test_outside_a_demonstration_the_shipped_mirror_hands_on_nothing_until_an_operator_confirms_it():
    law = load(["cn"])
    mirror = law.mirrors["enterprise-publicity"]
    assert mirroring.handed(mirror, law) == ()
    one = mirror.items[0]
    assert one.id in confirmables(law)
    assert mirroring.handed(mirror, confirmed(law, frozenset({one.id}))) == (one,)
