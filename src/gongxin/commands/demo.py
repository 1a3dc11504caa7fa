"""`gongxin demo`: the demonstration city, made once and served (演示)."""

import json
import os
import shutil
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gongxin.commands.db import say
from gongxin.commands.output import Json, console, problems, write_json
from gongxin.server import actions, login
from gongxin.server.roles import Role
from gongxin.settings import Settings, settings

SURROUNDINGS = {"GONGXIN_PACKS": '["cn", "cn-demo"]', "GONGXIN_DEMONSTRATION": "true"}


def demo(
    port: Annotated[int, typer.Option(help="of the portal; the desk is on the next / 门户端口")] = 8000,
    size: Annotated[int, typer.Option(help="records to make / 记录数")] = 200_000,
    fresh: Annotated[bool, typer.Option("--fresh", help="begin anew / 重新生成")] = False,
    serve: Annotated[bool, typer.Option(help="serve when all is in / 完成后启动服务")] = True,
    as_json: Json = False,
) -> None:
    """Make the demonstration city 示例市, hand its files in, serve portal and desk (演示)."""
    chosen = _surroundings()
    if fresh:
        actions.remove(chosen)
        _forget(chosen)
    server = actions.ensure(chosen, notice=say)
    try:
        login.become(Role.MIGRATE)
        login.migrate(chosen)
        login.become(Role.WORKER)
        summary = _city(chosen, size)
        write_json(summary) if as_json else _tell(summary)
        if serve:
            _serve(chosen, port, as_json=as_json)
    finally:
        if server.started:
            actions.stop(chosen)


def _surroundings() -> Settings:
    """The demonstration's settings, for this process and those it starts."""
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("GONGXIN_DATA", str(Path(".gongxin").resolve()))
    settings.cache_clear()
    return settings()


def _forget(chosen: Settings) -> None:
    """Delete what lies beside the database: kept files and what was told of the last city."""
    shutil.rmtree(chosen.data / "files", ignore_errors=True)
    for name in ("demo-made", "demo-summary.json"):
        (chosen.data / name).unlink(missing_ok=True)


def _city(chosen: Settings, size: int) -> dict[str, Any]:
    """Make and hand in the city, or say what was made before."""
    from gongxin.catalogue.queries import in_force
    from gongxin.demo import actions as city

    told = chosen.data / "demo-summary.json"
    if city.is_made():
        return dict(json.loads(told.read_text(encoding="utf-8")))
    at, begun = datetime.now(UTC), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        problems.print("正在生成示例市的文件…… Making the files of the city …")
        files = city.make(in_force(), Path(folder), size=size, at=at)
        total = _hand_in(files)
    accounts = city.open_accounts(in_force(), at=at)
    summary = {
        "files": len(files),
        "departments": len({file.department for file in files}),
        **total,
        "seconds": round(time.monotonic() - begun),
        "accounts": [{"name": a.name, "password": a.password, "post": a.post} for a in accounts],
    }
    with os.fdopen(
        os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(summary, file, ensure_ascii=False)
    city.finish(in_force(), at=datetime.now(UTC))
    return summary


def _hand_in(files: list[Any]) -> Counter[str]:
    from gongxin.catalogue.queries import in_force
    from gongxin.demo import actions as city

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=problems) as bar:
        task = bar.add_task("报送 handing in", total=len(files))

        def progress(number: int, file: Any, delivery: Any) -> None:
            bar.update(task, completed=number, description=f"{file.path.name} ({delivery.read_rows:,})")

        return city.hand_in(in_force(), files, progress=progress)


def _tell(summary: dict[str, Any]) -> None:
    """What happened, in ten lines."""
    lines = [
        f"示例市 Demonstration city: {summary['departments']} 部门 departments",
        f"  文件 files      {summary['files']:>9,}",
        f"  读取 read       {summary['read']:>9,}",
        f"  接收 accepted   {summary['accepted']:>9,}",
        f"  未变 unchanged  {summary['unchanged']:>9,}   更正 corrected {summary['corrected']:,}",
        f"  暂存 held       {summary['held']:>9,}   待关联 unlinked {summary['unlinked']:,}",
        f"  退回 refused    {summary['refused']:>9,}",
        f"  自然人 personal {summary['personal']:>9,}   不予接收，不保存 not taken, not kept",
        f"  用时 took       {summary['seconds']:>9,} s",
        *(f"  账号 account  {a['name']}  {a['password']}  ({a['post']})" for a in summary["accounts"]),
    ]
    console.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)


def _serve(chosen: Settings, port: int, *, as_json: bool) -> None:
    from gongxin.commands.serve import run
    from gongxin.web.serving import Serving

    run(Serving(chosen, "127.0.0.1", port, 2, 8), as_json=as_json)
