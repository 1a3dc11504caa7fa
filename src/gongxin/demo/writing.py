"""Files as departments really hand them in: five formats, headers by code or by Chinese label."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

Row = Mapping[str, str]


def write_csv(
    path: Path, header: Mapping[str, str], rows: Sequence[Row], *, encoding: str, delimiter: str
) -> Path:
    """Delimited text; `header` maps field names to what stands in the first line."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header.values())
        writer.writerows([row.get(name, "") for name in header] for row in rows)
    return path


def write_xlsx(path: Path, header: Mapping[str, str], rows: Sequence[Row], *, title: str) -> Path:
    """A workbook with a title line above the header, as offices like it."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("数据")
    sheet.write_string(0, 0, title)
    for column, label in enumerate(header.values()):
        sheet.write_string(2, column, label)
    for number, row in enumerate(rows, start=3):
        for column, name in enumerate(header):
            if value := row.get(name, ""):
                sheet.write_string(number, column, value)
    book.close()
    return path


def write_lines(path: Path, header: Mapping[str, str], rows: Sequence[Row]) -> Path:
    """JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            line = {label: row[name] for name, label in header.items() if row.get(name)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def write_parquet(path: Path, header: Mapping[str, str], rows: Sequence[Row]) -> Path:
    """Parquet, all text."""
    columns = {
        label: pa.array([row.get(name) or None for row in rows], pa.string())
        for name, label in header.items()
    }
    pq.write_table(pa.table(columns), path)
    return path


def write(
    stem: Path, style: int, labels: Mapping[str, str], codes: Mapping[str, str], rows: Sequence[Row]
) -> Path:
    """Write rows in one of five styles; the style is the department's habit."""
    match style % 5:
        case 0:
            return write_csv(stem.with_suffix(".csv"), codes, rows, encoding="utf-8", delimiter=",")
        case 1:
            return write_csv(stem.with_suffix(".csv"), labels, rows, encoding="gb18030", delimiter=",")
        case 2:
            return write_xlsx(
                stem.with_suffix(".xlsx"), labels, rows, title=f"示例市信用信息报送表（{stem.name}）"
            )
        case 3:
            return write_lines(stem.with_suffix(".jsonl"), codes, rows)
        case _:
            return write_parquet(stem.with_suffix(".parquet"), codes, rows)
