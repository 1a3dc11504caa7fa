import json

import openpyxl
import pytest
from typer.testing import CliRunner

from gongxin.catalogue.load import catalogue, load
from gongxin.catalogue.register_page import pages
from gongxin.commands import catalogue as commands
from gongxin.commands.catalogue import app
from gongxin.kernel.errors import GongxinError
from tests.catalogue.packs import FROM, sound, write


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
    registers = [f"register-{name}" for name in pages(catalogue())]
    names = {f"{name}.{language}.md" for name in (*entries, *registers) for language in ("zh", "en")}
    assert {path.name for path in tmp_path.iterdir()} == {*names, "README.md"}
    assert told["pages"] == len(names) + 1


def test_confirm_without_a_name_lists_what_can_be_confirmed():
    found = {row["value"] for row in lines(run("confirm", "--json"))}
    assert "publicity.general.max@2026-04-01" in found


def test_an_unknown_item_is_refused():
    result = run("show", "nothing")
    assert isinstance(result.exception, GongxinError)
    assert result.exception.code == "catalogue.no_such_item"


CITY = load(["cn", "cn-demo"])
MARKET, APPROVAL = "11379900990000017A", "11379900990000308D"


@pytest.fixture
def in_the_city(monkeypatch):
    monkeypatch.setattr(commands, "catalogue", lambda: CITY)


def test_check_tells_what_is_due_and_does_not_fail_for_it(tmp_path):
    pack = sound()
    laws = pack["instruments.yaml"]["instruments"]
    laws["old"], laws["local"] = laws["law"] | {"valid": FROM | {"until": "2021-01-01"}}, laws["law"]
    due = {"made_on": "2020-01-01", "due_on": "2021-01-01", "superior": [{"instrument": "old"}]}
    pack["documents.yaml"] = {"documents": {"local": due}}
    folder = str(write(tmp_path / "small", pack))
    told = run("check", folder, "--json")
    assert told.exit_code == 0
    assert [notice["code"] for notice in lines(told)[0]["notices"]] == ["overdue", "superior_ended"]
    said = run("check", folder)
    assert said.exit_code == 0
    assert "没有问题" in said.stdout
    assert "清理已逾期" in said.stdout


@pytest.mark.usefixtures("in_the_city")
def test_powers_tells_what_a_department_owes_and_which_powers_generate_nothing():
    (market,) = lines(run("powers", MARKET, "--json"))
    assert {"administrative-penalty", "product-sampling"} <= set(market["owes"])
    assert market["without_item"] == ["示市监-其他-03 消费争议调解"]
    assert market["drafts"] == ["price-conduct"]
    assert "不产生条目的职权：消费争议调解" in run("powers", MARKET).stdout


@pytest.mark.usefixtures("in_the_city")
def test_powers_names_all_departments_that_have_a_list_and_one_without_if_asked():
    listed = [row["department"] for row in lines(run("powers", "--json"))]
    assert MARKET in listed
    assert APPROVAL not in listed
    assert lines(run("powers", APPROVAL, "--json"))[0]["powers"] == 0
    assert run("powers", "nobody").exception.code == "catalogue.no_such_department"


@pytest.mark.usefixtures("in_the_city")
def test_a_register_is_listed_and_read():
    assert [row["register"] for row in lines(run("register", "--json"))] == list(pages(CITY))
    assert run("register", "documents", "--language", "en").stdout.startswith("# Credit documents")
    assert lines(run("register", "powers", "--json"))[0]["title"]["zh"] == "权力清单"
    assert run("register", "persons").exception.code == "catalogue.no_such_register"
