"""Every data element and code set against which forms, files and interfaces are checked (数据元、代码集)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from gongxin.catalogue.model import Catalogue, CodeList, Field, Text
from gongxin.catalogue.page import NOTHING, Section, cited, joined, plain
from gongxin.catalogue.words import KINDS, UNITS

Format = tuple[str, Text, int | None, str]  # name, type with its unit, characters at most, code set

_ELEMENT: Final = (
    Text("数据元", "element"),
    Text("名称", "label"),
    Text("格式", "format"),
    Text("最多字符", "characters at most"),
    Text("代码集", "code set"),
    Text("条目数", "items"),
)
_CODES: Final = (
    Text("代码集", "code set"),
    Text("编号", "id"),
    Text("值", "values"),
    Text("条目数", "items"),
    Text("依据", "basis"),
)


def elements(catalogue: Catalogue) -> Iterator[Section]:
    """Elements by name, one row for each format that a name has; then the code sets."""
    found: defaultdict[Format, list[Field]] = defaultdict(list)
    used: defaultdict[str, set[str]] = defaultdict(set)
    for item in catalogue.items.values():
        for field in item.fields:
            found[_format(field)].append(field)
            used[field.codes or ""].add(item.id)
    rows = tuple(_element(key, found[key]) for key in sorted(found, key=_order))
    yield Section(Text("数据元", "Data elements"), (_CHECKED,), _ELEMENT, rows)
    sets = tuple(_code_set(one, len(used[one.id]), catalogue) for one in catalogue.code_lists.values())
    yield Section(Text("代码集", "Code sets"), (), _CODES, sets)


_CHECKED: Final = Text(
    "表单、文件、接口都按这里的格式和代码集校验；各条目的说明页写明必填、公开范围和校验规则。",
    "Forms, files and interfaces are all checked against these formats and code sets; the page of each item "
    "says what is needed, who sees it and by what rules it is checked.",
)


def _format(field: Field) -> Format:
    kind = KINDS[field.kind]
    if field.unit != "yuan":
        kind = Text(f"{kind.zh}（{UNITS[field.unit].zh}）", f"{kind.en} ({UNITS[field.unit].en})")
    return (field.name, kind, field.length, field.codes or "")


def _order(key: Format) -> tuple[str, str, int, str]:
    name, kind, length, codes = key
    return (name, kind.en, length or 0, codes)


def _element(key: Format, fields: list[Field]) -> tuple[Text, ...]:
    name, kind, length, codes = key
    zh, en = (dict.fromkeys(getattr(field.label, language) for field in fields) for language in ("zh", "en"))
    labels = Text("、".join(zh), ", ".join(en))
    said = plain(str(length)) if length else NOTHING
    return (plain(name), labels, kind, said, plain(codes), plain(str(len(fields))))


def _code_set(codes: CodeList, items: int, catalogue: Catalogue) -> tuple[Text, ...]:
    values = joined(Text(f"{v.code} {v.label.zh}", f"{v.code} {v.label.en}") for v in codes.values)
    basis = cited([codes.basis], catalogue) if codes.basis else NOTHING
    return (codes.title, plain(codes.id), values, plain(str(items)) if items else NOTHING, basis)
