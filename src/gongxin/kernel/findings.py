"""What a check says about a value: a rule, a severity, a place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """What a finding does to its row (严重程度), weakest first."""

    NOTE = "note"  # said, nothing happens
    WARNING = "warning"  # the row goes in, marked
    DOUBT = "doubt"  # the row is held until a person confirms it
    ERROR = "error"  # the row is refused
    PERSONAL = "personal"  # the row concerns a natural person: taken out, not kept


REFUSING: Final = frozenset({Severity.ERROR, Severity.PERSONAL})  # the row does not go in


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule (问题). It names the rule and never holds the value."""

    rule: str
    severity: Severity
