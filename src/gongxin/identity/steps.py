"""Linking rows to the registry by code (关联). A name alone never links; here it only raises doubts.

Every step is table → table and pure. `codes` is the registry as `queries.registry` gives it: scheme, code,
subject_id, name. Rows without a subject keep a null `subject_id`, also those in conflict.
"""

import ibis
import ibis.expr.types as ir

from gongxin.identity.schemes import Scheme

LINKED = ("code", "organisation_code", "registration_number")
EMBEDDED = slice(8, 17)  # the organisation code within a unified code, positions 9 to 17


def link(rows: ir.Table, codes: ir.Table, *, main: Scheme = Scheme.USCC) -> ir.Table:
    """Find the subject of every row (关联主体).

    in:   subject_code, code_doubtful (its check character is wrong), organisation_code,
          registration_number, subject_name
    adds: subject_id, registry_name, name_differs, link:
      code                 the registry has that very code, doubtful or not
      organisation_code    no code; this or the number leads to one subject
      registration_number  likewise
      conflict             codes of one row that lead to different subjects, or an unknown code beside an
                           organisation code or number that is somebody's already
      new                  a sound code that leads nowhere yet
      none                 nothing leads anywhere: a doubtful code, an unknown number, or a name alone
    A code that several subjects hold leads nowhere.
    """
    by_code = holders(codes, main, Scheme.FORMER_USCC)
    by_organisation = embedded(codes) if main is Scheme.USCC else holders(codes, Scheme.ORGANISATION_CODE)
    by_number = holders(codes, Scheme.REGISTRATION_NUMBER)
    rows = _look_up(rows, by_code, "subject_code", "_c")
    rows = rows.mutate(_organisation=_organisation_code(rows, main))
    rows = _look_up(rows, by_organisation, "_organisation", "_o")
    rows = _look_up(rows, by_number, "registration_number", "_r")
    kind = _kind(rows)
    found = ibis.coalesce(rows["_c_id"], rows["_o_id"], rows["_r_id"])
    name = ibis.coalesce(rows["_c_name"], rows["_o_name"], rows["_r_name"])
    linked = kind.isin(LINKED)
    return rows.mutate(
        link=kind,
        subject_id=linked.ifelse(found, ibis.null("int64")),
        registry_name=linked.ifelse(name, ibis.null("string")),
        name_differs=(linked & (rows["subject_name"] != name)).fill_null(False),
    ).drop("_organisation", *(f"{way}_{part}" for way in ("_c", "_o", "_r") for part in ("id", "name")))


def holders(codes: ir.Table, *schemes: Scheme) -> ir.Table:
    """Code → subject_id, name for the codes of these schemes that exactly one subject holds."""
    chosen = codes.filter(codes["scheme"].isin([int(scheme) for scheme in schemes]))
    return _only_one(chosen.select("code", "subject_id", "name"))


def embedded(codes: ir.Table) -> ir.Table:
    """Organisation codes, told by themselves or within a present unified code (positions 9 to 17)."""
    within = codes.filter(codes["scheme"] == int(Scheme.USCC)).mutate(code=codes["code"][EMBEDDED])
    alone = codes.filter(codes["scheme"] == int(Scheme.ORGANISATION_CODE))
    columns = ("code", "subject_id", "name")
    return _only_one(within.select(*columns).union(alone.select(*columns)))


def disagreements(linked: ir.Table) -> ir.Table:
    """The names that want comparing, each once: rare, so the comparison need not be a bulk step.

    in:  what `link` adds
    out: subject_id, subject_code, subject_name, registry_name (null for a code that is new)
    A linked row whose name is not the registry's; a new code under more than one name.
    """
    columns = ("subject_id", "subject_code", "subject_name", "registry_name")
    differing = linked.filter(linked["name_differs"]).mutate(subject_code=ibis.null("string"))
    new = linked.filter((linked["link"] == "new") & linked["subject_name"].notnull())
    several = (
        new.group_by("subject_code")
        .agg(_names=new["subject_name"].nunique())
        .filter(lambda t: t["_names"] > 1)
        .select("subject_code")
    )
    twice = new.semi_join(several, "subject_code")
    return differing.select(*columns).union(twice.select(*columns)).distinct()


def mark_conflicts(linked: ir.Table, unrelated: ir.Table) -> ir.Table:
    """Turn the rows under an unrelated name into conflicts (一码多名).

    in: what `link` adds; unrelated: subject_id or subject_code, subject_name (from naming.unrelated)
    """
    bad = unrelated.select(
        _holder=_holder(unrelated), _name=unrelated["subject_name"], _bad=ibis.literal(value=True)
    )
    rows = linked.mutate(_holder=_holder(linked))
    joined = rows.left_join(
        bad.distinct(), [rows["_holder"] == bad["_holder"], rows["subject_name"] == bad["_name"]]
    )
    conflict = joined["_bad"].notnull()
    return joined.mutate(
        link=conflict.ifelse("conflict", joined["link"]),
        subject_id=conflict.ifelse(ibis.null("int64"), joined["subject_id"]),
    ).select(*linked.columns)


def _kind(rows: ir.Table) -> ir.StringColumn:
    code, organisation, number = (rows[f"{way}_id"] for way in ("_c", "_o", "_r"))
    quarrel = (code != organisation) | (code != number) | (organisation != number)
    has_code = rows["subject_code"].notnull()
    doubtful = rows["code_doubtful"].fill_null(False)
    elsewhere = organisation.notnull() | number.notnull()
    return ibis.cases(
        (has_code & code.isnull() & doubtful, "none"),
        (quarrel.fill_null(False), "conflict"),
        (code.notnull(), "code"),
        (has_code & elsewhere, "conflict"),
        (has_code, "new"),
        (organisation.notnull(), "organisation_code"),
        (number.notnull(), "registration_number"),
        else_="none",
    )


def _organisation_code(rows: ir.Table, main: Scheme) -> ir.StringColumn:
    """What the row says, else what stands within its code.

    Of a code that leads somewhere its own number says nothing more: once the code was changed for another,
    that number leads to the one with the present code.
    """
    if main is not Scheme.USCC:
        return rows["organisation_code"]
    within = rows["subject_code"][EMBEDDED]
    number = ibis.coalesce(rows["organisation_code"], within)
    own = (rows["_c_id"].notnull() & (number == within)).fill_null(False)
    return own.ifelse(ibis.null("string"), number)


def _only_one(held: ir.Table) -> ir.Table:
    counted = held.group_by("code").agg(
        subject_id=held["subject_id"].min(), _last=held["subject_id"].max(), name=held["name"].min()
    )
    return counted.filter(counted["subject_id"] == counted["_last"]).drop("_last")


def _look_up(rows: ir.Table, held: ir.Table, column: str, way: str) -> ir.Table:
    named = held.select(
        **{f"{way}_code": held["code"], f"{way}_id": held["subject_id"], f"{way}_name": held["name"]}
    )
    return rows.left_join(named, rows[column] == named[f"{way}_code"]).drop(f"{way}_code")


def _holder(table: ir.Table) -> ir.StringColumn:
    """The subject where there is one, else its code: both as text, which never meet (a code is longer)."""
    return ibis.coalesce("#" + table["subject_id"].cast("string"), table["subject_code"])
