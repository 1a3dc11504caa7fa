"""The first page of the desk (待办)."""

from django.http import HttpResponse
from django.shortcuts import render

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.web.desk import letters, queries, reporting, wording
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.desk.shown import Due

LATEST = 5


@at_desk()
def home(request: DeskRequest) -> HttpResponse:
    """What is due, and the latest deliveries."""
    reads = Permission.READ_DELIVERIES in request.actor.permissions
    context = {
        "department": wording.department(request.actor.department or ""),
        "dues": [*queries.dues(actor=request.actor), *_reminders(request)] if reads else [],
        "deliveries": queries.deliveries(actor=request.actor).rows[:LATEST] if reads else [],
        "may_deliver": Permission.DELIVER in request.actor.permissions,
    }
    return render(request, "desk/home.html", context)


def _reminders(request: DeskRequest) -> list[Due]:
    told = reporting.reminders(actor=request.actor, on=catalogue().day(request.received_at))
    return [*told, *letters.waiting(request.actor)]
