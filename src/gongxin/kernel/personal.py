"""Personal data in text: found to be refused or masked, for nothing else (个人信息识别).

A place says where something stands and of what kind, never what it is. In doubt a number counts as
personal: a decision loses nothing by a masked number, a person may lose much by one that was left.
Unified codes are tested first, so codes made of digits only are left alone.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongxin.kernel import regno, uscc
from gongxin.kernel.patterns import (
    BANK_CARD,
    CITIZEN_ID,
    CITIZEN_ID_15,
    CITIZEN_ID_15_CELL,
    CITIZEN_ID_CELL,
    CITIZEN_ID_SPELT,
    DISGUISED,
    DISGUISED_RUN,
    DISGUISED_X,
    FOREIGN_ID,
    PATTERNS,
    SEPARATORS,
    SPELT,
    SUSPICIOUS,
    Kind,
)
from gongxin.kernel.text import DIGITS, INVISIBLE, PLAIN, SIGNS

MASK = "***"

_PLAIN = str.maketrans(*PLAIN)
_SIGNS = str.maketrans(*SIGNS)
_INVISIBLE = frozenset(INVISIBLE)
_SEPARATORS = str.maketrans(dict.fromkeys(f"{SEPARATORS}+", ""))
_UNDISGUISED = str.maketrans(f"{DISGUISED}{DISGUISED_X}", f"{DIGITS.given}0011{'X' * len(DISGUISED_X)}")
_suspicious = re.compile(SUSPICIOUS).search
_disguised = re.compile(DISGUISED_RUN).search
_spelt = re.compile(f"(?:{SPELT})[{SEPARATORS}]{{0,2}}[{DISGUISED_X}]?")
_of_a_year = re.compile("[^0-9](?:19|20)[0-9]{2}[^0-9]").search
_of_a_series = re.compile("(?:^|[^A-Za-z])[A-Z]{2,4}[0-9]{0,2}-$").search  # of permits: XK-
_numbered = re.compile("[〔（(\\[【](?:19|20)[0-9]{2}[〕）)\\]】]第$").search
_announced = re.compile(
    "联系|电话|手机|致电|拨打|热线|身份证|证件|微信|[Tt][Ee][Ll]|[Pp][Hh][Oo][Nn][Ee]|[Mm][Oo][Bb]|[Qq][Qq]|[Vv][Xx]"
).search
_token = re.compile("[0-9A-Za-z]+")
# No pattern reaches over one of these signs; the one before a clause belongs to it: some patterns ask for it.
_clauses = re.compile("[,;。]?[^,;。]+").finditer
_citizen_id = re.compile(CITIZEN_ID_CELL).fullmatch
_citizen_id_15 = re.compile(CITIZEN_ID_15_CELL).fullmatch


class Place(NamedTuple):
    """Where in a text something personal stands: characters [start, end)."""

    start: int
    end: int
    kind: Kind


def is_citizen_id(text: str) -> bool:
    """A citizen ID (公民身份号码, GB 11643-1999): province, a real day of birth, the right check digit."""
    number = uscc.normalise(text)
    return _citizen_id(number) is not None and _is_day(number[6:14]) and _check_digit(number) == number[17]


def is_citizen_id_15(text: str) -> bool:
    """An ID of the form used before 1999: province and a real day of birth, no check digit, so less sure.

    One registration number of an enterprise in thirty looks like this: where such numbers are expected,
    test for them first.
    """
    number = uscc.normalise(text)
    return _citizen_id_15(number) is not None and _is_day("19" + number[6:12])


def tax_number_is_personal(text: str) -> bool:
    """A tax number (税务登记号) built on a citizen ID: 15 or 18 characters of it and two more, or it alone.

    One that is a unified code is that code, and nobody's number.
    """
    number = uscc.normalise(text)
    return len(number) in (17, 20) or (is_citizen_id(number) and not uscc.is_valid(number))


def scan(text: str, *, sparing: Collection[Kind] = ()) -> tuple[Place, ...]:
    """Everything personal in a text, in order, without overlaps; nothing of the kinds that are spared."""
    seen = text.translate(_SIGNS)
    if _INVISIBLE.isdisjoint(seen):
        return _scan(seen, sparing)
    kept = [place for place, character in enumerate(seen) if character not in _INVISIBLE]
    found = _scan("".join(seen[place] for place in kept), sparing)
    return tuple(Place(kept[p.start], kept[p.end - 1] + 1, p.kind) for p in found)


def mask(text: str, *, sparing: Collection[Kind] = ()) -> str:
    """The text with *** for everything personal; masking it again changes nothing."""
    while places := scan(text, sparing=sparing):
        for start, end, _ in reversed(places):
            text = text[:start] + MASK + text[end:]
    return text


def mask_address(text: str) -> str:
    """The registered address (住所) of an organisation with *** for everything personal in it.

    The registrar publishes it, and a flat in it is an office, not somebody's home.
    """
    return mask(text, sparing=(Kind.HOME_ADDRESS,))


def mask_number(text: str) -> str:
    """The number or title of a document with *** for everything personal; its own number is left."""
    while places := [place for place in scan(text) if not _is_its_own(text, place)]:
        for start, end, _ in reversed(places):
            text = text[:start] + MASK + text[end:]
    return text


def scan_lines(lines: Iterable[str]) -> Iterator[tuple[int, Place]]:
    """The places of a file, each with the number of its line as a person counts."""
    for number, line in enumerate(lines, 1):
        for place in scan(line):
            yield number, place


def _scan(text: str, sparing: Collection[Kind]) -> tuple[Place, ...]:
    if not _suspicious(text):
        return ()
    found = _found(text, sparing)
    if _disguised(text):
        found += _found(_spelt.sub(lambda run: run[0].translate(_UNDISGUISED), text), sparing)
    return _merged(sorted(found))


def _found(text: str, sparing: Collection[Kind]) -> list[Place]:
    return [
        Place(clause.start() + start, clause.start() + end, kind)
        for clause in _clauses(text)
        if _suspicious(words := clause[0])
        for kind, pattern, holds in _SEARCHES
        if kind not in sparing
        for start, end in _spans(pattern, words)
        if _concerns(words[start:end], holds) and not _within_code(words, start, end)
    ]


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The values in a text: the character beside one may stand beside the next as well."""
    at = 0
    while match := pattern.search(text, at):
        yield match.span(1)
        at = match.end(1)


def _concerns(value: str, holds: Callable[[str], bool] | None) -> bool:
    number = value.translate(_SEPARATORS).upper()
    return not uscc.is_valid(number) and (holds is None or holds(number))


def _within_code(text: str, start: int, end: int) -> bool:
    """The digits are some of those of a unified code with letters."""
    return any(
        token.start() <= start and end <= token.end() and uscc.is_valid(token[0].upper())
        for token in _token.finditer(text)
    )


def _is_its_own(text: str, place: Place) -> bool:
    """The digits are the document's own number: all there is, or between 第 or 字 and 号.

    Nobody's after a word that announces a telephone or an ID, and a telephone or ID between 第 and 号 is one.
    """
    number = text[place.start : place.end].translate(_PLAIN).strip()
    if place.kind is Kind.BANK_ACCOUNT and number == text.strip():
        return not (number.startswith("62") and len(number) in _CARDS)
    if place.kind is Kind.CITIZEN_ID_15 and number == text.strip():
        return regno.is_valid(number)
    before, after = text[: place.start].translate(_PLAIN), text[place.end :][:1]
    if _announced(before):
        return False
    if place.kind is Kind.MOBILE and _of_a_year(number):
        return after == "号" or _of_a_series(before) is not None
    if place.kind in _PERSONS and before.endswith("第") and not _numbered(before):
        return False
    counted = after == "号" or place.kind is Kind.DOCUMENT
    return before[-1:] in _BEFORE_NUMBER and bool(before) and counted and place.kind in _LIKE_DOCUMENTS


def _merged(places: list[Place]) -> tuple[Place, ...]:
    merged: list[Place] = []
    for place in places:
        if merged and place.start < merged[-1].end:
            last = merged.pop()
            kind = min(last.kind, place.kind, key=_WEIGHT.__getitem__)
            merged.append(Place(last.start, max(last.end, place.end), kind))
        else:
            merged.append(place)
    return tuple(merged)


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True


def _check_digit(number: str) -> str:
    """ISO 7064 MOD 11-2: the weights are powers of 2 modulo 11, and 13 is 2 modulo 11."""
    return "10X98765432"[int(number[:17], 13) * 2 % 11]


def _is_card(number: str) -> bool:
    """The Luhn sum is right, and it is no unified code with a wrong check character."""
    if len(number) == uscc.LENGTH and number[:2] in uscc.PREFIXES:
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_foreign_id(number: str) -> bool:
    return _is_day(number[6:14]) and _check_digit(number) == number[17]


_CARDS = (16, 19)  # digits of the cards that most people have; they begin with 62
_BEFORE_NUMBER = "第字〕）)]】-"
_PERSONS = (Kind.CITIZEN_ID_15, Kind.MOBILE)
_LIKE_DOCUMENTS = (Kind.BANK_ACCOUNT, Kind.CITIZEN_ID_15, Kind.MOBILE, Kind.LANDLINE, Kind.DOCUMENT)
_WEIGHT = {kind: weight for weight, kind in enumerate(Kind)}
_HOLDS = {
    (Kind.CITIZEN_ID, CITIZEN_ID): is_citizen_id,
    (Kind.CITIZEN_ID, CITIZEN_ID_SPELT): is_citizen_id,
    (Kind.CITIZEN_ID_15, CITIZEN_ID_15): is_citizen_id_15,
    (Kind.FOREIGN_ID, FOREIGN_ID): _is_foreign_id,
    (Kind.BANK_ACCOUNT, BANK_CARD): _is_card,
}
_SEARCHES: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool] | None], ...] = tuple(
    (kind, re.compile(pattern), _HOLDS.get((kind, pattern))) for kind, pattern in PATTERNS
)
