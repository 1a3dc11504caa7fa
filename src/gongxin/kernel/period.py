"""Half-open runs of days."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open run of days [start, end); no end means until further notice (期间).

    A period that ends on or before its start holds no day.
    """

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def __bool__(self) -> bool:
        return self.end is None or self.start < self.end

    @property
    def last_day(self) -> date | None:
        """The last day inside, as people write it on paper; None without an end."""
        return None if self.end is None else date.fromordinal(self.end.toordinal() - 1)

    def __and__(self, other: Self) -> Self:
        """The days in both, perhaps none."""
        ends = [end for end in (self.end, other.end) if end is not None]
        return type(self)(max(self.start, other.start), min(ends, default=None))

    def overlaps(self, other: Self) -> bool:
        """Whether a day is in both."""
        return bool(self & other)

    def until(self, end: date | None) -> Self:
        """The part before a day: an end can only come nearer."""
        return self if end is None else self & type(self)(self.start, end)
