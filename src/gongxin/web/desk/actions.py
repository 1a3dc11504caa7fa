"""Reading a file for a stated purpose: the audit entry and the reading are one transaction."""

from datetime import date, datetime

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.model import Audience, Text
from gongxin.catalogue.queries import in_force
from gongxin.disclosure import views
from gongxin.disclosure.models import Seen
from gongxin.identity import queries as registry
from gongxin.identity.queries import Subject
from gongxin.kernel import personal
from gongxin.kernel.errors import GongxinError

# What a body may read a file for; the matter at hand is told by its case number.
PURPOSES = {
    "permit": Text("行政许可、审批审查", "Examination of a permit or approval"),
    "inspection": Text("监督检查、行政执法", "Inspection and enforcement"),
    "procurement": Text("招标投标、政府采购", "Tendering and public procurement"),
    "funds": Text("资金、补助审查", "Funds and subsidies"),
    "honours": Text("表彰、评优审查", "Honours and awards"),
    "repair": Text("信用修复、异议处理", "Repair and objection"),
}
LONGEST = 40


def read_file(
    code: str, *, purpose: str, case_number: str, actor: Actor, at: datetime, on: date
) -> tuple[Subject, list[Seen]]:
    """The file of an organisation as departments may see it (查阅档案); what is not found is noted too."""
    actor.require(Permission.READ_FILES)
    if purpose not in PURPOSES:
        raise GongxinError("web.no_purpose")
    told = personal.mask(case_number.strip())[:LONGEST]
    if not told:
        raise GongxinError("web.no_case_number")
    with transaction.atomic():  # a refusal must leave its trace, so it is raised outside
        subject = registry.by_code(code)
        audit.append(
            "disclosure.read_file",
            actor=actor,
            at=at,
            code=subject.code if subject else None,
            purpose=purpose,
            case_number=told,
        )
        if subject is not None:
            return subject, views.view(subject.id, Audience.GOVERNMENT, in_force(), on=on)
    raise GongxinError("web.unknown_organisation")
