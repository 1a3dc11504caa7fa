"""Opening and updating subjects in bulk, within the caller's transaction (主体登记).

A batch is an Arrow table; one record is a batch of one. Both verbs may run twice or beside each other:
what is there already stays. Codes are taken in order, so that no two writers wait for one another in a ring.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from django.db import connection

from gongxin.identity import relations
from gongxin.identity.schemes import Scheme
from gongxin.kernel import names
from gongxin.kernel.text import name_key

ARRIVING: Mapping[str, Any] = {
    "code": pa.string(),
    "name": pa.string(),
    "name_key": pa.string(),
    "organisation_code": pa.string(),
    "registration_number": pa.string(),
    "status": pa.string(),
    "division": pa.string(),
    "parent_code": pa.string(),
    "since": pa.date32(),
    "former_name": pa.string(),
    "former_name_key": pa.string(),
}
_SQL = Path(__file__).parent / "sql"
Facts = dict[str, date | datetime | int | bool | str | None]
_BETWEEN = "\x1f"  # between the former names of one row, and between their keys: in no name
DIVISION = "^[1-9][0-9]{5}$"
ANALYSE_FROM = 10_000  # rows from which the planner must know how many arrive


def register(
    batch: pa.Table, *, on: date, at: datetime, scheme: Scheme = Scheme.USCC, source: int | None = None
) -> pa.Table:
    """Open or update the subject of every registration row (登记). Returns code, subject_id.

    batch: code, name, and any of organisation_code, registration_number, status, division, parent_code,
    former_name, since (the day from which the row says its name holds). `on` is the day of the statement:
    it dates a change of name for which no later day is told. A day before the present name's makes a former
    name; `former_name` may hold several. Of several rows of one code each adds its name; the last one is the
    state. A provisional subject becomes full.
    """
    relations.await_statements()
    _arrive(batch)
    facts: Facts = {
        "on": on,
        "at": at,
        "scheme": int(scheme),
        "source": source,
        "provisional": False,
        "between": _BETWEEN,
    }
    for step in ("open", "lock", "names", "state", "identifiers", "parents"):
        _run(step, facts)
    return _found(source)


def open_provisional(
    batch: pa.Table, *, on: date, at: datetime, scheme: Scheme = Scheme.USCC, source: int | None = None
) -> pa.Table:
    """Open a subject for every code the registry lacks, under the name of its first record (临时主体).

    batch: code, name. Returns code, subject_id, also of those that were there and stay as they are.
    """
    _arrive(batch)
    facts: Facts = {"on": on, "at": at, "scheme": int(scheme), "source": source, "provisional": True}
    for step in ("open", "first_names", "identifiers", "parents"):
        _run(step, facts)
    return _found(source)


def _arrive(batch: pa.Table) -> None:
    """COPY the batch into a table of this transaction; a row without a code is the caller's mistake."""
    if batch.num_rows and batch["code"].null_count:
        raise ValueError("a batch for the registry holds a row without a code")
    table = _completed(batch)
    with connection.cursor() as cursor:
        cursor.execute(_sql("arriving"))
        columns = ", ".join(table.column_names)
        with cursor.copy(f"COPY pg_temp.arriving ({columns}) FROM STDIN (FORMAT csv)") as copy:
            copy.write(_csv(table))
        if table.num_rows >= ANALYSE_FROM:
            cursor.execute("ANALYZE pg_temp.arriving")


def _completed(batch: pa.Table) -> pa.Table:
    """The batch with every column of ARRIVING; empty text, and a name without a letter, say nothing: null."""
    for named in {"name", "former_name"}.intersection(batch.column_names):
        said, keys = _named(batch[named], names.each if named == "former_name" else _whole)
        batch = batch.set_column(batch.column_names.index(named), named, said)
        batch = batch.append_column(f"{named}_key", keys)
    columns = {}
    for name, kind in ARRIVING.items():
        known = name in batch.column_names
        column = batch[name].cast(kind) if known else pa.nulls(batch.num_rows, kind)
        columns[name] = _without_empty(column) if kind == pa.string() else column
    columns["division"] = _only(columns["division"], DIVISION)
    return pa.table(columns)


def _only(column: Any, pattern: str) -> Any:
    """The values of that form; others are nothing that the registry can keep."""
    return pc.if_else(pc.match_substring_regex(column, pattern), column, pa.scalar(None, pa.string()))


def _named(cells: Any, names_of: Callable[[str], tuple[str, ...]]) -> tuple[Any, Any]:
    """The names of every cell and their keys, each different cell looked at once."""
    coded = cells.combine_chunks().dictionary_encode()
    known = [
        [(name, key) for name in names_of(cell or "") if (key := name_key(name))]
        for cell in coded.dictionary.to_pylist()
    ]
    said, keys = (
        pa.array([_BETWEEN.join(one[part] for one in cell) or None for cell in known], pa.string())
        for part in (0, 1)
    )
    return said.take(coded.indices), keys.take(coded.indices)


def _whole(cell: str) -> tuple[str, ...]:
    return (cell,)


def _without_empty(column: Any) -> Any:
    return pc.if_else(pc.equal(column, pa.scalar("")), pa.scalar(None, pa.string()), column)


def _csv(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pyarrow.csv.write_csv(table, sink, pyarrow.csv.WriteOptions(include_header=False))
    return bytes(sink.getvalue())


def _run(step: str, facts: Facts) -> None:
    with connection.cursor() as cursor:
        for statement in _sql(step).split(";\n"):
            if statement.strip():
                cursor.execute(statement, facts)


def _found(source: int | None) -> pa.Table:
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.code, s.id from identity.subject s where s.source is not distinct from %s"
            " and s.code in (select code from pg_temp.arriving) order by s.code",
            [source],
        )
        rows = cursor.fetchall()
    codes, subjects = zip(*rows, strict=True) if rows else ((), ())
    return pa.table({"code": pa.array(codes, pa.string()), "subject_id": pa.array(subjects, pa.int64())})


def _sql(step: str) -> str:
    return (_SQL / f"{step}.sql").read_text(encoding="utf-8")
