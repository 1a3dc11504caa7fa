import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongxin.collection.reading import blocks, staging
from tests.collection.tables import HEADER, as_csv, as_xlsx, lines, penalty


@pytest.mark.parametrize("size", [400, 4000, blocks.SIZE])
def test_a_cell_of_several_lines_is_one_row(reader, monkeypatch, size):
    monkeypatch.setattr(blocks, "SIZE", size)
    rows = [penalty(n, facts="一\n二\n\n三" if n % 3 else "一") for n in range(50)]
    read = reader(as_csv(lines(rows)))
    assert read.column("source_row") == list(range(2, 52))
    assert [row["facts"] for row in read.rows] == [row["facts"] for row in rows]


def test_blank_lines_count_as_rows_and_are_no_records(reader):
    blank = [""] * len(HEADER)
    table = lines([penalty(1), penalty(2)])
    read = reader(
        as_csv([["行政处罚信息表"], blank, table[0], table[1], blank, table[2], blank]) + b"\r\n\r\n"
    )
    assert read.column("source_row") == [4, 6]
    assert not read.faults


def test_a_workbook_counts_empty_rows_and_rows_above_the_header(reader, tmp_path):
    table = lines([penalty(1), penalty(2)])
    read = reader(as_xlsx(tmp_path / "x", [["行政处罚信息表"], [], table[0], table[1], [], table[2]]))
    assert read.column("source_row") == [4, 6]


@pytest.mark.parametrize("portion", [1, 3, 1000])
def test_faults_and_blank_rows_of_a_workbook_keep_their_places(reader, tmp_path, monkeypatch, portion):
    monkeypatch.setattr(staging, "_PORTION", portion)
    table = lines([penalty(n, facts="甲_乙&丙") for n in range(8)])
    places = {name: place for place, name in enumerate(HEADER)}
    table[2][places["fine_yuan"]] = table[6][places["document_number"]] = "=1+1"
    table[2][places["counterparty_code"]] = table[7][places["counterparty_code"]] = 913799001234567890
    table[4] = []
    table[5][places["fine_yuan"]] = True
    table[8][places["fine_yuan"]] = 1
    read = reader(as_xlsx(tmp_path / "x", table))
    assert read.column("source_row") == [2, 4, 6, 9]
    assert read.column("fine_yuan")[2:] == ["true", "1"]
    assert read.column("facts") == ["甲_乙&丙"] * 4
    assert [(row, rule) for row, rule, _ in read.faults] == [
        (3, "FILE-S-007"),
        (7, "FILE-S-006"),
        (8, "FILE-S-007"),
    ]


def test_empty_cells_behind_the_last_column_do_no_harm(reader):
    table = lines([penalty(1), penalty(2), penalty(3)])
    table[2] += ["", ""]
    assert reader(as_csv(table)).column("source_row") == [2, 3, 4]


cells = st.lists(st.text(st.sampled_from('ab,"\n ;示'), max_size=6), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    rows=st.lists(st.one_of(st.just(None), cells), min_size=1, max_size=25),
    size=st.sampled_from([60, 700, blocks.SIZE]),
)
def test_every_record_is_a_row_a_fault_or_blank(reader, monkeypatch, rows, size):
    monkeypatch.setattr(blocks, "SIZE", size)
    good = list(penalty().values())
    table = [good if row is None else row for row in rows]
    content = as_csv([list(HEADER.values()), *table], end="\n")
    kept, ragged = [], []
    for number, record in enumerate(csv.reader(io.StringIO(content.decode())), 1):
        if number > 1 and any(record):
            (kept if len(record) == len(HEADER) else ragged).append(number)
    if not kept + ragged:
        return
    read = reader(content)
    assert read.column("source_row") == kept
    assert [row for row, _, _ in read.faults] == ragged


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    noise=st.binary(max_size=200).map(lambda b: b.replace(b"=", b"")), size=st.sampled_from([60, blocks.SIZE])
)
def test_whatever_stands_in_the_middle_the_rows_around_it_are_read(reader, monkeypatch, noise, size):
    monkeypatch.setattr(blocks, "SIZE", size)
    first, last = (as_csv(lines([penalty(n)]), end="\n").split(b"\n")[1] for n in (1, 2))
    header = as_csv(lines([]), end="\n")
    read = reader(header + first + b"\n" * 1 + noise.replace(b'"', b"'") + b"\n" + last + b"\n")
    numbers = [row["document_number"] for row in read.rows]
    assert numbers[0] == penalty(1)["document_number"]
    assert numbers[-1] == penalty(2)["document_number"]
