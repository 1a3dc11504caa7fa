from datetime import date

import pyarrow as pa
import pytest
from django.db import transaction

from gongxin.kernel.digest import short_digest
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions, compare, queries
from gongxin.ledger.models import Act, Occasion
from gongxin.ledger.rebuild import rebuild_record
from tests.ledger.acts import DAY, act, appended, batch


def statuses(*acts) -> list[str]:
    with transaction.atomic():
        return compare.classify(batch(acts))["status"].to_pylist()


def end_missing(keys: pa.Table, *, source: int = 1) -> None:
    with transaction.atomic():
        opened = actions.open_append(Occasion.DELIVERY, on=DAY)
        actions.end(compare.missing(keys, item=3, source=source), until=DAY, append=opened)
        actions.seal(opened)


def test_each_row_is_told_what_it_is_to_the_ledger(database):
    appended(act(1, "a"), act(1, "b"), act(1, "c"), act(2, "a"))
    appended(act(1, "c", Act.END, valid_until=DAY, payload="{}", payload_digest=None))
    assert statuses(
        act(1, "a"),
        act(1, "b", says={"kind": "警告"}),
        act(1, "c"),
        act(1, "d"),
        act(3, "a"),
    ) == ["unchanged", "changed", "ended", "new", "new"]


def test_what_another_source_states_is_told_with_that_source(database):
    appended(act(1, "a", source=2), act(1, "b", source=2), act(1, "c"))
    asked = batch([act(1, "a"), act(1, "b", says={"kind": "警告"}), act(1, "c"), act(1, "d")])
    with transaction.atomic():
        found = compare.classify(asked)
    assert found["status"].to_pylist() == ["unchanged", "changed", "unchanged", "new"]
    assert found["stands_from"].to_pylist() == [2, 2, None, None]


def test_a_record_that_ended_in_the_same_words_is_unchanged(database):
    appended(act(1, "a"))
    ended = act(1, "a", Act.END, {"finality": "annulled"}, valid_until=DAY)
    appended(ended)
    assert statuses(ended) == ["unchanged"]
    assert statuses(act(1, "a")) == ["ended"]


def test_an_erased_record_is_known_as_such(database):
    appended(act(1, "a"))
    with transaction.atomic():
        opened = actions.open_append(Occasion.ERASURE, on=DAY)
        actions.erase(1, queries.file(1)[0].record_id, reason="r", append=opened)
        actions.seal(opened)
    assert statuses(act(1, "a")) == ["erased"]


def test_the_order_of_the_rows_is_kept(database):
    numbers = [f"{n}" for n in range(50)]
    appended(*(act(1, number) for number in numbers[::2]))
    assert statuses(*(act(1, number) for number in numbers)) == ["unchanged", "new"] * 25


def test_what_a_full_snapshot_lacks_has_ended_and_comes_back_when_it_is_listed_again(database):
    appended(act(1, "a"), act(1, "b"), act(2, "a"), act(9, "a", source=2), act(9, "z", item=4))
    end_missing(batch([act(1, "a")]))
    assert {e.record_id.hex: e.act for e in queries.file(1)} == {
        short_digest("a"): Act.OPEN, short_digest("b"): Act.END
    }  # fmt: skip
    assert [e.act for e in queries.file(2)] == [Act.END]
    assert [e.act for e in queries.file(9)] == [Act.OPEN, Act.OPEN]
    end_missing(batch([act(1, "a")]))
    assert queries.latest() == 2
    appended(act(1, "b", Act.REOPEN))
    assert {e.act for e in queries.file(1)} == {Act.OPEN, Act.REOPEN}


def test_an_end_keeps_what_stood(database):
    appended(act(1, "a", says={"content": "罚款"}, **{"class": "serious"}))
    end_missing(batch([act(2, "x")]))
    (entry,) = queries.file(1)
    assert (entry.payload["content"], entry.klass.word) == ("罚款", "serious")
    assert (entry.valid_from, entry.valid_until) == (date(2026, 5, 6), DAY)
    assert queries.as_of(1, on=DAY) == []
    assert [e.record_id for e in queries.as_of(1, on=date(2026, 5, 31))] == [entry.record_id]


def test_a_record_that_was_over_before_it_was_reported_begins_with_its_end(database):
    over = act(1, "a", Act.END, {"finality": "annulled"})
    appended(over, act(1, "b"))
    entry = next(entry for entry in queries.file(1) if entry.act is Act.END)
    assert entry.payload["finality"] == "annulled"
    assert entry.valid_until == DAY
    assert statuses(over) == ["unchanged"]
    assert rebuild_record() == 0


def test_an_act_on_a_record_that_is_not_there_is_refused(database):
    with pytest.raises(GongxinError, match=r"ledger\.changed_meanwhile"):
        appended(act(1, "a", Act.CORRECT))
    assert queries.file(1) == []
