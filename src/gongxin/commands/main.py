"""The command line: `gongxin`. Commands and pages call the same functions."""

import sys

import typer

from gongxin.commands import catalogue, values
from gongxin.commands.output import problems
from gongxin.kernel.errors import GongxinError

app = typer.Typer(
    help="公信 Gongxin: a public credit information platform about organisations (公共信用信息平台)",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("code")(values.code)
app.command("person-scan")(values.person_scan)
app.add_typer(values.workday, name="workday")
app.add_typer(catalogue.app, name="catalogue")


def run() -> None:
    """The entry point: a refusal is a sentence and exit code 2, never a traceback."""
    try:
        app()
    except GongxinError as refusal:
        problems.print(f"[red]{refusal}[/red]")
        sys.exit(2)
