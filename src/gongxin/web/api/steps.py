"""What each step did with the rows of a delivery, for the department that handed it in (分步计数接口)."""

from django.http import HttpRequest
from ninja import Field, Router, Schema

from gongxin.catalogue.model import Item
from gongxin.collection import queries as collection
from gongxin.flows import stages
from gongxin.web.api.errors import Refused, Words
from gongxin.web.desk import explaining

router = Router()


class Reason(Schema):
    """A rule that rows broke in a step; one row may break several (原因)."""

    rule: str
    field: str | None
    severity: str
    rows: int
    message: Words


class Stage(Schema):
    """What one step did with the rows that came to it: these are the sum of the last four (分步计数)."""

    step: str = Field(description="filter | clean | link | deduplicate | compare | classify | load")
    came: int
    changed: int = Field(description="of these: something was masked, left out or ignored")
    unchanged: int
    waiting: int
    refused: int
    went_on: int
    reasons: list[Reason]


@router.get(
    "/deliveries/{receipt}/steps",
    response={200: list[Stage], 401: Refused, 403: Refused, 404: Refused},
    summary="读取各步骤的计数和原因 / Read what each step did",
    operation_id="steps",
)
def steps(request: HttpRequest, receipt: str) -> list[Stage]:
    """In their order, each with the rules that rows broke there; empty until the delivery is done."""
    found = collection.delivery(receipt, actor=request.auth)  # type: ignore[attr-defined]  # set by Key
    item = explaining.item(found)
    return [_stage(one, item) for one in stages.stages(found, item)]


def _stage(one: stages.Stage, item: Item | None) -> Stage:
    return Stage(
        step=one.step,
        came=one.came,
        changed=one.changed,
        unchanged=one.unchanged,
        waiting=one.waiting,
        refused=one.refused,
        went_on=one.went_on,
        reasons=[_reason(reason, item) for reason in one.reasons],
    )


def _reason(one: stages.Reason, item: Item | None) -> Reason:
    what = explaining.rule(item, one.rule, one.field).what
    return Reason(
        rule=one.rule,
        field=one.field,
        severity=one.severity,
        rows=one.rows,
        message=Words(zh=what.zh, en=what.en),
    )
