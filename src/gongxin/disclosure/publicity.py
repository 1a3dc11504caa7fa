"""What the law says of a class of records decided on a day, as a page or a command tells it (公示期限)."""

from dataclasses import dataclass
from datetime import date

from gongxin.catalogue.model import Audience, Catalogue, Item, Role
from gongxin.disclosure.windows import Window, after, windows


@dataclass(frozen=True, slots=True)
class Publicity:
    """When the public sees such a record and from when the subject may apply to end that (公示与修复)."""

    window: Window | None  # None: the item has no rule for the public
    repair_from: date | None  # None: no route of repair, or at any time
    shown: bool  # on the day asked for


def publicity(
    item: Item, catalogue: Catalogue, *, klass: str | None, decided_on: date, on: date
) -> Publicity:
    """The window of a record with no date of its own but the decision's."""
    field = item.role(Role.DECIDED_ON)
    starts = {rule.start for rule in item.windows} | ({field.name} if field else set())
    found = windows(item, catalogue, klass=klass, dates=dict.fromkeys(starts, decided_on))
    public = next((window for window in found if window.audience is Audience.PUBLIC), None)
    return Publicity(
        public, repair_from(item, catalogue, klass, decided_on), public is not None and on in public
    )


def repair_from(item: Item, catalogue: Catalogue, klass: str | None, decided_on: date) -> date | None:
    """The first day on which repair may be applied for; of two regimes the earlier day."""
    limit = item.repair and item.repair.earliest.get(klass or "")
    if not limit:
        return None
    days = [after(decided_on, value, catalogue) for value in catalogue.limits[limit].bearing(decided_on)]
    return min(days, default=None)
