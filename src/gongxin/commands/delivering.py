"""`gongxin deliver`: hand in a file from the terminal (报送)."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from gongxin.commands.output import Json, problems, write_object
from gongxin.server import login
from gongxin.server.roles import Role

STAGES = {
    "reading": "读取 reading",
    "checking": "校验 checking",
    "loading": "入库 loading",
}


Item = Annotated[str, typer.Option("--item", help="id of the item / 目录条目")]
Department = Annotated[str, typer.Option("--department", help="unified code of the sender / 报送单位代码")]
Snapshot = Annotated[bool, typer.Option("--snapshot", help="a full list: what is missing has ended / 全量")]


def deliver(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="file / 文件")],
    item: Item,
    department: Department,
    snapshot: Snapshot = False,
    as_json: Json = False,
) -> None:
    """Hand in a file (报送文件). Exit code 0 if anything went in or was known, 1 if nothing was usable."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.collection import actions as collection
    from gongxin.flows import deliver as flow

    at, actor, found = datetime.now(UTC), platform("terminal"), in_force()
    said = collection.Handover(item, department, file.name, "cli", "snapshot" if snapshot else None)
    delivery = collection.receive(file, said, catalogue=found, actor=actor, at=at)
    if delivery.repeat_of_id is None:
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=problems,
        ) as bar:
            task = bar.add_task(file.name, total=None)

            def progress(stage: str, done: int, total: int) -> None:
                bar.update(task, description=STAGES[stage], completed=done, total=total or None)

            delivery = flow.run(delivery, catalogue=found, actor=actor, at=at, progress=progress)
    write_object(receipt(delivery), as_json=as_json)
    used = delivery.accepted_rows + delivery.unchanged_rows + delivery.corrected_rows
    raise typer.Exit(0 if used else 1)


def receipt(delivery: object) -> dict[str, object]:
    """What a receipt says (回执)."""
    from gongxin.collection.models import OUTCOMES

    counts = {name: getattr(delivery, f"{name}_rows") for name in ("read", *OUTCOMES)}
    names = ("receipt", "file_name", "item", "department", "mode", "state", "sha256")
    return {name: getattr(delivery, name) for name in names} | counts | _nothing_ended(delivery)


def _nothing_ended(delivery: Any) -> dict[str, object]:
    from gongxin.web.desk.explaining import nothing_ended

    said = nothing_ended(delivery)
    if said is None:
        return {}
    return {"unidentified": delivery.unidentified_rows, "notice": f"{said.whole.zh} {said.whole.en}"}
