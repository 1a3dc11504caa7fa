"""Public facts for other systems of publicity (信息镜像)."""

import tempfile

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gongxin.access.permissions import Permission
from gongxin.catalogue.queries import in_force
from gongxin.disclosure import mirroring
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import handing_on
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.look.refusals import refusal

JSON_LINES = "application/jsonl"


@at_desk(Permission.HAND_ON)
def mirrors(request: DeskRequest) -> HttpResponse:
    """What is handed on to whom, and by what law."""
    return render(request, "desk/mirrors.html", {"mirrors": handing_on.mirrors()})


@require_POST
@at_desk(Permission.HAND_ON)
def hand_on(request: DeskRequest, mirror: str) -> HttpResponseBase:
    """All that is public for a system, or what changed since a moment."""
    law = in_force()
    if mirror not in law.mirrors:
        raise Http404
    to = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        mirroring.hand_on(
            law.mirrors[mirror],
            to,
            since=mirroring.asked_moment(request.POST.get("since", "").strip()),
            catalogue=law,
            actor=request.actor,
            at=request.received_at,
        )
    except GongxinError as error:
        said = refusal(error)
        context = {"mirrors": handing_on.mirrors(), "refusal": said, "asked": request.POST}
        return render(request, "desk/mirrors.html", context, status=said.status)
    to.seek(0)
    name = f"{mirror}-{request.received_at:%Y%m%dT%H%M%SZ}.jsonl"
    return FileResponse(to, content_type=JSON_LINES, as_attachment=True, filename=name)
