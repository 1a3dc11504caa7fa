"""The business registration number (工商注册号, GS 15-2006): fifteen digits, thirteen before 2007.

No arithmetic leads from it to a unified code; only the registrar's table does.
"""

import re

from gongxin.kernel import orgcode

LENGTH = 15
PATTERN = "^[0-9]{15}$"  # for Python, RE2 and Java alike
OLD_PATTERN = "^[0-9]{13}$"
INDIVIDUAL_BUSINESS_PATTERN = "^[0-9]{6}[6-9][0-9]{8}$"
ENTERPRISE_PATTERN = "^[0-9]{6}[0-5][0-9]{8}$"

normalise = orgcode.normalise

_number = re.compile(PATTERN[1:-1]).fullmatch
_old = re.compile(OLD_PATTERN[1:-1]).fullmatch
_individual = re.compile(INDIVIDUAL_BUSINESS_PATTERN[1:-1]).fullmatch

# ISO 7064 MOD 11,10: the remainder after one digit, for each remainder before it.
_NEXT = {
    remainder: {str(digit): ((remainder + digit) % 10 or 10) * 2 % 11 for digit in range(10)}
    for remainder in range(1, 11)
}


def check_digit(body: str) -> str:
    """The fifteenth digit that belongs to the first fourteen (ISO 7064 MOD 11,10)."""
    remainder = 10
    for digit in body[:14]:
        remainder = _NEXT[remainder][digit]
    return str((11 - remainder) % 10)


def is_valid(number: str) -> bool:
    """Fifteen digits with the right check digit."""
    return _number(number) is not None and check_digit(number) == number[14]


def is_old(number: str) -> bool:
    """A number of the form used before 2007: thirteen digits, nothing to check."""
    return _old(number) is not None


def is_individual_business(number: str) -> bool:
    """A number of an individual business (个体工商户): its seventh digit is 6 to 9."""
    return _individual(number) is not None
