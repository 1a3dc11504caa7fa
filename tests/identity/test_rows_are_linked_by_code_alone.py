import itertools
from collections import defaultdict

import pyarrow as pa
import pytest

from gongxin.identity import naming, steps
from gongxin.identity.schemes import Scheme
from gongxin.kernel import orgcode, uscc

ROWS = pa.schema(
    [
        ("source_row", pa.int64()),
        ("subject_code", pa.string()),
        ("code_doubtful", pa.bool_()),
        ("organisation_code", pa.string()),
        ("registration_number", pa.string()),
        ("subject_name", pa.string()),
    ]
)
CODES = pa.schema(
    [("scheme", pa.int16()), ("code", pa.string()), ("subject_id", pa.int64()), ("name", pa.string())]
)


def code(number: int) -> str:
    body = f"MA3{number:05d}"
    body = "91379900" + body + orgcode.check_character(body)
    return body + uscc.check_character(body)


HELD = {
    1: (code(1), "示例市天海贸易有限公司"),
    2: (code(2), "示例市地河建材有限公司"),
    3: (code(3), "示例市天海贸易有限公司东城分公司"),
}
REGISTRY = pa.Table.from_pylist(
    [
        {"scheme": 1, "code": held, "subject_id": subject, "name": name}
        for subject, (held, name) in HELD.items()
    ]
    + [
        {"scheme": 2, "code": "MA3000999", "subject_id": 2, "name": HELD[2][1]},
        {"scheme": 3, "code": "379900100000014", "subject_id": 1, "name": HELD[1][1]},
        {"scheme": 3, "code": "379900100000022", "subject_id": 2, "name": HELD[2][1]},
        {"scheme": 3, "code": "3799001000005", "subject_id": 1, "name": HELD[1][1]},
        {"scheme": 3, "code": "3799001000005", "subject_id": 2, "name": HELD[2][1]},
    ],
    schema=CODES,
)


def rows_of_file(*rows: dict) -> pa.Table:
    blank = dict.fromkeys(ROWS.names) | {"code_doubtful": False}
    return pa.Table.from_pylist(
        [blank | {"source_row": n} | row for n, row in enumerate(rows, 2)], schema=ROWS
    )


@pytest.fixture
def table(duckdb, rows_of):
    """Arrow in, Ibis out: on the embedded engine."""
    return lambda arrow: rows_of(duckdb, arrow)


@pytest.fixture
def link(table):
    return linking(table)


def linking(table):
    def link(*rows: dict, codes: pa.Table = REGISTRY, **options) -> list[dict]:
        linked = steps.link(table(rows_of_file(*rows)), table(codes), **options)
        return linked.order_by("source_row").to_pyarrow().to_pylist()

    return link


def only(rows: list[dict]) -> tuple:
    (row,) = rows
    return row["link"], row["subject_id"]


def test_the_registry_s_own_code_links(link):
    assert only(link({"subject_code": code(1)})) == ("code", 1)


def test_a_wrong_check_character_links_if_the_registry_has_that_very_code(link):
    assert only(link({"subject_code": code(1), "code_doubtful": True})) == ("code", 1)


def test_a_doubtful_code_that_nobody_has_leads_nowhere_whatever_stands_beside_it(link):
    row = {"subject_code": code(9), "code_doubtful": True, "registration_number": "379900100000014"}
    assert only(link(row)) == ("none", None)


def test_a_sound_code_that_nobody_has_is_new(link):
    assert only(link({"subject_code": code(9)})) == ("new", None)


def test_a_name_alone_never_links(link):
    assert only(link({"subject_name": HELD[1][1]})) == ("none", None)


def test_the_organisation_code_within_a_unified_code_links(link):
    assert only(link({"organisation_code": code(1)[8:17]})) == ("organisation_code", 1)
    assert only(link({"organisation_code": "MA3000999"})) == ("organisation_code", 2)


def test_a_registration_number_links_through_the_registry(link):
    assert only(link({"registration_number": "379900100000014"})) == ("registration_number", 1)


def test_a_number_that_two_subjects_hold_leads_nowhere(link):
    assert only(link({"registration_number": "3799001000005"})) == ("none", None)


def test_codes_of_one_row_that_lead_to_different_subjects_are_a_conflict(link):
    assert only(link({"subject_code": code(1), "registration_number": "379900100000022"})) == (
        "conflict",
        None,
    )
    assert only(link({"organisation_code": code(1)[8:17], "registration_number": "379900100000022"})) == (
        "conflict",
        None,
    )


def test_an_unknown_code_beside_a_number_that_is_somebody_s_is_a_conflict(link):
    assert only(link({"subject_code": code(9), "registration_number": "379900100000014"})) == (
        "conflict",
        None,
    )


@pytest.mark.parametrize("beside", [{}, {"organisation_code": code(5)[8:17]}])
def test_a_code_that_was_changed_links_to_its_own_subject_though_both_codes_share_a_number(link, beside):
    old, new = code(5), "11" + code(5)[2:17]
    new += uscc.check_character(new)
    held = [{"scheme": 5, "code": old, "subject_id": 5}, {"scheme": 1, "code": new, "subject_id": 6}]
    codes = pa.Table.from_pylist(held, schema=CODES)
    assert only(link({"subject_code": old, **beside}, codes=codes)) == ("code", 5)
    assert only(link({"subject_code": new, **beside}, codes=codes)) == ("code", 6)
    assert only(link({"organisation_code": old[8:17]}, codes=codes)) == ("organisation_code", 6)
    quarrel = {"subject_code": old, "organisation_code": code(1)[8:17]}
    assert only(link(quarrel, codes=pa.concat_tables([codes, REGISTRY]))) == ("conflict", None)


def test_a_branch_links_to_itself_and_never_to_its_parent(link):
    row = {"subject_code": code(3), "subject_name": HELD[1][1]}
    assert only(link(row)) == ("code", 3)


def test_a_key_within_a_source_is_no_code_of_anybody_else(link):
    keys = pa.Table.from_pylist([{"scheme": 4, "code": "K1", "subject_id": 7, "name": "天海"}], schema=CODES)
    assert only(link({"subject_code": "K1"}, codes=keys, main=Scheme.WITHIN_SOURCE)) == ("code", 7)
    assert only(link({"subject_code": "K1"}, codes=keys)) == ("new", None)


CHOICES = {
    "subject_code": [None, code(1), code(2), code(3), code(8), code(9)],
    "code_doubtful": [False, True],
    "organisation_code": [None, code(1)[8:17], "MA3000999", code(9)[8:17]],
    "registration_number": [None, "379900100000014", "379900100000022", "3799001000005", "379900100000099"],
    "subject_name": [None, HELD[1][1], HELD[2][1], "别的名称"],
}


def expected(row: dict) -> tuple[str, int | None]:
    """The rule in plain words, one row at a time."""
    holders = defaultdict(set)
    for held in REGISTRY.to_pylist():
        holders[held["scheme"], held["code"]].add(held["subject_id"])
        if held["scheme"] == Scheme.USCC:
            holders[Scheme.ORGANISATION_CODE, held["code"][8:17]].add(held["subject_id"])

    def leads_to(scheme: Scheme, told: str | None) -> int | None:
        found = holders[scheme, told]
        return next(iter(found)) if told and len(found) == 1 else None

    own = row["subject_code"]
    by_code = leads_to(Scheme.USCC, own)
    by_organisation = leads_to(Scheme.ORGANISATION_CODE, row["organisation_code"] or (own and own[8:17]))
    by_number = leads_to(Scheme.REGISTRATION_NUMBER, row["registration_number"])
    if own and by_code is None and row["code_doubtful"]:
        return "none", None
    found = {by_code, by_organisation, by_number} - {None}
    if len(found) > 1 or (own and by_code is None and found):
        return "conflict", None
    if own:
        return ("code", by_code) if by_code else ("new", None)
    if by_organisation:
        return "organisation_code", by_organisation
    return ("registration_number", by_number) if by_number else ("none", None)


def test_every_row_is_linked_as_the_rule_says_on_either_engine(engine, rows_of):
    link = linking(lambda arrow: rows_of(engine, arrow))
    rows = [dict(zip(CHOICES, values, strict=True)) for values in itertools.product(*CHOICES.values())]
    linked = link(*rows)
    assert [(row["link"], row["subject_id"]) for row in linked] == [expected(row) for row in rows]
    assert all(row["registry_name"] == HELD[row["subject_id"]][1] for row in linked if row["subject_id"])


@pytest.fixture
def judge(table):
    return judging(table)


def judging(table):
    """The whole of it: link, compare the names that differ, mark the conflicts."""

    def judge(*rows: dict, known: dict | None = None) -> list[dict]:
        linked = steps.link(table(rows_of_file(*rows)), table(REGISTRY))
        doubts = steps.disagreements(linked).to_pyarrow()
        marked = steps.mark_conflicts(linked, table(naming.unrelated(doubts, known or {})))
        return marked.order_by("source_row").to_pyarrow().to_pylist()

    return judge


def test_a_code_under_an_unrelated_name_is_a_conflict_and_under_a_related_one_is_not(engine, rows_of):
    rows = judging(lambda arrow: rows_of(engine, arrow))(
        {"subject_code": code(1), "subject_name": "示例市天海贸易公司"},
        {"subject_code": code(1), "subject_name": "示例市玄武岩开采厂"},
        {"subject_code": code(1), "subject_name": None},
        {"registration_number": "379900100000022", "subject_name": "示例市玄武岩开采厂"},
    )
    assert [(row["link"], row["subject_id"]) for row in rows] == [
        ("code", 1),
        ("conflict", None),
        ("code", 1),
        ("conflict", None),
    ]


def test_a_former_name_is_no_conflict(judge):
    row = {"subject_code": code(1), "subject_name": "示例市玄武岩开采厂"}
    assert judge(row, known={1: [HELD[1][1], "示例市玄武岩开采厂"]})[0]["link"] == "code"


def test_a_new_code_under_two_unrelated_names_is_a_conflict_for_both(judge):
    rows = judge(
        {"subject_code": code(8), "subject_name": "示例市玄武岩开采厂"},
        {"subject_code": code(8), "subject_name": "示例市云山电器商行"},
        {"subject_code": code(9), "subject_name": "示例市长明灯具有限公司"},
        {"subject_code": code(9), "subject_name": "示例市长明灯具有限责任公司"},
    )
    assert [row["link"] for row in rows] == ["conflict", "conflict", "new", "new"]


def test_the_parent_s_code_under_a_branch_s_name_is_a_conflict(judge):
    assert judge({"subject_code": code(1), "subject_name": HELD[3][1]})[0]["link"] == "conflict"
