"""Saying that there is nothing to report (零报送)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.queries import in_force
from gongxin.collection.zero import handover
from gongxin.flows import zero as flow
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.desk.views.deliveries import reporting
from gongxin.web.handing_in import days
from gongxin.web.look.refusals import refusal


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.DELIVER)
def zero(request: DeskRequest) -> HttpResponse:
    """The form for a zero report, and its entry."""
    if request.method != "POST":
        return _form(request)
    asked = request.POST
    try:
        delivery = flow.report(
            days(asked.get("first_day", ""), asked.get("last_day", "")),
            handover(item=asked.get("item", ""), department=asked.get("department", ""), channel="desk"),
            catalogue=in_force(),
            actor=request.actor,
            at=request.received_at,
        )
    except GongxinError as error:
        said = refusal(error)
        return _form(request, refusal=said, status=said.status)
    return HttpResponseRedirect(reverse("desk:delivery", args=[delivery.receipt]))


def _form(request: DeskRequest, *, status: int = 200, **more: object) -> HttpResponse:
    context = {**reporting(request), "chosen": request.POST, **more}
    return render(request, "desk/zero.html", context, status=status)
