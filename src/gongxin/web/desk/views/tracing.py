"""The way of one record (溯源)."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongxin.access.permissions import Permission
from gongxin.catalogue.queries import in_force
from gongxin.flows import tracing
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import traces
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.look.refusals import refusal
from gongxin.web.numbers import number


@at_desk(Permission.READ_DELIVERIES)
def find(request: DeskRequest) -> HttpResponse:
    """The form that asks for a row of a delivery or for a record, and the way to its page."""
    try:
        found = _asked(request)
    except GongxinError as error:
        said = refusal(error)
        context = {"asked": request.GET, "refusal": said}
        return render(request, "desk/find_trace.html", context, status=said.status)
    if found is None:
        return render(request, "desk/find_trace.html", {"asked": request.GET})
    return HttpResponseRedirect(reverse("desk:trace", args=found))


@at_desk(Permission.READ_DELIVERIES)
def trace(request: DeskRequest, code: str, record: UUID) -> HttpResponse:
    """One record: who brought it, who decided what and why, where it went."""
    found = tracing.trace(code, record, catalogue=in_force(), actor=request.actor, at=request.received_at)
    return render(request, "desk/trace.html", {"trace": traces.said(found)})


def _asked(request: DeskRequest) -> tuple[str, UUID] | None:
    """The record that the address asks for; none where it asks for nothing."""
    names = ("receipt", "row", "sheet", "code", "record")
    asked = {name: request.GET.get(name, "").strip() for name in names}
    if receipt := asked["receipt"]:
        # Whatever is no number is 0, which no row and no sheet has.
        row, sheet = number(asked["row"]) or 0, number(asked["sheet"] or "1") or 0
        told = tracing.of_row(receipt, sheet=sheet, row=row, actor=request.actor)
        if not told:
            raise GongxinError("flows.nothing_told")
        return told[0]
    if code := asked["code"].upper():
        try:
            return code, UUID(asked["record"])
        except ValueError:
            raise GongxinError("flows.unknown_record") from None
    return None
