"""One row that keeps and one that breaks every predicate and guard, on both engines; each answer is never null."""

from dataclasses import replace

import pytest

from gongxin.catalogue.checks import VOCABULARY
from gongxin.catalogue.model import Field, Kind, Text
from gongxin.quality.context import Context
from gongxin.quality.persons.steps import GUARDS
from gongxin.quality.predicates import PREDICATES, evaluate
from gongxin.quality.steps import prepare
from tests.quality.rows import CATALOGUE, PENALTY, RECEIVED_ON, SENDER, penalty, staged

# A penalty whose confiscated value may be in any currency.
CURRENCY = Field("currency", "BZ_HB", Text("币种", "Currency"), Kind.CODE, codes="currency")
VALUE = replace(PENALTY.field("confiscated_yuan"), currency=CURRENCY.name)
ITEM = replace(
    PENALTY, fields=(*(VALUE if field.name == VALUE.name else field for field in PENALTY.fields), CURRENCY)
)

UNREGISTERED = "11379900MB0123456U"
ID = "11010519491231002X"  # the sample number of the standard

# predicate, arguments, what keeps it, what breaks it; None in place of a row: nothing keeps or breaks it so
CASES = [
    ("filled", {"field": "facts"}, {}, {"facts": " \u3000"}),
    ("filled", {"field": "fine_yuan"}, {"fine_yuan": "贰"}, {"fine_yuan": "N/A"}),
    ("filled_when", {"field": "licence", "other": "kinds", "contains": ["revoke-licence"]}, {"kinds": "罚款"}, {"kinds": "罚款；吊销许可证件"}),
    ("one_of_filled", {"fields": ["remark", "licence"]}, {"licence": "许可证一号"}, {}),
    ("max_length", {"field": "remark", "length": 3}, {"remark": "三个字"}, {"remark": "四个字了"}),
    ("in_list", {"field": "kinds"}, {"kinds": "警告、罚款"}, {"kinds": "警告、罚钱"}),
    ("in_list", {"field": "procedure"}, {"procedure": ""}, {"procedure": "随便"}),
    ("parsed", {"field": "decided_on"}, {"decided_on": "2026年5月6日"}, {"decided_on": "0000-00-00"}),
    ("one_currency", {"field": "confiscated_yuan"}, {"confiscated_yuan": "5万美元", "currency": "美金"}, {"confiscated_yuan": "5万美元", "currency": "欧元"}),
    ("parsed", {"field": "fine_yuan"}, {"fine_yuan": "2,000元"}, {"fine_yuan": "若干"}),
    ("not_after", {"earlier": "decided_on", "later": "valid_until"}, {"valid_until": "2026-05-06"}, {"valid_until": "2026-05-05"}),
    ("not_in_future", {"field": "decided_on"}, {"decided_on": "2026-11-21"}, {"decided_on": "2026-11-22"}),
    ("not_before", {"field": "decided_on", "year": 2000}, {"decided_on": "2000-01-01"}, {"decided_on": "1999-12-31"}),
    ("at_most", {"field": "fine_yuan", "value": 20000}, {"fine_yuan": "2"}, {"fine_yuan": "2.000001"}),
    ("at_least", {"field": "fine_yuan", "value": 20000}, {"fine_yuan": "2"}, {"fine_yuan": "1.999999"}),
    ("matches", {"field": "document_number", "pattern": "〔20[0-9]{2}〕"}, {}, {"document_number": "十二号"}),
    ("not_placeholder", {"field": "facts"}, {"facts": "无照经营"}, {"facts": "无"}),
    ("not_placeholder", {"field": "counterparty_name"}, {"counterparty_name": "示例市云帆测试有限公司"}, {"counterparty_name": "某某公司"}),
    ("no_personal_data", {"field": "facts"}, {"facts": "案值3000元"}, {"facts": f"身份证号{ID}"}),
    ("no_personal_data", {"field": "licence"}, {"licence": "许可证一号"}, {"licence": ID}),
    ("uscc_length", {"field": "counterparty_code"}, {}, {"counterparty_code": "91379900MA3ABCD15"}),
    ("uscc_alphabet", {"field": "counterparty_code"}, {}, {"counterparty_code": "91379900MA3ABCDI58"}),
    ("uscc_mask", {"field": "counterparty_code"}, {"counterparty_code": "913799**IOA3ABCD158"}, {"counterparty_code": "9137**********158"}),
    ("uscc_check", {"field": "counterparty_code"}, {"counterparty_code": "91379900 ma3abcd158"}, {"counterparty_code": "91379900MA3ABCD159"}),
    ("uscc_category", {"field": "counterparty_code"}, {"counterparty_code": "N2379900MA3ABCD15P"}, {"counterparty_code": "95379900MA3ABCD15X"}),
    ("uscc_organisation_code", {"field": "counterparty_code"}, {}, {"counterparty_code": "914403001922038317"}),
    ("organisation_code_check", {"field": "organisation_code"}, {"organisation_code": "19220382-1"}, {"organisation_code": "19220382-2"}),
    ("registration_number_check", {"field": "registration_number"}, {"registration_number": "440301103097413"}, {"registration_number": "440301103097414"}),
    ("registration_number_check", {"field": "registration_number"}, {"registration_number": "4403011030974"}, {"registration_number": "44030110309"}),
    ("equals_sender", {"field": "source_code"}, {}, {"source_code": "113799009900000255"}),
    ("registered_source", {"field": "decider_code"}, {}, {"decider_code": UNREGISTERED}),
    ("competent", {"field": "decider_code"}, {}, {"decider_code": "@incompetent"}),
    ("under_agreement", {"field": "source_code"}, {}, {"source_code": "113799009900000255"}),
    ("excludes", {"field": "kinds", "values": ["detention"]}, {"kinds": "罚款"}, {"kinds": "罚款,行政拘留"}),
    ("contains_any", {"field": "kinds", "values": ["fine", "warning"]}, {"kinds": "通报批评|警告"}, {"kinds": "通报批评"}),
    ("contains_any", {"field": "counterparty_kind", "values": ["organisation"]}, {"counterparty_kind": "法人"}, {"counterparty_kind": ""}),
    ("contains_any", {"field": "content", "values": ["罚款"]}, {}, {"content": "警告。"}),
    ("year_in_number", {"field": "document_number", "date": "decided_on"}, {"document_number": "示市监处罚[2026]1号"}, {"document_number": "示市监处罚〔2025〕1号"}),
    ("unit_plausible", {"field": "fine_yuan", "text": "content"}, {"fine_yuan": "2.00", "content": "罚款20002元"}, {"fine_yuan": "2000.00", "content": "罚款2,000元"}),
    ("unit_plausible", {"field": "fine_yuan", "text": "content"}, {"fine_yuan": "10000"}, {"fine_yuan": "10000.01"}),
    ("organisation_word", {"field": "counterparty_name"}, {"counterparty_name": "示例市人民医院"}, {"counterparty_name": "张建行"}),
    ("one_name", {"field": "counterparty_name"}, {"counterparty_name": "示例市甲、乙有限公司"}, {"counterparty_name": "示例市甲有限公司、示例市乙有限公司"}),
    ("name_alone", {"field": "counterparty_name"}, {"counterparty_name": "示例市甲有限公司（原乙厂）"}, {"counterparty_name": "示例市甲有限公司（原名：乙厂）"}),
    ("in_its_place", {"field": "facts"}, {"facts": "2026年5月6日无照经营"}, {"facts": "2026年5月6日"}),
    ("in_its_place", {"field": "document_number"}, {"document_number": "20260012"}, {"document_number": "91379900MA3ABCD158"}),
    ("in_its_place", {"field": "decider_name"}, {"decider_name": "示例市3局"}, {"decider_name": "2万元"}),
    ("in_its_place", {"field": "fine_yuan"}, {"fine_yuan": "2026.0506"}, {"fine_yuan": "20260506"}),
    ("within_months", {"earlier": "decided_on", "later": "publicity_ends_on", "limit": "publicity.serious.max"}, {"publicity_ends_on": "2027-05-05"}, {"publicity_ends_on": "2099-12-31"}),
    ("all_of", {"checks": [{"filled": {"field": "facts"}}, {"filled": {"field": "remark"}}]}, {"remark": "有"}, {}),
    ("any_of", {"checks": [{"filled": {"field": "licence"}}, {"filled": {"field": "remark"}}]}, {"remark": "有"}, {}),
    ("not_", {"check": {"filled": {"field": "remark"}}}, {}, {"remark": "有"}),
    ("no_hint", {}, {}, {"@hint": "yes"}),
    ("no_citizen_id", {"field": "counterparty_code"}, {"counterparty_code": "914403001922038216"}, {"counterparty_code": ID}),
    ("no_citizen_id", {"field": "registration_number"}, {"registration_number": "440301103097413"}, {"registration_number": "110105491231003", "counterparty_code": ""}),
    ("no_personal_tax_number", {"field": "tax_number"}, {"tax_number": "914403001922038216"}, {"tax_number": ID + "01"}),
    ("no_personal_tax_number", {"field": "tax_number"}, {"tax_number": "440300192203821"}, {"tax_number": "11010549123100201"}),
    ("no_personal_tax_number", {"field": "tax_number"}, {"tax_number": "91379900MA3ABCD158"}, {"tax_number": "92379900MA3ABCD155"}),
    ("no_personal_tax_number", {"field": "tax_number"}, {"tax_number": ""}, {"tax_number": ID}),
    ("no_person_as_kind", {"field": "counterparty_kind"}, {"counterparty_kind": "个人独资企业"}, {"counterparty_kind": "自然人（公民）"}),
    ("no_individual_business", {"field": "counterparty_code"}, {}, {"counterparty_code": "92379900MA3ABCD154"}),
    ("no_individual_business", {"field": "registration_number"}, {"registration_number": "440301103097413"}, {"registration_number": "440301603097413"}),
    ("an_organisation", {"field": "counterparty_name"}, {"counterparty_code": "", "counterparty_name": "示例市红星机械厂"}, {"counterparty_code": "", "counterparty_name": "张建行"}),
    ("an_organisation", {"field": "counterparty_name"}, {"counterparty_name": "张三", "organisation_code": "19220382-1"}, {"counterparty_name": "张三", "counterparty_code": "9137"}),
    ("no_business_by_name", {"field": "counterparty_name"}, {"counterparty_code": "", "counterparty_name": "示例市红星有限公司经营部"}, {"counterparty_code": "", "counterparty_name": "示例市红星经营部"}),
    ("organisations_alone", {"field": "counterparty_name"}, {"counterparty_name": "示例市甲有限公司（原名：乙区有限公司）"}, {"counterparty_name": "示例市甲有限公司（原名：张建行）"}),
    ("no_persons_name", {"field": "counterparty_name"}, {"counterparty_name": "省国资委"}, {"counterparty_name": "欧阳建国"}),
    ("nobody_beside", {"field": "counterparty_name"}, {"counterparty_name": "示例市红星有限公司、示例市云帆有限公司"}, {"counterparty_name": "示例市红星有限公司、张建行"}),
]  # fmt: skip

INCOMPETENT = next(
    (code for code, source in CATALOGUE.sources.items() if PENALTY.id not in source.items), None
)


def row(changes: dict[str, str]) -> dict[str, str | None]:
    changes = {name: value for name, value in changes.items() if not name.startswith("@")}
    return penalty(**{n: INCOMPETENT if v == "@incompetent" else v for n, v in changes.items()})


def test_the_vocabulary_of_packs_is_what_is_implemented():
    assert set(VOCABULARY) == set(PREDICATES)


def test_every_predicate_and_guard_has_a_case():
    assert {name for name, *_ in CASES} == set(PREDICATES) | set(GUARDS)


@pytest.fixture
def answers(engine, rows_of):
    """For each case what its predicate says of all rows; rows 2i and 2i + 1 are those of case i."""
    rows = [row(changes) for _, _, keeps, breaks in CASES for changes in (keeps, breaks)]
    hints = ["@hint" in changes for _, _, keeps, breaks in CASES for changes in (keeps, breaks)]
    agreed = replace(next(iter(CATALOGUE.agreements.values())), source=SENDER, items=(ITEM.id,))
    context = Context(ITEM, replace(CATALOGUE, agreements={"1": agreed}), RECEIVED_ON, SENDER)
    t = prepare(rows_of(engine, staged(*rows, item=ITEM, hints=hints)), ITEM, CATALOGUE)
    said = {
        f"case_{i}": evaluate(t, name, arguments, context) for i, (name, arguments, *_) in enumerate(CASES)
    }
    return t.select("source_row", **said).order_by("source_row").to_pyarrow()


def test_every_predicate_keeps_and_breaks(answers):
    wrong = [
        (name, arguments, changes, said)
        for i, (name, arguments, keeps, breaks) in enumerate(CASES)
        for changes, said, expected in (
            (keeps, answers[f"case_{i}"][2 * i].as_py(), True),
            (breaks, answers[f"case_{i}"][2 * i + 1].as_py(), False),
        )
        if said is not expected
    ]
    assert wrong == []


def test_no_answer_is_null(answers):
    assert [name for name in answers.column_names if answers[name].null_count] == []
