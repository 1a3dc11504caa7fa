"""How every command speaks: a table or sentences for people, one object or JSON lines with --json."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

Json = Annotated[bool, typer.Option("--json", help="one JSON object, or JSON lines / 输出 JSON")]

_WIDE = 160  # columns where no terminal tells its width: files and pipes break no line of a table

console = Console(width=None if sys.stdout.isatty() else _WIDE)
problems = Console(stderr=True, width=None if sys.stderr.isatty() else _WIDE)


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    if hasattr(value, "__fspath__"):
        return str(value)
    raise TypeError(type(value).__name__)


def write_json(value: object) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def write_rows(rows: Iterable[Mapping[str, Any]], *, as_json: bool, title: str = "") -> None:
    """Rows with the same keys: JSON lines, or a table."""
    if as_json:
        for row in rows:
            write_json(row)
        return
    table: Table | None = None
    for row in rows:
        if table is None:
            table = Table(*row.keys(), title=title or None)
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    if table is not None:
        console.print(table)


def write_object(value: Mapping[str, Any], *, as_json: bool) -> None:
    """One thing: a JSON object, there at once whatever comes next, or a line for each of its parts."""
    if as_json:
        write_json(value)
        sys.stdout.flush()
        return
    for name, part in value.items():
        console.print(f"[bold]{name}[/bold]  {part}")
