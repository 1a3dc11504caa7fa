"""Passing rows into registry, ledger and projections, in the transaction of the caller (入库)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Item
from gongxin.disclosure import actions as disclosure
from gongxin.disclosure import names, ties
from gongxin.disclosure.models import Tally
from gongxin.flows import precedence, words
from gongxin.flows.steps import REGISTERED, ROW, Delivered
from gongxin.identity import actions as identity
from gongxin.identity import queries as registry
from gongxin.identity.schemes import Scheme
from gongxin.kernel.text import name_key
from gongxin.ledger import actions as ledger
from gongxin.ledger import queries as ledger_queries
from gongxin.ledger.compare import classify, erased, missing, unknown
from gongxin.ledger.models import Act, Append

# Why a row that passed every check of its own still waits for a person.
WAITS = {
    "ended": words.ENDED,
    "erased": words.ERASED,
    precedence.OTHER: words.OTHER_SOURCE,
    precedence.LATER: words.LATER_SOURCE,
}


@dataclass(slots=True)
class Loader:
    """One transaction's way into the ledger. `held` are rows that the ledger itself speaks against."""

    of: Delivered
    append: Append
    at: datetime
    seen: list[pa.Table] = field(default_factory=list)  # of a full snapshot: records that it holds
    counts: Counter[str] = field(default_factory=Counter)
    held: list[pa.Table] = field(default_factory=list)
    found: set[int] = field(default_factory=set)  # subjects that may be findable from now on
    written: list[pa.Array] = field(default_factory=list)  # subjects of acts
    tally: Tally = field(default_factory=Tally)
    settled: int | None = None  # the centre decided that these rows count: see `precedence.weighed`
    revived: bool = False  # a person said that the ended records of these rows are in force again

    def load(self, rows: pa.Table) -> None:
        """Append what is new or changed of rows that pass; count what is unchanged."""
        if not rows.num_rows:
            return
        rows, opened = self._with_subjects(rows)
        batch = compared(rows, self.of, settled=self.settled)
        if self.of.item.registers:
            spoken_against = reduce(pc.or_, (self._waits(batch, status) for status in WAITS))
            self._register(rows.filter(pc.invert(pc.or_(opened, spoken_against))))
        self.counts["unchanged"] += pc.sum(pc.equal(batch["status"], "unchanged")).as_py()
        if self.of.mode == "snapshot":
            self.seen.append(batch.select(["subject_id", "key"]))
        self._hold(rows, batch)
        self._append(batch)

    def end_missing(self) -> None:
        """End the records of a full snapshot's source that the snapshot lacks (缺失即终止)."""
        seen = pa.concat_tables(self.seen) if self.seen else _NOTHING.empty_table()
        gone = missing(seen, item=self.of.item.number, source=self.of.source.number)
        if gone.num_rows:
            self._show(ledger.end(gone, until=self.of.received_on, append=self.append))
            self.counts["ended"] += gone.num_rows

    def unknown(self, rows: pa.Table) -> pa.Table:
        """The rows (subject_id, key) that are of no record of the ledger."""
        return unknown(rows, item=self.of.item.number)

    def erased(self, rows: pa.Table) -> pa.Array:
        """`row` of the rows that state a record which was erased, whatever else is to be said of them."""
        return erased_rows(rows, self.of.item)

    def finish(self) -> None:
        """Let subjects be found, bring the counts up to date, and seal the append as the last act."""
        if self.written:
            self.found |= names.provisional(pa.chunked_array(self.written))
        if self.found:
            names.show(self.found, within_source=self.of.main is Scheme.WITHIN_SOURCE)
        if self.of.item.registers:
            ties.show(self.found, self.of.catalogue)
        disclosure.count(self.tally)
        ledger.seal(self.append)

    def _with_subjects(self, rows: pa.Table) -> tuple[pa.Table, pa.ChunkedArray]:
        """Give every row its subject, which is opened where there is none; and which rows had none."""
        rows = self._with_codes(rows)
        new = pc.is_null(rows["subject_id"])
        wanted = rows.filter(new)
        if not wanted.num_rows:
            return rows, new
        opened = self._register(wanted) if self.of.item.registers else self._open(wanted)
        place = pc.index_in(rows["subject_code"], opened["code"].combine_chunks())
        subject = pc.coalesce(rows["subject_id"], opened["subject_id"].combine_chunks().take(place))
        return rows.set_column(rows.column_names.index("subject_id"), "subject_id", subject), new

    def _with_codes(self, rows: pa.Table) -> pa.Table:
        """Registrations of subjects found by another number than their code: the registry goes by codes."""
        nameless = pc.and_(pc.is_null(rows["subject_code"]), pc.is_valid(rows["subject_id"]))
        if not self.of.item.registers or not pc.any(nameless).as_py():
            return rows
        subjects = rows["subject_id"].to_pylist()
        known = registry.main_codes(rows.filter(nameless)["subject_id"].to_pylist(), source=self.of.within)
        codes = pa.array([known.get(subject) for subject in subjects], pa.string())
        place = rows.column_names.index("subject_code")
        return rows.set_column(place, "subject_code", pc.coalesce(rows["subject_code"], codes))

    def _register(self, rows: pa.Table) -> pa.Table:
        """Tell the registry what registrations say; it opens whom it lacks."""
        item = self.of.item
        fields = {column: item.role(role) for column, role in REGISTERED.items()}
        told = {column: rows[f.name] for column, f in fields.items() if f}
        batch = pa.table({"code": rows["subject_code"], **told})
        if not rows.num_rows:
            return batch
        found = identity.register(batch, on=self.of.received_on, at=self.at, scheme=self.of.main)
        self.found.update(found["subject_id"].to_pylist())
        return found

    def _open(self, rows: pa.Table) -> pa.Table:
        batch = pa.table({"code": rows["subject_code"], "name": rows["subject_name"]})
        found = identity.open_provisional(
            batch, on=self.of.received_on, at=self.at, scheme=self.of.main, source=self.of.within
        )
        self.found.update(found["subject_id"].to_pylist())
        return found

    def _append(self, batch: pa.Table) -> None:
        status = batch["status"]
        act = pc.case_when(
            pc.make_struct(
                pc.and_(pc.is_in(status, pa.array(_TAKEN)), pc.invert(batch["in_force"])),
                pc.equal(status, "new"),
                pc.equal(status, "changed"),
                pc.and_(self._reopens(status), batch["in_force"]),
            ),
            *(pa.scalar(act.value, pa.int16()) for act in (Act.END, Act.OPEN, Act.CORRECT, Act.REOPEN)),
        )
        chosen = batch.append_column("act", act).filter(pc.is_valid(act))
        if not chosen.num_rows:
            return
        self.counts["accepted"] += pc.sum(pc.is_in(chosen["status"], pa.array(_NEW))).as_py()
        self.counts["corrected"] += pc.sum(pc.equal(chosen["status"], "changed")).as_py()
        self._show(ledger.append(chosen.drop_columns(_TOLD), append=self.append))

    def _show(self, written: pa.Table) -> None:
        tally = disclosure.show(
            written, append=self.append, catalogue=self.of.catalogue, on=self.of.received_on
        )
        self.tally.update(tally)
        self.written.append(written["subject_id"].unique())

    def _reopens(self, status: pa.ChunkedArray) -> pa.ChunkedArray:
        """A full list that holds an ended record again says that it is in force again, as a person may.

        What was taken back never stood, so whoever states it again opens it again.
        """
        again = pc.and_(pc.equal(status, "ended"), pa.scalar(self.revived or self.of.mode == "snapshot"))
        return pc.or_(again, pc.equal(status, "taken_back"))

    def _waits(self, batch: pa.Table, status: str) -> pa.ChunkedArray:
        """The rows of a status of WAITS that wait: an ended record may be told to be in force again."""
        waiting = pc.equal(batch["status"], status)
        if status == "ended" and (self.revived or self.of.mode == "snapshot"):
            not_again = pc.and_(pc.invert(batch["in_force"]), pa.scalar(self.revived))
            return pc.and_(waiting, not_again)
        return waiting

    def _hold(self, rows: pa.Table, batch: pa.Table) -> None:
        for status, rule in WAITS.items():
            which = self._waits(batch, status)
            waiting = rows.filter(which)
            if waiting.num_rows:
                for name in ("stands_from", "differs"):
                    waiting = waiting.append_column(name, batch[name].filter(which))
                self.held.append(waiting.append_column("rule", pa.repeat(rule.id, waiting.num_rows)))


def compared(rows: pa.Table, of: Delivered, *, settled: int | None = None) -> pa.Table:
    """Rows with their subjects as the ledger takes them, and what they are to what stands (比对).

    adds: what `compare.classify` and `precedence.weighed` add
    """
    return precedence.weighed(classify(_batch(rows, of)), of, settled=settled)


def _batch(rows: pa.Table, of: Delivered) -> pa.Table:
    item, size = of.item, rows.num_rows
    return pa.table(
        {
            ROW: rows[ROW],
            "subject_id": rows["subject_id"],
            "key": rows["identity_digest"],
            "item": pa.repeat(pa.scalar(item.number, pa.int16()), size),
            "item_version": pa.repeat(pa.scalar(item.version, pa.int16()), size),
            "source": pa.repeat(pa.scalar(of.source.number, pa.int16()), size),
            "payload": rows["payload"],
            "payload_digest": rows["payload_digest"],
            "class": rows["klass"],
            "valid_from": rows["decided_on"],
            "source_row": rows["source_row"],
            "sheet": rows["sheet"],
            "in_force": pc.invert(_over(rows, item)),
        }
    )


def erased_rows(rows: pa.Table, item: Item) -> pa.Array:
    """`row` of the rows that state a record of the item which was erased."""
    if not ledger_queries.anything_erased():
        return pa.array([], pa.int64())
    stated = rows.select([ROW, "subject_id"]).append_column("key", rows["identity_digest"])
    stated = pa.concat_tables([stated, _by_name(rows.filter(pc.is_null(rows["subject_id"])))])
    return erased(stated, item=item.number)[ROW].combine_chunks()


def _by_name(rows: pa.Table) -> pa.Table:
    """row, subject_id, key of rows that name somebody, once for everybody who bears or bore the name."""
    named = {name: name_key(name) for name in rows["subject_name"].unique().to_pylist() if name}
    bearers = registry.bearers(named.values()) if named else {}
    told = [
        {ROW: row[ROW], "subject_id": subject, "key": row["identity_digest"]}
        for row in (rows.to_pylist() if bearers else ())
        for subject in bearers.get(named.get(row["subject_name"], ""), ())
    ]
    kinds = pa.schema({ROW: pa.int64(), "subject_id": pa.int64(), "key": pa.string()})
    return pa.Table.from_pylist(told, kinds)


_NOTHING = pa.schema({"subject_id": pa.int64(), "key": pa.string()})
_TOLD = [ROW, "status", "in_force", "stands_from", "differs"]  # what the ledger does not keep
_NEW = ("new", "ended", "taken_back")
_TAKEN = ("new", "changed", "taken_back")


def _over(rows: pa.Table, item: Item) -> pa.Array | pa.ChunkedArray:
    """TRUE where a field says that the record is not in force any more."""
    over = pa.repeat(pa.scalar(value=False), rows.num_rows)
    for name, values in item.ended_values.items():
        over = pc.or_(over, pc.is_in(rows[name], pa.array(values, pa.string())))
    return over
