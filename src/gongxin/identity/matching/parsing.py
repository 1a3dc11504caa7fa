"""A name taken apart (名称解析): place, trade name, line of business, legal form, numbers, branch.

No list of places is needed but that of provinces: a place is known by its ending, by brackets, or because the
other name of a comparison has it.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from gongxin.identity.matching.numbers import in_digits
from gongxin.identity.words import (
    BODY_ENDINGS,
    BRANCH_ENDINGS,
    DIVISION_ENDINGS,
    INDUSTRIES,
    LEGAL_FORMS,
    NO_PLACES,
    PROVINCES,
    WHOLE_COUNTRY,
)
from gongxin.kernel.text import NAME, WIDTH, Table, simplified, then

SHORTEST_TRADE_NAME = 2
_WORDS = INDUSTRIES | BODY_ENDINGS
_LENGTHS = {  # by the last character, longest first
    last: sorted({len(word) for word in _WORDS if word[-1] == last}, reverse=True)
    for last in {word[-1] for word in _WORDS}
}

_PLAIN = str.maketrans(*then(WIDTH, NAME, Table("（）", "()")))  # brackets as NFKC has them
_PLAIN[ord("\n")] = ord("\n")  # a name is a line
_ROUND = str.maketrans("()", "（）")
_NOISE = re.compile(r"[^\w()\n]+|_")
_BRACKETED = re.compile("（([^（）]*)）?")
_OTHER_NAME = re.compile(
    "^(?:现已|已)?(?:原名称?|曾用名|原|更名前|更名为|改名为|现名|前身)为?(?P<name>.{4,})$"
)
_STATE = re.compile("^(?:已|被)?(?:吊销|注销|迁出|停业|清算|破产)+(?:未注销)?$")
_DIGITS = re.compile(r"\d+")

_ENDINGS = "|".join(
    f"(?<![{NO_PLACES[ending][0]}]){ending}(?![{NO_PLACES[ending][1]}])" if ending in NO_PLACES else ending
    for ending in DIVISION_ENDINGS
)
_ENDING = re.compile(f"(?:{'|'.join(DIVISION_ENDINGS)})")
_PLACE = re.compile(
    f"(?:{'|'.join(WHOLE_COUNTRY)})?(?:(?:{'|'.join(PROVINCES)})(?:{_ENDINGS})?)?"
    f"(?:[^\\W\\d_]{{1,6}}?(?:{_ENDINGS}))*"
)
_WHOLE_PLACE = re.compile(f"^(?:{'|'.join((*WHOLE_COUNTRY, *PROVINCES))}|.{{1,8}}(?:{_ENDINGS}))$")
_CITIES = ("城市", "都市")
_FORM = re.compile("|".join(sorted(LEGAL_FORMS, key=len, reverse=True)))
_BODY = re.compile(f"(?:{'|'.join(sorted(BODY_ENDINGS, key=len, reverse=True))})$")
_BRANCH = re.compile(f"^.*(?:{'|'.join(BRANCH_ENDINGS)})$")
_HEADED = re.compile(
    f"^(?P<head>.{{2,}}?(?:银行|药房|医院|大学|学院|学校|中学|小学|幼儿园))(?P<tail>.+(?:{'|'.join(BRANCH_ENDINGS)}))$"
)


class Name(NamedTuple):
    """The parts of a name, in simplified characters and without brackets (名称各部分)."""

    text: str  # the whole, as compared
    place: str  # without 市, 县 and the like
    trade: str
    industry: str
    form: str  # what the legal form means, empty if none is stated
    group: str  # "head", "member" or empty
    numbers: tuple[str, ...]
    branch: str  # of a branch: what follows its parent's name
    others: tuple[str, ...]  # further names noted in brackets
    flawed: bool  # the legal form is written with an error
    begin: int  # where in the text the trade name begins
    aside: str  # the place that stands in brackets

    @property
    def core(self) -> str:
        """What is left without place and legal form."""
        return self.trade + self.industry

    @property
    def end(self) -> int:
        """Where in the text the trade name ends."""
        return self.begin + len(self.trade)


def tidy(names: Iterable[str]) -> list[str]:
    """Names as they are compared: half width, simplified, lower case, round brackets, numbers in digits."""
    text = "\n".join(name.replace("\n", "") for name in names).translate(_PLAIN)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    kept = _NOISE.sub("", text.casefold()).translate(_ROUND)
    return [in_digits(line) for line in simplified(kept).split("\n")]


def parse(name: str) -> Name:
    """Take a name apart. A part that cannot be told is left with the trade name."""
    return parse_tidy(tidy([name])[0])


def parse_tidy(text: str) -> Name:
    """The same of a tidy name."""
    others: tuple[str, ...] = ()
    place = ""
    if "（" in text or "）" in text:
        text, place, others = _without_brackets(text)
    form = _split_form(text)
    head, group = _split_group(form.head)
    front = _place_at_front(head)
    rest = head[len(front) :]
    trade = _without_industry(rest)
    return Name(
        text=text,
        place=bare(front) + bare(place),
        trade=trade,
        industry=rest[len(trade) :],
        form=form.meaning,
        group=group,
        numbers=() if text.isalpha() else tuple(_DIGITS.findall(text)),
        branch=form.tail,
        others=others,
        flawed=form.flawed,
        begin=len(front),
        aside=place,
    )


def _without_brackets(text: str) -> tuple[str, str, tuple[str, ...]]:
    """The name without brackets, the place that stood in them, and other names that stood in them."""
    places: list[str] = []
    others: list[str] = []

    def resolve(found: re.Match[str]) -> str:
        inside = found[1]
        other = _OTHER_NAME.match(inside)
        if other:
            others.append(other["name"])
        elif _is_place(inside, text[found.end() :]):
            places.append(inside)
        elif not _STATE.match(inside):
            return inside
        return ""

    plain = _BRACKETED.sub(resolve, text).replace("）", "")
    return plain, "".join(places), tuple(others)


def _is_place(inside: str, after: str) -> bool:
    """Whether a bracket holds a place: by its ending, or because nothing else can stand there."""
    if _WHOLE_PLACE.match(inside):
        return True
    return (
        bool(after)
        and 2 <= len(inside) <= 4
        and inside not in INDUSTRIES
        and inside != "集团"
        and not _FORM.search(inside)
    )


class _Form(NamedTuple):
    """What stands before the legal form, what the form means, the branch after it, whether it is flawed."""

    head: str
    meaning: str = ""
    tail: str = ""
    flawed: bool = False


def _split_form(text: str) -> _Form:
    """A company's form may be followed by a branch; other bodies are known by their last word."""
    found = _FORM.search(text)
    if found is None or found[0] == "公司":
        flawed = _FLAWED.search(text)
        if flawed:
            return _Form(text[: flawed.start()], _FLAWS[flawed.lastgroup or ""], flawed=True)
    if found is not None:
        return _with_tail(text, found)
    headed = _HEADED.match(text)
    if headed:
        return _Form(headed["head"], tail=headed["tail"])
    body = _BODY.search(text)
    return _Form(text[: body.start()], body[0]) if body else _Form(text)


def _with_tail(text: str, found: re.Match[str]) -> _Form:
    """The last of several forms in a row counts (合伙企业有限合伙)."""
    meaning, tail = LEGAL_FORMS[found[0]], text[found.end() :]
    while again := _FORM.match(tail):
        meaning, tail = LEGAL_FORMS[again[0]], tail[again.end() :]
    return _Form(text[: found.start()], meaning, tail)


def _split_group(head: str) -> tuple[str, str]:
    if "集团" not in head:
        return head, ""
    before, _, after = head.partition("集团")
    return before + after, "member" if after else "head"


def _place_at_front(head: str) -> str:
    """The place as written; a city is none where only a line of business follows (天海城市建设)."""
    found = _PLACE.match(head)
    if found and found[0].endswith(_CITIES) and _without_industry(head[found.end() :]) in _WORDS:
        found = _PLACE.match(head, 0, found.end() - 1)
    return found[0] if found and found.end() < len(head) else ""


def bare(place: str) -> str:
    """A place without 省, 市, 县 and the like: people leave them out as they please."""
    return _ENDING.sub(_kept, place) if place else ""


def _kept(found: re.Match[str]) -> str:
    return "" if found.start() else found[0]


def _without_industry(rest: str) -> str:
    """The trade name: words of lines of business go from the end while two characters are left."""
    while True:
        for length in _LENGTHS.get(rest[-1:], ()):
            if len(rest) - length >= SHORTEST_TRADE_NAME and rest[-length:] in _WORDS:
                rest = rest[:-length]
                break
        else:
            return rest


def _flaws() -> tuple[re.Pattern[str], dict[str, str]]:
    """Legal forms with one or two characters wrong, one missing, doubled or exchanged.

    With each group of the pattern the meaning of its form.
    """
    groups, meanings = [], {}
    for number, form in enumerate(("股份有限公司", "有限责任公司", "有限公司")):
        cuts = [(form[:i], form[i], form[i + 1 :]) for i in range(len(form))]
        twice = [left + here * 2 + right for left, here, right in cuts]
        missing = [left + right for left, _, right in cuts]
        swapped = [left + right[0] + here + right[1:] for left, here, right in cuts if right]
        wrong = [_without(form, places) for n in (1, 2) for places in combinations(range(len(form)), n)]
        flaws = dict.fromkeys((form + form, *twice, *swapped, *wrong, *missing))
        groups.append(f"(?P<f{number}>{'|'.join(flaw for flaw in flaws if flaw.strip('.') != '公司')})")
        meanings[f"f{number}"] = LEGAL_FORMS[form]
    return re.compile(f"(?:{'|'.join(groups)})$"), meanings


def _without(form: str, places: tuple[int, ...]) -> str:
    return "".join("." if i in places else character for i, character in enumerate(form))


_FLAWED, _FLAWS = _flaws()
