import json

import openpyxl
import pytest
from typer.testing import CliRunner

from gongxin.catalogue.load import catalogue
from gongxin.commands.catalogue import app
from gongxin.kernel.errors import GongxinError
from tests.catalogue.packs import sound, write


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_check_finds_nothing_wrong_with_what_we_ship():
    result = run("check", "--json")
    assert result.exit_code == 0
    (found,) = lines(result)
    assert found["packs"] == ["cn", "cn-demo"]
    assert found["problems"] == []


def test_check_tells_each_problem_and_fails(tmp_path):
    pack = sound()
    del pack["items/thing.v1.yaml"]["basis"]
    result = run("check", str(write(tmp_path / "small", pack)), "--json")
    assert result.exit_code == 1
    (problem,) = lines(result)[0]["problems"]
    assert (problem["code"], problem["file"]) == ("no_basis", "small/items/thing.v1.yaml")
    assert "没有法律依据" in problem["zh"]


def test_list_shows_the_items_in_order_and_then_the_drafts_with_their_reasons():
    found = {row["item"]: row for row in lines(run("list", "--json"))}
    items = sorted(catalogue().items.values(), key=lambda item: item.number)
    drafts = [draft.item.id for draft in catalogue().drafts]
    assert list(found) == [*(item.id for item in items), *drafts]
    assert {found[name]["state"] for name in drafts} == {"draft"}
    assert all(found[name]["why"] for name in drafts)


def test_show_gives_the_item_its_schema_and_a_sample():
    (item,) = lines(run("show", "tax-a", "--json"))
    assert item["digest"] == catalogue().items["tax-a"].digest
    (schema,) = lines(run("show", "tax-a", "--schema"))
    assert schema["$id"] == "urn:gongxin:item:tax-a:1"
    (record,) = lines(run("show", "tax-a", "--sample"))
    assert record["grade"] == "A级"


def test_template_writes_a_spreadsheet(tmp_path):
    target = tmp_path / "t.xlsx"
    (told,) = lines(run("template", "administrative-penalty", "--to", str(target), "--json"))
    assert told == {"item": "administrative-penalty", "file": str(target)}
    assert openpyxl.load_workbook(target).sheetnames == ["填报", "代码", "说明"]


@pytest.mark.parametrize(("language", "title"), [("zh", "# 行政处罚"), ("en", "# Administrative penalty")])
def test_page_is_markdown_in_either_language(language, title):
    assert run("page", "administrative-penalty", "--language", language).stdout.splitlines()[0] == title


def test_the_page_of_a_draft_says_that_it_is_one():
    assert "未生效" in run("page", "court-judgment").stdout


def test_docs_writes_a_page_in_either_language_for_every_item_and_draft(tmp_path):
    (told,) = lines(run("docs", str(tmp_path), "--json"))
    entries = [*catalogue().items, *(draft.item.id for draft in catalogue().drafts)]
    names = {f"{name}.{language}.md" for name in entries for language in ("zh", "en")}
    assert {path.name for path in tmp_path.iterdir()} == {*names, "README.md"}
    assert told["pages"] == len(names) + 1


def test_confirm_without_a_name_lists_what_can_be_confirmed():
    found = {row["value"] for row in lines(run("confirm", "--json"))}
    assert "publicity.general.max@2026-04-01" in found


def test_an_unknown_item_is_refused():
    result = run("show", "nothing")
    assert isinstance(result.exception, GongxinError)
    assert result.exception.code == "catalogue.no_such_item"
