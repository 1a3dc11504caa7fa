"""Reads the YAML of the packs strictly: each fault is noted with file, place and line; all come at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from yaml.constructor import SafeConstructor

from gongxin.catalogue.model import Text
from gongxin.catalogue.words import PROBLEMS
from gongxin.kernel.period import Period

T = TypeVar("T")
NEEDED: Final[Any] = object()
_NULL: Final = "tag:yaml.org,2002:null"
_TEXT: Final = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a pack (目录问题)."""

    code: str
    file: str
    place: str
    line: int
    facts: tuple[str, ...] = ()

    @property
    def message(self) -> Text:
        words = PROBLEMS[self.code]
        return Text(zh=words.zh.format(*self.facts), en=words.en.format(*self.facts))

    def __str__(self) -> str:
        where = " ".join(filter(None, (f"{self.file}:{self.line}", self.place)))
        return f"{where}: {self.message.zh} {self.message.en}"


class Entry:
    """One YAML mapping. A read that fails notes a problem and answers with a harmless value.

    `problems` is shared by all entries of a load; what was built beside a problem is thrown away.
    """

    def __init__(self, node: yaml.Node, place: str, problems: list[Problem]) -> None:
        self.node, self.place, self.problems = node, place, problems
        self._nodes: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        if not isinstance(node, yaml.MappingNode):
            self.refuse("mapping")
            return
        for key, value in node.value:
            if key.value in self._nodes:
                self.refuse("twice", key.value)
            self._nodes[key.value] = value

    def __contains__(self, key: str) -> bool:
        node = self._nodes.get(key)
        return node is not None and node.tag != _NULL

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    @property
    def file(self) -> str:
        """Where it is written; a shared part stands in another file than the item that includes it."""
        return str(self.node.start_mark.name)

    def refuse(self, code: str, *facts: str, key: str = "") -> None:
        """Note a problem at this entry, or at one of its keys."""
        mark = self._nodes.get(key, self.node).start_mark
        place = ".".join(filter(None, (self.place, key)))
        self.problems.append(Problem(code, str(mark.name), place, mark.line + 1, facts))

    def string(self, key: str, default: Any = NEEDED) -> str:
        return self._scalar(key, default, str, "")

    def maybe(self, key: str) -> str | None:
        found: str | None = self.string(key, None)
        return found

    def integer(self, key: str, default: Any = NEEDED) -> int:
        return self._scalar(key, default, int, 0)

    def decimal(self, key: str) -> Decimal:
        return self._scalar(key, NEEDED, Decimal, Decimal(0))

    def boolean(self, key: str, *, default: Any = NEEDED) -> bool:
        return self._scalar(key, default, {"true": True, "false": False}.__getitem__, failed=False)

    def day(self, key: str, default: Any = NEEDED) -> date:
        return self._scalar(key, default, date.fromisoformat, date.min)

    def choice(self, key: str, allowed: Iterable[str], default: Any = NEEDED) -> str:
        """One of the allowed words; the first of them where it is none."""
        words = tuple(allowed)
        found = self.string(key, default)
        if key in self and found not in words:
            self.refuse("choice", found, ", ".join(words), key=key)
        return found if found in words or found is default else words[0]

    def text(self, key: str) -> Text:
        """A wording in both languages."""
        entry = self.child(key)
        if entry is None:
            self.refuse("needed", key)
            return Text("", "")
        text = Text(entry.string("zh"), entry.string("en"))
        entry.done()
        return text

    def name(self, key: str) -> Text:
        """A name: one for both languages, or one for each."""
        if isinstance(self._nodes.get(key), yaml.MappingNode):
            return self.text(key)
        return Text(*[self.string(key)] * 2)

    def period(self, key: str = "valid") -> Period:
        """`from` and, where there is one, `until` (exclusive)."""
        entry = self.child(key)
        if entry is None:
            self.refuse("needed", key)
            return Period(date.min)
        period = Period(entry.day("from"), entry.day("until", None))
        entry.done()
        if period.end is not None and period.end <= period.start:
            self.refuse("period", key=key)
        return period

    def nodes(self, key: str) -> list[yaml.Node]:
        """A list as it was written; no list is an empty one."""
        self._asked.add(key)
        if key not in self:
            return []
        node = self._nodes[key]
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.refuse("list", key, key=key)
        return []

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of scalars; no list is an empty one."""
        return tuple(str(node.value) for node in self.nodes(key) if self._is_scalar(node, key))

    def child(self, key: str) -> "Entry | None":
        self._asked.add(key)
        return self._below(self._nodes[key], key) if key in self else None

    def children(self, key: str) -> "list[Entry]":
        """A list of mappings; no list is an empty one."""
        return [self._below(node, f"{key}[{at}]") for at, node in enumerate(self.nodes(key))]

    def members(self, key: str) -> "dict[str, Entry]":
        """A mapping of mappings."""
        entry = self.child(key)
        if entry is None:
            return {}
        return {name: part for name in entry if (part := entry.child(name)) is not None}

    def mapping(self, key: str) -> Mapping[str, Any] | None:
        """A free-form value (arguments of a check), as plain Python."""
        self._asked.add(key)
        if key not in self:
            return None
        value = plain(self._nodes[key])
        if isinstance(value, dict):
            return value
        self.refuse("mapping", key=key)
        return None

    def done(self) -> None:
        """Refuse what nobody asked for: a mistyped key must not be a silent no."""
        for key in self._nodes.keys() - self._asked:
            self.refuse("unknown_key", key, key=key)

    def _below(self, node: yaml.Node, name: str) -> "Entry":
        return Entry(node, ".".join(filter(None, (self.place, name))), self.problems)

    def _is_scalar(self, node: yaml.Node, key: str) -> bool:
        if not isinstance(node, yaml.ScalarNode):
            self.refuse("scalar", key, key=key)
        return isinstance(node, yaml.ScalarNode)

    def _scalar(self, key: str, default: Any, read: Callable[[str], T], failed: T) -> T:
        self._asked.add(key)
        if key not in self:
            if default is NEEDED:
                self.refuse("needed", key)
            return failed if default is NEEDED else default
        if not self._is_scalar(self._nodes[key], key):
            return failed
        try:
            return read(str(self._nodes[key].value))
        except (ValueError, KeyError, InvalidOperation):
            self.refuse("value", str(self._nodes[key].value), key=key)
            return failed


class _Named(StringIO):
    """A text that knows its file: YAML writes the name into the mark of every node."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def plain(node: yaml.Node) -> Any:
    """A node as Python values, by YAML's own rules; most are texts, for which no constructor is asked."""
    if isinstance(node, yaml.MappingNode):
        return {plain(key): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(part) for part in node.value]
    return node.value if node.tag == _TEXT else SafeConstructor().construct_document(node)


def read(path: Path, file: str, problems: list[Problem]) -> Entry | None:
    """The entry that a file holds; None where it is no YAML or empty."""
    try:
        node = yaml.compose(_Named(path.read_text(encoding="utf-8"), file), yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        problems.append(Problem("yaml", file, "", mark.line + 1 if mark else 1))
        return None
    if node is None:
        problems.append(Problem("empty", file, "", 1))
        return None
    return Entry(node, "", problems)


def shipped(name: str) -> Entry:
    """A file of this package itself; a fault in it is ours, so it stops everything."""
    problems: list[Problem] = []
    entry = read(Path(__file__).with_name(name), name, problems)
    if entry is None:
        raise ValueError(problems)
    return entry


def twice(names: Iterable[str]) -> Iterator[str]:
    """The names that have stood before, in their order."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
