"""Decisions as departments of 示例市 write them down, sound unless a test says otherwise, and files of them."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from gongxin.catalogue.load import load
from gongxin.demo.city import code_for
from gongxin.kernel.months import add_months

CITY = load(["cn", "cn-demo"], demonstration=True)
MARKET = "11379900990000017A"
HEALTH = "113799009900002012"
TAX = "113799009900002605"
NAMES = {code: source.name.zh for code, source in CITY.sources.items()}
OPEN = "2099-12-31"

Row = dict[str, str]


def organisation(serial: int, *, prefix: str = "91") -> tuple[str, str]:
    """Code and name of a made-up organisation."""
    trade = "云帆长河松涛明月金石白鹭"[serial * 2 % 12 :][:2]
    return code_for(prefix, 379_900_000 + serial), f"示例市{trade}第{serial}机械制造有限公司"


def _counterparty(serial: int) -> Row:
    code, name = organisation(serial)
    return {
        "counterparty_name": name,
        "counterparty_kind": "法人及非法人组织",
        "counterparty_code": code,
    }


def _bodies(sender: str) -> Row:
    return {
        "decider_name": NAMES[sender],
        "decider_code": sender,
        "source_name": NAMES[sender],
        "source_code": sender,
    }


def penalty(serial: int, *, decided: date, sender: str = MARKET, number: int = 1, **changes: str) -> Row:
    """A fine of 80,000 yuan: general, so a year in public."""
    return (
        _counterparty(serial)
        | {
            "document_number": f"示市监处罚〔{decided.year}〕{serial}-{number}号",
            "violation": "未按规定公示年度报告",
            "facts": "当事人未在规定期限内公示年度报告。",
            "legal_basis": "《企业信息公示暂行条例》",
            "kinds": "罚款",
            "content": "罚款人民币捌万元整。",
            "fine_yuan": "8",
            "decided_on": decided.isoformat(),
            "valid_until": OPEN,
            "publicity_ends_on": OPEN,
        }
        | _bodies(sender)
        | changes
    )


def permit(serial: int, *, decided: date, sender: str = MARKET, **changes: str) -> Row:
    return (
        _counterparty(serial)
        | {
            "document_title": "准予行政许可决定书",
            "document_number": f"示市监许〔{decided.year}〕{serial}号",
            "kind": "普通",
            "certificate_title": "食品经营许可证",
            "permit_number": f"JY1379900{serial:07}",
            "content": "预包装食品销售",
            "decided_on": decided.isoformat(),
            "valid_from": decided.isoformat(),
            "valid_until": (add_months(decided, 60) - timedelta(days=1)).isoformat(),
            "status": "有效",
        }
        | _bodies(sender)
        | changes
    )


def registration(serial: int, *, established: date = date(2016, 3, 1), **changes: str) -> Row:
    code, name = organisation(serial)
    return {
        "name": name,
        "code": code,
        "kind": "有限责任公司",
        "status": "存续",
        "division": "379900",
        "address": "示例市中心区创业路1号",
        "established_on": established.isoformat(),
        "capital": "500",
        "business_scope": "机械设备制造、销售",
        "authority_name": NAMES[MARKET],
        "authority_code": MARKET,
    } | changes


def abnormal(serial: int, *, listed: date, **changes: str) -> Row:
    code, name = organisation(serial)
    return (
        {
            "name": name,
            "code": code,
            "ground": "未按期公示年度报告",
            "document_number": f"示市监异〔{listed.year}〕{serial}号",
            "listed_on": listed.isoformat(),
        }
        | _bodies(MARKET)
        | changes
    )


def dishonest(serial: int, *, listed: date, **changes: str) -> Row:
    code, name = organisation(serial)
    return (
        {
            "name": name,
            "code": code,
            "regime": "市场监督管理严重违法失信名单",
            "document_number": f"示市监名单〔{listed.year}〕{serial}号",
            "grounds": "《市场监督管理严重违法失信名单管理办法》",
            "facts": "当事人提交虚假材料取得登记。",
            "listed_on": listed.isoformat(),
            "removal_conditions": "期满或者信用修复后移出。",
        }
        | _bodies(MARKET)
        | changes
    )


def tax_a(serial: int, *, graded: date, **changes: str) -> Row:
    code, name = organisation(serial)
    return (
        {
            "name": name,
            "code": code,
            "year": str(graded.year - 1),
            "grade": "A级",
            "graded_on": graded.isoformat(),
        }
        | _bodies(TAX)
        | changes
    )


def headers(item: str) -> dict[str, str]:
    """The Chinese header of every column that a file may carry, those dropped at the door too."""
    found = CITY.items[item]
    return {field.name: field.label.zh for field in found.fields} | {
        column.label: column.label for column in found.dropped
    }


def table(rows: Sequence[Mapping[str, str]], item: str) -> list[list[str]]:
    """Header and rows; a column appears if any row fills it."""
    names = {name: label for name, label in headers(item).items() if any(name in row for row in rows)}
    return [list(names.values()), *([row.get(name, "") for name in names] for row in rows)]


def as_csv(cells: Sequence[Sequence[str]], *, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return out.getvalue().encode(encoding)
