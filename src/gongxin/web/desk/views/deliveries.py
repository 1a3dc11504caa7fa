"""Handing in, and what became of it (报送、回执)."""

from typing import IO

from django.http import FileResponse, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.sources import Source
from gongxin.collection import downloads, stopping
from gongxin.collection import queries as collection
from gongxin.collection.actions import Handover
from gongxin.collection.bundles import is_bundle
from gongxin.collection.states import Mending
from gongxin.collection.tickets import take
from gongxin.collection.words import TICKETS
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import explaining, queries
from gongxin.web.desk.guard import DeskRequest, at_desk, today
from gongxin.web.handing_back import XLSX, problem_workbook
from gongxin.web.handing_in import hand_in, hand_in_bundle, let_in
from gongxin.web.look.paging import asked_page
from gongxin.web.look.refusals import refusal


@at_desk(Permission.READ_DELIVERIES)
def deliveries(request: DeskRequest) -> HttpResponse:
    """Every delivery that the actor may see (报送记录)."""
    state = request.GET.get("state") or None
    page = queries.deliveries(actor=request.actor, number=asked_page(request), state=state)
    may_deliver = Permission.DELIVER in request.actor.permissions
    return render(request, "desk/deliveries.html", {"page": page, "may_deliver": may_deliver})


@at_desk(Permission.READ_DELIVERIES)
def delivery(request: DeskRequest, receipt: str) -> HttpResponse:
    """The receipt of one delivery with its findings (回执)."""
    return _receipt(request, receipt)


def _receipt(request: DeskRequest, receipt: str, *, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "receipt": queries.receipt(receipt, actor=request.actor, on=today(request)),
        "findings": queries.findings(receipt, actor=request.actor, number=asked_page(request)),
        **more,
    }
    return render(request, "desk/delivery.html", context, status=status)


@at_desk(Permission.READ_DELIVERIES)
def workbook(request: DeskRequest, receipt: str) -> FileResponse:
    """What a delivery still has to correct, as a workbook to fill in and hand in (问题数据工作簿)."""
    found = collection.delivery(receipt, actor=request.actor)
    file = problem_workbook(found, language="en" if get_language() == "en" else "zh")
    return FileResponse(file, as_attachment=True, filename=f"{receipt}-problems.xlsx", content_type=XLSX)


@at_desk(Permission.READ_DELIVERIES)
def tickets(request: DeskRequest) -> HttpResponse:
    """The correction tickets, the most urgent first (整改工单)."""
    asked = request.GET.get("state", Mending.OPEN)
    state = Mending(asked) if asked in list(Mending) else Mending.OPEN
    page = queries.tickets(actor=request.actor, on=today(request), number=asked_page(request), state=state)
    context = {"page": page, "state": state, "states": TICKETS}
    return render(request, "desk/tickets.html", context)


@require_http_methods(["POST"])
@at_desk(Permission.READ_DELIVERIES)
def ticket(request: DeskRequest, receipt: str) -> HttpResponse:
    """Explain, withdraw or open again what a ticket has left (办理整改工单)."""
    collection.delivery(receipt, actor=request.actor)
    reason = request.POST.get("reason", "")
    step = request.POST.get("step", "")
    try:
        take(step, receipt=receipt, reason=reason, actor=request.actor, at=request.received_at)
    except GongxinError as error:
        said = refusal(error)
        return _receipt(request, receipt, status=said.status, ticket_refusal=said, ticket_reason=reason)
    return HttpResponseRedirect(reverse("desk:delivery", args=[receipt]))


@require_http_methods(["POST"])
@at_desk(Permission.OVERRIDE)
def decide(request: DeskRequest, receipt: str) -> HttpResponse:
    """Let in or refuse what a gate stopped (整批复核)."""
    found = collection.delivery(receipt, actor=request.actor)
    reason = request.POST.get("reason", "")
    act = stopping.refuse if request.POST.get("step") == "refuse" else let_in
    try:
        act(found, reason=reason, actor=request.actor, at=request.received_at)
    except GongxinError as error:
        said = refusal(error)
        return _receipt(request, receipt, status=said.status, refusal=said, reason=reason)
    return HttpResponseRedirect(reverse("desk:delivery", args=[receipt]))


@at_desk(Permission.READ_DELIVERIES)
def bundle(request: DeskRequest, number: str) -> HttpResponse:
    """The deliveries of one archive (打包报送)."""
    found = queries.bundle(number, actor=request.actor)
    return render(request, "desk/bundle.html", {"number": number, "deliveries": found})


@at_desk(Permission.READ_DELIVERIES)
def findings(request: DeskRequest, receipt: str) -> StreamingHttpResponse:
    """All findings of a delivery as a spreadsheet file (问题清单)."""
    found = collection.delivery(receipt, actor=request.actor)
    item = explaining.item(found)
    answer = StreamingHttpResponse(
        downloads.as_csv(
            collection.every_finding(found),
            item,
            lambda rule: explaining.rule(item, rule),
            language="en" if get_language() == "en" else "zh",
        ),
        content_type="text/csv; charset=utf-8",
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{receipt}.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.DELIVER)
def deliver(request: DeskRequest) -> HttpResponse:
    """The form to hand in a file, and what comes of it (报送文件)."""
    if request.method != "POST":
        return _form(request)
    try:
        return HttpResponseRedirect(_received(request))
    except GongxinError as error:
        said = refusal(error)
        return _form(request, refusal=said, status=said.status)


def _form(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    context = {**reporting(request), "chosen": request.POST, **more}
    return render(request, "desk/deliver.html", context, status=status)


def reporting(request: DeskRequest) -> dict[str, object]:
    """The departments for which the actor may hand in, and what these report."""
    departments = _departments(request)
    reported = {item for source in departments for item in source.items}
    items = [item for item in catalogue().items.values() if item.id in reported]
    return {"items": items, "departments": departments}


def _departments(request: DeskRequest) -> list[Source]:
    """The sources for which the actor may hand in."""
    return [
        source
        for source in catalogue().sources.values()
        if request.actor.may(Permission.DELIVER, department=source.code, division=source.division)
    ]


def _received(request: DeskRequest) -> str:
    """Take the uploaded file; where to read what became of it."""
    file = request.FILES.get("file")
    if file is None:
        raise GongxinError("web.no_file")
    asked = request.POST
    return received(request, file, asked.get("item", ""), asked.get("department", ""), file.name or "")


def received(request: DeskRequest, file: IO[bytes], item: str, department: str, name: str) -> str:
    """Take a file, or every file of an archive; where to read what became of it."""
    said = Handover(item, department, name, "desk")
    if is_bundle(file):
        several = hand_in_bundle(file, said, actor=request.actor, at=request.received_at)
        return reverse("desk:bundle", args=[several[0].bundle])
    receipt = hand_in(file, said, actor=request.actor, at=request.received_at).receipt
    return reverse("desk:delivery", args=[receipt])
