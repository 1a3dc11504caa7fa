"""The spreadsheet template, opened again as a department's program opens it."""

import io
import zipfile

import openpyxl
import pytest

from gongxin.catalogue.load import load
from gongxin.catalogue.model import Kind
from gongxin.catalogue.template import DATA, LISTS, READ, template
from tests.catalogue.packs import field, sound, write

CATALOGUE = load(["cn", "cn-demo"])


def opened(item, catalogue=CATALOGUE):
    return openpyxl.load_workbook(io.BytesIO(template(item, catalogue)))


@pytest.mark.parametrize("name", sorted(CATALOGUE.items))
def test_the_header_is_the_labels_in_order(name):
    item = CATALOGUE.items[name]
    sheet = opened(item)[DATA]
    assert [cell.value for cell in sheet[1]] == [field.label.zh for field in item.fields]
    assert sheet.max_row == 1


def test_no_personal_column_is_asked_for():
    for item in CATALOGUE.items.values():
        header = {cell.value for cell in opened(item)[DATA][1]}
        assert not header & {column.label for column in item.dropped}


def test_every_field_with_a_list_offers_exactly_its_values():
    item = CATALOGUE.items["administrative-penalty"]
    book = opened(item)
    offered = {}
    for validation in book[DATA].data_validations.dataValidation:
        if validation.type == "list":
            column = next(iter(validation.sqref.ranges)).min_col
            offered[item.fields[column - 1].name] = (validation, values(book, validation.formula1))
    listed = [field for field in item.fields if field.codes]
    assert set(offered) == {field.name for field in listed}
    for one in listed:
        labels = [value.label.zh for value in CATALOGUE.code_lists[one.codes].values]
        validation, found = offered[one.name]
        assert found == labels
        assert (validation.errorStyle == "information") is (one.kind is Kind.CODES)


def values(book, source):
    sheet, _, area = source.partition("!")
    assert sheet == LISTS
    return [row[0].value for row in book[LISTS][area.replace("$", "")]]


def test_the_notes_say_what_each_column_wants():
    item = CATALOGUE.items["administrative-penalty"]
    cells = [cell.value for row in opened(item)[READ].iter_rows() for cell in row if cell.value]
    assert all(field.code in cells for field in item.fields)
    assert any("自然人" in cell for cell in cells)


def test_a_label_that_looks_like_a_formula_or_a_link_stays_text(tmp_path):
    pack = sound()
    one = field("sum", "label", sample="=1+1")
    one["label"] = {"zh": "=HYPERLINK(1)", "en": "http://example.invalid"}
    pack["items/thing.v1.yaml"]["fields"].append(one)
    catalogue = load([write(tmp_path / "small", pack)])

    found = template(catalogue.items["thing"], catalogue)

    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    header = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(found))[DATA][1]]
    assert header[-1] == "=HYPERLINK(1)"
