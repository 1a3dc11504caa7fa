"""The packs cn and cn-demo as they are: sound, honest about what was read, made up where they must be."""

from datetime import date

import pytest

from gongxin.catalogue import checks, headers
from gongxin.catalogue.agreements import departments
from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.derive import derived_rules, generic_rules
from gongxin.catalogue.items import digest
from gongxin.catalogue.load import folder, inspect, load
from gongxin.catalogue.model import Audience, Kind, Role
from gongxin.kernel import dates, uscc
from gongxin.kernel.findings import Severity

# Instrument and article of everything that claims to have been read in the text of the law itself.
READ = {
    ("administrative-penalty-law", "第九条"),
    ("administrative-penalty-law", "第四十八条"),
    ("administrative-penalty-law", "第四十八条、第八十五条"),
    ("administrative-permit-law", "第五条、第四十条"),
    ("administrative-permit-law", "第四十条"),
    ("bidding-regulation", "第七十八条"),
    ("business-environment-regulation", "第三十一条"),
    ("drug-law", "第一百零五条"),
    ("enterprise-publicity-regulation", "第六条"),
    ("food-safety-law", "第一百一十三条"),
    ("government-information-regulation", "第二十条第六项"),
    ("government-procurement-law", "第七十七条"),
    ("government-procurement-law", "第七十八条"),
    ("henan-credit-regulation", "第二十七条"),
    ("sme-payment-regulation", "第二十六条"),
    ("work-safety-law", "第七十八条"),
}
# What was in use before parts could be shared says the same to the letter.
FIRST = {
    "organisation-registration": "3a40eb0b78b7a4d55c4d2a7def4a60dc168fb6b4f3a3ebe9284df49af1df58e6",
    "administrative-permit": "ff586a28c3ca5d51f034506a4c58d9776171d5718dbcbb91b4bb5145859535c6",
    "administrative-penalty": "0d9d7800924249f20dd1b1cd2d76aea3d64b2d10cbdbf0325339d84b92c98ccd",
    "abnormal-operation": "b8c6736da8695176d17f55e6db80769737021819437af1544f3d4facf41d6dea",
    "serious-dishonesty": "f903768a906716524979f17389d8830159227458ff7d870c0e762a050b2256cd",
    "tax-a": "0a8ffc91bf3239f248454c46a782f206b6855cf68f2d12fceaef3c04f68df465",
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


def test_an_item_that_includes_a_shared_part_says_what_it_said_before(cn):
    assert {name: cn.versions[number, 1].digest for number, name in enumerate(FIRST, start=1)} == FIRST


def test_a_number_is_one_items_in_force_or_draft(cn):
    numbered = [(i.number, i.id) for i in (*cn.items.values(), *(draft.item for draft in cn.drafts))]
    assert sorted(number for number, _ in numbered) == list(range(1, len(numbered) + 1))


def test_every_draft_says_why_it_is_one(cn):
    assert cn.drafts
    for draft in cn.drafts:
        assert draft.why, draft.item.id
        assert draft.item.id not in cn.items
        assert {"no_audience", "no_period"} & set(draft.missing)


def test_every_sector_has_its_items(cn):
    known = {*cn.items, *(draft.item.id for draft in cn.drafts)}
    named = {item for sector in cn.sectors.values() for item in sector.items}
    assert named <= known
    assert set(cn.items) <= named
    assert all(set(sector.items) & set(cn.items) for sector in cn.sectors.values())


def test_only_the_demonstration_is_marked_as_one(cn, demo):
    assert not cn.demonstration
    assert demo.demonstration
    assert load(["cn"], demonstration=True).demonstration


def test_only_what_was_read_in_the_law_is_verified(cn):
    claimed = set()
    for item in (*cn.items.values(), *(draft.item for draft in cn.drafts)):
        bases = [*item.basis, *(window.basis for window in item.windows if window.basis)]
        bases += [case.basis for case in (item.class_rule.cases if item.class_rule else ())]
        claimed |= {(basis.instrument, basis.article) for basis in bases if basis.verified}
    for limit in cn.limits.values():
        claimed |= {(v.basis.instrument, v.basis.article) for v in limit.values if v.basis.verified}
    for codes in cn.code_lists.values():
        bases = [codes.basis, *(value.basis for value in codes.values)]
        claimed |= {(basis.instrument, basis.article) for basis in bases if basis and basis.verified}
    for matter in cn.forbidden.values():
        claimed |= {(basis.instrument, basis.article) for basis in matter.basis if basis.verified}
    assert claimed <= READ


def test_no_failing_information_is_published_on_what_nobody_read(cn):
    """Two laws that were read order it themselves: grave arrears, decisions on tenders."""
    standing = {
        window.id
        for item in cn.items.values()
        if item.nature == "negative"
        for window in item.windows
        if window.audience is Audience.PUBLIC and window.shown and cn.stands(window.id, window.basis)
    }
    assert standing == {
        "sme-arrears.window.public.serious",
        "tender-violation.window.public.general",
        "tender-violation.window.public.serious",
    }


# An entry in the directory of abnormal operations lasts until it is removed; the law sets it no term.
UNTIL_REMOVED = {"abnormal-operation"}


def test_failing_information_has_a_longest_period_whoever_reads_it(cn):
    """A limit without a value ends nothing: each needs one in the national pack itself."""
    for item in cn.items.values():
        for window in item.windows if item.nature == "negative" and item.id not in UNTIL_REMOVED else ():
            if window.shown and window.audience is not Audience.SELF:
                assert any(cn.limits[name].values for name in window.limits), window.id


def test_no_window_rests_on_limits_of_which_none_has_a_value(cn):
    for item in cn.items.values():
        for window in item.windows if item.id not in UNTIL_REMOVED else ():
            if window.limits:
                assert any(cn.limits[name].values for name in window.limits), window.id


def test_failing_information_can_be_repaired(cn):
    for item in cn.items.values():
        assert item.repair or item.nature != "negative", item.id


def test_minor_and_undecided_failings_in_tenders_are_shown_to_nobody(cn):
    """As with penalties: a decision of which nobody knows the class is not published."""
    tender, penalty = cn.items["tender-violation"], cn.items["administrative-penalty"]
    told = {case.klass: (case.check, case.arguments) for case in tender.class_rule.cases}
    assert told == {case.klass: (case.check, case.arguments) for case in penalty.class_rule.cases}
    shown = {w.klass: w.shown for w in tender.windows if w.audience is Audience.PUBLIC}
    assert shown == {"minor": False, "general": True, "serious": True, "undetermined": False}


def test_what_an_enterprise_announces_of_itself_is_no_penalty_and_has_an_end(cn):
    notice = cn.items["enterprise-notice"]
    assert {value.code for value in cn.code_lists["immediate-notice"].values} == {"permit", "pledge"}
    assert notice.field("valid_until").required
    assert notice.field("valid_until").open_end is None
    assert "decider_code" in notice.identity


# Their first laws gave way to those that are named; both were in use before.
OLDER = {"administrative-penalty", "tax-a"}


def test_no_item_is_older_than_every_law_it_rests_on(cn):
    for item in cn.items.values():
        first = min(cn.instruments[basis.instrument].valid.start for basis in item.basis)
        assert first <= item.valid.start or item.id in OLDER, item.id


def test_the_items_that_need_not_tell_how_they_came_into_force_are_a_closed_list():
    """Nothing is ever added: an item made from now on shows its proposal, assessment, comment and approval."""
    assembly = Assembly()
    assembly.add(folder("cn"))
    excused = sorted(assembly.without_procedure["cn"])
    assert len(excused) == 35
    assert digest(excused) == "0ed6266765ee2d882de98624fe75c618cb1466b44ef70ecc1fba58cffb08367d"


def test_a_demonstration_and_a_confirmation_let_a_value_stand(cn, demo):
    window = "administrative-penalty.window.public.general"
    basis = next(w.basis for w in cn.items["administrative-penalty"].windows if w.id == window)
    assert not cn.stands(window, basis)
    assert demo.stands(window, basis)


def test_the_departments_are_thirty_and_made_up(demo, cn):
    assert not cn.sources
    assert [source.number for source in departments(demo)] == list(range(1, 31))
    assert all(source.code.startswith("11379900") for source in departments(demo))
    for code, source in demo.sources.items():
        assert not uscc.examine(code).findings
        assert source.name.zh.startswith("示例市")
        assert source.division == "379900"


def test_departments_report_what_is_in_force(demo):
    reported = {name for source in demo.sources.values() for name in source.items}
    assert set(FIRST) <= reported <= set(demo.items)


def test_date_forms_are_known(cn):
    assert set(cn.date_forms) <= set(dates.FORMS)


def test_personal_columns_are_no_fields(cn):
    for item in cn.items.values():
        codes = {field.code for field in item.fields}
        assert item.dropped
        assert not codes & {column.code for column in item.dropped}


@pytest.mark.parametrize("header", ["法定代表人", "身份证号", "联系人", "手机号码", "股东姓名", "经办人"])
def test_no_item_takes_a_column_of_persons_draft_or_not(cn, header):
    for item in (*cn.items.values(), *(draft.item for draft in cn.drafts)):
        claimed = dict(headers.claims(item))
        columns = {column.code for column in item.dropped}
        assert claimed.get(header) is None or claimed[header] in columns, item.id


def test_what_an_organisation_holds_through_its_people_is_a_number(cn):
    qualification = cn.items["qualification"]
    heads = [field for field in qualification.fields if field.name.startswith("heads")]
    assert {field.kind for field in heads} == {Kind.INTEGER}
    assert "持证人员名单" in {text for column in qualification.dropped for text in column.synonyms}


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


@pytest.mark.parametrize(
    ("sector", "items"),
    [
        ("work-safety", {"work-safety-violation", "serious-dishonesty"}),
        ("food-drugs-products", {"product-sampling", "sector-credit-file"}),
        ("procurement", {"procurement-misconduct", "contract-performance"}),
        ("tenders", {"tender-violation"}),
        ("labour", {"labour-law-grade", "labour-violation"}),
        ("environment", {"environment-credit-grade"}),
        ("trade", {"customs-credit-grade"}),
        ("social-organisations", {"social-organisation-annual-report"}),
        ("small-enterprises", {"sme-arrears", "enterprise-annual-report"}),
        ("institutions", {"institution-annual-report"}),
        ("credit-services", {"credit-reporting-agency"}),
        ("energy", {"energy-key-unit"}),
        ("construction", {"construction-market-conduct", "qualification"}),
        ("health", {"care-institution"}),
    ],
)
def test_a_sector_has_records_of_its_own_in_force(cn, sector, items):
    assert items <= set(cn.sectors[sector].items)
    assert items <= set(cn.items)


def test_a_product_is_told_by_its_barcode(cn):
    barcode = cn.items["product-sampling"].field("barcode")
    assert (barcode.kind, barcode.scheme) == (Kind.IDENTIFIER, "gtin")


def test_honours_and_grades_are_collected_as_well_as_failings(cn):
    positive = {item.id for item in cn.items.values() if item.nature == "positive"}
    assert {"honour", "administrative-reward", "tax-a"} <= positive


def test_every_law_behind_a_credit_file_is_named(cn):
    for value in cn.code_lists["credit-file"].values:
        assert value.basis, value.code
        assert value.basis.article, value.code
