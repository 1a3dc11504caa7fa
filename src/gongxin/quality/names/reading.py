"""Whom the pieces of a cell tell of, where brackets, blanks or signs part a name (名称辨读)."""

import re
from functools import cache

from gongxin.catalogue.tables import divisions
from gongxin.kernel import people
from gongxin.kernel.names import LABELLED, SEPARATORS
from gongxin.kernel.text import UNSPACED_PATTERN, spaced_name

_unspaced = re.compile(UNSPACED_PATTERN).search
_label = re.compile(f"（? *(?:{LABELLED})")
_part = re.compile(f"[,{re.escape(SEPARATORS)}]")
_bracketed = re.compile("（([^（）]*)）?")
# An organisation's whole name, however short; 分公司 and 总厂 are parts of one.
_whole = re.compile("(?:.{2,}|[^分总支子])(?:公司|企业|集团|厂|合作社|事务所|银行|医院|学校|中心)$").search
_kind = re.compile("(?:特别行政区|自治[区州县旗]|地区|林区|特区|新区|[省市区县旗盟州])$")


def somebody_beside(cell: str) -> bool:
    """Somebody's name stands within an organisation's: 某某公司（张三）分公司, 张三 某某公司.

    What a label tells of is none of it. A region, a trade or a legal form in brackets is nobody.
    """
    name = _label.split(spaced_name(cell), maxsplit=1)[0]
    if not _unspaced(name):
        return False
    inside = [piece for words in _bracketed.findall(name) for piece in _pieces(words.split())]
    words = _bracketed.sub("", name).split(" ")
    pieces = (*inside, *words[1:], *(one for place, one in people.written_apart(words).items() if place))
    if any(_is_somebody(piece) or people.is_said(piece) for piece in pieces):
        return True
    before = name.split("（", maxsplit=1)[0].split()
    first = (*before[:1], people.written_apart(before).get(0, ""))
    begins = any(map(_is_somebody, first)) or bool(people.in_latin_before(before))
    return begins and any(map(_whole, pieces))


def _pieces(words: list[str]) -> tuple[str, ...]:
    """What stands in brackets: whole, and parted by its blanks."""
    return (" ".join(words), *words, *people.written_apart(words).values())


def names_somebody(cell: str, ends: str) -> bool:
    """One of the names in a cell may be a person's: not ending as names of bodies do (`ends`)."""
    names = [name.strip() for name in _part.split(spaced_name(cell))]
    return any(_is_as_people_bear(name, ends) or somebody_beside(name) for name in names)


def _is_as_people_bear(name: str, ends: str) -> bool:
    bare = _bracketed.sub("", name)
    borne = people.is_borne(bare) or people.is_borne(bare.replace(" ", ""))
    return borne and not re.search(f"(?:{ends})$", bare)


def _is_somebody(words: str) -> bool:
    return people.is_a_name(words, _places())


@cache
def _places() -> frozenset[str]:
    """Divisions of every edition, with and without what they are: 张家口市 and 张家口."""
    known = divisions()
    names = {name.name for code in known for name in known.names(code)}
    return frozenset(names | {_kind.sub("", name) for name in names})
