"""Older and other layouts in which files of an item are met (导入格式)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gongxin.catalogue.model import Text

SENDER: Final = ("sender_code", "sender_name")  # what a default may take of who hands in


@dataclass(frozen=True, slots=True)
class Default:
    """What an older layout leaves unsaid (缺省值): a value, or what `origin` says.

    `origin` is sender_code, sender_name or another field. Where `where` names a field, only rows whose field
    is empty or says the sender's own name are filled.
    """

    field: str
    value: str | None = None
    origin: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Another layout in which files of an item are still met (导入格式): data, no code of its own.

    A table has it where at least `least` of its headers are among `tells` and none is a column of `without`.
    """

    id: str
    item: str
    title: Text
    tells: tuple[str, ...]
    least: int
    without: tuple[str, ...]
    columns: Mapping[str, str]  # header of that layout → field
    values: Mapping[str, Mapping[str, str]]  # field → as written there → as the item has it
    unsettled: Mapping[str, tuple[str, ...]]  # field → what leaves open whether the decision stands: refused
    defaults: tuple[Default, ...]

    @property
    def defaulted(self) -> frozenset[str]:
        """Fields that need no column."""
        return frozenset(default.field for default in self.defaults)
