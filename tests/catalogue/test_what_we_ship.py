"""The packs cn and cn-demo as they are: sound, honest about what was read, made up where they must be."""

from datetime import date

import pytest

from gongxin.catalogue import checks
from gongxin.catalogue.derive import derived_rules, generic_rules
from gongxin.catalogue.load import inspect, load
from gongxin.catalogue.model import Audience, Role
from gongxin.kernel import dates, uscc
from gongxin.kernel.findings import Severity

# Instrument and article of everything that claims to have been read in the text of the law itself.
READ = {
    ("administrative-penalty-law", "第九条"),
    ("administrative-penalty-law", "第四十八条"),
    ("administrative-penalty-law", "第四十八条、第八十五条"),
    ("administrative-permit-law", "第五条、第四十条"),
    ("administrative-permit-law", "第四十条"),
    ("enterprise-publicity-regulation", "第六条"),
    ("government-information-regulation", "第二十条第六项"),
}
ITEMS = {
    "organisation-registration",
    "administrative-permit",
    "administrative-penalty",
    "abnormal-operation",
    "serious-dishonesty",
    "tax-a",
}


@pytest.fixture(scope="module")
def cn():
    return load(["cn"])


@pytest.fixture(scope="module")
def demo():
    return load(["cn", "cn-demo"])


@pytest.mark.parametrize("packs", [["cn"], ["cn", "cn-demo"]])
def test_nothing_is_wrong_with_the_packs(packs):
    assert inspect(packs)[1] == []


def test_the_six_items_are_in_force(cn):
    assert set(cn.items) == ITEMS
    assert sorted(item.number for item in cn.items.values()) == [1, 2, 3, 4, 5, 6]


def test_only_the_demonstration_is_marked_as_one(cn, demo):
    assert not cn.demonstration
    assert demo.demonstration
    assert load(["cn"], demonstration=True).demonstration


def test_only_what_was_read_in_the_law_is_verified(cn):
    claimed = set()
    for item in cn.items.values():
        bases = [*item.basis, *(window.basis for window in item.windows if window.basis)]
        bases += [case.basis for case in (item.class_rule.cases if item.class_rule else ())]
        claimed |= {(basis.instrument, basis.article) for basis in bases if basis.verified}
    for limit in cn.limits.values():
        claimed |= {(v.basis.instrument, v.basis.article) for v in limit.values if v.basis.verified}
    for codes in cn.code_lists.values():
        if codes.basis and codes.basis.verified:
            claimed.add((codes.basis.instrument, codes.basis.article))
    assert claimed <= READ


def test_no_failing_information_is_published_on_what_nobody_read(cn):
    for item in cn.items.values():
        if item.nature == "negative":
            shown = [w for w in item.windows if w.audience is Audience.PUBLIC and w.shown]
            assert shown
            assert not any(cn.stands(window.id, window.basis) for window in shown)


def test_a_demonstration_and_a_confirmation_let_a_value_stand(cn, demo):
    window = "administrative-penalty.window.public.general"
    basis = next(w.basis for w in cn.items["administrative-penalty"].windows if w.id == window)
    assert not cn.stands(window, basis)
    assert demo.stands(window, basis)


def test_the_departments_are_thirty_and_made_up(demo, cn):
    assert not cn.sources
    assert len(demo.sources) == 30
    assert [source.number for source in demo.sources.values()] == list(range(1, 31))
    for code, source in demo.sources.items():
        assert code.startswith("11379900")
        assert not uscc.examine(code).findings
        assert source.name.zh.startswith("示例市")
        assert source.division == "379900"


def test_every_item_has_a_department_that_may_report_it(demo):
    assert {name for source in demo.sources.values() for name in source.items} == ITEMS


def test_date_forms_are_known(cn):
    assert set(cn.date_forms) <= set(dates.FORMS)


def test_personal_columns_are_no_fields(cn):
    for item in cn.items.values():
        codes = {field.code for field in item.fields}
        assert item.dropped
        assert not codes & {column.code for column in item.dropped}


def test_a_document_of_a_natural_person_refuses_its_row(cn):
    penalty = cn.items["administrative-penalty"]
    assert {column.code for column in penalty.dropped if column.refuses} == {"CF_XDR_ZJLX", "CF_XDR_ZJHM"}


def test_roles_stand_once_and_every_item_has_its_clock_and_its_subject(cn):
    for item in cn.items.values():
        roles = [
            field.role for field in item.fields if field.role and field.role is not Role.SUBJECT_OTHER_NUMBER
        ]
        assert len(roles) == len(set(roles)), item.id
        assert {Role.SUBJECT_NAME, Role.SUBJECT_CODE, Role.DECIDED_ON} <= set(roles)


def test_rules_have_ids_that_tell_their_group_and_words_in_both_languages(cn):
    for item in cn.items.values():
        for rule in (*item.rules, *derived_rules(item)):
            group = rule.id.split("-")[-2]
            assert group in "SILDTPCU"
            assert rule.message.zh
            assert rule.message.en
            assert rule.remedy.zh
            assert rule.remedy.en
            assert rule.fields, rule.id
            assert not list(checks.faults({rule.check: plain(rule.arguments)})), rule.id


def plain(value):
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def test_personal_rules_all_belong_to_group_p(cn):
    for item in cn.items.values():
        for rule in (*item.rules, *derived_rules(item)):
            if rule.severity is Severity.PERSONAL:
                assert "P-" in rule.id


def test_the_kernels_findings_and_the_published_rules_agree():
    rules = generic_rules()
    for finding in (
        uscc.WRONG_LENGTH,
        uscc.WRONG_ALPHABET,
        uscc.WRONG_CHECK,
        uscc.UNKNOWN_PREFIX,
        uscc.WRONG_ORGANISATION_CODE,
    ):
        assert rules[finding.rule].severity is finding.severity


@pytest.mark.parametrize(
    ("day", "limit", "months"),
    [
        (date(2026, 5, 6), "publicity.general.max", [12]),
        (date(2025, 5, 6), "publicity.general.max", [36, 12]),
        (date(2026, 3, 31), "publicity.general.max", [36, 12]),
        (date(2026, 4, 1), "publicity.general.max", [12]),
        (date(2015, 1, 1), "publicity.general.max", [12, 36, 12]),
        (date(2024, 1, 1), "publicity.serious.max", [36, 36]),
    ],
)
def test_a_decision_of_the_old_regime_stands_under_both(cn, day, limit, months):
    assert [value.months for value in cn.limits[limit].bearing(day)] == months


def test_what_counts_as_a_large_fine_is_set_in_the_demonstration_only(cn, demo):
    assert not cn.amounts
    assert {
        case.klass for case in cn.items["administrative-penalty"].class_rule.cases if "fine_yuan" in str(case)
    } == set()
    assert {
        case.klass
        for case in demo.items["administrative-penalty"].class_rule.cases
        if "fine_yuan" in str(case)
    } == {"minor", "general", "serious"}
