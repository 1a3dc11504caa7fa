"""Letters to departments that fall behind: drawn up, sent, answered, closed (通报、约谈通知书、督办函)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.sources import Source
from gongxin.kernel.errors import GongxinError
from gongxin.quality.letters import actions
from gongxin.quality.letters.as_pdf import as_pdf
from gongxin.quality.letters.content import content
from gongxin.quality.letters.states import Kind, State
from gongxin.quality.letters.words import KINDS, STATES
from gongxin.quality.models import LONGEST_ANSWER, LONGEST_TEXT, Letter
from gongxin.web.desk import letters
from gongxin.web.desk.guard import DeskRequest, at_desk, today
from gongxin.web.look.paging import asked_page
from gongxin.web.look.refusals import refusal
from gongxin.web.numbers import number as read_number


@at_desk(Permission.READ_DELIVERIES)
def listed(request: DeskRequest) -> HttpResponse:
    """The letters that the actor may see, the latest first."""
    asked = request.GET.get("state", "")
    state = State(asked) if asked in list(State) else None
    page = letters.listed(actor=request.actor, on=today(request), number=asked_page(request), state=state)
    to = letters.addressees(request.actor)
    context = {"page": page, "state": state, "states": STATES, "addressees": to}
    return render(request, "desk/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.READ_DELIVERIES, Permission.DRAW_UP)
def draw_up(request: DeskRequest, department: str) -> HttpResponse:
    """The form for a letter to a department: which, what it says, and what it cites."""
    source = letters.addressee(department, request.actor)
    if request.method != "POST":
        return _form(request, source, None)
    try:
        made = _drawn_up(request, source)
    except GongxinError as error:
        said = refusal(error)
        return _form(request, source, request.POST.getlist("cited"), status=said.status, refusal=said)
    return HttpResponseRedirect(reverse("desk:letter", args=[made.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.READ_DELIVERIES)
def letter(request: DeskRequest, number: int) -> HttpResponse:
    """One letter with what was done with it, and the next step."""
    if request.method != "POST":
        return _letter(request, number)
    text = request.POST.get("text", "")
    try:
        actions.take(
            request.POST.get("step", ""),
            number=number,
            seen=read_number(request.POST.get("seen", "")) or 0,
            text=text,
            catalogue=catalogue(),
            actor=request.actor,
            at=request.received_at,
        )
    except GongxinError as error:
        said = refusal(error)
        return _letter(request, number, status=said.status, refusal=said, text=text)
    return HttpResponseRedirect(reverse("desk:letter", args=[number]))


@at_desk(Permission.READ_DELIVERIES)
def as_paper(request: DeskRequest, number: int) -> HttpResponse:
    """One letter to be printed, with what was done with it."""
    law = catalogue()
    language = "en" if get_language() == "en" else "zh"
    answer = HttpResponse(
        as_pdf(content(_opened(request, number), law), law, language=language), content_type="application/pdf"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="letter-{number}.pdf"'
    return answer


def _opened(request: DeskRequest, number: int) -> Letter:
    return actions.opened(number, catalogue=catalogue(), actor=request.actor, at=request.received_at)


def _letter(request: DeskRequest, number: int, *, status: int = 200, **more: object) -> HttpResponse:
    whole = letters.whole(_opened(request, number), actor=request.actor, on=today(request))
    context = {"letter": whole, "longest": LONGEST_TEXT, **more}
    return render(request, "desk/letter.html", context, status=status)


def _form(
    request: DeskRequest, source: Source, chosen: list[str] | None, *, status: int = 200, **more: object
) -> HttpResponse:
    on = today(request)
    context = {
        "source": source,
        "kinds": KINDS,
        "choices": letters.choices(source, chosen, actor=request.actor, on=on),
        "set": letters.days(on),
        "asked": request.POST,
        "longest": LONGEST_TEXT,
        "most": LONGEST_ANSWER,
        **more,
    }
    return render(request, "desk/draw_up_letter.html", context, status=status)


def _drawn_up(request: DeskRequest, source: Source) -> Letter:
    given = request.POST
    kind, days = given.get("kind", ""), given.get("working_days", "").strip()
    if kind not in list(Kind):
        raise GongxinError("quality.no_kind")
    if days and read_number(days) is None:
        raise GongxinError("quality.answer_days", most=LONGEST_ANSWER)
    drawn = actions.Drawn(
        kind=Kind(kind),
        source=source,
        text=given.get("text", ""),
        chosen=given.getlist("cited"),
        working_days=read_number(days),
    )
    return actions.draw_up(drawn, catalogue=catalogue(), actor=request.actor, at=request.received_at)
