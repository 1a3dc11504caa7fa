"""The documentation of a whole catalogue as Markdown: a page of each item, draft, register; an index."""

from collections.abc import Iterator

from gongxin.catalogue.model import Catalogue, Draft, Item, Text
from gongxin.catalogue.page import LANGUAGES, Section, cited, lines, markdown, page
from gongxin.catalogue.register_page import pages as register_pages


def files(catalogue: Catalogue) -> dict[str, str]:
    """File name → text: <item>.<language>.md, register-<name>.<language>.md, README.md."""
    pages = {
        f"{_item(entry).id}.{language}.md": markdown(page(entry, catalogue), language)
        for entry in _entries(catalogue)
        for language in LANGUAGES
    }
    registers = {
        f"register-{name}.{language}.md": markdown(found, language)
        for name, found in register_pages(catalogue).items()
        for language in LANGUAGES
    }
    return {"README.md": _index(catalogue), **pages, **registers}


def _entries(catalogue: Catalogue) -> Iterator[Item | Draft]:
    """Items in force by number, then drafts; a next version has no page beside the one in force."""
    yield from sorted(catalogue.items.values(), key=lambda item: item.number)
    yield from (draft for draft in catalogue.drafts if draft.item.id not in catalogue.items)


def _item(entry: Item | Draft) -> Item:
    return entry.item if isinstance(entry, Draft) else entry


def _index(catalogue: Catalogue) -> str:
    said = [
        "# 目录 Catalogue",
        "",
        "由 `gongxin catalogue docs` 生成。 Written by `gongxin catalogue docs`.",
        "",
    ]
    sections = (_in_force, _drafts, _sectors, _registers, _forbidden)
    for section in (built(catalogue) for built in sections):
        said += lines(section, "both")
    return "\n".join(said)


def _in_force(catalogue: Catalogue) -> Section:
    header = (Text("编号", "id"), Text("条目", "item"), Text("依据", "basis"))
    rows = [
        (_linked(entry), entry.title, cited(entry.basis, catalogue))
        for entry in _entries(catalogue)
        if isinstance(entry, Item)
    ]
    return Section(Text("生效条目", "Items in force"), (), header, tuple(rows))


def _drafts(catalogue: Catalogue) -> Section:
    header = (Text("编号", "id"), Text("条目", "item"), Text("为何没有生效", "why it is not in force"))
    rows = [
        (_linked(entry.item), entry.item.title, entry.why or Text("", ""))
        for entry in _entries(catalogue)
        if isinstance(entry, Draft)
    ]
    return Section(Text("草案", "Drafts"), (), header, tuple(rows))


def _sectors(catalogue: Catalogue) -> Section:
    header = (Text("行业领域", "sector"), Text("条目", "items"))
    rows = [
        (sector.title, Text(*[", ".join(f"`{name}`" for name in sector.items)] * 2))
        for sector in catalogue.sectors.values()
    ]
    return Section(Text("行业领域", "Sectors"), (), header, tuple(rows))


def _registers(catalogue: Catalogue) -> Section:
    header = (Text("编号", "id"), Text("制度与清单", "register"))
    rows = [(_link(f"register-{name}", name), page.title) for name, page in register_pages(catalogue).items()]
    return Section(Text("制度与清单", "Registers"), (), header, tuple(rows))


def _forbidden(catalogue: Catalogue) -> Section:
    header = (Text("事项", "matter"), Text("依据", "basis"))
    rows = [(matter.title, cited(matter.basis, catalogue)) for matter in catalogue.forbidden.values()]
    return Section(Text("不得归集的事项", "What may never be collected"), (), header, tuple(rows))


def _linked(item: Item) -> Text:
    return _link(item.id, item.id)


def _link(file: str, said: str) -> Text:
    return Text(f"[{said}]({file}.zh.md)", f"[en]({file}.en.md)")
