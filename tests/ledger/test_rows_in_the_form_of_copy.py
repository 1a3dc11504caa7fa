"""Rows go to the database by COPY as they are, however they are cut into batches."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from gongxin.ledger.bulk import encode

keys = st.lists(st.lists(st.uuids().map(lambda key: key.hex), max_size=3), max_size=4)


@given(keys)
def test_where_rows_are_cut_means_nothing(cut):
    pieces = [pa.table({"key": pa.array(piece, pa.string())}) for piece in [*cut, []]]
    encoded = encode(pa.concat_tables(pieces))
    assert encoded.data.to_pybytes().decode().split() == [f'"{key}"' for piece in cut for key in piece]
    assert encoded.num_rows == sum(map(len, cut))
