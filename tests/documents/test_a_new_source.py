"""docs/operators/new-source.md, command by command: a department and an item that no code knows.

The pack comes from the page itself and lies in a folder of the test; nothing else may change.
"""

import csv
import io
import re
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from typer.testing import CliRunner

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.catalogue import load
from gongxin.catalogue.samples import sample
from gongxin.commands.main import app
from gongxin.kernel.digest import file_sha256
from gongxin.server import jobs, login
from gongxin.settings import settings
from tests.cast import sit_down, user
from tests.conftest import client

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/operators/new-source.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(packs/\S+)`\n\n```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
ITEM, BUREAU, CODE = "green-site", "1137990099000013X6", "91379900MA3ABCD158"


@pytest.fixture
def operator(tmp_path, monkeypatch, database):
    """A folder with the operator's pack, in which the commands run on a database of their own."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(login, "become", lambda role: database.use(role.value))
    with monkeypatch.context() as patched:
        for line in COMMANDS:
            if line.startswith("export "):
                name, _, value = shlex.split(line)[1].partition("=")
                patched.setenv(name, value)
        settings.cache_clear()
        load.catalogue.cache_clear()
        yield tmp_path
    settings.cache_clear()
    load.catalogue.cache_clear()


def shipped() -> dict[str, str]:
    """Every file of ours that could know of an item, by its digest."""
    files = [path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return {str(path): file_sha256(path) for path in files}


def gongxin(line: str) -> str:
    result = CliRunner().invoke(app, shlex.split(line)[1:], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def fill_in(template: Path) -> None:
    """What the department does between two commands: the sample of each field in its column."""
    found = load.catalogue()
    item = found.items[ITEM]
    told = {item.field(name).label.zh: value for name, value in sample(item, found).items()}
    book = openpyxl.load_workbook(template)
    sheet = book["填报"]
    own = {"认定机关": "示例市住房和城乡建设局", "数据来源单位": "示例市住房和城乡建设局"}
    own |= {f"{label}统一社会信用代码": BUREAU for label in own}
    for cell in sheet[1]:
        sheet.cell(2, cell.column, own.get(cell.value) or told.get(cell.value, ""))
    book.save(template)


def test_the_commands_of_the_page_bring_a_new_item_from_its_template_to_the_public_page(
    operator, database, settings
):
    before = shipped()
    for line in COMMANDS:
        if line.startswith("gongxin "):
            said = gongxin(line)
        if " template " in line:
            fill_in(operator / "green-site.xlsx")
    assert "示例市文化中心工地" in said
    told = client(database, settings, "portal").get(f"/organisations/{CODE}").content.decode()
    for shown in ("绿色工地", "示住建绿〔2026〕5号", "示例市文化中心工地", "示例市绿色工地条例"):
        assert shown in told, shown
    assert shipped() == before


def test_the_same_item_is_taken_over_the_interface_without_persons_and_read_there(
    operator, database, settings
):
    desk = client(database, settings, "desk")
    now = datetime.now(UTC)
    terminal = platform("terminal")
    bureau = actions.create_department(code=BUREAU, name="局", division="379900", actor=terminal, at=now)
    _, token = actions.issue_key(
        name="系统",
        department=bureau,
        roles=["clerk"],
        actor=terminal,
        at=now,
        expires_at=now + timedelta(days=1),
    )
    headers = {"Authorization": f"Bearer {token}"}
    form = {"item": ITEM, "department": BUREAU, "file": SimpleUploadedFile("绿色工地.csv", record())}
    queued = desk.post("/api/v1/deliveries", form, headers=headers)
    assert queued.status_code == 202, queued.content.decode()
    database.use("worker")
    jobs.work(wait=False)
    desk = client(database, settings, "desk")
    rows = desk.get(f"/api/v1/deliveries/{queued.json()['receipt']}", headers=headers).json()["rows"]
    assert (rows["accepted"], rows["personal"]) == (1, 1)
    told = client(database, settings, "portal").get(f"/api/v1/organisations/{CODE}").json()
    (fact,) = told["facts"]
    assert (fact["item"], fact["source"]) == (ITEM, BUREAU)
    assert fact["fields"]["site"] == "示例市文化中心工地"


def test_the_same_item_has_a_form_and_stands_in_the_monthly_statement(operator, database, settings):
    desk = client(database, settings, "desk")
    actions.create_department(
        code=BUREAU, name="局", division="379900", actor=platform("terminal"), at=datetime.now(UTC)
    )
    sit_down(desk, user("reporter", of=BUREAU))
    form = f"/deliveries/record/{BUREAU}/{ITEM}"
    asked = desk.get(form).content.decode()
    for field in load.catalogue().items[ITEM].fields:
        assert f'name="{field.name}"' in asked
    sent = desk.post(form, row())
    assert sent.status_code == 302, sent.content.decode()
    database.use("worker")
    jobs.work(wait=False)
    gongxin(f"gongxin statement {load.catalogue().day(datetime.now(UTC)):%Y-%m} statement.xlsx")
    told = openpyxl.load_workbook(operator / "statement.xlsx")
    cells = [cell for sheet in told for line in sheet.values for cell in line]
    assert "绿色工地" in cells
    assert "示例市住房和城乡建设局" in cells


def row() -> dict[str, str]:
    """The sample of the item, found and reported by the bureau."""
    found = load.catalogue()
    return dict(sample(found.items[ITEM], found)) | dict.fromkeys(("decider_code", "source_code"), BUREAU)


def record() -> bytes:
    """One record of the item, and the same of a natural person."""
    organisation, out = row(), io.StringIO()
    person = organisation | {"name": "王小明", "code": "", "document_number": "示住建绿〔2026〕6号"}
    csv.writer(out).writerows([organisation.keys(), organisation.values(), person.values()])
    return out.getvalue().encode()
