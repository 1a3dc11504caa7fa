"""`gongxin trace`: the way of one record from the terminal (溯源)."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer

from gongxin.commands.output import Json, write_json, write_object, write_rows
from gongxin.server import login
from gongxin.server.roles import Role


def trace(
    code: Annotated[str, typer.Argument(help="any code that leads to one organisation / 代码")],
    record: Annotated[UUID, typer.Argument(help="its number, as `gongxin show` gives it / 记录编号")],
    as_json: Json = False,
) -> None:
    """Who brought a record, who decided what and why, where it went (溯源). The reading is noted."""
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.flows.tracing import trace as of

    found = asdict(of(code, record, catalogue=in_force(), actor=platform("terminal"), at=datetime.now(UTC)))
    if as_json:
        write_json(found)
        return
    versions, windows, filled = (found.pop(name) for name in ("versions", "windows", "filled"))
    write_object(found, as_json=False)
    write_rows(map(_line, versions), as_json=False)
    write_rows(windows, as_json=False)
    write_rows(map(_told, filled), as_json=False, title="登记信息补全 filled from the registration")


def _told(one: dict[str, object]) -> dict[str, object]:
    """A filled value on one line, with the delivery that told it."""
    arrival = one["arrival"]
    assert arrival is None or isinstance(arrival, dict)  # noqa: S101
    return one | {
        "arrival": arrival and f"{arrival['receipt']} {arrival['sheet'] or ''}:{arrival['row'] or ''}"
    }


def _line(version: dict[str, object]) -> dict[str, object]:
    """A version on one line: what happened, whence it came, who decided."""
    arrival, deeds, public = version["arrival"], version["deeds"], version["public"]
    assert isinstance(deeds, tuple)  # noqa: S101
    assert arrival is None or isinstance(arrival, dict)  # noqa: S101
    assert public is None or isinstance(public, dict)  # noqa: S101
    place = arrival and f"{arrival['receipt']} {arrival['sheet'] or ''}:{arrival['row'] or ''}"
    return {
        "version": version["number"],
        "act": version["act"],
        "occasion": version["occasion"],
        "recorded_at": version["recorded_at"],
        "delivery": place,
        "by": "\n".join(f"{deed['action']} {deed['by']} {deed['reason']}".strip() for deed in deeds),
        "public_until": public and public["shown_until"],
    }
