"""The pages of the registers, of the library of law and of what is open (制度与清单页)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from gongxin.catalogue.element_page import elements
from gongxin.catalogue.instruments import Instrument
from gongxin.catalogue.model import Audience, Catalogue, Item, Text, WindowRule
from gongxin.catalogue.owing import Owing, owing
from gongxin.catalogue.page import NOTHING, Page, Section, cited, end_of, joined, plain
from gongxin.catalogue.registers import (
    DECISIONS,
    POWERS,
    SCOPES,
    STAGES,
    STATUSES,
    Document,
    Power,
    Standard,
    Step,
    Version,
)
from gongxin.catalogue.words import AUDIENCES, CLASSES, LEVELS
from gongxin.kernel.period import Period

WAITS: Final = Text("社会公开，待运营单位核对依据", "public, once the operator has confirmed the basis")
NOT_BUILT: Final = Text("尚未实现", "not built yet")


def pages(catalogue: Catalogue) -> dict[str, Page]:
    """Every page that has something to say, by its name in addresses."""
    built = {name: Page(title, tuple(sections(catalogue))) for name, (title, sections) in _PAGES.items()}
    return {name: page for name, page in built.items() if any(section.rows for section in page.sections)}


def _open(catalogue: Catalogue) -> Iterator[Section]:
    """What is open to the public, credit agencies among them (开放目录)."""
    yield Section(
        Text("使用条件", "Conditions of use"),
        (
            Text(
                "社会公开的信息任何人可以查询、可以通过开放接口获取，不收费，不必申请；"
                "信用服务机构同公众一样，没有另外的范围。",
                "What is public anybody may look up, or take through the open interface, free and without "
                "asking; credit agencies get what the public gets, and no more.",
            ),
            Text(
                "每条信息都注明公示最后一日。转载、使用的，此日以后须停止展示和使用。",
                "Every fact carries the last day of its publicity. Whoever passes it on or uses it stops "
                "after that day.",
            ),
            Text(
                "授权查询只凭主体授权；其余不向社会开放。自然人、个体工商户的信息不在其中。",
                "What needs authorisation is read only with that of the subject; nothing else is open. "
                "There is nothing on natural persons or individual businesses.",
            ),
        ),
    )
    header = (
        Text("条目", "item"),
        Text("开放类别", "open class"),
        Text("限制", "limits"),
        Text("公开至（取最早的一项）", "until the earliest of"),
    )
    rows = [_opened(item, catalogue) for item in sorted(catalogue.items.values(), key=lambda one: one.number)]
    yield Section(Text("开放目录", "What is open"), (), header, tuple(rows))


def _opened(item: Item, catalogue: Catalogue) -> tuple[Text, ...]:
    shown = [window for window in item.windows if window.shown and window.audience is Audience.PUBLIC]
    if not shown:
        authorised = any(w.shown and w.audience is Audience.AUTHORISED for w in item.windows)
        closed = AUDIENCES[Audience.AUTHORISED] if authorised else Text("不开放", "not open")
        return (item.title, closed, NOTHING, NOTHING)
    withheld = [f.label for f in item.fields if f.stored and f.audience is not Audience.PUBLIC]
    stands = any(_stands(window, catalogue) for window in shown)
    return (
        item.title,
        AUDIENCES[Audience.PUBLIC] if stands else WAITS,
        _without(withheld),
        _sentence(_until(window, item, catalogue) for window in shown),
    )


def _stands(window: WindowRule, catalogue: Catalogue) -> bool:
    """Whether it may publish at all: nothing does on a basis or a limit that nobody has checked."""
    values = [value for name in window.limits for value in catalogue.limits[name].values]
    return catalogue.stands(window.id, window.basis) and (
        not values or any(catalogue.stands(value.id, value.basis) for value in values)
    )


def _until(window: WindowRule, item: Item, catalogue: Catalogue) -> Text:
    end, klass = end_of(window, item, catalogue), CLASSES[window.klass]
    return Text(f"{klass.zh}：{end.zh}", f"{klass.en}: {end.en}") if window.klass else end


def _without(fields: Iterable[Text]) -> Text:
    found = joined(fields)
    return Text(f"不含{found.zh}", f"without {found.en}") if found.zh else NOTHING


def _law(catalogue: Catalogue) -> Iterator[Section]:
    """The library of law, highest level first (依据库)."""
    resting = Counter(
        name for item in catalogue.items.values() for name in {b.instrument for b in item.basis}
    )
    header = (
        Text("文件", "instrument"),
        Text("文号", "number"),
        Text("制定机关", "issuer"),
        Text("有效期间", "in force"),
        Text("以此为依据的条目", "items that rest on it"),
    )
    for level, title in LEVELS.items():
        found = [one for one in catalogue.instruments.values() if one.level == level]
        rows = [
            (one.title, plain(one.number), one.issuer, _run(one), _count(resting[one.id])) for one in found
        ]
        if rows:
            yield Section(title, (), header, tuple(rows))


def _count(number: int) -> Text:
    return plain(str(number)) if number else NOTHING


def _run(instrument: Instrument) -> Text:
    return Text("草案", "draft") if instrument.state == "draft" else run(instrument.valid)


def run(period: Period) -> Text:
    """A run of days in words; its end is exclusive."""
    if period.end is None:
        return Text(f"{period.start} 起", f"from {period.start}")
    return Text(f"{period.start} 起，{period.end} 前", f"from {period.start}, before {period.end}")


def _documents(catalogue: Catalogue) -> Iterator[Section]:
    yield Section(
        Text("清理", "Keeping them in order"),
        (
            Text(
                "谁制定、谁清理：制定机关对照上位文件决定保留、修订或者废止，并在期限以前办完。",
                "Who made a document cleans it up: by the rules above it the maker keeps, revises or "
                "abolishes it, and in time.",
            ),
        ),
    )
    header = (
        Text("文件", "document"),
        Text("制定机关", "maker"),
        Text("制定日期", "made on"),
        Text("上位文件", "rests on"),
        Text("抵触", "conflict"),
        Text("清理决定", "decision"),
    )
    rows = [_document(one, catalogue) for one in catalogue.registers.documents.values()]
    yield Section(Text("文件一览", "The documents"), (), header, tuple(rows))


def _document(document: Document, catalogue: Catalogue) -> tuple[Text, ...]:
    instrument = catalogue.instruments[document.instrument]
    conflicts = [
        Text(f"与{against.zh}抵触：{one.said.zh}", f"with {against.en}: {one.said.en}")
        for one in document.conflicts
        for against in (cited([one.basis], catalogue),)
    ]
    number = Text(f"（{instrument.number}）", f" ({instrument.number})") if instrument.number else NOTHING
    return (
        Text(f"{instrument.title.zh}{number.zh}", f"{instrument.title.en}{number.en}"),
        instrument.issuer,
        plain(str(document.made_on)),
        cited(document.superior, catalogue),
        _sentence(conflicts),
        _decision(document),
    )


def _decision(document: Document) -> Text:
    said = DECISIONS[document.decision]
    due = Text(f"{document.due_on} 前办完", f"by {document.due_on}") if document.due_on else NOTHING
    done = Text(f"{document.done_on} 已办完", f"done on {document.done_on}") if document.done_on else NOTHING
    return _sentence([said, done if document.done_on else due])


def _powers(catalogue: Catalogue) -> Iterator[Section]:
    found = list(owing(catalogue))
    yield from (owed(one, catalogue) for one in found if one.powers)
    without = joined(one.source.name for one in found if not one.powers)
    if without.zh:
        yield Section(Text("没有权力清单的单位", "Departments without a list"), (without,))


def owed(one: Owing, catalogue: Catalogue) -> Section:
    """What a department owes and leaves out, and its list."""
    header = (
        Text("编号", "number"),
        Text("职权", "power"),
        Text("类型", "kind"),
        Text("依据", "basis"),
        Text("产生的条目", "items it generates"),
    )
    rows = tuple(_power(power, catalogue) for power in one.powers)
    return Section(one.source.name, tuple(_owed(one, catalogue)), header if rows else (), rows)


def _owed(one: Owing, catalogue: Catalogue) -> Iterator[Text]:
    names = {
        "items": titles(one.items, catalogue),
        "drafts": titles(one.drafts, catalogue),
        "silent": joined(power.title for power in one.silent),
        "unfounded": titles(one.unfounded, catalogue),
        "duties": joined(duty.title for duty in one.duties),
    }
    for name, found in names.items():
        if found.zh:
            yield Text(f"{_OWED[name].zh}：{found.zh}。", f"{_OWED[name].en}: {found.en}.")


_OWED: Final = {
    "items": Text("应归集", "Owes"),
    "drafts": Text("条目还是草案、暂不归集", "Drafts, which take nothing in yet"),
    "silent": Text("不产生条目的职权", "Powers that generate no item"),
    "unfounded": Text(
        "可以报送、但清单中没有职权产生的", "May report, though no power on the list generates it"
    ),
    "duties": Text("定期报送", "Regular reports"),
}


def _power(power: Power, catalogue: Catalogue) -> tuple[Text, ...]:
    generated = titles(power.items, catalogue) if power.items else Text("不产生", "none")
    return (plain(power.number), power.title, POWERS[power.kind], cited(power.basis, catalogue), generated)


def titles(names: Iterable[str], catalogue: Catalogue) -> Text:
    """Items and drafts by their titles."""
    drafted = {draft.item.id: draft.item for draft in catalogue.drafts}
    return joined((catalogue.items.get(name) or drafted[name]).title for name in names)


def _procedures(catalogue: Catalogue) -> Iterator[Section]:
    header = (Text("条款", "what is done"), Text("由什么实现", "what carries it out"))
    for procedure in catalogue.registers.procedures.values():
        newest = procedure.versions[-1]
        versions = tuple(_version(one, catalogue) for one in reversed(procedure.versions))
        rows = tuple((step.said, _carried(step, catalogue)) for step in newest.steps)
        yield Section(procedure.title, versions, header, rows)


def _version(version: Version, catalogue: Catalogue) -> Text:
    title = catalogue.instruments[version.instrument].title if version.instrument else None
    by = Text(f"，依据《{title.zh}》", f", by {title.en}") if title else NOTHING
    days = run(version.valid)
    return Text(f"第{version.number}版，{days.zh}{by.zh}。", f"Version {version.number}, {days.en}{by.en}.")


def _carried(step: Step, catalogue: Catalogue) -> Text:
    if not step.built:
        return NOT_BUILT
    commands = (f"gongxin {command}" for command in step.commands)
    parts = (
        (Text("页面", "screens"), joined(map(plain, step.screens))),
        (Text("命令", "commands"), joined(map(plain, commands))),
        (Text("规则", "rules"), joined(map(plain, step.rules))),
        (Text("条目", "items"), titles(step.items, catalogue)),
    )
    return _sentence(Text(f"{kind.zh} {said.zh}", f"{kind.en} {said.en}") for kind, said in parts if said.zh)


def _standards(catalogue: Catalogue) -> Iterator[Section]:
    header = (
        Text("标准", "standard"),
        Text("编号", "number"),
        Text("级别", "scope"),
        Text("起草单位", "drafter"),
        Text("阶段", "stage"),
        Text("状态", "status"),
        Text("实施", "in force"),
    )
    rows = tuple(_standard(one, catalogue) for one in catalogue.registers.standards.values())
    unread = [one for one in catalogue.registers.standards.values() if not one.verified]
    said = (
        (Text("未注明的，没有核对标准原文。", "Unless marked, the text was not checked."),) if unread else ()
    )
    yield Section(Text("标准和标准制定工作", "Standards, and work on standards"), said, header, rows)


def _standard(standard: Standard, catalogue: Catalogue) -> tuple[Text, ...]:
    instrument = catalogue.instruments[standard.instrument]
    checked = Text("已核对原文", "text checked") if standard.verified else NOTHING
    return (
        instrument.title,
        plain(instrument.number),
        SCOPES[standard.scope],
        standard.drafter or NOTHING,
        STAGES[standard.stage],
        _sentence([STATUSES[standard.status], checked]),
        run(instrument.valid) if instrument.state == "in_force" else NOTHING,
    )


def _sentence(parts: Iterable[Text]) -> Text:
    found = [part for part in parts if part.zh]
    return Text("；".join(part.zh for part in found), "; ".join(part.en for part in found))


_PAGES: Final[dict[str, tuple[Text, Callable[[Catalogue], Iterator[Section]]]]] = {
    "open": (Text("开放目录", "What is open"), _open),
    "law": (Text("依据库", "Library of law"), _law),
    "elements": (Text("数据元与代码集", "Data elements and code sets"), elements),
    "documents": (Text("信用文件", "Credit documents"), _documents),
    "standards": (Text("信用标准", "Credit standards"), _standards),
    "procedures": (Text("运行管理制度", "Operating procedures"), _procedures),
    "powers": (Text("权力清单", "Lists of powers"), _powers),
}
