"""What a record leaves out of its organisation and a registration tells (关联补全).

It is filled when it is read and stands beside the record, never in it: payload, digest and history stay as
the source stated them. Nobody is told more than they see of the registration, nor without whence it comes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from gongxin.catalogue.model import Audience, Catalogue, Field, Item, Kind, Role
from gongxin.disclosure.models import Filled, Seen
from gongxin.ledger.models import Act, Entry

_ORGANISATION = frozenset({Role.SUBJECT_NAME, Role.SUBJECT_CODE, Role.SUBJECT_DIVISION, Role.SUBJECT_ADDRESS})


def fill(seen: Sequence[Seen], catalogue: Catalogue, reads: Collection[Audience]) -> list[Seen]:
    """The records of a file, each with what registrations among them tell and it does not say.

    `reads`: whose fields the reader reads.
    """
    told = registrations(seen, catalogue)
    return [replace(one, filled=beside(one.entry, told, catalogue, reads)) for one in seen]


def registrations(seen: Iterable[Seen], catalogue: Catalogue) -> list[Seen]:
    """The registrations that stand among records, the latest first."""
    found = (
        one
        for one in seen
        if (item := _item(one.entry, catalogue)) and item.registers and one.entry.act is not Act.END
    )
    return sorted(found, key=lambda one: one.entry.position, reverse=True)


def beside(
    entry: Entry, told: Iterable[Seen], catalogue: Catalogue, reads: Collection[Audience] = tuple(Audience)
) -> tuple[Filled, ...]:
    """What registrations tell of a record's own subject and it does not say; of an erased one nothing.

    `told`: as `registrations` gives them. Those of others say nothing here: a branch is not its parent.
    """
    item = _item(entry, catalogue)
    if item is None or item.registers or not entry.payload:
        return ()
    own = [one for one in told if one.entry.subject_id == entry.subject_id]
    lacking = (f for f in item.fields if f.audience in reads and not entry.payload.get(f.name))
    return tuple(found for field in lacking if (found := next(_told(field, own, catalogue), None)))


def _told(field: Field, registered: Iterable[Seen], catalogue: Catalogue) -> Iterator[Filled]:
    wanted = _meaning(field)
    for one in registered if wanted else ():
        item = _item(one.entry, catalogue)
        for same in item.fields if item else ():
            if _meaning(same) == wanted and (value := one.fields.get(same.name)):
                yield Filled(field.name, str(value), one.entry)


def _meaning(field: Field) -> str | None:
    """What of an organisation a field tells, whatever its item calls it; None: nothing of its own."""
    if field.kind is Kind.IDENTIFIER:
        return field.scheme
    return field.role if field.role in _ORGANISATION else None


def _item(entry: Entry, catalogue: Catalogue) -> Item | None:
    return catalogue.stated_under(entry.item, entry.item_version)
