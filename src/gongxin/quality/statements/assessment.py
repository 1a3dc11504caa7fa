"""The assessment of a year as a spreadsheet (部门考核 XLSX)."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from gongxin.catalogue.model import Text
from gongxin.catalogue.scoring import Assessment
from gongxin.quality.assessing import Sheet, ranked
from gongxin.quality.statements.words import WORDS as STATEMENT

WIDE, NARROW = 34, 12
WORDS: Final = {
    "place": Text("名次", "Place"),
    "department": Text("部门", "Department"),
    "division": Text("行政区划", "Division"),
    "points": Text("得分", "Points"),
    "possible": Text("应得", "Possible"),
    "part": Text("考核项", "Part"),
    "most": Text("分值", "Full score"),
    "figure": Text("指标值", "Figure"),
    "evidence": Text("证据", "Evidence"),
    "overview": Text("总表", "Overview"),
    "parts": Text("明细", "Parts"),
}


def as_xlsx(
    assessment: Assessment, found: Sequence[Sheet], *, year: int, demonstration: bool, language: str
) -> bytes:
    """Departments with their places and blocks, and every part of every department, a sheet each.

    One department alone has no place.
    """

    def say(text: Text) -> str:
        told: str = getattr(text, language)
        return told

    mark = f" · {say(STATEMENT['demonstration'])}" if demonstration else ""
    out, title = io.BytesIO(), f"{say(assessment.title)} {year}{mark}"
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title})
        blocks = [say(part.title) for part in assessment.parts]
        heads = [*_heads(say, "place", "department", "division"), *blocks, *_heads(say, "points", "possible")]
        rows = [
            [
                place if len(found) > 1 else None,
                say(one.source.name),
                one.source.division,
                *(part.points for part in one.parts),
                one.points,
                one.possible,
            ]
            for one, place in ranked(found)
        ]
        _sheet(book, say(WORDS["overview"]), title, heads, rows)
        heads = _heads(say, "department", "part", "most", "points", "figure", "evidence")
        _sheet(book, say(WORDS["parts"]), title, heads, [row for one in found for row in _parts(one, say)])
    return out.getvalue()


def _parts(of: Sheet, say: Any) -> list[list[Any]]:
    return [
        [
            say(of.source.name),
            say(one.part.title),
            one.part.points,
            one.points,
            one.figure,
            one.judged.evidence if one.judged else None,
        ]
        for one in of.each()
        if not one.parts
    ]


def _heads(say: Any, *names: str) -> list[str]:
    return [say(WORDS[name]) for name in names]


def _sheet(book: Any, name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.set_column(0, len(heads), NARROW)
    sheet.set_column(1, 1, WIDE)
    sheet.write_row(1, 0, heads, book.add_format({"bold": True, "bottom": 1, "text_wrap": True}))
    sheet.freeze_panes(2, 2)
    for at, row in enumerate(rows, 2):
        sheet.write_row(at, 0, [float(cell) if isinstance(cell, Decimal) else cell for cell in row])
