"""One record by hand: the form of its item, tried before it is handed in (单条填报)."""

import io

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Item
from gongxin.catalogue.queries import in_force
from gongxin.catalogue.sources import Source
from gongxin.collection import actions as collection
from gongxin.collection.queries import Finding
from gongxin.flows import trying
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.findings import REFUSING
from gongxin.web.desk import forms
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.desk.views.deliveries import reporting
from gongxin.web.handing_in import hand_in
from gongxin.web.look.refusals import refusal


@at_desk(Permission.DELIVER)
def choose(request: DeskRequest) -> HttpResponse:
    """Which item of which department the record is of."""
    if asked := request.GET.get("item"):
        department = request.GET.get("department", "")
        return HttpResponseRedirect(reverse("desk:record", args=[department, asked]))
    return render(request, "desk/choose_item.html", reporting(request))


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.DELIVER)
def record(request: DeskRequest, department: str, item: str) -> HttpResponse:
    """The form, and what the checks say of what was filled in; a sound record is handed in.

    One with a doubt is handed in when its sender says so a second time: it then waits for a person.
    """
    law = catalogue()
    chosen = collection.deliverable(law, item=item, department=department, actor=request.actor)
    source = law.sources[department]
    if request.method != "POST":
        return _form(request, chosen, source, forms.fresh(chosen, source))
    filled = forms.filled(chosen, request.POST)
    try:
        found = _tried(request, chosen, source, filled)
        if any(one.severity in _stopping(request) for one in found):
            return _form(request, chosen, source, filled, found, status=422)
        receipt = _handed_in(request, chosen, source, filled)
    except GongxinError as error:
        said = refusal(error)
        return _form(request, chosen, source, filled, status=said.status, refusal=said)
    return HttpResponseRedirect(reverse("desk:delivery", args=[receipt]))


def _stopping(request: DeskRequest) -> frozenset[str]:
    return REFUSING if "all-the-same" in request.POST else forms.ASKING


def _tried(request: DeskRequest, item: Item, source: Source, filled: forms.Record) -> list[Finding]:
    record = forms.handed(item, filled)
    if not record:
        raise GongxinError("web.nothing_filled_in")
    return trying.tried(
        record,
        item=item.id,
        department=source.code,
        catalogue=in_force(),
        actor=request.actor,
        at=request.received_at,
    )


def _handed_in(request: DeskRequest, item: Item, source: Source, filled: forms.Record) -> str:
    said = collection.Handover(item.id, source.code, "record.jsonl", "form", mode="rows")
    content = io.BytesIO(trying.as_file(forms.handed(item, filled)))
    return hand_in(content, said, actor=request.actor, at=request.received_at).receipt


def _form(
    request: DeskRequest,
    item: Item,
    source: Source,
    record: forms.Record,
    found: list[Finding] | None = None,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """Errors first, and doubts; notes and warnings do not keep a record from going in."""
    found = [one for one in found or () if one.severity in forms.ASKING]
    context = {
        "item": item,
        "source": source,
        "inputs": forms.inputs(item, catalogue(), record, found),
        "beside": forms.beside(item, found),
        "found": len(found),
        "only_doubts": bool(found) and not any(one.severity in REFUSING for one in found),
        **more,
    }
    return render(request, "desk/record.html", context, status=status)
