"""What information must have that is no public credit information, and may not have (信息来源类别的检查)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from gongxin.catalogue.agreements import Agreement, by_agreement
from gongxin.catalogue.model import Audience, CodeList, Field, Information, Item, Kind, Role
from gongxin.catalogue.reading import Entry
from gongxin.catalogue.words import AGREED_PURPOSES

if TYPE_CHECKING:  # it calls this module
    from gongxin.catalogue.assembly import Assembly

# What an authorisation says, and the kinds of field in which it may say it.
AUTHORISATION: Final = {
    Role.COMMITMENT: (Kind.CODE,),
    Role.AUTHORISED_ACTS: (Kind.CODES,),
    Role.AUTHORISED_AUDIENCES: (Kind.CODES,),
    Role.AUTHORISED_UNTIL: (Kind.DATE,),
    Role.WITHDRAWN_ON: (Kind.DATE,),
}
OTHERS: Final = frozenset({Audience.PUBLIC, Audience.GOVERNMENT, Audience.AUTHORISED})
ACTS: Final = frozenset({"integrate", "share", "use"})
YES: Final = frozenset({"yes"})


def fit(item: Item, entry: Entry, code_lists: Mapping[str, CodeList]) -> None:
    """Note what an item has that only public credit information may have, and what it lacks."""
    if item.information is Information.PUBLIC:
        return
    for key in _of_public_information(item):
        entry.refuse("public_alone", key, key=key)
    if item.information is Information.MARKET:
        _told_by_its_source(item, entry)
    else:
        _authorised(item, entry, code_lists)


def _of_public_information(item: Item) -> Iterator[str]:
    """A registry, a column of publicity, classes of failing, repair: by law, of public credit information."""
    found = {
        "registers": item.registers,
        "column": item.column,
        "class": item.class_rule,
        "repair": item.repair,
        "individual_business": item.individual_business == "apart",
    }
    return (key for key, has in found.items() if has)


def _told_by_its_source(item: Item, entry: Entry) -> None:
    """What two sources say of one organisation are two records, each under its own agreement."""
    source = item.role(Role.SOURCE_CODE)
    if source is None or not source.required or source.name not in item.identity:
        entry.refuse("not_by_source", key="identity")


def _authorised(item: Item, entry: Entry, code_lists: Mapping[str, CodeList]) -> None:
    """Each record says that it is true and what may be done with it, and is seen no longer than that."""
    fields = {role: item.role(role) for role in AUTHORISATION}
    for role, kinds in AUTHORISATION.items():
        if not _says(fields[role], kinds, needed=role is not Role.WITHDRAWN_ON):
            entry.refuse("no_authorisation", role, key="fields")
    lists = {Role.COMMITMENT: YES, Role.AUTHORISED_ACTS: ACTS, Role.AUTHORISED_AUDIENCES: OTHERS}
    for role, known in lists.items():
        field = fields[role]
        listed = code_lists.get(field.codes or "") if field else None
        values = {value.code for value in listed.values} if listed else set()
        unknown = known - values if role is not Role.AUTHORISED_AUDIENCES else values - known
        if listed and unknown:
            entry.refuse("choice", ", ".join(sorted(unknown)), ", ".join(sorted(known)), key="fields")
    until, withdrawn = (
        field.name if field else "" for field in (fields[Role.AUTHORISED_UNTIL], fields[Role.WITHDRAWN_ON])
    )
    for window in item.windows:
        ends = until in window.last_days and withdrawn in window.end_days
        if window.shown and window.audience is not Audience.SELF and not ends:
            entry.refuse("unbounded_authorisation", window.audience, key="windows")


def _says(field: Field | None, kinds: tuple[Kind, ...], *, needed: bool) -> bool:
    return (
        field is not None
        and field.kind in kinds
        and field.stored
        and field.required >= needed
        and field.open_end is None
    )


def agreements(assembly: "Assembly") -> None:
    """An agreement has an end, known parties, market items alone, and purposes; its source nothing else."""
    items = assembly.newest()
    for number, found in assembly.agreements.items():
        entry = assembly.places["agreements", number]
        if found.valid.end is None:
            entry.refuse("endless_agreement", key="valid")
        for code in (found.party, found.source):
            if code not in assembly.sources:
                entry.refuse("dangling", code, "source")
        _extent(found, entry, items, assembly)
        for purpose in found.purposes:
            if purpose not in AGREED_PURPOSES:
                entry.refuse("choice", purpose, ", ".join(AGREED_PURPOSES), key="purposes")
        if not found.purposes:
            entry.refuse("needed", "purposes")
    for code, source in assembly.sources.items():
        kinds = {items[name].information is Information.MARKET for name in source.items if name in items}
        if by_agreement(source, items.values()) and kinds != {True}:
            assembly.places["sources", code].refuse("mixed_source", key="items")


def _extent(found: Agreement, entry: Entry, items: Mapping[str, Item], assembly: "Assembly") -> None:
    source = assembly.sources.get(found.source)
    if not found.items:
        entry.refuse("needed", "items")
    for name in found.items:
        if name not in items or items[name].information is not Information.MARKET:
            entry.refuse("not_market", name, key="items")
        elif source and name not in source.items:
            entry.refuse("not_competent", source.code, name, key="items")
