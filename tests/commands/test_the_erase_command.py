"""An erasure from the terminal: for a basis and a case, asked once more, and told."""

import json
from datetime import timedelta

import pytest

from gongxin.access.models import AuditEntry
from gongxin.kernel.errors import GongxinError
from tests.journeys.papers import organisation, penalty
from tests.journeys.the_line import searching
from tests.journeys.town import town

__all__ = ["town"]
CODE = organisation(91)[0]
SAID = "金缕梅招牌悬挂不当"
WHY = ("--basis", "法院裁定", "--case", "案〔2026〕91号")


@pytest.fixture(scope="module")
def record(town) -> str:
    """One that two kept files hold, beside another."""
    rows = [penalty(serial, decided=town.today - timedelta(days=9), facts=SAID) for serial in (91, 92)]
    town.hand_in(rows)
    town.hand_in([rows[0] | {"facts": f"{SAID}，更正"}])
    ((found,),) = town.ask(
        "select record_id from ledger.record r join identity.subject s on s.id = r.subject_id"
        " where s.code = %s",
        CODE,
    )
    return str(found)


@pytest.fixture
def erase(town, command):
    yield lambda *arguments, said="": command(town.database, "erase", *arguments, "--json", said=said)
    town.database.use("worker")


def contents(town, record: str) -> int:
    ((found,),) = town.ask(
        "select count(*) from ledger.content where record_id = %s and payload_digest is not null", record
    )
    return found


def test_called_off_nothing_is_erased(town, record, erase):
    answer = erase(CODE, record, *WHY, said="n\n")
    assert answer.exit_code == 1
    assert record in answer.stderr
    assert record not in answer.stdout
    assert contents(town, record) == 2


@pytest.mark.parametrize("left_out", [0, 2], ids=["basis", "case"])
@pytest.mark.parametrize("how", ["without", "empty"])
def test_without_basis_and_case_nothing_is_erased(town, record, erase, left_out, how):
    why = list(WHY)
    why[left_out : left_out + 2] = [] if how == "without" else [WHY[left_out], " "]
    answer = erase(CODE, record, *why, "--yes")
    assert answer.exit_code != 0
    if how == "empty":
        assert answer.exception.code == "collection.no_reason"
    assert contents(town, record) == 2


def test_another_organisation_s_record_is_not_found(town, record, erase):
    answer = erase(organisation(92)[0], record, *WHY, "--yes")
    assert isinstance(answer.exception, GongxinError)
    assert answer.exception.code == "ledger.unknown_record"
    assert contents(town, record) == 2


def test_confirmed_it_is_gone_and_told(town, record, erase):
    answer = erase(CODE, record, *WHY, said="y\n")
    assert answer.exit_code == 0, answer.exception
    assert json.loads(answer.stdout.splitlines()[-1]) == {
        "code": CODE,
        "item": "administrative-penalty",
        "record": record,
        "contents": 2,
        "files": 4,  # rows and findings of either delivery
        "files_not_searched": 0,
    }
    assert contents(town, record) == 0
    assert not searching.in_files(searching.data_files(), [f"{SAID}，更正"])
    town.database.use("worker")
    entry = AuditEntry.objects.get(action="ledger.erase")
    assert (entry.actor, entry.ids["record"]) == ("terminal", record.replace("-", ""))
    told = town.ask("select payload->>'reason' from ledger.content where record_id = %s", record)
    assert told == [("法院裁定；案〔2026〕91号",)]
