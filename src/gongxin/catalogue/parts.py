"""Builds the smaller parts of a pack: instruments, code lists, limits, amounts, sources, precedence."""

from dataclasses import replace
from itertools import pairwise

from gongxin.catalogue.instruments import Forbidden, Instrument
from gongxin.catalogue.limits import Amount, Limit, LimitValue
from gongxin.catalogue.model import Basis, CodeList, CodeValue, Procedure, Sector, Stage, Term
from gongxin.catalogue.profiles import Default, Profile
from gongxin.catalogue.reading import Entry
from gongxin.catalogue.sources import Precedence, Source
from gongxin.catalogue.words import LEVELS

LENGTHS = ("months", "working_days", "days")
STATES = ("in_force", "draft")


def basis(entry: Entry, key: str = "basis") -> Basis | None:
    """One basis, or None where the key is not there."""
    found = entry.child(key)
    return None if found is None else _basis(found)


def bases(entry: Entry, key: str = "basis") -> tuple[Basis, ...]:
    return tuple(_basis(found) for found in entry.children(key))


def _basis(entry: Entry) -> Basis:
    built = Basis(
        entry.string("instrument"), entry.string("article", ""), entry.boolean("verified", default=False)
    )
    entry.done()
    return built


def needed_basis(entry: Entry) -> Basis:
    found = basis(entry)
    if found is None:
        entry.refuse("no_basis")
    return found or Basis("")


def instrument(id: str, entry: Entry) -> Instrument:  # noqa: A002 - the word of the packs
    return Instrument(
        id=id,
        title=entry.text("title"),
        issuer=entry.name("issuer"),
        number=entry.string("number", ""),
        level=entry.choice("level", LEVELS),
        valid=entry.period(),
        state=entry.choice("state", STATES, STATES[0]),
    )


def forbidden(id: str, entry: Entry) -> Forbidden:  # noqa: A002 - the word of the packs
    found = Forbidden(id, entry.text("title"), entry.strings("words"), bases(entry), entry.maybe("unless"))
    if not found.basis:
        entry.refuse("no_basis")
    return found


def sector(id: str, entry: Entry) -> Sector:  # noqa: A002 - the word of the packs
    return Sector(id, entry.text("title"), entry.strings("items"))


def code_list(entry: Entry) -> CodeList:
    values = tuple(_code_value(value) for value in entry.children("values"))
    return CodeList(entry.string("id"), entry.text("title"), values, basis(entry))


def _code_value(entry: Entry) -> CodeValue:
    value = CodeValue(entry.string("code"), entry.text("label"), entry.strings("accepts"), basis(entry))
    entry.done()
    return value


def limit(id: str, entry: Entry) -> Limit:  # noqa: A002 - the word of the packs
    values = sorted(
        (_limit_value(id, value) for value in entry.children("values")), key=lambda v: v.valid.start
    )
    for one, next_one in pairwise(values):
        if next_one.valid.start in one.valid:
            entry.refuse("overlap", key="values")
    return Limit(id, entry.text("title"), entry.boolean("favours_shorter", default=False), tuple(values))


def _limit_value(limit_id: str, entry: Entry) -> LimitValue:
    lengths = {name: entry.integer(name) for name in LENGTHS if name in entry}
    if len(lengths) != 1:
        entry.refuse("one_length")
    valid = entry.period()
    value = LimitValue(f"{limit_id}@{valid.start}", valid, needed_basis(entry), **lengths)
    entry.done()
    return value


def overlaid(first: Limit, second: Limit) -> Limit:
    """A limit with the values that a later pack adds (local law); the earliest end counts."""
    values = tuple(sorted(first.values + second.values, key=lambda value: value.valid.start))
    return replace(first, values=values)


def amount(id: str, entry: Entry) -> Amount:  # noqa: A002 - the word of the packs
    return Amount(id, entry.text("title"), entry.decimal("yuan"), entry.period(), needed_basis(entry))


def source(entry: Entry) -> Source:
    return Source(
        number=entry.integer("number"),
        code=entry.string("code"),
        name=entry.text("name"),
        division=entry.string("division"),
        items=entry.strings("items"),
    )


def precedence(item: str, entry: Entry) -> Precedence:
    return Precedence(item, entry.boolean("decider", default=False), entry.strings("order"))


def procedure(entry: Entry) -> Procedure | None:
    """The stages that an item has behind it."""
    found = entry.child("procedure")
    if found is None:
        return None
    proposed, assessed, commented, approved = (
        _stage(found.child(name)) for name in ("proposed", "assessed", "commented", "approved")
    )
    found.done()
    return Procedure(proposed, assessed, commented, approved)


def _stage(entry: Entry | None) -> Stage | None:
    if entry is None:
        return None
    run = "from" in entry
    stage = Stage(
        entry.day("from" if run else "day"),
        entry.string("document"),
        entry.string("by", ""),
        entry.day("until") if run else None,
    )
    entry.done()
    return stage


def profile(entry: Entry) -> Profile:
    return Profile(
        id=entry.string("id"),
        item=entry.string("item"),
        title=entry.text("title"),
        tells=entry.strings("tells"),
        least=entry.integer("least"),
        without=entry.strings("without"),
        columns=_words(entry.child("columns")),
        values={name: _words(part) for name, part in entry.members("values").items()},
        unsettled=_lists(entry.child("unsettled")),
        defaults=tuple(_default(part) for part in entry.children("defaults")),
    )


def _words(entry: Entry | None) -> dict[str, str]:
    return {name: entry.string(name) for name in entry} if entry else {}


def _lists(entry: Entry | None) -> dict[str, tuple[str, ...]]:
    return {name: entry.strings(name) for name in entry} if entry else {}


def _default(entry: Entry) -> Default:
    found = Default(entry.string("field"), entry.maybe("value"), entry.maybe("from"), entry.maybe("where"))
    entry.done()
    if (found.value is None) == (found.origin is None):
        entry.refuse("one_default")
    return found


def term(id: str, entry: Entry) -> Term:  # noqa: A002 - the word of the packs
    note = entry.text("note") if "note" in entry else None
    return Term(id, entry.string("zh"), entry.string("en"), note)
