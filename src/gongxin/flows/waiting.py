"""Rows that wait for a person, and what becomes of them when one has decided (待处理记录)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.agreements import may_come_in
from gongxin.catalogue.model import Catalogue, Item
from gongxin.collection import tickets
from gongxin.collection import waiting as collection
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import Kind, Waits
from gongxin.collection.waiting import Held
from gongxin.flows import words
from gongxin.flows.loading import WAITS, Loader
from gongxin.flows.outcomes import Outcome
from gongxin.flows.precedence import between_sources
from gongxin.flows.steps import Delivered, told
from gongxin.flows.words import Whole
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.ledger import actions as ledger
from gongxin.ledger.models import Occasion
from gongxin.quality.queries import findings

KINDS = {Outcome.HELD: Kind.HELD, Outcome.CONFLICT: Kind.CONFLICT, Outcome.UNLINKED: Kind.UNLINKED}
OUTCOMES = {kind: outcome for outcome, kind in KINDS.items()}
# What a row needs to go on, besides its payload.
EVIDENCE = (
    "row",
    "identity_digest",
    "payload_digest",
    "klass",
    "decided_on",
    "subject_id",
    "organisation_code",
    "registration_number",
    "registry_name",
    "link",
)


def held(rows: pa.Table, outcome: Outcome, item: Item, rule: Whole | None = None) -> Iterator[Held]:
    """The rows as they shall wait; `rule` is what speaks against them beyond their own findings."""
    if not rows.num_rows:
        return
    broken: dict[tuple[int, int], list[str]] = defaultdict(list)
    for found in findings(rows, item).to_pylist():
        broken[found["sheet"], found["source_row"]].append(found["rule"])
    whole = rule or words.WHOLE.get(_WHOLE.get(outcome, ""))
    for row in rows.to_pylist():
        rules = broken[row["sheet"], row["source_row"]]
        yield Held(
            source_row=row["source_row"],
            sheet=row["sheet"],
            kind=KINDS[outcome],
            subject_name=row["subject_name"] or "",
            subject_code=row["subject_code"] or "",
            payload=json.loads(row["payload"]),
            evidence={name: _plain(row[name]) for name in EVIDENCE} | _against(row),
            rules=tuple(dict.fromkeys([*rules, *([whole.id] if whole else [])])) or (words.CLASH.id,),
        )


def _against(row: Mapping[str, Any]) -> dict[str, Any]:
    """The source whose record speaks against the row, and where the two differ."""
    if row.get("stands_from") is None:
        return {}
    return {"stands_from": row["stands_from"], "differs": (row["differs"] or "").split()}


_WHOLE = {Outcome.CONFLICT: words.CONFLICT.id, Outcome.UNLINKED: words.UNLINKED.id}


def spoken_against(delivery: Delivery) -> dict[str, pa.Table]:
    """The rows of a delivery that the ledger itself spoke against, by rule: source_row, sheet, differs."""
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in delivery.waiting.order_by("pk").values("rules", "source_row", "sheet", "evidence"):
        for rule in set(row["rules"]) & _OF_THE_LEDGER:
            place = {name: row[name] for name in ("source_row", "sheet")}
            places[rule].append(place | {"differs": " ".join(row["evidence"].get("differs", ()))})
    kinds = pa.schema({"source_row": pa.int64(), "sheet": pa.int16(), "differs": pa.string()})
    return {rule: pa.Table.from_pylist(rows, kinds) for rule, rows in places.items()}


_OF_THE_LEDGER = {rule.id for rule in WAITS.values()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def decide(
    waiting_id: int,
    action: str,
    *,
    reason: str,
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
    subject_id: int | None = None,
    proof: str = "",
) -> Waiting:
    """Confirm, refuse or link a waiting row; what is confirmed or linked is appended at once (人工处理).

    Confirming says that the row is right as it stands: a code that looks wrong was issued so. Linking says
    whose the row is, whatever code it gives; only a registration cannot be another's, for its code is the
    very thing that it states. `proof` names what was looked at; who confirms a held row must give it. That a
    row counts against the record of another source is for a person of the credit centre to say.
    """
    row = collection.decide(
        waiting_id, action, reason=reason, proof=proof, actor=actor, at=at, subject_id=subject_id
    )
    if row.state != Waits.REFUSED:
        _append(row, catalogue, at, settled=_settles(row, actor))
        tickets.recount({row.delivery_id}, actor=actor, at=at)
    return row


def may_settle(actor: Actor) -> bool:
    """Whether the actor may say that a row counts against another source's record: a person of the centre."""
    return actor.user_id is not None and actor.scope.department is None


def _settles(row: Waiting, actor: Actor) -> bool:
    if between_sources(row) and actor.scope.department is not None:
        raise GongxinError("flows.not_for_a_source")
    return between_sources(row) and may_settle(actor)


def _append(row: Waiting, catalogue: Catalogue, at: datetime, *, settled: bool) -> None:
    day = catalogue.day(at)
    of = Delivered.under(
        catalogue,
        item=row.item,
        version=row.delivery.item_version,
        sender=row.department,
        received_on=day,
        mode="rows",
    )
    _refuse_what_cannot_be(row, of)
    if not may_come_in(of.item, catalogue, row.department, day):
        raise GongxinError("flows.no_agreement", department=row.department)
    append = ledger.open_append(Occasion.DECISION, on=day, delivery=row.delivery_id)
    loader = Loader(of, append, at, settled=settled)
    loader.load(_table(row, of.item))
    if loader.held:
        raise GongxinError("flows.still_disputed", rule=loader.held[0]["rule"][0].as_py())
    loader.finish()


def _refuse_what_cannot_be(row: Waiting, of: Delivered) -> None:
    if row.subject_id is None:
        if not row.subject_code and not row.evidence["subject_id"]:
            raise GongxinError("flows.names_nobody")
        return
    code = registry.main_codes([row.subject_id], source=of.within).get(row.subject_id)
    if code is None:
        raise GongxinError("flows.no_such_subject")
    if of.item.registers and row.subject_code not in ("", code):
        raise GongxinError("flows.registers_another", stated=row.subject_code, code=code)


def _table(row: Waiting, item: Item) -> pa.Table:
    """The waiting row as `steps.linked` would give it, with its subject settled."""
    evidence: Mapping[str, Any] = row.evidence
    subject = row.subject_id or evidence["subject_id"]
    payload = json.dumps(row.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    decided = evidence["decided_on"] and date.fromisoformat(evidence["decided_on"])
    columns = {
        "row": pa.array([evidence["row"]], pa.int64()),
        "source_row": pa.array([row.source_row], pa.int64()),
        "sheet": pa.array([row.sheet], pa.int16()),
        "subject_id": pa.array([subject], pa.int64()),
        "subject_code": pa.array([row.subject_code or None], pa.string()),
        "subject_name": pa.array([row.subject_name or None], pa.string()),
        "link": pa.array(["code" if subject else "new"]),
        "identity_digest": pa.array([evidence["identity_digest"]]),
        "payload_digest": pa.array([evidence["payload_digest"]]),
        "payload": pa.array([payload]),
        "klass": pa.array([evidence["klass"]], pa.string()),
        "decided_on": pa.array([decided], pa.date32()),
    }
    texts = {
        name: pa.array([row.payload.get(name)], pa.string()) for name in told(item) if name not in columns
    }
    return pa.table(columns | texts)
