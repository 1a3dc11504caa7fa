"""Without a number that proves an organisation a row is taken only under a name that people do not bear."""

from dataclasses import replace

import pytest

from gongxin.kernel import orgcode, personal, regno, uscc
from gongxin.quality.queries import findings
from tests.quality.rows import CATALOGUE, PENALTY, checked, penalty, staged

PERSON = "某某某"
BUSINESS = "示例市甲区红星商行"
CODE = "91379900MA3ABCD158"


def coded(prefix: str, body: str = "MA3ABCD1") -> str:
    first = f"{prefix}379900{body}{orgcode.check_character(body)}"
    return first + uscc.check_character(first)


def numbered(start: str, *, right: bool = True) -> str:
    found = (f"{start}{n:0{15 - len(start)}}" for n in range(1000))
    return next(n for n in found if regno.is_valid(n) == right)


def passport_that_is_an_organisation_code() -> str:
    bodies = (f"E{n:07}" for n in range(1_000_000, 1_000_100))
    return next(b + c for b in bodies if (c := orgcode.check_character(b)).isdigit())


PROVING = {
    "a unified code": {"counterparty_code": CODE},
    "an organisation code": {"organisation_code": "19220382-1"},
    "a number of an enterprise": {"registration_number": numbered("379900100000")},
    "a number of an enterprise in the place of the code": {"counterparty_code": numbered("379900100000")},
}
SPEAKING = {  # codes with a right check character: for a business, see below
    "an unknown authority": {"counterparty_code": coded("95")},
    "a wrong organisation code within": {"counterparty_code": "914403001922038317"},
}
NOT_PROVING = {
    "nothing": {},
    "a wrong check character": {"counterparty_code": CODE[:-1] + "9"},
    "an individual business": {"counterparty_code": coded("92")},
    "an individual business with a wrong check character": {"counterparty_code": coded("92")[:-1] + "0"},
    "no calendar's day": {"counterparty_code": "110105194913310021"},
    "seventeen digits": {"counterparty_code": "37990019800101001"},
    "a tax number of seventeen digits": {"tax_number": "37990019800101001"},
    "a telephone": {"counterparty_code": "13000000017"},
    "the number of an individual business": {"registration_number": numbered("379900600000")},
    "a number with a wrong check digit": {"registration_number": numbered("379900100000", right=False)},
    "thirteen digits": {"registration_number": "3799001000001"},
    "a citizen ID of the old form": {"registration_number": numbered("379900500101")},
    "a passport": {"organisation_code": "E12345678"},
    "a passport by chance an organisation code": {
        "organisation_code": passport_that_is_an_organisation_code()
    },
    "a number of an institution": {"institution_number": "137990000123"},
    "a number of a social organisation": {"social_organisation_number": "示社证字第1234号"},
    "a telephone as an institution's number": {"institution_number": "13000000017"},
}


def personal_of(rows, item=PENALTY, catalogue=CATALOGUE) -> list[bool]:
    return checked(rows, item=item, catalogue=catalogue)["personal"].to_pylist()


def numbered_as(name: str, duckdb, rows_of) -> dict[str, bool]:
    """Whether a row counts as a person's that has a number of each kind beside the name."""
    numbers = {**PROVING, **SPEAKING, **NOT_PROVING}
    rows = [
        penalty(**{"counterparty_code": "", **number}, counterparty_name=name) for number in numbers.values()
    ]
    return dict(zip(numbers, personal_of(rows_of(duckdb, staged(*rows))), strict=True))


def test_only_an_organisation_s_number_proves_a_name_that_individual_businesses_bear(duckdb, rows_of):
    found = numbered_as(BUSINESS, duckdb, rows_of)
    assert [why for why in PROVING if found[why]] == []
    assert [why for why in NOT_PROVING if not found[why]] == []


def test_no_number_makes_an_organisation_of_a_name_as_people_bear(duckdb, rows_of):
    found = numbered_as(PERSON, duckdb, rows_of)
    assert [why for why in found if not found[why]] == []


@pytest.mark.parametrize("field", ["institution_number", "social_organisation_number", "registration_number"])
@pytest.mark.parametrize("number", ["13000000017", "E12345678"])
def test_a_telephone_or_passport_as_the_number_of_an_organisation_is_somebodys(
    duckdb, rows_of, field, number
):
    assert personal_of(rows_of(duckdb, staged(penalty(**{field: number})))) == [True]


def test_where_another_number_is_the_main_identifier_it_proves(duckdb, rows_of):
    row = penalty(counterparty_code="", counterparty_name=BUSINESS, institution_number="137990000123")
    other = replace(CATALOGUE, identifier="institution_number")
    assert personal_of(rows_of(duckdb, staged(row)), catalogue=other) == [False]


ORGANISATIONS = [
    "示例市云帆机械制造有限公司",
    "示例市云帆机械制造有限公司经营部",
    "示例市云帆有限公司（第二门店）",
    "示例市甲区第一中学",
    "示例市人民医院",
    "示例市市场监督管理局",
    "示例市乙区行业协会",
    "示例市丙区白鹭种植专业合作社",
    "示例市丁县投资合伙企业（有限合伙）",
    "示例市甲区律师事务所",
    "示例市甲区一号村村民委员会",
]
BUSINESSES = [
    "示例市甲区红星商店",
    "示例市甲区红星经营部",
    "示例市甲区红星商行",
    "示例市甲区红星超市",
    "示例市甲区红星口腔诊所",
    "示例市甲区红星网吧",
    "示例市甲区红星宠物医院",
    "示例市甲区红星美容院",
    "示例市甲区红星养殖场",
    "示例市甲区红星健身中心",
    "示例市第一中学书店",
    "示例市人民医院超市",
    "示例市红星超市（有限公司）",
    "示例市红星商行（红星机械厂）",
    "示例市红星机械厂",
    "示例市红星石料厂",
    "示例市甲区红星商标事务所",
    "示例市甲区红星装饰设计院",
    "示例市甲区红星生态园",
    "示例市甲区红星儿童公园",
    "示例市甲区红星洗车站",
    "示例市红星机械厂（个体工商户）",
    "示例市红星有限公司（个体）",
    "某某（个体工商户）",
    "个体工商户某某",
]
PERSONS = [
    PERSON,
    "某某（示例市云帆有限公司）",
    "某某（公司",
    "某某（某（公司）公司）",
    "示例市云帆有限公司某某某",
    "示例市红星机械厂职工某某",
    "王建行",
    "王学会",
    "王企业",
    "王集团",
    "欧阳建厂",
    "欧阳学会",
    "欧阳海关",
    "司马海关",
    "诸葛公园",
    "",
]


def named(*names: str):
    return staged(*(penalty(counterparty_code="", counterparty_name=name) for name in names))


def test_without_a_number_the_name_tells(engine, rows_of):
    names = [*ORGANISATIONS, *BUSINESSES, *PERSONS]
    table = checked(rows_of(engine, named(*names)))
    guards = told(table)
    expected = [*([set()] * len(ORGANISATIONS)), *([{"P-009"}] * len(BUSINESSES))]
    assert list(zip(names, guards, strict=True)) == list(
        zip(names, [*expected, *([{"P-006"}] * len(PERSONS))], strict=True)
    )
    assert table["personal"].to_pylist() == [False] * len(ORGANISATIONS) + [True] * (
        len(BUSINESSES) + len(PERSONS)
    )


def test_with_a_number_that_proves_it_no_name_is_doubted(duckdb, rows_of):
    rows = staged(*(penalty(counterparty_name=name) for name in BUSINESSES))
    bare = [name == "某某（个体工商户）" for name in BUSINESSES]  # somebody's name all the same
    assert personal_of(rows_of(duckdb, rows)) == bare


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("示例市云帆机械制造有限公司、张三", True),
        ("示例市云帆机械制造有限公司，张三，李四", True),
        ("张三/示例市云帆机械制造有限公司", True),
        ("示例市云帆机械制造有限公司；张三；示例市红星贸易有限公司", True),
        ("示例市云帆机械制造有限公司、示例市甲区王记面馆", True),
        ("示例市云帆机械制造有限公司、示例市红星贸易有限公司", False),
        ("示例市进出口（集团）公司（第一名称）；示例市进出口公司（第二名称）", False),
    ],
)
def test_nobody_stands_beside_an_organisation_in_the_cell_of_its_name(duckdb, rows_of, name, personal):
    assert personal_of(rows_of(duckdb, staged(penalty(counterparty_name=name)))) == [personal]


SLIPPED = CODE[:-1] + "9"


def told(table) -> list[set[str]]:
    """The guards about names that each row breaks."""
    found = {row: set() for row in table["source_row"].to_pylist()}
    for finding in findings(table, PENALTY).to_pylist():
        found[finding["source_row"]] |= {finding["rule"]} & {"P-006", "P-009"}
    return list(found.values())


def test_a_code_with_a_right_check_character_speaks_for_a_shop_and_not_for_a_person(duckdb, rows_of):
    rows = {
        ("示例市甲区红星商店", SLIPPED): {"P-009"},
        ("示例市甲区健身中心", SLIPPED): {"P-009"},
        ("示例市红星机械厂", SLIPPED): {"P-009"},
        (PERSON, SLIPPED): {"P-006"},
        ("欧阳学会", SLIPPED): {"P-006"},
        ("示例市甲区红星商店（个体）", SLIPPED): {"P-009"},
        ("某某（个体工商户）", SLIPPED): {"P-009"},
        ("示例市甲区红星商店", coded("92")[:-1] + "0"): {"P-009"},
        ("示例市甲区红星商店", coded("95")): set(),
        (PERSON, coded("95")): {"P-006"},
        ("示例市甲区红星商店", coded("95")[:-1] + "0"): {"P-009"},
        ("示例市甲区红星商店", SLIPPED[:-1]): {"P-009"},
        ("示例市甲区红星商店", "914403001922038317"): set(),
        (PERSON, "914403001922038317"): {"P-006"},
        ("示例市甲区红星商店", ""): {"P-009"},
        ("示例市甲区红星商店（个体）", CODE): set(),
        ("某某（个体工商户）", CODE): set(),
    }
    table = staged(*(penalty(counterparty_name=name, counterparty_code=code) for name, code in rows))
    found = dict(zip(rows, told(checked(rows_of(duckdb, table))), strict=True))
    assert found == rows


def test_the_words_of_a_catalogue_without_endings_count_anywhere(duckdb, rows_of):
    words = replace(
        CATALOGUE,
        organisation_words=("（株）", "商店"),
        organisation_endings=(),
        business_endings=(),
        individual_words=(),
    )
    rows = named("（株）某某工業", "某某商店某某", "某某")
    assert personal_of(rows_of(duckdb, rows), catalogue=words) == [False, False, True]


@pytest.mark.parametrize("word", CATALOGUE.business_endings)
def test_no_word_of_businesses_is_a_word_of_organisations(word):
    assert word not in CATALOGUE.organisation_words + CATALOGUE.organisation_endings


def test_the_passport_of_these_tests_is_one():
    number = passport_that_is_an_organisation_code()
    assert orgcode.is_valid(number)
    assert [place.kind for place in personal.scan(number)] == ["document"]
