"""Personal data in text is found by place and kind, and masked; codes of organisations are left alone."""

from datetime import date
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.kernel import personal, uscc
from gongxin.kernel.patterns import PATTERNS, SUSPICIOUS, Kind
from gongxin.kernel.personal import mask, scan
from gongxin.kernel.text import INVISIBLE_PATTERN, PLAIN, WIDTH

SAMPLE_IDS = ["11010519491231002X", "440524188001010014"]  # both printed in GB 11643-1999

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PROVINCES = ["11", "15", "21", "37", "44", "50", "54", "65", "71", "81", "83"]


def with_check(body: str) -> str:
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def with_luhn(body: str) -> str:
    """The number with the digit that makes its Luhn sum right."""
    digits = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(body))]
    return body + str(-sum(d - 9 * (d > 9) for d in digits) % 10)


def number(size: int):
    return st.text(alphabet="0123456789", min_size=size, max_size=size)


def joined(*parts):
    return st.tuples(*parts).map("".join)


days = st.dates(date(1880, 1, 1), date(2020, 12, 31)).map(lambda day: day.strftime("%Y%m%d"))
citizen_ids = joined(st.sampled_from(PROVINCES), number(4), days, number(3)).map(with_check)
planted = {
    Kind.CITIZEN_ID: citizen_ids.filter(lambda n: not uscc.is_valid(n)),
    Kind.CITIZEN_ID_15: joined(st.sampled_from(PROVINCES), number(4), days, number(3)).map(
        lambda n: n[:6] + n[8:]
    ),
    Kind.MOBILE: joined(st.sampled_from(["", "+86 ", "86-"]), st.sampled_from(["138", "199"]), number(8)),
    Kind.LANDLINE: joined(st.sampled_from(["010-", "0533-", "(0533)", "021 "]), number(7)),
    Kind.BANK_ACCOUNT: joined(st.just("6222"), number(14)).map(with_luhn),
    Kind.DOCUMENT: joined(st.sampled_from("EG"), number(8)),
    Kind.FOREIGN_ID: joined(st.just("911"), number(3), days, number(3))
    .map(with_check)
    .filter(lambda n: n[-1] != "X" and not uscc.is_valid(n)),
    Kind.EMAIL: st.just("someone.else@example.org"),
    Kind.HOME_ADDRESS: st.just("幸福小区3号楼2单元501室"),
}
anything_personal = st.one_of(*planted.values())
codes = st.text(alphabet=uscc.ALPHABET, min_size=17, max_size=17).map(lambda b: b + uscc.check_character(b))
prose = st.text(
    alphabet="经查当事人于年月日住址电话号码生产销售，。；（）:- 0123456789ABXx单元室路", max_size=30
)
borders = st.sampled_from(["", "，", "号", " ", "：", ";", "（"])


@pytest.mark.parametrize("number", SAMPLE_IDS)
def test_the_standards_own_examples_are_citizen_ids(number):
    assert personal.is_citizen_id(number)
    assert with_check(number[:17]) == number


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231001X",  # check digit
        "440524188001010024",  # check digit
        with_check("91010519491231002"),  # no such province
        with_check("11010519490230002"),  # no such day
        with_check("11010521491231002"),  # no such century
        "110105491231002",  # the older form has a test of its own
        "",
    ],
)
def test_other_numbers_are_not(number):
    assert not personal.is_citizen_id(number)


@pytest.mark.parametrize(
    ("number", "like"),
    [
        ("110105491231002", True),
        ("110105491331002", False),
        ("110105490230002", False),
        ("910105491231002", False),
    ],
)
def test_the_older_form_has_a_province_and_a_day_of_birth(number, like):
    assert personal.is_citizen_id_15(number) == like


@pytest.mark.parametrize("kind", planted)
@given(data=st.data())
def test_what_is_planted_is_found_with_its_kind_and_masked(kind, data):
    value, before, after = data.draw(planted[kind]), data.draw(borders), data.draw(borders)
    text = f"经查{before}{value}{after}等情况"
    covering = [p for p in scan(text) if p.start <= text.index(value) + 6 < p.end]
    assert [place.kind for place in covering] == [kind]
    assert value not in mask(text)
    assert not any(run in mask(text) for run in (value[:7], value[-7:]))


@given(st.lists(st.one_of(anything_personal, prose), max_size=5), borders)
def test_masking_twice_changes_nothing_and_leaves_nothing(parts, between):
    masked = mask(between.join(parts))
    assert mask(masked) == masked
    assert scan(masked) == ()


@given(st.lists(st.one_of(anything_personal, prose, codes), max_size=5), borders)
def test_places_come_in_order_and_do_not_overlap(parts, between):
    text = between.join(parts)
    places = scan(text)
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(one.end <= two.start for one, two in pairwise(places))


@given(
    st.text(alphabet="0123456789", min_size=8, max_size=8), st.sampled_from(["11", "51", "52", "91", "93"])
)
def test_a_unified_code_of_digits_only_is_never_masked(tail, prefix):
    for division in ("310120", "370319", "370320"):
        body = f"{prefix}{division}{tail}1"
        code = body + uscc.check_character(body)
        assert scan(code) == ()
        assert mask(f"社会信用代码：{code}。") == f"社会信用代码：{code}。"


@given(citizen_ids.filter(lambda n: not uscc.is_valid(n)))
def test_full_width_digits_and_gaps_hide_nothing(number):
    wide = number.translate(str.maketrans(WIDTH.given, WIDTH.taken))
    for written in (wide, f"{number[:6]} {number[6:14]} {number[14:]}", f"{number[:9]}\u200b{number[9:]}"):
        text = f"身份证号码{written}，男"
        assert [p.kind for p in scan(text)] == [Kind.CITIZEN_ID]
        assert mask(text).replace("\u200b", "") == "身份证号码***，男"


def test_places_are_those_of_the_text_as_it_was_given():
    (place,) = scan("电\u200b话１３８\u200b００１３８０００。")
    assert place == personal.Place(3, 15, Kind.MOBILE)


def test_neighbours_with_one_character_between_them_are_both_found():
    neighbours = "13800138000,13900139000 18600186000"
    assert len(scan(neighbours)) == 3
    assert mask(neighbours) == "***,*** ***"


def test_a_number_inside_an_address_does_not_cut_the_address_short():
    text = "家庭住址：示例市甲区一号路 13800138000 东侧三号房，已核实"
    assert mask(text) == "家庭住址：***，已核实"
    assert [place.kind for place in scan(text)] == [Kind.MOBILE]


def test_what_only_comes_to_light_beside_a_mask_is_masked_too():
    beyond = "家庭住址：甲路" + "东" * 59 + "1" + "13800138000"
    assert len(scan(beyond)) == 1
    assert mask(beyond) == "家庭住址：******"


@pytest.mark.parametrize(
    "text",
    [
        "鲁示市监罚字〔2026〕12345678号",
        "罚款人民币200000元，没收违法所得1234567.89元",
        "2026年5月6日至2027-05-06",
        "违反《安全生产法》第三十八条第一款第（二）项",
        "当事人住所：示例市甲区一号路1号",
        "住房和城乡建设局",
        "合同编号20260506001",
        "统一社会信用代码 91379900MA3ABCD152",
    ],
)
def test_ordinary_words_of_a_decision_are_left_alone(text):
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("男，1980年1月1日生，住示例市甲区一号路1号。", "男，1980年1月1日生，住***。"),
        ("家庭住址：示例市乙区二号路2号，", "家庭住址：***，"),
        ("户籍所在地为示例市丙区三号街", "户籍所在地为***"),
        ("开户行示例银行，账号 1234 5678 9012", "开户行示例银行，账号 ***"),
        ("护照号码：XY123456", "护照号码：***"),
        ("台胞证 0123456789", "台胞证 ***"),
        ("联系电话：2345678", "联系电话：***"),
        ("身份证号：110105194912310021", "身份证号：***"),
        ("身份证号：1101051949123100", "身份证号：***"),
    ],
)
def test_words_before_a_value_say_what_it_is(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize("number", ["11010519491231001X", "440524188001010024"])
def test_a_mistyped_id_in_a_text_is_still_masked_and_called_no_more_than_alike(number):
    assert [place.kind for place in scan(number)] == [Kind.CITIZEN_ID_LIKE]
    assert mask(number) == "***"


@pytest.mark.parametrize(
    ("number", "personal_number"),
    [
        ("37990019800101001", True),
        ("11010519491231002X01", True),
        ("11010519491231002X", True),
        ("914403001922038216", False),
        ("９１４４０３００１９２２０３８２１６", False),
        ("379900192203821", False),
        ("91440300192203821O", False),
        ("", False),
    ],
)
def test_a_tax_number_built_on_an_id_is_personal(number, personal_number):
    assert personal.tax_number_is_personal(number) == personal_number


def test_a_tax_number_that_is_a_unified_code_is_that_code_even_if_it_looks_like_an_id():
    both = next(code for code in map(digits_code, range(100_000)) if personal.is_citizen_id(code))
    assert uscc.is_valid(both)
    assert not personal.tax_number_is_personal(both)
    assert scan(both) == ()


def digits_code(count: int) -> str:
    body = f"5200001990010{count % 10}{count // 10 % 1000:03}"
    return body + uscc.check_character(body)


@given(st.lists(st.one_of(anything_personal, prose), max_size=4))
def test_the_cheap_pattern_holds_wherever_anything_is_found(parts):
    text = "".join(parts).translate(str.maketrans(*PLAIN))
    if scan(text):
        assert duckdb.execute("select regexp_matches(?, ?)", [text, SUSPICIOUS]).fetchone() == (True,)


@given(st.one_of(anything_personal, prose))
def test_the_patterns_mean_the_same_to_re2(text):
    text = text.translate(str.maketrans(*PLAIN))
    for _, pattern in PATTERNS:
        [(found,)] = duckdb.execute("select regexp_extract(?, ?, 1)", [text, pattern]).fetchall()
        match = personal.re.search(pattern, text)
        assert found == (match[1] if match else "")


def test_no_pattern_uses_what_an_engine_lacks():
    for pattern in (*dict(PATTERNS).values(), SUSPICIOUS, INVISIBLE_PATTERN):
        assert not any(sign in pattern for sign in ("(?=", "(?!", "(?<", r"\b", r"\d", r"\w", r"\s", r"\1"))


def test_in_a_registered_address_a_flat_is_no_home_and_all_else_is_masked():
    address = "示例市甲区一号路1号2幢3单元401室"
    assert mask(address) != address
    assert personal.mask_address(address) == address
    assert personal.mask_address(f"{address}，电话13800138000") == f"{address}，电话***"


@given(st.lists(st.one_of(anything_personal, prose), max_size=4))
def test_masking_a_registered_address_leaves_only_homes(parts):
    kept = personal.mask_address("，".join(parts))
    assert {place.kind for place in scan(kept)} <= {Kind.HOME_ADDRESS}


def test_a_file_is_scanned_by_line():
    found = list(personal.scan_lines(["无\n", "电话13800138000\n", "\n", "110105194912310021"]))
    assert [(line, place.start, place.kind) for line, place in found] == [
        (2, 2, Kind.MOBILE),
        (4, 0, Kind.CITIZEN_ID_LIKE),
    ]
