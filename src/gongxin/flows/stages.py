"""What each step did with the rows of a delivery: how many came, what became of them, and why (分步计数).

Told when asked for, from what is kept anyway: the counts of the receipt and the findings. What a step does is
the catalogue's: columns and persons of the item, its rules and code lists, its identity, whose statement goes
first, its classes. After an erasure the findings say less, and so do the reasons; the counts stay.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gongxin.catalogue.model import Item
from gongxin.collection.actions import store
from gongxin.collection.models import Delivery
from gongxin.collection.places import numbers
from gongxin.collection.states import State
from gongxin.collection.words import FAULTS
from gongxin.flows import words
from gongxin.kernel.findings import REFUSING, Severity
from gongxin.quality import rules
from gongxin.quality.predicates import name_alone, no_personal_data


class Step(StrEnum):
    """The steps in the order in which a row takes them (处理步骤)."""

    FILTER = "filter"  # what cannot be read, and rows of natural persons
    CLEAN = "clean"  # every cell in one form, held to the rules of the item
    LINK = "link"  # whose record it is
    DEDUPLICATE = "deduplicate"
    COMPARE = "compare"  # with what the ledger has, and whose statement goes first
    CLASSIFY = "classify"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that rows broke in a step; one row may break several (原因)."""

    rule: str
    field: str | None
    severity: str
    rows: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `came` is what went on plus the three sums of those that did not."""

    step: Step
    came: int
    changed: int  # of these: something was masked, left out or ignored, as a finding tells
    unchanged: int  # said nothing new: no further step has anything to do
    waiting: int
    refused: int  # rows of persons are among those that the first step took out
    reasons: tuple[Reason, ...]

    @property
    def went_on(self) -> int:
        return self.came - self.unchanged - self.waiting - self.refused


def stages(delivery: Delivery, item: Item | None) -> list[Stage]:
    """The steps of a delivery that is done; none where nothing of it took any.

    `item`: the version under which it came in, or the nearest that the catalogue still has.
    """
    if delivery.state != State.DONE or delivery.repeat_of_id or not delivery.findings_digest:
        return []
    found = _Found.of(delivery, item)
    came, told = delivery.read_rows, []
    for step, (unchanged, waiting, refused) in _stopped(delivery, found).items():
        reasons = tuple(found.reasons.get(step, ()))
        told.append(Stage(step, came, found.changed.get(step, 0), unchanged, waiting, refused, reasons))
        came = told[-1].went_on
    return told


@dataclass(frozen=True, slots=True)
class _Found:
    """The findings by step: places of those that stop a row there, and what else they tell."""

    unreadable: int
    conflicts: int
    repeats: int
    clashes: int
    disputed: int  # the ledger speaks against them
    erased: int
    reasons: Mapping[Step, list[Reason]]
    changed: Mapping[Step, int]

    @classmethod
    def of(cls, delivery: Delivery, item: Item | None) -> "_Found":
        found = pq.read_table(store().kept(delivery.findings_digest))
        found = found.append_column("place", numbers(found))
        found = _without_the_rest_of_persons(found)
        out = _places(found, _severe(*REFUSING))
        erased = _places(found, _rule(words.ERASED.id))
        unlinked = _places(found, _rule(words.UNLINKED.id))
        conflicts = _left(_places(found, _rule(words.CONFLICT.id)), out)
        elsewhere = pa.concat_arrays([out, unlinked, conflicts])
        faults = _places(found, _rule(*FAULTS))
        own = _places(found, lambda rows: pc.and_(_severe(*REFUSING)(rows), _of_row(rows)))
        return cls(
            unreadable=len(faults),
            conflicts=len(conflicts),
            repeats=len(_left(_places(found, _rule(words.REPEAT.id)), out)),
            clashes=len(_left(_places(found, _rule(words.CLASH.id)), elsewhere)),
            disputed=len(_left(_places(found, _rule(*_DISPUTED)), elsewhere)),
            erased=len(_left(erased, own)),
            reasons=_reasons(found, item),
            changed=_changed(found, item),
        )


def _without_the_rest_of_persons(found: pa.Table) -> pa.Table:
    """The findings without what else the rows of persons broke: they came to no other step."""
    personal = _severe(Severity.PERSONAL)(found)
    gone = pc.is_in(found["place"], found.filter(personal)["place"].combine_chunks())
    return found.filter(pc.or_(personal, pc.invert(gone)))


def _stopped(of: Delivery, found: _Found) -> dict[Step, tuple[int, int, int]]:
    """By step how many rows it found unchanged, sent to wait, refused: together as the receipt has them.

    A row that waits for several reasons waits at the step that decides what becomes of it. One of an earlier
    part whose record was erased meanwhile counts as it came in.
    """
    refused = of.refused_rows - found.unreadable
    erased = min(found.erased, refused)
    of_rows = of.held_rows - found.conflicts - found.clashes - found.disputed
    return {
        Step.FILTER: (0, 0, of.personal_rows + found.unreadable),
        Step.CLEAN: (0, of_rows, refused - erased),
        Step.LINK: (0, of.unlinked_rows + found.conflicts, 0),
        Step.DEDUPLICATE: (found.repeats, found.clashes, 0),
        Step.COMPARE: (of.unchanged_rows - found.repeats, found.disputed, erased),
        Step.CLASSIFY: (0, 0, 0),
        Step.LOAD: (0, 0, 0),
    }


_DISPUTED: Final = (words.ENDED.id, words.OTHER_SOURCE.id, words.LATER_SOURCE.id)
_AT: Final[Mapping[str, Step]] = {
    **dict.fromkeys(FAULTS, Step.FILTER),
    words.UNLINKED.id: Step.LINK,
    words.CONFLICT.id: Step.LINK,
    words.REPEAT.id: Step.DEDUPLICATE,
    words.CLASH.id: Step.DEDUPLICATE,
    **dict.fromkeys((*_DISPUTED, words.ERASED.id), Step.COMPARE),
    "L-001": Step.CLASSIFY,
    words.NOTHING_ENDED.id: Step.LOAD,
}
_ALTERING: Final = frozenset({no_personal_data.__name__, name_alone.__name__, rules.LEFT_OUT})

Chosen = Callable[[pa.Table], pa.ChunkedArray]


def _reasons(found: pa.Table, item: Item | None) -> dict[Step, list[Reason]]:
    """By step the rules that rows broke there, most often broken first."""
    order = {rule.rule: rule.bit for rule in reversed(rules.instances(item))} if item else {}
    rows = found.group_by(["rule", "field", "severity", "place"]).aggregate([])
    counted = rows.group_by(["rule", "field", "severity"]).aggregate([("place", "count")])
    by_step: defaultdict[Step, list[Reason]] = defaultdict(list)
    for one in counted.to_pylist():
        reason = Reason(one["rule"], one["field"], one["severity"], one["place_count"])
        by_step[_step(reason.rule, reason.severity)].append(reason)
    for reasons in by_step.values():
        reasons.sort(key=lambda one: (-one.rows, order.get(one.rule, 0), one.rule, one.field or ""))
    return by_step


def _changed(found: pa.Table, item: Item | None) -> dict[Step, int]:
    """By step how many rows it went on with otherwise than they were reported."""
    out = _places(found, _severe(*REFUSING))
    by_step: defaultdict[Step, list[str]] = defaultdict(list)
    for rule in _altering(item):
        by_step[_step(rule, Severity.WARNING)].append(rule)
    return {step: len(_left(_places(found, _rule(*altering)), out)) for step, altering in by_step.items()}


def _altering(item: Item | None) -> Iterator[str]:
    """The rules that tell that what was reported did not go in as it was."""
    named = {rule.rule for rule in rules.instances(item) if rule.check in _ALTERING} if item else set()
    yield from sorted({*named, "L-001"})


def _step(rule: str, severity: str) -> Step:
    return Step.FILTER if severity == Severity.PERSONAL else _AT.get(rule, Step.CLEAN)


def _places(found: pa.Table, chosen: Chosen) -> pa.Array:
    """The different places of the findings that are chosen."""
    return pc.unique(found.filter(chosen(found))["place"]).cast(pa.int64())


def _left(places: pa.Array, without: pa.Array) -> pa.Array:
    return places.filter(pc.invert(pc.is_in(places, without)))


def _severe(*severities: Severity) -> Chosen:
    wanted = pa.array([one.value for one in severities], pa.string())
    return lambda found: pc.is_in(found["severity"], wanted)


def _rule(*ids: str) -> Chosen:
    wanted = pa.array(ids, pa.string())
    return lambda found: pc.is_in(found["rule"], wanted)


def _of_row(found: pa.Table) -> pa.ChunkedArray:
    """TRUE where a finding is of the row itself, not of what the ledger has of its record."""
    return pc.invert(pc.is_in(found["rule"], pa.array([words.ERASED.id], pa.string())))
