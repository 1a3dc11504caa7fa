"""The bulk engine of one delivery, and the steps that join stations: linking, repeats, conflicts."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Catalogue, Item, Role
from gongxin.catalogue.sources import Source
from gongxin.collection.places import SHEETS
from gongxin.identity import steps as identity
from gongxin.identity.schemes import Scheme
from gongxin.kernel.digest import short_digests
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.findings import Severity
from gongxin.quality import rules
from gongxin.quality import steps as quality
from gongxin.quality.columns import SHEET, SOURCE_ROW, flags
from gongxin.quality.payload import steps as payload
from gongxin.settings import Settings

ROW = "row"  # sheet and row of the source as one number: unique within a delivery
_BETWEEN = "|"  # the fields that together name a subject of its source
# Columns of the registry and the roles of the fields that tell them.
REGISTERED = {
    "name": Role.SUBJECT_NAME,
    "former_name": Role.SUBJECT_FORMER_NAME,
    "organisation_code": Role.SUBJECT_ORGANISATION_CODE,
    "registration_number": Role.SUBJECT_REGISTRATION_NUMBER,
    "status": Role.SUBJECT_STATUS,
    "division": Role.SUBJECT_DIVISION,
    "parent_code": Role.PARENT_CODE,
}
# What every row takes along from checking to loading.
CARRIED = (
    ROW, SOURCE_ROW, SHEET, "severity", "klass", "decided_on", "identity_digest", "payload", "compared",
    "subject_code", "organisation_code", "registration_number", "subject_name",
    "link", "subject_id", "registry_name", "name_differs",
)  # fmt: skip
# The tables that a question reads.
STAGED, CODES, DELIVERY, KEYS = "staged", "codes", "delivery", "keys"
_CODES = {"scheme": "int16", "code": "string", "subject_id": "int64", "name": "string"}
_DELIVERY = {"sender": "string", "received_on": "date"}
_KEYS = {"identity_digest": "string"}
_AT_ONCE = 100  # files of one question
_PARQUET = {"compression": "lz4_raw", "row_group_size": 20_000}
_OUT = (Severity.ERROR.value, Severity.PERSONAL.value)


class Engine:
    """One engine session whose spill stays inside the delivery's directory (计算引擎).

    Tables come from Parquet or Arrow and go to Parquet; nothing is read through pandas.
    """

    def __init__(self, work: Path, settings: Settings) -> None:
        self.work = work
        self.backend: Any = _spark() if settings.engine == "spark" else _duckdb(work, settings.memory_limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.backend.name == "duckdb":  # the Spark session is the process's, not ours
            self.backend.disconnect()

    def parquet(self, path: Path, name: str | None = None) -> ir.Table:
        """The rows of a Parquet file (or folder of parts), perhaps by name."""
        return self.backend.read_parquet(str(path), table_name=name)

    def arrow(self, name: str, table: pa.Table) -> ir.Table:
        """A small Arrow table by name, with the schema it has."""
        if self.backend.name == "duckdb":
            self.backend.con.register(name, table)
            return self.backend.table(name)
        path = self.work / f"{name}.parquet"
        pq.write_table(table, path)
        return self.parquet(path, name)

    def write(self, rows: ir.Table, name: str) -> Path:
        """Write rows to `<work>/<name>.parquet` in their order."""
        path = self.work / f"{name}.parquet"
        if self.backend.name == "duckdb":
            self.backend.to_parquet(rows, path, **_PARQUET)
        else:
            self.backend.to_parquet_dir(rows, path)
        return path

    def answer(self, question: "Question", name: str) -> Path:
        """Write what a question gives to `<work>/<name>.parquet`; its tables must be there by their names."""
        path = self.work / f"{name}.parquet"
        self.backend._register_udfs(question.rows)  # noqa: SLF001 - Ibis has no public way without compiling anew
        if self.backend.name == "duckdb":
            options = ", ".join(f"{option} {value}" for option, value in _PARQUET.items())
            target = str(path).replace("'", "''")
            self.backend.raw_sql(f"copy ({question.sql}) to '{target}' (format parquet, {options})")
        else:
            self.backend.raw_sql(question.sql).write.parquet(str(path))
        return path

    def table(self, rows: ir.Table) -> pa.Table:
        """A small result as Arrow."""
        return rows.to_pyarrow()


def _duckdb(work: Path, memory_limit: str) -> Any:
    backend = ibis.duckdb.connect(
        ":memory:",
        memory_limit=memory_limit,
        temp_directory=str(work / "spill"),
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        extensions=None,
    )
    backend.raw_sql("set enable_progress_bar = false")  # it would be printed between the lines of an answer
    return backend


# Our questions are many columns in many layers. Whatever looks for a column's origin through all layers, or
# fuses them, makes of it an expression that fills the memory before a row is read.
SPARK: dict[str, Any] = {
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    "spark.sql.optimizer.dynamicPartitionPruning.enabled": "false",
    "spark.sql.optimizer.runtime.bloomFilter.enabled": "false",
}


def _spark() -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - 12 s and 456 MB, only where asked for

    return ibis.pyspark.connect(SparkSession.builder.appName("gongxin").config(map=SPARK).getOrCreate())


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the steps need to know of a delivery (报送条件)."""

    item: Item
    catalogue: Catalogue
    sender: str  # unified code of the department
    received_on: date
    mode: str  # rows | snapshot

    @classmethod
    def under(
        cls, catalogue: Catalogue, *, item: str, version: int, sender: str, received_on: date, mode: str
    ) -> Self:
        """Under the version of the item with which the delivery was received, whatever is in force now."""
        found = catalogue.version(item, version)
        if found is None:
            raise GongxinError("flows.version_gone", item=item, version=version)
        if sender not in catalogue.sources:
            raise GongxinError("flows.source_gone", department=sender)
        return cls(found, catalogue, sender, received_on, mode)

    @property
    def row(self) -> pa.Table:
        """What changes from one delivery to the next, as a table of one row."""
        return pa.table({"sender": [self.sender], "received_on": [self.received_on]})

    @property
    def source(self) -> Source:
        """The department in the ledger's numbers."""
        return self.catalogue.sources[self.sender]

    @property
    def within(self) -> int | None:
        """The source within which subjects of the item are known; None: everywhere."""
        return self.source.number if self.item.subject_kind == "within_source" else None

    @property
    def main(self) -> Scheme:
        """The scheme of the identifier by which subjects of the item are known."""
        return main_scheme(self.item, self.catalogue)


def main_scheme(item: Item, catalogue: Catalogue) -> Scheme:
    """The scheme of the identifier by which subjects of an item are known (主体标识)."""
    if item.subject_kind == "within_source":
        return Scheme.WITHIN_SOURCE
    return Scheme.USCC if catalogue.identifier == "uscc" else Scheme.OTHER


@dataclass(frozen=True, slots=True)
class Question:
    """Rows of tables that are known by name only, and the SQL that asks an engine for them (查询)."""

    rows: ir.Table
    sql: str


def link(engine: Engine, staged: Path, codes: pa.Table, of: Delivered) -> Path:
    """Check and link what reading staged; gives the file of what `linked` gives."""
    schema = engine.parquet(staged, STAGED).schema()
    engine.arrow(CODES, codes)
    engine.arrow(DELIVERY, of.row)
    return engine.answer(_question(of.item, of.catalogue, schema, engine.backend.name), "linked")


@lru_cache(maxsize=64)
def _question(item: Item, catalogue: Catalogue, staged: ibis.Schema, engine: str) -> Question:
    """`linked` for every delivery of an item with these columns: writing its SQL takes a second."""
    codes = ibis.table(_CODES, name=CODES)
    delivery = ibis.table(_DELIVERY, name=DELIVERY)
    with _no_collection():
        rows = linked(ibis.table(staged, name=STAGED), codes, delivery, item=item, catalogue=catalogue)
        return Question(rows, ibis.to_sql(rows, dialect=engine, pretty=False))


def stating(
    engine: Engine, kept: Mapping[int, Path], keys: Collection[str], *, item: Item, catalogue: Catalogue
) -> set[int]:
    """The numbers of the kept files in which a row states a record of one of these keys, whose ever it is.

    No rule is put to the rows, and many files are asked at once: whoever must know more links those found.
    """
    engine.arrow(KEYS, pa.table({"identity_digest": sorted(keys)}))
    found: set[int] = set()
    numbered = [_numbered(engine.parquet(path), number, item) for number, path in kept.items()]
    for start in range(0, len(numbered), _AT_ONCE):
        engine.backend.create_view(STAGED, ibis.union(*numbered[start : start + _AT_ONCE]), overwrite=True)
        path = engine.answer(_stating(item, catalogue, engine.backend.name), "stating")
        found.update(number for rows in batches(path, _AT_ONCE) for number in rows[SOURCE_ROW].to_pylist())
    return found


def _numbered(rows: ir.Table, number: int, item: Item) -> ir.Table:
    """The rows with every field of the item, and the number of their file where they have their own."""
    fields = {f.name: rows[f.name] if f.name in rows.columns else ibis.null("string") for f in item.fields}
    return rows.select(SHEET, **{SOURCE_ROW: ibis.literal(number, "int64")}, **fields)


@lru_cache(maxsize=64)
def _stating(item: Item, catalogue: Catalogue, engine: str) -> Question:
    kinds = {SHEET: "int16", SOURCE_ROW: "int64"} | {field.name: "string" for field in item.fields}
    keys = ibis.table(_KEYS, name=KEYS)
    with _no_collection():
        rows = quality.identified(ibis.table(kinds, name=STAGED), item=item, catalogue=catalogue)
        found = rows.semi_join(keys, "identity_digest").select(SOURCE_ROW).distinct()
        return Question(found, ibis.to_sql(found, dialect=engine, pretty=False))


@contextmanager
def _no_collection() -> Iterator[None]:
    """A hundred thousand parts of expressions are made and kept: looking for waste takes half the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def linked(
    rows: ir.Table, codes: ir.Table, delivery: ir.Table, *, item: Item, catalogue: Catalogue
) -> ir.Table:
    """Check every row and find its subject (校验与关联).

    in:   rows: what reading staged; codes: the registry; delivery: one row, as `Delivered.row`
    adds: what quality.check and identity.link add, and `row`
    Fields that no later station reads are left out: what is kept of them is in the payload.
    """
    checked = quality.check(
        rows,
        item=item,
        catalogue=catalogue,
        received_on=delivery["received_on"].as_scalar(),
        sender=delivery["sender"].as_scalar(),
    )
    known = checked.mutate(
        row=checked[SHEET].cast("int64") * SHEETS + checked[SOURCE_ROW],
        code_doubtful=_has(checked, doubtful_code(item)),
    )
    main = main_scheme(item, catalogue)
    if main is not Scheme.USCC:
        known = known.mutate(subject_code=_main_code(known, item, main))
    found = identity.link(known, codes, main=main)
    return found.select(*dict.fromkeys([*CARRIED, *masks(item), *told(item)]))


def batches(written: Path, size: int, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows that an engine wrote, some at a time: one file, or a folder of parts; perhaps some columns.

    An engine may or may not say of a column that nothing in it is empty: here it never does.
    """
    files = sorted(written.glob("*.parquet")) if written.is_dir() else [written]
    for file in files:
        for batch in pq.ParquetFile(file).iter_batches(size, columns=columns):
            rows = pa.Table.from_batches([batch])
            yield rows.cast(pa.schema([field.with_nullable(True) for field in rows.schema]))


def masks(item: Item) -> list[str]:
    """The columns of bits of broken rules."""
    return [flags(part) for part in range(rules.parts(item))]


def told(item: Item) -> list[str]:
    """The fields that are read beside the payload: those about the subject, and those that end a record."""
    fields = (item.role(role) for role in REGISTERED.values())
    return [*(field.name for field in fields if field), *item.ended_values]


def doubtful_code(item: Item) -> rules.RuleInstance | None:
    """The rule that the check character of the subject's code is right, if the item has such a code."""
    field = item.role(Role.SUBJECT_CODE)
    tests = (r for r in rules.instances(item) if r.check == "uscc_check" and field and field.name in r.fields)
    return next(tests, None)


def sharing(rows: ir.Table) -> ir.Table:
    """The rows that may state a record which others of the delivery state too: row, holder, record.

    in: what `linked` gives, of the whole delivery
    Rows are told apart by a hash of their keys: numbers take little memory, and nearly no row shares one.
    """
    able = rows.filter(rows["severity"].isnull() | ~rows["severity"].isin(_OUT), rows["link"] != "none")
    holder = ibis.coalesce("#" + able["subject_id"].cast("string"), able["subject_code"])
    keys = able.select(ROW, holder=holder, record="identity_digest")
    hashed = keys.mutate(hashed=(keys["holder"] + keys["record"]).hash())
    shared = hashed.group_by("hashed").agg(size=hashed.count()).filter(lambda t: t["size"] > 1)
    return hashed.semi_join(shared, "hashed").drop("hashed")


def repeats(rows: ir.Table, sharing: ir.Table) -> ir.Table:
    """The rows whose record stands more than once in the delivery (重复).

    in:  what `linked` gives, of the whole delivery; what `sharing` gives of it
    out: row, clashes: the rows do not say the same, so all of them are held; else only the first is taken
    """
    said = rows.select(ROW, said=ibis.coalesce(rows["compared"], rows["payload"]))
    keys = sharing.join(said, ROW)
    several = (
        keys.group_by("holder", "record")
        .agg(
            first=keys[ROW].min(),
            least=keys["said"].min(),
            most=keys["said"].max(),
            size=keys.count(),
        )
        .filter(lambda t: t["size"] > 1)
    )
    both = keys.join(several, ["holder", "record"])
    clashes = both["least"] != both["most"]
    return both.filter(clashes | (both[ROW] != both["first"])).select(ROW, clashes=clashes)


def with_digest(rows: pa.Table) -> pa.Table:
    """Adds payload_digest: the short digest of what two statements of a record are compared by."""
    said = pc.coalesce(rows["compared"], rows["payload"])
    return rows.append_column("payload_digest", short_digests(said)).drop_columns("compared")


def conflicts(rows: ir.Table, unrelated: ir.Table) -> ir.Table:
    """Row of those that carry a name unrelated to the one known for their code (一码多名)."""
    marked = identity.mark_conflicts(rows, unrelated)
    return marked.filter(marked["link"] == "conflict").select(ROW)


def filled(rows: ir.Table, item: Item) -> ir.Table:
    """One row: how many rows fill each field of the item (填充数)."""
    return rows.aggregate(**{field.name: rows[field.name].count() for field in item.fields})


def _has(rows: ir.Table, rule: rules.RuleInstance | None) -> ir.BooleanValue:
    if rule is None:
        return ibis.literal(value=False)
    return (rows[flags(rule.part)] & rule.value) != 0


def _main_code(rows: ir.Table, item: Item, main: Scheme) -> ir.StringValue:
    """By what a subject is known where that is no unified code; empty where a part of it is missing."""
    other = item.role(Role.SUBJECT_OTHER_NUMBER)
    names = item.subject_by if main is Scheme.WITHIN_SOURCE else (other.name,) if other else ()
    parts = [payload.identifying(rows, item.field(name)) for name in names]
    return reduce(lambda before, part: before + _BETWEEN + part, parts) if parts else ibis.null("string")
