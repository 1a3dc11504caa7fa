"""The interface for departments' systems: hand in a file, read its receipt and its findings (报送接口)."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, File, Form, NinjaAPI, Query, Schema, Status, UploadedFile
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from gongxin.access.actor import Actor
from gongxin.access.queries import actor_for_key
from gongxin.catalogue.model import Item
from gongxin.collection import queries as collection
from gongxin.collection.actions import Handover
from gongxin.collection.models import OUTCOMES, Delivery
from gongxin.kernel.errors import GongxinError
from gongxin.web.api.errors import Refused, Words, answer_invalid, answer_refusal, put, said_of
from gongxin.web.desk import explaining
from gongxin.web.handing_in import hand_in


class Key(HttpBearer):
    """A key of a department's system: `Authorization: Bearer gx_…` (接口密钥)."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002
        return actor_for_key(token, at=timezone.now())


api = NinjaAPI(
    title="公信报送接口 / Gongxin interface for departments",
    version="1",
    auth=Key(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
REFUSALS = {401: Refused, 403: Refused, 404: Refused, 409: Refused, 413: Refused, 422: Refused}


class Rows(Schema):
    """Where the rows went: read is the sum of the others (行数)."""

    read: int
    accepted: int
    unchanged: int
    corrected: int
    held: int
    unlinked: int
    refused: int
    personal: int


class Receipt(Schema):
    """What became of a delivery (回执). While `state` is received or running, ask again later."""

    receipt: str
    state: str = Field(description="received | running | done | refused | failed")
    item: str
    department: str
    sha256: str
    received_at: datetime
    finished_at: datetime | None
    repeat_of: str | None
    rows: Rows
    refusal: Refused | None
    notice: Refused | None = Field(None, description="why a full list ended nothing")


class Finding(Schema):
    """One finding with its place, its reason and its remedy (问题)."""

    sheet: int
    row: int
    rule: str
    severity: str
    field: str | None
    message: Words
    remedy: Words


class Findings(Schema):
    """One page of findings (问题清单)."""

    page: int
    pages: int
    total: int
    findings: list[Finding]


@api.post(
    "/deliveries",
    response={200: Receipt, 202: Receipt, **REFUSALS},
    summary="报送文件 / Hand in a file",
    operation_id="hand_in",
)
def deliver(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    item: Annotated[str, Form()],
    department: Annotated[str, Form()],
) -> Status[Receipt]:
    """202: queued. 200: the same file was done before and nothing has changed."""
    said = Handover(item=item, department=department, name=file.name or "", channel="api")
    delivery = hand_in(file, said, actor=_actor(request), at=timezone.now())
    return Status(200 if delivery.repeat_of_id else 202, _receipt(delivery))


@api.get(
    "/deliveries/{receipt}",
    response={200: Receipt, **REFUSALS},
    summary="读取回执 / Read a receipt",
    operation_id="receipt",
)
def receipt(request: HttpRequest, receipt: str) -> Receipt:
    """The state of a delivery and where its rows went."""
    return _receipt(collection.delivery(receipt, actor=_actor(request)))


@api.get(
    "/deliveries/{receipt}/findings",
    response={200: Findings, **REFUSALS},
    summary="读取问题 / Read the findings",
    operation_id="findings",
)
def findings(
    request: HttpRequest, receipt: str, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Findings:
    """Findings in the order of the file, a page at a time."""
    found = collection.delivery(receipt, actor=_actor(request))
    listed, item = collection.findings(found, page=page), explaining.item(found)
    return Findings(
        page=listed.number,
        pages=listed.pages,
        total=listed.total,
        findings=[_finding(one, item) for one in listed.entries],
    )


@api.exception_handler(GongxinError)
def refused(request: HttpRequest, error: GongxinError) -> HttpResponse:
    return answer_refusal(api, request, error)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return answer_invalid(api, request, error)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001
    return answer_refusal(api, request, GongxinError("web.unknown_key"))


def _actor(request: HttpRequest) -> Actor:
    actor = request.auth  # type: ignore[attr-defined]  # set by Key
    assert isinstance(actor, Actor)  # noqa: S101
    return actor


def _receipt(found: Delivery) -> Receipt:
    rows = {name: getattr(found, f"{name}_rows") for name in ("read", *OUTCOMES)}
    refusal = GongxinError(found.refusal, **found.refusal_facts) if found.refusal else None
    notice = explaining.nothing_ended(found)
    return Receipt(
        receipt=found.receipt,
        state=found.state,
        item=found.item,
        department=found.department,
        sha256=found.sha256,
        received_at=found.received_at,
        finished_at=found.finished_at,
        repeat_of=found.repeat_of.receipt if found.repeat_of else None,
        rows=Rows(**rows),
        refusal=said_of(refusal) if refusal else None,
        notice=put(notice) if notice else None,
    )


def _finding(one: collection.Finding, item: Item | None) -> Finding:
    said = explaining.rule(item, one.rule, one.field)
    return Finding(
        sheet=one.sheet,
        row=one.source_row,
        rule=one.rule,
        severity=one.severity,
        field=one.field,
        message=Words(zh=said.what.zh, en=said.what.en),
        remedy=Words(zh=said.remedy.zh, en=said.remedy.en),
    )
