"""`gongxin mirror`: public facts for another system of publicity (信息镜像)."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

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
    from gongxin.disclosure.mirroring import asked_moment, hand_on

    law = in_force()
    chosen = law.mirrors.get(name)
    if chosen is None:
        raise GongxinError("disclosure.unknown_mirror", mirror=name, mirrors="、".join(law.mirrors))
    moment, draft = asked_moment(since or ""), file.with_name(f"{file.name}.draft")
    try:
        with draft.open("wb") as to:
            made = hand_on(
                chosen, to, since=moment, catalogue=law, actor=platform("terminal"), at=datetime.now(UTC)
            )
        draft.replace(file)  # a refusal leaves the last file as it was
    finally:
        draft.unlink(missing_ok=True)
    write_object({"file": file, **dataclasses.asdict(made)}, as_json=as_json)
