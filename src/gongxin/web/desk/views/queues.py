"""Rows that wait for a person (存疑、未关联、冲突)."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongxin.access.permissions import Permission
from gongxin.catalogue.queries import in_force
from gongxin.collection.models import Waiting
from gongxin.collection.states import Kind, Waits
from gongxin.flows import undoing
from gongxin.flows.waiting import decide
from gongxin.identity import queries as registry
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import queries, wording
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.look.paging import asked_page
from gongxin.web.look.refusals import refusal
from gongxin.web.numbers import number


@at_desk(Permission.READ_DELIVERIES)
def queue(request: DeskRequest, kind: str) -> HttpResponse:
    """One queue, oldest first."""
    chosen = _kind(kind)
    page = queries.queue(chosen, actor=request.actor, number=asked_page(request))
    decided = queries.decided(chosen, actor=request.actor)
    context = {"queue": wording.QUEUES[chosen], "page": page, "decided": decided}
    return render(request, "desk/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.READ_DELIVERIES)
def waiting(request: DeskRequest, kind: str, row: int) -> HttpResponse:
    """One row with the evidence, and the decision on it."""
    chosen = _kind(kind)
    if request.method != "POST":
        return _page(request, chosen, row)
    try:
        decided = _decide(request, row)
    except GongxinError as error:
        said = refusal(error)
        return _page(request, chosen, row, status=said.status, refusal=said)
    if decided.state == Waits.OPEN:  # for something else now
        return HttpResponseRedirect(reverse("desk:waiting", args=[decided.kind, row]))
    return HttpResponseRedirect(reverse("desk:queue", args=[kind]))


@require_POST
@at_desk(Permission.READ_DELIVERIES)
def undo(request: DeskRequest, kind: str, row: int) -> HttpResponse:
    """Undo the decision on a row, which waits again from then on."""
    chosen = _kind(kind)
    try:
        undone = undoing.undo(
            row,
            reason=request.POST.get("reason", ""),
            catalogue=in_force(),
            actor=request.actor,
            at=request.received_at,
        )
    except GongxinError as error:
        said = refusal(error)
        return _page(request, chosen, row, status=said.status, refusal=said)
    return HttpResponseRedirect(reverse("desk:waiting", args=[undone.kind, row]))


def _page(request: DeskRequest, kind: Kind, row: int, *, status: int = 200, **more: object) -> HttpResponse:
    evidence = queries.evidence(row, actor=request.actor, at=request.received_at)
    asked = request.GET.get("q", "").strip()
    context = {
        "queue": wording.QUEUES[kind],
        "evidence": evidence,
        "candidates": queries.candidates(evidence.row, asked),
        "asked": asked,
        "reason": request.POST.get("reason", ""),
        "proof": request.POST.get("proof", ""),
        **more,
    }
    return render(request, "desk/waiting.html", context, status=status)


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        raise Http404 from None


def _decide(request: DeskRequest, row: int) -> Waiting:
    """Confirm, refuse or link; what follows from it is done at once."""
    step, code = request.POST.get("step", ""), request.POST.get("subject", "")
    subject = registry.by_code(code) if step == "link" else None
    if step == "link" and subject is None:
        raise GongxinError("web.no_subject")
    return decide(
        row,
        step,
        reason=request.POST.get("reason", ""),
        catalogue=in_force(),
        actor=request.actor,
        at=request.received_at,
        subject_id=subject.id if subject else None,
        proof=request.POST.get("proof", ""),
        seen=number(request.POST.get("seen", "")) or 0,
    )
