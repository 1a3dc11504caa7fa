"""From when to when an audience sees a record: a pure function of the law and the record (公开窗口).

Nothing here knows the day on which a record came in, so a late upload cannot lengthen publication. Every step
can only bring the end nearer or withhold: a sender's date, later law, a value that nobody verified.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import groupby

from gongxin.catalogue.model import Audience, Basis, Catalogue, Item, LimitValue, WindowRule
from gongxin.catalogue.tables import work_calendar
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

    @property
    def withholds(self) -> bool:
        return Reason.NOT_SHOWN <= self <= Reason.NO_RULE


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
class _End:
    day: date
    reason: Reason
    bound: str
    own: bool = True  # False: by law later than the record


def windows(
    item: Item, catalogue: Catalogue, *, klass: str | None, dates: Dates, ended_on: date | None = None
) -> tuple[Window, ...]:
    """One window for each audience that the item's rules name, widest first.

    `dates` are the record's date fields by name; `ended_on` is the day on which the record itself ended.
    """
    ordered = sorted(item.windows, key=lambda rule: AUDIENCES[rule.audience])
    return tuple(
        _window(_rule(list(rules), klass), audience, catalogue, dates, ended_on, klass or UNDETERMINED)
        for audience, rules in groupby(ordered, key=lambda rule: rule.audience)
    )


def _rule(rules: list[WindowRule], klass: str | None) -> WindowRule | None:
    """The rule of the class, else the one for any class. A record without a class counts as undetermined."""
    wanted = klass or UNDETERMINED
    named = [rule for rule in rules if rule.klass == wanted]
    return next(iter(named + [rule for rule in rules if rule.klass is None]), None)


def _window(
    rule: WindowRule | None,
    audience: Audience,
    catalogue: Catalogue,
    dates: Dates,
    ended_on: date | None,
    klass: str | None,
) -> Window:
    start = (dates.get(rule.start) if rule else None) or ALWAYS
    withheld = _withheld(rule, audience, catalogue, start, klass)
    if rule is None or withheld:
        review = bool(rule and rule.review_before and ALWAYS < start < rule.review_before)
        return Window(
            audience, start, start, withheld or Reason.NO_RULE, review, rule.basis if rule else None
        )
    ends = [*_ends(rule, catalogue, dates, start)]
    if ended_on is not None and audience is not Audience.SELF:
        ends.append(_End(ended_on, Reason.ENDED, ""))
    review = _under_two_regimes(rule, start, ends)
    if not ends:
        return Window(audience, start, None, Reason.UNTIL_FURTHER_NOTICE, review, rule.basis)
    end = min(ends, key=lambda end: end.day)
    return Window(audience, start, max(end.day, start), end.reason, review, rule.basis, end.bound)


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
    values = [value for _, value in _bearing(rule, catalogue, start)]
    return catalogue.stands(rule.id, rule.basis) and (
        not values or any(catalogue.stands(value.id, value.basis) for value in values)
    )


def _bearing(rule: WindowRule, catalogue: Catalogue, start: date) -> Iterator[tuple[bool, LimitValue]]:
    """The limits' values that bear on a decision of that day, each with whether it is of that day's law."""
    for limit in rule.limits:
        for value in catalogue.limits[limit].bearing(start):
            yield start in value.valid, value


def _ends(rule: WindowRule, catalogue: Catalogue, dates: Dates, start: date) -> Iterator[_End]:
    for own, value in _bearing(rule, catalogue, start):
        yield _End(after(start, value, catalogue), Reason.LIMIT, value.id, own)
    for name in rule.last_days:
        if last := dates.get(name):
            yield _End(last + _DAY if last < date.max else last, Reason.STATED, name)
    for name in rule.end_days:
        if day := dates.get(name):
            yield _End(day, Reason.STATED, name)


def after(start: date, value: LimitValue, catalogue: Catalogue) -> date:
    """The day on which a limit that starts on `start` is over."""
    if value.months is not None:
        return add_months(start, value.months)
    if value.days is not None:
        return start + timedelta(days=value.days)
    return work_calendar(catalogue.calendar).add(start, value.working_days or 0) + _DAY


def _under_two_regimes(rule: WindowRule, start: date, ends: list[_End]) -> bool:
    """Whether an older decision would still be published on the day the later law came into force."""
    if rule.review_before is None or start >= rule.review_before:
        return False
    return all(end.day > rule.review_before for end in ends if end.own)
