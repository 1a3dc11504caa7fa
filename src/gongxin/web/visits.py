"""Count what the portal is asked for, by day and kind of page (访问计数): no address, no text, no reader."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Final

import structlog
from django.http import HttpRequest, HttpResponse

from gongxin.catalogue.load import catalogue
from gongxin.disclosure.visits import note
from gongxin.settings import settings

log = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "home": ("home",),
    "search": ("search",),
    "organisation": ("organisation", "organisation-item"),
    "column": ("columns", "column"),
    "catalogue": ("catalogue", "item", "draft", "register", "template", "schema"),
    "about": ("about", "method", "scoring", "terms", "interface", "figures"),
}
_OF: Final = {page: kind for kind, pages in _KINDS.items() for page in pages}


def visits(respond: Handler) -> Handler:
    """Count each page that was given; one that cannot be counted is given all the same."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        kind = _kind(request)
        if kind and request.method == "GET" and response.status_code == HttpResponse.status_code:
            _count(kind)
        return response

    return middleware


def _kind(request: HttpRequest) -> str | None:
    if request.path.startswith("/api/"):
        return "interface"
    match = request.resolver_match
    return _OF.get(match.url_name or "") if match and match.namespace == "portal" else None


def _count(kind: str) -> None:
    try:
        note(settings().data / "visits", kind, on=catalogue().day(datetime.now(UTC)))
    except OSError as fault:  # a full disk, a folder that is not ours
        _tell(type(fault).__name__)


@cache
def _tell(fault: str) -> None:
    """Say once in a process why requests are not counted."""
    log.warning("visits.not_counted", fault=fault)
