"""The yearly assessment of departments, and figures of all together (部门考核、共享缺口、运行统计)."""

from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from gongxin.access.permissions import Permission
from gongxin.catalogue.load import catalogue
from gongxin.catalogue.scoring import Assessment
from gongxin.collection.queries import sees
from gongxin.disclosure import currency
from gongxin.kernel.errors import GongxinError
from gongxin.quality import assessing
from gongxin.quality import gaps as found_gaps
from gongxin.quality.assessing import Sheet
from gongxin.quality.statements.assessment import as_xlsx
from gongxin.web.desk import actions, letters, reporting
from gongxin.web.desk.guard import DeskRequest, at_desk, today
from gongxin.web.handing_back import XLSX
from gongxin.web.look.refusals import refusal
from gongxin.web.portal import queries as portal
from gongxin.web.portal.figures import figures as of_today

BACK = 5  # years to choose from


@at_desk(Permission.READ_DELIVERIES)
def overview(request: DeskRequest) -> HttpResponse:
    """Every department that the actor may see, block by block."""
    chosen, year = _assessment(), _year(request)
    found = _sheets(request, chosen, year)
    context = {
        "assessment": chosen,
        "year": year,
        "years": _years(request),
        "ranked": request.actor.scope.department is None,
        "sheets": assessing.ranked(found),
        "districts": reporting.districts(found),
    }
    return render(request, "desk/assessments.html", context)


@at_desk(Permission.READ_DELIVERIES)
def as_workbook(request: DeskRequest) -> HttpResponse:
    """The assessment of a year as a spreadsheet: places, and every part of every department (考核报告)."""
    chosen, year = _assessment(), _year(request)
    content = as_xlsx(
        chosen,
        _sheets(request, chosen, year),
        year=year,
        demonstration=catalogue().demonstration,
        language="en" if get_language() == "en" else "zh",
    )
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="assessment-{year}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(Permission.READ_DELIVERIES)
def sheet(request: DeskRequest, department: str) -> HttpResponse:
    """One department's tree, and the points that a person gives in it."""
    chosen, year = _assessment(), _year(request)
    found = next((one for one in _sheets(request, chosen, year) if one.source.code == department), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _sheet(request, chosen, found)
    try:
        _judge(request, chosen, found)
    except GongxinError as error:
        said = refusal(error)
        return _sheet(request, chosen, found, status=said.status, refusal=said, asked=request.POST)
    return HttpResponseRedirect(f"{reverse('desk:assessment', args=[department])}?year={year}")


@at_desk(Permission.READ_DELIVERIES)
def gaps(request: DeskRequest) -> HttpResponse:
    """Who is not connected, what is not shared, what has grown old, and who has a credit file."""
    law = catalogue()
    context = {
        "connections": reporting.connections(found_gaps.connections(catalogue=law, actor=request.actor)),
        "without_source": found_gaps.without_source(law),
        "unshared": found_gaps.unshared(law),
        "drafts": law.drafts,
        "coverage": portal.coverage(),
        "behind": reporting.behind(actor=request.actor, on=law.day(request.received_at)),
    }
    return render(request, "desk/gaps.html", context)


@at_desk(Permission.READ_DELIVERIES)
def figures(request: DeskRequest) -> HttpResponse:
    """What the platform holds, who is connected, how often it is asked."""
    return render(request, "desk/figures.html", {"figures": of_today()})


@at_desk(Permission.READ_DELIVERIES)
def stale(request: DeskRequest, department: str, item: str) -> HttpResponse:
    """The organisations of which a department told nothing anew within the update cycle."""
    law = catalogue()
    source, chosen = law.sources.get(department), law.items.get(item)
    if source is None or chosen is None or item not in law.cycles or not sees(request.actor, source):
        raise Http404
    found = actions.read_old(chosen, source, actor=request.actor, at=request.received_at)
    context = {
        "source": source,
        "item": chosen,
        "cycle": law.cycles[item].said,
        "found": found[: currency.LISTED],
        "more": len(found) > currency.LISTED,
        "may_deliver": request.actor.holds(Permission.DELIVER),
    }
    return render(request, "desk/stale.html", context)


def _sheet(
    request: DeskRequest, chosen: Assessment, found: Sheet, *, status: int = 200, **more: object
) -> HttpResponse:
    source = found.source
    may = request.actor.may(Permission.ASSESS, department=source.code, division=source.division)
    context = {
        "assessment": chosen,
        "sheet": found,
        "rows": reporting.tree(found),
        "may_assess": may,
        "letters": letters.latest(source.code, actor=request.actor, on=today(request)),
        "may_draw_up": letters.may_draw_up(source, request.actor),
        "years": _years(request),
        "year": found.year,
        **more,
    }
    return render(request, "desk/assessment.html", context, status=status)


def _judge(request: DeskRequest, chosen: Assessment, found: Sheet) -> None:
    try:
        points = Decimal(request.POST.get("points", "").strip())
    except InvalidOperation:
        raise GongxinError("quality.too_many_points", most="…") from None
    assessing.judge(
        chosen,
        request.POST.get("part", ""),
        source=found.source,
        year=found.year,
        points=points,
        evidence=request.POST.get("evidence", ""),
        actor=request.actor,
        at=request.received_at,
    )


def _sheets(request: DeskRequest, chosen: Assessment, year: int) -> list[Sheet]:
    law = catalogue()
    return assessing.sheets(chosen, year, catalogue=law, actor=request.actor, on=law.day(request.received_at))


def _assessment() -> Assessment:
    """The assessment of the packs; there is one for departments, or none."""
    found = next(iter(catalogue().assessments.values()), None)
    if found is None:
        raise GongxinError("quality.unknown_assessment")
    return found


def _years(request: DeskRequest) -> list[int]:
    this = catalogue().day(request.received_at).year
    return list(range(this, this - BACK, -1))


def _year(request: DeskRequest) -> int:
    asked, years = request.GET.get("year", ""), _years(request)
    return int(asked) if asked in map(str, years) else years[0]
