"""Seeded penalty files of any size, made by the engine so that making them is not what is measured."""

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from gongxin.kernel import orgcode, uscc

DIVISION = "379900"
DEPARTMENT = "11379900990000017A"
ITEM = "administrative-penalty"
RECORDS = 10  # a party, on average

# One row of a penalty file; the engine computes the words from the row's number and its hash.
_ROW = """
  select p.name as CF_XDR_MC, '法人及非法人组织' as CF_XDR_LB,
    case when h % 1000 < {faults} then left(p.code, 17) || '#' else p.code end as CF_XDR_SHXYM,
    '示市监处罚〔' || year(d) || '〕' || i || '号' as CF_WSH,
    '未按规定公示年度报告' as CF_WFXW,
    '经查，当事人在检查中被发现未按规定公示年度报告信息，相关情况有现场检查笔录、询问笔录和影像资料为证，'
      || '案件编号' || (h % 999983) || '，违法事实清楚，证据确凿，定性准确，程序合法。' as CF_SY,
    '《示例市市场秩序管理办法（演示）》第' || (h % 60 + 1) || '条' as CF_YJ,
    case h % 4 when 0 then '警告' when 1 then '罚款' when 2 then '警告,罚款'
      else '罚款,没收违法所得' end as CF_CFLB,
    '罚款人民币' || (h % 50 + 1) * 10000 || '元整。' as CF_NR,
    case when h % 4 = 0 then '' else (h % 50 + 1)::varchar end as CF_NR_FK,
    case when h % 4 = 3 then ((h % 70 + 1) * 100 / 10000.0)::varchar else '' end as CF_NR_WFFF,
    case when h % 1000 >= 1000 - {faults} then '2026-13-45' else d::varchar end as CF_JDRQ,
    '2099-12-31' as CF_YXQ, (d + interval 1 year)::date::varchar as CF_GSJZQ,
    '示例市市场监督管理局' as CF_CFJG, '{department}' as CF_CFJGDM,
    '示例市市场监督管理局' as CF_SJLY, '{department}' as CF_SJLYDM, '' as BZ
  from (
    select i, hash(i) % 1000000007 as h, date '{on}' - (hash(i) % 330)::int as d
    from range({first}, {end}) t(i)
  ) r
  join parties p on p.n = {party} + r.h % {parties}
  order by i
"""
_WRITTEN = {"csv": "format csv, header", "jsonl": "format json", "parquet": "format parquet"}


def codes(size: int, first: int = 0) -> pa.Table:
    """`size` sound codes of enterprises of the unassigned division, with names, from a number on."""
    made = []
    for serial in range(first, first + size):
        tail, rest = "", serial
        for _ in range(6):
            rest, place = divmod(rest, 31)
            tail = uscc.ALPHABET[place] + tail
        body = f"MA{tail}"
        start = f"91{DIVISION}{body}{orgcode.check_character(body)}"
        made.append(start + uscc.check_character(start))
    numbers = range(first, first + size)
    names = [f"示例市基准第{serial}号商贸有限公司" for serial in numbers]
    return pa.table({"n": pa.array(numbers, pa.int64()), "code": made, "name": names})


def parties(size: int) -> int:
    """How many organisations so many penalties are about."""
    return max(size // RECORDS, 1)


def penalties(
    path: Path, size: int, *, on: date, first: int = 0, faults: float = 0.02, form: str = "csv"
) -> Path:
    """A file of the penalties numbered from `first` on, decided in the eleven months before a day.

    A tenth as many organisations have them. `faults` is the share of bad rows: half with a broken code, half
    with an impossible date. `form`: csv, jsonl, parquet.
    """
    about = codes(parties(size), parties(first) if first else 0)
    row = _ROW.format(
        faults=int(faults * 500), department=DEPARTMENT, on=on, first=first, end=first + size,
        party=about["n"][0].as_py(), parties=len(about),
    )  # fmt: skip
    with _engine() as engine:
        engine.register("parties", about)
        engine.execute(f"copy ({row}) to '{path}' ({_WRITTEN[form]})")
    return path


def bare_scan(source: Path, target: Path) -> None:
    """What all ratios of the pipeline are against: DuckDB reads the CSV as text and writes Parquet."""
    scan = f"select * from read_csv('{source}', all_varchar = true)"
    with _engine() as engine:
        engine.execute(f"copy ({scan}) to '{target}' (format parquet)")


def _engine() -> duckdb.DuckDBPyConnection:
    """As it is, but for its progress bar, which would stand between the figures."""
    engine = duckdb.connect()
    engine.execute("set enable_progress_bar = false")
    return engine
