"""What can be wrong with a unified code, as bits of one number (代码问题)."""

from enum import IntFlag

from gongxin.kernel import uscc
from gongxin.kernel.findings import Finding


class Flaw(IntFlag):
    """One test that a code fails; a code of a wrong form, or with hidden characters, fails no other test."""

    LENGTH = 1
    ALPHABET = 2
    CHECK = 4
    CATEGORY = 8
    ORGANISATION_CODE = 16
    MASK = 32


NOT_ONE = Flaw.LENGTH | Flaw.ALPHABET | Flaw.MASK  # it leads to no one subject
FORM = Flaw.LENGTH | Flaw.ALPHABET

FINDINGS: dict[Flaw, Finding] = {
    Flaw.LENGTH: uscc.WRONG_LENGTH,
    Flaw.ALPHABET: uscc.WRONG_ALPHABET,
    Flaw.CHECK: uscc.WRONG_CHECK,
    Flaw.CATEGORY: uscc.UNKNOWN_PREFIX,
    Flaw.ORGANISATION_CODE: uscc.WRONG_ORGANISATION_CODE,
    Flaw.MASK: uscc.MASKED,
}
