"""What the engines make of a column is what the kernel's functions make of each cell."""

import random
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.kernel import dates, money, orgcode, personal, regno, uscc
from gongxin.kernel.digest import canonical_json
from gongxin.kernel.text import INVISIBLE, SPACES, normalise_name, number_as_written, number_key, plain
from gongxin.quality.columns import blank, canonical, hidden, valid
from gongxin.quality.identifiers.flaws import FINDINGS, Flaw
from gongxin.quality.identifiers.steps import code_findings
from gongxin.quality.steps import prepare
from tests.quality.rows import CATALOGUE, PENALTY, checked, penalty, staged

FORMS = CATALOGUE.date_forms
WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
PIECES = [
    *"，。；、（）()[]〔〕·-—/\\\"'| \t\u3000\u200b\n\x01\x7f年月日元万第号住",
    *(
        "经查",
        "当事人",
        "示例市",
        "家住",
        "住所",
        "户籍地为",
        "单元",
        "3号楼2单元501室",
        "联系电话",
        "身份证号",
        "账号",
        "护照",
        "座机",
    ),
    *(
        "13912345678",
        "139-1234-5678",
        "１３９１２３４５６７８",
        "139（1234）5678",
        "0536-1234567",
        "6222021234567890128",
    ),
    *(
        "11010519491231002X",
        "110105 19491231 002X",
        "110105491231002",
        "914403001922038216",
        "91379900MA3ABCD158",
    ),
    *(
        "E12345678",
        "ab@example.com",
        "ＡＢ",
        "ｘ",
        "2026",
        "12345",
        "0",
        "第",
        "号",
        "字",
        "QQ",
        "微信号",
        "WeChat: ",
        "VX:abc123",
        "TEL",
        "一三九〇〇一二三四",
        "①③⑨",
        "l39OO1",
        "138.0013.8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.×",
        "***",
        "null",
        "N/A",
        "-",
        "无",
        "ABC Co Ltd",
        "five of vF",
        "fv@fv.cn",
        "\f",
        "\v",
    ),
]
AMOUNTS = [
    "2",
    "2.5",
    "0.2",
    "0.000001",
    "12345678.123456",
    "2,000.00",
    "￥300",
    "２０００元",
    "0.2万元",
    "1亿",
    "贰万元整",
    "-5",
]
AMOUNTS += [
    "1e5",
    "若干",
    "",
    " ",
    "N/A",
    "3.",
    ".5",
    "999999999999999999",
    "0.125",
    "1.005元",
    "123456789012345.67",
    "1,00",
    "人民币2000元",
    "USD 50万",
    "RMB 2000",
    "1亿2000万元",
]
DAYS = [
    "2026-05-06",
    "2026/5/6",
    "2026.05.06",
    "20260506",
    "2026年5月6日",
    "二〇二六年五月六日",
    "2026-05-06 10:00:00",
    "2026-13-45",
]
DAYS += [
    "0000-00-00",
    "2024-02-29",
    "2023-02-29",
    "46148",
    "99-1-1",
    "",
    "-",
    "明天",
    "２０２６－０５－０６",
    "9999-12-31",
    "0999-01-01",
    "二O二六年五月廿六日",
    "2026年元月6日",
    "20260506103000",
    "2026/5/6 上午 9:30",
]


def sentences(seed: int, size: int) -> list[str]:
    chosen = random.Random(seed)
    return ["".join(chosen.choices(PIECES, k=chosen.randint(0, 9))) for _ in range(size)]


def codes(seed: int, size: int) -> list[str]:
    chosen = random.Random(seed)
    made = []
    for _ in range(size):
        body = chosen.choice(["91", "92", "11", "N2", "95"]) + "379900"
        tail = "".join(chosen.choices(uscc.ALPHABET, k=8))
        first = body + tail + chosen.choice([orgcode.check_character(tail), "7"])
        code = first + chosen.choice([uscc.check_character(first), uscc.check_character(first), "3"])
        at = chosen.randrange(18)
        made.append(
            chosen.choice(
                [
                    code,
                    code,
                    code.lower(),
                    code.translate(WIDE),
                    f" {code[:6]}-{code[6:]}",
                    code[:at],
                    f"{code[:at]}O{code[at + 1 :]}",
                    f"{code}9",
                    "数字" + code,
                    f"{code[:4]}{chosen.choice(['**********', 'XXXXXXXXXXX', '＊＊＊＊＊＊＊＊＊＊＊', '●●', '????????'])}{code[-3:]}",
                    f"{'*' * at}{code[at:]}",
                ]
            )
        )
    return made


def flaws_of(text: str) -> int:
    names = {finding: flaw for flaw, finding in FINDINGS.items()}
    return sum(names.get(finding, Flaw(0)) for finding in uscc.examine(text).findings)


def assert_codes(engine, rows_of, texts: list[str]) -> None:
    table = pa.table({"code": pa.array(texts, pa.string()), "n": range(len(texts))})
    found = code_findings(rows_of(engine, table)).order_by("n").to_pyarrow().to_pylist()
    expected = [(uscc.normalise(t) or None, flaws_of(t) if uscc.normalise(t) else 0) for t in texts]
    assert [(row["normalised"], row["flaws"]) for row in found] == expected


def test_codes_are_judged_like_one_by_one(engine, rows_of):
    assert_codes(engine, rows_of, codes(1, 400))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text(alphabet=uscc.ALPHABET + "IOSVZabc-  ９Ｘ*●？", max_size=20), min_size=40, max_size=80)
)
def test_any_text_as_a_code_is_judged_like_one_by_one(duckdb, rows_of, texts):
    assert_codes(duckdb, rows_of, texts)


def tidied(text: str) -> str:
    """The rule in plain words: controls become a space, what nobody sees goes, so do the ends; some words are nothing."""
    text = re.sub(r"[\x00-\x1f\x7f]+", " ", text)
    text = "".join(c for c in text if c not in INVISIBLE).strip(SPACES.taken + " ")
    return "" if text.lower() in CATALOGUE.empty_values else text


def columns(engine, rows_of, **fields: list[str]) -> dict[str, list]:
    """The prepared columns of an item that has these fields alone."""
    alone = replace(PENALTY, fields=tuple(PENALTY.field(name) for name in fields), rules=(), class_rule=None)
    rows = [dict(zip(fields, cells, strict=True)) for cells in zip(*fields.values(), strict=True)]
    t = prepare(rows_of(engine, staged(*rows, item=alone)), alone, CATALOGUE)
    return t.order_by("source_row").to_pyarrow().to_pydict()


def assert_texts(engine, rows_of, texts: list[str]) -> None:
    found = columns(
        engine,
        rows_of,
        facts=texts,
        counterparty_name=texts[::-1],
        document_number=texts,
        licence=texts,
        remark=texts[::-1],
    )
    assert found["facts"] == [personal.mask(tidied(t)) or None for t in texts]
    assert found["remark"] == [personal.mask(tidied(t)) or None for t in texts[::-1]]
    assert found[hidden("facts")] == [personal.mask(tidied(t)) != tidied(t) for t in texts]
    names = [normalise_name(tidied(t)) for t in texts[::-1]]
    assert found["counterparty_name"] == [personal.mask_address(n) or None for n in names]
    assert found[hidden("counterparty_name")] == [personal.mask_address(n) != n for n in names]
    numbers = [personal.mask_number(number_as_written(tidied(t))) for t in texts]
    assert found["document_number"] == [n or None for n in numbers]
    assert found[canonical("document_number")] == [number_key(n) or None for n in numbers]
    labels = [plain(tidied(t)) for t in texts]
    assert found["licence"] == [personal.mask_number(label) or None for label in labels]


def test_texts_are_formed_and_masked_like_one_by_one(engine, rows_of):
    assert_texts(engine, rows_of, sentences(2, 600))


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), min_size=60, max_size=60))
def test_any_text_is_formed_and_masked_like_one_by_one(duckdb, rows_of, texts):
    assert_texts(duckdb, rows_of, texts)


def yuan(text: str, unit: str) -> Decimal | None:
    found = money.parse(text, unit)
    if found is None or abs(found.value) >= Decimal(10) ** 16 or found.currency not in {None, "CNY"}:
        return None
    return found.value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_amounts_are_read_like_one_by_one(engine, rows_of):
    found = columns(engine, rows_of, fine_yuan=AMOUNTS)
    expected = [None if tidied(text) == "" else yuan(text, "ten_thousand") for text in AMOUNTS]
    assert found["fine_yuan"] == expected
    assert found[blank("fine_yuan")] == [tidied(text) == "" for text in AMOUNTS]


def test_days_are_read_like_one_by_one(engine, rows_of):
    found = columns(engine, rows_of, decided_on=DAYS)
    readings = [None if tidied(text) == "" else dates.parse(text, FORMS) for text in DAYS]
    assert found["decided_on"] == [reading and reading.day for reading in readings]


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(st.lists(st.from_regex(r"[0-9]{1,14}([.][0-9]{1,7})?", fullmatch=True), min_size=40, max_size=60))
def test_any_amount_is_read_like_one_by_one(duckdb, rows_of, texts):
    assert columns(duckdb, rows_of, fine_yuan=texts)["fine_yuan"] == [yuan(t, "ten_thousand") for t in texts]


def test_old_numbers_are_judged_like_one_by_one(engine, rows_of):
    chosen = random.Random(3)
    organisations = [orgcode.normalise("".join(chosen.choices("0123456789ABZX", k=9))) for _ in range(200)]
    organisations += [body + orgcode.check_character(body) for body in (o[:8] for o in organisations[:100])]
    numbers = ["".join(chosen.choices("0123456789", k=14)) for _ in range(len(organisations))]
    numbers = [n + (regno.check_digit(n) if i % 2 else "0") for i, n in enumerate(numbers)]
    found = columns(engine, rows_of, organisation_code=organisations, registration_number=numbers)
    assert found[valid("organisation_code")] == [orgcode.is_valid(o) for o in organisations]
    assert found[valid("registration_number")] == [regno.is_valid(n) for n in numbers]


@pytest.fixture
def whole(engine, rows_of):
    texts = [t or "有" for t in sentences(4, 300)]
    chosen = random.Random(5)
    rows = [
        penalty(
            facts=t, remark=u, licence=v, fine_yuan=chosen.choice(AMOUNTS), decided_on=chosen.choice(DAYS)
        )
        for t, u, v in zip(texts, texts[::-1], texts[1:] + texts[:1], strict=True)
    ]
    return checked(rows_of(engine, staged(*rows))).to_pylist()


def test_payloads_are_the_canonical_json_of_the_fields(whole):
    stored = [field.name for field in PENALTY.fields if field.stored]
    for row in whole:
        if row["personal"]:
            assert row["payload"] is row["subject_name"] is row["facts"] is None
            continue
        expected = canonical_json({name: str(row[name]) for name in stored if row[name] is not None})
        assert row["payload"] == expected


def test_labels_are_half_width(engine, rows_of):
    assert columns(engine, rows_of, licence=["许可证（副本）　Ａ", "许可证"])["licence"] == [
        plain("许可证（副本）　Ａ"),
        "许可证",
    ]
