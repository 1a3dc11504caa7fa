import pytest
import xlsxwriter

from gongxin.collection.reading.layout import Headers, find_header
from gongxin.kernel.errors import GongxinError
from tests.collection.tables import HEADER, as_csv, as_xlsx, lines, penalty

FIELDS = list(HEADER)


def headed(header, rows=None):
    return as_csv([list(header), *lines(rows or [penalty()])[1:]])


@pytest.mark.parametrize("attribute", ["code", "zh", "en", "name"])
def test_a_column_is_known_by_code_label_or_name(reader, item, attribute):
    texts = {
        "code": [item.field(name).code for name in FIELDS],
        "zh": [item.field(name).label.zh for name in FIELDS],
        "en": [item.field(name).label.en for name in FIELDS],
        "name": FIELDS,
    }[attribute]
    assert reader(headed(texts)).rows[0]["document_number"] == penalty()["document_number"]


@pytest.mark.parametrize(
    "written",
    [
        "决定书文号",
        "行政处罚 决定书文号 *",
        "行政处罚决定书文号（必填）",
        "行政处罚决定书文号:",
        "cf_wsh",
        "ＣＦ＿ＷＳＨ",
    ],
)
def test_spellings_of_a_header_are_known(reader, written):
    header = [written if name == "document_number" else text for name, text in HEADER.items()]
    assert reader(headed(header)).column("document_number") == [penalty()["document_number"]]


@pytest.mark.parametrize("above", range(4))
def test_the_header_is_found_wherever_it_is(reader, above):
    table = [["行政处罚信息报送表", "", ""]] * above + lines([penalty()])
    read = reader(as_csv(table))
    assert read.column("source_row") == [above + 2]
    assert read.staged.layout.sheets[0].header_row == above + 1


def test_a_row_of_labels_under_a_row_of_codes_is_no_record(reader, item):
    codes = [item.field(name).code for name in FIELDS]
    read = reader(as_csv([codes, *lines([penalty()])]))
    assert read.column("source_row") == [3]


def test_merged_headers_of_two_rows_are_read(reader, tmp_path):
    top = ["行政相对人", "", "", *list(HEADER.values())[3:]]
    below = ["名称", "类别", "统一社会信用代码", *[""] * (len(HEADER) - 3)]
    below[0], below[1] = "行政相对人名称", "行政相对人类别"
    read = reader(as_xlsx(tmp_path / "x", [["处罚"], top, below, *lines([penalty()])[1:]]))
    assert [row[name] for row in read.rows for name in FIELDS] == list(penalty().values())
    assert read.column("source_row") == [4]


def test_a_group_and_its_parts_make_one_header(item):
    header = find_header([["行政相对人", ""], ["名称", "类别"]], Headers(item))
    assert header.texts == ("行政相对人名称", "行政相对人类别")


def test_an_unknown_column_is_listed_and_not_stored(reader):
    table = [[*row, text] for row, text in zip(lines([penalty()]), ["内部意见", "不应保存"], strict=True)]
    read = reader(as_csv(table))
    assert "不应保存" not in str(read.rows)
    assert [(c.header, c.use) for c in read.staged.layout.sheets[0].columns][-1] == ("R", "unknown")


def test_sheets_without_a_header_are_named_and_left(reader, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x") as book:
        book.add_worksheet("说明").write_row(0, 0, ["请按要求填写"])
        for name in ("一月", "二月"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(lines([penalty(), penalty()])):
                sheet.write_row(number, 0, row)
        hidden = book.add_worksheet("隐藏")
        hidden.write_row(0, 0, list(HEADER.values()))
        hidden.hide()
    read = reader(tmp_path / "x")
    assert list(zip(read.column("sheet"), read.column("source_row"), strict=True)) == [
        (2, 2),
        (2, 3),
        (3, 2),
        (3, 3),
    ]
    assert read.staged.layout.unread == (1, 4)


def test_swapped_columns_are_read_by_their_headers(reader):
    names = list(reversed(FIELDS))
    swapped = {name: HEADER[name] for name in names}
    read = reader(as_csv(lines([penalty()], header=swapped)))
    assert {name: read.rows[0][name] for name in FIELDS} == penalty()


def test_a_refusal_names_the_columns_that_are_missing(reader):
    header = {name: text for name, text in HEADER.items() if name not in {"decided_on", "kinds"}}
    with pytest.raises(GongxinError) as refused:
        reader(as_csv(lines([penalty()], header=header)))
    assert refused.value.facts["columns"] == "处罚类别 CF_CFLB、处罚决定日期 CF_JDRQ"
    assert (refused.value.facts["sheet"], refused.value.facts["row"]) == (1, 1)
