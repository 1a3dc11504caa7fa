"""Keys of departments' systems (接口密钥)."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongxin.access import actions
from gongxin.access.models import ApiKey, Department
from gongxin.access.permissions import ADMINISTRATORS, ROLES, Permission
from gongxin.web.desk.guard import DeskRequest, at_desk

LENGTHS = (90, 180, 365)  # days


@at_desk(Permission.GRANT_ROLES)
def keys(request: DeskRequest) -> HttpResponse:
    """All keys, and the form for a new one."""
    return _page(request)


@require_POST
@at_desk(Permission.GRANT_ROLES)
def issue(request: DeskRequest) -> HttpResponse:
    """Issue a key; the answer to this request is the only place that ever shows it."""
    asked = request.POST.get("days", "")
    days = int(asked) if asked in map(str, LENGTHS) else LENGTHS[0]
    key, token = actions.issue_key(
        name=request.POST.get("name", "").strip(),
        department=get_object_or_404(Department, pk=request.POST.get("department", "")),
        roles=request.POST.getlist("roles"),
        actor=request.actor,
        at=request.received_at,
        expires_at=request.received_at + timedelta(days=days),
    )
    return _page(request, issued=key, token=token)


@require_POST
@at_desk(Permission.GRANT_ROLES)
def revoke(request: DeskRequest, key: int) -> HttpResponse:
    """End a key at once."""
    actions.revoke_key(
        key_id=get_object_or_404(ApiKey, pk=key).pk, actor=request.actor, at=request.received_at
    )
    return HttpResponseRedirect(reverse("desk:keys"))


def _page(request: DeskRequest, **more: object) -> HttpResponse:
    division = request.actor.scope.division
    context = {
        "keys": ApiKey.objects.select_related("department")
        .filter(department__division__startswith=division)
        .order_by("-issued_at"),
        "departments": Department.objects.filter(division__startswith=division).order_by("code"),
        "roles": [role for role in ROLES.values() if role.name not in ADMINISTRATORS],
        "lengths": LENGTHS,
        "now": request.received_at,
        **more,
    }
    return render(request, "desk/keys.html", context)
