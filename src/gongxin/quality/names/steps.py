"""Whether a name is that of an organisation (名称判别), by the words of the catalogue and nothing else.

A Chinese name says at its end what bears it: 大学书店 is a shop, 公司职员某某 a person. Where a catalogue
names endings, one must stand there, and what stands in brackets is no part of the name; elsewhere a word
anywhere will do. Each answer is never null.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from gongxin.catalogue.model import Catalogue, Field, Item, Kind, Role
from gongxin.kernel import names, people
from gongxin.kernel.text import NAME, OPENING, SPACES
from gongxin.quality import literals
from gongxin.quality.cells.steps import call, constant, each, function, only
from gongxin.quality.columns import AFTER_BLANK, BESIDE, left_out, parted, several, somebody
from gongxin.quality.names import reading
from gongxin.quality.tidy.steps import NOTHING, mark

# Brackets as `text.NAME` leaves them; twice, for brackets within brackets.
_CLOSED, _OPEN = "（[^（）]*）", "（[^）]*$"
_SIGNS = "、,;/|"  # between two names, in half width
# What stands at least before an ending, and before a word or ending of one character: people are called
# 欧阳学会 and 欧阳建厂 too. Before a longer word, where names have endings: 王企业 may be somebody.
_BEFORE, _BEFORE_WORD, _BEFORE_ONE, _BEFORE_LONG = 3, 3, 4, 2
_NAME = literals.table(NAME)
_PARTED = "[^ -~（）·] +[^ -~（）·]"
_PIECES = literals.pattern(f"[{re.escape(OPENING)} {SPACES.taken}]")
_SHORT = literals.pattern(f"[,，·{re.escape(names.SEPARATORS)}]|^.{{0,4}}$|{people.BORNE}")
_BODIES = "院委办局会"  # short names of bodies end so: 省国资委
# Columns in which bodies stand, whose names end in many ways; in others an organisation's is asked for.
_OF_BODIES = (Role.DECIDER_NAME, Role.SOURCE_NAME)


class Beside(IntEnum):
    """Whom words beside the name of an organisation in its cell tell of, in the order of what comes of it."""

    NOBODY = 0  # a legal form, a place, a branch, an organisation's second name
    OTHERS = 1  # perhaps another organisation: a person confirms which
    SOMEBODY = 2  # perhaps a natural person


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


@function("string", "boolean")
def gongxin_somebody_beside(cells: Any) -> Any:
    """Somebody's name stands in a cell, in brackets or behind a blank."""
    return each(cells, reading.somebody_beside, pa.bool_())


@function("string", "string", "boolean")
def gongxin_names_somebody(cells: Any, ends: Any) -> Any:
    """One of the names in a cell may be a person's."""
    end = constant(ends)
    return each(cells, lambda cell: reading.names_somebody(cell, end), pa.bool_())


_BESIDE = (
    (Role.SUBJECT_FORMER_NAME, gongxin_former_names),
    (Role.SUBJECT_OTHER_NAME, gongxin_other_names),
)


def look(t: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Tell where blanks part a name, before they are taken out of it, and where somebody's stands.

    Adds `parted(name)`, `somebody(name)`, and AFTER_BLANK of the subject's cell.
    """
    looks: dict[str, ir.Value] = {}
    for one in _naming(item) if catalogue.organisation_endings else ():
        looks[somebody(one.name)] = _tells_of_somebody(t[one.name], one, item, catalogue)
    for role in (Role.SUBJECT_NAME, *(role for role, _ in _BESIDE)):
        if field := item.role(role):
            written = only(t[mark(field)], t[field.name].translate(*_NAME))
            unlabelled = written.re_replace(f" *(?:{names.LABELLED}) *", "（")
            looks[parted(field.name)] = unlabelled.re_search(_PARTED).fill_null(False)
            if role is Role.SUBJECT_NAME:
                rest = unlabelled.re_extract(f"^.{{2,}}?(?:{_ends(catalogue)})）? +(.+)$", 1)
                looks[AFTER_BLANK] = rest.re_replace("（.*$", "").replace(" ", "").nullif("")
    return t.mutate(**looks)


def _naming(item: Item) -> list[Field]:
    """Every column that names an organisation."""
    return [field for field in item.fields if field.kind is Kind.NAME]


def _beside_the_subject(item: Item) -> list[Field]:
    """Those that are not looked at together with the subject's own name."""
    roles = (Role.SUBJECT_NAME, *(role for role, _ in _BESIDE)) if item.role(Role.SUBJECT_NAME) else ()
    return [field for field in _naming(item) if field.role not in roles]


def _tells_of_somebody(
    text: ir.StringValue, field: Field, item: Item, catalogue: Catalogue
) -> ir.BooleanValue:
    pieces = text.re_search(_PIECES)
    if field in _beside_the_subject(item):
        ends = f"{_ends(catalogue)}|{'|'.join(_BODIES)}"
        found = call(gongxin_names_somebody, pieces | text.re_search(_SHORT), text, ends)
    else:
        found = call(gongxin_somebody_beside, pieces, text)
    return found.fill_null(False)


def as_people_bear(name: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """A name as people bear, whoever's, that does not end as names of bodies do."""
    ends = "|".join([_ends(catalogue), *map(re.escape, (*catalogue.business_endings, *_BODIES))])
    bodys = name.re_search(f"(?:{ends})$|{people.ORGANISATION_IN_LATIN}")
    return (name.re_search(people.BORNE) & ~bodys).fill_null(False)


def apart(t: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Take the subject's name apart where its cell says that it holds several (一格多名).

    The present name stays; former and second names go to their own fields, beside what stands there, if the
    item has such fields. One that is no organisation's may be a person's: it is left out. Adds
    `several(name)`, `left_out(field)`, BESIDE. Only cells that needed work are looked at.
    """
    t = _with_bodies(t, item, catalogue)
    field = item.role(Role.SUBJECT_NAME)
    if field is None:
        return t
    cell = t[field.name]
    labelled = ibis.cases((t[mark(field)], cell.re_search(names.LABELLED)), else_=False).fill_null(False)
    t = t.mutate(_cell=cell, _present=call(gongxin_present_name, labelled, cell))
    told = (t["_present"] != cell).fill_null(False)
    t = t.mutate({several(field.name): told, field.name: t["_present"].coalesce(cell)})
    t = _with_names_beside(t, field, item, catalogue)
    return _with_who(t, field, catalogue)


def _with_bodies(t: ir.Table, item: Item, catalogue: Catalogue) -> ir.Table:
    """Of the other columns that name organisations: a cell that may be somebody's is left out."""
    fields = _beside_the_subject(item)
    told: dict[str, ir.Value] = {}
    for field in fields:
        found: ir.BooleanValue = ibis.literal(value=False)
        if catalogue.organisation_endings:
            found = t[somebody(field.name)]
            if field.role not in _OF_BODIES:
                found = found | ~_organisations_alone(t[field.name], catalogue)
        told[left_out(field.name)] = t[field.name].notnull() & found
    t = t.mutate(**told)
    return t.mutate(**{f.name: only(~t[left_out(f.name)], t[f.name]) for f in fields})


def _with_names_beside(t: ir.Table, name: Field, item: Item, catalogue: Catalogue) -> ir.Table:
    """Layer by layer, since an expression is written out wherever it is used."""
    told, fields = t[several(name.name)], {role: item.role(role) for role, _ in _BESIDE}
    stated = {_IN_NAME + role: call(read, told, t["_cell"]).nullif("") for role, read in _BESIDE}
    stated |= {_OWN + role: t[one.name] for role, one in fields.items() if one}
    t = t.mutate(**stated)
    blanks = {_OWN + role: t[parted(one.name)] for role, one in fields.items() if one}
    if catalogue.organisation_endings:
        blanks |= {_OWN + r: blanks[_OWN + r] | t[somebody(one.name)] for r, one in fields.items() if one}
    t = t.mutate(**{_LISTED + cell: _but_for_works(t[cell]) for cell in _FORMER if cell in stated})
    kept = {
        _KEPT + cell: only(
            ~blanks.get(cell, t[parted(name.name)])
            & _organisations_alone(t[_LISTED + cell if cell in _FORMER else cell], catalogue),
            t[cell],
        )
        for cell in stated
    }
    t = t.mutate(**kept)
    beside: dict[str, ir.Value] = {}
    for role, one in fields.items():
        if one:
            own, found = t[_KEPT + _OWN + role], t[_KEPT + _IN_NAME + role]
            both = ibis.cases((own.contains(found), own), else_=own + names.JOINED + found)
            beside[one.name] = ibis.cases((~told, own), else_=both.coalesce(own, found))
            beside[mark(one)] = t[mark(one)] | told
            beside[left_out(one.name)] = _dropped(t, _OWN + role)
    beside[left_out(name.name)] = reduce(or_, (_dropped(t, _IN_NAME + role) for role in fields))
    return t.mutate(**beside)


_IN_NAME, _OWN = "stated_in_name__", "stated__"  # names beside the subject's, by role
_FORMER = (_IN_NAME + Role.SUBJECT_FORMER_NAME, _OWN + Role.SUBJECT_FORMER_NAME)
# A place, perhaps, and works in whose name no surname stands, so nobody's name either.
_NOBODYS = f"[^（）{_SIGNS}{people.BEGINNING_NAMES}]"
_WORKS = f"(?:[^（）{_SIGNS}]{{2,3}}[省市县区])?{_NOBODYS}{{2,}}厂"
_KEPT = "kept_of__"  # such a cell where it is kept, else null
_LISTED = "listed__"  # such a cell of former names without works among others


def _but_for_works(cell: ir.StringValue) -> ir.StringValue:
    """A list of names without works among others (曾用厂名), whose names businesses bear as well.

    Beside an organisation's former name they are its own; works alone prove nothing.
    """
    several = cell.re_search(f"厂.*[{_SIGNS}]|[{_SIGNS}].*厂")
    first = cell.re_replace(f"^(?:{_WORKS}[{_SIGNS}])+", "")
    within = first.re_replace(f"[{_SIGNS}](?:{_WORKS}[{_SIGNS}])+", names.JOINED)
    return ibis.cases((several, within.re_replace(f"[{_SIGNS}]{_WORKS}$", "")), else_=cell)


def _dropped(t: ir.Table, cell: str) -> ir.BooleanValue:
    return t[cell].notnull() & t[_KEPT + cell].isnull()


def _organisations_alone(cell: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """All names in a cell are organisations', with nobody in their brackets; else none is kept."""
    if not catalogue.organisation_endings:
        return ibis.literal(value=True)
    ended = f"(?:[{_SIGNS}]|$)"
    bracketed = cell.re_replace(names.NOBODY_IN_BRACKETS, "").re_search(f"（[^（）]*）*{ended}")
    lesser = f"(?:{'|'.join(map(re.escape, _lesser(catalogue))) or NOTHING}){ended}"
    told = are_organisations(cell, catalogue) & ~bracketed & ~cell.re_search(lesser)
    return ibis.cases((cell.isnull(), False), else_=is_organisations(cell, catalogue) & told)


def _with_who(t: ir.Table, field: Field, catalogue: Catalogue) -> ir.Table:
    """Whom else the cell tells of: in brackets at its end, behind a blank, behind a label."""
    if not catalogue.organisation_endings:
        return t.mutate({BESIDE: ibis.literal(int(Beside.NOBODY))})
    name = t[field.name]
    untold = only(t[mark(field)], name)
    inside, labelled = _in_brackets(name), untold.re_extract(names.AFTER_LABEL, 1)
    t = t.mutate(_inside=inside, _labelled=only(untold.re_search(names.UNTOLD), labelled))
    shop = t[AFTER_BLANK].re_search(_at_end(catalogue.business_endings, before=True)).fill_null(False)
    behind = ibis.cases(
        (t[AFTER_BLANK].isnull() | t[AFTER_BLANK].re_search(names.NOBODY), int(Beside.NOBODY)),
        (t[AFTER_BLANK].re_search(f"(?:{_ends(catalogue)})$"), int(Beside.OTHERS)),
        (shop, int(Beside.NOBODY)),  # of the organisation before it
        (is_organisations(t[AFTER_BLANK], catalogue), int(Beside.OTHERS)),
        else_=int(Beside.SOMEBODY),
    )
    who = (behind, _who(t["_inside"], catalogue), _who(t["_labelled"], catalogue))
    return t.mutate({BESIDE: ibis.greatest(*who)})


def _in_brackets(name: ir.StringValue) -> ir.StringValue:
    """What stands in brackets at the end of a name, but for a legal form; null where nothing does."""
    return only(name.contains("（"), name.re_replace(names.FORM_IN_BRACKETS, "").re_extract(names.AT_END, 1))


def _who(text: ir.StringValue, catalogue: Catalogue) -> ir.IntegerValue:
    """Whom words beside a name tell of, as `Beside`; an organisation's second name is part of its own."""
    return ibis.cases(
        (text.isnull() | text.re_search(names.NOBODY), int(Beside.NOBODY)),
        (is_organisations(text, catalogue) | says_individual(text, catalogue), int(Beside.NOBODY)),
        (text.re_search(names.WORKS), int(Beside.OTHERS)),
        else_=int(Beside.SOMEBODY),
    )


def _ends(catalogue: Catalogue) -> str:
    """What names of organisations end in."""
    return (
        "|".join(map(re.escape, (*catalogue.organisation_words, *catalogue.organisation_endings))) or NOTHING
    )


def one_of_several(name: ir.StringValue, catalogue: Catalogue) -> ir.BooleanValue:
    """Two names that end as organisations' do, with a mere sign between them, or labels that do not tell."""
    ends = _ends(catalogue)
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
    names = names.re_replace("[0-9A-Za-z]/[0-9A-Za-z]", "A")  # A/S parts no names
    apart = f"[^{_SIGNS}]"
    parts = [
        *([f"{apart}{{{_BEFORE_LONG},}}(?:{long})"] if long else []),
        *([f"{apart}{{{_BEFORE_WORD},}}[{short}]"] if short else []),
    ]
    one = f"(?:{'|'.join(parts)})(?:（{apart}*）)?"
    every = names.re_search(f"^{one}(?:[{_SIGNS}]{one})*[{_SIGNS}]?$")
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
