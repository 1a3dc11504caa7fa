"""Text in one form, with personal data masked (规范化与遮盖).

Most rows need nothing. One regular expression over all texts of a row tells which ones do; only those go
through the replacements, and only texts that hold something personal leave the engine for the kernel's scan.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role
from gongxin.kernel import names, patterns, personal, slips
from gongxin.kernel.text import (
    INVISIBLE,
    INVISIBLE_PATTERN,
    NAME,
    NUMBER,
    PLAIN,
    SIGNS,
    SPACES,
    UNSPACED_PATTERN,
    WRITTEN_NUMBER,
)
from gongxin.quality import literals
from gongxin.quality.cells.steps import call, each, function, only
from gongxin.quality.columns import canonical, careful, given, hidden

FREELY = (Kind.TEXT, Kind.ADDRESS)
SPOKEN = (*FREELY, Kind.NAME, Kind.LABEL)
FREE = "text"  # the group of free texts
NUMBERS = "number"  # the group of documents' numbers
NOTHING = "[^\\x00-\\x{10FFFF}]"  # a pattern that nothing matches

_CONTROLS = r"\x00-\x1f\x7f"
_BETWEEN = "|"  # joins the texts of a row for the first look
_EDGES = literals.pattern(f"^[ {SPACES.taken}]+|[ {SPACES.taken}]+$")
_PLAIN, _NAME, _NUMBER, _WRITTEN, _SIGNS = (
    literals.table(table) for table in (PLAIN, NAME, NUMBER, WRITTEN_NUMBER, SIGNS)
)
_ESCAPED = r'"\\'

_WIDE = literals.pattern(patterns.WIDE)
_SUSPICIOUS = f"{patterns.SUSPICIOUS}|[0-9 ()-][{patterns.WIDE_BETWEEN}]"
_DISGUISED = literals.pattern(patterns.DISGUISED_RUN)
# An engine takes long to read a pattern with many copies of a part; without an upper limit it finds more.
_LOOSE = (
    re.sub(r"\{([01]),[0-9]{2}\}", lambda n: "*+"[int(n[1])], pattern) for _, pattern in patterns.PATTERNS
)
_ANY_PERSONAL = literals.pattern("|".join(dict.fromkeys(_LOOSE)))


# What hides the personal in a value of a kind; a flat in a name is where the organisation sits, too.
HIDES: Mapping[Kind, Callable[[str], str]] = {
    Kind.TEXT: personal.mask,
    Kind.ADDRESS: personal.mask_address,
    Kind.NAME: personal.mask_address,
    Kind.LABEL: personal.mask_number,
}


@function("string", "string")
def gongxin_mask(texts: Any) -> Any:
    """The kernel's mask for everything personal."""
    return each(texts, personal.mask)


@function("string", "string")
def gongxin_mask_address(texts: Any) -> Any:
    """The kernel's mask for everything personal in a registered address."""
    return each(texts, personal.mask_address)


@function("string", "string")
def gongxin_mask_number(texts: Any) -> Any:
    """The kernel's mask for everything personal but what may be the document's own number."""
    return each(texts, personal.mask_number)


def look(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Tell which texts need work: adds `careful(field)`, one column for all free texts together."""
    words = _words((*catalogue.empty_values, *catalogue.placeholders))
    looks = {}
    for group, pattern in _DIRTY.items():
        texts = [field for field in item.fields if group_of(field) == group]
        pattern_here = f"{pattern}|(?:^|[{_BETWEEN}])(?:{words})(?:[{_BETWEEN}]|$)"
        if group == FREE and texts:
            together = ibis.literal(_BETWEEN).join([rows[field.name] for field in texts])
            looks[careful(FREE)] = together.re_search(pattern_here)
        else:
            found = {careful(f.name): rows[f.name].re_search(pattern_here).fill_null(False) for f in texts}
            looks.update(found)
    return rows.mutate(**looks)


def tidy(rows: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Bring those texts into one form, as `given(field)`; it is null for all others."""
    return rows.mutate(
        **{
            given(field.name): only(rows[mark(field)], _FORMS[group](tidied(rows[field.name], catalogue)))
            for field in item.fields
            if (group := group_of(field))
        }
    )


def suspect(rows: ir.Table, item: Item) -> ir.Table:
    """Tell in which rows something looks personal: adds `suspected` for the free texts and for the others.

    All of a kind are looked at together: the patterns are long, and few rows hold anything.
    """
    found = {suspected(free=free): _together(rows, item, free=free) for free in (True, False)}
    texts = {name: text for name, text in found.items() if text is not None}
    rows = rows.mutate(**{f"_{name}": text for name, text in texts.items()})
    return rows.mutate(**{name: _suspicious(rows[f"_{name}"], _FIRST_LOOK[name]) for name in texts})


def _together(rows: ir.Table, item: Item, *, free: bool) -> ir.StringValue | None:
    """Those texts of a row that need work, as one; null where none does."""
    fields = [field for field in item.fields if group_of(field) and (group_of(field) == FREE) == free]
    if not fields:
        return None
    marked = reduce(or_, [rows[name] for name in dict.fromkeys(map(mark, fields))])
    return only(marked, ibis.literal(_BETWEEN).join([rows[given(f.name)].fill_null("") for f in fields]))


def _suspicious(text: ir.StringValue, first: str) -> ir.BooleanValue:
    """The second look needs signs of one kind, and making them is dear; no disguise is seen through."""
    second = text.translate(*_SIGNS).re_search(f"{_DISGUISED}|{_ANY_PERSONAL}")
    return ibis.cases((text.re_search(first), second), else_=False)


def mask(rows: ir.Table, item: Item) -> ir.Table:
    """Take what is personal out of those: adds `masked(field)`, null for all others."""
    return rows.mutate(
        **{
            masked(field.name): call(
                _hides(field), rows[suspected(free=group == FREE)], rows[given(field.name)]
            )
            for field in item.fields
            if (group := group_of(field))
        }
    )


def _hides(field: Field) -> Callable[[ir.StringValue], ir.StringValue]:
    return _IN_BULK[HIDES[field.kind]]


def settle(rows: ir.Table, item: Item) -> ir.Table:
    """The value of every text field; `hidden(field)`: something was masked in it; `canonical(number)`."""
    values = {}
    for field in item.fields:
        if group_of(field):
            raw, text, covered = rows[field.name], rows[given(field.name)], rows[masked(field.name)]
            # A tidied text may have become empty.
            values[field.name] = ibis.cases(
                (rows[mark(field)], covered.coalesce(text).nullif("")), (raw == "", None), else_=raw
            )
            values[hidden(field.name)] = (covered != text).fill_null(False)
    rows = rows.mutate(**values)
    numbers = [field for field in item.fields if group_of(field) == NUMBERS]
    return rows.mutate(
        {
            canonical(f.name): ibis.cases((rows[mark(f)], _key(rows[f.name])), else_=rows[f.name])
            for f in numbers
        }
    )


def suspected(*, free: bool) -> str:
    """TRUE where one of the free texts, or of the others, looks as if it held something personal."""
    return "free__suspected" if free else "other__suspected"


def masked(field: str) -> str:
    """The text without what is personal."""
    return f"{field}__masked"


def mark(field: Field) -> str:
    """The column that says whether the field's text needs work."""
    return careful(FREE if group_of(field) == FREE else field.name)


def tidied(text: ir.StringValue, catalogue: Catalogue) -> ir.StringValue:
    """No controls, nothing invisible, nothing at the ends, empty for what stands for an empty cell."""
    bare = text.re_replace(f"[{_CONTROLS}]+", " ").re_replace(INVISIBLE_PATTERN, "").re_replace(_EDGES, "")
    return bare.re_replace(f"^(?:{_words(catalogue.empty_values)})$", "")


def nothing(catalogue: Catalogue) -> str:
    """Matches a cell in which nothing stands, or one of the words for that."""
    idle = literals.pattern(f"[{_CONTROLS}{INVISIBLE}{SPACES.taken} ]*")
    return f"^{idle}(?:{_words(catalogue.empty_values)})?{idle}$"


def group_of(field: Field) -> str | None:
    """Which way a text is brought into form; None for what is no text."""
    if field.role is Role.DOCUMENT_NUMBER and field.kind is Kind.LABEL:
        return NUMBERS
    return FREE if field.kind in FREELY else str(field.kind) if field.kind in SPOKEN else None


def _words(words: Iterable[str]) -> str:
    """Words as a pattern, whatever their case; nothing matches where there is none."""
    return "|".join("".join(map(_letter, word)) for word in sorted(words)) or NOTHING


def _letter(character: str) -> str:
    return (
        f"[{character.lower()}{character.upper()}]"
        if character.isalpha() and character.isascii()
        else re.escape(character)
    )


def _name(text: ir.StringValue) -> ir.StringValue:
    spaced = text.translate(*_NAME).re_replace(" +", " ").re_replace("^ | $", "")
    return ibis.cases((spaced.re_search(UNSPACED_PATTERN), spaced.replace(" ", "")), else_=spaced)


def _plain(text: ir.StringValue) -> ir.StringValue:
    return text.translate(*_PLAIN).re_replace("^ +| +$", "")


def _number(text: ir.StringValue) -> ir.StringValue:
    return text.translate(*_WRITTEN).replace(" ", "").upper()


def _key(number: ir.StringValue) -> ir.StringValue:
    return number.translate(*_NUMBER).replace(" ", "").upper()


def _as_it_is(text: ir.StringValue) -> ir.StringValue:
    return text


def _class(*characters: str) -> str:
    """A class of these characters; signs with a meaning inside one are escaped."""
    return literals.pattern("[" + re.sub(r"([\[\]^\\-])", r"\\\1", "".join(characters)) + "]")


def _dirty(pattern: str, *characters: str) -> str:
    at_ends = f"(?:^|[{_BETWEEN}]) | (?:[{_BETWEEN}]|$)"
    careful = f"{_class(*characters, INVISIBLE)}|[{_CONTROLS}{_ESCAPED}]|{at_ends}"
    return f"{pattern}|{slips.SUSPICIOUS}|{careful}"


_FORMS = {"text": _as_it_is, "name": _name, "label": _plain, "number": _number}
_DIRTY = {
    "text": _dirty(_SUSPICIOUS, patterns.WIDE, SPACES.taken),
    "name": _dirty(f"{patterns.SUSPICIOUS_NAME}|{names.LABELLED}", NAME.taken, f" ,{names.SEPARATORS}"),
    "label": _dirty(patterns.SUSPICIOUS_NAME, PLAIN.taken),
    "number": _dirty(patterns.SUSPICIOUS_NAME, NUMBER.taken, " abcdefghijklmnopqrstuvwxyz"),
}
_FIRST_LOOK = {
    suspected(free=True): f"{_SUSPICIOUS}|[{_WIDE}]",
    suspected(free=False): patterns.SUSPICIOUS_NAME,
}
_IN_BULK: Mapping[Callable[[str], str], Callable[[ir.StringValue], ir.StringValue]] = {
    personal.mask: gongxin_mask,
    personal.mask_address: gongxin_mask_address,
    personal.mask_number: gongxin_mask_number,
}
