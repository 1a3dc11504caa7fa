"""From a department's file to public facts: the stations in order (主流程)."""

from collections import Counter
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import structlog
from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.actions import record_use
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.tables import work_calendar
from gongxin.collection import actions as collection
from gongxin.collection import correcting, locks, stopping, tickets
from gongxin.collection.counts import Counts
from gongxin.collection.models import Delivery
from gongxin.collection.queries import parts_in
from gongxin.collection.references import references
from gongxin.collection.states import State
from gongxin.collection.stopping import Figure
from gongxin.collection.store import Store
from gongxin.collection.waiting import hold, supersede
from gongxin.flows import gates, keeping, scoring, waiting, words
from gongxin.flows.loading import Loader, erased_rows
from gongxin.flows.outcomes import Outcome, outcomes, unidentified
from gongxin.flows.preparing import LAST_ROW, Prepared, Progress, prepare, prepare_kept, quiet
from gongxin.flows.steps import ROW, Delivered
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions as ledger
from gongxin.ledger.models import Occasion
from gongxin.ledger.queries import latest
from gongxin.quality.columns import SHEET, SOURCE_ROW
from gongxin.settings import settings

log = structlog.get_logger(__name__)
_NO_ROWS = pa.nulls(0, pa.int64())


def run(
    delivery: Delivery, *, catalogue: Catalogue, actor: Actor, at: datetime, progress: Progress = quiet
) -> Delivery:
    """Take a received delivery through all stations; running it again completes what was cut short.

    A file that is refused as a whole is marked so and the refusal raised. Whatever else stops it leaves
    nothing but the delivery's own entry.
    """
    store = collection.store()
    try:
        with locks.sole(delivery.sha256):
            delivery.refresh_from_db()
            if delivery.state in (State.DONE, State.REFUSED, State.STOPPED):
                return delivery
            if collection.repeat(delivery, actor=actor, at=at):
                return delivery
            done = _run(delivery, store, catalogue, actor, at, progress)
            if done.state == State.DONE:
                scoring.measure(done, catalogue=catalogue, at=at)
            return done
    finally:
        store.end(delivery.receipt)


def _run(
    delivery: Delivery, store: Store, catalogue: Catalogue, actor: Actor, at: datetime, progress: Progress
) -> Delivery:
    collection.start(delivery, actor=actor, at=at)
    try:
        try:
            of = delivered(delivery, catalogue)
            if kept := stopping.kept(delivery):
                prepared = prepare_kept(delivery, of, store, progress)
            else:
                prepared = prepare(of, store.work(delivery.receipt), progress)
        except GongxinError as refusal:
            collection.refuse(delivery, refusal, actor=actor, at=at)
            raise
        if not kept:
            collection.note_reading(delivery, prepared.staged, prepared.fill, actor=actor, at=at)
        correcting.refer(delivery, references(prepared.staged.parquet))
        of = replace(of, mode=delivery.mode)
        figures = [] if _needs_no_gate(delivery, prepared) else gates.outside(delivery, of, prepared)
        if figures:
            return _stop(delivery, of, prepared, figures, store, actor, at)
        return _Loading(delivery, of, prepared, store, actor, at, progress).load()
    except BaseException:
        _try_to_fail(delivery, actor, at)
        raise


def _stop(
    delivery: Delivery,
    of: Delivered,
    prepared: Prepared,
    figures: list[Figure],
    store: Store,
    actor: Actor,
    at: datetime,
) -> Delivery:
    """Keep what is kept of every delivery, and wait for a second person; nothing is loaded."""
    work = store.work(delivery.receipt)
    gone = [_NO_ROWS]
    with keeping.Findings(work) as found:
        found.add(pq.read_table(prepared.staged.faults))
        for chunk in prepared.chunks(0, LAST_ROW):
            found.add_judged(chunk, outcomes(chunk, prepared.marks, of.item), prepared.marks, of.item)
            gone.append(erased_rows(chunk, of.item))
            found.add_whole(chunk.filter(pc.is_in(chunk[ROW], gone[-1])), words.ERASED)
    rows = keeping.keep_rows(prepared.staged, prepared.linked, of.item, work, erased=pa.concat_arrays(gone))
    kept = {"rows_digest": store.keep(rows), "findings_digest": store.keep(found.path)}
    return stopping.stop(delivery, figures, **kept, actor=actor, at=at)


def _needs_no_gate(delivery: Delivery, prepared: Prepared) -> bool:
    """A second person has looked at it, or it is nothing but rows that were handed in before."""
    return stopping.let_in(delivery) or correcting.all_refer(delivery, prepared.staged.read)


def _try_to_fail(delivery: Delivery, actor: Actor, at: datetime) -> None:
    """Mark the delivery; where the database is gone too, the next run finds it as an orphan."""
    if delivery.state == State.REFUSED:
        return
    try:
        collection.fail(delivery, actor=actor, at=at)
    except Exception:  # noqa: BLE001 - the first error is the one to be seen
        log.warning("delivery.not_marked", delivery=delivery.pk)


def delivered(delivery: Delivery, catalogue: Catalogue) -> Delivered:
    """Its day is that of its receipt, however late it is worked on and in however many runs."""
    day = catalogue.day(delivery.received_at)
    return Delivered.under(
        catalogue,
        item=delivery.item,
        version=delivery.item_version,
        sender=delivery.department,
        received_on=day,
        mode=delivery.mode,
    )


@dataclass(frozen=True, slots=True)
class _Loading:
    """One prepared delivery on its way into the database (入库过程)."""

    delivery: Delivery
    of: Delivered
    prepared: Prepared
    store: Store
    actor: Actor
    at: datetime
    progress: Progress
    seen: list[pa.Table] = field(default_factory=list)  # records that a full snapshot holds
    left_out: list[pa.Table] = field(default_factory=list)  # rows of a full snapshot that did not go in
    erased: list[pa.Array] = field(default_factory=list)  # `row` of those that state an erased record
    went_in: list[pa.Array] = field(default_factory=list)  # `row` of those of this part

    def load(self) -> Delivery:
        """All parts, each in a transaction of its own; an interrupted run goes on behind its last part."""
        before, last_row, total = parts_in(self.delivery)
        bounds = _parts(self.prepared, settings().part_rows, after=last_row)
        total += Counts(refused=self.prepared.staged.refused)
        with keeping.Findings(self.store.work(self.delivery.receipt)) as found:
            found.add(pq.read_table(self.prepared.staged.faults))
            if before:
                self._recall(last_row, found)
            for number, rows in enumerate(bounds, before + 1):
                with transaction.atomic():
                    last_one = number == before + len(bounds)
                    total += self._part(number, rows, total, found, last_one=last_one)
        return self.delivery

    def _recall(self, last_row: int, found: keeping.Findings) -> None:
        """What the parts that are in already found and saw."""
        for chunk in self.prepared.chunks(0, last_row):
            judged = outcomes(chunk, self.prepared.marks, self.of.item)
            self._find(chunk, judged, found)
            self._see(chunk, judged)
        for rule, places in waiting.spoken_against(self.delivery).items():
            found.add_whole(places, words.WHOLE[rule])

    def _part(
        self, number: int, rows: tuple[int, int], before: Counts, found: keeping.Findings, *, last_one: bool
    ) -> Counts:
        """One transaction: rows, waiting rows, receipt and audit entry; the seal is its last act."""
        locks.loading(self.delivery.item)
        record_use(self.of.item, at=self.at)
        append = ledger.open_append(Occasion.DELIVERY, on=self.of.received_on, delivery=self.delivery.pk)
        loader = Loader(self.of, append, self.at, self.seen)
        counts: Counter[str] = Counter()
        supersede(self.delivery, rows=rows, actor=self.actor, at=self.at)
        for chunk in self.prepared.chunks(*rows):
            judged = outcomes(chunk, self.prepared.marks, self.of.item)
            self._find(chunk, judged, found)
            judged = self._refuse_erased(chunk, judged, loader, found)
            self._see(chunk, judged)
            self._take(chunk, judged, loader, counts)
        self._hold_back(loader, found, counts)
        counts += loader.counts
        mine = Counts(**{outcome.name: counts[outcome.name] for outcome in fields(Counts)})
        collection.finish_part(
            self.delivery,
            number=number,
            rows=rows,
            counts=mine,
            position=latest(),
            actor=self.actor,
            at=self.at,
        )
        self._settle(loader)
        if last_one:
            if number > 1:
                self._look_back(loader, rows[0], found)
            self._finish(loader, before + mine, found)
        loader.finish()
        return mine

    def _settle(self, loader: Loader) -> None:
        """The faulty rows for which rows of this part stand are corrected."""
        rows = pa.concat_arrays([_NO_ROWS, *self.went_in])
        held = pa.concat_arrays([_NO_ROWS, *(held[ROW].combine_chunks() for held in loader.held)])
        self.went_in.clear()
        rows = rows.filter(pc.invert(pc.is_in(rows, held)))
        changed = correcting.settle(self.delivery, rows, actor=self.actor, at=self.at)
        tickets.recount(changed, actor=self.actor, at=self.at)

    def _take(self, chunk: pa.Table, judged: pa.ChunkedArray, loader: Loader, counts: Counter[str]) -> None:
        loader.load(chunk.filter(pc.equal(judged, Outcome.PASSES.value)))
        if self.delivery.corrects_id is not None:
            went_in = pc.is_in(judged, pa.array(_WENT_IN, pa.string()))
            self.went_in.append(chunk[ROW].filter(went_in).combine_chunks())
        for outcome in Outcome:
            if outcome is not Outcome.PASSES:
                counts[outcome.counted] += pc.sum(pc.equal(judged, outcome.value)).as_py() or 0
        for outcome in waiting.KINDS:
            rows = chunk.filter(pc.equal(judged, outcome.value))
            hold(self.delivery, waiting.held(rows, outcome, self.of.item), at=self.at)
        self.progress(
            "loading", sum(counts.values()) + sum(loader.counts.values()), self.prepared.staged.rows
        )

    def _see(self, chunk: pa.Table, judged: pa.ChunkedArray) -> None:
        """A row that is refused or waits is there all the same: its record is not missing."""
        if self.of.mode != "snapshot":
            return
        rows = chunk.select([SOURCE_ROW, SHEET, "subject_id"]).append_column("key", chunk["identity_digest"])
        self.left_out.append(rows.filter(unidentified(chunk, judged, self.of.item)))
        known = pc.and_(pc.is_valid(rows["subject_id"]), pc.is_valid(rows["key"]))
        self.seen.append(rows.filter(known).select(["subject_id", "key"]))

    def _find(self, chunk: pa.Table, judged: pa.ChunkedArray, found: keeping.Findings) -> None:
        found.add_judged(chunk, judged, self.prepared.marks, self.of.item)

    def _refuse_erased(
        self, chunk: pa.Table, judged: pa.ChunkedArray, loader: Loader, found: keeping.Findings
    ) -> pa.ChunkedArray:
        """Nothing of an erased record waits or is kept again; of rows that pass the loader tells."""
        rows = chunk.filter(pc.invert(pc.is_in(judged, pa.array(_TOLD_ELSEWHERE, pa.string()))))
        if not rows.num_rows:
            return judged
        gone = loader.erased(rows)
        self._leave_out(chunk.filter(pc.is_in(chunk[ROW], gone)), found)
        return pc.if_else(pc.is_in(chunk[ROW], gone), Outcome.REFUSED.value, judged)

    def _look_back(self, loader: Loader, first: int, found: keeping.Findings) -> None:
        """Records of parts that are in may have been erased since."""
        for chunk in self.prepared.chunks(0, first - 1):
            gone = pc.is_in(chunk[ROW], loader.erased(chunk))
            told = pc.is_in(chunk[ROW], pa.concat_arrays([_NO_ROWS, *self.erased]))
            self._leave_out(chunk.filter(pc.and_(gone, pc.invert(told))), found)

    def _leave_out(self, rows: pa.Table, found: keeping.Findings) -> None:
        found.add_whole(rows, words.ERASED)
        self.erased.append(rows[ROW].combine_chunks())

    def _hold_back(self, loader: Loader, found: keeping.Findings, counts: Counter[str]) -> None:
        """Rows that the ledger speaks against wait too."""
        for rows in loader.held:
            rule = words.WHOLE[rows["rule"][0].as_py()]
            if rule is words.ERASED:
                self._leave_out(rows, found)
                counts["refused"] += rows.num_rows
                continue
            found.add_whole(rows, rule)
            hold(self.delivery, waiting.held(rows, Outcome.HELD, self.of.item, rule), at=self.at)
            counts["held"] += rows.num_rows

    def _finish(self, loader: Loader, total: Counts, found: keeping.Findings) -> None:
        """What a snapshot ends, the kept files, and the receipt."""
        unidentified = self._end_missing(loader, found) if self.of.mode == "snapshot" else 0
        found.close()
        work = self.store.work(self.delivery.receipt)
        erased = pa.concat_arrays([_NO_ROWS, *self.erased])
        rows = keeping.keep_rows(
            self.prepared.staged, self.prepared.linked, self.of.item, work, erased=erased
        )
        collection.finish(
            self.delivery,
            total,
            unidentified=unidentified,
            rows_digest=self.store.keep(rows),
            findings_digest=self.store.keep(found.path),
            actor=self.actor,
            at=self.at,
        )
        tickets.open_for(self.delivery, due_on=self._correct_by(), actor=self.actor, at=self.at)

    def _correct_by(self) -> date | None:
        """When its faulty rows should be corrected; not told where the working days are not known."""
        try:
            calendar = work_calendar(self.of.catalogue.calendar)
            return calendar.add(self.of.received_on, settings().correct_within)
        except GongxinError:  # a catalogue without one, or the notice of that year is not out
            return None

    def _end_missing(self, loader: Loader, found: keeping.Findings) -> int:
        """End what the snapshot lacks, unless one of its rows may be any record (缺失即终止).

        A row that could not be read, or that did not go in and is of no record that the ledger knows, may
        be the very one that seems to be missing: then nothing is ended, each such row gets a finding, and
        the receipt says how many there are. A row that is surely a natural person's is nobody's record; one
        that only looks so by its name, or by a number with a slip, is not sure.
        """
        faults = pq.read_table(self.prepared.staged.faults, columns=[SOURCE_ROW, SHEET])
        rows = pa.concat_tables(self.left_out) if self.left_out else faults.slice(0, 0)
        unidentified = pa.concat_tables(
            [
                faults.group_by([SOURCE_ROW, SHEET]).aggregate([]),
                loader.unknown(rows).select([SOURCE_ROW, SHEET]) if rows.num_rows else faults.slice(0, 0),
            ]
        )
        if not unidentified.num_rows:
            loader.end_missing()
        found.add_whole(unidentified, words.NOTHING_ENDED)
        return int(unidentified.num_rows)


_WENT_IN = (Outcome.PASSES, Outcome.UNCHANGED)
_TOLD_ELSEWHERE = (Outcome.PASSES, Outcome.PERSONAL)


def _parts(prepared: Prepared, size: int, *, after: int) -> list[tuple[int, int]]:
    """Bounds of `row`, inclusive, that cut what comes after a row into parts of at most `size` rows."""
    if prepared.staged.rows <= size:
        return [(after + 1, LAST_ROW)]
    rows = pq.read_table(prepared.linked, columns=[ROW])[ROW].combine_chunks().sort()
    rows = rows.filter(pc.greater(rows, after))
    cuts = [rows[start].as_py() for start in range(0, len(rows), size)]
    return [(cut, (cuts[n + 1] - 1) if n + 1 < len(cuts) else LAST_ROW) for n, cut in enumerate(cuts)]
