"""Patterns and tables as both engines read them when they stand in SQL (字面量).

Spark takes a form feed or a vertical tab in a literal for the letter f or v: no control may stand there raw.
"""

import re

from gongxin.kernel.text import Table

_raw_control = re.compile("[\x00-\x1f\x7f]")


def pattern(text: str) -> str:
    """The regular expression with its control characters written out."""
    return _raw_control.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def table(kernel: Table) -> Table:
    """The table without control characters: texts have none any more where it is used."""
    pairs = [(a, b) for a, b in zip(*kernel, strict=True) if not _raw_control.match(a)]
    return Table("".join(a for a, _ in pairs), "".join(b for _, b in pairs))
