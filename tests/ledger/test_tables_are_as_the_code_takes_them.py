"""Tables that SQL files make, beside the columns and types with which the code fills and reads them.

No model of Django stands between the two, so a drift would be noticed only by whoever runs into it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import IntEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import psycopg
import pyarrow as pa
import pytest

from gongxin.disclosure import models as disclosure
from gongxin.disclosure import names, projection, search
from gongxin.disclosure import sources as projected
from gongxin.identity import actions as identity
from gongxin.identity import queries as registry
from gongxin.ledger import bulk, compare, rows
from gongxin.ledger import models as ledger

Column = tuple[str, bool]  # type, whether it may be empty
INTEGERS = {"smallint", "integer", "bigint"}
TEXTS = {"text", "character", "character varying"}
ARROW = {pa.int64(): "bigint", pa.int32(): "integer", pa.int16(): "smallint", pa.date32(): "date"}
AS_TEXT = TEXTS | {"uuid", "jsonb"}  # what COPY takes and gives as text
PYTHON: Mapping[Any, set[str]] = {
    bool: {"boolean"},
    int: INTEGERS,
    str: TEXTS,
    date: {"date"},
    datetime: {"timestamp with time zone"},
    UUID: {"uuid"},
    Mapping: {"jsonb"},
    dict: {"jsonb"},
    tuple: {"ARRAY"},
    Sequence: {"ARRAY"},
}


@pytest.fixture(scope="module")
def tables(server, clone) -> dict[str, dict[str, Column]]:
    """schema.table → column → type and emptiness, as the database has them."""
    made = clone()
    found: dict[str, dict[str, Column]] = {}
    with psycopg.connect(made.url("superuser"), autocommit=True) as connection:
        for table, column, kind, empty in connection.execute(
            "select table_schema || '.' || table_name, column_name, data_type, is_nullable = 'YES'"
            " from information_schema.columns"
            " where table_schema in ('ledger', 'disclosure', 'shown', 'identity') order by ordinal_position"
        ):
            found.setdefault(table, {})[column] = (kind, empty)
    return found


@pytest.mark.parametrize(
    ("table", "columns", "made_by_the_database"),
    [
        ("ledger.revision", rows.REVISION, set()),
        ("ledger.content", rows.CONTENT, set()),
        ("ledger.record", rows.RECORD, {"ended"}),
        ("disclosure.window", projection.WINDOW, set()),
        ("shown.fact", projection.FACT, set()),
    ],
)
def test_every_column_is_copied_in(tables, table, columns, made_by_the_database):
    assert len(columns) == len(set(columns))
    assert set(columns) | made_by_the_database == set(tables[table])


def test_names_are_copied_into_every_column_in_their_order(tables):
    (told,) = re.findall(r"\(([a-z_, ]+)\)\s+FROM STDIN", " ".join(names._COPY.split()))
    assert set(told.split(", ")) == set(tables["shown.organisation"])


@pytest.mark.parametrize("name", sorted(bulk.TYPES.keys() - {"row", "former"}))
def test_a_staged_column_has_the_type_of_those_that_it_is_compared_with(tables, name):
    kinds = {
        table[name][0]
        for place, table in tables.items()
        if place.startswith(("ledger.", "disclosure.")) and name in table
    }
    assert kinds == {bulk.TYPES[name]}


ARROW_COLUMNS = {
    "rows.BATCH": (rows.BATCH, ("ledger.revision", "ledger.content"), {"code", "former", "class"}),
    "compare._STOOD": (compare._STOOD, ("ledger.revision", "ledger.record"), {"former"}),
    "sources._CURRENT_COLUMNS": (
        projected._CURRENT_COLUMNS,
        ("ledger.revision", "ledger.content", "identity.subject", "ledger.append"),
        {"class"},
    ),
    "identity.ARRIVING": (
        identity.ARRIVING,
        ("identity.subject",),
        {"organisation_code", "registration_number", "since", "former_name", "former_name_key"},
    ),
    "names._TYPES": (
        names._TYPES,
        ("identity.subject", "shown.organisation"),
        {"provisional", "former", "former_keys"},
    ),
}


@pytest.mark.parametrize("named", ARROW_COLUMNS)
def test_an_arrow_column_has_the_type_of_its_column(tables, named):
    schema, places, apart = ARROW_COLUMNS[named]
    told = dict(zip(schema.names, schema.types, strict=True)) if isinstance(schema, pa.Schema) else schema
    for name, kind in told.items():
        if name not in apart:
            columns = [tables[place][name][0] for place in places if name in tables[place]]
            assert columns, name
            allowed = AS_TEXT if kind == pa.string() else {ARROW[kind]}
            assert set(columns) <= allowed, (name, columns, kind)


# A class, the tables of its fields, fields under another name, and fields that an outer join may leave empty
# or a condition keeps filled.
CLASSES = [
    (disclosure.Fact, ("shown.fact",), {}, set()),
    (disclosure.Organisation, ("shown.organisation",), {}, set()),
    (search.Hit, ("shown.organisation",), {"matched": None}, set()),
    (ledger.Entry, ("ledger.revision", "ledger.append", "ledger.content"), {"klass": "class"}, {"payload"}),
    (ledger.Seal, ("ledger.append",), {}, set()),
    (ledger.Append, ("ledger.append",), {}, set()),
    (registry.Subject, ("identity.subject",), {"parent": None}, set()),
    (registry.Branch, ("identity.subject",), {"subject_id": "id"}, set()),
    (registry.Name, ("identity.name",), {}, {"valid_from"}),
    (registry.Code, ("identity.identifier",), {}, set()),
]


@pytest.mark.parametrize(
    ("made", "places", "renamed", "joined"), CLASSES, ids=[case[0].__name__ for case in CLASSES]
)
def test_a_field_has_the_type_of_its_column(tables, made, places, renamed, joined):
    for name, hint in get_type_hints(made).items():
        column = renamed.get(name, name)
        if column is None:
            continue
        found = next((tables[place][column] for place in places if column in tables[place]), None)
        assert found, f"{name}: no column"
        kind, empty = found
        plain, may_be_empty = _plain(hint)
        assert kind in _allowed(plain), f"{name}: {plain} of {kind}"
        assert may_be_empty == empty or name in joined, f"{name}: may be empty"


def _plain(hint: Any) -> tuple[Any, bool]:
    """A type without None, and whether None was one of it."""
    if get_origin(hint) in (Union, UnionType):
        (kind,) = (part for part in get_args(hint) if part is not NoneType)
        return kind, True
    return hint, False


def _allowed(kind: Any) -> set[str]:
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return {"smallint"}
    origin = get_origin(kind) or kind
    return PYTHON[origin]


def test_what_shown_counts_is_counted_with_these_types(tables):
    """As `actions.count` casts its arrays."""
    assert {name: kind for name, (kind, _) in tables["shown.tally"].items()} == {
        "item": "smallint",
        "source": "smallint",
        "month": "date",
        "n": "bigint",
    }
    assert {name: kind for name, (kind, _) in tables["shown.freshness"].items()} == {
        "item": "smallint",
        "source": "smallint",
        "recorded_on": "date",
    }
