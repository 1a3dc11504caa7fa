"""`gongxin watch` and `gongxin pull`: hand in from a folder, from a table (监视文件夹、数据库抽取)."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gongxin.commands.delivering import Department, Item, Snapshot, receipt
from gongxin.commands.output import Json, problems, write_object
from gongxin.server import login
from gongxin.server.roles import Role

if TYPE_CHECKING:
    from gongxin.flows.taking import Taken


def watch(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="folder / 文件夹")],
    item: Item,
    department: Department,
    snapshot: Snapshot = False,
    settle: Annotated[
        float, typer.Option(help="seconds without a change before a file is taken / 静置秒数", min=0)
    ] = 10,
    once: Annotated[bool, typer.Option("--once", help="one round, then end / 只看一轮")] = False,
    as_json: Json = False,
) -> None:
    """Take files that have stopped growing; they go to done/ or refused/, their receipts beside them."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.flows.watching import Folder

    mode = "snapshot" if snapshot else None
    watched = Folder(folder, item, department, mode, in_force(), platform("folder"))
    with watched.alone():
        watched.resume(at=_now())
        while True:
            seen = watched.look()
            time.sleep(settle)
            for taken in watched.take(seen, at=_now, tell=told):
                write_object(told(taken), as_json=as_json)
            if once:
                return


def pull(
    source: Annotated[str, typer.Argument(help="name in the file of GONGXIN_PULLS / 来源名称")],
    every: Annotated[
        float | None, typer.Option(help="go on, so many seconds after each pull / 每隔几秒再抽取", min=1)
    ] = None,
    as_json: Json = False,
) -> None:
    """Hand in what has changed in a department's table since the last time (数据库抽取).

    With --every it stays in step with the table until it is stopped; a source that is away is asked again.
    """
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.collection.pulling.model import configured
    from gongxin.flows.pulling import Source
    from gongxin.kernel.errors import GongxinError
    from gongxin.settings import settings
    from gongxin.web.look.refusals import refusal

    sources = configured(settings().pulls)
    if source not in sources:
        raise GongxinError("collection.unknown_source", source=source)
    while True:
        try:
            for taken in Source(source, sources[source], in_force(), platform("pull")).taken(at=_now()):
                write_object(told(taken), as_json=as_json)
        except GongxinError as gone:
            if every is None or gone.code != "collection.source_gone":
                raise
            said = refusal(gone).whole
            problems.print(f"{said.zh} {said.en}")
        if every is None:
            return
        time.sleep(every)


def _now() -> datetime:
    return datetime.now(UTC)


def told(taken: "Taken") -> Mapping[str, Any]:
    """The receipt of a file in words; names of files are the department's own."""
    from gongxin.web.look.refusals import refusal

    said: dict[str, Any] = {"file": taken.name}
    if taken.delivery:
        said |= receipt(taken.delivery)
    if taken.refusal:
        words = refusal(taken.refusal)
        said |= {"refusal": words.code, "notice": f"{words.whole.zh} {words.whole.en}"}
    return said
