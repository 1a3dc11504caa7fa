"""What is done with a delivery before anything is written: reading, checking, linking (入库准备)."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Item
from gongxin.collection.models import Delivery
from gongxin.collection.places import numbers
from gongxin.collection.reading import Limits, Sender, Staged, read
from gongxin.collection.reading.layout import Layout
from gongxin.collection.references import referring
from gongxin.collection.store import Store
from gongxin.collection.words import FAULTS
from gongxin.flows import words
from gongxin.flows.outcomes import Marks
from gongxin.flows.steps import (
    ROW,
    Delivered,
    Engine,
    batches,
    conflicts,
    filled,
    link,
    masks,
    repeats,
    sharing,
    with_digest,
)
from gongxin.identity import naming
from gongxin.identity import queries as registry
from gongxin.identity import steps as identity
from gongxin.kernel.findings import Severity
from gongxin.quality import rules
from gongxin.quality.columns import SHEET, SOURCE_ROW, flags
from gongxin.settings import settings

LAST_ROW = sys.maxsize
CHUNK = 50_000  # larger pieces are given back to the system and asked for anew each time
Progress = Callable[[str, int, int], None]  # stage, rows done, rows in all; 0: not known


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A delivery that was read, checked and linked, before anything is written (待入库)."""

    staged: Staged
    linked: Path
    marks: Marks
    fill: Mapping[str, float]  # share of the rows that fill each field

    def chunks(self, first: int, last: int) -> Iterator[pa.Table]:
        """The rows between two numbers, both included, as `steps.linked` gives them and with their digest."""
        for rows in batches(self.linked, CHUNK):
            within = pc.and_(pc.greater_equal(rows[ROW], first), pc.less_equal(rows[ROW], last))
            yield with_digest(rows.filter(within))


def prepare(of: Delivered, work: Path, progress: Progress = quiet) -> Prepared:
    """Read, check and link; writes to the delivery's own directory only."""
    progress("reading", 0, 0)
    limits = Limits(upload_bytes=settings().max_upload_bytes, rows=settings().max_rows)
    sender = Sender(of.sender, of.source.name.zh)
    staged = read(work / "received", referring(of.item), staging=work, limits=limits, sender=sender)
    progress("checking", 0, staged.rows)
    return _checked(staged, of, work)


def prepare_kept(delivery: Delivery, of: Delivered, store: Store, progress: Progress = quiet) -> Prepared:
    """The same for a delivery of which only what is kept is left: rows, and findings of those unkept.

    Rows of persons, slipped and unreadable ones are counted and told as they were, by their places alone.
    """
    work, rows = store.work(delivery.receipt), store.kept(delivery.rows_digest)
    places = numbers(pq.read_table(rows, columns=[SOURCE_ROW, SHEET]))
    unread, unkept = _unkept(pq.read_table(store.kept(delivery.findings_digest)), places)
    pq.write_table(unread, work / "faults.parquet")
    staged = Staged(
        parquet=rows,
        faults=work / "faults.parquet",
        layout=Layout(()),
        rows=pq.read_metadata(rows).num_rows,
        refused=len(pc.unique(numbers(unread))),
        format=delivery.format,
        encoding=delivery.encoding,
    )
    progress("checking", 0, staged.rows)
    prepared = _checked(staged, of, work)
    return replace(prepared, linked=_with_unkept(prepared.linked, _by_place(unkept, of.item)))


def _checked(staged: Staged, of: Delivered, work: Path) -> Prepared:
    with Engine(work, settings()) as engine:
        path = link(engine, staged.parquet, registry.registry(source=of.within), of)
        full = engine.table(filled(engine.parquet(staged.parquet), of.item)).to_pylist()[0]
        shares = {name: round(count / staged.rows, 4) for name, count in full.items()} if staged.rows else {}
        return Prepared(staged, path, _marks(engine, path), shares)


def judged(staged: Path, of: Delivered, work: Path) -> tuple[pa.Table, Marks]:
    """A few rows in the form of staged ones, checked and linked, and what they are to each other."""
    with Engine(work, settings()) as engine:
        path = link(engine, staged, registry.registry(source=of.within), of)
        marks = _marks(engine, path)
    return with_digest(pa.concat_tables(batches(path, CHUNK))), marks


def _marks(engine: Engine, linked_rows: Path) -> Marks:
    rows = engine.parquet(linked_rows)
    several = engine.table(repeats(rows, engine.arrow("sharing", engine.table(sharing(rows)))))
    names = engine.table(identity.disagreements(rows))
    known = registry.names(number for number in names["subject_id"].to_pylist() if number is not None)
    strange = naming.unrelated(names, known)
    if not strange.num_rows:
        return Marks.of(pa.table({ROW: pa.array([], pa.int64())}), several)
    return Marks.of(engine.table(conflicts(rows, engine.arrow("strange", strange))), several)


def _unkept(found: pa.Table, kept: pa.Array) -> tuple[pa.Table, pa.Table]:
    """Of the findings those of rows that could not be read or were erased, and those of others not kept."""
    place = numbers(found)
    unread = place.filter(pc.is_in(found["rule"], pa.array([*FAULTS, words.ERASED.id])))
    known = pc.or_(pc.is_in(place, unread), pc.is_in(place, kept))
    return found.filter(pc.is_in(place, unread)), found.filter(pc.invert(known))


def _by_place(found: pa.Table, item: Item) -> pa.Table:
    """row, source_row, sheet, severity, flags: what rows of persons and slipped ones broke, and no value."""
    bits = {name: pa.array([0] * found.num_rows, pa.int64()) for name in masks(item)}
    for rule in rules.instances(item):
        field = rule.fields[0] if rule.fields else None
        hit = pc.equal(found["rule"], rule.rule)
        about = pc.is_null(found["field"]) if field is None else pc.equal(found["field"], field)
        told = pc.fill_null(pc.and_(hit, about), fill_value=False)
        name = flags(rule.part)
        bits[name] = pc.bit_wise_or(bits[name], pc.if_else(told, rule.value, 0))
    rows = found.select([SOURCE_ROW, SHEET]).append_column(ROW, numbers(found))
    for name, column in bits.items():
        rows = rows.append_column(name, column)
    # each finding of a row brings another bit, so their sum is all of them
    summed = rows.group_by([ROW, SOURCE_ROW, SHEET]).aggregate([(name, "sum") for name in bits])
    summed = summed.rename_columns([column.removesuffix("_sum") for column in summed.column_names])
    persons = numbers(found.filter(pc.equal(found["severity"], Severity.PERSONAL.value)))
    severity = pc.if_else(pc.is_in(summed[ROW], persons), Severity.PERSONAL.value, Severity.ERROR.value)
    return summed.append_column("severity", severity)


def _with_unkept(linked: Path, unkept: pa.Table) -> Path:
    """A folder with the linked rows and those that are known by their places alone."""
    whole = linked.with_name("whole")
    whole.mkdir(exist_ok=True)
    parts = sorted(linked.glob("*.parquet")) if linked.is_dir() else [linked]
    for number, part in enumerate(parts):
        part.replace(whole / f"{number:05}.parquet")
    schema = pq.read_schema(whole / "00000.parquet")
    columns = [
        unkept[name].cast(kind) if name in unkept.column_names else pa.nulls(unkept.num_rows, kind)
        for name, kind in zip(schema.names, schema.types, strict=True)
    ]
    kinds = [
        field.with_nullable(field.nullable or column.null_count > 0)
        for field, column in zip(schema, columns, strict=True)
    ]
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(kinds)), whole / "unkept.parquet")
    return whole
