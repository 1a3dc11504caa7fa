"""Reading the registry: in bulk as Arrow for the steps, one subject for the pages (主体查询)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any, cast

import pyarrow as pa
import pyarrow.csv
from django.db import connection

from gongxin.identity.schemes import Scheme

Types = Mapping[str, Any]  # Arrow types

# A code that was changed for another leads to its own subject still; the numbers that both subjects have lead
# to the one with the present code.
_REGISTRY = f"""
with changed as materialized (select subject_id, other_id from identity.successor)
select case when i.scheme = {Scheme.USCC:d} and c.subject_id is not null then {Scheme.FORMER_USCC:d}
       else i.scheme end, i.code, i.subject_id, s.name
from identity.identifier i join identity.subject s on s.id = i.subject_id
left join (select distinct subject_id from changed) c on c.subject_id = i.subject_id
where {{of_source}} and i.valid_until is null
  and (c.subject_id is null or not exists (
      select from changed r
      join identity.identifier o on o.subject_id = r.other_id and o.scheme = i.scheme and o.code = i.code
      where r.subject_id = i.subject_id))
"""
_SUBJECT = """
select s.id, s.code, s.name, s.kind, s.status, s.division, s.provisional, p.id, p.code, p.name
from identity.subject s left join identity.subject p on p.id = s.parent_id
where {which}
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as pages need it (主体)."""

    id: int
    code: str
    name: str | None
    kind: int
    status: str | None
    division: str | None
    provisional: bool
    parent: "Branch | None"


@dataclass(frozen=True, slots=True)
class Branch:
    """The other end of the tie between a branch and its parent (分支机构). No record crosses it."""

    subject_id: int
    code: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a subject bears or bore (名称)."""

    name: str
    valid_from: date | None  # not told
    valid_until: date | None  # the present one


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties two subjects, as it was stated, and whether it was undone (主体关系)."""

    id: int
    kind: int
    since: date
    basis: str | None  # None: told by a registration
    actor: str | None
    stated_at: datetime
    undone_at: datetime | None
    undone_by: str | None
    reason: str | None  # for which it was undone
    subject: Branch
    other: Branch | None  # None: from that day on a branch of nobody

    @property
    def ends(self) -> list[int]:
        """The subjects that it ties."""
        return [one.subject_id for one in (self.subject, self.other) if one]


@dataclass(frozen=True, slots=True)
class Code:
    """A code that leads or led to a subject (标识)."""

    scheme: Scheme
    code: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class History:
    """What the registry has of a subject and had of it, latest first (主体沿革)."""

    subject: Subject
    names: tuple[Name, ...]
    codes: tuple[Code, ...]
    relations: tuple[Relation, ...]


def registry(*, source: int | None = None) -> pa.Table:
    """scheme, code, subject_id, name: every code in use; with `source`, those known within it only."""
    of_source = "s.source is null" if source is None else f"s.source = {int(source)}"
    types: Types = {"scheme": pa.int16(), "code": pa.string(), "subject_id": pa.int64(), "name": pa.string()}
    return copied(_REGISTRY.format(of_source=of_source), types)


def copied(query: str, types: Types) -> pa.Table:
    """The rows of a query without parameters as an Arrow table, by COPY; empty text stays empty text."""
    sink = pa.BufferOutputStream()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)") as copy:
        for data in copy:
            sink.write(data)
    content = sink.getvalue()
    if not content.size:
        return pa.table({name: pa.array([], kind) for name, kind in types.items()})
    return pyarrow.csv.read_csv(
        cast("IO[Any]", pa.BufferReader(content)),
        read_options=pyarrow.csv.ReadOptions(column_names=list(types)),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict(types),
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            null_values=[""],
        ),
    )


def by_code(code: str) -> Subject | None:
    """The organisation with that main identifier."""
    return _subject("s.code = %s and s.source is null", code)


def by_id(subject_id: int) -> Subject | None:
    """The subject, also one that is known within a source only."""
    return _subject("s.id = %s", subject_id)


def _subject(which: str, value: str | int) -> Subject | None:
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECT.format(which=which), [value])
        row: Any = cursor.fetchone()
    if row is None:
        return None
    facts: tuple[Any, ...] = (*row[:7], None if row[7] is None else Branch(*row[7:]))
    return Subject(*facts)


def history(code: str) -> History | None:
    """All that the registry knows of the organisation with that main identifier, undone statements too."""
    subject = by_code(code)
    if subject is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "select name, nullif(valid_from, '-infinity'), valid_until from identity.name"
            " where subject_id = %s order by identity.name.valid_from desc, name",
            [subject.id],
        )
        known = tuple(Name(*row) for row in cursor.fetchall())
    return History(subject, known, tuple(codes(subject.id)), tuple(relations(subject.id)))


_RELATIONS = """
select r.id, r.kind, r.since, r.basis, r.actor, r.stated_at, u.stated_at, u.actor, u.basis,
       s.id, s.code, s.name, o.id, o.code, o.name
from identity.relation r
join identity.subject s on s.id = r.subject_id
left join identity.subject o on o.id = r.other_id
left join identity.relation u
  on u.undoes = r.id and (%(known)s::timestamptz is null or u.stated_at <= %(known)s)
where r.undoes is null and (%(known)s::timestamptz is null or r.stated_at <= %(known)s)
  and (%(on)s::date is null or r.since <= %(on)s) and {which}
order by r.since desc, r.id desc
"""
# Of a branch the latest statement counts. What a registration told has the day of its delivery, not the
# law's: whatever a person has stated since overrules it.
PRESENT_PARENT = """
select distinct on (subject_id) subject_id, other_id, since, kind, id, basis from identity.standing r
where kind = 4 and subject_id {of}
  and not (basis is null and exists (
      select from identity.standing l
      where l.subject_id = r.subject_id and l.kind = 4 and l.basis is not null and l.id > r.id))
order by subject_id, since desc, id desc
"""
_ABOVE = """
with recursive up (id) as (
    select %s::bigint
    union
    select s.parent_id from up join identity.subject s on s.id = up.id where s.parent_id is not null
)
select id from up
"""
_REACHED = """
with recursive led (id) as (
    select %s::bigint
    union
    select r.other_id from led join identity.standing r on r.subject_id = led.id and r.kind = any(%s)
    where r.other_id is not null
)
select id from led
"""
_EARLIER = """
with recursive led (id) as (
    select %(subject)s::bigint
    union
    select r.subject_id from led join identity.relation r on r.other_id = led.id and r.kind = 3
    where r.undoes is null and (%(known)s::timestamptz is null or r.stated_at <= %(known)s)
      and not exists (
          select from identity.relation u
          where u.undoes = r.id and (%(known)s::timestamptz is null or u.stated_at <= %(known)s))
)
select s.id, s.code from led join identity.subject s using (id) where s.id <> %(subject)s order by s.id
"""


def relations(subject_id: int, *, on: date | None = None, known_at: datetime | None = None) -> list[Relation]:
    """All that ties a subject to others, latest first, undone statements too.

    With `on`, what had come about by that day; with `known_at`, what had been stated by that moment, and
    only what had been undone by then says so.
    """
    which = "%(subject)s in (r.subject_id, r.other_id)"
    return _relations(which, {"subject": subject_id, "on": on, "known": known_at})


def relation(number: int) -> Relation | None:
    """One statement by its number."""
    found = _relations("r.id = %(number)s", {"number": number, "on": None, "known": None})
    return found[0] if found else None


def _relations(which: str, facts: Mapping[str, Any]) -> list[Relation]:
    with connection.cursor() as cursor:
        cursor.execute(_RELATIONS.format(which=which), facts)
        return [_relation(*row) for row in cursor.fetchall()]


def _relation(*row: Any) -> Relation:
    told: tuple[Any, ...] = (*row[:9], Branch(*row[9:12]), Branch(*row[12:]) if row[12] else None)
    return Relation(*told)


def standing(subject_id: int, kind: int) -> list[int]:
    """The subjects to which standing relations of that kind lead from a subject."""
    return _numbers(
        "select other_id from identity.standing where subject_id = %s and kind = %s", subject_id, kind
    )


@dataclass(frozen=True, slots=True)
class Parent:
    """Whose branch a subject is at present, and how that is known (上级组织)."""

    subject_id: int | None  # None: nobody's any more
    since: date
    told: bool  # by a registration, on the day of its delivery


def present_parent(subject_id: int) -> Parent | None:
    """The parent of a branch by the statement that counts; None where nobody ever stated one."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT_PARENT.format(of="= %s"), [subject_id])
        row: Any = cursor.fetchone()
    return Parent(row[1], row[2], told=row[5] is None) if row else None


def above(subject_id: int) -> list[int]:
    """The subject, and all whose branch it is at present, near or far."""
    return _numbers(_ABOVE, subject_id)


def reached(subject_id: int, kinds: list[int]) -> list[int]:
    """The subject, and all to which standing relations of those kinds lead from it, near or far."""
    return _numbers(_REACHED, subject_id, kinds)


def earlier(subject_id: int, *, known_at: datetime | None = None) -> dict[int, str]:
    """The subjects whose codes were changed for this one's, near or far, with their codes (原代码).

    With `known_at`, by what had been stated by that moment and not undone by then.
    """
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, {"subject": subject_id, "known": known_at})
        return dict(cursor.fetchall())


def codes(subject_id: int) -> list[Code]:
    """Every code that leads or led to a subject, with its period."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select scheme, code, valid_from, valid_until from identity.identifier where subject_id = %s"
            " order by scheme, valid_from desc, code",
            [subject_id],
        )
        return [Code(Scheme(scheme), *rest) for scheme, *rest in cursor.fetchall()]


def _numbers(statement: str, *facts: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        return [number for (number,) in cursor.fetchall()]


def names(subject_ids: Iterable[int]) -> dict[int, list[str]]:
    """Every name that the registry has or had for these subjects, the present one first."""
    known: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select subject_id, name from identity.name where subject_id = any(%s)"
            " order by subject_id, valid_from desc, name",
            [list(subject_ids)],
        )
        for subject_id, name in cursor.fetchall():
            known.setdefault(subject_id, []).append(name)
    return known


def bearers(keys: Iterable[str]) -> dict[str, list[int]]:
    """The subjects that bear or bore these names (as keys); reads all names, as `registry` does."""
    known: dict[str, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct name_key, subject_id from identity.name where name_key = any(%s)", [list(keys)]
        )
        for key, subject_id in cursor.fetchall():
            known.setdefault(key, []).append(subject_id)
    return known


def main_codes(subject_ids: Iterable[int], *, source: int | None = None) -> dict[int, str]:
    """The main identifier of each of these subjects; with `source`, of those known within it only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, code from identity.subject where id = any(%s) and source is not distinct from %s",
            [list(subject_ids), source],
        )
        return dict(cursor.fetchall())


def codes_of(subject_id: int) -> list[tuple[Scheme, str]]:
    """The codes in use that lead to a subject."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select scheme, code from identity.identifier where subject_id = %s and valid_until is null"
            " order by scheme, code",
            [subject_id],
        )
        return [(Scheme(scheme), code) for scheme, code in cursor.fetchall()]
