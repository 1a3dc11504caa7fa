"""The command line: `gongxin`. Commands and pages call the same functions."""

import sys

import typer

from gongxin.commands import (
    catalogue,
    db,
    deliveries,
    delivering,
    erasing,
    mirroring,
    reading,
    replaying,
    stating,
    tracing,
    values,
    verifying,
    watching,
)
from gongxin.commands.bench import bench
from gongxin.commands.demo import demo
from gongxin.commands.output import problems
from gongxin.commands.serve import serve
from gongxin.commands.worker import worker
from gongxin.kernel.errors import GongxinError

app = typer.Typer(
    help="公信 Gongxin: a public credit information platform about organisations (公共信用信息平台)",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(demo)
app.command()(serve)
app.command()(worker)
app.command()(delivering.deliver)
app.command()(watching.watch)
app.command()(watching.pull)
app.command()(values.code)
app.command("person-scan")(values.person_scan)
app.add_typer(values.workday, name="workday")
app.command()(reading.publicity)
app.command()(reading.search)
app.command()(reading.show)
app.command()(tracing.trace)
app.command()(stating.statement)
app.command()(erasing.erase)
app.command()(mirroring.mirror)
app.command()(verifying.verify)
app.command("log-key")(verifying.log_key)
app.add_typer(reading.rebuild, name="rebuild")
app.command()(bench)
app.add_typer(catalogue.app, name="catalogue")
app.command()(replaying.replay)
app.add_typer(db.app, name="db")
app.add_typer(deliveries.app, name="deliveries")


def run() -> None:
    """The entry point: a refusal is a sentence in both languages and exit code 2, never a traceback."""
    try:
        app()
    except GongxinError as error:
        from gongxin.web.look.refusals import refusal

        said = refusal(error)
        problems.print(f"[{said.code}] {said.whole.zh}", markup=False)
        problems.print(said.whole.en, markup=False)
        sys.exit(2)
