"""Sessions of the desk: who sits there. The portal has none."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.utils import timezone

from gongxin.access import queries
from gongxin.access.actor import Actor
from gongxin.access.models import User

Handler = Callable[[HttpRequest], HttpResponse]
USER, SEAL = "user", "seal"


class ActorRequest(HttpRequest):
    """A request at the desk; `actor` is none before signing in."""

    actor: Actor | None
    received_at: datetime


def actors(respond: Handler) -> Handler:
    """Find the actor of a session. A changed password, a closed account or new roles take effect at once."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.received_at = timezone.now()  # type: ignore[attr-defined]
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return respond(request)

    return middleware


def open_session(request: HttpRequest, user: User) -> None:
    """Begin a session under a fresh key: one planted before signing in is worth nothing."""
    request.session.flush()
    request.session[USER] = user.pk
    request.session[SEAL] = user.get_session_auth_hash()
    rotate_token(request)


def close_session(request: HttpRequest) -> None:
    request.session.flush()


def _actor(request: HttpRequest) -> Actor | None:
    number = request.session.get(USER)
    return None if number is None else queries.actor_for_session(number, request.session.get(SEAL, ""))
