"""On what other than public credit information stands: an agreement, an authorisation (使用条件)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gongxin.catalogue import agreements
from gongxin.catalogue.model import Audience, Catalogue, Information, Item, Role
from gongxin.catalogue.words import PUBLICITY

SHARE: Final = "share"  # without it nobody but the organisation itself sees what it declared


@dataclass(frozen=True, slots=True)
class Terms:
    """With whom a record may be shared, and until when its source lets it be used (共享范围与期限).

    The days are exclusive. Of public credit information the law alone decides: it has no terms.
    """

    extent: frozenset[Audience] | None = None  # None: whomever the law names
    agreed_until: date | None = None  # None: no agreement is needed
    published_until: date | None = None

    def allows(self, audience: Audience) -> bool:
        """The organisation itself sees what the platform has of it, whatever others may see."""
        return audience is Audience.SELF or self.extent is None or audience in self.extent

    def until(self, audience: Audience) -> date | None:
        """The first day on which the source's agreement does not carry it any more."""
        if audience is Audience.SELF:
            return None
        return self.published_until if audience is Audience.PUBLIC else self.agreed_until


BY_LAW: Final = Terms()
WITHOUT: Final = Terms(frozenset(), date.min, date.min)  # neither agreed nor authorised


def unless_told(item: Item) -> Terms:
    """The terms of a record of which nothing but the item is known."""
    return BY_LAW if item.information is Information.PUBLIC else WITHOUT


def terms(
    item: Item, catalogue: Catalogue, *, source: int, received_on: date, says: Mapping[str, Any]
) -> Terms:
    """The terms of a record that came in on a day from a source, by its number, and says this."""
    match item.information:
        case Information.PUBLIC:
            return BY_LAW
        case Information.MARKET:
            return _agreed(item, catalogue, source, received_on)
        case Information.SELF_DECLARED:
            return _authorised(item, says)


def carried(item: Item, catalogue: Catalogue, *, source: int, on: date) -> bool:
    """Whether what a source, by its number, handed in may be shown to everybody on a day.

    Of market information the agreements decide as they are now: one may have been ended early.
    """
    if item.information is not Information.MARKET:
        return True
    found = catalogue.source_of(source)
    return found is not None and agreements.serves(catalogue, item.id, found.code, purpose=PUBLICITY, on=on)


def _agreed(item: Item, catalogue: Catalogue, source: int, received_on: date) -> Terms:
    """It is used as long as the agreement that brought it lasts; one after a gap does not revive it."""
    found = catalogue.source_of(source)
    covering = agreements.covering(catalogue, item.id, found.code) if found else ()
    used = agreements.run(covering, received_on)
    shown = agreements.run((one for one in covering if PUBLICITY in one.purposes), received_on)
    return Terms(None, used.end if used else date.min, shown.end if shown else date.min)


def _authorised(item: Item, says: Mapping[str, Any]) -> Terms:
    """Until when is said by the record's own days, which its windows end with."""
    acts, audiences = (_codes(item, role, says) for role in (Role.AUTHORISED_ACTS, Role.AUTHORISED_AUDIENCES))
    return Terms(frozenset(Audience(one) for one in audiences) if SHARE in acts else frozenset())


def _codes(item: Item, role: Role, says: Mapping[str, Any]) -> list[str]:
    field = item.role(role)
    said = says.get(field.name, "") if field else ""
    return said.split(",") if said else []
