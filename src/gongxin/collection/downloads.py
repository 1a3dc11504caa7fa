"""Findings as a file for the department: no cell of it is ever a formula (问题清单下载)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import xlsxwriter

from gongxin.catalogue.model import Item
from gongxin.catalogue.words import SEVERITIES
from gongxin.collection.queries import Finding
from gongxin.collection.words import FAULTS, Answer
from gongxin.kernel.findings import Severity

HEADER: Final = {
    "zh": ("工作表", "行号", "规则", "字段", "严重程度", "问题", "办法"),
    "en": ("sheet", "row", "rule", "field", "severity", "problem", "remedy"),
}
_ROWS: Final = 1_000_000  # a sheet holds no more
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")

Explain = Callable[[str], Answer | None]


def explainer(item: Item, further: Mapping[str, Answer] | None = None) -> Explain:
    """Message and remedy of a rule: of the item, of the file's structure, or of `further`."""
    known = {rule.id: Answer(rule.message, rule.remedy) for rule in item.rules}
    return {**FAULTS, **(further or {}), **known}.get


def as_csv(
    found: Iterable[Finding], item: Item | None, explain: Explain, *, language: str = "zh"
) -> Iterator[bytes]:
    """The findings as UTF-8 CSV with a byte order mark, a piece at a time."""
    out = io.StringIO("\ufeff")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    for number, row in enumerate(_rows(found, item, explain, language)):
        writer.writerow([harmless(cell) for cell in row])
        if number % 1000 == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def as_xlsx(
    found: Iterable[Finding], item: Item, explain: Explain, path: Path, *, language: str = "zh"
) -> None:
    """The findings as a workbook, written row by row; every cell is text or a number."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        for number, row in enumerate(_rows(found, item, explain, language)):
            if number % _ROWS == 0:
                sheet = book.add_worksheet()
            for place, cell in enumerate(row):
                sheet.write(number % _ROWS, place, cell)


def _rows(
    found: Iterable[Finding], item: Item | None, explain: Explain, language: str
) -> Iterator[tuple[str | int, ...]]:
    labels = {field.name: getattr(field.label, language) for field in (item.fields if item else ())}
    yield HEADER[language]
    for finding in found:
        answer = explain(finding.rule)
        texts = [getattr(text, language) for text in answer] if answer else ["", ""]
        place = labels.get(finding.field or "", finding.field or "")
        yield (finding.sheet, finding.source_row, finding.rule, place, _severity(finding, language), *texts)


def _severity(finding: Finding, language: str) -> str:
    return str(getattr(SEVERITIES[Severity(finding.severity)], language))


def harmless(cell: str | int) -> str | int:
    """A text that a spreadsheet program would run gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell
