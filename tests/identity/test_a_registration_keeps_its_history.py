from datetime import UTC, date, datetime

import psycopg
import pyarrow as pa
import pytest
from django.db import connection, transaction

from gongxin.identity import actions, queries
from gongxin.identity.schemes import Scheme
from gongxin.kernel.orgcode import check_character as organisation_check
from gongxin.kernel.uscc import check_character

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
ON = date(2026, 5, 6)


def code(number: int, start: str = "91") -> str:
    """A sound code of the division that is no place."""
    body = f"MA3{number:05d}"
    body = start + "379900" + body + organisation_check(body)
    return body + check_character(body)


def batch(*rows: dict) -> pa.Table:
    fields = {name: [row.get(name) for row in rows] for name in {"code", "name"}.union(*rows)}
    return pa.table({name: pa.array(values, actions.ARRIVING[name]) for name, values in fields.items()})


def register(*rows: dict, on: date = ON, **facts) -> dict[str, int]:
    with transaction.atomic():
        found = actions.register(batch(*rows), on=on, at=AT, **facts)
    return dict(zip(*found.to_pydict().values(), strict=True))


def open_provisional(*rows: dict) -> dict[str, int]:
    with transaction.atomic():
        found = actions.open_provisional(batch(*rows), on=ON, at=AT)
    return dict(zip(*found.to_pydict().values(), strict=True))


def history(subject_code: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select n.name, n.valid_from, n.valid_until from identity.name n join identity.subject s"
            " on s.id = n.subject_id where s.code = %s order by n.valid_from",
            [subject_code],
        )
        return cursor.fetchall()


def everything() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.*, n.*, i.* from identity.subject s left join identity.name n on n.subject_id = s.id"
            " left join identity.identifier i on i.subject_id = s.id order by s.id, n.valid_from, i.scheme, i.code"
        )
        return cursor.fetchall()


@pytest.mark.django_db
def test_registering_twice_changes_nothing():
    rows = (
        {
            "code": code(1),
            "name": "示例市天海贸易有限公司",
            "since": date(2010, 1, 1),
            "status": "active",
            "division": "379900",
        },
        {"code": code(2), "name": "示例市地河建材有限公司", "registration_number": "379900100000014"},
    )
    first = register(*rows)
    before = everything()
    assert register(*rows) == first
    assert everything() == before


@pytest.mark.django_db
def test_a_new_name_ends_the_old_one_on_its_day():
    register({"code": code(1), "name": "示例市天海贸易有限公司", "since": date(2010, 1, 1)})
    register({"code": code(1), "name": "示例市云山贸易有限公司", "since": date(2020, 3, 1)})
    assert history(code(1)) == [
        ("示例市天海贸易有限公司", date(2010, 1, 1), date(2020, 3, 1)),
        ("示例市云山贸易有限公司", date(2020, 3, 1), None),
    ]
    assert queries.by_code(code(1)).name == "示例市云山贸易有限公司"
    assert [f.name for f in queries.history(code(1)).names[1:]] == ["示例市天海贸易有限公司"]


@pytest.mark.django_db
def test_a_name_told_late_becomes_a_former_name():
    register({"code": code(1), "name": "示例市云山贸易有限公司", "since": date(2020, 3, 1)})
    register({"code": code(1), "name": "示例市天海贸易有限公司", "since": date(2010, 1, 1)})
    assert history(code(1)) == [
        ("示例市天海贸易有限公司", date(2010, 1, 1), date(2020, 3, 1)),
        ("示例市云山贸易有限公司", date(2020, 3, 1), None),
    ]
    assert queries.by_code(code(1)).name == "示例市云山贸易有限公司"


@pytest.mark.django_db
def test_a_change_of_name_without_a_day_is_dated_by_the_statement():
    register({"code": code(1), "name": "示例市天海贸易有限公司", "since": date(2010, 1, 1)})
    register(
        {"code": code(1), "name": "示例市云山贸易有限公司", "since": date(2010, 1, 1)}, on=date(2026, 6, 1)
    )
    assert history(code(1))[-1] == ("示例市云山贸易有限公司", date(2026, 6, 1), None)


@pytest.mark.django_db
def test_a_former_name_told_beside_the_present_one_is_kept_without_a_day():
    row = {
        "code": code(1),
        "name": "示例市云山贸易有限公司",
        "former_name": "示例市天海贸易有限公司",
        "since": date(2020, 3, 1),
    }
    register(row)
    register(row)
    assert [(f.name, f.valid_from, f.valid_until) for f in queries.history(code(1)).names[1:]] == [
        ("示例市天海贸易有限公司", None, date(2020, 3, 1))
    ]
    assert queries.by_code(code(1)).name == "示例市云山贸易有限公司"


@pytest.mark.django_db
def test_former_names_of_one_cell_and_of_another_day_are_all_kept():
    row = {"code": code(1), "name": "示例市云山贸易有限公司", "since": date(2020, 3, 1)}
    register(row | {"former_name": "示例市天海贸易有限公司、示例市天海商店"})
    register(row | {"former_name": "示例市天海商店；示例市云山贸易有限公司"})
    register(row | {"former_name": "示例市红旗商店"})
    found = queries.history(code(1)).names[1:]
    assert {f.name for f in found} == {"示例市天海贸易有限公司", "示例市天海商店", "示例市红旗商店"}
    assert {(f.valid_from, f.valid_until) for f in found} == {(None, date(2020, 3, 1))}
    assert queries.by_code(code(1)).name == "示例市云山贸易有限公司"


@pytest.mark.django_db
def test_the_order_of_rows_in_one_batch_does_not_matter_where_days_are_told():
    rows = [
        {"code": code(1), "name": "示例市天海贸易有限公司", "since": date(2010, 1, 1)},
        {"code": code(1), "name": "示例市云山贸易有限公司", "since": date(2020, 3, 1)},
    ]
    register(*rows)
    register(*[row | {"code": code(2)} for row in reversed(rows)])
    assert history(code(1)) == history(code(2))
    assert len(history(code(1))) == 2


@pytest.mark.django_db
def test_a_registration_makes_a_provisional_subject_full_and_gives_it_its_name():
    opened = open_provisional({"code": code(1), "name": "天海贸易公司"})
    assert queries.by_code(code(1)).provisional
    assert register({"code": code(1), "name": "示例市天海贸易有限公司", "since": date(2010, 1, 1)}) == opened
    subject = queries.by_code(code(1))
    assert (subject.name, subject.provisional) == ("示例市天海贸易有限公司", False)


@pytest.mark.django_db
def test_opening_provisionally_leaves_a_registered_subject_as_it_is():
    registered = register({"code": code(1), "name": "示例市天海贸易有限公司"})
    before = everything()
    assert open_provisional({"code": code(1), "name": "别的名称"}) == registered
    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("parent_first", [True, False])
def test_branch_and_parent_find_each_other_in_either_order(parent_first):
    rows = [
        {"code": code(1), "name": "示例市天海贸易有限公司"},
        {"code": code(2), "name": "示例市天海贸易有限公司东城分公司", "parent_code": code(1)},
    ]
    for row in rows if parent_first else reversed(rows):
        register(row)
    assert queries.by_code(code(2)).parent.code == code(1)
    assert [r.subject.code for r in queries.history(code(1)).relations] == [code(2)]
    assert queries.by_code(code(2)).id != queries.by_code(code(1)).id


@pytest.mark.django_db
def test_nothing_that_is_told_is_taken_away_by_a_row_that_does_not_tell_it():
    register({"code": code(1), "name": "示例市天海贸易有限公司", "status": "active", "division": "379900"})
    register({"code": code(1), "name": "示例市天海贸易有限公司"})
    subject = queries.by_code(code(1))
    assert (subject.status, subject.division) == ("active", "379900")


@pytest.mark.django_db
def test_the_number_of_an_individual_business_stays_behind():
    register({"code": code(1), "name": "示例市天海贸易有限公司", "registration_number": "379900600000016"})
    assert queries.codes_of(queries.by_code(code(1)).id) == [(Scheme.USCC, code(1))]


@pytest.mark.django_db
def test_an_individual_business_is_never_a_subject():
    with pytest.raises(Exception, match="subject_no_individual_business"):
        register({"code": code(1, "92"), "name": "示例市天海小吃店"})


def test_the_constraint_stops_even_the_owner(as_role):
    owner = as_role("migrate")
    with pytest.raises(psycopg.errors.CheckViolation):
        owner.execute(
            "insert into identity.subject (opened_at, provisional, code) values (now(), false, %s)",
            [code(1, "92")],
        )


def test_the_portal_does_not_see_the_registry(as_role):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role("portal").execute("select * from identity.subject")


@pytest.mark.django_db
def test_one_key_within_two_sources_is_two_subjects():
    one = register({"code": "K1", "name": "天海"}, scheme=Scheme.WITHIN_SOURCE, source=7)
    other = register({"code": "K1", "name": "天海"}, scheme=Scheme.WITHIN_SOURCE, source=8)
    assert one["K1"] != other["K1"]
    assert queries.registry(source=7)["subject_id"].to_pylist() == [one["K1"]]
    assert queries.registry().num_rows == 0


@pytest.mark.django_db
def test_the_registry_gives_every_code_in_use_with_the_present_name():
    register(
        {"code": code(1), "name": "示例市“天海”, 贸易\n有限公司", "registration_number": "379900100000014"},
        {"code": code(2), "name": None, "organisation_code": "MA3000999"},
    )
    rows = {(row["scheme"], row["code"], row["name"]) for row in queries.registry().to_pylist()}
    assert rows == {
        (1, code(1), "示例市“天海”, 贸易\n有限公司"),
        (3, "379900100000014", "示例市“天海”, 贸易\n有限公司"),
        (1, code(2), None),
        (2, "MA3000999", None),
    }


def test_two_writers_of_one_new_code_open_one_subject(database, as_role):
    """The second waits for the first and then finds what it opened."""
    other = as_role("worker")
    other.autocommit = False
    other.execute(
        "insert into identity.subject (opened_at, provisional, code) values (now(), true, %s)", [code(1)]
    )
    with connection.cursor() as cursor:
        cursor.execute("set lock_timeout = '100ms'")
    with pytest.raises(Exception, match="lock timeout"):
        open_provisional({"code": code(1), "name": "天海"})
    other.commit()
    opened = open_provisional({"code": code(1), "name": "天海"})
    assert list(opened) == [code(1)]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from identity.subject")
        assert cursor.fetchone() == (1,)
