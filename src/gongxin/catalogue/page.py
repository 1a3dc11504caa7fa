"""The documentation page of an item in Chinese and English, from the item alone (目录说明页)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from gongxin.catalogue.citing import in_english
from gongxin.catalogue.derive import derived_rules
from gongxin.catalogue.limits import Limit
from gongxin.catalogue.model import (
    Basis,
    Catalogue,
    CodeList,
    Draft,
    Field,
    Item,
    Rule,
    Stage,
    Text,
    WindowRule,
)
from gongxin.catalogue.words import (
    AGREED_PURPOSES,
    AUDIENCES,
    CLASSES,
    INFORMATION,
    KINDS,
    PROBLEMS,
    SEVERITIES,
    UNITS,
)

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
YES: Final = Text("是", "yes")
NO: Final = Text("否", "no")
NOTHING: Final = Text("", "")
STAGES: Final = (
    Text("提出", "proposal"),
    Text("必要性和适当性评估", "assessment of necessity and proportionality"),
    Text("公开征求意见", "public comment"),
    Text("批准", "approval"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a heading, sentences, at most one table."""

    title: Text
    sentences: tuple[Text, ...] = ()
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """All that may be said of an item; every wording in both languages."""

    title: Text
    sections: tuple[Section, ...]


def page(entry: Item | Draft, catalogue: Catalogue, guards: Sequence[Rule] = ()) -> Page:
    """The page of one item or draft; `guards` are rules of every item, which later stations know."""
    item = entry.item if isinstance(entry, Draft) else entry
    first = _not_in_force(entry, catalogue) if isinstance(entry, Draft) else _overview(item, catalogue)
    lists = dict.fromkeys(field.codes for field in item.fields if field.codes)
    return Page(
        title=item.title,
        sections=(
            first,
            *_procedure(item),
            *_precedence(item, catalogue),
            *_agreements(item, catalogue),
            _windows(item, catalogue),
            _fields(item),
            _dropped(item),
            _rules(item, guards),
            *(_codes(catalogue.code_lists[name], catalogue) for name in lists),
        ),
    )


def markdown(found: Page, language: Language) -> str:
    """The page as Markdown in one language."""
    said = [f"# {getattr(found.title, language)}", ""]
    for section in found.sections:
        said += lines(section, language)
    return "\n".join(said)


def lines(section: Section, language: Language | Literal["both"]) -> list[str]:
    """A section as lines of Markdown, in one language or in both side by side."""
    said = [f"## {_in(section.title, language)}", ""]
    said += [line for sentence in section.sentences for line in (_in(sentence, language), "")]
    if section.header:
        said += [_line(section.header, language), "|" + " --- |" * len(section.header)]
        said += [*(_line(row, language) for row in section.rows), ""]
    return said


def _line(cells: Sequence[Text], language: Language | Literal["both"]) -> str:
    texts = (_in(cell, language).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


def _in(text: Text, language: Language | Literal["both"]) -> str:
    if language != "both":
        return str(getattr(text, language))
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"


def plain(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)


def joined(texts: Iterable[Text]) -> Text:
    parts = list(texts)
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _not_in_force(draft: Draft, catalogue: Catalogue) -> Section:
    item = draft.item
    sentences = [
        Text("本条目未生效：不接收报送，不归集，不公示。", "Not in force: nothing is taken in or shown."),
        *([draft.why] if draft.why else []),
        *(PROBLEMS[code] for code in draft.missing),
        item.description,
        _information(item),
        Text(
            f"编号：{item.id}，第{item.version}版草案。", f"Id: {item.id}, draft of version {item.version}."
        ),
        *(_basis(basis, catalogue) for basis in item.basis),
    ]
    return Section(Text("草案", "Draft"), tuple(sentences))


def _procedure(item: Item) -> Iterator[Section]:
    """The stages that the item has behind it; no section where none is told."""
    if item.procedure is None:
        return
    header = (Text("环节", "stage"), Text("日期", "day"), Text("单位", "body"), Text("文件", "document"))
    rows = [
        (name, plain(_run(stage)), plain(stage.by), plain(stage.document))
        for name, stage in zip(STAGES, item.procedure.stages, strict=True)
        if stage
    ]
    yield Section(Text("变更程序", "How it came into force"), (), header, tuple(rows))


def _precedence(item: Item, catalogue: Catalogue) -> Iterator[Section]:
    """Whose statement counts; no section where no source goes first."""
    found = catalogue.precedence.get(item.id)
    if found is None:
        return
    decider = Text("作出决定的单位自己报送的", "the body that decided, of its own decisions")
    places = [*([decider] if found.decider else []), *(catalogue.sources[code].name for code in found.order)]
    yield Section(
        Text("以谁为准", "Whose statement counts"),
        (
            Text(
                "几个单位报送同一条记录而内容不同的，以排在前面的单位为准；"
                "排在后面的和没有列出的，其报送暂存待核，不改动记录。",
                "Where several departments state one record differently, the one that stands first counts; "
                "what a later one or one not listed states is held and changes nothing.",
            ),
            Text("这是运行单位的规定，不是法律规定。", "This is a rule of the operator, not of the law."),
        ),
        (Text("次序", "place"), Text("单位", "source")),
        tuple((plain(str(place)), name) for place, name in enumerate(places, start=1)),
    )


def _agreements(item: Item, catalogue: Catalogue) -> Iterator[Section]:
    """Under what market credit information comes in; no section where nothing is agreed upon."""
    agreed = [one for one in catalogue.agreements.values() if item.id in one.items]
    if not agreed:
        return
    header = (
        Text("协议编号", "agreement"),
        Text("协议", "title"),
        Text("提供单位", "source"),
        Text("有效期", "in force"),
        Text("使用目的", "purposes"),
    )
    rows = [
        (
            plain(one.number),
            one.title,
            catalogue.sources[one.source].name,
            plain(f"{one.valid.start} – {one.valid.last_day}"),
            joined(AGREED_PURPOSES[purpose] for purpose in one.purposes),
        )
        for one in agreed
    ]
    yield Section(
        Text("协议", "Agreements"),
        (
            Text(
                "收到之日没有有效协议的不予接收；协议到期的不再公开、不再使用，记录留在历史中。",
                "Nothing comes in without an agreement in force on that day. Once it is over the records are "
                "neither shown nor used any more and stay in the history.",
            ),
        ),
        header,
        tuple(rows),
    )


def _information(item: Item) -> Text:
    kind = INFORMATION[item.information]
    return Text(f"信息来源类别：{kind.zh}。", f"Kind of information: {kind.en}.")


def _run(stage: Stage) -> str:
    return f"{stage.start} – {stage.end - timedelta(days=1)}" if stage.end else str(stage.start)


def _overview(item: Item, catalogue: Catalogue) -> Section:
    keys = joined([Text("主体", "the subject"), *(item.field(name).label for name in item.identity)])
    sentences = [
        item.description,
        _information(item),
        Text(f"编号：{item.id}，第{item.version}版。", f"Id: {item.id}, version {item.version}."),
        Text(f"自{item.valid.start}起有效。", f"In force from {item.valid.start}."),
        Text(f"一条记录由{keys.zh}确定。", f"A record is told by: {keys.en}."),
        *(_basis(basis, catalogue) for basis in item.basis),
    ]
    if item.report_within:
        length = _limit(catalogue.limits[item.report_within])
        sentences.append(
            Text(f"自决定之日起{length.zh}内报送。", f"Reported within {length.en} of the decision.")
        )
    return Section(Text("概况", "Overview"), tuple(sentences))


def cited(bases: Iterable[Basis], catalogue: Catalogue) -> Text:
    """All bases of a thing: titles and articles."""
    return joined(_cited(basis, catalogue) for basis in bases)


def _cited(basis: Basis, catalogue: Catalogue) -> Text:
    title = catalogue.instruments[basis.instrument].title
    article = f" ({in_english(basis.article)})" if basis.article else ""
    return Text(f"《{title.zh}》{basis.article}", f"{title.en}{article}")


def _basis(basis: Basis, catalogue: Catalogue) -> Text:
    law = _cited(basis, catalogue)
    checked = NOTHING if basis.verified else Text("（未核对原文）", " (not checked against the text)")
    return Text(f"依据：{law.zh}{checked.zh}。", f"Basis: {law.en}{checked.en}.")


def _limit(limit: Limit) -> Text:
    """The length that holds for decisions of today; a limit without values is left to other law."""
    if not limit.values:
        return limit.title
    value = limit.values[-1]
    if value.months is not None:
        return _count(value.months, "个月", "month")
    if value.working_days is not None:
        return _count(value.working_days, "个工作日", "working day")
    return _count(value.days or 0, "日", "day")


def _count(number: int, zh: str, en: str) -> Text:
    return Text(f"{number}{zh}", f"{number} {en}{'' if number == 1 else 's'}")


def _windows(item: Item, catalogue: Catalogue) -> Section:
    return Section(
        Text("公开与期限", "Who sees it and until when"),
        (
            Text(
                "终止取最早的一项；经信用修复的提前终止。",
                "The earliest end counts; credit repair ends it sooner.",
            ),
        ),
        (
            Text("对象", "audience"),
            Text("分类", "class"),
            Text("是否可见", "shown"),
            Text("至", "until"),
        ),
        tuple(
            (
                AUDIENCES[window.audience],
                CLASSES[window.klass],
                YES if window.shown else NO,
                end_of(window, item, catalogue),
            )
            for window in item.windows
        ),
    )


def end_of(window: WindowRule, item: Item, catalogue: Catalogue) -> Text:
    """Until when an audience sees a record, in words; nothing where it does not."""
    if not window.shown:
        return NOTHING
    limits = (catalogue.limits[name] for name in window.limits)
    ends = [
        *(_limit(limit) for limit in limits if limit.values),
        *(item.field(name).label for name in (*window.last_days, *window.end_days)),
    ]
    return joined(ends) if ends else Text("长期", "further notice")


def _fields(item: Item) -> Section:
    header = (
        Text("字段", "field"),
        Text("代码", "code"),
        Text("类型", "type"),
        Text("必填", "needed"),
        Text("公开范围", "audience"),
        Text("表头的其他写法", "other headers"),
    )
    return Section(Text("字段", "Fields"), (), header, tuple(_field(field) for field in item.fields))


def _field(field: Field) -> tuple[Text, ...]:
    audience = AUDIENCES[field.audience] if field.stored else Text("仅用于匹配", "matching only")
    kind = KINDS[field.kind]
    if field.unit != "yuan":
        kind = Text(f"{kind.zh}（{UNITS[field.unit].zh}）", f"{kind.en} ({UNITS[field.unit].en})")
    needed = YES if field.required else NO
    return (
        field.label,
        plain(field.code),
        kind,
        needed,
        audience,
        Text("、".join(field.synonyms), ", ".join(field.synonyms)),
    )


def _dropped(item: Item) -> Section:
    refused = Text("整行不接收", "the row is not taken")
    left_out = Text("读入时删去", "left out at reading")
    return Section(
        Text("不接收的列", "Columns that are not taken"),
        (
            Text(
                "下列各列涉及个人信息，不论填写与否都不保存。",
                "These columns hold personal data and are never kept.",
            ),
        ),
        (Text("列", "column"), Text("代码", "code"), Text("处理", "what happens")),
        tuple(
            (plain(column.label), plain(column.code), refused if column.refuses else left_out)
            for column in item.dropped
        ),
    )


def _rules(item: Item, guards: Sequence[Rule]) -> Section:
    header = (
        Text("编号", "id"),
        Text("程度", "severity"),
        Text("字段", "field"),
        Text("问题", "what is wrong"),
        Text("怎么办", "what to do"),
    )
    rules = (*item.rules, *derived_rules(item), *guards)
    return Section(Text("校验规则", "Rules"), (), header, tuple(_rule(rule, item) for rule in rules))


def _rule(rule: Rule, item: Item) -> tuple[Text, ...]:
    places = joined(item.field(name).label for name in rule.fields)
    return (plain(rule.id), SEVERITIES[rule.severity], places, rule.message, rule.remedy)


def _codes(codes: CodeList, catalogue: Catalogue) -> Section:
    sentences = (_basis(codes.basis, catalogue),) if codes.basis else ()
    header = (Text("值", "value"), Text("名称", "label"), Text("也可写作", "also written"))
    rows = [(plain(value.code), value.label, plain("、".join(value.accepts))) for value in codes.values]
    if not any(value.basis for value in codes.values):
        return Section(codes.title, sentences, header, tuple(rows))
    bases = (_basis(value.basis, catalogue) if value.basis else NOTHING for value in codes.values)
    return Section(
        codes.title,
        sentences,
        (*header, Text("依据", "basis")),
        tuple((*row, basis) for row, basis in zip(rows, bases, strict=True)),
    )
