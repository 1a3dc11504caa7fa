"""Who may be found: the projection of the registry that search reads (可查主体).

All organisations of the registry that have a name; bodies known within one source only if the pack says so.
A provisional organisation is known by its records alone: without a fact it is not found.
An individual business is in no registry, and a constraint keeps it out of here as well.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db import connection

from gongxin.disclosure import grams
from gongxin.identity.queries import copied
from gongxin.ledger import bulk

CHUNK = 50_000
ANALYSE_FROM = 10_000
MANY = 5_000
_SQL = Path(__file__).parent / "sql"
_TYPES = {
    "subject_id": pa.int64(),
    "status": pa.string(),
    "provisional": pa.string(),
    "code": pa.string(),
    "division": pa.string(),
    "name": pa.string(),
    "name_key": pa.string(),
    "former": pa.string(),
    "former_keys": pa.string(),
}
# Among equally good rows the search gives those that stand first, so they are laid down by prominence:
# registered before provisional, heads before branches. Nothing in the names themselves may decide: a scan
# that stops early must meet every frequent pair soon.
_SUBJECTS = """
select s.id, s.status, s.provisional, concat(s.source || '-', s.code), s.division, s.name, s.name_key,
       f.names, f.keys
from identity.subject s
left join lateral (
    select array_agg(n.name order by n.valid_from desc, n.name)::text as names,
           string_agg(n.name_key, '||' order by n.valid_from desc, n.name) as keys
    from identity.name n where n.subject_id = s.id and n.valid_until is not null
) f on true
where s.name_key <> '' and {kinds} and {which}
  and (not s.provisional or exists (select from shown.fact t where t.subject_id = s.id))
order by s.provisional, s.parent_id is not null, s.id
"""
_MANY = """
select arriving >= %s
   and arriving > (select count(*) from (select from shown.organisation limit arriving) there)
from (select count(*) as arriving from pg_temp.arriving_names) a
"""
_COPY = """
COPY pg_temp.arriving_names
    (subject_id, status, provisional, code, kind, division, name, former, key, letters, bigrams, initials)
FROM STDIN (FORMAT csv)
"""


def show(subject_ids: Iterable[int], *, within_source: bool = False) -> None:
    """Let these subjects be found as the registry now has them.

    Call it once in a transaction, after the registry was written: the grams of new names become visible with
    them. A second call could wait for a transaction that waits for this one.
    """
    chosen = sorted(set(subject_ids))
    _run("names_arriving")
    for chunk in _chunks(chosen):
        _arrive(f"s.id = any('{{{','.join(map(str, chunk))}}}')", within_source=within_source)
    _run("names_unchanged", "names_count")
    _put()
    withdraw(chosen)


def withdraw(subject_ids: Iterable[int]) -> None:
    """Let those among these subjects not be found any more that are provisional and without a fact."""
    for chunk in _chunks(sorted(set(subject_ids))):
        _run("names_withdraw", chosen=list(chunk))


def provisional(subject_ids: pa.ChunkedArray) -> set[int]:
    """Those of the subjects that only their records make known (临时主体)."""
    with bulk.staged(pa.table({"subject_id": subject_ids.unique()})) as stage, connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.id FROM identity.subject s JOIN {stage} t ON t.subject_id = s.id AND s.provisional"
        )
        return {subject for (subject,) in cursor.fetchall()}


def rebuild(*, within_source: bool = False) -> None:
    """Make the projection from the registry again; what is as it should be is not touched."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE shown.organisation IN EXCLUSIVE MODE")
    _run("names_arriving")
    _arrive("true", within_source=within_source)
    _run("names_remove", "names_unchanged")
    _put()
    _run("names_recount")


def _put() -> None:
    """Write what arrived; if it is more than was there, search waits and the indexes are made afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [MANY])
        many: Any = cursor.fetchone()
    if not many[0]:
        _run("names_upsert")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT shown.unindex_names()")
        _run("names_upsert")
        cursor.execute("SELECT shown.index_names()")


def _arrive(which: str, *, within_source: bool) -> None:
    kinds = "s.kind in (1, 2)" if within_source else "s.kind = 1"
    subjects = copied(_SUBJECTS.format(kinds=kinds, which=which), _TYPES)
    with connection.cursor() as cursor:
        with cursor.copy(_COPY) as copy:
            for batch in subjects.to_batches(max_chunksize=CHUNK):
                copy.write(_csv(_rows(batch)))
        if subjects.num_rows >= ANALYSE_FROM:
            cursor.execute("ANALYZE pg_temp.arriving_names")


def _rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """The rows of shown.organisation, columns in the order of the table."""
    columns = (batch.column(name).to_pylist() for name in _TYPES)
    for subject_id, status, provisional, code, division, name, own_key, former, former_keys in zip(
        *columns, strict=True
    ):
        keys = [own_key, *former_keys.split(grams.FORMER)] if former_keys else [own_key]
        key = grams.joined(keys)
        letters = grams.joined(map(grams.initials, keys))
        pairs, groups = _array(grams.bigrams(key)), _array(grams.letter_grams(letters))
        yield (
            subject_id,
            status,
            provisional,
            code,
            code[:2],
            division,
            name,
            former or "{}",
            key,
            letters,
            pairs,
            groups,
        )


def _array(elements: Sequence[str]) -> str:
    """An array literal; grams are letters and digits, so nothing needs a quotation mark."""
    return "{" + ",".join(elements) + "}"


def _csv(rows: Iterator[tuple[Any, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _chunks(chosen: Sequence[int]) -> Iterator[Sequence[int]]:
    return (chosen[start : start + CHUNK] for start in range(0, len(chosen), CHUNK))


def _run(*scripts: str, **facts: Any) -> None:
    with connection.cursor() as cursor:
        for script in scripts:
            for statement in (_SQL / f"{script}.sql").read_text(encoding="utf-8").split(";\n"):
                if statement.strip():
                    cursor.execute(statement, facts or None)
