import random

from gongxin.quality.queries import findings
from tests.quality.rows import PENALTY, checked, penalty, staged

ROWS = [
    penalty(),
    penalty(facts="联系电话13912345678。"),
    penalty(counterparty_code="91379900MA3ABCD159"),
    penalty(counterparty_kind="自然人", counterparty_name="张三", counterparty_code=""),
    penalty(kinds="罚钱", decided_on="明天"),
    penalty(fine_yuan="20000", content="罚款20000元。"),
    penalty(counterparty_code="", counterparty_name="示例市红星机械厂"),
    *(penalty(document_number=f"示市监处罚〔2026〕{n}号") for n in range(40)),
]


def test_shuffled_rows_are_judged_alike(engine, rows_of):
    table = staged(*ROWS)
    order = list(range(table.num_rows))
    random.Random(7).shuffle(order)
    straight = checked(rows_of(engine, table))
    shuffled = checked(rows_of(engine, table.take(order)))
    assert straight.to_pylist() == shuffled.to_pylist()
    assert findings(straight, PENALTY).equals(findings(shuffled, PENALTY))


def test_both_engines_find_the_same(duckdb, request, rows_of):
    spark = request.getfixturevalue("spark")
    one, other = (checked(rows_of(engine, staged(*ROWS))) for engine in (duckdb, spark))
    assert (
        one.select(sorted(one.column_names)).to_pylist() == other.select(sorted(one.column_names)).to_pylist()
    )
