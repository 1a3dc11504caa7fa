"""Files of organisations, and records that wait for their class (组织档案、类别未定)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Information
from gongxin.catalogue.words import INFORMATION, PURPOSES
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import actions, files
from gongxin.web.desk.actions import Asked, left_out
from gongxin.web.desk.guard import DeskRequest, at_desk, today
from gongxin.web.look.paging import asked_page
from gongxin.web.look.refusals import refusal


@at_desk(Permission.READ_DELIVERIES)
def due(request: DeskRequest) -> HttpResponse:
    """Records that are not public because nobody has said their class."""
    number = asked_page(request)
    read, total = actions.read_due(actor=request.actor, at=request.received_at, number=number)
    page = files.undetermined(read, number=number, total=total)
    return render(request, "desk/due.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.READ_FILES)
def file(request: DeskRequest) -> HttpResponse:
    """The form that asks for the purpose, and the file. What was asked never stands in an address."""
    context: dict[str, object] = {
        "purposes": PURPOSES,
        "asked": request.POST,
        "kinds": {kind: words for kind, words in INFORMATION.items() if kind is not Information.PUBLIC},
        "without": request.POST.getlist("without"),
    }
    if request.method != "POST":
        return render(request, "desk/file.html", context)
    purpose, case_number = (request.POST.get(name, "") for name in ("purpose", "case_number"))
    code, on = request.POST.get("code", "").strip().upper(), today(request)
    try:
        subject, seen = actions.read_file(
            code,
            Asked(purpose, case_number, without=left_out(request.POST.getlist("without"))),
            actor=request.actor,
            at=request.received_at,
            on=on,
        )
    except GongxinError as error:
        said = refusal(error)
        return render(request, "desk/file.html", {**context, "refusal": said}, status=said.status)
    context |= {"file": files.file(subject, seen, on=on), "purpose": PURPOSES[purpose]}
    return render(request, "desk/file.html", context)
