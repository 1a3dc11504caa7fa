"""Merger, division, change of code, branch: stated from a document, undone by a later statement, never moved."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.access.models import AuditEntry
from gongxin.identity import queries, relations
from gongxin.identity.kinds import Kind
from gongxin.identity.schemes import Scheme
from gongxin.kernel.errors import GongxinError
from tests.cast import CENTRE, actor
from tests.identity.test_a_registration_keeps_its_history import code, open_provisional, register

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
ON = date(2026, 5, 6)
PAPER = "准予变更登记通知书（示市监登〔2026〕3号）"


@pytest.fixture
def clerk(db):
    return actor("clerk", of=CENTRE)


@pytest.fixture
def subjects(db) -> dict[str, int]:
    """Four registered organisations."""
    return register(*({"code": code(n), "name": f"示例市第{n}商贸有限公司"} for n in range(1, 5)))


def state(
    clerk, kind: Kind, one: int, other: int | None, *, since: date = ON, at: datetime = AT, **more
) -> int:
    told = {"basis": PAPER, **more}
    stated = relations.checked(
        kind,
        code=code(one),
        other_code=code(other) if other else "",
        since=since,
        on=ON,
        actor=clerk,
        **told,
    )
    return relations.state(stated, actor=clerk, at=at)


def undo(clerk, number: int, *, at: datetime = AT, reason: str = "文书属于另一家") -> list[int]:
    return relations.undo(number, reason=reason, actor=clerk, at=at)


def refused(code: str, *facts, **more) -> None:
    with pytest.raises(GongxinError) as refusal:
        state(*facts, **more)
    assert refusal.value.code == f"identity.{code}"


@pytest.mark.usefixtures("subjects")
@pytest.mark.parametrize("kind", list(Kind))
def test_a_statement_keeps_its_day_its_document_and_who_made_it(clerk, kind):
    number = state(clerk, kind, 1, 2, since=date(2026, 3, 1))
    for one in (1, 2):
        (told,) = queries.relations(queries.by_code(code(one)).id)
        assert (told.id, told.kind, told.since, told.basis) == (number, kind, date(2026, 3, 1), PAPER)
        assert (told.actor, told.subject.code, told.other.code) == (clerk.name, code(1), code(2))
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.ids["code"]) == (f"identity.state_{kind.word}", code(1))


def test_both_files_stay_what_they_were(clerk, subjects):
    before = [names_and_codes(n) for n in (1, 2)]
    state(clerk, Kind.MERGER, 1, 2)
    assert [names_and_codes(n) for n in (1, 2)] == before


@pytest.mark.parametrize("kind", list(Kind))
def test_undoing_is_a_new_statement_and_the_old_one_stays(clerk, subjects, kind):
    number = state(clerk, kind, 1, 2)
    assert undo(clerk, number) == [subjects[code(1)], subjects[code(2)]]
    (told,) = queries.relations(subjects[code(1)])
    assert (told.id, told.undone_at, told.undone_by, told.reason) == (
        number,
        AT,
        clerk.name,
        "文书属于另一家",
    )
    assert queries.standing(subjects[code(1)], kind) == []
    assert AuditEntry.objects.latest("pk").action == f"identity.undo_{kind.word}"


def test_what_was_known_at_a_moment_is_told_as_it_was_known_then(clerk, subjects):
    later, latest = AT + timedelta(days=1), AT + timedelta(days=2)
    number = state(clerk, Kind.MERGER, 1, 2, at=later)
    undo(clerk, number, at=latest)
    known = [queries.relations(subjects[code(1)], known_at=moment) for moment in (AT, later, latest)]
    assert [[one.undone_at for one in told] for told in known] == [[], [None], [latest]]


def test_as_of_a_day_before_it_nothing_had_happened(clerk, subjects):
    state(clerk, Kind.DIVISION, 1, 2, since=date(2026, 3, 1))
    assert queries.relations(subjects[code(1)], on=date(2026, 2, 28)) == []
    assert len(queries.relations(subjects[code(1)], on=date(2026, 3, 1))) == 1


@pytest.mark.usefixtures("subjects")
def test_what_was_undone_can_be_stated_again_and_is_not_undone_twice(clerk):
    number = state(clerk, Kind.CODE_CHANGE, 1, 2)
    undo(clerk, number)
    with pytest.raises(GongxinError) as refusal:
        undo(clerk, number)
    assert refusal.value.code == "identity.undone_before"
    assert state(clerk, Kind.CODE_CHANGE, 1, 3) > number


@pytest.mark.usefixtures("subjects")
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"other": 1}, "same_subject"),
        ({"other": 9}, "unknown_code"),
        ({"since": ON + timedelta(days=1)}, "day_to_come"),
        ({"basis": " "}, "no_document"),
        ({"basis": "文" * 201}, "long_document"),
    ],
)
def test_what_cannot_be_is_refused(clerk, said, why):
    facts = {"one": 1, "other": 2, **said}
    refused(why, clerk, Kind.MERGER, facts.pop("one"), facts.pop("other"), **facts)
    assert queries.relations(queries.by_code(code(1)).id) == []


@pytest.mark.usefixtures("subjects")
@pytest.mark.parametrize("kind", [Kind.MERGER, Kind.CODE_CHANGE])
def test_an_organisation_goes_over_into_one_other_only(clerk, kind):
    state(clerk, kind, 1, 2)
    refused("gone_elsewhere", clerk, kind, 1, 3)
    refused("stated_before", clerk, kind, 1, 2)


@pytest.mark.usefixtures("subjects")
def test_of_a_division_there_come_several(clerk):
    assert state(clerk, Kind.DIVISION, 1, 2) < state(clerk, Kind.DIVISION, 1, 3)


@pytest.mark.usefixtures("subjects")
def test_nothing_leads_back_to_where_it_came_from(clerk):
    state(clerk, Kind.CODE_CHANGE, 1, 2)
    state(clerk, Kind.MERGER, 2, 3)
    refused("in_a_circle", clerk, Kind.MERGER, 3, 1)
    state(clerk, Kind.BRANCH, 3, 1)
    refused("in_a_circle", clerk, Kind.BRANCH, 1, 3)


@pytest.mark.usefixtures("subjects")
def test_what_came_of_a_division_may_be_absorbed_again_by_what_was_divided(clerk):
    state(clerk, Kind.DIVISION, 1, 2, since=date(2025, 1, 1))
    assert state(clerk, Kind.MERGER, 2, 1)


@pytest.mark.usefixtures("subjects")
def test_while_registrations_come_in_nothing_is_stated_or_undone():
    """What they show of ties would come back after it was undone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select mode from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
            " and classid = (hashtext('gongxin relation')::bigint & 4294967295)::oid"
        )
        assert cursor.fetchall() == [("ShareLock",)]


@pytest.mark.usefixtures("subjects")
def test_whose_branch_one_was_is_over(clerk):
    state(clerk, Kind.BRANCH, 3, 1, since=date(2025, 1, 1))
    alone = state(clerk, Kind.BRANCH, 3, None, since=date(2026, 1, 1))
    state(clerk, Kind.BRANCH, 1, 3)
    with pytest.raises(GongxinError) as refusal:
        undo(clerk, alone)
    assert refusal.value.code == "identity.in_a_circle"
    assert queries.by_code(code(3)).parent is None
    assert queries.by_code(code(1)).parent.code == code(3)


def test_a_correction_with_the_true_day_overrules_what_a_registration_told(clerk, subjects):
    register({"code": code(5), "name": "示例市第1商贸有限公司东城分公司", "parent_code": code(1)})
    true = date(2020, 1, 1)
    moved = state(clerk, Kind.BRANCH, 5, 2, since=true)
    assert queries.by_code(code(5)).parent.code == code(2)
    refused("stated_before", clerk, Kind.BRANCH, 5, 2, since=date(2021, 1, 1))
    undo(clerk, moved)
    assert queries.by_code(code(5)).parent.code == code(1)
    state(clerk, Kind.BRANCH, 5, 1, since=true)
    parent = queries.present_parent(queries.by_code(code(5)).id)
    assert (parent.subject_id, parent.since, parent.told) == (subjects[code(1)], true, False)


def test_a_code_is_changed_for_one_that_is_registered(clerk, subjects):
    open_provisional({"code": code(7), "name": "示例市第1商贸有限公司"})
    refused("not_registered", clerk, Kind.CODE_CHANGE, 1, 7)


@pytest.mark.usefixtures("subjects")
def test_an_individual_business_has_no_file_that_could_be_carried_over(clerk):
    with pytest.raises(GongxinError) as refusal:
        relations.checked(
            Kind.CODE_CHANGE,
            code=code(1, "92"),
            other_code=code(1),
            since=ON,
            basis=PAPER,
            on=ON,
            actor=clerk,
        )
    assert refusal.value.code == "identity.unknown_code"


@pytest.mark.usefixtures("subjects")
def test_of_a_person_nothing_is_kept_with_the_document(clerk):
    number = state(clerk, Kind.MERGER, 1, 2, basis="通知书 11010519491231002X")
    assert queries.relation(number).basis == "通知书 ***"


def test_only_who_judges_states_and_undoes(clerk, subjects):
    number = state(clerk, Kind.MERGER, 1, 2)
    reporter = actor("reporter")
    for act in (
        lambda: state(reporter, Kind.DIVISION, 3, 4),
        lambda: undo(reporter, number),
    ):
        with pytest.raises(GongxinError, match=r"access\.refused"):
            act()


def test_nobody_judges_of_organisations_of_another_region(clerk, subjects):
    register({"code": code(8), "name": "他市商贸有限公司", "division": "370100"})
    with pytest.raises(GongxinError, match=r"access\.refused"):
        state(clerk, Kind.MERGER, 8, 1)


@pytest.mark.parametrize("role", ["desk", "worker", "migrate", "superuser"])
@pytest.mark.parametrize(
    "change",
    [
        "update identity.relation set since = since",
        "delete from identity.relation",
        "truncate identity.relation",
    ],
)
def test_nobody_changes_a_statement(as_role, role, change):
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.IntegrityError)):
        as_role(role).execute(change)


@pytest.mark.usefixtures("subjects")
def test_the_parent_of_a_branch_is_the_one_told_last(clerk):
    register({"code": code(5), "name": "示例市第1商贸有限公司东城分公司", "parent_code": code(1)})
    moved = state(clerk, Kind.BRANCH, 5, 2)
    assert queries.by_code(code(5)).parent.code == code(2)
    assert queries.history(code(2)).relations[0].subject.code == code(5)
    alone = state(clerk, Kind.BRANCH, 5, None)
    assert queries.by_code(code(5)).parent is None
    undo(clerk, alone)
    assert queries.by_code(code(5)).parent.code == code(2)
    undo(clerk, moved)
    assert queries.by_code(code(5)).parent.code == code(1)


@pytest.mark.usefixtures("subjects")
def test_a_registration_that_says_the_same_again_overrules_nobody(clerk):
    branch = {"code": code(5), "name": "示例市第1商贸有限公司东城分公司", "parent_code": code(1)}
    register(branch)
    for other in (2, None):
        state(clerk, Kind.BRANCH, 5, other)
        register(branch)
        parent = queries.by_code(code(5)).parent
        assert (parent and parent.code) == (other and code(other))
    register({**branch, "parent_code": code(3)})
    assert queries.by_code(code(5)).parent.code == code(3)
    told = queries.relations(queries.by_code(code(5)).id)
    assert [one.other and one.other.code for one in told] == [code(3), None, code(2), code(1)]


def test_numbers_of_both_lead_to_the_one_with_the_present_code(clerk):
    number = "379900100000014"
    subjects = register(
        {"code": code(1), "name": "示例市第1商贸有限公司", "registration_number": number},
        {"code": code(2), "name": "示例市第1商贸有限公司", "registration_number": number},
    )
    before = registry()
    stated = state(clerk, Kind.CODE_CHANGE, 1, 2)
    assert registry() == {
        (Scheme.FORMER_USCC, code(1), subjects[code(1)]),
        (Scheme.USCC, code(2), subjects[code(2)]),
        (Scheme.REGISTRATION_NUMBER, number, subjects[code(2)]),
    }
    undo(clerk, stated)
    assert registry() == before


def registry() -> set[tuple[int, str, int]]:
    return {(row["scheme"], row["code"], row["subject_id"]) for row in queries.registry().to_pylist()}


def snapshot() -> tuple:
    """All that a reader follows: what stands, parents, and what codes lead to."""
    with connection.cursor() as cursor:
        cursor.execute("select subject_id, other_id, kind, since from identity.standing order by 1, 2, 3")
        standing = cursor.fetchall()
        cursor.execute("select id, parent_id from identity.subject order by id")
        return standing, cursor.fetchall(), registry()


ACTS = st.lists(
    st.tuples(st.sampled_from(list(Kind)), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=4
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, data=st.data())
def test_whatever_is_stated_and_undone_again_leaves_all_as_it_was(clerk, subjects, acts, data):
    before = snapshot()
    made = []
    for kind, one, other in acts:
        try:
            made.append(state(clerk, kind, one, other))
        except GongxinError:
            continue
    waiting = data.draw(st.permutations(made))
    while waiting:
        left = [number for number in waiting if not undone(clerk, number)]
        assert len(left) < len(waiting)
        waiting = left
    assert snapshot() == before


def undone(clerk, number: int) -> bool:
    """Whether it could be undone now: not where what stood before would lead back."""
    try:
        return bool(undo(clerk, number))
    except GongxinError:
        return False


def names_and_codes(number: int) -> tuple:
    history = queries.history(code(number))
    return history.subject, history.names, history.codes
