"""The main identifier of a catalogue: a unified code, another number, or names within one source."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from gongxin.flows.steps import Delivered, linked
from gongxin.identity.schemes import Scheme
from gongxin.kernel.orgcode import is_valid
from tests.journeys.papers import CITY, MARKET, penalty
from tests.quality.rows import staged

ITEM = CITY.items["organisation-registration"]
CODE = "91379900MA3ABCD158"
ROW = {"name": "示例市云帆机械制造有限公司", "code": CODE, "established_on": "2016-03-01"}


def codes(*known: tuple[Scheme, str, int]) -> pa.Table:
    schemes, texts, subjects = zip(*known, strict=True)
    return pa.table(
        {
            "scheme": pa.array(map(int, schemes), pa.int16()),
            "code": pa.array(texts),
            "subject_id": pa.array(subjects, pa.int64()),
            "name": pa.array([ROW["name"]] * len(known)),
        }
    )


def links(engine, rows_of, of: Delivered, known: pa.Table, *rows) -> list[tuple[str, str, int | None]]:
    tables = (rows_of(engine, rows) for rows in (staged(*rows, item=of.item), known, of.row))
    found = linked(*tables, item=of.item, catalogue=of.catalogue)
    rows_found = found.order_by("source_row").to_pyarrow().to_pylist()
    return [(row["subject_code"], row["link"], row["subject_id"]) for row in rows_found]


@pytest.fixture
def of() -> Delivered:
    return Delivered(ITEM, CITY, MARKET, date(2026, 5, 6), "rows")


def test_by_its_unified_code(duckdb, rows_of, of):
    known = codes((Scheme.USCC, CODE, 7), (Scheme.OTHER, "1379900001", 8))
    assert links(duckdb, rows_of, of, known, ROW) == [(CODE, "code", 7)]


def test_by_the_number_of_a_catalogue_without_unified_codes(duckdb, rows_of, of):
    of = replace(of, catalogue=replace(CITY, identifier="institution_number"))
    known = codes((Scheme.USCC, CODE, 7), (Scheme.OTHER, "1379900001", 8))
    rows = [ROW | {"institution_number": number} for number in ("1379900001", "1379900002", "")]
    assert links(duckdb, rows_of, of, known, *rows) == [
        ("1379900001", "code", 8),
        ("1379900002", "new", None),
        (None, "none", None),
    ]


def test_by_names_within_one_source_as_its_catalogue_compares_them(engine, rows_of, of):
    normal = tuple(replace(f, normal="nfkc" if f.kind == "name" else "") for f in ITEM.fields)
    item = replace(ITEM, subject_kind="within_source", subject_by=("authority_name", "name"), fields=normal)
    known = codes((Scheme.WITHIN_SOURCE, "示例市登记局|云帆(株)ABC工業", 9))
    rows = [
        ROW | {"authority_name": authority, "name": name}
        for authority, name in (
            ("示例市登记局", "云帆（株）ＡＢＣ　工業"),
            ("示例市登记局", "云帆(株)ABC工業"),
            ("示例市另一登记局", "云帆(株)ABC工業"),
            ("", "云帆(株)ABC工業"),
        )
    ]
    assert links(engine, rows_of, replace(of, item=item), known, *rows) == [
        ("示例市登记局|云帆(株)ABC工業", "code", 9),
        ("示例市登记局|云帆(株)ABC工業", "code", 9),
        ("示例市另一登记局|云帆(株)ABC工業", "new", None),
        (None, "none", None),
    ]


def test_by_the_organisation_code_within_a_tax_number_where_no_unified_code_is_told(engine, rows_of):
    of = Delivered(CITY.items["administrative-penalty"], CITY, MARKET, date(2026, 5, 6), "rows")
    known = codes((Scheme.USCC, CODE, 7), (Scheme.ORGANISATION_CODE, "MA3ABCD15", 7))
    number = f"379900{CODE[8:17]}"
    rows = [
        penalty(1, decided=date(2026, 5, 1), counterparty_code="", tax_number=told)
        for told in (number, CODE, f"{number[:-1]}6", "440300192203821", f"{CODE[:-1]}9")
    ]
    other = penalty(2, decided=date(2026, 5, 1), tax_number=number)
    assert links(engine, rows_of, of, known, *rows, other) == [
        (None, "organisation_code", 7),
        (None, "organisation_code", 7),
        (None, "none", None),
        (None, "none", None),
        (None, "none", None),
        (other["counterparty_code"], "new", None),
    ]


def test_by_no_tax_number_that_may_be_a_citizen_id_though_it_holds_somebodys_organisation_code(
    engine, rows_of
):
    of = Delivered(CITY.items["administrative-penalty"], CITY, MARKET, date(2026, 5, 6), "rows")
    born = next(number for serial in range(1000) if is_valid(number := f"710203{serial:03}"))
    rows = [
        penalty(1, decided=date(2026, 5, 1), counterparty_code="", tax_number=told)
        for told in (f"370102{born}", f"37010219{born}9")
    ]
    known = codes((Scheme.ORGANISATION_CODE, born, 7), (Scheme.USCC, CODE, 8))
    assert links(engine, rows_of, of, known, *rows) == [(None, "none", None)] * 2
