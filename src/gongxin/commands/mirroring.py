"""`gongxin mirror`: public facts for another system of publicity (信息镜像)."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gongxin.commands.output import Json, write_object
from gongxin.kernel.errors import GongxinError
from gongxin.server import login
from gongxin.server.roles import Role


def mirror(
    name: Annotated[str, typer.Argument(help="id of a mirror of the catalogue / 镜像系统")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="JSON Lines")],
    since: Annotated[
        str | None, typer.Option(help="a moment: only what changed since; none: all / 自何时起的变化")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write what is public, or what was added, changed and withdrawn since a moment (信息镜像)."""
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.disclosure.mirroring import hand_on

    law = in_force()
    chosen = law.mirrors.get(name)
    if chosen is None:
        raise GongxinError("disclosure.unknown_mirror", mirror=name, mirrors="、".join(law.mirrors))
    moment = datetime.fromisoformat(since) if since else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(law.zone))
    with file.open("wb") as to:
        made = hand_on(
            chosen, to, since=moment, catalogue=law, actor=platform("terminal"), at=datetime.now(UTC)
        )
    write_object({"file": file, **dataclasses.asdict(made)}, as_json=as_json)
