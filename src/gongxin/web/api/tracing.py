"""The way of one record, for the department that reported it (溯源接口)."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from gongxin.catalogue.queries import in_force
from gongxin.flows import tracing
from gongxin.web.api.errors import Refused

router = Router()


class Broken(Schema):
    """A rule that the row broke and that did not keep it out (问题)."""

    rule: str
    field: str | None
    severity: str


class Checks(Schema):
    """The rules to which the row was held (校验)."""

    item: str
    version: int
    digest: str = Field(description="SHA-256 of the item's file")
    rules: int
    broken: list[Broken]


class Arrival(Schema):
    """The delivery that brought the version, and the place in its file (来源)."""

    receipt: str
    department: str
    channel: str
    file_name: str
    sha256: str
    received_at: datetime
    sheet: int | None
    row: int | None


class Deed(Schema):
    """What somebody did, when and why (经办)."""

    action: str
    by: str
    at: datetime
    reason: str
    entry: int | None = Field(description="number in the audit trail")


class Shown(Schema):
    """From when to when an audience sees it; `shown_until` is the first day without it (公开去向)."""

    audience: str
    shown_from: date
    shown_until: date | None
    reason: str
    bound: str


class Version(Schema):
    """One revision (版本); of another department's delivery nothing is told but that it was."""

    number: int
    act: str = Field(description="open | correct | end | reopen | erase")
    occasion: str = Field(description="delivery | correction | decision | erasure | settlement | undoing")
    recorded_at: datetime
    position: int
    source: str
    taken_from: str = Field(description="whose record it was till then, where it was another source's")
    changed: list[str]
    arrival: Arrival | None
    checks: Checks | None
    deeds: list[Deed]
    public: Shown | None


class Supplied(Schema):
    """A value that the record leaves out and the organisation's public registration tells (补全)."""

    field: str
    value: str
    source: str
    record: UUID
    recorded_at: datetime
    arrival: Arrival | None = Field(description="none: a delivery that the reader may not see")


class Trace(Schema):
    """A record with all that was done to it, first version first (溯源)."""

    code: str
    name: str
    record: UUID
    item: str
    source: str
    title: str
    replaces: UUID | None
    versions: list[Version]
    windows: list[Shown]
    filled: list[Supplied]
    public_now: bool


@router.get(
    "/records/{code}/{record}/trace",
    response={200: Trace, 401: Refused, 403: Refused, 404: Refused},
    summary="一条记录的来龙去脉 / The way of one record",
    operation_id="trace",
)
def trace(request: HttpRequest, code: str, record: UUID) -> tracing.Trace:
    """Who brought it, who decided what and why, where it went. The reading is noted."""
    return tracing.trace(
        code,
        record,
        catalogue=in_force(),
        actor=request.auth,  # type: ignore[attr-defined]  # set by Key
        at=timezone.now(),
    )
