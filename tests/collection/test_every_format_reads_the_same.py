import re
import zipfile
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongxin.collection.reading import xlsx
from tests.collection.biff import write_xls
from tests.collection.tables import HEADER, as_csv, as_jsonl, as_xlsx, lines, penalty

ROWS = [penalty(1), penalty(2, facts='两行\n文字，含“引号”和"半角引号", 逗号'), penalty(3, fine_yuan="")]


def fields(rows):
    return [{name: row[name] for name in HEADER} for row in rows]


def expected(rows):
    return [{name: row[name] or None for name in HEADER} for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_in_any_encoding_with_any_separator_is_read(reader, encoding, delimiter, end):
    read = reader(as_csv(lines(ROWS), delimiter=delimiter, encoding=encoding, end=end))
    assert fields(read.rows) == expected(ROWS)
    assert read.column("source_row") == [2, 3, 4]
    assert not read.faults


def test_lines_may_end_with_a_carriage_return_alone(reader):
    rows = [penalty(1), penalty(2)]
    assert fields(reader(as_csv(lines(rows), end="\r")).rows) == expected(rows)


def test_json_lines_are_read_with_the_number_of_their_line(reader):
    read = reader(as_jsonl(ROWS[:1]) + b"\n\n" + as_jsonl(ROWS[1:]))
    assert fields(read.rows) == expected(ROWS)
    assert read.column("source_row") == [1, 3, 4]


def test_numbers_in_json_keep_every_digit(reader):
    line = (
        as_jsonl([penalty()]).replace(b'"2"', b"0.10").replace(b'"91379900MA3ABCD158"', b"913799001234567890")
    )
    read = reader(line)
    assert read.column("fine_yuan") == ["0.10"]
    assert read.column("counterparty_code") == ["913799001234567890"]


def test_a_workbook_is_read(reader, tmp_path):
    read = reader(as_xlsx(tmp_path / "x.xlsx", lines(ROWS)))
    assert fields(read.rows) == expected(ROWS)
    assert read.column("source_row") == [2, 3, 4]
    assert read.column("sheet") == [1, 1, 1]


def test_texts_inside_the_cells_of_a_workbook_are_read(reader, tmp_path):
    read = reader(as_xlsx(tmp_path / "x.xlsx", lines(ROWS), in_memory=False, constant_memory=True))
    assert fields(read.rows) == expected(ROWS)


def test_days_and_numbers_of_a_workbook_become_plain_text(reader, tmp_path):
    table = lines([penalty(1), penalty(2), penalty(3), penalty(4)])
    places = {name: place for place, name in enumerate(HEADER)}
    for row, fine, day in zip(
        table[1:],
        [0.1 + 0.2, 1e-7, 123456789012345, 20000.5],
        [46148, date(2026, 5, 6), 20260506, 46148.0],
        strict=True,
    ):
        row[places["fine_yuan"]], row[places["decided_on"]] = fine, day
    path = as_xlsx(tmp_path / "x.xlsx", table, default_date_format="yyyy-mm-dd")
    read = reader(path)
    assert read.column("fine_yuan") == ["0.3", "0.0000001", "123456789012345", "20000.5"]
    assert read.column("decided_on") == ["2026-05-06", "2026-05-06", "20260506", "2026-05-06"]


def test_a_workbook_of_the_old_format_is_read(reader, tmp_path):
    table = lines(ROWS)
    table[1][list(HEADER).index("fine_yuan")] = 2.5
    read = reader(write_xls(tmp_path / "x.xls", table))
    assert fields(read.rows) == expected([ROWS[0] | {"fine_yuan": "2.5"}, *ROWS[1:]])
    assert read.column("source_row") == [2, 3, 4]


def test_typed_columns_of_parquet_become_plain_text(reader, tmp_path):
    table = {HEADER[name]: [row[name] for row in ROWS] for name in HEADER}
    arrow = pa.table(
        table | {HEADER["fine_yuan"]: [2.5, 1e-7, None], HEADER["decided_on"]: [date(2026, 5, 6)] * 3}
    )
    pq.write_table(arrow, tmp_path / "x")
    read = reader(tmp_path / "x")
    assert read.column("fine_yuan") == ["2.5", "0.0000001", None]
    assert read.column("decided_on") == ["2026-05-06"] * 3
    assert read.column("facts") == [row["facts"] for row in ROWS]
    assert read.column("source_row") == [1, 2, 3]


cell = st.text(
    st.characters(
        codec="gb18030", exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters='\n",;|\t"'
    ),
    max_size=20,
).filter(lambda text: not text.startswith("=") and "\r" not in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    texts=st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=30),
    delimiter=st.sampled_from(",\t;|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
@example(texts=[("", "", ""), ('"', '""', '\n"')], delimiter=",", encoding="utf-8", end="\n")
def test_whatever_a_table_holds_it_is_read_back_as_it_was(reader, texts, delimiter, encoding, end):
    rows = [penalty(n, facts=a, violation=b, content=c) for n, (a, b, c) in enumerate(texts)]
    read = reader(as_csv(lines(rows), delimiter=delimiter, encoding=encoding, end=end))
    assert fields(read.rows) == expected(rows)
    assert read.column("source_row") == list(range(2, len(rows) + 2))
    assert read.staged.read == len(rows)


SHEET = "xl/worksheets/sheet1.xml"


def prefixed(sheet: bytes) -> bytes:
    """As some programs write it: every name of an element with the prefix of its namespace."""
    return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", sheet).replace(b"xmlns=", b"xmlns:x=")


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: re.sub(rb' r="[A-Z]+\d+"', b"", sheet),  # cells without a place
        lambda sheet: re.sub(rb'<row r="\d+"', b"<row", sheet),  # rows without a number
        lambda sheet: sheet.replace(b"<c r=", b'<c cm="1" r='),  # an attribute before the place
        lambda sheet: sheet.replace(b"<c r=", b"<c\nr="),  # a line end or tab behind the name
        lambda sheet: sheet.replace(b'<c r="B', b'<c\tr="B'),
        prefixed,
        lambda sheet: sheet.replace(b"</row>", b"</row>\n  "),
    ],
)
def test_a_workbook_in_another_form_of_markup_is_read(reader, tmp_path, change):
    path = as_xlsx(tmp_path / "x.xlsx", lines(ROWS[:2]))
    rewrite(path, change)
    read = reader(path)
    assert fields(read.rows) == expected(ROWS[:2])
    assert read.column("source_row") == [2, 3]


@pytest.mark.parametrize("size", range(600, 640))
def test_no_name_is_lost_where_a_piece_of_a_prefixed_sheet_ends(reader, tmp_path, monkeypatch, size):
    path = as_xlsx(tmp_path / "x.xlsx", lines(ROWS[:2]))
    rewrite(path, prefixed)
    monkeypatch.setattr(xlsx, "_PIECE", size)
    assert fields(reader(path).rows) == expected(ROWS[:2])


def rewrite(path, change) -> None:
    """Change the markup of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declaration, mark, rest = parts[SHEET].partition(b"?>\n")
    parts[SHEET] = declaration + mark + change(rest)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_texts_with_parts_and_reading_aids_are_read_whole(reader, tmp_path):
    path = as_xlsx(tmp_path / "x.xlsx", lines([penalty(facts="替换")]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rich = '<r><t>一&amp;</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 二</t></r><rPh sb="0" eb="1"><t>ふ</t></rPh>'
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        "<t>替换</t>".encode(), rich.encode()
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert reader(path).column("facts") == ["一& 二"]


def test_an_escape_of_no_character_stays_as_it_was_written(reader, tmp_path):
    path = as_xlsx(tmp_path / "x.xlsx", lines([penalty(facts="替换")]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = parts["xl/sharedStrings.xml"].replace("替换".encode(), b"_x0000_a_x0041_b_xD800_")
    parts["xl/sharedStrings.xml"] = texts
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert reader(path).column("facts") == ["_x0000_aAb_xD800_"]
