"""Who is not connected, and what is not shared (共享缺口、信息孤岛): from the catalogue and from receipts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Max, Q

from gongxin.access.actor import Actor
from gongxin.catalogue.agreements import departments
from gongxin.catalogue.model import Audience, Catalogue, Field, Item
from gongxin.catalogue.sources import Source
from gongxin.collection.models import Delivery
from gongxin.collection.queries import seen, sees
from gongxin.collection.states import State
from gongxin.quality.scores import BY_MACHINE, Key


class Connection(StrEnum):
    """How a department is connected (接入情况)."""

    NEVER = "never"  # it never handed in anything
    BY_HAND = "by_hand"
    BY_MACHINE = "by_machine"


@dataclass(frozen=True, slots=True)
class Supply:
    """An item that a department is competent for, and when it last told of it (供数情况)."""

    item: Item
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Connected:
    """A department with what it hands in and what it does not."""

    source: Source
    connection: Connection
    supplies: tuple[Supply, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items of which it never told anything, not even that there was nothing."""
        return tuple(one.item for one in self.supplies if one.last_on is None)


@dataclass(frozen=True, slots=True)
class Unshared:
    """An item of which departments see nothing, or fields of it that they do not see (未共享)."""

    item: Item
    whole: bool
    fields: tuple[Field, ...]


def connections(*, catalogue: Catalogue, actor: Actor) -> list[Connected]:
    """How the departments that an actor may see are connected; those never heard of first."""
    last, machines = _received(actor, catalogue)
    found = [
        _connected(source, catalogue, last, machines)
        for source in departments(catalogue)
        if sees(actor, source)
    ]
    order = list(Connection)
    return sorted(found, key=lambda one: (order.index(one.connection), -len(one.missing), one.source.number))


def without_source(catalogue: Catalogue) -> list[Item]:
    """Items in force that no department is competent for."""
    told = {item for source in catalogue.sources.values() for item in source.items}
    return [item for item in catalogue.items.values() if item.id not in told]


def unshared(catalogue: Catalogue) -> list[Unshared]:
    """What of the items in force other departments do not see, by the items' own rules."""
    found = [_unshared(item) for item in catalogue.items.values()]
    return [one for one in found if one.whole or one.fields]


def _unshared(item: Item) -> Unshared:
    shown = any(rule.shown and rule.audience in _SHARED for rule in item.windows)
    kept_back = tuple(f for f in item.fields if f.stored and f.audience not in _SHARED)
    return Unshared(item, not shown, kept_back)


_SHARED = frozenset({Audience.PUBLIC, Audience.GOVERNMENT})


def _received(actor: Actor, catalogue: Catalogue) -> tuple[Mapping[Key, date], frozenset[str]]:
    """When each department last told of each item, and who does it by a system."""
    done = Delivery.objects.filter(seen(actor), state=State.DONE).order_by()
    last: dict[Key, date] = {}
    machines: set[str] = set()
    by_machine = Count("pk", filter=Q(channel__in=BY_MACHINE))
    rows = done.values("department", "item").annotate(last=Max("received_at"), by_machine=by_machine)
    for row in rows:
        last[row["department"], row["item"]] = catalogue.day(row["last"])
        if row["by_machine"]:
            machines.add(row["department"])
    return last, frozenset(machines)


def _connected(
    source: Source, catalogue: Catalogue, last: Mapping[Key, date], machines: frozenset[str]
) -> Connected:
    supplies = tuple(
        Supply(catalogue.items[item], last.get((source.code, item)))
        for item in source.items
        if item in catalogue.items
    )
    heard = any(one.last_on for one in supplies)
    connection = (
        Connection.BY_MACHINE
        if source.code in machines
        else Connection.BY_HAND
        if heard
        else Connection.NEVER
    )
    return Connected(source, connection, supplies)
