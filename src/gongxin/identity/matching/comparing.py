"""How two names compare, part by part, each difference with its reason (名称比对).

A comparison proposes and explains. Nothing here links: names of two organisations may be the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gongxin.identity.matching.characters import confusion
from gongxin.identity.matching.parsing import Name, bare, parse_tidy, tidy
from gongxin.identity.matching.reasons import Match, Reason
from gongxin.identity.words import BODY_ENDINGS, BRANCH_ENDINGS

LONG_TRADE_NAME = 4  # characters, from where one that is missing makes no other name
SHORTEST = 2  # characters of a trade name, a place, a shortened line of business
_COMPANIES = frozenset({"公司", "有限公司"})
_DEPENDENT = tuple({*BRANCH_ENDINGS, *BODY_ENDINGS} - _COMPANIES)
_SAME = Match((Reason.SAME,))


def compare(first: str, second: str, *, former: Iterable[str] = ()) -> Match:
    """Compare two names; `former` are names that the second organisation had before."""
    keys = tidy([first, second, *former])
    if keys[0] != keys[1] and keys[0] in keys[2:]:
        return Match((Reason.FORMER,))
    return compare_parsed(parse_tidy(keys[0]), parse_tidy(keys[1]))


def compare_all(pairs: Sequence[tuple[str, str]]) -> Iterator[Match]:
    """Compare many pairs; a name that stands in several is taken apart once."""
    different = dict.fromkeys(chain.from_iterable(pairs))
    parsed = dict(zip(different, map(parse_tidy, tidy(different)), strict=True))
    return (compare_parsed(parsed[one], parsed[other]) for one, other in pairs)


def compare_parsed(one: Name, other: Name) -> Match:
    """The same of names taken apart: as they stand, with the names in their brackets, as one slip."""
    if one.text == other.text and one.aside == other.aside:
        return _SAME
    found = Match(tuple(_differences(one, other)) or _SAME.reasons)
    for former in _other_names(one, other):
        found = max(found, former, key=_score)
    if found.proposed:
        return found
    slip = _slip(one, other)
    return found if slip is None else max(found, Match((slip,)), key=_score)


def _score(match: Match) -> int:
    return match.score


def _other_names(one: Name, other: Name) -> Iterator[Match]:
    """The comparisons with names noted in brackets."""
    for noted, name in ((one, other), (other, one)):
        for former in noted.others:
            compared = compare_parsed(parse_tidy(former), name._replace(others=()))
            yield Match((Reason.FORMER, *(r for r in compared.reasons if r is not Reason.SAME)))


def _differences(one: Name, other: Name) -> Iterator[Reason]:
    """One reason for each part that differs."""
    if bool(one.branch) != bool(other.branch) or _continues(one, other):
        yield Reason.BRANCH_AND_PARENT
    elif one.branch != other.branch:
        yield _branch(one.branch, other.branch)
    if one.numbers != other.numbers:
        yield Reason.NUMBER
    yield from _forms(one, other)
    if one.place != other.place:
        one, other = _without_lead(one, other.place), _without_lead(other, one.place)
        yield from _places(one, other)
    yield from _trades(one, other)


def _continues(one: Name, other: Name) -> bool:
    """Whether one name is the beginning of the other, which goes on to a dependent body."""
    shorter, longer = (one, other) if len(one.text) <= len(other.text) else (other, one)
    if not longer.text.startswith(shorter.text) or not longer.text.endswith(_DEPENDENT):
        return False
    return bool(shorter.form) or (longer.text.endswith(BRANCH_ENDINGS) and longer.form not in _COMPANIES)


def _branch(one: str, other: str) -> Reason:
    """The innermost place decides: what stands between (广西分公司|都安支公司) may be left out."""
    shorter, longer = _by_length(bare(one), bare(other))
    tells = next((shorter[: -len(e)] for e in BRANCH_ENDINGS if shorter.endswith(e)), shorter)
    if tells and longer.endswith(shorter):
        return Reason.BRANCH_WORDING
    return Reason.BRANCH_WORDING if _one_slip(shorter, longer) else Reason.BRANCH


def _forms(one: Name, other: Name) -> Iterator[Reason]:
    if one.flawed or other.flawed:
        yield Reason.FORM_SLIP
    if one.form != other.form:
        short = not one.form or not other.form or {one.form, other.form} <= _COMPANIES
        yield Reason.FORM_SHORTENED if short else Reason.FORM
    if one.group != other.group:
        yield Reason.GROUP


def _without_lead(name: Name, place: str) -> Name:
    """The name with its beginning taken for a place if the other name says that it is one."""
    for start in range(len(place) - SHORTEST + 1):
        lead = place[start:]
        written, trade = name.trade[: len(lead)], name.trade[len(lead) :]
        if len(trade) >= SHORTEST and (written == lead or _replaced(written, lead)):
            return name._replace(place=name.place + written, trade=trade, begin=name.begin + len(lead))
    return name


def _places(one: Name, other: Name) -> Iterator[Reason]:
    a, b = _by_length(one.place, other.place)
    if a == b:
        return
    body = one.form in BODY_ENDINGS and other.form in BODY_ENDINGS
    if not a:
        yield Reason.PLACE if body else Reason.PLACE_LEFT_OUT
    elif b.endswith(a) or (a in b and not body):
        yield Reason.PLACE_WIDER
    else:
        slip = _one_slip(a, b) and not (body and len(a) < len(b))
        yield Reason.PLACE_SLIP if slip else Reason.PLACE


def _trades(one: Name, other: Name) -> Iterator[Reason]:
    """Trade name and line of business; where the one ends and the other begins, both names tell together."""
    if one.core == other.core:
        return
    shorter, longer = (one, other) if len(one.trade) <= len(other.trade) else (other, one)
    if one.trade == other.trade:
        yield _industry(one.industry, other.industry)
    elif _shortened(one.core, other.core):
        yield Reason.INDUSTRY_SHORTENED
    elif slip := _slip_between(shorter, longer):
        yield slip
    elif not shorter.industry and len(_rest(shorter.trade, longer.trade)) >= SHORTEST:
        yield Reason.INDUSTRY_LEFT_OUT
    else:
        yield _trade(shorter.trade, longer.trade)
        if one.industry != other.industry:
            yield _industry(one.industry, other.industry)


def _slip_between(one: Name, other: Name) -> Reason | None:
    """One slip in trade name and line of business that leads astray where the one ends."""
    start = _common(one.core, other.core)
    if len(one.core) == len(other.core):
        confused = _replaced(one.core, other.core)
        return (
            confused if start < min(len(one.trade), len(other.trade)) else confused and Reason.INDUSTRY_SLIP
        )
    shorter, longer = (one, other) if len(one.core) < len(other.core) else (other, one)
    missing = len(longer.core) - len(shorter.core) == 1 and _is_longer(shorter.core, longer.core)
    return Reason.INDUSTRY_SLIP if missing and start >= len(longer.trade) else None


def _trade(shorter: str, longer: str) -> Reason:
    """How two different trade names differ."""
    if len(shorter) == len(longer):
        return _replaced(shorter, longer) or _rearranged(shorter, longer)
    if len(longer) - len(shorter) == 1 and _is_longer(shorter, longer):
        slip = len(longer) >= LONG_TRADE_NAME or _doubled(shorter, longer)
        return Reason.TRADE_SLIP if slip else Reason.TRADE_LONGER
    return Reason.TRADE_LONGER if shorter in longer else Reason.TRADE


def _rearranged(one: str, other: str) -> Reason:
    """How two trade names of one length differ, if not by a character that is easily confused."""
    if sorted(one) == sorted(other):
        # From the third character of a long one on it is a line of business that is not known as one.
        slip = len(one) > LONG_TRADE_NAME and _common(one, other) >= SHORTEST
        return Reason.TRADE_SLIP if slip else Reason.TRADE_TURNED
    different = sum(a != b for a, b in zip(one, other, strict=True))
    return Reason.TRADE_CHARACTER if different == 1 < len(one) else Reason.TRADE


def _industry(one: str, other: str) -> Reason:
    if not one or not other:
        return Reason.INDUSTRY_LEFT_OUT
    shorter, longer = _by_length(one, other)
    if len(shorter) < len(longer) and _abbreviates(shorter, longer):
        return Reason.INDUSTRY_SHORTENED
    return Reason.INDUSTRY_SLIP if _one_slip(shorter, longer) else Reason.INDUSTRY


def _shortened(one: str, other: str) -> bool:
    """Whether two cores begin with the same trade name and the same character of a line of business."""
    start = _common(one, other) - 1
    if start < SHORTEST:
        return False
    shorter, longer = _by_length(one[start:], other[start:])
    return _abbreviates(shorter, longer)


def _rest(shorter: str, longer: str) -> str:
    """What the longer text goes on with; nothing where it begins otherwise."""
    return longer[len(shorter) :] if longer.startswith(shorter) else ""


def _abbreviates(shorter: str, longer: str) -> bool:
    """Whether the characters of the one stand in the other, in this order (企管 for 企业管理)."""
    rest = iter(longer)
    return len(shorter) >= SHORTEST and all(character in rest for character in shorter)


def _one_slip(shorter: str, longer: str) -> bool:
    """Whether one character is confused, missing, doubled or exchanged."""
    if len(shorter) == len(longer):
        return _replaced(shorter, longer) is not None or _exchanged(shorter, longer)
    return len(longer) - len(shorter) == 1 and len(shorter) >= SHORTEST and _is_longer(shorter, longer)


def _replaced(one: str, other: str) -> Reason | None:
    """How the only character that differs was confused."""
    different = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return confusion(*different[0]) if len(different) == 1 else None


def _exchanged(one: str, other: str) -> bool:
    start = _common(one, other)
    return one[:start] + one[start : start + 2][::-1] + one[start + 2 :] == other


def _is_longer(shorter: str, longer: str) -> bool:
    start = _common(shorter, longer)
    return shorter[start:] == longer[start + 1 :]


def _doubled(shorter: str, longer: str) -> bool:
    start = _common(shorter, longer)
    return longer[start - 1 : start] == longer[start]


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) <= len(other) else (other, one)


def _common(one: str, other: str) -> int:
    """Characters that both begin with."""
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    return start


def _slip(one: Name, other: Name) -> Reason | None:
    """What one slip of the pen explains though it led the parsing astray; by where it is."""
    if one.text == other.text or one.aside != other.aside or one.numbers != other.numbers:
        return None
    if one.form != other.form and {one.form, other.form} <= BODY_ENDINGS:
        return None
    shorter, longer = (one, other) if len(one.text) <= len(other.text) else (other, one)
    start = _common(shorter.text, longer.text)
    if len(shorter.text) < len(longer.text):
        return _slip_at(start, longer) if _may_be_more(shorter, longer, start) else None
    if _exchanged(shorter.text, longer.text) and start >= min(shorter.end, longer.end):
        return _slip_at(start, longer)
    return _replaced(shorter.text, longer.text)


def _may_be_more(shorter: Name, longer: Name, start: int) -> bool:
    """Whether something stands twice, or one character more outside a short trade name."""
    more = len(longer.text) - len(shorter.text)
    if shorter.text[start:] != longer.text[start + more :]:
        return False
    if longer.text[start : start + more] == longer.text[start - more : start]:
        return True
    in_short_trade = longer.begin <= start < longer.end < longer.begin + LONG_TRADE_NAME
    return more == 1 and not in_short_trade


def _slip_at(start: int, name: Name) -> Reason:
    if start < name.begin:
        return Reason.PLACE_SLIP
    if start < name.end:
        return Reason.TRADE_SLIP
    return Reason.INDUSTRY_SLIP if start < name.end + len(name.industry) else Reason.FORM_SLIP
