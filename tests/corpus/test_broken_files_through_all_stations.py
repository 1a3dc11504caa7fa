"""The files of the corpus handed in for real: a clear answer in both languages, and no trace beyond the entry."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from gongxin.access.models import AuditEntry
from gongxin.collection import queries
from gongxin.collection.downloads import explainer
from gongxin.collection.models import Delivery
from gongxin.collection.states import State
from gongxin.flows import words
from gongxin.kernel.errors import GongxinError
from gongxin.ledger.models import Class
from gongxin.settings import settings
from gongxin.web.look.refusals import refusal
from tests.corpus.broken import FILES
from tests.journeys.papers import CITY, MARKET, TAX, as_csv, penalty, table
from tests.journeys.the_line.searching import data_files
from tests.journeys.town import counts, findings, town

__all__ = ["town"]
ITEM = "administrative-penalty"
GONGXIN = (sys.executable, "-c", "from gongxin.commands.main import run; run()")
REFUSED = [broken for broken in FILES if broken.refusal]
CHINESE = re.compile("[\u4e00-\u9fff]")
WRITTEN = ("ledger.revision", "identity.subject", "shown.organisation", "gongxin.collection_waiting")


def written(town) -> list[int]:
    return [town.ask(f"select count(*) from {table}")[0][0] for table in WRITTEN]


def kept() -> set[Path]:
    return set(data_files())


@pytest.mark.parametrize("broken", REFUSED, ids=lambda broken: broken.name)
def test_a_file_that_is_refused_leaves_its_entry_and_nothing_else(town, tmp_path, broken):
    path = tmp_path / f"{broken.name}.dat"
    broken.make(path)
    before = kept(), written(town)
    delivery = town.receive(path, name=path.name)
    with pytest.raises(GongxinError) as refused:
        town.run(delivery)
    assert refused.value.code == broken.refusal
    said = refusal(refused.value)
    assert CHINESE.search(said.what.zh)
    assert not CHINESE.search(re.sub("“.*?”", "", said.what.en)) or "columns" in said.what.en
    delivery.refresh_from_db()
    assert (delivery.state, delivery.refusal, delivery.read_rows) == (State.REFUSED, broken.refusal, 0)
    assert queries.receipt(delivery)["refusal"] == broken.refusal
    assert AuditEntry.objects.filter(action="collection.refuse", ids__delivery=delivery.pk).exists()
    assert not (settings().data / "work" / delivery.receipt).exists()
    assert (kept(), written(town)) == before


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"item": "no-such-item"}, "collection.unknown_item"),
        ({"department": "no-such-body"}, "collection.unknown_department"),
        ({"department": TAX, "item": "organisation-registration"}, "collection.not_competent"),
    ],
)
def test_what_is_not_to_be_handed_in_is_not_even_received(town, said, code):
    before = kept(), Delivery.objects.count()
    with pytest.raises(GongxinError) as refused:
        town.receive(b"a,b\n1,2\n", **said)
    assert refused.value.code == code
    assert refusal(refused.value).what.zh
    assert (kept(), Delivery.objects.count()) == before


@pytest.fixture(scope="module")
def mixed(town):
    """One sound row and one of every fault that only a look at the values shows."""
    day = town.today - timedelta(days=30)
    faults = {
        "sound": {},
        "a day to come": {"decided_on": (town.today + timedelta(days=3)).isoformat()},
        "a day that is none": {"decided_on": "0000-00-00"},
        "February 30": {"decided_on": f"{day.year}-02-30"},
        "an amount in words": {"fine_yuan": "若干", "document_number": "示市监处罚〔2026〕若干号"},
        "swapped days": {"decided_on": day.isoformat(), "valid_until": "2020-01-01"},
        "swapped columns": {"kinds": "2026-05-06", "decided_on": "罚款"},
        "a kind that is none": {"kinds": "口头教育"},
        "a code too short": {"counterparty_code": "91379900"},
        "letters that no code has": {"counterparty_code": "9I379900MAD8B5BP6O"},
        "nothing": {"facts": ""},
        "a stopgap": {"facts": "无"},
    }
    rows = [penalty(n, decided=day, **changes) for n, changes in enumerate(faults.values(), 1)]
    delivery = town.hand_in(rows)
    return delivery, {name: number for number, name in enumerate(faults, 2)}


def test_every_row_with_a_fault_comes_back_and_the_others_go_in(mixed):
    delivery, place = mixed
    assert counts(delivery) == {"accepted": 2, "refused": len(place) - 2}
    found = findings(delivery)
    expected = {
        "a day to come": "XZCF-T-001",
        "a day that is none": "S-002",
        "February 30": "S-002",
        "swapped days": "XZCF-L-002",
        "swapped columns": "S-004",
        "a kind that is none": "S-004",
        "a code too short": "I-001",
        "letters that no code has": "I-002",
        "nothing": "S-001",
        "a stopgap": "S-007",
    }
    for name, rule in expected.items():
        assert (place[name], rule) in found, name
    assert not [rule for row, rule in found if row == place["sound"] and rule != "XZCF-T-003"]


def test_where_an_amount_cannot_be_read_nobody_knows_the_class_and_nothing_is_public(town, mixed):
    delivery, place = mixed
    assert (place["an amount in words"], "S-003") in findings(delivery)
    known = town.ask("select class from ledger.revision where source_row = %s", place["an amount in words"])
    assert known == [(Class.UNDETERMINED.value,)]
    assert town.ask("select count(*) from shown.fact where public::text ~ '若干号'") == [(0,)]


def test_every_finding_says_what_is_wrong_and_what_to_do_in_both_languages(mixed):
    delivery, _ = mixed
    item = CITY.items[delivery.item]
    whole = {rule.id: (rule.message, rule.remedy) for rule in words.WHOLE.values()}
    derived = {rule for _, rule in findings(delivery)}
    explain = explainer(item, whole)
    from gongxin.quality.rules import instances  # noqa: PLC0415

    known = {rule.rule for rule in instances(item)}
    for rule in derived:
        assert explain(rule) or rule in known, rule


@pytest.fixture(scope="module")
def at_the_terminal(town):
    """`gongxin deliver` in a process of its own, on the town's database."""

    def run(content: bytes) -> subprocess.CompletedProcess[str]:
        path = settings().data / "报送.csv"
        path.write_bytes(content)
        try:
            return subprocess.run(
                [*GONGXIN, "deliver", str(path), "--item", ITEM, "--department", MARKET, "--json"],
                env={
                    **os.environ,
                    "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
                    "GONGXIN_DATABASE_NAME": town.database.name,
                    "GONGXIN_PACKS": '["cn", "cn-demo"]',
                    "GONGXIN_DEMONSTRATION": "1",
                },
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            path.unlink()

    return run


def test_at_the_terminal_a_refusal_is_a_sentence_in_two_languages_and_exit_code_2(at_the_terminal):
    ended = at_the_terminal(b"")
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "collection.empty" in ended.stderr
    assert "文件是空的" in ended.stderr
    assert "The file is empty" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_at_the_terminal_nothing_usable_is_exit_code_1_with_the_receipt(town, at_the_terminal):
    """And no word of it tells who was meant."""
    person = penalty(1, decided=town.today, counterparty_code="", counterparty_name="赵试样")
    faulty = penalty(2, decided=town.today, kinds="口头教育", remark="身份证号11010519491231002X")
    ended = at_the_terminal(as_csv(table([person, faulty], ITEM)))
    assert ended.returncode == 1, ended.stderr
    receipt = json.loads(ended.stdout)
    assert (receipt["read"], receipt["personal"], receipt["refused"]) == (2, 1, 1)
    for secret in ("赵试样", "11010519491231002X"):
        assert secret not in ended.stdout + ended.stderr
