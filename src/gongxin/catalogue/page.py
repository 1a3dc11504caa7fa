"""The documentation page of an item in Chinese and English, from the item alone (目录说明页)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gongxin.catalogue.citing import in_english
from gongxin.catalogue.derive import derived_rules
from gongxin.catalogue.model import Basis, Catalogue, CodeList, Field, Item, Limit, Rule, Text, WindowRule
from gongxin.catalogue.words import AUDIENCES, CLASSES, KINDS, SEVERITIES, UNITS

Language = Literal["zh", "en"]
YES: Final = Text("是", "yes")
NO: Final = Text("否", "no")
NOTHING: Final = Text("", "")


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


def page(item: Item, catalogue: Catalogue, guards: Sequence[Rule] = ()) -> Page:
    """The page of one item; `guards` are the rules that hold for every item, which later stations know."""
    lists = dict.fromkeys(field.codes for field in item.fields if field.codes)
    return Page(
        title=item.title,
        sections=(
            _overview(item, catalogue),
            _windows(item, catalogue),
            _fields(item),
            _dropped(item),
            _rules(item, guards),
            *(_codes(catalogue.code_lists[name]) for name in lists),
        ),
    )


def markdown(found: Page, language: Language) -> str:
    """The page as Markdown in one language."""
    lines = [f"# {getattr(found.title, language)}", ""]
    for section in found.sections:
        lines += [f"## {getattr(section.title, language)}", ""]
        lines += [line for said in section.sentences for line in (getattr(said, language), "")]
        if section.header:
            lines += [*_table(section.header, section.rows, language), ""]
    return "\n".join(lines)


def _table(header: Sequence[Text], rows: Iterable[Sequence[Text]], language: Language) -> Iterator[str]:
    yield _line(header, language)
    yield "|" + " --- |" * len(header)
    yield from (_line(row, language) for row in rows)


def _line(cells: Sequence[Text], language: Language) -> str:
    texts = (getattr(cell, language).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


def _plain(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)


def _joined(texts: Iterable[Text]) -> Text:
    parts = list(texts)
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _overview(item: Item, catalogue: Catalogue) -> Section:
    keys = _joined([Text("主体", "the subject"), *(item.field(name).label for name in item.identity)])
    sentences = [
        item.description,
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


def _basis(basis: Basis, catalogue: Catalogue) -> Text:
    title = catalogue.instruments[basis.instrument].title
    checked = Text("", "") if basis.verified else Text("（未核对原文）", " (not checked against the text)")
    article = f" ({in_english(basis.article)})" if basis.article else ""
    return Text(
        f"依据：《{title.zh}》{basis.article}{checked.zh}。", f"Basis: {title.en}{article}{checked.en}."
    )


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
                _end(window, item, catalogue),
            )
            for window in item.windows
        ),
    )


def _end(window: WindowRule, item: Item, catalogue: Catalogue) -> Text:
    if not window.shown:
        return NOTHING
    limits = (catalogue.limits[name] for name in window.limits)
    ends = [
        *(_limit(limit) for limit in limits if limit.values),
        *(item.field(name).label for name in (*window.last_days, *window.end_days)),
    ]
    return _joined(ends) if ends else Text("长期", "further notice")


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
        _plain(field.code),
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
            (_plain(column.label), _plain(column.code), refused if column.refuses else left_out)
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
    places = _joined(item.field(name).label for name in rule.fields)
    return (_plain(rule.id), SEVERITIES[rule.severity], places, rule.message, rule.remedy)


def _codes(codes: CodeList) -> Section:
    return Section(
        codes.title,
        (),
        (Text("值", "value"), Text("名称", "label"), Text("也可写作", "also written")),
        tuple((_plain(value.code), value.label, _plain("、".join(value.accepts))) for value in codes.values),
    )
