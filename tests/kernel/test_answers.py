"""What the commands print: rules and places, never a value that concerns a person."""

import json
from datetime import date

from gongxin.catalogue.tables import work_calendar
from gongxin.kernel import answers


def test_a_code_is_answered_with_the_rules_it_breaks():
    assert answers.code(" 914403001922038261") == {
        "input": " 914403001922038261",
        "code": "914403001922038261",
        "valid": False,
        "individual_business": False,
        "findings": [
            {"rule": "I-003", "severity": "doubt"},
            {"rule": "I-005", "severity": "warning"},
        ],
        "suggestion": None,
    }


def test_a_scan_tells_places_and_no_values():
    lines = ["负责人身份证11010519491231002X\n", "无\n", "电话13800138000，邮箱someone@example.org\n"]
    found = list(answers.person_scan(lines))
    assert found == [
        {"line": 1, "column": 7, "length": 18, "kind": "citizen_id"},
        {"line": 3, "column": 3, "length": 11, "kind": "mobile"},
        {"line": 3, "column": 17, "length": 19, "kind": "email"},
    ]
    assert not any(value in json.dumps(found) for value in ("1101", "1380", "someone"))


def test_a_limit_is_answered_with_the_day_it_reaches():
    assert answers.workday(work_calendar(), date(2026, 2, 13), 1) == {
        "start": "2026-02-13",
        "working_days": 1,
        "reaches": "2026-02-14",
    }
