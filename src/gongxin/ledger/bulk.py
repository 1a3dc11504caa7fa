"""Arrow tables into PostgreSQL and back, by COPY on Django's own connection, inside its transaction."""

import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.csv
from django.db import connection
from psycopg.sql import SQL, Composed, Identifier

PLAIN = pa.csv.WriteOptions(include_header=False, quoting_style="needed")
PIECE = 1 << 20

TYPES = {
    "subject_id": "bigint", "append_id": "bigint", "stated_in": "bigint", "former": "bigint",
    "record_id": "uuid", "key": "uuid", "payload_digest": "uuid", "replaces": "uuid",
    "item": "smallint", "source": "smallint", "act": "smallint", "row": "integer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoded:
    """Rows as COPY reads them; empty values are unquoted, empty texts are quoted."""

    columns: tuple[str, ...]
    num_rows: int
    data: pa.Buffer


def encode(rows: pa.Table) -> Encoded:
    """Rows in the form of COPY; their column names are the table's.

    Behind an empty first batch Arrow's writer spoils the first bytes: batches without rows are left out.
    """
    out = pa.BufferOutputStream()
    filled = [batch for batch in rows.to_batches() if batch.num_rows]
    pa.csv.write_csv(pa.Table.from_batches(filled, rows.schema), out, PLAIN)
    return Encoded(tuple(rows.column_names), rows.num_rows, out.getvalue())


def copy_in(table: str, rows: pa.Table | Encoded) -> None:
    """Append rows to a table."""
    if not rows.num_rows:
        return
    encoded = rows if isinstance(rows, Encoded) else encode(rows)
    view = memoryview(encoded.data)
    with _errors(), connection.cursor() as cursor, cursor.copy(_copy(table, encoded.columns)) as copy:
        for start in range(0, len(view), PIECE):
            copy.write(bytes(view[start : start + PIECE]))


def _errors() -> AbstractContextManager[None]:
    """What goes wrong in a COPY arrives as Django's errors, like everything else."""
    context: AbstractContextManager[None] = connection.wrap_database_errors
    return context


def _copy(table: str, columns: Sequence[str]) -> Composed:
    return SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(
        Identifier(*table.split(".")), SQL(", ").join(map(Identifier, columns))
    )


@contextmanager
def staged(rows: pa.Table) -> Iterator[str]:
    """A temporary table with these rows, for the statements within; its columns are those of `TYPES`."""
    columns = ", ".join(f"{name} {TYPES[name]}" for name in rows.column_names)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE staged ({columns}) ON COMMIT DROP")
        copy_in("pg_temp.staged", rows)
        cursor.execute("ANALYZE pg_temp.staged")
        yield "pg_temp.staged"
        cursor.execute("DROP TABLE pg_temp.staged")


def copy_out(statement: str, schema: pa.Schema) -> pa.Table:
    """The answer of a statement without parameters as an Arrow table of that schema."""
    out = pa.BufferOutputStream()
    with _errors(), connection.cursor() as cursor, cursor.copy(_out(statement)) as copy:
        for piece in copy:
            out.write(piece)
    data = out.getvalue()
    if not data.size:
        return schema.empty_table()
    return pa.csv.read_csv(pa.BufferReader(data), **reading(schema))


def reading(schema: pa.Schema) -> dict[str, Any]:
    """How Arrow reads what COPY wrote: an unquoted empty value is none, a quoted one an empty text."""
    return {
        "read_options": pa.csv.ReadOptions(column_names=schema.names),
        "parse_options": pa.csv.ParseOptions(newlines_in_values=True),
        "convert_options": pa.csv.ConvertOptions(
            column_types=schema, strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
        ),
    }


def streamed(statement: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows of a statement in the memory of a few pieces, whatever their number."""
    with _errors(), connection.cursor() as cursor, cursor.copy(_out(statement)) as copy:
        pieces = iter(copy)
        first = next(pieces, None)
        if first is not None:
            rows = io.BufferedReader(_Pieces(bytes(first), pieces))
            yield from pa.csv.open_csv(rows, **reading(schema))


def _out(statement: str) -> str:
    return f"COPY ({statement}) TO STDOUT (FORMAT csv)"


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, first: bytes, pieces: Iterator[bytes]) -> None:
        self._rest = first
        self._pieces = pieces

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = bytes(piece)
        taken = min(len(target), len(self._rest))
        target[:taken], self._rest = self._rest[:taken], self._rest[taken:]
        return taken
