"""What the database cannot take as a value is the asker's to mend, and no fault of ours (无效请求)."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse

from gongxin.web.look.views import bad_request

OUT_OF_RANGE, NOT_ENCODED, UNTRANSLATABLE = "22003", "22021", "22P05"  # SQLSTATE, class 22


def is_unfit(error: Exception) -> bool:
    """Whether a value that was given is to blame; a NUL is refused before it is sent, so without a state."""
    states = (None, OUT_OF_RANGE, NOT_ENCODED, UNTRANSLATABLE)
    return isinstance(error, DataError) and getattr(error.__cause__, "sqlstate", "") in states


class UnfitValues:
    """Answers 400 where a page was asked with such a value; interfaces say so in their own way."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Django's hook: none lets the error go on."""
        return bad_request(request) if is_unfit(error) else None
