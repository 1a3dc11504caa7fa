"""The unified social credit code (统一社会信用代码, GB 32100-2015).

Eighteen characters: authority, category, division (6), organisation code (9), check character.
The code alone proves little: issued codes with a wrong check character exist (a doubt, not a fault),
and the division is that of the day of registration (an unknown one is a note).
"""

import re
from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gongxin.kernel import orgcode
from gongxin.kernel.findings import Finding, Severity
from gongxin.kernel.text import CODE_TIDY

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)  # 3^(i-1) mod 31
LENGTH = 18
PATTERN = "^[0-9A-HJ-NPQRTUWXY]{18}$"  # for Python, RE2 and Java alike

INDIVIDUAL_BUSINESS = "92"
HIDING = "*•●?"  # signs that stand for hidden characters; full-width ones are half width here, X does so too


class Authority(NamedTuple):
    """Who registers (登记管理部门), and what kinds of body (机构类别) by second character."""

    label: str
    categories: Mapping[str, str]


AUTHORITIES: Mapping[str, Authority] = MappingProxyType(
    {
        "1": Authority(
            "机构编制",
            {"1": "机关", "2": "事业单位", "3": "中央编办直接管理机构编制的群众团体", "9": "其他"},
        ),
        "2": Authority("外交", {"1": "外国常驻新闻机构", "9": "其他"}),
        "3": Authority(
            "司法行政",
            {
                "1": "律师执业机构",
                "2": "公证处",
                "3": "基层法律服务所",
                "4": "司法鉴定机构",
                "5": "仲裁委员会",
                "9": "其他",
            },
        ),
        "4": Authority("文化", {"1": "外国在华文化中心", "9": "其他"}),
        "5": Authority("民政", {"1": "社会团体", "2": "民办非企业单位", "3": "基金会", "9": "其他"}),
        "6": Authority(
            "旅游",
            {"1": "外国旅游部门常驻代表机构", "2": "港澳台地区旅游部门常驻代表机构", "9": "其他"},
        ),
        "7": Authority("宗教", {"1": "宗教活动场所", "2": "宗教院校", "9": "其他"}),
        "8": Authority("工会", {"1": "基层工会", "9": "其他"}),
        "9": Authority("市场监管", {"1": "企业", "2": "个体工商户", "3": "农民专业合作社"}),
        "A": Authority("中央军委改革和编制办公室", {"1": "军队事业单位", "9": "其他"}),
        "N": Authority(
            "农业",
            {
                "1": "组级集体经济组织",
                "2": "村级集体经济组织",
                "3": "乡镇级集体经济组织",
                "9": "其他",
            },
        ),
        "Y": Authority("其他", {"1": "其他"}),
    }
)

PREFIXES = frozenset(
    first + second for first, authority in AUTHORITIES.items() for second in authority.categories
)

# A code with hidden characters (掩码) has both: what is visible of its beginning is that of a known authority
# and category, and somewhere there is a run of signs that hide, or of X.
_VISIBLE = "0-9A-HJ-NPQRTUWXY"
MASKED_PATTERN = f"^(?:{'|'.join(sorted(PREFIXES))}|[{_VISIBLE}]?[{HIDING}X])[{_VISIBLE}{HIDING}]{{13,18}}$"
HIDDEN_PATTERN = f"[{HIDING}]{{2}}|X{{4}}"
# Digits alone may be of a citizen's number, unless they begin with the 9 that no such number begins with.
NO_CITIZENS_PATTERN = "^9|[A-HJ-NPQRTUWY]"

WRONG_LENGTH = Finding("I-001", Severity.ERROR)
WRONG_ALPHABET = Finding("I-002", Severity.ERROR)
WRONG_CHECK = Finding("I-003", Severity.DOUBT)
UNKNOWN_PREFIX = Finding("I-004", Severity.WARNING)
WRONG_ORGANISATION_CODE = Finding("I-005", Severity.WARNING)
UNKNOWN_DIVISION = Finding("I-006", Severity.NOTE)
MASKED = Finding("I-009", Severity.DOUBT)
RULES = (
    WRONG_LENGTH,
    WRONG_ALPHABET,
    WRONG_CHECK,
    UNKNOWN_PREFIX,
    WRONG_ORGANISATION_CODE,
    UNKNOWN_DIVISION,
    MASKED,
)

_STOPS = (Severity.DOUBT, Severity.ERROR)

# What a hand or a scanner writes for a character of the alphabet; only ever a suggestion.
_MISREAD = str.maketrans("OIZSVАВЕКМНРСТУХ×Χ", "0125UABEKMHPCTYXXX")

_code = re.compile(PATTERN[1:-1]).fullmatch
_known = re.compile(f"(?:{'|'.join(sorted(PREFIXES))})[0-9A-HJ-NPQRTUWXY]{{16}}").fullmatch
_body = re.compile("[0-9A-HJ-NPQRTUWXY]{17}").fullmatch
_characters = re.compile("[0-9A-HJ-NPQRTUWXY]*").fullmatch

_masked = re.compile(MASKED_PATTERN).search
_hidden = re.compile(HIDDEN_PATTERN).search
_no_citizens = re.compile(NO_CITIZENS_PATTERN).search
# An X beside such a sign may stand for a hidden character too.
_runs = re.compile(f"[{HIDING}X]*[{HIDING}][{HIDING}X]*|X{{4,}}")

# The weights are powers of 3 modulo 31, and 34 is 3 modulo 31: read backwards as a number in base 34,
# the body leaves the weighted sum as its remainder. CPython does that in one call.
_DIGITS = bytes.maketrans(ALPHABET.encode(), b"0123456789ABCDEFGHIJKLMNOPQRSTU")
_CHECK = ALPHABET[0] + ALPHABET[:0:-1]


class Examination(NamedTuple):
    """What is to be said about one code (代码核验); no findings: nothing against it."""

    code: str
    findings: tuple[Finding, ...]
    suggestion: str | None = None

    @property
    def accepted(self) -> bool:
        """Neither wrong nor in doubt: at most warnings and notes."""
        return not any(finding.severity in _STOPS for finding in self.findings)


def normalise(text: str) -> str:
    """A code as it should have been written: half width, upper case, no spaces or hyphens."""
    return text.translate(CODE_TIDY).upper()


def check_character(body: str) -> str:
    """The eighteenth character that belongs to the first seventeen; ValueError for other text."""
    if not _body(body):
        raise ValueError("not the first seventeen characters of a unified code")
    return _expected(body)


def is_valid(code: str) -> bool:
    """A normalised code of the right form with the right check character."""
    return _code(code) is not None and _expected(code) == code[17]


def is_individual_business(code: str) -> bool:
    """A code of an individual business (个体工商户): a natural person in law, and no subject here."""
    return code[:2] == INDIVIDUAL_BUSINESS


def is_masked(code: str) -> bool:
    """A normalised code with hidden characters: it tells some of an organisation's code only (掩码).

    None if what is visible may as well be of a citizen's number: such a code is one with wrong characters.
    """
    return bool(_masked(code) and _hidden(code) and _no_citizens(code)) and not is_valid(code)


def agrees(masked: str, code: str) -> bool:
    """Whether a code may be the one of which some characters are hidden.

    One that is as long as a code says which place each character has; of others only their order is known.
    """
    exact = len(masked) == LENGTH
    parts, last = [], 0
    for run in _runs.finditer(masked):
        parts += [re.escape(masked[last : run.start()]), f".{{{len(run[0])}}}" if exact else ".+"]
        last = run.end()
    return re.fullmatch("".join(parts) + re.escape(masked[last:]), code) is not None


def division(code: str) -> str:
    """The division of the registering authority on the day of registration (登记管理机关行政区划)."""
    return code[2:8]


def organisation_code(code: str) -> str:
    """The nine characters of the old organisation code inside (主体标识码, GB 11714)."""
    return code[8:17]


def examine(text: str, divisions: Container[str] | None = None) -> Examination:
    """Every test of one code; without `divisions` the division is not looked at."""
    if (
        _known(text)
        and _expected(text) == text[17]
        and orgcode.expected(text[8:16]) == text[16]
        and (divisions is None or text[2:8] in divisions)
    ):
        return Examination(text, ())
    code = text if _code(text) else normalise(text)
    if is_masked(code):
        return Examination(code, (MASKED,))
    return Examination(code, tuple(_doubts(code, divisions))) if _code(code) else _misshapen(code)


def _expected(code: str) -> str:
    return _CHECK[int(code[16::-1].encode().translate(_DIGITS), 34) % 31]


def _doubts(code: str, divisions: Container[str] | None) -> Iterator[Finding]:
    if _expected(code) != code[17]:
        yield WRONG_CHECK
    if code[:2] not in PREFIXES:
        yield UNKNOWN_PREFIX
    if orgcode.expected(code[8:16]) != code[16]:
        yield WRONG_ORGANISATION_CODE
    if divisions is not None and code[2:8] not in divisions:
        yield UNKNOWN_DIVISION


def _misshapen(code: str) -> Examination:
    findings = []
    if len(code) != LENGTH:
        findings.append(WRONG_LENGTH)
    if not _characters(code):
        findings.append(WRONG_ALPHABET)
    reading = code.translate(_MISREAD)
    return Examination(code, tuple(findings), reading if is_valid(reading) else None)
