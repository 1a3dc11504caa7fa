"""Made-up penalty decisions with the faults of real files."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from gongxin.catalogue.model import Source
from gongxin.demo import words
from gongxin.demo.city import Organisation

Row = dict[str, str]

# Which vocabulary of violations a department uses, by a word of its name.
_FIELDS = (
    ("生态环境", "environment"),
    ("应急", "safety"),
    ("住房", "construction"),
    ("交通", "transport"),
    ("人力资源", "labour"),
    ("城市管理", "urban"),
    ("消防", "fire"),
)
_NUMERALS = "零壹贰叁肆伍陆柒捌玖"
# The sample number printed in GB 11643-1999 belongs to nobody.
SAMPLE_CITIZEN_ID = "11010519491231002X"


def field_of(department: Source) -> str:
    """The vocabulary of a department."""
    return next((field for word, field in _FIELDS if word in department.name.zh), "market")


def penalties(  # noqa: PLR0913 - what a batch is made of
    chance: random.Random,
    department: Source,
    organisations: list[Organisation],
    *,
    count: int,
    today: date,
    first: int = 1,
) -> Iterator[Row]:
    """`count` sound rows of one department; the serial in the decision number starts at `first`."""
    short = department.name.zh.removeprefix("示例市")[:3]
    for serial in range(first, first + count):
        decided = today - timedelta(days=int(chance.triangular(1, 1100, 200)))
        yield _penalty(chance, department, chance.choice(organisations), f"示{short}罚〔{decided.year}〕{serial}号", decided)


def _penalty(
    chance: random.Random, department: Source, party: Organisation, number: str, decided: date
) -> Row:
    violation, facts, basis = chance.choice(words.VIOLATIONS[field_of(department)])
    kinds, content, fine, licence = _outcome(chance)
    row = {
        "counterparty_name": party.name,
        "counterparty_kind": "法人及非法人组织",
        "counterparty_code": party.code,
        "document_number": number,
        "violation": violation,
        "facts": f"经查，当事人{facts}，检查日期为{_chinese_day(decided - timedelta(days=chance.randint(10, 60)))}。",
        "legal_basis": basis,
        "kinds": kinds,
        "content": content,
        "fine_yuan": fine,
        "licence": licence,
        "decided_on": _day(chance, decided),
        "valid_until": "2099-12-31",
        "publicity_ends_on": (decided + timedelta(days=365)).isoformat(),
        "decider_name": department.name.zh,
        "decider_code": department.code,
        "source_name": department.name.zh,
        "source_code": department.code,
    }
    if chance.random() < 0.3:
        row["procedure"] = "普通程序"
    if chance.random() < 0.15:
        row["given_class"] = "一般"
    return row


def _outcome(chance: random.Random) -> tuple[str, str, str, str]:
    kind = chance.choices(("fine", "warning", "both", "confiscate", "suspend", "stop"), weights=(55, 15, 12, 10, 4, 4))[0]
    fine = chance.choice((2000, 5000, 8000, 10000, 20000, 30000, 50000, 80000, 120000, 300000))
    wan = f"{fine / 10000:g}"
    match kind:
        case "fine":
            return "罚款", f"罚款人民币{fine}元。", wan, ""
        case "warning":
            return "警告", "给予警告，责令改正。", "", ""
        case "both":
            return "警告；罚款", f"给予警告，并处罚款人民币{fine}元。", wan, ""
        case "confiscate":
            return "罚款,没收违法所得", f"没收违法所得，并处罚款人民币{fine}元。", wan, ""
        case "suspend":
            return "暂扣许可证件", "暂扣许可证三个月。", "", "经营许可证（演示）"
        case _:
            return "责令停产停业", "责令停产停业整顿。", "", ""


def _day(chance: random.Random, day: date) -> str:
    match chance.choices((0, 1, 2, 3), weights=(70, 12, 12, 6))[0]:
        case 0:
            return day.isoformat()
        case 1:
            return f"{day:%Y/%m/%d}"
        case 2:
            return _chinese_day(day)
        case _:
            return f"{day:%Y%m%d}"


def _chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def faulty(chance: random.Random, row: Row, *, name: str, today: date) -> Row:
    """The same row with one of the faults that real files have. `name`, `...` name the item's own fields."""
    spoil = chance.choice(_FAULTS)
    return spoil(chance, dict(row), today)


def _no_code(_: random.Random, row: Row, __: date) -> Row:
    return row | {"counterparty_code": ""}


def _wrong_check(_: random.Random, row: Row, __: date) -> Row:
    code = row["counterparty_code"]
    return row | {"counterparty_code": code[:-1] + ("1" if code[-1] != "1" else "2")}


def _transposed(_: random.Random, row: Row, __: date) -> Row:
    code = row["counterparty_code"]
    return row | {"counterparty_code": code[:16] + code[17] + code[16]}


def _natural_person(_: random.Random, row: Row, __: date) -> Row:
    return row | {"counterparty_name": "当事人甲", "counterparty_kind": "自然人", "counterparty_code": ""}


def _citizen_id_in_text(_: random.Random, row: Row, __: date) -> Row:
    return row | {"facts": row["facts"] + f"经办人证件号{SAMPLE_CITIZEN_ID}，电话13800000000。"}


def _unit(_: random.Random, row: Row, __: date) -> Row:
    return row | {"kinds": "罚款", "content": "罚款人民币20000元。", "fine_yuan": "20000"}


def _future(_: random.Random, row: Row, today: date) -> Row:
    return row | {"decided_on": (today + timedelta(days=400)).isoformat()}


def _no_date(_: random.Random, row: Row, __: date) -> Row:
    return row | {"decided_on": "0000-00-00"}


def _unknown_kind(_: random.Random, row: Row, __: date) -> Row:
    return row | {"kinds": "批评教育类"}


def _full_width(_: random.Random, row: Row, __: date) -> Row:
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in row["counterparty_code"])
    return row | {"counterparty_code": f" {wide} "}


def _other_name(chance: random.Random, row: Row, __: date) -> Row:
    trade = "".join(chance.sample(words.TRADE_CHARACTERS, 3))
    return row | {"counterparty_name": f"示例市{trade}物流运输有限公司"}


def _swapped_end(_: random.Random, row: Row, __: date) -> Row:
    return row | {"publicity_ends_on": "2019-01-01"}


_FAULTS = (
    _no_code,
    _wrong_check,
    _transposed,
    _natural_person,
    _citizen_id_in_text,
    _unit,
    _future,
    _no_date,
    _unknown_kind,
    _full_width,
    _full_width,
    _other_name,
    _swapped_end,
)
