"""Whose statement of a record counts, where another source has stated it (一数一源)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from unicodedata import normalize

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role
from gongxin.catalogue.sources import Precedence
from gongxin.collection.models import Waiting
from gongxin.collection.queries import sees
from gongxin.flows import words
from gongxin.flows.steps import Delivered
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import number_key
from gongxin.ledger.compare import said
from gongxin.ledger.models import Entry
from gongxin.ledger.queries import stating

OTHER, LATER = "other_source", "later_source"
PURPOSE: Final = "settle"  # of reading what another source says
_SPEAK_AGAINST = ("changed", "ended")
Payload = Mapping[str, Any]


def weighed(batch: pa.Table, of: Delivered, *, settled: int | None = None) -> pa.Table:
    """Let only those rows go on that come before the source whose statement stands (定源).

    in:    what `compare.classify` adds
    turns: `status` of a row whose record stands from another source:
           unchanged: it says the same, but for who reports it
           later_source: it says something else, and the other source goes first
           other_source: likewise, and neither goes first, or the credit centre gave the other one the record
    adds:  differs: the fields that say something else, joined by blanks
    `settled`: a person of the centre decided that the rows count, whichever source goes first, and was shown
    the record of the other source as this append left it (0: there was none). Refused if it is another now.
    """
    nothing = pa.nulls(batch.num_rows, pa.string())
    if settled is not None:
        _refuse_unseen(batch, settled)
        return batch.append_column("differs", nothing)
    apart = pc.and_(pc.is_valid(batch["stands_from"]), pc.is_in(batch["status"], pa.array(_SPEAK_AGAINST)))
    if not pc.any(apart).as_py():
        return batch.append_column("differs", nothing)
    rows = batch.filter(apart)
    scales = _Scales.of(of)
    found = [scales.weigh(**row) for row in _both(rows)]
    mask, place = apart.combine_chunks(), batch.column_names.index("status")
    status = _replaced(batch["status"].combine_chunks(), mask, [status for status, _ in found])
    differs = _replaced(nothing, mask, [" ".join(names) for _, names in found])
    return batch.set_column(place, "status", status).append_column("differs", differs)


def _refuse_unseen(batch: pa.Table, seen: int) -> None:
    """Whoever settled it has not seen what stands now."""
    stands = pc.and_(pc.is_valid(batch["stands_from"]), pc.not_equal(batch["status"], "erased"))
    if pc.any(pc.not_equal(pc.if_else(stands, batch["former"], 0), seen)).as_py():
        raise GongxinError("flows.changed_since_shown")


def _both(rows: pa.Table) -> Iterator[dict[str, Any]]:
    """Each row and what stands instead."""
    known = said(rows).rename_columns({"payload": "standing"})
    for name in ("payload", "stands_from", "status"):
        known = known.append_column(name, rows[name])
    for row in known.to_pylist():
        stated, standing = (json.loads(row.pop(name)) for name in ("payload", "standing"))
        yield {"stated": stated, "standing": standing, **row}


def _replaced(column: pa.Array, mask: pa.Array, values: list[str]) -> pa.Array:
    return pc.replace_with_mask(column, mask, pa.array(values, pa.string()))


def between_sources(row: Waiting) -> bool:
    """Whether a row waits because another source states its record differently."""
    return not words.OF_SOURCES.isdisjoint(row.rules)


@dataclass(frozen=True, slots=True)
class Beside:
    """A waiting row beside the record that speaks against it (对照)."""

    source: str  # unified code of the one whose statement stands; empty: it has left the catalogue
    open: bool  # whether the reader may see what it says
    stated: Payload
    standing: Payload  # empty where it is not open
    differs: tuple[str, ...]  # fields
    append_id: int  # that left the record as it is shown


@transaction.atomic
def beside(row: Waiting, *, catalogue: Catalogue, actor: Actor, at: datetime) -> Beside | None:
    """The record as it stands now, for whoever decides on the row; reading what it says is noted.

    None where the row waits for another reason, was decided, or nothing of another source stands any more. A
    department is told which fields differ, not what another department's record says in them.
    """
    found, item = _standing(row, catalogue), catalogue.items.get(row.item)
    if found is None or item is None or found.payload is None:
        return None
    source = catalogue.source_of(found.source)
    if source and source.code == row.department:
        return None
    readable = actor.scope.department is None if source is None else sees(actor, source)
    if readable:
        _note_reading(row, found, actor, at)
    return Beside(
        source.code if source else "",
        readable,
        row.payload,
        found.payload if readable else {},
        tuple(differing(item, row.payload, found.payload)),
        found.append_id,
    )


def _note_reading(row: Waiting, found: Entry, actor: Actor, at: datetime) -> None:
    """Under the code of the organisation, whose log tells who has read of it and what for."""
    subject = registry.by_id(found.subject_id)
    audit.append(
        "disclosure.read_beside",
        actor=actor,
        at=at,
        waiting=row.pk,
        code=subject.code if subject else "",
        record=found.record_id,
        purpose=PURPOSE,
    )


def _standing(row: Waiting, catalogue: Catalogue) -> Entry | None:
    item, subject = catalogue.items.get(row.item), row.evidence.get("subject_id")
    if item is None or subject is None or not between_sources(row):
        return None
    return stating(subject, item=item.number, key=row.evidence["identity_digest"])


@dataclass(frozen=True, slots=True)
class _Scales:
    """The precedence of one item, for what one source states."""

    precedence: Precedence
    source: str  # unified code of who states it
    codes: Mapping[int, str]  # of the sources, by their numbers
    item: Item

    @classmethod
    def of(cls, delivered: Delivered) -> "_Scales":
        law, item = delivered.catalogue, delivered.item
        return cls(
            law.precedence.get(item.id) or Precedence(item.id, decider=False, order=()),
            delivered.sender,
            {source.number: source.code for source in law.sources.values()},
            item,
        )

    def weigh(
        self, stated: Payload, standing: Payload, stands_from: int, status: str, *, settled: bool
    ) -> tuple[str, list[str]]:
        """What a row is to what stands, and the fields that differ."""
        differs = differing(self.item, stated, standing)
        if not differs and status == "changed":
            return "unchanged", differs
        if settled:
            return OTHER, differs
        decider = self._agreed(stated, standing)
        mine = self.precedence.rank(self.source, decider)
        its = self.precedence.rank(self.codes.get(stands_from, ""), decider)
        return status if mine < its else LATER if its < mine else OTHER, differs

    def _agreed(self, stated: Payload, standing: Payload) -> str | None:
        """Who decided, if both statements name the same body: of others neither is known to be it."""
        field = self.item.role(Role.DECIDER_CODE)
        named = {said.get(field.name) for said in (stated, standing)} if field else set()
        return named.pop() if len(named) == 1 else None


def differing(item: Item, stated: Payload, standing: Payload) -> list[str]:
    """The fields in which two statements of a record differ, but for who reports it (差异)."""
    return [
        field.name
        for field in item.fields
        if stated.get(field.name) != standing.get(field.name)  # first, for it leaves few
        and field.stored
        and field.compared
        and field.role not in _WHO_REPORTS
        and _same_form(field, stated) != _same_form(field, standing)
    ]


_WHO_REPORTS = (Role.SOURCE_NAME, Role.SOURCE_CODE)


def compared(item: Item, said: Payload) -> dict[str, str]:
    """By what two statements of a record are told apart, as `quality.steps.result` has it: see there."""
    fields = (field for field in item.fields if field.stored and field.compared)
    return {field.name: form for field in fields if (form := _same_form(field, said))}


def _same_form(field: Field, said: Payload) -> str:
    """A value as it counts for corrections: see `quality.payload.steps.identifying`."""
    text = str(said.get(field.name) or "")
    if field.role is Role.DOCUMENT_NUMBER and field.kind is Kind.LABEL:
        text = number_key(text)
    return "".join(normalize("NFKC", text).split()) if field.normal == "nfkc" else text
