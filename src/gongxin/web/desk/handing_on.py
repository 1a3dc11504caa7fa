"""Mirrors in words: what is handed on to which system, and by what law (信息镜像)."""

from dataclasses import dataclass
from datetime import datetime

from gongxin.catalogue.mirrors import Mirror
from gongxin.catalogue.model import Text
from gongxin.catalogue.page import joined
from gongxin.catalogue.queries import in_force
from gongxin.disclosure import mirroring
from gongxin.web.portal.law import said


@dataclass(frozen=True, slots=True)
class HandedItem:
    """An item of a mirror with its basis."""

    title: Text
    fields: Text | None  # none: all that are public
    basis: Text
    verified: bool
    stands: bool  # False: not handed on until its basis is confirmed


@dataclass(frozen=True, slots=True)
class Handing:
    """A mirror as its page shows it."""

    mirror: Mirror
    items: tuple[HandedItem, ...]
    last_at: datetime | None


def mirrors() -> list[Handing]:
    """The mirrors of the catalogue."""
    law = in_force()
    found = []
    for mirror in law.mirrors.values():
        standing = {one.id for one in mirroring.handed(mirror, law)}
        items = tuple(
            HandedItem(
                title=law.items[one.item].title,
                fields=joined(law.items[one.item].field(name).label for name in one.fields)
                if one.fields
                else None,
                basis=said(one.basis, law),
                verified=one.basis.verified,
                stands=one.id in standing,
            )
            for one in mirror.items
        )
        found.append(Handing(mirror, items, mirroring.last_handed_on(mirror)))
    return found
