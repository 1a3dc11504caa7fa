"""From when to when an audience sees a record: a pure function of the law and the record (公开窗口).

Nothing here knows the day on which a record came in, so a late upload cannot lengthen publication. Every step
can only bring the end nearer or withhold: a sender's date, later law, a value that nobody verified.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from operator import itemgetter

from gongxin.catalogue.limits import LimitValue
from gongxin.catalogue.model import Audience, Basis, Catalogue, Item, WindowRule
from gongxin.catalogue.tables import work_calendar
from gongxin.disclosure.terms import BY_LAW, Terms, unless_told
from gongxin.kernel.months import add_months

UNDETERMINED = "undetermined"
AUDIENCES = {Audience.PUBLIC: 1, Audience.GOVERNMENT: 2, Audience.AUTHORISED: 3, Audience.SELF: 4}
ALWAYS = date.min  # a record without a day, in a window without a limit
_DAY = timedelta(days=1)

Dates = Mapping[str, date | None]


class Reason(IntEnum):
    """Why a window ends when it does, or why there is none (窗口原因)."""

    UNTIL_FURTHER_NOTICE = 1
    LIMIT = 2  # a time limit of the law
    STATED = 3  # a day in the record: the sender's, the end of validity
    NOT_SHOWN = 4  # the rule for this class
    UNDETERMINED = 5  # nobody determined the class: on the department's due list
    UNVERIFIED = 6  # what would publish it was neither verified nor confirmed
    UNDATED = 7  # the day that starts the limit is missing
    NO_RULE = 8
    ENDED = 9  # the record ended
    NOT_AUTHORISED = 10  # the organisation lets others see it, or nobody
    AGREED = 11  # the agreement of its source

    @property
    def withholds(self) -> bool:
        return Reason.NOT_SHOWN <= self <= Reason.NO_RULE or self is Reason.NOT_AUTHORISED


@dataclass(frozen=True, slots=True)
class Window:
    """The days [shown_from, shown_until) on which an audience sees a record; no end: until further notice.

    `bound` is what ends it: the id of a limit's value or the name of a field. `review`: under two regimes.
    """

    audience: Audience
    shown_from: date
    shown_until: date | None
    reason: Reason
    review: bool = False
    basis: Basis | None = None
    bound: str = ""

    def __contains__(self, day: date) -> bool:
        return self.shown_from <= day and (self.shown_until is None or day < self.shown_until)

    @property
    def last_shown_on(self) -> date | None:
        """The last day on which it is seen; None without an end, or if it is never seen."""
        ends = self.shown_until is not None and self.shown_from < self.shown_until
        return self.shown_until - _DAY if ends and self.shown_until else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the law and the terms say of a class and a day, before the record's own days are looked at.

    `until` is the earliest end of all limits and of the agreement, `own_until` of the limits of that day's
    law; without one: None.
    """

    rule: WindowRule | None
    audience: Audience
    start: date
    withheld: Reason | None
    until: date | None = None
    bound: str = ""
    own_until: date | None = None
    reason: Reason = Reason.UNTIL_FURTHER_NOTICE  # of `until`


def windows(
    item: Item,
    catalogue: Catalogue,
    *,
    klass: str | None,
    dates: Dates,
    ended_on: date | None = None,
    terms: Terms | None = None,
) -> tuple[Window, ...]:
    """One window for each audience that the item's rules name, widest first.

    `dates` are the record's date fields by name; `ended_on` is the day on which the record itself ended.
    Without `terms` nobody else sees what needs an agreement or an authorisation.
    """
    found = []
    terms = terms or unless_told(item)
    for audience in audiences(item):
        rule = rule_for(item, audience, klass)
        start = dates.get(rule.start) if rule else None
        law = frame(rule, audience, catalogue, klass=klass, start=start, terms=terms)
        found.append(_window(law, dates, ended_on))
    return tuple(found)


def audiences(item: Item) -> tuple[Audience, ...]:
    """The audiences that the item's rules name, widest first."""
    return tuple(sorted({rule.audience for rule in item.windows}, key=AUDIENCES.__getitem__))


def rule_for(item: Item, audience: Audience, klass: str | None) -> WindowRule | None:
    """The rule of the class, else the one for any class. A record without a class counts as undetermined."""
    rules = [rule for rule in item.windows if rule.audience is audience]
    named = [rule for rule in rules if rule.klass == (klass or UNDETERMINED)]
    return next(iter(named + [rule for rule in rules if rule.klass is None]), None)


def frame(
    rule: WindowRule | None,
    audience: Audience,
    catalogue: Catalogue,
    *,
    klass: str | None,
    start: date | None,
    terms: Terms = BY_LAW,
) -> Frame:
    """What the law and the terms say."""
    first = start or ALWAYS
    withheld = _withheld(rule, audience, catalogue, first, klass)
    if withheld is None and not terms.allows(audience):
        withheld = Reason.NOT_AUTHORISED
    if rule is None or withheld:
        return Frame(rule, audience, first, withheld)
    bearing = _bearing(rule, catalogue, first)
    ends = [(after(first, value, catalogue), Reason.LIMIT, value.id) for value in bearing]
    if agreed := terms.until(audience):
        ends.append((agreed, Reason.AGREED, ""))
    until, reason, bound = min(ends, default=(None, Reason.UNTIL_FURTHER_NOTICE, ""), key=itemgetter(0))
    own = min((after(first, value, catalogue) for value in bearing if first in value.valid), default=None)
    return Frame(rule, audience, first, None, until, bound, own, reason)


def stated_ends(rule: WindowRule) -> Iterator[tuple[str, int]]:
    """The fields of a record that end a window, each with the days from its value to the exclusive end."""
    yield from ((name, 1) for name in rule.last_days)
    yield from ((name, 0) for name in rule.end_days)


def _window(law: Frame, dates: Dates, ended_on: date | None) -> Window:
    """The frame, brought nearer by the record's own days."""
    if law.rule is None or law.withheld:
        return Window(
            law.audience,
            law.start,
            law.start,
            law.withheld or Reason.NO_RULE,
            _reviewed(law, []),
            _basis(law),
        )
    stated = [
        (_shifted(day, shift), Reason.STATED, name)
        for name, shift in stated_ends(law.rule)
        if (day := dates.get(name)) is not None
    ]
    if ended_on is not None and law.audience is not Audience.SELF:
        stated.append((ended_on, Reason.ENDED, ""))
    limited = [(law.until, law.reason, law.bound)] if law.until else []
    review = _reviewed(law, [day for day, _, _ in stated])
    if not limited and not stated:
        return Window(law.audience, law.start, None, Reason.UNTIL_FURTHER_NOTICE, review, _basis(law))
    end, reason, bound = min(limited + stated, key=itemgetter(0))
    return Window(law.audience, law.start, max(end, law.start), reason, review, _basis(law), bound)


def _reviewed(law: Frame, stated: list[date]) -> bool:
    """Whether an older decision would still be published on the day the later law came into force."""
    turn = law.rule.review_before if law.rule else None
    if turn is None or not ALWAYS < law.start < turn:
        return False
    return all(day > turn for day in [*stated, law.own_until] if day is not None)


def _shifted(day: date, shift: int) -> date:
    return day if day == date.max else day + timedelta(days=shift)


def _basis(law: Frame) -> Basis | None:
    return law.rule.basis if law.rule else None


def _withheld(
    rule: WindowRule | None, audience: Audience, catalogue: Catalogue, start: date, klass: str | None
) -> Reason | None:
    """Why an audience does not see the record at all; None if it does."""
    if rule is None or not rule.shown:
        unclassed = (klass or UNDETERMINED) == UNDETERMINED
        return Reason.UNDETERMINED if unclassed else Reason.NO_RULE if rule is None else Reason.NOT_SHOWN
    if start == ALWAYS and rule.limits:
        return Reason.UNDATED
    if audience is Audience.PUBLIC and not _may_publish(rule, catalogue, start):
        return Reason.UNVERIFIED
    return None


def _may_publish(rule: WindowRule, catalogue: Catalogue, start: date) -> bool:
    """Whether the rule's basis stands, and one of the limits if it has any: an unproven one only shortens."""
    values = _bearing(rule, catalogue, start)
    return catalogue.stands(rule.id, rule.basis) and (
        not values or any(catalogue.stands(value.id, value.basis) for value in values)
    )


def _bearing(rule: WindowRule, catalogue: Catalogue, start: date) -> list[LimitValue]:
    """The limits' values that bear on a decision of that day."""
    return [value for limit in rule.limits for value in catalogue.limits[limit].bearing(start)]


def after(start: date, value: LimitValue, catalogue: Catalogue) -> date:
    """The day on which a limit that starts on `start` is over."""
    if value.months is not None:
        return add_months(start, value.months)
    if value.days is not None:
        return start + timedelta(days=value.days)
    return work_calendar(catalogue.calendar).add(start, value.working_days or 0) + _DAY
