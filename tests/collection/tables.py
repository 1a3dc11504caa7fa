"""A small table of penalties in made-up words, and its forms as a file."""

import csv
import io
import json
from pathlib import Path

import xlsxwriter

HEADER = {
    "counterparty_name": "行政相对人名称",
    "counterparty_kind": "行政相对人类别",
    "counterparty_code": "统一社会信用代码",
    "document_number": "行政处罚决定书文号",
    "violation": "违法行为类型",
    "facts": "违法事实",
    "legal_basis": "处罚依据",
    "kinds": "处罚类别",
    "content": "处罚内容",
    "fine_yuan": "罚款金额（万元）",
    "decided_on": "处罚决定日期",
    "valid_until": "处罚有效期",
    "publicity_ends_on": "公示截止期",
    "decider_name": "处罚机关",
    "decider_code": "处罚机关统一社会信用代码",
    "source_name": "数据来源单位",
    "source_code": "数据来源单位统一社会信用代码",
}


def penalty(number: int = 1, **changes: str) -> dict[str, str]:
    return {
        "counterparty_name": "示例市云帆机械制造有限公司",
        "counterparty_kind": "法人及非法人组织",
        "counterparty_code": "91379900MA3ABCD158",
        "document_number": f"示市监处罚〔2026〕{number}号",
        "violation": "未按规定公示年度报告",
        "facts": "当事人未在规定期限内公示年度报告。",
        "legal_basis": "《企业信息公示暂行条例》",
        "kinds": "罚款",
        "content": "罚款人民币贰万元整。",
        "fine_yuan": "2",
        "decided_on": "2026-05-06",
        "valid_until": "2099-12-31",
        "publicity_ends_on": "2027-05-05",
        "decider_name": "示例市市场监督管理局",
        "decider_code": "11379900990000017A",
        "source_name": "示例市市场监督管理局",
        "source_code": "11379900990000017A",
    } | changes


def lines(rows: list[dict[str, str]], *, header: dict[str, str] = HEADER) -> list[list[str]]:
    return [list(header.values()), *([row.get(name, "") for name in header] for row in rows)]


def as_csv(
    table: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(table)
    return out.getvalue().encode(encoding)


def as_jsonl(rows: list[dict[str, str]], *, header: dict[str, str] = HEADER) -> bytes:
    return "\n".join(
        json.dumps({header[k]: v for k, v in row.items()}, ensure_ascii=False) for row in rows
    ).encode()


def as_xlsx(path: Path, table: list[list[object]], **options: object) -> Path:
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("处罚")
        for number, row in enumerate(table):
            for place, value in enumerate(row):
                sheet.write(number, place, value)
    return path
