"""Who may open a page of the desk, and what is said to those who may not."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import refusal
from gongxin.web.sessions import ActorRequest

View = Callable[..., HttpResponseBase]


class DeskRequest(ActorRequest):
    """A request of somebody who has signed in."""

    actor: Actor


def at_desk(*needed: Permission) -> Callable[[View], View]:
    """Let in who has signed in and holds the permissions; put refusals into words."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: ActorRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if request.actor is None:
                return _to_sign_in(request)
            try:
                for permission in needed:
                    request.actor.must_hold(permission)
                return view(request, *args, **kwargs)
            except GongxinError as error:
                said = refusal(error)
                return render(request, "desk/refused.html", {"refusal": said}, status=said.status)

        return guarded

    return guard


def today(request: DeskRequest) -> date:
    """The day of the request where the law of the catalogue holds."""
    return catalogue().day(request.received_at)


def _to_sign_in(request: ActorRequest) -> HttpResponse:
    address = f"{reverse('desk:sign-in')}?{urlencode({'next': request.get_full_path()})}"
    if "HX-Request" in request.headers:  # a part of a page cannot show a form to sign in
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
