"""Whether a name is that of an organisation (名称判别), by the words of the catalogue and nothing else.

A Chinese name says at its end what bears it: 大学书店 is a shop, 公司职员某某 a person. Where a catalogue
names endings, one must stand there, and what stands in brackets is no part of the name; elsewhere a word
anywhere will do. Each answer is never null.
"""

import re
from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from gongxin.catalogue.model import Catalogue, Item, Role
from gongxin.kernel import names
from gongxin.quality.cells.steps import call, each, function
from gongxin.quality.columns import several
from gongxin.quality.tidy.steps import NOTHING, mark

# Brackets as `text.NAME` leaves them; twice, for brackets within brackets.
_CLOSED, _OPEN = "（[^（）]*）", "（[^）]*$"
_SIGNS = "、,;/|"  # between two names, in half width
# What stands at least before an ending, and before a word or ending of one character: people are called
# 欧阳学会 and 欧阳建厂 too. Before a longer word, where names have endings: 王企业 may be somebody.
_BEFORE, _BEFORE_WORD, _BEFORE_ONE, _BEFORE_LONG = 3, 3, 4, 2


@function("string", "string")
def gongxin_present_name(cells: Any) -> Any:
    """The name by which an organisation goes, of those in a cell."""
    return each(cells, lambda cell: names.split(cell).present)


@function("string", "string")
def gongxin_former_names(cells: Any) -> Any:
    """The former names in such a cell, joined."""
    return each(cells, lambda cell: names.JOINED.join(names.split(cell).former))


@function("string", "string")
def gongxin_other_names(cells: Any) -> Any:
    """The names in such a cell that are borne beside the present one, joined."""
    return each(cells, lambda cell: names.JOINED.join(names.split(cell).other))


_BESIDE = (
    (Role.SUBJECT_FORMER_NAME, gongxin_former_names),
    (Role.SUBJECT_OTHER_NAME, gongxin_other_names),
)


def apart(t: ir.Table, item: Item) -> ir.Table:
    """Take the subject's name apart where its cell says that it holds several (一格多名).

    The present name stays; former and second names go to their own fields, beside what stands there, if the
    item has such fields. Adds `several(name)`. Only cells that needed work are looked at.
    """
    field = item.role(Role.SUBJECT_NAME)
    if field is None:
        return t
    cell = t[field.name]
    labelled = ibis.cases((t[mark(field)], cell.re_search(names.LABELLED)), else_=False).fill_null(False)
    t = t.mutate(_cell=cell, _present=call(gongxin_present_name, labelled, cell))
    told = (t["_present"] != cell).fill_null(False)
    t = t.mutate({several(field.name): told, field.name: t["_present"].coalesce(cell)})
    told, beside = t[several(field.name)], {}
    for role, read in _BESIDE:
        if one := item.role(role):
            found, own = call(read, told, t["_cell"]).nullif(""), t[one.name]
            both = ibis.cases((own.contains(found), own), else_=own + names.JOINED + found)
            beside[one.name] = ibis.cases((~told, own), else_=both.coalesce(own, found))
            beside[mark(one)] = t[mark(one)] | told
    return t.mutate(**beside).drop("_cell", "_present")


def one_of_several(name: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """Two names that end as organisations' do, with a mere sign between them, or labels that do not tell."""
    ends = (
        "|".join(map(re.escape, (*catalogue.organisation_words, *catalogue.organisation_endings))) or NOTHING
    )
    between = f"(?:{ends})）?[,{re.escape(names.SEPARATORS)}]+.*(?:{ends})）?$"
    return name.re_search(f"{between}|{names.UNTOLD}").fill_null(False)


def is_organisations(
    name: ir.StringValue, catalogue: Catalogue, bare: ir.StringValue | None = None
) -> ir.BooleanValue:
    """The name is one that only organisations bear; `bare`: it without brackets, if at hand."""
    words, endings = catalogue.organisation_words, catalogue.organisation_endings
    if not endings:
        return name.re_search(_any(words)).fill_null(False)
    bare = without_brackets(name) if bare is None else bare
    ends = bare.re_search(_at_end((*words, *endings, *catalogue.business_endings)))
    own = bare.re_search(_at_end(endings, before=True)) & ~bare.re_search(_at_end(_lesser(catalogue)))
    found = ((bare.re_search(_any(words, _BEFORE_LONG)) & ends) | own).fill_null(False)
    return found & ~says_individual(name, catalogue)


def may_be_a_business(name: ir.StringValue, catalogue: Catalogue, bare: ir.StringValue) -> ir.BooleanValue:
    """A name that is no organisation's is one that individual businesses bear (个体工商户)."""
    ends = _at_end(catalogue.business_endings, before=True)
    return bare.re_search(ends).fill_null(False) | says_individual(name, catalogue)


def says_individual(name: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """The name itself says so, in its brackets too: 红星经营部（个体工商户）."""
    return name.re_search(_any(catalogue.individual_words)).fill_null(False)


def are_organisations(names: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """Each of several names in one cell, 、 or the like between them, ends as those of organisations do.

    TRUE where there is one name only, and where a catalogue knows no endings: signs are parts of names then.
    """
    endings = (*catalogue.organisation_words, *catalogue.organisation_endings)
    if not catalogue.organisation_endings:
        return ibis.literal(value=True)
    long, short = _by_length(endings)
    apart = f"[^{_SIGNS}]"
    parts = [
        *([f"{apart}{{{_BEFORE_LONG},}}(?:{long})"] if long else []),
        *([f"{apart}{{{_BEFORE_WORD},}}[{short}]"] if short else []),
    ]
    one = f"(?:{'|'.join(parts)})(?:（{apart}*）)?"
    every = names.re_search(f"^{one}(?:[{_SIGNS}]{one})*$")
    return ibis.cases((names.re_search(f"[{_SIGNS}]"), every), else_=True)


def _lesser(catalogue: Catalogue) -> tuple[str, ...]:
    """Endings of businesses that end like one of an organisation: 宠物医院."""
    return tuple(word for word in catalogue.business_endings if word.endswith(catalogue.organisation_endings))


def without_brackets(name: ir.StringValue) -> ir.StringValue:
    """What stands in brackets is no part of a name."""
    without = name
    for bracket in (_CLOSED, _CLOSED, _OPEN):
        without = without.re_replace(bracket, "")
    return ibis.cases((name.contains("（"), without), else_=name)


def _by_length(words: Sequence[str]) -> tuple[str, str]:
    """The words of several characters as alternatives, and those of one as a class."""
    long = "|".join(re.escape(word) for word in words if len(word) > 1)
    return long, "".join(word for word in words if len(word) == 1)


def _any(words: Sequence[str], before: int = 0) -> str:
    """One of the words somewhere, with so many characters before it; one of one character needs more."""
    long, short = _by_length(words)
    some = f"^.{{{before}}}.*" if before else ""
    parts = [
        *([f"{some}(?:{long})"] if long else []),
        *([f"^.{{{_BEFORE_WORD}}}.*[{short}]"] if short else []),
    ]
    return "|".join(parts) or NOTHING


def _at_end(words: Sequence[str], *, before: bool = False) -> str:
    """One of the words at the end of the name, perhaps with something before it."""
    long, short = _by_length(words)
    one, more = (f"^.{{{_BEFORE_ONE}}}.*", f"^.{{{_BEFORE}}}.*") if before else ("", "")
    parts = [*([f"{more}(?:{long})$"] if long else []), *([f"{one}[{short}]$"] if short else [])]
    return "|".join(parts) or NOTHING
