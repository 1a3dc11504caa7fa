"""`gongxin deliveries`: receipts, problem workbooks and correction tickets at the terminal (批次、整改)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin.commands.delivering import receipt as told
from gongxin.commands.output import Json, write_object, write_rows
from gongxin.server import login
from gongxin.server.roles import Role

app = typer.Typer(help="receipts, problem workbooks, tickets (批次、整改)", no_args_is_help=True)
Receipt = Annotated[str, typer.Argument(help="number of the receipt / 回执编号")]


@app.command()
def show(receipt: Receipt, as_json: Json = False) -> None:
    """What became of a delivery, and of its faulty rows since (回执)."""
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.collection import correcting, queries
    from gongxin.flows.stages import stages
    from gongxin.web.desk import explaining

    found = queries.delivery(receipt, actor=platform("terminal"))
    mended = {
        "corrects": found.corrects.receipt if found.corrects else None,
        "faulty": len(correcting.faulty(found)),
        "left": len(correcting.remaining(found)),
    }
    steps = [_step(one) for one in stages(found, explaining.item(found))]
    if as_json:
        write_object(told(found) | mended | {"steps": steps}, as_json=True)
        return
    write_object(told(found) | mended, as_json=False)
    write_rows((step | {"reasons": _said(step["reasons"])} for step in steps), as_json=False)


def _step(one: Any) -> dict[str, Any]:
    """What one step did with the rows that came to it, and the rules that they broke there."""
    return {**asdict(one), "went_on": one.went_on}


def _said(reasons: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(f"{one['rule']} {one['field'] or ''} {one['rows']}" for one in reasons)


@app.command()
def workbook(
    receipt: Receipt,
    out: Annotated[Path, typer.Option("--out", "-o", dir_okay=False, help="xlsx to write / 输出文件")],
    english: Annotated[bool, typer.Option("--english", help="in English / 英文")] = False,
    as_json: Json = False,
) -> None:
    """Write the faulty rows that are left as a workbook to correct and hand in (问题数据工作簿)."""
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.collection import correcting, queries
    from gongxin.web.handing_back import write_workbook

    found = queries.delivery(receipt, actor=platform("terminal"))
    write_workbook(found, out, language="en" if english else "zh")
    write_object({"receipt": receipt, "rows": len(correcting.remaining(found)), "file": out}, as_json=as_json)


@app.command()
def tickets(as_json: Json = False) -> None:
    """The open correction tickets, the most urgent first (整改工单)."""
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.collection.tickets import is_overdue, listed

    on = in_force().day(datetime.now(UTC))
    rows = (
        {
            "receipt": one.delivery.receipt,
            "item": one.delivery.item,
            "department": one.delivery.department,
            "owner": one.owner,
            "due_on": one.due_on,
            "overdue": is_overdue(one, on),
            "left": one.left,
            "rows": one.rows,
        }
        for one in listed(actor=platform("terminal")).entries
    )
    write_rows(rows, as_json=as_json)


@app.command()
def decide(
    receipt: Receipt,
    reason: Annotated[str, typer.Option(help="what was looked at / 理由")],
    refuse: Annotated[bool, typer.Option("--refuse", help="refuse it / 整批退回")] = False,
    as_json: Json = False,
) -> None:
    """Let in or refuse a delivery that a gate stopped as a whole (整批复核)."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.collection import queries, stopping
    from gongxin.flows import deliver

    actor, at = platform("terminal"), datetime.now(UTC)
    found = queries.delivery(receipt, actor=actor)
    act = stopping.refuse if refuse else stopping.override
    found = act(found, reason=reason, actor=actor, at=at)
    if not refuse:
        found = deliver.run(found, catalogue=in_force(), actor=actor, at=at)
    write_object(told(found), as_json=as_json)
