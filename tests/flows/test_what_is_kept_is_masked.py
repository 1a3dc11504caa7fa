from datetime import timedelta
from itertools import product

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongxin.collection.actions import store
from gongxin.flows.keeping import _masked_column
from gongxin.kernel import personal
from tests.journeys.papers import penalty
from tests.journeys.town import counts, findings


@pytest.mark.parametrize(
    "text",
    [
        "经办13800138000",
        "经办１３８００１３８０００",
        "经办138\u200b0013\u200b8000",
        "证件11010519491231002X",
        "证件１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_no_other_form_of_a_number_hides_it_from_the_mask(text):
    kept = _masked_column(pa.chunked_array([[text, None, "行政处罚决定书"]]), None, personal.mask)
    assert kept.to_pylist() == [personal.mask(text), None, "行政处罚决定书"]
    assert personal.mask(text) != text


def test_columns_without_sentences_are_looked_at_in_faulty_rows_only():
    faulty = pa.chunked_array([[True, False]])
    kept = _masked_column(pa.chunked_array([["13800138000", "13800138000"]]), faulty, personal.mask)
    assert kept.to_pylist() == ["***", "13800138000"]


SLIPPED = [
    {"decider_name": "91379900MA3ABCD158", "remark": "赵试样"},
    {"facts": "2026-05-06", "remark": "赵试样"},
    {"decided_on": "赵试样"},
    {"counterparty_code": "赵试样"},
    {"kinds": "赵 试样", "remark": "钱试样"},
    {"valid_until": "赵试样"},
]


def test_of_a_row_whose_columns_slipped_nothing_is_kept(town):
    decided = town.today - timedelta(days=9)
    rows = [penalty(900 + at, decided=decided) | cells for at, cells in enumerate(SLIPPED)]
    wrong = penalty(910, decided=decided) | {"kinds": "罚钱", "remark": "更正"}
    delivery = town.hand_in([*rows, wrong])
    assert counts(delivery) == {"refused": len(rows) + 1}
    kept = pq.read_table(store().kept(delivery.rows_digest)).to_pylist()
    assert [(row["source_row"], row["kinds"]) for row in kept] == [(len(rows) + 2, "罚钱")]
    assert "试样".encode() not in store().kept(delivery.findings_digest).read_bytes()
    assert {row for row, *_ in findings(delivery)} == set(range(2, len(rows) + 3))


NUMBERS = (
    "registration_number",
    "organisation_code",
    "tax_number",
    "institution_number",
    "social_organisation_number",
)
BEARERS = ["赵试样", "赵 试样", "SMITH, JOHN", "法定代表人：某某", "José García"]


def test_of_every_number_of_an_organisation_nothing_is_kept_that_is_a_name(town):
    """Most schemes have no form that a name would break."""
    decided = town.today - timedelta(days=9)
    rows = [penalty(920, decided=decided) | dict.fromkeys(NUMBERS, "暂无")]
    rows += [
        penalty(921 + at, decided=decided) | {number: bearer}
        for at, (number, bearer) in enumerate(product(NUMBERS[2:], BEARERS))
    ]
    rows.append(penalty(960, decided=decided) | {"institution_number": "鲁证字第0001号"})
    kept = pq.read_table(store().kept(town.hand_in(rows).rows_digest)).to_pylist()
    assert {kept[0][number] for number in NUMBERS} == {"暂无"}
    assert kept[-1]["institution_number"] == "鲁证字第0001号"
    assert len(kept) == len(rows)
    assert not {cell for row in kept for cell in row.values()} & set(BEARERS)
