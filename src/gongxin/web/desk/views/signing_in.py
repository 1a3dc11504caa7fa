"""Signing in and out (登录、退出)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gongxin.access.signing_in import sign_in as prove
from gongxin.access.signing_in import sign_out as leave
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import refusal
from gongxin.web.sessions import ActorRequest, close_session, open_session


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: ActorRequest) -> HttpResponse:
    """The form to sign in, and what comes of it."""
    given = request.POST if request.method == "POST" else request.GET
    context = {"name": given.get("name", ""), "next": given.get("next", "")}
    if request.method != "POST":
        return render(request, "desk/sign_in.html", context)
    try:
        user = prove(name=context["name"], password=given.get("password", ""), at=request.received_at)
    except GongxinError as error:
        said = refusal(error)
        return render(request, "desk/sign_in.html", {**context, "refusal": said}, status=said.status)
    open_session(request, user)
    return HttpResponseRedirect(_onwards(request, context["next"]))


@require_POST
def sign_out(request: ActorRequest) -> HttpResponse:
    """End the session; who has none is where they wanted to be."""
    if request.actor is not None:
        leave(actor=request.actor, at=request.received_at)
    close_session(request)
    return HttpResponseRedirect(reverse("desk:sign-in"))


def _onwards(request: ActorRequest, address: str) -> str:
    """The page that was asked for before signing in, if it is one of ours."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else reverse("desk:home")
