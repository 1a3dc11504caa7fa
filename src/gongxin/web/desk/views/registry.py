"""What the registry knows of an organisation, and stating what became of it (主体沿革)."""

from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.queries import in_force
from gongxin.flows import relating
from gongxin.identity import relations
from gongxin.identity.kinds import Kind
from gongxin.identity.relations import Stated
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import registry, wording
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.look.refusals import refusal
from gongxin.web.portal import queries as portal

ADDRESSES = ("http://", "https://")


@at_desk(Permission.JUDGE)
def search(request: DeskRequest) -> HttpResponse:
    """Organisations by code, name or initials, or by the address of an online shop."""
    asked = request.GET.get("q", "").strip()
    answer = portal.search_mark(asked) if asked.startswith(ADDRESSES) else portal.search(asked)
    return render(request, "desk/registry.html", {"asked": asked, "answer": answer})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.JUDGE)
def subject(request: DeskRequest, code: str) -> HttpResponse:
    """The history of one organisation; a statement is looked at once more before it is made."""
    if request.method != "POST":
        return _page(request, code)
    try:
        stated = _stated(request, code)
        if "confirmed" not in request.POST:
            return _page(request, code, compared=registry.compared(stated))
        relating.state(stated, catalogue=in_force(), actor=request.actor, at=request.received_at)
    except GongxinError as error:
        said = refusal(error)
        return _page(request, code, status=said.status, refusal=said)
    return HttpResponseRedirect(reverse("desk:subject", args=[code]))


@require_POST
@at_desk(Permission.JUDGE)
def undo(request: DeskRequest, number: int) -> HttpResponse:
    """Undo a statement; what it tied is shown without it at once."""
    code = request.POST.get("of", "")
    try:
        relating.undo(
            number,
            reason=request.POST.get("reason", ""),
            catalogue=in_force(),
            actor=request.actor,
            at=request.received_at,
        )
    except GongxinError as error:
        said = refusal(error)
        return _page(request, code, status=said.status, refusal=said)
    return HttpResponseRedirect(reverse("desk:subject", args=[code]))


def _page(request: DeskRequest, code: str, *, status: int = 200, **more: object) -> HttpResponse:
    shown = registry.history(code, actor=request.actor, at=request.received_at)
    if shown is None:
        raise Http404
    context = {"shown": shown, "kinds": wording.RELATION_KINDS, "asked": request.POST, **more}
    return render(request, "desk/subject.html", context, status=status)


def _stated(request: DeskRequest, code: str) -> Stated:
    asked = request.POST
    return relations.checked(
        _kind(asked.get("kind", "")),
        code=code,
        other_code=asked.get("other", "").strip().upper(),
        since=_day(asked.get("since", "")),
        basis=asked.get("basis", ""),
        on=catalogue().day(request.received_at),
        actor=request.actor,
    )


def _kind(named: str) -> Kind:
    try:
        return Kind[named.upper()]
    except KeyError:
        raise GongxinError("identity.no_kind") from None


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise GongxinError("identity.no_day") from None
