"""`gongxin serve`: database, portal, desk and worker, until told to stop."""

from typing import Annotated

import typer

from gongxin.commands.db import say
from gongxin.commands.output import Json, write_object
from gongxin.server import actions, login
from gongxin.server.roles import Role
from gongxin.settings import settings
from gongxin.web.serving import Serving


def serve(
    host: Annotated[str, typer.Option(help="address to listen on / 监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="of the portal; the desk is on the next / 门户端口")] = 8000,
    workers: Annotated[int, typer.Option(help="processes each of portal and desk / 进程数")] = 2,
    threads: Annotated[int, typer.Option(help="threads of each process / 线程数")] = 8,
    as_json: Json = False,
) -> None:
    """Serve portal and desk and run the worker (启动服务). Ctrl+C ends all of them."""
    server = actions.ensure(settings(), notice=say)
    try:
        login.become(Role.MIGRATE)
        login.migrate(settings())
        _same_law()
        ended = run(Serving(settings(), host, port, workers, threads), as_json=as_json)
    finally:
        if server.started:
            actions.stop(settings())
    raise typer.Exit(1 if ended else 0)


def run(serving: Serving, *, as_json: bool) -> Role | None:
    """Start the three, say where they are, and wait. Returns the one that ended by itself, if any."""
    serving.start()
    try:
        addresses = {"portal": serving.url(Role.PORTAL), "desk": serving.url(Role.DESK)}
        write_object(addresses, as_json=as_json)
        return serving.run()
    finally:
        serving.stop()


def _same_law() -> None:
    """Refuse to start with an item whose text is not the one under which records came in."""
    from gongxin.catalogue.actions import assert_same
    from gongxin.catalogue.load import catalogue

    with login.logged_in_as(Role.WORKER, settings()):
        assert_same(catalogue().versions.values())
