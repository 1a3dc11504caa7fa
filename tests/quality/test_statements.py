"""A statement is the same figures as on the page, set in type with a font of its own."""

import io
import re
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from gongxin.kernel.period import Period
from gongxin.paper.typesetting import FONTS, typeset
from gongxin.quality.statements.as_pdf import as_pdf
from gongxin.quality.statements.as_xlsx import as_xlsx
from gongxin.quality.statements.statement import Line, Statement
from gongxin.quality.statements.words import WORDS
from tests.journeys.papers import CITY, MARKET

AT = datetime(2026, 6, 1, 1, 2, 3, 456789, tzinfo=UTC)
SHOWN = tuple(one for one in CITY.indicators.values() if one.overview)
FIGURES = tuple(Decimal("0.957") if one.unit == "percent" else Decimal(7) for one in SHOWN)
MADE = Statement(
    month=Period(date(2026, 5, 1), date(2026, 6, 1)),
    at=AT,
    demonstration=True,
    indicators=SHOWN,
    lines=(
        Line(CITY.sources[MARKET].name, CITY.items["administrative-penalty"].title, (None, *FIGURES[1:])),
    ),
    total=FIGURES,
    overdue=(),
    definitions=tuple(CITY.indicators.values()),
)


def fonts(pdf: bytes) -> set[bytes]:
    """The fonts that a PDF names, in its compressed objects too."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = b"".join(_opened(stream) for stream in streams)
    return set(re.findall(rb"/BaseFont\s*/([\w+-]+)", pdf + opened))


def _opened(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_the_same_statement_is_the_same_pdf_in_our_font_alone():
    pdf = as_pdf(MADE, CITY, language="zh")
    assert pdf.startswith(b"%PDF-")
    assert pdf == as_pdf(MADE, CITY, language="zh") != as_pdf(MADE, CITY, language="en")
    assert {name.partition(b"+")[2].partition(b"-")[0] for name in fonts(pdf)} == {b"NotoSansCJKsc"}


def test_what_is_said_can_be_no_command(tmp_path: Path):
    template = tmp_path / "x.typ"
    template.write_text(
        "#set text(font: sys.inputs.font)\n#json(bytes(sys.inputs.data)).said", encoding="utf-8"
    )
    calm, wild = (typeset(template, {"said": said}, at=AT) for said in ("a", '#panic("x") $ ` \\ ] {'))
    assert calm != wild


def test_every_word_of_the_statement_is_in_the_font():
    face = (FONTS / "NotoSansCJKsc-Regular.subset.otf").read_bytes()
    assert face.startswith(b"OTTO")
    said = {
        *WORDS.values(),
        *(one.formula for one in MADE.definitions),
        *(one.name for one in CITY.sources.values()),
    }
    for text in said:
        text.zh.replace("−", "").encode("gb2312")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_spreadsheet_has_figures_to_work_with_and_the_definitions(language):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(MADE, language=language)))
    figures, overdue, definitions = book.worksheets
    assert "演示数据" in figures["A1"].value or "Demonstration" in figures["A1"].value
    heads, line, total = ([cell.value for cell in row] for row in figures.iter_rows(2, 4))
    assert heads[2:] == [getattr(one.title, language) for one in SHOWN]
    assert line[2] is None
    assert total[2] == 7
    rate = [one.unit for one in SHOWN].index("percent") + 2
    assert (line[rate], figures.cell(3, rate + 1).number_format) == (0.957, "0.0%")
    assert overdue.max_row == 2
    told = [row[1].value for row in definitions.iter_rows(3)]
    assert told == [getattr(one.formula, language) for one in MADE.definitions]
