"""An organisation's file beyond what is public, for a purpose, each kind of information apart (档案接口)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Information
from gongxin.disclosure.models import Seen
from gongxin.web.api.errors import Refused
from gongxin.web.desk import actions
from gongxin.web.desk.actions import Asked, left_out

router = Router()


class Ask(Schema):
    """Of whom, what for, and what is left out; it stands in the body, never in an address (查阅说明)."""

    code: str = Field(min_length=1, max_length=64)
    purpose: str = Field(description="permit | inspection | procurement | funds | honours | repair")
    case_number: str = Field(description="受理号或案号 / number of the case at hand")
    without: list[Literal["market", "self_declared"]] = Field([], description="不含该类信息 / left out")


class Record(Schema):
    """One record as a public body sees it (档案信息)."""

    record: str
    item: str
    source: str | None = Field(description="unified code; none if it left the catalogue")
    valid_from: date | None
    shown_until: date | None = Field(description="to public bodies; the first day without it")
    public: bool = Field(description="being shown to everybody today")
    fields: dict[str, str]


class File(Schema):
    """An organisation's file; only `public_credit` is public credit information (档案)."""

    code: str
    name: str
    public_credit: list[Record] = Field(description="公共信用信息")
    market: list[Record] = Field(description="市场信用信息：不作为公共信用信息评价、核查或者公示")
    self_declared: list[Record] = Field(description="自主申报：不作为公共信用信息评价、核查或者公示")


@router.post(
    "/files",
    response={200: File, 401: Refused, 403: Refused, 404: Refused, 422: Refused},
    summary="查阅组织档案 / Read the file of an organisation",
    operation_id="file",
)
def file(request: HttpRequest, asked: Ask) -> File:
    """Every reading is noted for the organisation, with purpose and case."""
    at = timezone.now()
    on = catalogue().day(at)
    subject, seen = actions.read_file(
        asked.code,
        Asked(asked.purpose, asked.case_number, without=left_out(list(asked.without))),
        actor=request.auth,  # type: ignore[attr-defined]  # set by desk.Key
        at=at,
        on=on,
    )
    return File(
        code=subject.code,
        name=subject.name or "",
        public_credit=_of(Information.PUBLIC, seen, on),
        market=_of(Information.MARKET, seen, on),
        self_declared=_of(Information.SELF_DECLARED, seen, on),
    )


def _of(kind: Information, seen: Iterable[Seen], on: date) -> list[Record]:
    law = catalogue()
    found = ((one, law.versions[one.entry.item, one.entry.item_version]) for one in seen)
    return [_record(one, item.id, on) for one, item in found if item.information is kind]


def _record(seen: Seen, item: str, on: date) -> Record:
    entry, source = seen.entry, catalogue().source_of(seen.entry.source)
    return Record(
        record=entry.record_id.hex,
        item=item,
        source=source.code if source else None,
        valid_from=entry.valid_from,
        shown_until=seen.window.shown_until if seen.window else None,
        public=seen.public is not None and on in seen.public,
        fields={name: str(value) for name, value in seen.fields.items()},
    )
