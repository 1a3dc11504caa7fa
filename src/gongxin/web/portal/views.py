"""The portal's pages: translate the address, ask once, translate the answer."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from gongxin.catalogue import template as xlsx
from gongxin.catalogue.jsonschema import json_schema
from gongxin.catalogue.load import catalogue, confirmed
from gongxin.catalogue.model import Item
from gongxin.catalogue.page import page
from gongxin.catalogue.queries import confirmations, in_force
from gongxin.catalogue.register_checks import notices
from gongxin.catalogue.register_page import pages
from gongxin.proof import verify
from gongxin.settings import settings
from gongxin.web.api.described import operations
from gongxin.web.api.public import api
from gongxin.web.look.headers import without_facts
from gongxin.web.look.paging import asked_page
from gongxin.web.portal import chart, law, queries
from gongxin.web.portal.figures import figures as of_today

T = TypeVar("T")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def home(request: HttpRequest) -> HttpResponse:
    """The first page: search, columns, freshness (首页)."""
    shown = queries.overview()
    return render(
        request,
        "portal/home.html",
        {
            "columns": shown.columns,
            "counts": shown.counts,
            "coverage": queries.coverage(),
            "months": shown.months,
            "chart": chart.draw(shown.series, shown.months),
        },
    )


def search(request: HttpRequest) -> HttpResponse:
    """Organisations by code, name or initials (查询)."""
    asked = request.GET.get("q", "").strip()
    return render(request, "portal/search.html", {"asked": asked, "answer": queries.search(asked)})


def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """An organisation with all that is being shown of it (组织主页)."""
    return render(request, "portal/organisation.html", {"organisation": _found(queries.organisation(code))})


def organisation_item(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """All facts of one kind about an organisation (单类信息)."""
    shown = _found(queries.organisation_item(code, _item(item), number=asked_page(request)))
    return render(request, "portal/organisation_item.html", {"shown": shown, "page": shown.page})


def columns(request: HttpRequest) -> HttpResponse:
    """The columns of publicity (公示栏目)."""
    return render(request, "portal/columns.html", {"columns": queries.overview().columns})


def column(request: HttpRequest, item: str) -> HttpResponse:
    """The facts of one column, latest decision first (公示栏目，单类)."""
    chosen = _item(item)
    if not chosen.column:
        raise Http404
    filters = queries.Filters(
        department=catalogue().sources.get(request.GET.get("department", "")),
        month=_month(request.GET.get("month", "")),
    )
    shown = queries.column(chosen, filters, after=request.GET.get("after", ""))
    return render(request, "portal/column.html", {"shown": shown, "filters": filters})


@without_facts
def catalogue_list(request: HttpRequest) -> HttpResponse:
    """The catalogue (信用目录)."""
    found = catalogue()
    context = {
        "items": law.entries(found),
        "registers": pages(found),
        "sectors": law.sectors(found),
        "drafts": law.drafts(found),
        "forbidden": law.forbidden(found),
    }
    return render(request, "portal/catalogue.html", context)


@without_facts
def catalogue_item(request: HttpRequest, item: str) -> HttpResponse:
    """One item of the catalogue (目录条目)."""
    chosen = _item(item)
    return render(request, "portal/item.html", {"item": chosen, "described": page(chosen, catalogue())})


@without_facts
def catalogue_draft(request: HttpRequest, item: str) -> HttpResponse:
    """One item that is not in force, and why (草案)."""
    draft = _found(next((one for one in catalogue().drafts if one.item.id == item), None))
    return render(request, "portal/draft.html", {"described": page(draft, catalogue())})


@without_facts
def template(_request: HttpRequest, item: str) -> HttpResponse:
    """The spreadsheet that departments fill in (填报模板)."""
    answer = HttpResponse(xlsx.template(_item(item), catalogue()), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{item}.xlsx"'
    return answer


@without_facts
def schema(_request: HttpRequest, item: str) -> HttpResponse:
    """The shape of a record as JSON Schema (数据结构)."""
    return JsonResponse(json_schema(_item(item), catalogue()), json_dumps_params={"ensure_ascii": False})


@without_facts
def register(request: HttpRequest, name: str) -> HttpResponse:
    """A register beside the catalogue, with what its keepers must see to today (制度与清单)."""
    found = in_force()
    described = _found(pages(found).get(name))
    due = [one.message for one in notices(found, found.day(timezone.now())) if one.register == name]
    return render(request, "portal/register.html", {"described": described, "notices": due})


@without_facts
def about(request: HttpRequest) -> HttpResponse:
    """What the platform is and what it never does (关于)."""
    return render(request, "portal/about.html")


@without_facts
def method(request: HttpRequest) -> HttpResponse:
    """How windows of publicity are computed (公示规则与方法)."""
    documents = confirmations()
    here = confirmed(catalogue(), frozenset(documents))
    context = {
        "limits": law.limits(here),
        "to_confirm": law.to_confirm(here, documents),
        "provable": settings().log is not None,
    }
    return render(request, "portal/method.html", context)


@without_facts
def scoring(request: HttpRequest) -> HttpResponse:
    """By what formulas departments' reporting is measured (数据质量评价办法)."""
    return render(request, "portal/scoring.html", law.scoring(catalogue()))


def figures(request: HttpRequest) -> HttpResponse:
    """What the platform holds, who is connected, how often it is asked (运行统计)."""
    return render(request, "portal/figures.html", {"figures": of_today()})


@without_facts
def terms(request: HttpRequest) -> HttpResponse:
    """The words of the domain (术语)."""
    return render(request, "portal/terms.html", {"terms": catalogue().terms.values()})


@without_facts
def interface(request: HttpRequest) -> HttpResponse:
    """The public read interface (开放接口)."""
    return render(request, "portal/interface.html", {"operations": operations(api)})


@without_facts
def robots(_request: HttpRequest) -> HttpResponse:
    """Robots may look: pages with facts say in their head that they are not to be kept."""
    return HttpResponse("User-agent: *\nDisallow: /api/\n", content_type="text/plain")


@without_facts
def verifier(_request: HttpRequest) -> HttpResponse:
    """The file with which anybody checks what the log proves, by himself (离线核验程序)."""
    answer = HttpResponse(Path(verify.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="verify.py"'
    return answer


def _item(name: str) -> Item:
    try:
        return catalogue().items[name]
    except KeyError:
        raise Http404 from None


def _found(answer: T | None) -> T:
    if answer is None:
        raise Http404
    return answer


def _month(asked: str) -> date | None:
    """The first day of a month written as 2026-05; nothing where the address asks for nothing sensible."""
    try:
        return date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
