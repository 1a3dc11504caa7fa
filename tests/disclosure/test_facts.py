from datetime import date, timedelta

import pyarrow as pa
import pytest
from django.db import IntegrityError, connection, transaction

from gongxin.access.actor import platform
from gongxin.catalogue.model import Audience
from gongxin.disclosure import actions, queries, views
from gongxin.disclosure.rebuild import rebuild_shown
from gongxin.disclosure.windows import Reason
from gongxin.kernel.digest import short_digest
from gongxin.ledger import actions as ledger
from gongxin.ledger.models import Act, Occasion
from tests.cast import AT
from tests.disclosure.facts import CITY, TODAY, delivered, organisation, record

CODE = "91379900MA3ABCD158"
FINE = {
    "decided_on": "2026-05-06",
    "violation": "未按规定标示",
    "remark": "内部备注",
    "source_name": "示例市市场监督管理局",
}


@pytest.fixture
def subject(database):
    return organisation(CODE)


def shown(on: date = TODAY):
    return queries.page(CODE, on=on).facts


def state() -> dict[str, list]:
    tables = ("disclosure.window", "shown.fact", "shown.tally", "shown.freshness")
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {table} t ORDER BY t::text")
            found[table] = cursor.fetchall()
    return found


def tally() -> list[tuple]:
    """What lies in shown.fact, whatever the clock says: (item, source, month, n)."""
    return state()["shown.tally"]


def test_a_fact_is_on_the_page_with_source_basis_and_end_and_nothing_that_is_not_public(subject):
    delivered(record(subject, "示市罚〔2026〕1号", FINE))
    (fact,) = shown()
    assert dict(fact.public) == {
        "document_number": "示市罚〔2026〕1号", "decided_on": "2026-05-06", "violation": "未按规定标示"
    }  # fmt: skip
    assert (fact.source, fact.basis, fact.recorded_on) == (1, "order-36", TODAY)
    assert (fact.decided_on, fact.shown_until) == (date(2026, 5, 6), date(2027, 5, 6))
    assert fact.last_shown_on == date(2027, 5, 5)
    assert shown(on=date(2027, 5, 5)) == (fact,)
    assert shown(on=date(2027, 5, 6)) == ()


def test_nobody_is_found_by_an_unknown_code(database):
    assert queries.page("91379900MA3ABCD239", on=TODAY) is None


@pytest.mark.parametrize("klass", ["minor", "undetermined", None])
def test_minor_and_undetermined_records_are_not_shown(subject, klass):
    delivered(record(subject, "a", FINE, **{"class": klass}))
    assert shown() == ()
    assert bool(views.undetermined(1)) is (klass != "minor")


def test_a_correction_replaces_what_was_shown(subject):
    delivered(record(subject, "a", FINE))
    delivered(record(subject, "a", {**FINE, "publicity_ends_on": "2026-07-31"}, Act.CORRECT))
    (fact,) = shown()
    assert fact.shown_until == date(2026, 8, 1)
    assert [n for *_, n in tally()] == [1]


def test_a_late_upload_ends_on_the_same_day(subject):
    delivered(record(subject, "a", FINE), on=TODAY)
    delivered(record(subject, "b", FINE), on=TODAY + timedelta(days=40))
    assert len({fact.shown_until for fact in shown(on=TODAY + timedelta(days=40))}) == 1


def test_what_is_over_when_it_comes_in_is_never_shown(subject):
    delivered(record(subject, "a", {**FINE, "decided_on": "2020-01-01"}))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shown.fact")
        assert cursor.fetchone() == (0,)


def test_a_record_that_ended_is_not_shown_from_that_day_and_stays_in_the_subjects_file(subject):
    delivered(record(subject, "a", FINE))
    ended = pa.table({"subject_id": [subject], "record_id": [short_digest("administrative-penaltya")]})
    delivered(ended=ended, on=TODAY + timedelta(days=1))
    assert shown() == ()
    (seen,) = views.view(subject, Audience.SELF, CITY, on=TODAY)
    assert seen.public.reason is Reason.ENDED
    assert seen.fields["remark"] == "内部备注"


def test_an_erased_record_is_nowhere(subject):
    delivered(record(subject, "a", FINE), record(subject, "b", FINE))
    record_id = shown()[0].record_id
    with transaction.atomic():
        append = ledger.open_append(Occasion.ERASURE, on=TODAY)
        ledger.erase(subject, record_id, reason="法院裁定", append=append)
        gone = pa.table({"subject_id": [subject], "record_id": [record_id.hex]})
        actions.count(actions.replace(gone))
        ledger.seal(append)
    assert record_id not in [fact.record_id for fact in shown()]
    assert len(shown()) == 1
    before = state()
    rebuild_shown(CITY, on=TODAY, actor=platform("terminal"), at=AT)
    assert state() == before


def life(subject: int, other: int) -> None:
    """Acts of every kind, on two organisations, over some weeks."""
    days = iter(TODAY + timedelta(days=n) for n in range(0, 60, 5))
    delivered(
        record(subject, "a", FINE),
        record(subject, "b", FINE, **{"class": "serious"}),
        record(other, "a", {**FINE, "decided_on": "2025-01-10"}),
        record(other, "c", FINE, **{"class": "minor"}),
        on=next(days),
    )
    delivered(
        record(
            subject,
            "p",
            {"decided_on": "2026-05-06", "valid_until": "2026-06-30"},
            item="administrative-permit",
            **{"class": None},
        ),
        record(
            other,
            "p",
            {"decided_on": "2026-05-06", "valid_until": "2099-12-31"},
            item="administrative-permit",
            source=2,
            **{"class": None},
        ),
        on=next(days),
    )
    delivered(record(subject, "a", {**FINE, "publicity_ends_on": "2026-12-31"}, Act.CORRECT), on=next(days))
    delivered(
        ended=pa.table({"subject_id": [subject], "record_id": [short_digest("administrative-penaltyb")]}),
        on=next(days),
    )
    delivered(record(subject, "b", FINE, Act.REOPEN), on=next(days))
    delivered(
        record(other, "c", FINE, Act.END, valid_until=date(2026, 6, 9), **{"class": "minor"}),
        record(other, "over at once", {**FINE, "finality": "annulled"}, Act.END),
        record(
            other, "over too soon", FINE, Act.END, valid_from=date(2026, 5, 20), valid_until=date(2026, 5, 1)
        ),
        on=next(days),
    )


def test_a_rebuild_gives_identical_rows(subject):
    life(subject, organisation("91379900MA3ABCD239"))
    on = TODAY + timedelta(days=29)
    with transaction.atomic():
        actions.count(actions.expire(on, actor=platform("worker"), at=AT))
    before = state()
    made = rebuild_shown(CITY, on=on, actor=platform("terminal"), at=AT)
    assert state() == before
    assert made["facts"] == len(before["shown.fact"]) > 0
    assert made["windows"] == len(before["disclosure.window"]) > made["facts"]


def test_facts_that_are_over_are_taken_out_and_counted_out(subject):
    delivered(record(subject, "a", FINE), record(subject, "b", {**FINE, "publicity_ends_on": "2026-06-30"}))
    with transaction.atomic():
        actions.count(actions.expire(date(2026, 7, 1), actor=platform("worker"), at=AT))
    assert len(shown()) == 1
    assert tally() == [(CITY.items["administrative-penalty"].number, 1, date(2026, 5, 1), 1)]


def test_a_column_lists_the_latest_decisions_page_by_page(subject):
    item = CITY.items["administrative-penalty"].number
    delivered(
        *(
            record(subject, f"{n}", {**FINE, "decided_on": f"2026-05-{n % 3 + 1:02}"}, source=n % 2 + 1)
            for n in range(7)
        )
    )
    first = queries.column(item, on=TODAY, limit=4)
    rest = queries.column(item, on=TODAY, limit=4, after=first[-1].fact)
    everything = [listed.fact for listed in (*first, *rest)]
    assert everything == [listed.fact for listed in queries.column(item, on=TODAY)]
    assert [fact.decided_on.day for fact in everything] == [3, 3, 2, 2, 1, 1, 1]
    assert {listed.name for listed in first} == {"示例市云帆机械制造有限公司"}
    assert len(queries.column(item, on=TODAY, source=2)) == 3
    assert (
        len(queries.column(item, on=TODAY, decided_from=date(2026, 5, 2), decided_until=date(2026, 5, 3)))
        == 2
    )
    assert queries.column(item + 1, on=TODAY) == []


def test_freshness_tells_when_a_source_last_handed_in_whether_or_not_it_is_shown(subject):
    item = CITY.items["administrative-penalty"].number
    delivered(record(subject, "a", FINE))
    delivered(record(subject, "b", FINE, **{"class": "minor"}), on=date(2026, 6, 9))
    assert queries.freshness() == [(item, 1, date(2026, 6, 9))]


def test_departments_see_what_the_public_does_not_and_less_than_the_subject(subject):
    delivered(record(subject, "a", FINE, **{"class": "minor"}), record(subject, "b", FINE))
    on = date(2026, 8, 5)
    sees = {audience: views.view(subject, audience, CITY, on=on) for audience in Audience}
    assert [len(sees[audience]) for audience in Audience] == [1, 2, 0, 2]
    assert "remark" not in sees[Audience.PUBLIC][0].fields
    assert len(views.view(subject, Audience.GOVERNMENT, CITY, on=date(2026, 8, 6))) == 1


def test_the_file_can_be_seen_as_it_was_known_before_a_correction(subject):
    delivered(record(subject, "a", FINE))
    (before,) = views.view(subject, Audience.PUBLIC, CITY, on=TODAY)
    delivered(record(subject, "a", {**FINE, "violation": "更正后的事由"}, Act.CORRECT))
    causes = [
        views.view(subject, Audience.PUBLIC, CITY, on=TODAY, known_at=moment)[0].fields["violation"]
        for moment in (before.entry.recorded_at, None)
    ]
    assert causes == ["未按规定标示", "更正后的事由"]


def test_decisions_under_two_regimes_are_on_the_list_to_review(subject):
    delivered(record(subject, "old", {**FINE, "decided_on": "2025-11-30"}), record(subject, "new", FINE))
    assert [record_id.hex for _, _, record_id in views.to_review(1, on=TODAY)] == [
        short_digest("administrative-penaltyold")
    ]
    assert views.to_review(1, on=date(2026, 11, 30)) == []


def test_a_subject_is_found_by_its_codes(subject):
    assert views.subject_of(CODE) is None
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO identity.identifier (subject_id, valid_from, scheme, code) VALUES (%s, '2026-01-01', 1, %s)",
            [subject, CODE],
        )
    assert views.subject_of(CODE) == subject


@pytest.mark.parametrize("code", ["92379900MA3ABCD158", "379900600012345"])
def test_no_individual_business_gets_in_even_if_everything_before_fails(database, code):
    with pytest.raises(IntegrityError, match="fact"):
        delivered(record(77, "a", FINE, code=code))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger.revision")
        assert cursor.fetchone() == (0,)
