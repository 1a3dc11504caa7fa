"""The organisation code (组织机构代码, GB 11714-1997): eight characters and a check character.

It lives on as characters 9 to 17 of the unified code; old records carry it alone, written XXXXXXXX-X.
"""

import re

from gongxin.kernel.text import CODE_TIDY

WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
PATTERN = "^[0-9A-Z]{8}[0-9X]$"  # for Python, RE2 and Java alike

_shape = re.compile(PATTERN[1:-1]).fullmatch
_body = re.compile("[0-9A-Z]{8}").fullmatch
_CHECK = "".join("0X987654321"[remainder * 2 % 11] for remainder in range(11))


def normalise(text: str) -> str:
    """An organisation code as it is stored: half width, upper case, no hyphen."""
    return text.translate(CODE_TIDY).upper()


def check_character(body: str) -> str:
    """The ninth character that belongs to the first eight; ValueError for other text."""
    if not _body(body):
        raise ValueError("not the first eight characters of an organisation code")
    return expected(body)


def is_valid(code: str) -> bool:
    """A normalised code of the right form with the right check character."""
    return _shape(code) is not None and expected(code[:8]) == code[8]


def expected(body: str) -> str:
    """As `check_character`, for eight characters known to be digits and capitals.

    The weights are powers of 2 modulo 11, falling, and 35 is 2 modulo 11: read as a number in base 35 and
    doubled, the body leaves the weighted sum as its remainder. Z is 35, which leaves what 2 leaves.
    """
    return _CHECK[int(body.replace("Z", "2"), 35) % 11]
