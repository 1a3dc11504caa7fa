"""Made-up registrations, permits, entries and grades."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from gongxin.catalogue.sources import Source
from gongxin.demo import words
from gongxin.demo.city import DIVISION, Organisation

Row = dict[str, str]
ASSOCIATION = "51"  # with this the codes of social groups begin

_KINDS = {
    "股份有限公司": "股份有限公司",
    "（有限合伙）": "合伙企业",
    "合作社": "农民专业合作社",
    "分公司": "分支机构",
    "公司": "有限责任公司",
}


def registrations(department: Source, organisations: list[Organisation]) -> Iterator[Row]:
    """One row an organisation, as its register has it."""
    for made in organisations:
        yield {
            "name": made.name,
            "code": made.code,
            "kind": made.kind if made.kind != "企业" else _kind(made.name),
            "status": made.status,
            "division": DIVISION,
            "address": made.address,
            "established_on": made.established_on.isoformat(),
            "capital": str(made.capital) if made.capital else "",
            "business_scope": f"{made.industry}；依法须经批准的项目，经批准后方可开展经营活动。",
            "parent_code": made.parent,
            "authority_name": department.name.zh,
            "authority_code": department.code,
        }


def _kind(name: str) -> str:
    return next(kind for tail, kind in _KINDS.items() if name.endswith(tail))


def permits(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """`count` permits, some of them over."""
    short = department.name.zh.removeprefix("示例市")[:2]
    own = next((titles for word, titles in words.PERMITS.items() if word in department.name.zh), ())
    for serial in range(1, count + 1):
        party = chance.choice(organisations)
        decided = today - timedelta(days=chance.randint(1, 1800))
        title = chance.choice(own or words.INDUSTRIES[party.industry])
        until = (
            "2099-12-31"
            if chance.random() < 0.2
            else (decided + timedelta(days=365 * chance.choice((1, 3, 5)))).isoformat()
        )
        yield (
            _party(party)
            | _sender(department)
            | {
                "document_title": f"准予{title}决定书",
                "document_number": f"示{short}许〔{decided.year}〕{serial}号",
                "kind": chance.choice(("普通", "普通", "核准", "登记", "认可")),
                "certificate_title": title,
                "permit_number": f"XK{decided:%Y%m}{serial:06d}",
                "content": f"准予{title}，范围以证书载明为准。",
                "decided_on": decided.isoformat(),
                "valid_from": decided.isoformat(),
                "valid_until": until,
                "status": "有效",
            }
        )


def abnormal_entries(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """Entries into the abnormal-operation directory; two in five are removed again."""
    for serial, party in enumerate(chance.sample(organisations, min(count, len(organisations))), 1):
        listed = today - timedelta(days=chance.randint(20, 1200))
        row = (
            _named(party)
            | _sender(department)
            | {
                "ground": chance.choice(
                    ("未按期公示年度报告", "未按期公示年度报告", "通过登记的住所无法联系")
                ),
                "document_number": f"示异列〔{listed.year}〕{serial}号",
                "listed_on": listed.isoformat(),
            }
        )
        if chance.random() < 0.4:
            row["removed_on"] = (listed + timedelta(days=chance.randint(10, 400))).isoformat()
            row["removal_reason"] = "已补报并公示，申请移出。"
        yield row


def serious_entries(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """Entries into lists of serious dishonesty."""
    regime = "重大税收违法失信主体" if "税务" in department.name.zh else "市场监督管理严重违法失信名单"
    for serial, party in enumerate(chance.sample(organisations, min(count, len(organisations))), 1):
        listed = today - timedelta(days=chance.randint(20, 1000))
        yield (
            _named(party)
            | _sender(department)
            | {
                "regime": regime,
                "document_number": f"示严列〔{listed.year}〕{serial}号",
                "grounds": "《示例市信用管理办法（演示）》第三条",
                "facts": "受到较重行政处罚，情节严重。",
                "notice_number": f"示严告〔{listed.year}〕{serial}号",
                "noticed_on": (listed - timedelta(days=30)).isoformat(),
                "listed_on": listed.isoformat(),
                "removal_conditions": "列入满一年，义务履行完毕，可以申请提前移出。",
                "remedies": "可以依法申请行政复议或者提起行政诉讼。",
            }
        )


def grades(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """Organisations with tax credit grade A."""
    firms = [made for made in organisations if made.code.startswith("91")]
    for party in chance.sample(firms, min(count, len(firms))):
        yield (
            _named(party)
            | _sender(department)
            | {
                "year": str(today.year - 1),
                "grade": "A",
                "graded_on": date(today.year, 4, 25).isoformat(),
            }
        )


def shops(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """Online shops of enterprises on the city's one platform; one in ten is closed again."""
    firms = [made for made in organisations if made.code.startswith("91")]
    platform, *keepers = firms
    for serial, party in enumerate(chance.sample(keepers, min(count, len(keepers))), 1):
        opened = today - timedelta(days=chance.randint(20, 1000))
        row = (
            _named(party)
            | _sender(department)
            | {
                "platform_name": platform.name,
                "platform_code": platform.code,
                "shop_id": f"YSJ-{serial:06d}",
                "shop_name": f"{party.name}旗舰店",
                "url": f"https://shop.example/YSJ-{serial:06d}",
                "decided_on": opened.isoformat(),
            }
        )
        if chance.random() < 0.1:
            row["ended_on"] = (opened + timedelta(days=chance.randint(5, 19))).isoformat()
        yield row


def members(
    chance: random.Random, department: Source, organisations: list[Organisation], *, count: int, today: date
) -> Iterator[Row]:
    """Enterprises in the city's associations; one in ten has left again."""
    firms = [made for made in organisations if made.code.startswith("91")]
    associations = [made for made in organisations if made.code.startswith(ASSOCIATION)]
    for party in chance.sample(firms, min(count, len(firms))):
        association = chance.choice(associations)
        joined = today - timedelta(days=chance.randint(20, 1000))
        row = (
            _named(party)
            | _sender(department)
            | {
                "association_name": association.name,
                "association_code": association.code,
                "decided_on": joined.isoformat(),
            }
        )
        if chance.random() < 0.1:
            row["ended_on"] = (joined + timedelta(days=chance.randint(5, 19))).isoformat()
        yield row


def _party(party: Organisation) -> Row:
    return {
        "counterparty_name": party.name,
        "counterparty_kind": "法人及非法人组织",
        "counterparty_code": party.code,
    }


def _named(party: Organisation) -> Row:
    return {"name": party.name, "code": party.code}


def _sender(department: Source) -> Row:
    return {
        "decider_name": department.name.zh,
        "decider_code": department.code,
        "source_name": department.name.zh,
        "source_code": department.code,
    }
