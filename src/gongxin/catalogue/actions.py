"""Writes of the catalogue: the first use of a version, the confirmation of a value."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.model import Catalogue, Item
from gongxin.catalogue.models import Confirmation, ItemVersion
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.personal import mask

DOCUMENT_LENGTH: Final = 400


def record_use(item: Item, *, at: datetime) -> None:
    """Remember the version with which records come in; another text under the same number is refused."""
    known, _ = ItemVersion.objects.get_or_create(
        item=item.id, version=item.version, defaults={"digest": item.digest, "first_used_at": at}
    )
    _refuse_changed(item, known.digest)


def assert_same(items: Iterable[Item]) -> None:
    """Refuse to start with a version whose text is not the one that was used."""
    used = {(known.item, known.version): known.digest for known in ItemVersion.objects.all()}
    for item in items:
        _refuse_changed(item, used.get((item.id, item.version), item.digest))


def confirm(value: str, *, catalogue: Catalogue, document: str, confirmed_by: str, at: datetime) -> None:
    """Record that a value was read in a document, which everybody may read the name of.

    The caller adds the audit entry in the same transaction.
    """
    found = confirmables(catalogue).get(value)
    if found is None:
        raise GongxinError("catalogue.no_such_value", id=value)
    Confirmation.objects.get_or_create(
        value=value,
        value_digest=found.digest,
        defaults={"document": _named(document, value), "confirmed_by": confirmed_by, "at": at},
    )


def _named(document: str, value: str) -> str:
    """What an operator wrote, without anything personal."""
    said = mask(document.strip())
    if not said:
        raise GongxinError("catalogue.no_document", id=value)
    if len(said) > DOCUMENT_LENGTH:
        raise GongxinError("catalogue.long_document", limit=DOCUMENT_LENGTH)
    return said


def _refuse_changed(item: Item, digest: str) -> None:
    if digest != item.digest:
        raise GongxinError("catalogue.changed", item=item.id, version=item.version)
