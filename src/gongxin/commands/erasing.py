"""`gongxin erase`: a lawful erasure from the terminal (依法删除)."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer

from gongxin.commands.output import Json, problems, write_object
from gongxin.kernel.errors import GongxinError
from gongxin.server import login
from gongxin.server.roles import Role

ASKED = "删除后无法恢复，确定删除吗？ What is erased cannot be had back. Erase it?"


def erase(
    code: Annotated[str, typer.Argument(help="any code that leads to one organisation / 代码")],
    record: Annotated[UUID, typer.Argument(help="its number, as `gongxin show` gives it / 记录编号")],
    basis: Annotated[str, typer.Option(help="law and article, or the ruling / 法律依据或裁判文书")],
    case: Annotated[str, typer.Option(help="number of the case at hand / 受理号或案号")],
    yes: Annotated[bool, typer.Option("--yes", help="do not ask again / 不再询问")] = False,
    as_json: Json = False,
) -> None:
    """Erase a record wherever it is kept, and keep why (依法删除). Exit code 1 if it is called off."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.disclosure.views import subject_of
    from gongxin.flows import erasing
    from gongxin.ledger import queries as ledger

    subject, found = subject_of(code), in_force()
    if subject is None:
        raise GongxinError("disclosure.unknown_organisation", code=code)
    entry = ledger.record(subject, record)
    if entry is None:
        raise GongxinError("ledger.unknown_record", subject=subject, record=record.hex)
    item = found.stated_under(entry.item, entry.item_version)
    what = {"code": code, "item": item.id if item else entry.item, "record": record}
    reason = erasing.reason(basis, case)
    if not yes:
        problems.print(*what.values(), markup=False)
        typer.confirm(ASKED, abort=True, err=True)
    erasure = erasing.erase(
        subject, record, reason=reason, catalogue=found, actor=platform("terminal"), at=datetime.now(UTC)
    )
    write_object(what | asdict(erasure), as_json=as_json)
