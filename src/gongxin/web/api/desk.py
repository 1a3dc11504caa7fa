"""The interface for departments' systems: hand in a file, read its receipt and its findings (报送接口)."""

from datetime import date, datetime
from typing import Annotated

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Field, File, Form, Header, NinjaAPI, Query, Schema, Status, UploadedFile
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from gongxin.access.actor import Actor
from gongxin.access.queries import actor_for_key
from gongxin.catalogue.model import Item
from gongxin.catalogue.queries import in_force
from gongxin.collection import queries as collection
from gongxin.collection.actions import Handover
from gongxin.collection.models import OUTCOMES, Delivery
from gongxin.collection.states import State
from gongxin.collection.zero import handover
from gongxin.flows import zero
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.period import Period
from gongxin.web.api import files, steps, tracing
from gongxin.web.api.errors import Refused, Words, answer_in_words, answer_refusal, put, said_of
from gongxin.web.desk import explaining
from gongxin.web.handing_back import XLSX, problem_workbook
from gongxin.web.handing_in import days, hand_in, hand_in_bundle


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
answer_in_words(api)
KEY_LENGTH = 255
KEY = (
    "由发送方选定，每次报送一个（如 UUID）；断线后以同一键重发同一内容，得到同一回执"
    " / Chosen by the sender, one a delivery (a UUID); with it the same content gives the same receipt"
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


class Days(Schema):
    """A period by its first and its last day (期间)."""

    first_day: date
    last_day: date


class Progress(Schema):
    """How far a delivery that is worked on has come (办理进度)."""

    stage: str = Field(description="reading | checking | loading")
    done: int = Field(description="rows")
    total: int = Field(description="rows; 0: not known yet")


class Figure(Schema):
    """What a gate measured and what was expected (闸口数值); rows, or shares of rows for a field."""

    gate: str
    field: str | None
    found: float
    least: float | None
    most: float | None
    learned_from: int = Field(description="so many deliveries; 0: set by the operator")


class Receipt(Schema):
    """What became of a delivery (回执). While `state` is received or running, ask again later.

    A delivery that is stopped waits for a second person at the desk; nothing of it is in.
    """

    receipt: str
    state: str = Field(description="received | running | stopped | done | refused | failed")
    item: str
    department: str
    mode: str = Field(description="rows | snapshot | zero")
    period: Days | None = Field(None, description="of a zero report")
    sha256: str
    received_at: datetime
    finished_at: datetime | None
    progress: Progress | None = Field(None, description="while `state` is running")
    repeat_of: str | None
    corrects: str | None = Field(None, description="the receipt whose faulty rows these correct")
    stopped_for: list[Figure] = Field([], description="why a gate stopped the whole delivery")
    rows: Rows
    refusal: Refused | None
    notice: Refused | None = Field(None, description="why a full list ended nothing")


class Bundle(Schema):
    """The deliveries of an archive, in its order (打包报送)."""

    bundle: str
    deliveries: list[Receipt]


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
    openapi_extra={
        "responses": {
            200: {"description": "处理完毕，或与此前报送的文件相同 / Done, or the same as a file that was"},
            202: {
                "description": "已排队；按 Location 查询回执 / Queued: ask at Location for the receipt",
                "headers": {
                    "Location": {"schema": {"type": "string"}},
                    "Retry-After": {"schema": {"type": "integer"}},
                },
            },
            409: {
                "description": "该 Idempotency-Key 已用于另一次报送 / The key was used for another delivery"
            },
        }
    },
)
def deliver(
    request: HttpRequest,
    response: HttpResponse,
    file: Annotated[UploadedFile, File()],
    item: Annotated[str, Form()],
    department: Annotated[str, Form()],
    request_key: Annotated[str, Header("", alias="Idempotency-Key", description=KEY)],
) -> Status[Receipt]:
    """202: queued, ask at Location. 200: done, or the same as a file that was and nothing has changed."""
    said = Handover(item, department, file.name or "", "api", request_key=_key(request_key))
    delivery = hand_in(file, said, actor=_actor(request), at=timezone.now())
    if delivery.state not in (State.RECEIVED, State.RUNNING):
        return Status(200, _receipt(delivery))
    response["Location"] = reverse("api:receipt", args=[delivery.receipt])
    response["Retry-After"] = "2"
    return Status(202, _receipt(delivery))


@api.post(
    "/zero-reports",
    response={200: Receipt, **REFUSALS},
    summary="零报送 / Say that there is nothing to report",
    operation_id="report_nothing",
)
def report_nothing(
    request: HttpRequest,
    item: Annotated[str, Form()],
    department: Annotated[str, Form()],
    first_day: Annotated[date, Form()],
    last_day: Annotated[date, Form(description="含当日 / within the period")],
) -> Receipt:
    """Nothing was decided under the item in the period, which is over."""
    delivery = zero.report(
        days(first_day.isoformat(), last_day.isoformat()),
        handover(item=item, department=department, channel="api"),
        catalogue=in_force(),
        actor=_actor(request),
        at=timezone.now(),
    )
    return _receipt(delivery)


@api.post(
    "/bundles",
    response={202: Bundle, **REFUSALS},
    summary="报送压缩包 / Hand in a zip of files",
    operation_id="hand_in_bundle",
)
def deliver_bundle(
    request: HttpRequest,
    response: HttpResponse,
    file: Annotated[UploadedFile, File()],
    item: Annotated[str, Form()],
    department: Annotated[str, Form()],
    request_key: Annotated[str, Header("", alias="Idempotency-Key", description=KEY)],
) -> Status[Bundle]:
    """Every file of the archive becomes a delivery with a receipt of its own; all of them, or none."""
    said = Handover(item, department, "", "api", request_key=_key(request_key))
    several = hand_in_bundle(file, said, actor=_actor(request), at=timezone.now())
    response["Location"] = reverse("api:bundle", args=[several[0].bundle])
    return Status(202, _bundle(several))


@api.get(
    "/bundles/{bundle}",
    response={200: Bundle, **REFUSALS},
    summary="读取压缩包的各回执 / Read the receipts of a zip",
    operation_id="bundle",
    url_name="bundle",
)
def bundle(request: HttpRequest, bundle: str) -> Bundle:
    """Where the rows of each file went."""
    return _bundle(collection.bundle(bundle, actor=_actor(request)))


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


@api.get(
    "/deliveries/{receipt}/problems.xlsx",
    response=REFUSALS,
    summary="下载问题数据工作簿 / Download the problem workbook",
    operation_id="problem_workbook",
)
def problems(request: HttpRequest, receipt: str, language: str = "zh") -> FileResponse:
    """The rows that still need correcting, to be corrected and handed in again as a file."""
    found = collection.delivery(receipt, actor=_actor(request))
    file = problem_workbook(found, language="en" if language == "en" else "zh")
    return FileResponse(file, as_attachment=True, filename=f"{receipt}-problems.xlsx", content_type=XLSX)


api.add_router("", tracing.router)
api.add_router("", files.router)
api.add_router("", steps.router)


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
        mode=found.mode,
        period=_days(collection.period(found)),
        sha256=found.sha256,
        received_at=found.received_at,
        finished_at=found.finished_at,
        progress=_progress(found),
        repeat_of=found.repeat_of.receipt if found.repeat_of else None,
        corrects=found.corrects.receipt if found.corrects else None,
        stopped_for=[Figure(**figure) for figure in found.stopped_for],
        rows=Rows(**rows),
        refusal=said_of(refusal) if refusal else None,
        notice=put(notice) if notice else None,
    )


def _key(given: str) -> str:
    if len(given) > KEY_LENGTH:
        raise GongxinError("collection.long_request_key", limit=KEY_LENGTH)
    return given


def _bundle(several: list[Delivery]) -> Bundle:
    return Bundle(bundle=several[0].bundle, deliveries=[_receipt(one) for one in several])


def _days(period: Period | None) -> Days | None:
    return Days(first_day=period.start, last_day=period.last_day) if period and period.last_day else None


def _progress(found: Delivery) -> Progress | None:
    told = collection.progress(found)
    return Progress(stage=told[0], done=told[1], total=told[2]) if told else None


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
