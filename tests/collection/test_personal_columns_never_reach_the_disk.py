import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.collection.tables import HEADER, as_csv, as_jsonl, as_xlsx, lines, penalty

PLANTED = {
    "法定代表人": "某某甲",
    "法定代表人身份证号": "11010519491231002X",
    "证件号码": "110105194912310038",
}
TABLE = [
    [*row, *extra]
    for row, extra in zip(
        lines([penalty(1), penalty(2)]), [PLANTED.keys(), PLANTED.values(), ["某某甲", "", ""]], strict=True
    )
]


def _jsonl(path):
    first = json.loads(as_jsonl([penalty(1)])) | PLANTED
    second = json.loads(as_jsonl([penalty(2)])) | {"法定代表人": "某某甲"}
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in (first, second)), encoding="utf-8")


def _parquet(path):
    header, *rows = TABLE
    pq.write_table(pa.table({name: [row[n] for row in rows] for n, name in enumerate(header)}), path)


MAKERS = {
    "csv": lambda path: path.write_bytes(as_csv(TABLE)),
    "gb18030": lambda path: path.write_bytes(as_csv(TABLE, encoding="gb18030")),
    "slow csv": lambda path: path.write_bytes(as_csv(TABLE) + b'\r\n"broken"x\r\n'),
    "xlsx": lambda path: as_xlsx(path, TABLE),
    "jsonl": _jsonl,
    "parquet": _parquet,
}


@pytest.mark.parametrize("form", MAKERS)
def test_no_planted_value_is_found_in_any_file_that_reading_writes(reader, tmp_path, form):
    path = tmp_path / "received"
    MAKERS[form](path)
    read = reader(path)
    assert read.staged.rows == 2
    tables = [pq.read_table(file).to_pylist() for file in (tmp_path / "staging").iterdir()]
    raw = b"".join(file.read_bytes() for file in (tmp_path / "staging").iterdir())
    for value in PLANTED.values():
        assert value not in str(tables)
        assert value.encode() not in raw
        assert value not in json.dumps(read.staged.layout.as_json(), ensure_ascii=False)


@pytest.mark.parametrize("form", MAKERS)
def test_a_value_under_a_number_of_a_person_leaves_a_hint(reader, tmp_path, form):
    path = tmp_path / "received"
    MAKERS[form](path)
    assert reader(path).column("personal_hint") == [True, False]


def test_a_file_without_such_columns_gives_no_hint(reader):
    assert reader(as_csv(lines([penalty()]))).column("personal_hint") == [False]


def test_numbers_of_persons_in_headers_are_masked(reader):
    table = [[*row, text] for row, text in zip(lines([penalty()]), ["11010519491231002X", "x"], strict=True)]
    layout = reader(as_csv(table)).staged.layout.as_json()
    assert "11010519491231002X" not in json.dumps(layout)
    assert HEADER["facts"] in json.dumps(layout, ensure_ascii=False)
