"""Rows that wait for a person, and what becomes of them when one has decided (待处理记录)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.catalogue.agreements import may_come_in
from gongxin.catalogue.model import Catalogue, Item, Role
from gongxin.collection import tickets
from gongxin.collection import waiting as collection
from gongxin.collection.models import Delivery, Waiting
from gongxin.collection.states import Kind, Waits
from gongxin.collection.waiting import Held
from gongxin.flows import words
from gongxin.flows.loading import WAITS, Loader
from gongxin.flows.outcomes import Outcome
from gongxin.flows.precedence import between_sources, compared
from gongxin.flows.steps import Delivered, told
from gongxin.flows.words import Whole
from gongxin.identity import judgements
from gongxin.identity import queries as registry
from gongxin.kernel import uscc
from gongxin.kernel.digest import canonical_json, short_digest
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
def decide(  # noqa: PLR0913 - what a person says of a row, each by its name
    waiting_id: int,
    action: str,
    *,
    reason: str,
    catalogue: Catalogue,
    actor: Actor,
    at: datetime,
    subject_id: int | None = None,
    proof: str = "",
    seen: int = 0,
) -> Waiting:
    """Confirm, refuse or link a waiting row; what is confirmed or linked is appended at once (人工处理).

    Confirming says that the row is right as it stands: a code that looks wrong was issued so. Linking says
    whose the row is, whatever code it gives; only a registration cannot be another's, for its code is the
    very thing that it states. `proof` names what was looked at; who confirms a held row must give it. That a
    row counts against the record of another source is for a person of the credit centre to say, of the record
    that was shown beside the row: `seen` is the append that had left it so, 0 where none was shown. A row in
    which the ledger finds something else to doubt goes on waiting with that.
    """
    row = collection.decide(
        waiting_id, action, reason=reason, proof=proof, actor=actor, at=at, subject_id=subject_id
    )
    if row.state != Waits.REFUSED:
        _tell_the_code(row, catalogue, actor, at)
        settled = seen if _settles(row, actor) else None
        doubted = _append(row, catalogue, at, settled=settled)
        if doubted is not None:
            row = _go_on_waiting(row, doubted, actor, at)
        tickets.recount({row.delivery_id}, actor=actor, at=at)
    return row


def may_settle(actor: Actor) -> bool:
    """Whether the actor may say that a row counts against another source's record: a person of the centre."""
    return actor.user_id is not None and actor.scope.department is None


def _settles(row: Waiting, actor: Actor) -> bool:
    if between_sources(row) and actor.scope.department is not None:
        raise GongxinError("flows.not_for_a_source")
    return between_sources(row) and may_settle(actor)


def _tell_the_code(row: Waiting, catalogue: Catalogue, actor: Actor, at: datetime) -> None:
    """Let a row whose code has hidden characters state the whole one of whom it is linked to (代码补全).

    What was reported stays in the audit trail, and with the rows that are kept of the delivery.
    """
    item = catalogue.version(row.item, row.delivery.item_version)
    field = item.role(Role.SUBJECT_CODE) if item else None
    stated = row.payload.get(field.name, "") if field else ""
    if item is None or field is None or row.subject_id is None or not uscc.is_masked(uscc.normalise(stated)):
        return
    code = registry.main_codes([row.subject_id]).get(row.subject_id)
    if code is None:
        return
    row.payload = {**row.payload, field.name: code}
    row.evidence = {
        **row.evidence,
        "payload_digest": short_digest(canonical_json(compared(item, row.payload))),
    }
    told = {"waiting": row.pk, "delivery": row.delivery_id, "stated": stated, "code": code}
    audit.append("collection.complete_code", actor=actor, at=at, **told)


def _append(row: Waiting, catalogue: Catalogue, at: datetime, *, settled: int | None) -> pa.Table | None:
    """The row, if the ledger speaks against it, as `Loader.held` has it; then nothing was appended."""
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
    occasion = Occasion.SETTLEMENT if settled else Occasion.DECISION
    append = ledger.open_append(occasion, on=day, delivery=row.delivery_id)
    loader = Loader(of, append, at, settled=settled, revived=words.ENDED.id in row.rules)
    loader.load(_table(row, of.item))
    if loader.held:
        return loader.held[0]
    loader.finish()
    return None


def _go_on_waiting(row: Waiting, doubted: pa.Table, actor: Actor, at: datetime) -> Waiting:
    """Let a row wait for what the ledger says against it, as one does that has just come in (转为存疑).

    The decision that brought it so far stays beside it. A row that waits for that very thing stays as it is,
    and of an erased record none is let in.
    """
    (found,) = doubted.to_pylist()
    rule = words.WHOLE[found["rule"]]
    known = rule.id in row.rules or (between_sources(row) and rule.id in words.OF_SOURCES)
    if known or rule is words.ERASED:
        raise GongxinError("flows.still_disputed", rule=rule.id)
    judgements.keep(row, because=words.SPOKEN_AGAINST, actor=actor, at=at)
    evidence = row.evidence | {"subject_id": found["subject_id"]} | _against(found)
    rules = [*row.rules, rule.id]
    said = {"payload": row.payload, "evidence": evidence}
    return collection.wait_on(row, kind=Kind.HELD, rules=rules, **said, actor=actor, at=at)


def first_waited(row: Waiting) -> tuple[Kind, list[str]]:
    """As what a row waited when it came in, and for which rules: see `_go_on_waiting`."""
    kind = next((kind for rule, kind in _KIND_OF.items() if rule in row.rules), Kind.HELD)
    later = _OF_THE_LEDGER if kind is not Kind.HELD else frozenset()
    return kind, [rule for rule in row.rules if rule not in later]


_KIND_OF = {words.CONFLICT.id: Kind.CONFLICT, words.UNLINKED.id: Kind.UNLINKED}


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
