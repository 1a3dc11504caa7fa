"""Windows and public facts of many records at once: pure, Arrow to Arrow (投影).

The law is asked once for each class and day; the records' own days bring the ends nearer in columns. The
result is that of `windows` for each record: a property test holds the two together. Everything is read from
the class and the payload as the ledger keeps them, so a rebuild from the ledger gives the same rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Audience, Catalogue, Field, Information, Item, Kind, Role
from gongxin.disclosure.public import public_part
from gongxin.disclosure.terms import BY_LAW, Terms, terms
from gongxin.disclosure.told_ties import told
from gongxin.disclosure.windows import (
    ALWAYS,
    AUDIENCES,
    Frame,
    Reason,
    audiences,
    frame,
    rule_for,
    stated_ends,
)
from gongxin.ledger.models import Act

WINDOW = [
    "subject_id", "record_id", "shown_from", "shown_until", "item", "source", "audience", "reason", "review",
]  # fmt: skip
FACT = [
    "subject_id", "record_id", "shown_from", "shown_until", "decided_on", "recorded_on", "item", "source",
    "code", "basis", "public",
]  # fmt: skip
OTHER = {Information.MARKET: 2, Information.SELF_DECLARED: 3}  # 1 is public credit information


@dataclass(frozen=True, slots=True)
class Projection:
    """Rows of disclosure.window and shown.fact, or of the tables beside them for other information."""

    windows: pa.Table
    facts: pa.Table
    ties: pa.Table  # shown.told_tie
    information: Information


def project(records: pa.Table, item: Item, catalogue: Catalogue, *, on: date) -> Projection:
    """The windows of records of one item, and the facts that are or will be shown on a day or later.

    in: subject_id, record_id, act, source, class, valid_until, payload, code, received_on
    """
    days = {field.name: _days(records["payload"], field) for field in _dates(item)}
    parts = [
        _of_class(records, rows, klass, on_terms, item, catalogue, days)
        for klass, on_terms, rows in _alike(records, item, catalogue)
    ]
    windows = pa.concat_tables([table for part in parts for table in part]) if parts else None
    if windows is None or not windows.num_rows:
        nothing = records.slice(0, 0)
        facts = _named(nothing, FACT)
        return Projection(_named(nothing, WINDOW), facts, told(facts, item), item.information)
    facts = _facts(windows, records, item, days, on)
    return Projection(
        _with_subject(windows, records, item).select(WINDOW), facts, told(facts, item), item.information
    )


def _dates(item: Item) -> Iterable[Field]:
    """The date fields that windows are made of, and the day of decision."""
    names = {name for rule in item.windows for name in (rule.start, *rule.last_days, *rule.end_days)}
    decided = item.role(Role.DECIDED_ON)
    fields = [item.field(name) for name in sorted(names | ({decided.name} if decided else set()))]
    if unkept := [field.name for field in fields if not field.stored or field.kind is not Kind.DATE]:
        raise ValueError(f"windows of {item.id} need dates that are stored: {unkept}")
    return fields


def _days(payloads: pa.ChunkedArray, field: Field) -> pa.Array:
    """The days of a field, read out of canonical payloads, as numbers; empty where there is none."""
    pattern = f'"{field.name}":"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"'
    found = pc.struct_field(pc.extract_regex(payloads, pattern), "day").combine_chunks()
    days = found.cast(pa.date32()).cast(pa.int32())
    if field.open_end is None:
        return days
    return pc.if_else(pc.equal(days, _number(field.open_end)), None, days)


def _alike(
    records: pa.Table, item: Item, catalogue: Catalogue
) -> Iterator[tuple[str | None, Terms, pa.Array]]:
    """The rows of each class; of other than public information, which has none, those on the same terms."""
    if item.information is Information.PUBLIC:
        yield from ((klass, BY_LAW, rows) for klass, rows in _by_class(records["class"]))
        return
    alike: dict[Terms, list[int]] = defaultdict(list)
    columns = (records[name].to_pylist() for name in ("source", "received_on", "payload"))
    for row, (source, day, payload) in enumerate(zip(*columns, strict=True)):
        found = terms(item, catalogue, source=source, received_on=day, says=json.loads(payload))
        alike[found].append(row)
    yield from ((None, found, pa.array(rows, pa.int64())) for found, rows in alike.items())


def _by_class(classes: pa.ChunkedArray) -> Iterable[tuple[str | None, pa.Array]]:
    column = classes.combine_chunks()
    for klass in column.unique().to_pylist():
        same = pc.is_null(column) if klass is None else pc.fill_null(pc.equal(column, klass), False)
        yield klass, pc.indices_nonzero(same).cast(pa.int64())


def _of_class(
    records: pa.Table,
    rows: pa.Array,
    klass: str | None,
    on_terms: Terms,
    item: Item,
    catalogue: Catalogue,
    days: Mapping[str, pa.Array],
) -> Iterable[pa.Table]:
    chosen = records.take(rows)
    own_days = {name: pc.take(column, rows) for name, column in days.items()}
    ended = _ended(chosen)
    for audience in audiences(item):
        rule = rule_for(item, audience, klass)
        starts = own_days[rule.start] if rule else pa.nulls(len(rows), pa.int32())
        coded = starts.dictionary_encode()
        frames = [
            frame(rule, audience, catalogue, klass=klass, start=_day(start), terms=on_terms)
            for start in coded.dictionary.to_pylist()
        ]
        undated = frame(rule, audience, catalogue, klass=klass, start=None, terms=on_terms)
        places = pc.fill_null(coded.indices, len(frames))
        yield _finished([*frames, undated], places, own_days, ended).append_column("row", rows)


def _ended(records: pa.Table) -> pa.Array:
    """The day on which a record ended; empty while it stands."""
    day = pc.coalesce(records["valid_until"], records["received_on"]).combine_chunks().cast(pa.int32())
    return pc.if_else(pc.equal(records["act"], Act.END.value).combine_chunks(), day, None)


def _finished(
    frames: list[Frame], places: pa.Array, days: Mapping[str, pa.Array], ended: pa.Array
) -> pa.Table:
    """Every frame at its records, brought nearer by their own days; the columns of one audience's windows."""
    law = _table(frames).take(places)
    start, until, reason = (law[name].combine_chunks() for name in ("start", "until", "reason"))
    stated = _stated(frames[-1], days, ended)
    for day, why in stated:
        nearer = pc.fill_null(
            pc.or_kleene(pc.less(day, until), pc.and_(pc.is_valid(day), pc.is_null(until))), False
        )
        until = pc.if_else(nearer, day, until)
        reason = pc.if_else(nearer, pa.scalar(why.value, pa.int16()), reason)
    withheld = law["withheld"].combine_chunks()
    until = pc.if_else(pc.is_null(until), until, pc.max_element_wise(until, start))
    return pa.table(
        {
            "shown_from": start,
            "shown_until": pc.if_else(pc.is_valid(withheld), start, until),
            "reason": pc.coalesce(withheld, reason),
            "audience": pa.repeat(pa.scalar(AUDIENCES[frames[-1].audience], pa.int16()), len(places)),
            "review": _reviewed(law, [day for day, _ in stated]),
            "basis": law["basis"],
        }
    )


def _table(frames: list[Frame]) -> pa.Table:
    def number(reason: Reason | None) -> int | None:
        return None if reason is None else reason.value

    return pa.table(
        {
            "start": pa.array([_number(law.start) for law in frames], pa.int32()),
            "until": pa.array([_number(law.until) for law in frames], pa.int32()),
            "own": pa.array([_number(law.own_until) for law in frames], pa.int32()),
            "turn": pa.array([_turn(law) for law in frames], pa.int32()),
            "withheld": pa.array([number(law.withheld) for law in frames], pa.int16()),
            "reason": pa.array([law.reason.value for law in frames], pa.int16()),
            "basis": pa.array([_basis(law) for law in frames], pa.string()),
        }
    )


def _turn(law: Frame) -> int | None:
    """The day of the later regime, for a decision before it."""
    turn = law.rule.review_before if law.rule else None
    return _number(turn) if turn and ALWAYS < law.start < turn else None


def _basis(law: Frame) -> str:
    basis = law.rule.basis if law.rule else None
    return f"{basis.instrument} {basis.article}".rstrip() if basis else ""


def _stated(law: Frame, days: Mapping[str, pa.Array], ended: pa.Array) -> list[tuple[pa.Array, Reason]]:
    """The records' own ends, in the order in which equal ones are preferred."""
    if law.rule is None:
        return []
    last = pa.scalar(_number(date.max), pa.int32())
    stated = [
        (
            pc.min_element_wise(pc.add(days[name], pa.scalar(shift, pa.int32())), last, skip_nulls=False),
            Reason.STATED,
        )
        for name, shift in stated_ends(law.rule)
    ]
    return stated if law.audience is Audience.SELF else [*stated, (ended, Reason.ENDED)]


def _reviewed(law: pa.Table, stated: list[pa.Array]) -> pa.Array:
    """Whether an older decision would still be published on the day the later law came into force."""
    turn = law["turn"].combine_chunks()
    own = pc.if_else(pc.is_valid(law["withheld"].combine_chunks()), None, law["own"].combine_chunks())
    review = pc.is_valid(turn)
    for day in [
        own,
        *(pc.if_else(pc.is_valid(law["withheld"].combine_chunks()), None, day) for day in stated),
    ]:
        review = pc.and_(review, pc.fill_null(pc.greater(day, turn), True))
    return review


def _with_subject(windows: pa.Table, records: pa.Table, item: Item) -> pa.Table:
    """The windows with the columns of their records, in the order of the ledger, days as days."""
    of_record = records.select(["subject_id", "record_id", "source"]).take(windows["row"])
    for name in of_record.column_names:
        windows = windows.append_column(name, of_record[name])
    for name in ("shown_from", "shown_until"):
        windows = windows.set_column(windows.column_names.index(name), name, windows[name].cast(pa.date32()))
    item_number = pa.repeat(pa.scalar(item.number, pa.int16()), windows.num_rows)
    return windows.append_column("item", item_number).sort_by(
        [("row", "ascending"), ("audience", "ascending")]
    )


def _facts(
    windows: pa.Table, records: pa.Table, item: Item, days: Mapping[str, pa.Array], on: date
) -> pa.Table:
    """What the public sees or will see, with the public part of the payload."""
    until = windows["shown_until"]
    open_on = pc.or_kleene(
        pc.is_null(until),
        pc.and_kleene(pc.greater(until, windows["shown_from"]), pc.greater(until, _number(on))),
    )
    public = pc.equal(windows["audience"], AUDIENCES[Audience.PUBLIC])
    shown = _with_subject(windows.filter(pc.and_(public, pc.fill_null(open_on, False))), records, item)
    of_record = records.take(shown["row"])
    decided = item.role(Role.DECIDED_ON)
    decided_on = (
        pc.take(days[decided.name], shown["row"]) if decided else pa.nulls(shown.num_rows, pa.int32())
    )
    more = {
        "decided_on": decided_on.cast(pa.date32()),
        "recorded_on": of_record["received_on"],
        "code": of_record["code"],
        "public": public_part(of_record["payload"], item),
    }
    for name, column in more.items():
        shown = shown.append_column(name, column)
    return shown.select(FACT)


def _named(records: pa.Table, names: list[str]) -> pa.Table:
    return pa.table(
        {name: records[name] if name in records.column_names else pa.array([], pa.null()) for name in names}
    )


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number + _EPOCH)


_EPOCH = date(1970, 1, 1).toordinal()
