"""Made-up penalty decisions with the faults of real files."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from gongxin.catalogue.sources import Source
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
    ("统计", "statistics"),
    ("审计", "audit"),
    ("医疗保障", "insurance"),
    ("税务", "tax"),
    ("文化", "culture"),
    ("卫生", "health"),
    ("烟草", "tobacco"),
)


def field_of(department: Source) -> str:
    """The vocabulary of a department."""
    return next((field for word, field in _FIELDS if word in department.name.zh), "market")


def penalties(
    chance: random.Random,
    department: Source,
    organisations: list[Organisation],
    *,
    count: int,
    today: date,
    first: int = 1,
) -> Iterator[Row]:
    """`count` sound rows of one department; the serial in the decision number starts at `first`."""
    short = department.name.zh.removeprefix("示例市")[:2]
    for serial in range(first, first + count):
        decided = today - timedelta(days=int(chance.triangular(1, 900, 40)))
        yield _penalty(
            chance,
            department,
            chance.choice(organisations),
            f"示{short}罚〔{decided.year}〕{serial}号",
            decided,
        )


def _penalty(
    chance: random.Random, department: Source, party: Organisation, number: str, decided: date
) -> Row:
    violation, facts, basis = chance.choice(words.VIOLATIONS[field_of(department)])
    kinds, content, fine, licence = _outcome(chance)
    confiscated = f"{chance.randint(1, 40) / 10:g}" if "没收" in kinds else ""
    inspected = decided - timedelta(days=chance.randint(10, 60))
    row = {
        "counterparty_name": party.name,
        "counterparty_kind": "法人及非法人组织",
        "counterparty_code": party.code,
        "document_number": number,
        "violation": violation,
        "facts": f"经查，当事人{facts}，检查日期为{_chinese_day(inspected)}。",
        "legal_basis": basis,
        "kinds": kinds,
        "content": content,
        "fine_yuan": fine,
        "confiscated_yuan": confiscated,
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
    kind = chance.choices(
        ("fine", "warning", "both", "confiscate", "suspend", "stop"), weights=(55, 15, 12, 10, 4, 4)
    )[0]
    fine = chance.choice((2000, 5000, 10000, 20000, 30000, 50000, 80000, 120000, 200000, 300000))
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
