"""Whom the pieces of a cell tell of, where brackets, blanks or signs part a name (名称辨读)."""

import re
from functools import cache

from gongxin.catalogue.tables import divisions
from gongxin.kernel import people
from gongxin.kernel.names import LABELLED, SEPARATORS
from gongxin.kernel.text import spaced_name

_label = re.compile(f"（? *(?:{LABELLED})")
_part = re.compile(f"[,{re.escape(SEPARATORS)}]")
_bracketed = re.compile("（([^（）]*)）?")
_whole = re.compile(".{2,}(?:公司|企业|集团|厂|合作社|事务所|银行|医院|学校|中心)$").search
_as_people = re.compile("[一-鿿]{2,4}|[一-鿿]{2,}·[一-鿿·]{2,}").fullmatch
_kind = re.compile("(?:特别行政区|自治[区州县旗]|地区|林区|特区|新区|[省市区县旗盟州])$")


def somebody_beside(cell: str) -> bool:
    """Somebody's name stands within an organisation's: 某某公司（张三）分公司, 张三 某某公司.

    What a label tells of is none of it. A region, a trade or a legal form in brackets is nobody.
    """
    name = _label.split(spaced_name(cell), maxsplit=1)[0]
    if name.isascii():
        return False
    inside = [words.strip() for words in _bracketed.findall(name)]
    pieces = (*inside, *_bracketed.sub("", name).split(" ")[1:])
    if any(_is_somebody(piece) or people.is_said(piece) for piece in pieces):
        return True
    first = re.split("[（ ]", name, maxsplit=1)[0]
    return _is_somebody(first) and any(map(_whole, pieces))


def names_somebody(cell: str, ends: str) -> bool:
    """One of the names in a cell may be a person's: short, and not ending as names of bodies do (`ends`)."""
    names = [name.strip() for name in _part.split(spaced_name(cell))]
    return any(_is_as_people_bear(name, ends) or somebody_beside(name) for name in names)


def _is_as_people_bear(name: str, ends: str) -> bool:
    bare = _bracketed.sub("", name).replace(" ", "")
    return _as_people(bare) is not None and not re.search(f"(?:{ends})$", bare)


def _is_somebody(words: str) -> bool:
    return people.is_a_name(words, _places())


@cache
def _places() -> frozenset[str]:
    """Divisions of every edition, with and without what they are: 张家口市 and 张家口."""
    known = divisions()
    names = {name.name for code in known for name in known.names(code)}
    return frozenset(names | {_kind.sub("", name) for name in names})
