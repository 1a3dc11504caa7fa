"""Cells that no engine reads by itself (逐格读取): the kernel's readers, with a memory for repeated cells."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from gongxin.catalogue.model import CodeList, Field
from gongxin.kernel import dates, money
from gongxin.kernel.text import plain

CENT = Decimal("0.01")
LIMIT = Decimal(10) ** 16


@lru_cache(maxsize=100_000)
def day(text: str, forms: str) -> date | None:
    """A day in one of the catalogue's forms (joined by commas)."""
    reading = dates.parse(text, forms.split(","))
    return reading.day if reading else None


@lru_cache(maxsize=100_000)
def amount(text: str, unit: str) -> money.Amount | None:
    """An amount to the cent; what lies below a cent is the noise of a spreadsheet."""
    found = money.parse(text, unit)
    if found is None or abs(found.value) >= LIMIT:
        return None
    return found._replace(value=found.value.quantize(CENT, ROUND_HALF_UP))


def figures(text: str, unit: str, currency: str) -> str:
    """The amount in figures; empty for what is none, or none of that currency. Any, if that is empty."""
    found = amount(text, unit)
    foreign = found is None or (currency and found.currency not in (None, currency))
    return "" if found is None or foreign else f"{found.value:f}"


def currency(text: str, unit: str) -> str:
    """The code of the currency that an amount names; empty where it names none."""
    found = amount(text, unit)
    return (found.currency or "") if found else ""


def spec(field: Field, codes: CodeList) -> str:
    """What `codes_of` needs to know about a field, as one text."""
    words = {
        word: value.code for value in codes.values for word in (value.label.zh, value.code, *value.accepts)
    }
    order = [value.code for value in codes.values]
    separators = field.separators if field.kind == "codes" else ""
    return json.dumps({"words": words, "order": order, "separators": separators}, ensure_ascii=False)


@lru_cache(maxsize=100_000)
def codes_of(text: str, spec: str) -> str | None:
    """The codes that a cell names, in the list's order, joined by the first separator.

    None where one word is foreign to the list.
    """
    known = _vocabulary(spec)
    whole = plain(text)
    parts = [whole] if whole in known.words else known.split(whole)
    found = {known.words.get(part) for part in parts}
    if not found or None in found:
        return None
    return known.separators[:1].join(code for code in known.order if code in found)


class _Vocabulary(NamedTuple):
    words: Mapping[str, str]  # any way of writing a value -> its code
    order: Sequence[str]
    separators: str

    def split(self, text: str) -> list[str]:
        """The words between separators."""
        for separator in self.separators[1:]:
            text = text.replace(separator, self.separators[0])
        parts = text.split(self.separators[0]) if self.separators else [text]
        return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=256)
def _vocabulary(spec: str) -> _Vocabulary:
    read = json.loads(spec)
    separators = "".join(dict.fromkeys(plain(sign) for sign in read["separators"]))
    return _Vocabulary({plain(word): code for word, code in read["words"].items()}, read["order"], separators)
