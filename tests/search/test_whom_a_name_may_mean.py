from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from django.db import transaction

from gongxin.disclosure import names
from gongxin.disclosure.candidates import candidates
from gongxin.identity import actions
from gongxin.identity.matching.reasons import Reason

NAMES = (
    "示例市天海贸易有限公司",
    "东城市天海贸易有限公司",
    "示例市天海贸易有限公司东城分公司",
    "示例市地河建材厂",
)


@pytest.fixture(autouse=True)
def city(db) -> None:
    codes = ["91379900MA3ABCD158", "91379900MA3ABCD25X", "91379900MA3ABCD361", "91379900MA3ABCD473"]
    with transaction.atomic():
        opened = actions.register(
            pa.table({"code": codes, "name": list(NAMES)}),
            on=date(2026, 5, 6),
            at=datetime(2026, 5, 6, 8, tzinfo=UTC),
        )
        names.show(opened["subject_id"].to_pylist())


def listed(name: str) -> list[tuple[str, bool]]:
    return [(candidate.hit.name, candidate.match.proposed) for candidate in candidates(name)]


def test_names_that_match_come_first_and_their_like_stand_behind():
    found = listed("示例市天海贸易公司")
    assert found[0] == ("示例市天海贸易有限公司", True)
    assert ("东城市天海贸易有限公司", False) in found


def test_a_branch_is_listed_but_not_as_its_parent():
    assert ("示例市天海贸易有限公司东城分公司", False) in listed("示例市天海贸易有限公司")


@pytest.mark.parametrize("name", ["", "王", "13800138000", "玄武岩开采"])
def test_a_name_that_finds_nobody_has_no_candidates(name):
    assert listed(name) == []


@pytest.mark.parametrize(
    "name",
    [
        "示倒市天海貿易有眼公司",
        "天海（示例市）贸易公司",
        "示例市天悔贸易有限公司",
        "示例市星河贸易有限公司（原示例市天海贸易有限公司）",
    ],
)
def test_a_name_written_wrong_leads_to_its_organisation_first(name):
    assert listed(name)[0] == ("示例市天海贸易有限公司", True)


def test_each_candidate_says_why():
    found = {one.hit.name: one.match.reasons for one in candidates("示例市天海贸易公司")}
    assert found["示例市天海贸易有限公司"] == (Reason.FORM_SHORTENED,)
    assert Reason.PLACE in found["东城市天海贸易有限公司"]
    assert Reason.BRANCH_AND_PARENT in found["示例市天海贸易有限公司东城分公司"]
