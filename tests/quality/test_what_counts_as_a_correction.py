"""Where a catalogue says so, width and spaces tell no two records apart and are no correction."""

from dataclasses import replace

from gongxin.quality.steps import identified
from tests.quality.rows import CATALOGUE, PENALTY, checked, penalty, staged

NORMAL = ("violation", "document_number")
# Few fields and no rules of its own: Spark plans the whole item for a minute.
SMALL = replace(
    PENALTY,
    fields=tuple(
        field
        for field in PENALTY.fields
        if field.name in {*NORMAL, *PENALTY.identity, "counterparty_name", "counterparty_code", "decided_on"}
    ),
    rules=(),
    class_rule=None,
)
FORGIVING = replace(
    SMALL, fields=tuple(replace(f, normal="nfkc" if f.name in NORMAL else "") for f in SMALL.fields)
)


def digests(engine, rows_of, item, *rows) -> list[tuple[str, str]]:
    found = checked(rows_of(engine, staged(*rows, item=item)), item=item).to_pylist()
    return [(row["identity_digest"], row["compared"] or row["payload"]) for row in found]


def test_the_same_in_another_width_is_the_same(engine, rows_of):
    wide = penalty(violation="未按规定 公示２０２５年度报告（一）")
    narrow = penalty(violation="未按规定公示2025年度报告(一)")
    other = penalty(violation="未按规定公示2024年度报告(一)")
    one, two, three = digests(engine, rows_of, FORGIVING, wide, narrow, other)
    assert one == two
    assert one[0] == three[0]
    assert one[1] != three[1]


def test_elsewhere_every_character_counts(duckdb, rows_of):
    one, two = digests(duckdb, rows_of, SMALL, penalty(violation="年报（一）"), penalty(violation="年报(一)"))
    assert one[1] != two[1]


def test_what_is_kept_is_what_was_stated(duckdb, rows_of):
    rows = staged(penalty(violation="公示２０２５年度报告（一）"), item=FORGIVING)
    (row,) = checked(rows_of(duckdb, rows), item=FORGIVING).to_pylist()
    assert "公示２０２５年度报告（一）" in row["payload"]


def test_a_decisions_number_in_other_brackets_is_the_same_and_shown_as_written(engine, rows_of):
    numbers = [
        "示市监处罚〔2026〕12号",
        "示市监处罚（２０２６） 12 号",
        "示市监处罚[2026]12号",
        "示市监处罚〔2026〕13号",
    ]
    rows = [penalty(document_number=number) for number in numbers]
    table = rows_of(engine, staged(*rows, item=SMALL))
    found = checked(table, item=SMALL).to_pylist()
    alone = identified(table, item=SMALL, catalogue=CATALOGUE).to_pyarrow()["identity_digest"].to_pylist()
    assert alone == [row["identity_digest"] for row in found]  # the rules have no part in it
    assert len({(row["identity_digest"], row["compared"] or row["payload"]) for row in found[:3]}) == 1
    assert found[0]["identity_digest"] != found[3]["identity_digest"]
    assert found[1]["document_number"] == "示市监处罚（2026）12号"
    assert '"document_number":"示市监处罚[2026]12号"' in found[2]["payload"]
