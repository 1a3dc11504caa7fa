"""Registers that stand beside the items: documents, powers, operating procedures, standards (制度与清单).

A document and a standard are instruments of the library: title, maker, number and days stand there, and the
register says the rest. A power names the items that its use makes a department report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gongxin.catalogue import parts
from gongxin.catalogue.model import Basis, Text
from gongxin.catalogue.reading import Entry
from gongxin.kernel.period import Period

DECISIONS: Final = {
    "undecided": Text("待定", "not decided"),
    "keep": Text("保留", "keep"),
    "revise": Text("修订", "revise"),
    "abolish": Text("废止", "abolish"),
}
POWERS: Final = {
    "permit": Text("行政许可", "permit"),
    "penalty": Text("行政处罚", "penalty"),
    "compulsion": Text("行政强制", "compulsion"),
    "levy": Text("行政征收", "levy"),
    "payment": Text("行政给付", "payment"),
    "inspection": Text("行政检查", "inspection"),
    "confirmation": Text("行政确认", "confirmation"),
    "reward": Text("行政奖励", "reward"),
    "ruling": Text("行政裁决", "ruling"),
    "other": Text("其他职权", "other"),
}
SCOPES: Final = {
    "national": Text("国家标准", "national"),
    "industry": Text("行业标准", "industry"),
    "local": Text("地方标准", "local"),
    "group": Text("团体标准", "association"),
}
PUBLISHED: Final = "published"
STAGES: Final = {
    "project": Text("立项", "project"),
    "drafting": Text("起草", "drafting"),
    "comment": Text("征求意见", "open for comment"),
    "review": Text("审查", "under review"),
    "approval": Text("报批", "waits for approval"),
    PUBLISHED: Text("已发布", "published"),
}
STATUSES: Final = {
    "in_force": Text("现行", "in force"),
    "under_way": Text("进行中", "under way"),
    "suspended": Text("暂停", "suspended"),
    "ended": Text("已废止或者终止", "ended"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a document says otherwise than a rule above it (抵触)."""

    basis: Basis
    said: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A local or sector document about credit, and what its maker decided to do with it (信用文件清理).

    Who made it cleans it up (谁制定、谁清理).
    """

    instrument: str
    made_on: date
    superior: tuple[Basis, ...]  # the rules above that it relies on
    conflicts: tuple[Conflict, ...]
    decision: str  # of DECISIONS
    due_on: date | None  # the last day for what was decided, or for deciding
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Power:
    """One item of a department's list of powers, and the records that its use generates (权力事项)."""

    number: str
    title: Text
    kind: str  # of POWERS
    department: str  # unified code of a source
    basis: tuple[Basis, ...]
    items: tuple[str, ...]  # in force, or drafts


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of a procedure and what carries it out; with nothing named it is not built (制度条款)."""

    said: Text
    screens: tuple[str, ...]  # names of addresses: portal:search
    commands: tuple[str, ...]  # without the first word: catalogue check
    rules: tuple[str, ...]  # ids of rules and findings
    items: tuple[str, ...]

    @property
    def built(self) -> bool:
        return any((self.screens, self.commands, self.rules, self.items))


@dataclass(frozen=True, slots=True)
class Version:
    """A procedure as it holds from a day on; `instrument` is by what it was adopted, if anything."""

    number: int
    valid: Period
    instrument: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OperatingProcedure:
    """How the platform is run, with what carries it out (运行管理制度); versions in their order."""

    id: str
    title: Text
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A credit standard, or the work on one (信用标准、标准制定工作)."""

    instrument: str
    scope: str  # of SCOPES
    drafter: Text | None
    stage: str  # of STAGES
    status: str  # of STATUSES
    verified: bool  # its text was read


def document(instrument: str, entry: Entry) -> Document:
    found = Document(
        instrument,
        entry.day("made_on"),
        parts.bases(entry, "superior"),
        tuple(_conflict(part) for part in entry.children("conflicts")),
        entry.choice("decision", DECISIONS, "undecided"),
        entry.day("due_on", None),
        entry.day("done_on", None),
    )
    if not found.superior:
        entry.refuse("no_superior")
    if found.due_on is None and found.decision != "keep":
        entry.refuse("needed", "due_on")
    if found.conflicts and found.decision == "keep":
        entry.refuse("kept_conflict", key="decision")
    return found


def _conflict(entry: Entry) -> Conflict:
    found = Conflict(parts.needed_basis(entry), entry.text("said"))
    entry.done()
    return found


def power(number: str, entry: Entry) -> Power:
    found = Power(
        number,
        entry.text("title"),
        entry.choice("kind", POWERS),
        entry.string("department"),
        parts.bases(entry),
        entry.strings("items"),
    )
    if not found.basis:
        entry.refuse("no_basis")
    return found


def procedure(id: str, entry: Entry) -> OperatingProcedure:  # noqa: A002 - the word of the packs
    return _ordered(
        OperatingProcedure(
            id, entry.text("title"), tuple(_version(part) for part in entry.children("versions"))
        )
    )


def overlaid(first: OperatingProcedure, second: OperatingProcedure) -> OperatingProcedure:
    """A procedure with the versions that a later pack adds: how its operator goes about it."""
    return _ordered(replace(second, versions=first.versions + second.versions))


def _ordered(found: OperatingProcedure) -> OperatingProcedure:
    return replace(found, versions=tuple(sorted(found.versions, key=lambda one: one.number)))


def _version(entry: Entry) -> Version:
    steps = tuple(_step(part) for part in entry.children("steps"))
    if not steps:
        entry.refuse("needed", "steps")
    found = Version(entry.integer("number"), entry.period(), entry.maybe("instrument"), steps)
    entry.done()
    return found


def _step(entry: Entry) -> Step:
    named = (entry.strings(key) for key in ("screens", "commands", "rules", "items"))
    found = Step(entry.text("said"), *named)
    entry.done()
    return found


def standard(instrument: str, entry: Entry) -> Standard:
    found = Standard(
        instrument,
        entry.choice("scope", SCOPES),
        entry.text("drafter") if "drafter" in entry else None,
        entry.choice("stage", STAGES),
        entry.choice("status", STATUSES),
        entry.boolean("verified", default=False),
    )
    if found.status == "in_force" and found.stage != PUBLISHED:
        entry.refuse("unpublished", key="status")
    return found


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of the packs."""

    documents: Mapping[str, Document]  # by instrument
    powers: Mapping[str, Power]  # by number
    procedures: Mapping[str, OperatingProcedure]
    standards: Mapping[str, Standard]  # by instrument
