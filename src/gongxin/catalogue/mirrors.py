"""Other systems to which the law has public information handed on, as data (信息镜像)."""

from dataclasses import dataclass

from gongxin.catalogue import parts
from gongxin.catalogue.model import Basis, Text
from gongxin.catalogue.reading import Entry


@dataclass(frozen=True, slots=True)
class MirroredItem:
    """An item whose public facts are handed on; the basis is that of handing on, not of publishing."""

    id: str  # <mirror>.mirror.<item>
    item: str
    fields: tuple[str, ...]  # empty: every field that is public
    basis: Basis


@dataclass(frozen=True, slots=True)
class Mirror:
    """A system that shows public facts of ours as well (镜像系统)."""

    id: str
    title: Text
    kinds: tuple[str, ...]  # of organisations: the first two characters of their codes; empty: every kind
    items: tuple[MirroredItem, ...]


def mirror(id: str, entry: Entry) -> Mirror:  # noqa: A002 - the word of the packs
    items = tuple(_item(id, part) for part in entry.children("items"))
    return Mirror(id, entry.text("title"), entry.strings("kinds"), items)


def _item(mirror_id: str, entry: Entry) -> MirroredItem:
    name = entry.string("item")
    built = MirroredItem(
        f"{mirror_id}.mirror.{name}", name, entry.strings("fields"), parts.needed_basis(entry)
    )
    entry.done()
    return built
