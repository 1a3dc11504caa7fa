"""The organisations of the demonstration city, made from a seed. None of them exists."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from gongxin.demo import words
from gongxin.kernel import orgcode, uscc

DIVISION = "379900"  # assigned to no place
_BASE = uscc.ALPHABET


@dataclass(frozen=True, slots=True)
class Organisation:
    """A made-up organisation (虚构组织). `capital` is in ten thousand yuan."""

    code: str
    name: str
    kind: str
    industry: str
    district: str
    address: str
    established_on: date
    capital: int
    status: str
    parent: str = ""


# prefix of the code, share in a thousand, kind as the register writes it
_KINDS = (
    ("91", 900, "企业"),
    ("93", 30, "农民专业合作社"),
    ("12", 25, "事业单位"),
    ("52", 20, "民办非企业单位"),
    ("51", 15, "社会团体"),
    ("11", 10, "机关"),
)


def code_for(prefix: str, serial: int) -> str:
    """A well-formed unified code of the unassigned division, different for each serial."""
    tail = ""
    for _ in range(6):
        serial, place = divmod(serial, len(_BASE))
        tail = _BASE[place] + tail
    body = f"MA{tail}"
    first = f"{prefix}{DIVISION}{body}{orgcode.check_character(body)}"
    return first + uscc.check_character(first)


def organisations(size: int, *, seed: int = 379900) -> list[Organisation]:
    """`size` made-up organisations with different names and codes; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, nothing secret
    taken: set[str] = set()
    made: list[Organisation] = []
    for serial in range(size):
        prefix, _, kind = chance.choices(_KINDS, weights=[k[1] for k in _KINDS])[0]
        name, industry = _unused_name(chance, kind, taken)
        made.append(_organisation(chance, serial, prefix, kind, name, industry))
        if kind == "企业" and chance.random() < 0.03:
            parent = made[-1]
            branch = f"{parent.name}{chance.choice(words.DISTRICTS)}分公司"
            if branch not in taken and len(made) < size:
                taken.add(branch)
                made.append(_branch(chance, serial, parent, branch))
    return made[:size]


def _unused_name(chance: random.Random, kind: str, taken: set[str]) -> tuple[str, str]:
    while True:
        name, industry = _name(chance, kind)
        if name not in taken:
            taken.add(name)
            return name, industry


def _name(chance: random.Random, kind: str) -> tuple[str, str]:
    trade = "".join(chance.sample(words.TRADE_CHARACTERS, chance.choices((2, 3), weights=(8, 3))[0]))
    industry = chance.choice(tuple(words.INDUSTRIES))
    district = chance.choice(words.DISTRICTS)
    if kind == "企业":
        form = chance.choices([f for f, _ in words.LEGAL_FORMS], weights=[w for _, w in words.LEGAL_FORMS])[0]
        return f"{chance.choice(('示例市', '示例', f'示例市{district}'))}{trade}{industry}{form}", industry
    tails = {
        "农民专业合作社": f"{trade}种植专业合作社",
        "事业单位": f"{trade}{chance.choice(('学校', '医院', '图书馆', '技术推广中心'))}",
        "民办非企业单位": f"{trade}{chance.choice(('培训中心', '养老服务中心', '幼儿园'))}",
        "社会团体": f"{industry}行业协会{trade}分会",
        "机关": f"{trade}街道办事处",
    }
    return f"示例市{district}{tails[kind]}", industry


def _organisation(
    chance: random.Random, serial: int, prefix: str, kind: str, name: str, industry: str
) -> Organisation:
    district = chance.choice(words.DISTRICTS)
    return Organisation(
        code=code_for(prefix, serial * 2),
        name=name,
        kind=kind,
        industry=industry,
        district=district,
        address=f"示例市{district}{chance.choice(words.ROADS)}{chance.randint(1, 300)}号",
        established_on=date(2005, 1, 1) + timedelta(days=chance.randint(0, 7300)),
        capital=chance.choice((10, 50, 100, 200, 300, 500, 1000, 2000, 5000)),
        status=chance.choices(("存续", "注销", "吊销未注销"), weights=(93, 5, 2))[0],
    )


def _branch(chance: random.Random, serial: int, parent: Organisation, name: str) -> Organisation:
    return Organisation(
        code=code_for("91", serial * 2 + 1),
        name=name,
        kind="企业",
        industry=parent.industry,
        district=chance.choice(words.DISTRICTS),
        address=parent.address,
        established_on=parent.established_on + timedelta(days=chance.randint(30, 900)),
        capital=0,
        status="存续",
        parent=parent.code,
    )
