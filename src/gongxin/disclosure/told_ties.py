"""What shown records say ties their organisation to another: an association, an agency (记载的关系).

A field's role in the catalogue tells the relation. It lies beside the fact that says so and is seen on the
same days; the other end is a code, and nobody is named by it who may not be found. Either keeps its records.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Audience, Catalogue, Field, Information, Item, Role
from gongxin.identity.kinds import Told

TELLING: Final[Mapping[Role, Told]] = {Role.ASSOCIATION_CODE: Told.MEMBER, Role.AGENCY_CODE: Told.AGENCY}
_COLUMNS: Final = ("subject_id", "record_id", "kind", "other_code", "since", "shown_from", "shown_until")
_OF_FACT: Final = ("subject_id", "record_id", "shown_from", "shown_until")
_BUSINESS: Final = "92"  # with this the codes of individual businesses begin


def told(facts: pa.Table, item: Item) -> pa.Table:
    """The ties that facts of an item tell.

    in: what `projection` gives as facts
    gives: subject_id, record_id, kind, other_code, since, shown_from, shown_until
    """
    tables = [_told(facts, field) for field in _telling(item)] if facts.num_rows else []
    return pa.concat_tables(tables) if tables else _NOTHING


@lru_cache(maxsize=4)
def tells(catalogue: Catalogue) -> bool:
    """Whether any item of the catalogue tells a tie that everybody may see."""
    return any(_telling(item) for item in catalogue.versions.values())


_NOTHING: Final = pa.table({name: pa.nulls(0) for name in _COLUMNS})


def _telling(item: Item) -> list[Field]:
    return [
        field
        for field in item.fields
        if field.role in TELLING
        and field.audience is Audience.PUBLIC
        and item.information is Information.PUBLIC
    ]


def _told(facts: pa.Table, field: Field) -> pa.Table:
    """Read out of canonical payloads; a business of a natural person is nobody's association or agency."""
    pattern = f'"{field.name}":"(?P<code>[0-9A-Z]{{18}})"'
    codes = pc.struct_field(pc.extract_regex(facts["public"], pattern), "code")
    which = pc.and_(pc.is_valid(codes), pc.invert(pc.fill_null(pc.starts_with(codes, _BUSINESS), True)))
    facts, codes = facts.filter(which), codes.filter(which)
    assert field.role is not None  # noqa: S101 - it is in TELLING
    columns = {name: facts[name] for name in _OF_FACT} | {
        "kind": pa.repeat(pa.scalar(TELLING[field.role].value, pa.int16()), facts.num_rows),
        "other_code": codes,
        "since": pc.coalesce(facts["decided_on"], facts["shown_from"]),
    }
    return pa.table({name: columns[name] for name in _COLUMNS})
