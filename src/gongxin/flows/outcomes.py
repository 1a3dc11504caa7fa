"""What becomes of each row of a delivery: pure, Arrow to Arrow."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Item
from gongxin.flows.steps import ROW, doubtful_code
from gongxin.kernel.findings import Severity
from gongxin.quality import rules
from gongxin.quality.columns import flags
from gongxin.quality.identifiers.flaws import Flaw
from gongxin.quality.persons.steps import BY_NAME, no_individual_business
from gongxin.quality.predicates import in_its_place, uscc_mask
from gongxin.quality.rules import RuleInstance


class Outcome(StrEnum):
    """Where a row goes (处理结果); those that pass are counted as accepted, unchanged or corrected."""

    PASSES = "passes"
    UNCHANGED = "unchanged"
    HELD = "held"
    CONFLICT = "conflict"
    UNLINKED = "unlinked"
    REFUSED = "refused"
    PERSONAL = "personal"

    @property
    def counted(self) -> str:
        """As the receipt counts it: conflicts are held."""
        return "held" if self is Outcome.CONFLICT else self.value


@dataclass(frozen=True, slots=True)
class Marks:
    """What only the whole delivery shows: `row` numbers of conflicts, clashes and repeats (全量标记)."""

    conflicts: pa.Array
    clashes: pa.Array
    repeats: pa.Array

    @classmethod
    def of(cls, conflicts: pa.Table, repeats: pa.Table) -> "Marks":
        """From the answers of steps.conflicts and steps.repeats."""
        clash = repeats["clashes"]
        return cls(_rows(conflicts), _rows(repeats.filter(clash)), _rows(repeats.filter(pc.invert(clash))))


def _rows(table: pa.Table) -> pa.Array:
    return table[ROW].combine_chunks()


def outcomes(batch: pa.Table, marks: Marks, item: Item) -> pa.ChunkedArray:
    """The outcome of every row, the first that applies.

    A doubt about the check character alone does not hold a row whose very code the registry has. A row that
    names nobody waits to be linked, whatever else is in doubt: to confirm it would lead nowhere. So does one
    whose code has hidden characters, though another number leads to somebody.
    """
    severity, link, row = batch["severity"], batch["link"], batch[ROW]
    nobodys = pc.and_(_is(link, "none"), pc.is_null(batch["subject_code"]))
    doubtful = pc.and_(_is(severity, Severity.DOUBT), pc.invert(_only_check_character(batch, item)))
    return pc.case_when(
        pc.make_struct(
            _is(severity, Severity.PERSONAL),
            _is(severity, Severity.ERROR),
            pc.or_(_is(link, "conflict"), pc.is_in(row, marks.conflicts)),
            pc.or_(nobodys, _breaks(batch, _hidden(item))),
            pc.or_(doubtful, pc.is_in(row, marks.clashes)),
            _is(link, "none"),
            pc.is_in(row, marks.repeats),
        ),
        *(pa.scalar(o.value) for o in _ORDER),
        pa.scalar(Outcome.PASSES.value),
    )


_ORDER = (
    Outcome.PERSONAL,
    Outcome.REFUSED,
    Outcome.CONFLICT,
    Outcome.UNLINKED,
    Outcome.HELD,
    Outcome.UNLINKED,
    Outcome.UNCHANGED,
)


def unidentified(batch: pa.Table, judged: pa.ChunkedArray, item: Item) -> pa.ChunkedArray:
    """TRUE where a row did not go in and yet may be a record of ours (认不出的行).

    A row that is surely a person's is nobody's record; one that is by doubt alone, or by a number that is
    not right itself, may be an organisation's whose code was left out or mistyped.
    """
    doubted = pc.and_(pc.equal(judged, Outcome.PERSONAL.value), pc.invert(_surely_personal(batch, item)))
    return pc.or_(pc.is_in(judged, pa.array(_LEFT_OUT, pa.string())), doubted)


_LEFT_OUT = (Outcome.REFUSED, Outcome.HELD, Outcome.CONFLICT, Outcome.UNLINKED)


def _surely_personal(batch: pa.Table, item: Item) -> pa.ChunkedArray:
    """TRUE where a rule says so that does not go by the look of a name, slipped columns or a mistyped number.

    A number of an individual business that fails a test of its own may be an organisation's, mistyped.
    """
    sure = _nothing(batch)
    for rule in rules.instances(item):
        if rule.severity is Severity.PERSONAL and rule.check not in _DOUBTS:
            slips = _slips(rule, item) if rule.check == no_individual_business.__name__ else ()
            says_so = pc.and_(_breaks(batch, [rule]), pc.invert(_breaks(batch, slips)))
            sure = pc.or_(sure, says_so)
    return sure


_DOUBTS = BY_NAME | {in_its_place.__name__}


def _slips(guard: RuleInstance, item: Item) -> list[RuleInstance]:
    """The tests of the number at which a guard looks."""
    return [rule for rule in rules.instances(item) if rule.check in _TESTS and rule.fields == guard.fields]


_TESTS = frozenset(
    {*(f"uscc_{flaw.name.lower()}" for flaw in Flaw if flaw.name), "registration_number_check"}
)


def _hidden(item: Item) -> list[RuleInstance]:
    """The rules that no character of a subject's code is hidden."""
    return [rule for rule in rules.instances(item) if rule.check == uscc_mask.__name__]


def _is(column: pa.ChunkedArray, value: str) -> pa.ChunkedArray:
    return pc.fill_null(pc.equal(column, pa.scalar(str(value))), fill_value=False)


def _only_check_character(batch: pa.Table, item: Item) -> pa.ChunkedArray:
    """TRUE where the only doubt is the code's check character, and the registry has the code."""
    excused = doubtful_code(item)
    doubts = [r for r in rules.instances(item) if r.severity is Severity.DOUBT and r != excused]
    return pc.and_(_is(batch["link"], "code"), pc.invert(_breaks(batch, doubts)))


def _breaks(batch: pa.Table, some: Collection[RuleInstance]) -> pa.ChunkedArray:
    """TRUE where a row breaks any of these rules."""
    broken = _nothing(batch)
    for part in {rule.part for rule in some}:
        bits = pa.scalar(sum(rule.value for rule in some if rule.part == part), pa.int64())
        told = pc.bit_wise_and(batch[flags(part)], bits)
        broken = pc.or_(broken, pc.not_equal(told, pa.scalar(0, pa.int64())))
    return broken


def _nothing(batch: pa.Table) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(pa.scalar(value=False), batch.num_rows)])
