import threading

import pyarrow as pa
import pytest

from gongxin.ledger import queries, stream
from gongxin.ledger.stream import ahead, parts
from tests.ledger.acts import act, appended


def test_things_come_in_their_order():
    assert list(ahead(range(50))) == list(range(50))
    assert list(ahead(())) == []


def test_an_error_in_the_making_is_raised_where_things_are_read():
    def making():
        yield 1
        raise KeyError("lost")

    read = ahead(making())
    assert next(read) == 1
    with pytest.raises(KeyError, match="lost"):
        next(read)


def test_the_maker_stops_when_nobody_reads_any_more():
    before = threading.active_count()
    endless = ahead(iter(int, 1))
    assert next(endless) == 0
    endless.close()
    assert threading.active_count() == before


def test_parts_put_together_are_the_whole():
    table = pa.table({"n": range(stream.PART * 2 + 1)})
    assert [part.num_rows for part in parts(table)] == [stream.PART, stream.PART, 1]
    assert pa.concat_tables(parts(table)) == table


def test_a_batch_of_several_parts_has_one_run_of_ordinals_in_the_order_of_the_subjects(database, monkeypatch):
    monkeypatch.setattr(stream, "PART", 3)
    seal = appended(*(act(subject, "a") for subject in (5, 3, 9, 1, 7, 8, 2)))
    assert seal.leaves == 7
    assert [queries.file(subject)[0].position for subject in (1, 9)] == [1, 1]
