"""`gongxin search`: find an organisation as the portal does, with the portal's role."""

from dataclasses import asdict
from typing import Annotated

import typer

from gongxin.commands.db import say
from gongxin.commands.output import Json, write_json, write_rows
from gongxin.disclosure import search as searching
from gongxin.disclosure.words import REFUSALS
from gongxin.kernel.errors import GongxinError
from gongxin.server import actions, login
from gongxin.server.roles import Role
from gongxin.settings import settings


def search(
    text: Annotated[str, typer.Argument(help="code, part of a name, or initials / 代码、名称片段或首字母")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="at most so many / 最多条数")] = 20,
    as_json: Json = False,
) -> None:
    """Find organisations by code or name (主体检索). Persons cannot be searched."""
    actions.ensure(settings(), notice=say)
    login.become(Role.PORTAL)
    try:
        hits = searching.search(text, limit)
    except GongxinError as refusal:
        _refuse(refusal, as_json=as_json)
        raise typer.Exit(2) from refusal
    rows = [asdict(hit) for hit in hits]
    if not as_json:
        rows = [{name: row[name] for name in ("code", "name", "matched")} for row in rows]
    write_rows(rows, as_json=as_json)
    raise typer.Exit(0 if hits else 1)


def _refuse(refusal: GongxinError, *, as_json: bool) -> None:
    words = REFUSALS[refusal.code]
    said = {
        "refused": refusal.code,
        "zh": words.zh.format(**refusal.facts),
        "en": words.en.format(**refusal.facts),
    }
    if as_json:
        write_json(said)
    else:
        typer.echo(f"{said['zh']}\n{said['en']}", err=True)
