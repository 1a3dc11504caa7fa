"""A right registration number of an enterprise is taken, though it may look like a citizen ID of the old form."""

from gongxin.kernel import personal, regno
from tests.quality.rows import CATALOGUE, checked, staged

REGISTRATION = CATALOGUE.items["organisation-registration"]


def alike(*, right: bool) -> str:
    numbers = (f"379900190101{n:03}" for n in range(1000))
    found = next(n for n in numbers if regno.is_valid(n) == right)
    assert personal.is_citizen_id_15(found)
    return found


def test_it_is_somebodys_with_a_wrong_check_digit_or_without_the_name_of_an_organisation(engine, rows_of):
    named = [
        ("示例市云帆机械制造有限公司", alike(right=True)),
        ("示例市云帆机械制造有限公司", alike(right=False)),
        ("某某", alike(right=True)),
    ]
    rows = staged(
        *({"name": name, "registration_number": n, "established_on": "2001-03-01"} for name, n in named),
        item=REGISTRATION,
    )
    found = checked(rows_of(engine, rows), item=REGISTRATION).to_pylist()
    assert [row["personal"] for row in found] == [False, True, True]
    assert found[0]["registration_number"] == named[0][1]


def test_in_the_column_of_another_number_it_counts_as_personal(duckdb, rows_of):
    row = {"name": "示例市云帆机械制造有限公司", "established_on": "2001-03-01"}
    rows = staged(row | {"institution_number": alike(right=True)}, item=REGISTRATION)
    assert checked(rows_of(duckdb, rows), item=REGISTRATION)["personal"].to_pylist() == [True]
