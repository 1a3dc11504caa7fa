"""Time limits in working days (工作日), from a published calendar and never from a guess."""

from bisect import bisect_right
from calendar import isleap
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from gongxin.kernel.errors import GongxinError

_DAY = timedelta(days=1)


class WorkCalendar:
    """The working days of the years whose notice is known (工作日历). A year counts when it is complete."""

    __slots__ = ("_work_days", "years")

    def __init__(self, days: Iterable[tuple[date, bool]]) -> None:
        known = dict(days)
        sizes = Counter(day.year for day in known)
        self.years = frozenset(year for year, size in sizes.items() if size == 365 + isleap(year))
        self._work_days = sorted(day for day, works in known.items() if works and day.year in self.years)

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day, make-up working days among them."""
        self._require(day, day)
        place = bisect_right(self._work_days, day)
        return place > 0 and self._work_days[place - 1] == day

    def add(self, day: date, working_days: int) -> date:
        """The last day of a limit: day one is the first working day after `day`. Zero days: `day` itself."""
        if working_days < 0:
            raise ValueError("a time limit runs forward")
        if working_days == 0:
            return day
        place = bisect_right(self._work_days, day) + working_days - 1
        reached = self._work_days[place] if place < len(self._work_days) else None
        self._require(day + _DAY, reached or date(self._first_missing(day), 1, 1))
        return self._work_days[place]

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        if end > start:
            self._require(start + _DAY, end)
        return bisect_right(self._work_days, end) - bisect_right(self._work_days, start)

    def _require(self, first: date, last: date) -> None:
        for year in range(first.year, last.year + 1):
            if year not in self.years:
                raise GongxinError("calendar.year_missing", year=year)

    def _first_missing(self, day: date) -> int:
        year = (day + _DAY).year
        while year in self.years:
            year += 1
        return year
