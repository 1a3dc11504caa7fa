"""A right registration number of an enterprise is taken, though it may look like a citizen ID of the old form."""

from gongxin.kernel import personal, regno
from tests.quality.rows import CATALOGUE, checked, staged

REGISTRATION = CATALOGUE.items["organisation-registration"]


def alike(*, right: bool) -> str:
    numbers = (f"379900190101{n:03}" for n in range(1000))
    found = next(n for n in numbers if regno.is_valid(n) == right)
    assert personal.is_citizen_id_15(found)
    return found


def test_only_one_with_a_wrong_check_digit_is_somebodys(engine, rows_of):
    named = {"name": "示例市云帆机械制造有限公司", "established_on": "2001-03-01"}
    numbers = [alike(right=True), alike(right=False), "379900600000004"]
    rows = staged(*(named | {"registration_number": number} for number in numbers), item=REGISTRATION)
    found = checked(rows_of(engine, rows), item=REGISTRATION).to_pylist()
    assert [row["personal"] for row in found] == [False, True, True]
    assert found[0]["registration_number"] == numbers[0]


def test_in_the_column_of_another_number_it_counts_as_personal(duckdb, rows_of):
    row = {"name": "示例市云帆机械制造有限公司", "established_on": "2001-03-01"}
    rows = staged(row | {"institution_number": alike(right=True)}, item=REGISTRATION)
    assert checked(rows_of(duckdb, rows), item=REGISTRATION)["personal"].to_pylist() == [True]
