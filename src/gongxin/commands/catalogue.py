"""Commands about the catalogue (目录): check, list, show, template, page, docs, register, powers, confirm."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from gongxin.catalogue import lock
from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.docs import files
from gongxin.catalogue.jsonschema import json_schema
from gongxin.catalogue.load import catalogue, inspect
from gongxin.catalogue.model import Catalogue, Draft, Item
from gongxin.catalogue.owing import Owing, owing
from gongxin.catalogue.page import Language, lines, markdown
from gongxin.catalogue.page import page as page_of
from gongxin.catalogue.register_checks import Notice, notices
from gongxin.catalogue.register_page import owed
from gongxin.catalogue.register_page import pages as register_pages
from gongxin.catalogue.samples import sample
from gongxin.catalogue.tables import SHIPPED
from gongxin.catalogue.template import template as template_of
from gongxin.catalogue.words import PROBLEMS
from gongxin.commands.output import Json, console, write_json, write_object, write_rows
from gongxin.kernel.errors import GongxinError
from gongxin.server.actions import ensure
from gongxin.server.login import become
from gongxin.server.roles import Role
from gongxin.settings import settings

app = typer.Typer(help="The catalogue: the law as data (目录)", no_args_is_help=True)

ItemName = Annotated[str, typer.Argument(help="id of an item, e.g. administrative-penalty / 条目")]
Asked = Annotated[str, typer.Option("--language", help="zh | en")]
Target = Annotated[Path | None, typer.Option("--to", help="file to write; none: standard output / 写入文件")]


@app.command()
def check(
    packs: Annotated[
        list[str] | None, typer.Argument(help="packs in order; none: all we ship / 数据包")
    ] = None,
    renew_lock: Annotated[
        bool, typer.Option("--renew-lock", help="write packs.lock anew / 更新锁定文件")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check packs and the lock file (目录检查). Exit code 1 where something is wrong; reminders are none."""
    if renew_lock:
        lock.renew()
    chosen = packs or sorted(path.name for path in SHIPPED.iterdir() if path.is_dir())
    found, problems = inspect(chosen)
    problems = [*problems, *([] if packs else lock.compare())]
    due = [] if problems else notices(found, found.day(datetime.now(UTC)))
    if as_json:
        told = {"problems": [_said(p) for p in problems], "notices": [_noticed(n) for n in due]}
        write_json({"packs": chosen, "digest": found.digest, **told})
    else:
        said = map(str, problems) if problems else (_fine(found), *map(str, due))
        console.print("\n".join(said), markup=False, soft_wrap=True)
    raise typer.Exit(1 if problems else 0)


def _said(problem: Any) -> dict[str, object]:
    message = problem.message
    return {
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "place": problem.place,
        "zh": message.zh,
        "en": message.en,
    }


def _noticed(notice: Notice) -> dict[str, object]:
    message = notice.message
    return {
        "code": notice.code,
        "register": notice.register,
        "key": notice.key,
        "zh": message.zh,
        "en": message.en,
    }


def _fine(found: Catalogue) -> str:
    return (
        f"{', '.join(found.packs)}: {len(found.items)} items, {len(found.drafts)} drafts, "
        f"{len(found.code_lists)} code lists, {len(found.limits)} limits, {len(found.sources)} departments\n"
        f"没有问题。 Nothing is wrong. {found.digest}"
    )


@app.command("list")
def list_items(as_json: Json = False) -> None:
    """The items in force, and the drafts (条目一览)."""
    found = catalogue()
    items = sorted(found.items.values(), key=lambda item: item.number)
    rows: list[dict[str, object]] = [{**_listed(item), "why": None} for item in items]
    rows += [
        {
            **_listed(draft.item),
            "why": " ".join(
                one.zh for one in (draft.why, *(PROBLEMS[code] for code in draft.missing)) if one
            ),
        }
        for draft in found.drafts
    ]
    write_rows(rows, as_json=as_json)


def _listed(item: Item) -> dict[str, object]:
    return {
        "item": item.id,
        "version": item.version,
        "pack": item.pack,
        "state": item.state,
        "title": item.title.zh,
        "title_en": item.title.en,
        "fields": len(item.fields),
        "digest": item.digest[:12],
    }


@app.command()
def show(
    item: ItemName,
    as_schema: Annotated[bool, typer.Option("--schema", help="its JSON Schema / JSON Schema")] = False,
    as_sample: Annotated[bool, typer.Option("--sample", help="a sample record / 样例")] = False,
    as_json: Json = False,
) -> None:
    """One item, or what is derived from it (条目)."""
    found = catalogue()
    entry = _item(item, found)
    if as_schema:
        write_json(json_schema(entry, found))
    elif as_sample:
        write_json(dict(sample(entry, found)))
    elif as_json:
        write_json(_data(entry))
    else:
        console.print(markdown(page_of(entry, found), "zh"), markup=False, soft_wrap=True)


def _data(item: Item) -> Any:
    return json.loads(json.dumps(dataclasses.asdict(item), ensure_ascii=False, default=str))


@app.command()
def template(item: ItemName, to: Target = None, as_json: Json = False) -> None:
    """The spreadsheet template of an item (填报模板)."""
    found = catalogue()
    entry = _item(item, found)
    target = to or Path(f"{entry.title.zh}.xlsx")
    target.write_bytes(template_of(entry, found))
    write_object({"item": entry.id, "file": target}, as_json=as_json)


@app.command()
def page(
    item: ItemName,
    language: Asked = "zh",
    to: Target = None,
    as_json: Json = False,
) -> None:
    """The documentation page of an item as Markdown (说明页)."""
    found = catalogue()
    built = page_of(_entry(item, found), found)
    chosen = _language(language)
    if as_json:
        write_json(dataclasses.asdict(built))
    elif to:
        to.write_text(markdown(built, chosen), encoding="utf-8")
    else:
        console.print(markdown(built, chosen), markup=False, soft_wrap=True)


@app.command()
def register(
    name: Annotated[str | None, typer.Argument(help="name of a register; none: list them / 名称")] = None,
    language: Asked = "zh",
    as_json: Json = False,
) -> None:
    """A register beside the items: documents, powers, procedures, standards, law (制度与清单)."""
    built = register_pages(catalogue())
    if name is None:
        titles = {key: page.title for key, page in built.items()}
        rows = ({"register": key, "title": one.zh, "title_en": one.en} for key, one in titles.items())
        write_rows(rows, as_json=as_json)
        return
    if name not in built:
        raise GongxinError("catalogue.no_such_register", register=name)
    if as_json:
        write_json(dataclasses.asdict(built[name]))
    else:
        console.print(markdown(built[name], _language(language)), markup=False, soft_wrap=True)


@app.command()
def powers(
    department: Annotated[
        str | None, typer.Argument(help="unified code; none: all that have a list / 部门代码")
    ] = None,
    language: Asked = "zh",
    as_json: Json = False,
) -> None:
    """What departments owe by their lists of powers, and what the lists leave out (权力清单与应归集事项)."""
    found = catalogue()
    if department is not None and department not in found.sources:
        raise GongxinError("catalogue.no_such_department", department=department)
    chosen = (one for one in owing(found) if department == one.source.code or (one.powers and not department))
    if as_json:
        write_rows(map(_owed, chosen), as_json=True)
        return
    said = (line for one in chosen for line in lines(owed(one, found), _language(language)))
    console.print("\n".join(said), markup=False, soft_wrap=True)


def _owed(one: Owing) -> dict[str, object]:
    lists = {
        "owes": one.items,
        "drafts": one.drafts,
        "without_item": [f"{power.number} {power.title.zh}" for power in one.silent],
        "without_power": one.unfounded,
        "duties": [duty.id for duty in one.duties],
    }
    return {"department": one.source.code, "name": one.source.name.zh, "powers": len(one.powers), **lists}


@app.command()
def confirm(
    value: Annotated[str | None, typer.Argument(help="id of a value; none: list them / 待确认的值")] = None,
    document: Annotated[str, typer.Option("--document", help="title, number, place / 核对的文件")] = "",
    as_json: Json = False,
) -> None:
    """Confirm an unverified value with the document it was read from (核对确认)."""
    if value is None:
        _list_confirmables(as_json=as_json)
        return
    _confirm(value, document, datetime.now(UTC))
    write_object({"confirmed": value, "document": document}, as_json=as_json)


def _list_confirmables(*, as_json: bool) -> None:
    found = catalogue()
    rows = [
        {
            "value": value.id,
            "what": value.said.zh,
            "what_en": value.said.en,
            "basis": found.instruments[value.basis.instrument].title.zh,
        }
        for value in confirmables(found).values()
    ]
    write_rows(rows, as_json=as_json)


def _confirm(value: str, document: str, at: datetime) -> None:
    """One transaction with its audit entry. Models can be imported only once Django is set up."""
    ensure(settings())
    become(Role.DESK)
    from django.db import transaction

    from gongxin.access import audit
    from gongxin.access.actor import platform
    from gongxin.catalogue import actions

    actor = platform("terminal")
    with transaction.atomic():
        actions.confirm(value, catalogue=catalogue(), document=document, confirmed_by=actor.name, at=at)
        audit.append("catalogue.confirm", actor=actor, at=at, value=value)


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="folder to write to, e.g. docs/catalogue / 文件夹")],
    as_json: Json = False,
) -> None:
    """Write the documentation pages of every item and draft, and their index (说明文档)."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = files(catalogue())
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    write_object({"folder": folder, "pages": len(pages)}, as_json=as_json)


def _language(asked: str) -> Language:
    return "en" if asked == "en" else "zh"


def _entry(name: str, found: Catalogue) -> Item | Draft:
    """An item in force, else the draft of that name."""
    draft = next((draft for draft in found.drafts if draft.item.id == name), None)
    return draft if draft and name not in found.items else _item(name, found)


def _item(name: str, found: Catalogue) -> Item:
    if name not in found.items:
        raise GongxinError("catalogue.no_such_item", item=name)
    return found.items[name]
