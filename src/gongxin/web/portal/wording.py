"""How a stored fact becomes words: labels, codes by their lists, money in yuan, sources and bases."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongxin.catalogue.model import Basis, Catalogue, Field, Information, Item, Kind, Role, Text
from gongxin.catalogue.page import joined
from gongxin.web.portal.law import said
from gongxin.web.portal.shown import Value

LEADING = (Kind.CODE, Kind.CODES, Kind.MONEY)
LEADING_ROLES = (Role.DECIDED_ON, Role.DECIDER_NAME, Role.VALID_FROM, Role.VALID_UNTIL)
SUBJECT_ROLES = (Role.SUBJECT_NAME, Role.SUBJECT_CODE, Role.SUBJECT_KIND)
UNIT = re.compile(r"\s*[（(](?:万元|10,000 yuan)[）)]$")
MONOSPACED = (Kind.USCC, Kind.IDENTIFIER)


GONE = Text("已不在目录中的单位", "A department that has left the catalogue")
GONE_ITEM = Text("已不在目录中的条目", "An item that has left the catalogue")
TOGETHER = Text("合计", "Together")
OTHER_ITEMS = Text("其他条目", "Other items")


def source(number: int, catalogue: Catalogue) -> Text:
    """The name of a reporting department."""
    found = catalogue.source_of(number)
    return found.name if found else GONE


def told_by(item: Item, number: int, catalogue: Catalogue) -> Text:
    """Whose word a fact is: the source's, or the organisation's own that the source took in."""
    name = source(number, catalogue)
    if item.information is not Information.SELF_DECLARED:
        return name
    return Text(f"组织自主申报（{name.zh}受理）", f"The organisation itself (taken in by: {name.en})")


def status(code: str | None, catalogue: Catalogue) -> Text | None:
    """A status of registration in words; one that no list knows is left out."""
    items = sorted(catalogue.items.values(), key=lambda item: item.number)
    field = next((field for item in items if (field := item.role(Role.SUBJECT_STATUS))), None)
    values = catalogue.code_lists[field.codes].values if field and field.codes else ()
    return next((value.label for value in values if value.code == code), None)


def basis(stored: str, catalogue: Catalogue) -> Text:
    """A basis as disclosure keeps it: the instrument's id, then the article."""
    instrument, _, article = stored.partition(" ")
    known = instrument in catalogue.instruments
    return said(Basis(instrument, article), catalogue) if known else Text(stored, stored)


def values(item: Item, public: Mapping[str, str], catalogue: Catalogue) -> tuple[list[Value], list[Value]]:
    """The labelled values of a fact: those to be seen at once, and the others.

    The subject is left out: it stands above.
    """
    lead: list[Value] = []
    rest: list[Value] = []
    said_already = {field.currency for field in item.fields if public.get(field.name)}
    for field in item.fields:
        elsewhere = field.role in SUBJECT_ROLES or field.role is Role.DOCUMENT_NUMBER
        if elsewhere or field.name in said_already or not public.get(field.name):
            continue
        leads = field.kind in LEADING or field.role in LEADING_ROLES
        (lead if leads else rest).append(_value(field, item, public, catalogue))
    return lead, rest


def value(item: Item | None, name: str, payload: Mapping[str, str], catalogue: Catalogue) -> Text:
    """One value in words; as it is kept, where the catalogue has its field no more."""
    if not payload.get(name):
        return Text("", "")
    field = next((field for field in item.fields if field.name == name), None) if item else None
    return _value(field, item, payload, catalogue).said if field and item else Text(*[str(payload[name])] * 2)


def title(item: Item, public: Mapping[str, str]) -> Text:
    """What a fact is called: the number of its document, else the item's title."""
    field = item.role(Role.DOCUMENT_NUMBER)
    number = public.get(field.name, "") if field else ""
    return Text(number, number) if number else item.title


def kinds(item: Item, public: Mapping[str, str], catalogue: Catalogue) -> Text | None:
    """The kinds of a decision, such as a fine: the first field with codes that is not the subject's."""
    for field in item.fields:
        coded = field.kind in (Kind.CODE, Kind.CODES) and field.role not in SUBJECT_ROLES
        if coded and public.get(field.name):
            return _value(field, item, public, catalogue).said
    return None


def _value(field: Field, item: Item, public: Mapping[str, str], catalogue: Catalogue) -> Value:
    if field.kind is Kind.MONEY:
        return Value(_without_unit(field.label), _amount(field, item, public, catalogue), code=False)
    return Value(field.label, _said(field, public[field.name], catalogue), code=field.kind in MONOSPACED)


def _amount(field: Field, item: Item, public: Mapping[str, str], catalogue: Catalogue) -> Text:
    """The figure with its currency: the pack's yuan, or the one in which it is kept."""
    amount = f"{Decimal(public[field.name]):,.2f}"
    currency = public.get(field.currency or "", catalogue.currency)
    if field.currency is None or currency == catalogue.currency:
        return Text(f"{amount} 元", f"{currency} {amount}")
    unit = next(_labels(item.field(field.currency), currency, catalogue))
    return Text(f"{amount} {unit.zh}", f"{currency} {amount}")


def _without_unit(label: Text) -> Text:
    """Reported in units of 10,000, kept and shown in yuan: the unit of the form would mislead."""
    return Text(UNIT.sub("", label.zh), UNIT.sub("", label.en))


def _said(field: Field, stored: str, catalogue: Catalogue) -> Text:
    match field.kind:
        case Kind.CODE | Kind.CODES:
            return joined(_labels(field, stored, catalogue))
        case Kind.DATE if field.open_end and stored == field.open_end.isoformat():
            return Text("长期", "No end")
        case _:
            return Text(stored, stored)


def _labels(field: Field, stored: str, catalogue: Catalogue) -> Iterator[Text]:
    """Canonical codes are joined by commas; a code that has left the list stands for itself."""
    labels = {value.code: value.label for value in catalogue.code_lists[field.codes or ""].values}
    for code in stored.split(","):
        yield labels.get(code, Text(code, code))
