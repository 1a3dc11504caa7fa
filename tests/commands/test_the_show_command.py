"""What is more than public is read at the terminal as at the desk: for a purpose, and noted."""

import json

import pytest

from gongxin.access.models import AuditEntry
from gongxin.kernel.errors import GongxinError
from tests.disclosure.facts import delivered, record
from tests.web.city import CODE, organisations, penalties

FOR = ("--purpose", "inspection", "--case", "案〔2026〕7号")
MINOR = {"class": "minor"}  # departments read of it, the public does not


@pytest.fixture
def show(database, command):
    """The command, where one penalty is known that is not public."""
    subject, _ = organisations()
    penalties(subject, 1, **MINOR)
    return lambda *arguments: command(database, "show", CODE, "--json", *arguments)


def noted(database) -> list[dict[str, object]]:
    database.use("worker")
    return list(AuditEntry.objects.filter(action="disclosure.read_file").values_list("ids", flat=True))


@pytest.mark.parametrize(("reader", "audience"), [("department", "government"), ("own", "self")])
def test_a_reading_for_a_purpose_is_noted(show, database, reader, audience):
    answer = show("--as", reader, *FOR)
    assert json.loads(answer.stdout)["class"] == "minor"
    assert noted(database) == [
        {"code": CODE, "audience": audience, "purpose": "inspection", "case_number": "案〔2026〕7号"}
    ]


@pytest.mark.parametrize("reader", ["department", "own"])
@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ((), "web.no_purpose"),
        (FOR[:2], "web.no_case_number"),
        (("--purpose", "x", *FOR[2:]), "web.no_purpose"),
    ],
    ids=["neither", "no case", "no such purpose"],
)
def test_nothing_is_read_without_purpose_and_case(show, database, reader, told, refusal):
    answer = show("--as", reader, *told)
    assert isinstance(answer.exception, GongxinError)
    assert answer.exception.code == refusal
    assert answer.stdout == ""
    assert noted(database) == []


def test_what_is_public_is_read_without_either(show, database):
    assert (show().exit_code, show("--as", "public").stdout) == (0, "")
    assert noted(database) == []


def test_who_is_not_found_is_noted_too(database, command):
    answer = command(database, "show", "91379900MA3ABCD999", "--as", "department", *FOR)
    assert answer.exception.code == "web.unknown_organisation"
    assert [entry["code"] for entry in noted(database)] == [None]


@pytest.fixture
def rated(database, command):
    """The command, where a rating by agreement is known beside the penalty."""
    subject, _ = organisations()
    penalties(subject, 1)
    says = {"grade": "AA", "decided_on": "2026-05-06", "valid_until": "2099-12-31"}
    delivered(record(subject, "评1", says, item="market-evaluation", source=31, **{"class": None}))
    return lambda *arguments: command(database, "show", CODE, *arguments)


def test_market_information_comes_after_public_credit_information_and_by_its_label(rated):
    told = [json.loads(line) for line in rated("--as", "department", "--json", *FOR).stdout.splitlines()]
    assert [(row["information"], row["item"]) for row in told] == [
        ("public", "administrative-penalty"),
        ("market", "market-evaluation"),
    ]
    assert told[1]["source"] == "示例市诚衡信用评级有限公司"
    table = rated("--as", "department", *FOR).stdout
    assert table.index("公共信用信息") < table.index("市场信用信息")


def test_market_information_is_left_out_where_a_reader_says_so_and_never_told_to_the_public(rated, database):
    for arguments in (("--as", "department", "--without", "market", *FOR), ("--as", "public")):
        (row,) = map(json.loads, rated("--json", *arguments).stdout.splitlines())
        assert row["information"] == "public"
    assert noted(database)[0]["without"] == "market"
    assert rated("--without", "public").exit_code != 0
