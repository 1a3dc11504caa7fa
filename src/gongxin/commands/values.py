"""Commands about single values: codes, personal data in a file, working days."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from gongxin.catalogue import tables
from gongxin.catalogue.tables import SHIPPED
from gongxin.commands.output import Json, write_object, write_rows
from gongxin.kernel import answers


def code(
    codes: Annotated[list[str], typer.Argument(help="codes, or - for one a line from standard input / 代码")],
    as_json: Json = False,
) -> None:
    """Check unified social credit codes (统一社会信用代码核验): findings with rule and severity for each."""
    known = tables.divisions(packs=(SHIPPED / "cn", SHIPPED / "cn-demo"))
    said = [answers.code(text, known) for text in _given(codes)]
    write_rows(said, as_json=as_json)
    errors = any(finding["severity"] == "error" for one in said for finding in one["findings"])
    raise typer.Exit(1 if errors else 0)


def _given(codes: list[str]) -> Iterator[str]:
    if codes == ["-"]:
        yield from (line.strip() for line in sys.stdin if line.strip())
    else:
        yield from codes


def person_scan(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)], as_json: Json = False
) -> None:
    """Say where personal data stands in a text file (个人信息扫描): places, never values."""
    text = file.read_bytes().decode("utf-8-sig", errors="replace")
    places = list(answers.person_scan(text.splitlines()))
    write_rows(places, as_json=as_json)
    raise typer.Exit(1 if places else 0)


workday = typer.Typer(help="Working days (工作日)", no_args_is_help=True)


@workday.command("add")
def workday_add(day: str, number: int, as_json: Json = False) -> None:
    """The last day of a limit of NUMBER working days; day one is the day after."""
    start = date.fromisoformat(day)
    write_object(answers.workday(tables.work_calendar(), start, number), as_json=as_json)


@workday.callback()
def _workday() -> None:
    """Working days (工作日)."""
