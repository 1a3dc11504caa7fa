"""Values of spreadsheets and typed files as plain text: ISO days, decimals without exponent (取值)."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from gongxin.catalogue.model import Field, Kind

LOST_DIGITS: Final = r"^\s*\d(\.\d+)?[eE]\+\d+\s*$"
_lost = re.compile(LOST_DIGITS).match
_wrapped = re.compile(r'="((?:[^"]|"")*)"\s*').fullmatch
EXACT: Final = 10**15  # a spreadsheet keeps 15 digits of a number
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - spreadsheets have no zone
_LEAP_ERROR = 60  # before the serial of the day that 1900 did not have, days are one off
_SERIALS: Final = range(18264, 109575)  # 1950 to 2199


def numbered(field: Field) -> bool:
    """Whether a value of the field is a code even if it looks like a number."""
    return field.kind in {Kind.USCC, Kind.IDENTIFIER, Kind.LABEL}


def loses_digits(text: str) -> bool:
    """Whether a code in text was a rounded number: 9.13799E+17."""
    return _lost(text) is not None


def unwrapped(text: str) -> str | None:
    """The text of ="0123", with which exports keep leading zeros; None for a formula."""
    match = _wrapped(text)
    return match[1].replace('""', '"') if match else None


def plain(number: Decimal) -> str:
    """A number as people write it: no exponent, no zeros at the end of its fraction."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def of_float(number: float) -> str:
    """As a spreadsheet shows it, with fifteen digits."""
    return plain(Decimal(format(number, ".15g")))


def serial(number: float, *, since_1904: bool = False) -> str:
    """A spreadsheet's day number as an ISO day, with the time of day if it has one."""
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    days = number + 1 if not since_1904 and number < _LEAP_ERROR else number
    moment = epoch + timedelta(seconds=round(days * 86400))
    return of_moment(moment)


def looks_serial(number: float) -> bool:
    """Whether a bare number in a column of dates is a day number."""
    return number == int(number) and int(number) in _SERIALS


def of_moment(moment: datetime) -> str:
    """An ISO day; with its time unless that is midnight."""
    if moment.time() == time.min:
        return moment.date().isoformat()
    return moment.replace(tzinfo=None, microsecond=0).isoformat(sep=" ")


def of_number(number: float, field: Field | None) -> str | None:
    """A spreadsheet's number under a field as text; None where a code has lost digits."""
    if field is not None and numbered(field) and abs(number) >= EXACT:
        return None
    if field is not None and field.kind is Kind.DATE and looks_serial(number):
        return serial(number)
    return of_float(number)


def of_value(value: Any, field: Field | None) -> str | None:  # noqa: PLR0911 - one line a type
    """Any value of a typed file as text; None where a code has lost digits. Empty text for nothing."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float():
            return of_number(value, field)
        case Decimal():
            return plain(value)
        case datetime():
            return of_moment(value)
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
