"""`gongxin db`: the database of a deployment, and the addresses of its roles."""

from typing import Annotated

import typer

from gongxin.commands.output import Json, problems, write_object
from gongxin.server import actions, login, roles
from gongxin.server.roles import Role
from gongxin.server.words import NOTICES
from gongxin.settings import settings

app = typer.Typer(help="the database: start, stop, migrate, addresses (数据库)", no_args_is_help=True)


def say(event: str) -> None:
    """Tell a person at the terminal what takes a while."""
    chinese, english = NOTICES[event]
    problems.print(f"{chinese} {english}")


@app.command()
def start(as_json: Json = False) -> None:
    """Start the embedded server, or provision the operator's (启动数据库)."""
    server = actions.ensure(settings(), notice=say)
    state = actions.status(settings()) if server.embedded else "external"
    write_object({"state": state, "embedded": server.embedded, "started": server.started}, as_json=as_json)


@app.command()
def stop(as_json: Json = False) -> None:
    """Stop the embedded server (停止数据库)."""
    write_object({"stopped": actions.stop(settings())}, as_json=as_json)


@app.command()
def status(as_json: Json = False) -> None:
    """Say what the embedded server is doing (数据库状态)."""
    external = bool(settings().database_url)
    write_object({"state": "external" if external else actions.status(settings())}, as_json=as_json)


@app.command()
def migrate(as_json: Json = False) -> None:
    """Bring the tables up to date (升级表结构)."""
    actions.ensure(settings(), notice=say)
    login.become(Role.MIGRATE)
    login.migrate(settings())
    write_object({"migrated": settings().database_name}, as_json=as_json)


@app.command()
def url(
    role: Annotated[Role, typer.Option(help="the role that logs in / 数据库角色")], as_json: Json = False
) -> None:
    """Print the address under which a role logs in (连接地址). It holds the password."""
    address = roles.url(settings(), role)
    if as_json:
        write_object({"role": role, "url": address}, as_json=True)
    else:
        typer.echo(address)
