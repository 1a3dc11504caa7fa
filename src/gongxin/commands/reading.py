"""Commands that look: publicity, search, show; and rebuild (查询与重建)."""

from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from gongxin.catalogue.words import PURPOSES
from gongxin.commands.output import Json, write_object, write_rows
from gongxin.kernel.errors import GongxinError
from gongxin.server import login
from gongxin.server.roles import Role

Day = Annotated[str | None, typer.Option(help="YYYY-MM-DD")]
OTHERS = ("market", "self_declared")  # of them a row names the source, and none has a class
AUDIENCES = {"public": "public", "own": "self", "department": "government"}


def _day(text: str | None) -> date:
    from gongxin.catalogue.load import catalogue

    if text:
        return date.fromisoformat(text)
    return catalogue().day(datetime.now(UTC))


def publicity(
    item: Annotated[str, typer.Option(help="id of the item / 目录条目")],
    decided: Annotated[str, typer.Option(help="day of the decision / 决定日期")],
    klass: Annotated[str | None, typer.Option("--class", help="minor | general | serious")] = None,
    on: Day = None,
    as_json: Json = False,
) -> None:
    """From when to when such a record is public, and why (公示期限)."""
    from gongxin.catalogue.load import catalogue
    from gongxin.disclosure.publicity import publicity as of

    found = catalogue()
    if item not in found.items:
        raise GongxinError("collection.unknown_item", item=item)
    day = _day(on)
    said = of(found.items[item], found, klass=klass, decided_on=date.fromisoformat(decided), on=day)
    window = said.window
    write_object(
        {
            "item": item,
            "class": klass,
            "decided_on": decided,
            "on": day,
            "shown": said.shown,
            "shown_from": window and window.shown_from,
            "shown_until": window and window.shown_until,
            "last_shown_on": window and window.last_shown_on,
            "reason": window and window.reason.name.lower(),
            "bound": window and window.bound,
            "review": window and window.review,
            "repair_from": said.repair_from,
        },
        as_json=as_json,
    )


def search(
    text: Annotated[str, typer.Argument(help="code, fragment of a name, initials / 代码、名称、拼音首字母")],
    limit: int = 20,
    as_json: Json = False,
) -> None:
    """Find organisations as the portal does (检索)."""
    login.become(Role.PORTAL)
    from gongxin.disclosure.search import search as find

    rows = [{"code": hit.code, "name": hit.name, "former": list(hit.former)} for hit in find(text, limit)]
    write_rows(rows, as_json=as_json)
    raise typer.Exit(0 if rows else 1)


def show(
    code: Annotated[str, typer.Argument(help="any code that leads to one organisation / 代码")],
    audience: Annotated[str, typer.Option("--as", help="public | own | department")] = "public",
    purpose: Annotated[
        str, typer.Option(help=f"of reading what is not public / 查阅目的: {' | '.join(PURPOSES)}")
    ] = "",
    case: Annotated[str, typer.Option(help="number of the case at hand / 受理号或案号")] = "",
    on: Day = None,
    known_at: Annotated[str | None, typer.Option(help="a moment: what was known then / 时点")] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(help="market | self_declared: leave that kind of information out / 不含该类信息"),
    ] = None,
    as_json: Json = False,
) -> None:
    """An organisation's records as an audience sees them on a day (档案).

    Each row says of what kind of information it is; public credit information comes first.

    Whatever is more than public is read for a purpose and a case, and the reading is noted, as at the desk.
    """
    login.become(Role.DESK)
    from gongxin.catalogue.model import Audience, Information
    from gongxin.catalogue.queries import in_force

    reader, found, at = Audience(AUDIENCES[audience]), in_force(), datetime.now(UTC)
    moment = datetime.fromisoformat(known_at) if known_at else at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(found.zone))
    day, left_out = _day(on), frozenset(map(_other, without or ()))
    if reader is Audience.PUBLIC:
        seen = _public(code, on=day, known_at=moment, beside=set(Information) - left_out)
    else:
        from gongxin.web.desk.actions import Asked

        asked = Asked(purpose, case, reader, left_out)
        seen = _noted(code, asked, at=at, on=day, known_at=moment)
    _write_apart([_row(one, found) for one in seen], as_json=as_json)


def _write_apart(rows: list[dict[str, object]], *, as_json: bool) -> None:
    """Each kind of information by itself, public credit information first; a table names its kind once."""
    from gongxin.catalogue.words import INFORMATION

    for kind in (*INFORMATION, None):
        of_kind = [row for row in rows if row["information"] == (kind or "")]
        title = f"{INFORMATION[kind].zh} {INFORMATION[kind].en}" if kind else ""
        spared = set() if as_json else {"information", "class" if kind in OTHERS else "source"}
        if not as_json and not any(row["filled"] for row in of_kind):
            spared.add("filled")
        cut = [{name: cell for name, cell in row.items() if name not in spared} for row in of_kind]
        write_rows(cut, as_json=as_json, title=title)


def _other(kind: str) -> Any:
    from gongxin.catalogue.model import Information

    if kind not in OTHERS:
        raise typer.BadParameter(kind, param_hint="--without")
    return Information(kind)


def _public(code: str, *, on: date, known_at: datetime, beside: Any) -> list[Any]:
    from gongxin.catalogue.model import Audience
    from gongxin.catalogue.queries import in_force
    from gongxin.disclosure.views import subject_of, view

    subject = subject_of(code)
    if subject is None:
        raise GongxinError("disclosure.unknown_organisation", code=code)
    return view(subject, Audience.PUBLIC, in_force(), on=on, known_at=known_at, beside=beside)


def _noted(code: str, asked: Any, **when: Any) -> list[Any]:
    """By the main code of whom the code leads to: that is what is noted."""
    from gongxin.access.actor import platform
    from gongxin.disclosure.views import subject_of
    from gongxin.identity.queries import by_id
    from gongxin.web.desk.actions import read_file

    known = subject_of(code)
    subject = by_id(known) if known is not None else None
    _, seen = read_file(subject.code if subject else code, asked, actor=platform("terminal"), **when)
    return seen


def _row(one: Any, found: Any) -> dict[str, object]:
    entry, window = one.entry, one.window
    item = found.stated_under(entry.item, entry.item_version)
    return {
        "information": str(item.information) if item else "",
        "item": item.id if item else entry.item,
        "source": _named(found, entry.source),
        "record": entry.record_id,
        "act": entry.act.name.lower(),
        "class": entry.klass and entry.klass.word,
        "recorded_at": entry.recorded_at,
        "shown_from": window and window.shown_from,
        "shown_until": window and window.shown_until,
        "fields": dict(one.fields),
        "filled": {told.field: _told(told, found) for told in one.filled},
    }


def _told(told: Any, found: Any) -> dict[str, object]:
    """A value that the record leaves out, and the registration that tells it."""
    by = told.by
    return {
        "value": told.value,
        "source": _named(found, by.source),
        "record": str(by.record_id),
        "recorded_at": by.recorded_at.isoformat(),
    }


def _named(found: Any, number: int) -> str:
    source = found.source_of(number)
    return source.name.zh if source else ""


rebuild = typer.Typer(help="make a projection anew from the ledger (重建)", no_args_is_help=True)


@rebuild.command("shown")
def rebuild_shown(on: Day = None, as_json: Json = False) -> None:
    """Windows and public facts anew, in one transaction (重建公示)."""
    login.become(Role.WORKER)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.disclosure.rebuild import rebuild_shown as again

    made = again(in_force(), on=_day(on), actor=platform("terminal"), at=datetime.now(UTC))
    write_object(made, as_json=as_json)


@rebuild.command("scores")
def rebuild_scores(as_json: Json = False) -> None:
    """What is measured of deliveries anew, from their findings and the ledger (重建质量计数)."""
    login.become(Role.WORKER)
    from gongxin.catalogue.queries import in_force
    from gongxin.flows.scoring import again

    count = again(catalogue=in_force(), at=datetime.now(UTC))
    write_object({"deliveries": count}, as_json=as_json)


@rebuild.command("counts")
def rebuild_counts(as_json: Json = False) -> None:
    """What is counted once a day anew: credit files by kind, and what has grown old (重建每日统计)."""
    login.become(Role.WORKER)
    from gongxin.catalogue.queries import in_force
    from gongxin.disclosure.coverage import covered
    from gongxin.flows.counting import count

    count(in_force(), on=_day(None))
    rows = [{"kind": one.kind, **one.counts, "counted_on": one.counted_on} for one in covered()]
    write_rows(rows, as_json=as_json)


@rebuild.callback()
def _rebuild() -> None:
    """Make a projection anew from the ledger (重建)."""
