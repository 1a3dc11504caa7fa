"""Refusals as interfaces give them: a code, what is wrong and what can be done, in both languages."""

from functools import partial
from typing import Any

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

from gongxin.catalogue.model import Text
from gongxin.kernel.errors import GongxinError
from gongxin.web.look.refusals import Refusal, refusal
from gongxin.web.unfit import is_unfit


class Words(Schema):
    """A wording in both languages (双语文本)."""

    zh: str
    en: str


class Refused(Schema):
    """Why something was refused, and what can be done now (拒绝说明)."""

    code: str
    message: Words
    remedy: Words | None = None
    places: list[str] | None = None


def answer_in_words(api: NinjaAPI) -> None:
    """Let an interface tell what it refuses, and what a value is to blame for."""
    api.add_exception_handler(GongxinError, partial(answer_refusal, api))
    api.add_exception_handler(ValidationError, partial(_answer_invalid, api))
    api.add_exception_handler(DataError, partial(_answer_unfit, api))


def answer_refusal(api: NinjaAPI, request: HttpRequest, error: GongxinError) -> HttpResponse:
    body = said_of(error).model_dump(exclude_none=True)
    return api.create_response(request, body, status=refusal(error).status)


def said_of(error: GongxinError) -> Refused:
    """An error as interfaces say it."""
    return put(refusal(error))


def put(said: Refusal) -> Refused:
    """Words found for a refusal as interfaces say them."""
    remedy = _words(said.remedy) if said.remedy else None
    return Refused(code=said.code, message=_words(said.what), remedy=remedy)


def _answer_invalid(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request of the wrong shape: the places that are wrong, never what stood there."""
    said = refusal(GongxinError("web.invalid_request"))
    places = sorted({_place(one) for one in error.errors})
    body = Refused(code=said.code, message=_words(said.what), places=places)
    return api.create_response(request, body.model_dump(exclude_none=True), status=422)


def _answer_unfit(api: NinjaAPI, request: HttpRequest, error: DataError) -> HttpResponse:
    """A value that the database cannot take; another fault of it stays one."""
    if not is_unfit(error):
        raise error
    return answer_refusal(api, request, GongxinError("web.invalid_request"))


def _words(text: Text) -> Words:
    return Words(zh=text.zh, en=text.en)


def _place(fault: Any) -> str:
    return ".".join(str(part) for part in fault["loc"])
