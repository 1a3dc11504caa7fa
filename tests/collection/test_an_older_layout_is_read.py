"""Archives of 2015 have other columns and codes: a profile says which, as data."""

import io

import pytest
import xlsxwriter

from gongxin.catalogue.load import load
from gongxin.collection.reading import Sender
from gongxin.collection.reading.staging import UNSETTLED
from gongxin.collection.words import FAULTS
from gongxin.kernel.errors import GongxinError
from tests.collection import tables

SENDER = Sender("11379900990000017A", "示例市市场监督管理局")
PENALTY = {
    "CF_WSH": "示工商处字〔2015〕7号",
    "CF_CFMC": "虚假宣传案",
    "CF_CFLB1": "罚款",
    "CF_CFLB2": "",
    "CF_SY": "虚假宣传",
    "CF_YJ": "《广告法》",
    "CF_XDR_MC": "示例市云帆机械制造有限公司",
    "CF_XDR_SHXYM": "91379900MA3ABCD158",
    "CF_XDR_ZDM": "MA3ABCD15",
    "CF_XDR_GSDJ": "379900100000015",
    "CF_XDR_SWDJ": "379900MA3ABCD15",
    "CF_XDR_SFZ": "",
    "CF_FR": "王小明",
    "CF_JG": "罚款人民币贰万元整。",
    "CF_JDRQ": "2015-11-02",
    "CF_XZJG": "示例市市场监督管理局",
    "CF_ZT": "0",
    "DFBM": "379900",
    "SJC": "2015-11-05",
    "BZ": "",
    "CF_GSJZQ": "2018-11-01",
}
PERMIT = {
    "XK_WSH": "示许〔2015〕3号",
    "XK_XMMC": "食品流通许可",
    "XK_SPLB": "普通",
    "XK_NR": "预包装食品",
    "XK_XDR": "示例市云帆机械制造有限公司",
    "XK_XDR_SHXYM": "91379900MA3ABCD158",
    "XK_XDR_ZDM": "MA3ABCD15",
    "XK_XDR_GSDJ": "379900100000015",
    "XK_XDR_SWDJ": "379900MA3ABCD15",
    "XK_XDR_SFZ": "",
    "XK_FR": "王小明",
    "XK_JDRQ": "2015-11-02",
    "XK_JZQ": "2018-11-01",
    "XK_XZJG": "示例市市场监督管理局",
    "XK_ZT": "1",
    "DFBM": "379900",
    "SJC": "2015-11-05",
    "BZ": "",
}
# What today's items must have and the older layouts have no column for: the keeper of the archive adds it.
PENALTY |= {"CF_YXQ": "2099-12-31"}
PERMIT |= {"XK_YXQZ": "2015-11-02"}


def as_csv(*rows: dict[str, str]) -> bytes:
    return tables.as_csv([list(rows[0]), *(list(row.values()) for row in rows)])


def as_xlsx(*rows: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
            sheet.write_row(at, 0, row)
    return target.getvalue()


@pytest.fixture(scope="module")
def permit():
    return load(["cn"]).items["administrative-permit"]


@pytest.mark.parametrize("form", [as_csv, as_xlsx])
def test_a_penalty_of_2015_becomes_a_row_of_the_item(reader, form):
    read = reader(form(PENALTY, {**PENALTY, "CF_ZT": "1"}), sender=SENDER)
    first, second = read.rows
    assert first["violation"] == "虚假宣传案"
    assert first["content"] == "罚款人民币贰万元整。"
    assert first["counterparty_kind"] == "法人及非法人组织"
    assert (first["source_code"], first["source_name"]) == SENDER
    assert first["decider_code"] == SENDER.code
    assert first["publicity_ends_on"] == "2018-11-01"
    assert (first["finality"], second["finality"]) == (None, "已撤销")
    assert read.staged.layout.sheets[0].profile == "penalty-2015"


def test_in_a_permit_of_2015_one_means_annulled_and_in_a_later_one_in_force(reader, permit):
    read = reader(as_csv(PERMIT, {**PERMIT, "XK_ZT": "0"}), of=permit, sender=SENDER)
    assert read.column("status") == ["撤销", "有效"]
    assert read.column("document_title") == ["食品流通许可"] * 2
    later = {field.code: field.sample or "1" for field in permit.fields}
    assert reader(as_csv({**later, "XK_ZT": "1"}), of=permit, sender=SENDER).column("status") == ["1"]


@pytest.mark.parametrize("row", [{**PENALTY, "CF_XDR_SHXYM": ""}, {**PERMIT, "XK_XDR_SHXYM": ""}])
def test_an_older_number_alone_tells_the_organisation(reader, item, permit, row):
    """Without one of them the row would count as a natural person's."""
    (read,) = reader(as_csv(row), of=permit if "XK_WSH" in row else item, sender=SENDER).rows
    assert read["organisation_code"] == "MA3ABCD15"
    assert read["registration_number"] == "379900100000015"
    assert read["tax_number"] == "379900MA3ABCD15"


@pytest.mark.parametrize("status", ["2", "3", " 2 "])
def test_a_decision_that_may_not_stand_is_not_taken_and_its_row_is_told(reader, permit, status):
    penalties = reader(as_csv(PENALTY, {**PENALTY, "CF_ZT": status}), sender=SENDER)
    assert [row["source_row"] for row in penalties.rows] == [2]
    assert penalties.faults == [(3, UNSETTLED, "finality")]
    assert penalties.staged.read == 2
    permits = reader(as_csv({**PERMIT, "XK_ZT": status}, PERMIT), of=permit, sender=SENDER)
    assert [row["source_row"] for row in permits.rows] == [3]
    assert permits.faults == [(2, UNSETTLED, "status")]
    assert UNSETTLED in FAULTS


@pytest.mark.parametrize("column", ["CF_YXQ", "CF_GSJZQ"])
def test_no_day_is_made_up_for_a_penalty(reader, column):
    without = {name: value for name, value in PENALTY.items() if name != column}
    with pytest.raises(GongxinError, match=column):
        reader(as_csv(without), sender=SENDER)
    field = {"CF_YXQ": "valid_until", "CF_GSJZQ": "publicity_ends_on"}[column]
    assert reader(as_csv({**PENALTY, column: ""}), sender=SENDER).column(field) == [None]


@pytest.mark.parametrize("column", ["XK_YXQZ", "XK_JZQ", "XK_ZT"])
def test_neither_day_nor_state_is_made_up_for_a_permit(reader, permit, column):
    without = {name: value for name, value in PERMIT.items() if name != column}
    with pytest.raises(GongxinError, match="missing_columns"):
        reader(as_csv(without), of=permit, sender=SENDER)
    field = {"XK_YXQZ": "valid_from", "XK_JZQ": "valid_until", "XK_ZT": "status"}[column]
    assert reader(as_csv({**PERMIT, column: ""}), of=permit, sender=SENDER).column(field) == [None]


def test_another_bodys_code_is_not_guessed(reader):
    read = reader(as_csv({**PENALTY, "CF_XZJG": "示例市远山县工商局"}), sender=SENDER)
    assert read.column("decider_code") == [None]
    assert read.column("source_code") == [SENDER.code]


def test_persons_of_the_older_layout_never_reach_the_disk(reader):
    read = reader(as_csv({**PENALTY, "CF_XDR_SFZ": "11010519491231002X"}), sender=SENDER)
    assert read.column("personal_hint") == [True]
    kept = read.staged.parquet.read_bytes() + str(read.staged.layout.as_json()).encode()
    assert b"11010519491231002X" not in kept
    assert "王小明" not in str(read.rows)


def test_a_table_of_todays_layout_that_lacks_a_column_is_refused_as_ever(reader):
    row = dict.fromkeys(("CF_XDR_MC", "CF_XDR_LB", "CF_WSH", "CF_SY", "CF_NR", "CF_JDRQ"), "x")
    with pytest.raises(GongxinError, match="missing_columns"):
        reader(as_csv({**row, "DFBM": "379900", "SJC": "1", "CF_JG": "x"}), sender=SENDER)


def test_what_the_older_layout_itself_needs_is_still_needed(reader):
    row = {name: value for name, value in PENALTY.items() if name != "CF_WSH"}
    with pytest.raises(GongxinError, match="missing_columns"):
        reader(as_csv(row), sender=SENDER)
