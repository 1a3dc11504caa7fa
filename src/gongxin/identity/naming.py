"""Do two names stand for one organisation (名称比对)? Asked only where one code carries both.

A code is strong evidence and a name weak, so one difference of any kind but place, number or branch is
forgiven here. It never links: `related` is no argument for joining two codes.
"""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from gongxin.identity.matching.comparing import compare

RELATED_FROM = 40  # of a hundred: one heavy difference is forgiven, two are not


def related(first: str, second: str, *, former: Iterable[str] = ()) -> bool:
    """True unless the names look like those of two organisations."""
    return compare(first, second, former=former).score >= RELATED_FROM


def unrelated(disagreements: pa.Table, known: Mapping[int, Iterable[str]]) -> pa.Table:
    """The rows of steps.disagreements whose name looks like another organisation's (一码多名).

    `known`: every name the registry has or had for a subject. Where the registry has none, all names of a
    new code count as conflicting as soon as two of them are unrelated: nothing tells which is right.
    """
    rows = disagreements.to_pylist()
    by_code: dict[str, set[str]] = {}
    for row in rows:
        if row["subject_id"] is None:
            by_code.setdefault(row["subject_code"], set()).add(row["subject_name"])
    quarrels = {code for code, names in by_code.items() if _quarrel(sorted(names))}
    bad = [
        row
        for row in rows
        if row["subject_code"] in quarrels
        or (row["subject_id"] is not None and not _fits(row, known.get(row["subject_id"], ())))
    ]
    return pa.Table.from_pylist(bad, schema=disagreements.schema)


def _fits(row: Mapping[str, str], known: Iterable[str]) -> bool:
    names = list(known) or [row["registry_name"]]
    return any(related(row["subject_name"], name) for name in names)


def _quarrel(names: list[str]) -> bool:
    return any(not related(one, other) for i, one in enumerate(names) for other in names[i + 1 :])
