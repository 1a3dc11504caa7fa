import dataclasses

import pytest

from gongxin.catalogue import derive
from gongxin.catalogue.checks import VOCABULARY, faults, references, walk
from gongxin.catalogue.load import load
from gongxin.catalogue.model import Field, Kind, Text
from gongxin.kernel.findings import Severity


@pytest.fixture(scope="module")
def penalty():
    return load(["cn"]).items["administrative-penalty"]


def rules_at(item, name):
    return {rule.id: rule for rule in derive.derived_rules(item) if rule.fields == (name,)}


def test_a_needed_field_has_its_rule_and_an_optional_one_has_not(penalty):
    assert "S-001" in rules_at(penalty, "document_number")
    assert "S-001" not in rules_at(penalty, "remark")


def test_an_unreadable_value_refuses_a_needed_field_and_warns_in_an_optional_one(penalty):
    assert rules_at(penalty, "decided_on")["S-002"].severity is Severity.ERROR
    assert rules_at(penalty, "final_on")["S-002"].severity is Severity.WARNING


def test_a_message_names_the_field_and_its_length(penalty):
    rule = rules_at(penalty, "licence")["S-005"]
    assert rule.message.zh == "暂扣或吊销证照名称及编号超过200个字符。"
    assert rule.arguments == {"field": "licence", "length": 200}


def test_a_wrong_check_character_is_a_doubt_of_the_subject_alone(penalty):
    assert rules_at(penalty, "counterparty_code")["I-003"].severity is Severity.DOUBT
    assert "I-003" not in rules_at(penalty, "decider_code")


def test_free_text_is_looked_through_for_personal_data(penalty):
    searched = {f.name for f in penalty.fields if "P-001" in rules_at(penalty, f.name)}
    assert searched == {f.name for f in penalty.fields if f.kind is Kind.TEXT}


def test_a_condition_for_a_needed_field_becomes_a_rule(penalty):
    when = {"contains_any": {"field": "kinds", "values": ["fine"]}}
    field = Field("x", "X", Text("甲", "x"), Kind.LABEL, required_when=when)
    item = dataclasses.replace(penalty, fields=(field,))
    (rule,) = derive.derived_rules(item)
    assert rule.id == "S-008"
    assert rule.arguments == {"checks": [{"not_": {"check": when}}, {"filled": {"field": "x"}}]}


def test_references_are_found_at_any_depth():
    check = {
        "any_of": {
            "checks": [
                {"not_": {"check": {"filled": {"field": "a"}}}},
                {"one_of_filled": {"fields": ["b", "c"]}},
            ]
        }
    }
    assert list(references(check, "field", "fields")) == ["a", "b", "c"]
    assert [name for name, _ in walk(check)] == ["any_of", "not_", "filled", "one_of_filled"]


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_check_without_its_arguments_is_refused(name):
    assert list(faults({name: {}})) == [("check_arguments", (name, ", ".join(VOCABULARY[name])))]
