"""The public read interface: the same facts as the pages, the same windows (开放接口)."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, NinjaAPI, Path, Query, Schema

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Catalogue, Item
from gongxin.disclosure import models, queries
from gongxin.disclosure import search as names
from gongxin.identity.kinds import Word, word
from gongxin.kernel.errors import GongxinError
from gongxin.web.api.errors import Refused, answer_in_words
from gongxin.web.portal import wording
from gongxin.web.portal.queries import all_ties, shows_other

api = NinjaAPI(
    title="公信公开接口 / Gongxin public interface",
    version="1",
    description="今日正在公示的组织公共信用信息。"
    " / Public credit information about organisations, as the portal shows it today.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
answer_in_words(api)
CODE = "统一社会信用代码，18 位 / Unified social credit code, 18 characters"
TEXT = "代码、名称中两个以上的字，或拼音首字母 / Code, two or more characters of a name, or initials"


class Named(Schema):
    """An organisation as lists name it (组织)."""

    code: str
    name: str
    former_names: list[str]
    status: str | None = Field(None, description="code of the list registration-status")


class Fact(Schema):
    """One fact that is being shown (公示信息); `shown_until` is the first day without it."""

    record: str
    code: str = Field(description="of the organisation; one that was changed since, if it stands under that")
    item: str
    source: str | None = Field(description="unified code of the department; none if it left the catalogue")
    decided_on: date | None
    recorded_on: date
    shown_from: date
    shown_until: date | None
    basis: str
    fields: dict[str, str] = Field(description="by the names of the item's fields; money in yuan")


class OtherFact(Fact):
    """One fact that is being shown and is no public credit information (其他公示信息)."""

    information: str = Field(description="market: 市场信用信息 | self_declared: 自主申报")


class Tie(Schema):
    """What ties an organisation to another (主体关系)."""

    kind: Word
    leads: bool = Field(description="true: from this organisation to the other; false: from the other to it")
    since: date
    code: str
    name: str


class Organisation(Named):
    """An organisation with all that is being shown of it (组织公示信息)."""

    ties: list[Tie]
    more_ties: bool = Field(
        description=f"true: there are more than given, at most {queries.TIES} of the registry or of records"
    )
    facts: list[Fact] = Field(description="public credit information / 公共信用信息")
    other: list[OtherFact] = Field(
        [], description="不属于公共信用信息，各自注明来源类别 / no public credit information, each labelled"
    )


class Found(Schema):
    """What a search found, best first (检索结果)."""

    organisations: list[Named]


@api.get(
    "/organisations/{code}",
    response={200: Organisation, 404: Refused},
    summary="一家组织正在公示的信息 / What is being shown of one organisation",
    operation_id="organisation",
)
def organisation(
    request: HttpRequest,  # noqa: ARG001
    code: Annotated[str, Path(description=CODE, min_length=1, max_length=64)],
) -> Organisation:
    """The same facts as the organisation's page."""
    on = queries.today()
    page = queries.page(code, on=on)
    if page is None:
        raise GongxinError("web.unknown_organisation")
    law = catalogue()
    items = {item.number: item for item in law.items.values()}  # nothing is shown without its law
    codes = {**page.earlier, page.organisation.subject_id: page.organisation.code}
    facts = [
        _fact(fact, codes[fact.subject_id], items[fact.item], law)
        for fact in page.facts
        if fact.item in items
    ]
    beside = queries.other(page, law, on=on) if shows_other() else ()
    other = [
        OtherFact(
            **_fact(fact, codes[fact.subject_id], items[fact.item], law).model_dump(),
            information=items[fact.item].information,
        )
        for fact in beside
    ]
    ties, more = all_ties(page, on)
    named = _named(page.organisation).model_dump()
    return Organisation(**named, ties=[_tie(tie) for tie in ties], more_ties=more, facts=facts, other=other)


@api.get(
    "/search",
    response={200: Found, 422: Refused},
    summary="按代码、名称或首字母查询组织 / Search organisations by code, name or initials",
    operation_id="search",
)
def search(
    request: HttpRequest,  # noqa: ARG001
    q: Annotated[str, Query(description=TEXT, min_length=1, max_length=100)],
    limit: Annotated[int, Query(description="最多返回几家 / How many at most", ge=1, le=50)] = 20,
) -> Found:
    """The same organisations as the search page; never persons."""
    return Found(organisations=[_named(hit) for hit in names.search(q, limit=limit)])


def _named(one: models.Organisation | names.Hit) -> Named:
    return Named(code=one.code, name=one.name, former_names=list(one.former), status=one.status)


def _tie(tie: models.Tie) -> Tie:
    kind = word(tie.kind)
    return Tie(kind=kind, leads=tie.leads, since=tie.since, code=tie.code, name=tie.name)


def _fact(fact: models.Fact, code: str, item: Item, law: Catalogue) -> Fact:
    source = law.source_of(fact.source)
    return Fact(
        record=fact.record_id.hex,
        code=code,
        item=item.id,
        source=source.code if source else None,
        decided_on=fact.decided_on,
        recorded_on=fact.recorded_on,
        shown_from=fact.shown_from,
        shown_until=fact.shown_until,
        basis=wording.basis(fact.basis, law).zh,
        fields=dict(fact.public),
    )
