"""Sample records of an item, put together from its own samples and code lists (样例)."""

from collections.abc import Mapping

from gongxin.catalogue.model import Catalogue, Field, Item, Kind


def sample(item: Item, catalogue: Catalogue) -> Mapping[str, str]:
    """One record with every field that has a sample, by field name, as a department writes it."""
    values = {field.name: _value(field, catalogue) for field in item.fields}
    return {name: value for name, value in values.items() if value}


def _value(field: Field, catalogue: Catalogue) -> str:
    if field.sample or not field.required:
        return field.sample
    if field.codes:
        return catalogue.code_lists[field.codes].values[0].label.zh
    return _BY_KIND.get(field.kind, field.label.zh)


_BY_KIND: Mapping[Kind, str] = {Kind.DATE: "2026-05-06", Kind.MONEY: "1", Kind.INTEGER: "1"}
