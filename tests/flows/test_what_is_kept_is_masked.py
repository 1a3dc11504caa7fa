import pyarrow as pa
import pytest

from gongxin.flows.keeping import _masked_column
from gongxin.kernel import personal


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
