"""Parts that several items share, written once and put in their places while reading (共用部分).

A list of an item may hold `{include: subject}`: what shared.yaml of its pack or of an earlier one calls
`subject` stands there then, with the item's own `letters` for {code}, {rule} and the like. The digest of an
item is that of what it says in full, so a change of a shared part is a change of every item that includes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import is_
from typing import Final

import yaml

from gongxin.catalogue.reading import Entry

INCLUDE: Final = "include"
LETTERS: Final = "letters"

Parts = Mapping[str, Sequence[yaml.Node]]
Letters = Mapping[str, str]


def parts(entry: Entry) -> Parts:
    """The lists that a file shared.yaml holds, by name."""
    shared = entry.child("shared")
    found = {name: shared.nodes(name) for name in shared} if shared else {}
    entry.done()
    return found


def in_full(entry: Entry, shared: Parts) -> Entry:
    """The item with every included part in its place, and without its letters."""
    whole = entry.node
    if not isinstance(whole, yaml.MappingNode):
        return entry
    letters = {f"{{{name}}}": str(letter) for name, letter in (entry.mapping(LETTERS) or {}).items()}
    said = [
        (key, _spliced(value, entry, shared, letters)) for key, value in whole.value if key.value != LETTERS
    ]
    return Entry(_like(whole, said), entry.place, entry.problems)


def _spliced(value: yaml.Node, entry: Entry, shared: Parts, letters: Letters) -> yaml.Node:
    if not isinstance(value, yaml.SequenceNode):
        return value
    return _like(value, [one for node in value.value for one in _included(node, entry, shared, letters)])


def _included(node: yaml.Node, entry: Entry, shared: Parts, letters: Letters) -> Iterator[yaml.Node]:
    name = _name(node)
    if name is None:
        yield node
    elif name in shared:
        yield from (_lettered(one, letters) for one in shared[name])
    else:
        Entry(node, entry.place, entry.problems).refuse("no_part", name)


def _name(node: yaml.Node) -> str | None:
    """The part that a node asks for."""
    if isinstance(node, yaml.MappingNode) and [key.value for key, _ in node.value] == [INCLUDE]:
        return str(node.value[0][1].value)
    return None


def _lettered(node: yaml.Node, letters: Letters) -> yaml.Node:
    """A node with the item's letters in its texts: a copy where there are any, else the node itself."""
    if isinstance(node, yaml.ScalarNode):
        text = str(node.value)
        for name, letter in letters.items() if "{" in text else ():
            text = text.replace(name, letter)
        return node if text == node.value else _like(node, text)
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _lettered(value, letters)) for key, value in node.value]
        same = all(new is old for (_, new), (_, old) in zip(pairs, node.value, strict=True))
        return node if same else _like(node, pairs)
    parts = [_lettered(one, letters) for one in node.value]
    return node if all(map(is_, parts, node.value)) else _like(node, parts)


def _like(node: yaml.Node, value: object) -> yaml.Node:
    """A node of the same kind at the same place."""
    return type(node)(node.tag, value, node.start_mark, node.end_mark)
