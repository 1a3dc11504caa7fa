"""Words, numbers and days as pages show them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.http import QueryDict
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gongxin.catalogue.model import Text

register = template.Library()
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


@register.filter
def say(text: Text | str | None) -> str:
    """A wording of the catalogue in the reader's language."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.zh if (get_language() or "zh").startswith("zh") else text.en


@register.filter
def number(value: int | None) -> str:
    """A whole number with its thousands marked; nothing where there is none."""
    return "" if value is None else f"{value:,}"


@register.filter
def day(value: date | None) -> str | SafeString:
    """A day in the one form that no reader takes for another."""
    return "" if value is None else format_html('<time datetime="{0}">{0}</time>', value.isoformat())


@register.filter
def whole_days(said: str) -> SafeString:
    """A wording whose days no narrow column breaks at their signs."""
    return mark_safe(_DAY.sub(r'<span class="unbroken">\g<0></span>', escape(said)))  # noqa: S308 - escaped


@register.filter
def last_day(until: date | None) -> date | None:
    """The last day of a half-open run: people count it in, the platform's ends do not."""
    return None if until is None else until - timedelta(days=1)


@register.filter
def moment(value: datetime | None, zone: str = "Asia/Shanghai") -> str | SafeString:
    """A moment to the minute, on the clock of the pack's zone."""
    if value is None:
        return ""
    local = value.astimezone(ZoneInfo(zone))
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), f"{local:%Y-%m-%d %H:%M}"
    )


@register.filter
def month(value: str | date) -> str:
    """A month as year and month."""
    return value if isinstance(value, str) else f"{value:%Y-%m}"


@register.simple_tag
def query(given: QueryDict, **changes: object) -> str:
    """The query of an address with some of its values changed; an empty value takes one out."""
    changed = given.copy()
    for name, value in changes.items():
        if value in (None, ""):
            changed.pop(name, None)
        else:
            changed[name] = str(value)
    return f"?{changed.urlencode()}" if changed else "?"


@register.filter
def under(row: Sequence[object], header: Sequence[object]) -> list[tuple[object, object]]:
    """The cells of a row, each with the head of its column."""
    return list(zip(header, row, strict=True))
