import csv
import io
import zipfile

import pytest

from gongxin.catalogue.model import Text
from gongxin.collection import downloads
from gongxin.collection.queries import Finding
from gongxin.collection.words import Answer

FOUND = [
    Finding(3, 1, "FILE-S-001", None, "error"),
    Finding(4, 2, "XZCF-T-001", "decided_on", "error"),
    Finding(5, 1, "=evil", "@field", "error"),
]


def rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_finding_comes_back_with_place_reason_and_remedy(item):
    content = b"".join(downloads.as_csv(FOUND, item, downloads.explainer(item)))
    header, first, second, _ = rows(content)
    assert header[:2] == ["工作表", "行号"]
    assert first[:3] == ["1", "3", "FILE-S-001"]
    assert first[4] == "错误"
    assert all(first[5:7])
    assert second[3] == "处罚决定日期"
    assert all(second[5:7])


def test_the_same_in_english(item):
    content = b"".join(downloads.as_csv(FOUND, item, downloads.explainer(item), language="en"))
    assert rows(content)[2][3] == item.field("decided_on").label.en


def test_rules_of_others_can_be_explained(item):
    said = Answer(Text("问题", "problem"), Text("办法", "remedy"))
    content = b"".join(downloads.as_csv(FOUND, item, downloads.explainer(item, {"=evil": said})))
    assert rows(content)[3][5:] == ["问题", "办法"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert downloads.harmless(cell) == f"'{cell}"


def test_no_cell_of_the_download_begins_a_formula(item):
    content = b"".join(downloads.as_csv(FOUND, item, downloads.explainer(item)))
    assert not [cell for row in rows(content) for cell in row if cell[:1] in set("=+-@")]


def test_the_workbook_has_text_and_no_formula(item, tmp_path):
    downloads.as_xlsx(FOUND, item, downloads.explainer(item), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f" not in sheet
    assert b"=evil" in sheet
