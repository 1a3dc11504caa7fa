"""What stands around the rows of a file: titles, names of sheets, columns of the sender's own, broken lines."""

from datetime import timedelta
from pathlib import Path

import pytest
import xlsxwriter

from gongxin.settings import settings
from tests.collection.tables import as_jsonl
from tests.journeys.papers import as_csv, headers, penalty, table
from tests.journeys.the_line import plants, searching
from tests.journeys.town import counts

ITEM = "administrative-penalty"
OWN_COLUMNS = {
    "承办人": plants.REPRESENTATIVE,
    "联系方式": plants.PHONE,
    f"备用（{plants.SAMPLE_ID}）": plants.NO_DAY,
    f"{plants.PERSONS[1]}核对": "已核对",
    "当事人出生日期": plants.DETAINED,
}


def sound(town, serial: int) -> dict[str, str]:
    name = f"示例市{plants.KEPT}有限公司"
    return penalty(serial, decided=town.today - timedelta(days=30), counterparty_name=name)


def workbook(path: Path, rows: list[list[str]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"author": plants.REPRESENTATIVE, "comments": plants.TEXT})
        sheet = book.add_worksheet(f"{plants.REPRESENTATIVE}{plants.SAMPLE_ID}")
        sheet.write(0, 0, f"填报人：{plants.REPRESENTATIVE}，电话{plants.PHONE}")
        for number, row in enumerate(rows, 2):
            sheet.write_row(number, 0, row)
        sheet.write_comment(3, 0, plants.TEXT)
        sheet.write_formula(4, 0, f'="{plants.SAMPLE_ID}"', None, plants.SAMPLE_ID)
        sheet.write(len(rows) + 4, 0, f"审核人：{plants.REPRESENTATIVE} {plants.EMAIL}")
        book.add_worksheet(plants.PERSONS[3])
        other = book.add_worksheet(f"人员{plants.NO_DAY}")
        other.write_row(0, 0, ["姓名", "身份证号", "住址"])
        other.write_row(1, 0, [plants.PERSONS[0], plants.SAMPLE_ID, plants.ADDRESS])


@pytest.fixture(scope="module")
def left(town):
    """Four files with something personal beside their rows, and the files that they left."""
    before = set(searching.data_files())
    path = settings().data / "报送.xlsx"
    header, *rows = table([sound(town, serial) for serial in (1, 2, 3)], ITEM)
    header = [f"{label}（{plants.PERSONS[2]}填）" if "备注" in label else label for label in header]
    workbook(path, [[*header, *OWN_COLUMNS], *([*row, *OWN_COLUMNS.values()] for row in rows)])
    received = [town.receive(path, name=f"{plants.REPRESENTATIVE}{plants.SAMPLE_ID}.xlsx")]
    path.unlink()

    header, first, second, third = table([sound(town, serial) for serial in (4, 5, 6)], ITEM)
    lines = as_csv([header, [*first, plants.TEXT, plants.TEXT], second, third]).split(b"\r\n")
    lines[2] = b"\0" + plants.TEXT.encode() + lines[2]
    lines[3] = b'"' + plants.SAMPLE_ID.encode() + b'" ' + lines[3]
    received.append(town.receive(b"\r\n".join([*lines[:4], as_csv([first]).strip(), b""])))

    known = headers(ITEM) | {name: name for name in OWN_COLUMNS}
    received.append(town.receive(as_jsonl([sound(town, 7) | OWN_COLUMNS], header=known)))

    header, row = table([sound(town, 8)], ITEM)
    received.append(town.receive(as_csv([[plants.TEXT], header, row, [plants.TEXT]], encoding="gb18030")))
    done = [town.run(delivery) for delivery in received]
    return done, set(searching.data_files()) - before


def test_the_rows_themselves_went_in(left):
    workbook, broken, lines, other_encoding = map(counts, left[0])
    assert workbook == {"accepted": 2, "refused": 1, "personal": 1}
    assert broken["accepted"] == 1
    assert broken["refused"] == 3
    assert lines == {"accepted": 1}
    assert other_encoding == {"accepted": 1, "refused": 1}


def test_nothing_beside_them_is_anywhere(town, left):
    assert searching.in_database(town, plants.EVERYTHING) == set()
    assert searching.in_files(left[1], plants.EVERYTHING) == set()
    assert searching.in_files(searching.database_files(town), plants.EVERYTHING) == set()
    assert searching.in_files(left[1], [plants.KEPT])
