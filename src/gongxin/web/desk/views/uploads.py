"""Handing in a large file in pieces: begin, send, ask how far it is, hand in (断点续传).

For the desk's own script. A refusal is the same as the interface gives: code, what is wrong, what to do.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.collection import uploads
from gongxin.collection.uploads import Upload
from gongxin.kernel.errors import GongxinError
from gongxin.web.api.errors import said_of
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.desk.views.deliveries import received
from gongxin.web.look.refusals import refusal

OFFSET = "Upload-Offset"
View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """Refusals as the script reads them."""

    @wraps(view)
    def telling(request: DeskRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except GongxinError as error:
            body = said_of(error).model_dump(exclude_none=True)
            answer = JsonResponse(body, status=refusal(error).status)
            if "offset" in error.facts:
                answer.headers[OFFSET] = str(error.facts["offset"])
            return answer

    return telling


@require_POST
@at_desk(Permission.DELIVER)
@told
def begin(request: DeskRequest) -> HttpResponse:
    """Make room for a file of a stated size."""
    asked = request.POST
    upload = uploads.begin(
        item=asked.get("item", ""),
        department=asked.get("department", ""),
        name=asked.get("name", ""),
        size=_number(asked.get("size", "")),
        catalogue=catalogue(),
        actor=request.actor,
    )
    answer = JsonResponse({"piece": uploads.PIECE}, status=201)
    answer.headers["Location"] = reverse("desk:upload", args=[upload.number])
    return _at(upload.offset, answer)


@require_http_methods(["HEAD", "GET", "PATCH", "POST"])
@at_desk(Permission.DELIVER)
@told
def upload(request: DeskRequest, number: str) -> HttpResponse:
    """PATCH: take the next piece. POST: hand the whole in. Else: say how far it is."""
    found = uploads.found(number, actor=request.actor)
    match request.method:
        case "PATCH":
            return _at(_added(request, found), HttpResponse(status=204))
        case "POST":
            with uploads.whole(found) as file:
                url = received(request, file, found.item, found.department, found.ending)
            return JsonResponse({"url": url})
        case _:
            return _at(found.offset, HttpResponse(status=204))


def _added(request: DeskRequest, found: Upload) -> int:
    offset = _number(request.headers.get(OFFSET, ""))
    size = _number(request.headers.get("Content-Length", ""))
    return uploads.add(found, request, offset=offset, size=size)


def _number(told: str) -> int:
    if not (told.isascii() and told.isdigit() and len(told) < 20):
        raise GongxinError("web.invalid_request")
    return int(told)


def _at(offset: int, answer: HttpResponse) -> HttpResponse:
    answer.headers[OFFSET] = str(offset)
    return answer
