"""How departments report: scorecards, and what is due of them (数据质量评价、应报清单)."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.quality.statements.as_pdf import as_pdf
from gongxin.quality.statements.as_xlsx import as_xlsx
from gongxin.quality.statements.statement import statement as of_month
from gongxin.web.desk import reporting, scorecards
from gongxin.web.desk.guard import DeskRequest, at_desk
from gongxin.web.look.paging import Page, asked_page

LISTED = 50
FORMS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@at_desk(Permission.READ_DELIVERIES)
def overview(request: DeskRequest) -> HttpResponse:
    """Every department and item that the actor may see, in a month."""
    today = _today(request)
    month = scorecards.month_of(request.GET.get("month", ""), today)
    context = {
        "month": month.start,
        "months": scorecards.recent(today),
        "rows": scorecards.overview(month, actor=request.actor, on=today),
        "heads": scorecards.heads(),
    }
    return render(request, "desk/scorecards.html", context)


@at_desk(Permission.READ_DELIVERIES)
def card(request: DeskRequest, department: str, item: str) -> HttpResponse:
    """One department's item: a month, its days, and the months before."""
    today = _today(request)
    month = scorecards.month_of(request.GET.get("month", ""), today)
    found = scorecards.card(department, item, month, actor=request.actor, on=today)
    if found is None:
        raise Http404
    context = {
        "card": found,
        "chart": found.chart,
        "month": month.start,
        "months": found.months,
        "choices": scorecards.recent(today),
    }
    return render(request, "desk/scorecard.html", context)


@at_desk(Permission.READ_DELIVERIES)
def statement(request: DeskRequest, form: str) -> HttpResponse:
    """The month as a document: pdf | xlsx (月报)."""
    if form not in FORMS:
        raise Http404
    law, at = catalogue(), request.received_at
    month = scorecards.month_of(request.GET.get("month", ""), _today(request))
    made = of_month(month, catalogue=law, actor=request.actor, at=at)
    language = "en" if get_language() == "en" else "zh"
    content = as_pdf(made, law, language=language) if form == "pdf" else as_xlsx(made, language=language)
    answer = HttpResponse(content, content_type=FORMS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{month.start:%Y-%m}.{form}"'
    return answer


@at_desk(Permission.READ_DELIVERIES)
def due(request: DeskRequest) -> HttpResponse:
    """What should have come and what came, the open ones first."""
    found = reporting.due(actor=request.actor, on=_today(request))
    number = asked_page(request)
    rows = found[(number - 1) * LISTED : number * LISTED]
    context = {
        "page": Page(rows, number, LISTED, len(found)),
        "may_deliver": request.actor.holds(Permission.DELIVER),
    }
    return render(request, "desk/reports_due.html", context)


def _today(request: DeskRequest) -> date:
    return catalogue().day(request.received_at)
