"""What the desk's pages ask: one call to a station, its answer in the words of `shown`."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import TypeVar

from django.urls import reverse

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Item, Role, Text
from gongxin.collection import correcting, models, queries, stopping
from gongxin.collection import tickets as ticketing
from gongxin.collection.places import SHEETS
from gongxin.collection.states import Kind, Waits
from gongxin.collection.states import Mending as Mends
from gongxin.collection.states import State as Stage
from gongxin.collection.waiting import may_undo
from gongxin.collection.words import MODES
from gongxin.disclosure import candidates as search
from gongxin.disclosure.search import Hit, by_code
from gongxin.disclosure.views import addresses
from gongxin.flows import precedence
from gongxin.flows.waiting import may_settle
from gongxin.flows.words import OF_SOURCES
from gongxin.identity import judgements
from gongxin.identity.judgements import Judgement
from gongxin.identity.matching.comparing import compare
from gongxin.identity.queries import by_id
from gongxin.kernel import uscc
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.text import name_key
from gongxin.web.desk import explaining, stages, wording
from gongxin.web.desk.shown import (
    Beside,
    Candidate,
    Contrast,
    Decided,
    Delivery,
    Due,
    Evidence,
    Finding,
    Mending,
    Part,
    Receipt,
    Second,
    Step,
    Ticket,
    Undone,
    Waiting,
)
from gongxin.web.look.paging import Page
from gongxin.web.look.refusals import refusal
from gongxin.web.portal import wording as facts
from gongxin.web.portal.shown import Value

CANDIDATES = 5
DECIDED = 10
LEFT = 20  # faulty rows that a receipt names
T = TypeVar("T")
U = TypeVar("U")


def deliveries(*, actor: Actor, number: int = 1, state: str | None = None) -> Page[Delivery]:
    """The deliveries that an actor may see, latest first."""
    page = queries.deliveries(actor=actor, page=number, state=state)
    return _page(page, _delivery)


def receipt(named: str, *, actor: Actor, on: date) -> Receipt:
    """What became of a delivery."""
    found = queries.delivery(named, actor=actor)
    said = refusal(GongxinError(found.refusal, **found.refusal_facts)) if found.refusal else None
    return Receipt(
        delivery=_delivery(found),
        working=found.state in (Stage.RECEIVED, Stage.RUNNING),
        mode=MODES[found.mode],
        period=queries.period(found),
        refusal=said,
        notice=explaining.nothing_ended(found),
        by=found.actor,
        finished_at=found.finished_at,
        file_name=found.file_name,
        sha256=found.sha256,
        sums=wording.sums(found) if found.state == Stage.DONE and found.mode != "zero" else (),
        personal=found.personal_rows,
        stages=tuple(stages.said(found)),
        parts=tuple(
            Part(part.number, part.first_row, part.last_row, part.read_rows)
            for part in found.parts.order_by("number")
        ),
        repeat_of=found.repeat_of.receipt if found.repeat_of else "",
        figures=tuple(wording.figure(one, explaining.item(found)) for one in stopping.figures(found)),
        second=Second(found.second_by, found.second_at, found.second_reason) if found.second_at else None,
        corrects=found.corrects.receipt if found.corrects else "",
        mending=_mending(found),
        ticket=_ticket(found.ticket, actor=actor, on=on) if hasattr(found, "ticket") else None,
        may_decide=found.state == Stage.STOPPED
        and stopping.is_second(actor, found)
        and actor.may(Permission.OVERRIDE, department=found.department, division=found.division),
    )


def bundle(number: str, *, actor: Actor) -> list[Delivery]:
    """The deliveries of one archive."""
    return [_delivery(one) for one in queries.bundle(number, actor=actor)]


def findings(named: str, *, actor: Actor, number: int) -> Page[Finding]:
    """One page of a delivery's findings."""
    found = queries.delivery(named, actor=actor)
    page = queries.findings(found, page=number)
    return _page(page, partial(_finding, item=explaining.item(found)))


def queue(kind: Kind, *, actor: Actor, number: int) -> Page[Waiting]:
    """One page of a queue, oldest first."""
    page = queries.waiting(kind, actor=actor, page=number)
    return _page(page, _waiting)


def evidence(waiting: int, *, actor: Actor, at: datetime) -> Evidence:
    """A waiting row with what was reported, what speaks against it, and what may be done with it."""
    row = queries.waiting_row(waiting, actor=actor)
    found = precedence.beside(row, catalogue=catalogue(), actor=actor, at=at)
    within = actor.scope.covers(department=row.department, division=row.delivery.division)
    return Evidence(
        row=_waiting(row),
        receipt=row.delivery.receipt,
        place=wording.place(row.sheet, row.source_row),
        values=tuple(_values(row)),
        steps=_steps(row, actor) if within and row.state == Waits.OPEN else (),
        outcome=None if row.state == Waits.OPEN else wording.DECIDED[Waits(row.state)],
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        linked_to=_code(row.subject_id),
        may_undo=may_undo(row, actor=actor),
        undone=tuple(map(_undone, judgements.undone(row.pk))),
        proof=row.proof,
        beside=_beside(found, explaining.item(row.delivery)) if found else None,
    )


def _steps(row: models.Waiting, actor: Actor) -> tuple[Step, ...]:
    """What the actor may do with a row; whose statement counts is no department's to say."""
    steps = wording.steps(row.kind, actor.permissions)
    if precedence.between_sources(row) and not may_settle(actor):
        return tuple(step for step in steps if step.name != "confirm")
    return steps


def _beside(found: precedence.Beside, item: Item | None) -> Beside:
    law, labels = catalogue(), wording.labels(item)
    return Beside(
        wording.department(found.source),
        found.open,
        tuple(
            Contrast(
                labels.get(name, Text(name, name)),
                facts.value(item, name, found.stated, law),
                facts.value(item, name, found.standing, law),
            )
            for name in found.differs
        ),
        found.append_id,
    )


def decided(kind: Kind, *, actor: Actor) -> list[Decided]:
    """The rows of a queue that were decided last."""
    return [
        Decided(row.pk, row.subject_name, wording.DECIDED[Waits(row.state)], row.decided_by, row.decided_at)
        for row in queries.decided(kind, actor=actor, limit=DECIDED)
    ]


def candidates(row: Waiting, asked: str) -> list[Candidate]:
    """The organisations that a row may mean: whose code it gives, then whose name is like its own.

    What somebody asked for instead is compared with the row's name all the same. Where characters of the code
    are hidden, those whose codes speak against the others come last, and are not proposed. One at the very
    address that the row tells comes before one that is not.
    """
    own = by_code(row.code) if row.code and not row.masked and not asked else None
    found = {own.subject_id: own} if own else {}
    for one in search.candidates(asked or row.name, CANDIDATES * (1 + row.masked)):
        found.setdefault(one.hit.subject_id, one.hit)
    listed = sorted(
        (_candidate(hit, row) for hit in found.values()),
        key=lambda one: (one.agrees is False, not one.same_address),
    )
    return listed[:CANDIDATES]


def dues(*, actor: Actor) -> list[Due]:
    """The queues that an actor works on, with how much waits in each."""
    counts = queries.waiting_counts(actor=actor)
    return (
        _stopped(actor)
        + _tickets(actor)
        + [
            Due(queue.title, queue.meaning, counts[kind], reverse("desk:queue", args=[kind]))
            for kind, queue in wording.QUEUES.items()
            if wording.steps(kind, actor.permissions)
        ]
    )


def tickets(*, actor: Actor, on: date, number: int, state: Mends = Mends.OPEN) -> Page[Ticket]:
    """One page of the correction tickets that an actor may see, the most urgent first."""
    return _page(
        ticketing.listed(actor=actor, page=number, state=state), partial(_ticket, actor=actor, on=on)
    )


def _ticket(one: models.Ticket, *, actor: Actor, on: date) -> Ticket:
    of = one.delivery
    within = actor.scope.covers(department=of.department, division=of.division)
    return Ticket(
        receipt=of.receipt,
        item=wording.item(of.item),
        department=wording.department(of.department),
        owner=one.owner,
        state=wording.ticket_state(one.state),
        rows=one.rows,
        left=one.left,
        opened_at=one.opened_at,
        due_on=one.due_on,
        overdue=ticketing.is_overdue(one, on),
        closed_at=one.closed_at,
        closed_by=one.closed_by,
        reason=one.reason,
        steps=wording.ticket_steps(one.state, actor.permissions) if within else (),
    )


def _mending(found: models.Delivery) -> Mending | None:
    if found.state != Stage.DONE or not (found.refused_rows + found.held_rows + found.unlinked_rows):
        return None
    left = correcting.remaining(found)
    by = models.Delivery.objects.filter(correcting__of=found, correcting__went_in=True).distinct()
    return Mending(
        faulty=len(correcting.faulty(found)),
        left=len(left),
        places=tuple(wording.place(*divmod(place, SHEETS)) for place in left[:LEFT].to_pylist()),
        corrected_by=tuple(by.order_by("pk").values_list("receipt", flat=True)),
    )


def _stopped(actor: Actor) -> list[Due]:
    if not actor.holds(Permission.OVERRIDE):
        return []
    count = queries.deliveries(actor=actor, state=Stage.STOPPED).total
    where = f"{reverse('desk:deliveries')}?state={Stage.STOPPED}"
    return [Due(wording.STOPPED.title, wording.STOPPED.meaning, count, where)]


def _tickets(actor: Actor) -> list[Due]:
    count = ticketing.open_count(actor)
    return [Due(wording.TICKETS.title, wording.TICKETS.meaning, count, reverse("desk:tickets"))]


def _candidate(hit: Hit, row: Waiting) -> Candidate:
    match = compare(row.name, hit.name, former=hit.former)
    agrees = uscc.agrees(row.code, hit.code) if row.masked else None
    address = next((told for told, _ in addresses(hit.subject_id, catalogue())), "")
    return Candidate(
        hit.code,
        hit.name,
        tuple(hit.former),
        tuple(wording.COMPARED[reason] for reason in match.reasons),
        match.score,
        same_code=hit.code == row.code,
        proposed=match.proposed and agrees is not False,
        agrees=agrees,
        address=address,
        same_address=name_key(address) == name_key(row.address) if address and row.address else None,
    )


def _code(subject_id: int | None) -> str:
    subject = by_id(subject_id) if subject_id else None
    return subject.code if subject else ""


def _undone(one: Judgement) -> Undone:
    return Undone(
        outcome=wording.DECIDED[Waits(one.decision)],
        code=_code(one.subject_id),
        decided_by=one.decided_by,
        decided_at=one.decided_at,
        reason=one.reason,
        undone_by=one.undone_by,
        undone_at=one.undone_at,
        because=one.because,
    )


def _page(page: queries.Page[T], said: Callable[[T], U]) -> Page[U]:
    return Page([said(one) for one in page.entries], page.number, queries.PAGE, page.total)


def _delivery(found: models.Delivery) -> Delivery:
    return Delivery(
        receipt=found.receipt,
        item=wording.item(found.item),
        department=wording.department(found.department),
        received_at=found.received_at,
        state=wording.ZERO if found.mode == "zero" else wording.state(found.state),
        read=found.read_rows,
        entered=found.accepted_rows + found.unchanged_rows + found.corrected_rows,
        waiting=found.held_rows + found.unlinked_rows,
        refused=found.refused_rows + found.personal_rows,
    )


def _finding(one: queries.Finding, item: Item | None) -> Finding:
    said = explaining.rule(item, one.rule, one.field)
    return Finding(
        place=wording.place(one.sheet, one.source_row),
        field=wording.labels(item).get(one.field or "", Text(one.field or "", one.field or "")),
        rule=one.rule,
        severity=one.severity,
        message=said.what,
        remedy=said.remedy,
    )


def _waiting(row: models.Waiting) -> Waiting:
    item = explaining.item(row.delivery)
    masked = uscc.MASKED.rule in row.rules
    return Waiting(
        id=row.pk,
        name=row.subject_name,
        code=_hidden(row, item) if masked else row.subject_code,
        masked=masked,
        address=_address(row, item),
        item=wording.item(row.item),
        department=wording.department(row.department),
        reasons=tuple(_reason(row, rule, item) for rule in row.rules),
        since=row.opened_at,
    )


def _hidden(row: models.Waiting, item: Item | None) -> str:
    """The code as it was reported, with hidden characters; of a decided row nothing is left of it."""
    field = item.role(Role.SUBJECT_CODE) if item else None
    return str(row.payload.get(field.name, "")) if field else ""


def _address(row: models.Waiting, item: Item | None) -> str:
    field = item.role(Role.SUBJECT_ADDRESS) if item else None
    return str(row.payload.get(field.name, "")) if field else ""


def _reason(row: models.Waiting, rule: str, item: Item | None) -> Text:
    """What speaks against a row; where it is another source's record, whose and in what."""
    what, number = explaining.rule(item, rule).what, row.evidence.get("stands_from")
    if rule not in OF_SOURCES or number is None:
        return what
    source, differs = facts.source(number, catalogue()), wording.listed(row.evidence["differs"], item)
    return Text(
        f"{what.zh}该单位：{source.zh}。不同之处：{differs.zh}。",
        f"{what.en} That department: {source.en}. What differs: {differs.en}.",
    )


def _values(row: models.Waiting) -> list[Value]:
    """The row as reported: who, then what."""
    item = explaining.item(row.delivery)
    lead, rest = facts.values(item, row.payload, catalogue()) if item else ([], [])
    code = row.subject_code or _hidden(row, item)
    named = Value(Text("报送的代码", "Code as reported"), Text(code, code), code=True)
    return list(chain([named] if code else [], lead, rest))
