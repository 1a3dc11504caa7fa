"""`gongxin replay`: rows that wait, checked again (重放)."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from gongxin.commands.output import Json, write_rows
from gongxin.server import login
from gongxin.server.roles import Role


def replay(
    item: Annotated[str | None, typer.Option(help="of this item only / 目录条目")] = None,
    do: Annotated[bool, typer.Option("--do", help="let them in; else they are only shown / 执行")] = False,
    as_json: Json = False,
) -> None:
    """Show which waiting rows pass under the present rules and registry; with --do let them in (重放)."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.flows import replaying

    found, actor, at = in_force(), platform("terminal"), datetime.now(UTC)
    rows = []
    for change in list(replaying.changes(found, item=item)):
        done = replaying.replay(change, catalogue=found, actor=actor, at=at) if do else False
        rows.append(asdict(change) | {"let_in": done})
    write_rows(rows, as_json=as_json)
