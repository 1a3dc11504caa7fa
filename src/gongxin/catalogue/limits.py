"""Time limits and amounts that the law sets, each value with its days and its basis (期限与数额)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongxin.catalogue.model import Basis, Text
from gongxin.kernel.period import Period


@dataclass(frozen=True, slots=True)
class LimitValue:
    """A time limit as it stands from a day on; exactly one of the lengths is set."""

    id: str  # <limit>@<first day>
    valid: Period
    basis: Basis
    months: int | None = None
    working_days: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of the law with its values over time, earliest first (期限)."""

    id: str
    title: Text
    favours_shorter: bool  # True: a shorter limit is in the subject's favour, so later law may shorten it
    values: tuple[LimitValue, ...]

    def bearing(self, day: date) -> tuple[LimitValue, ...]:
        """The values that bear on a decision of that day: its own, then later ones.

        Where `favours_shorter` the earliest of their ends counts (从旧兼从轻); more than one value
        means that the decision stands under two regimes and its window is marked for review.
        """
        own = tuple(v for v in self.values if day in v.valid)
        later = tuple(v for v in self.values if v.valid.start > day) if self.favours_shorter else ()
        return own + later


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money that the law or a local standard sets, e.g. a relatively large fine (数额标准)."""

    id: str
    title: Text
    yuan: Decimal
    valid: Period
    basis: Basis
