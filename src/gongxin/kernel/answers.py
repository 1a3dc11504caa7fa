"""What the commands print about one value, as plain objects for JSON: `code`, `person-scan`, `workday`."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import TypedDict

from gongxin.kernel import personal, uscc
from gongxin.kernel.calendar import WorkCalendar


class RuleAnswer(TypedDict):
    """One broken rule."""

    rule: str
    severity: str


class CodeAnswer(TypedDict):
    """One code with everything that is to be said about it; `valid`: no error and no doubt."""

    input: str
    code: str
    valid: bool
    individual_business: bool
    findings: list[RuleAnswer]
    suggestion: str | None


class PlaceAnswer(TypedDict):
    """One place in a file: line and first column counted from 1, never the value."""

    line: int
    column: int
    length: int
    kind: str


class WorkdayAnswer(TypedDict):
    """A time limit in working days and the day it reaches."""

    start: str
    working_days: int
    reaches: str


def code(text: str, divisions: Container[str] | None = None) -> CodeAnswer:
    """Examine one unified code (代码核验)."""
    examined = uscc.examine(text, divisions)
    return {
        "input": text,
        "code": examined.code,
        "valid": examined.accepted,
        "individual_business": uscc.is_individual_business(examined.code),
        "findings": [{"rule": f.rule, "severity": f.severity.value} for f in examined.findings],
        "suggestion": examined.suggestion,
    }


def person_scan(lines: Iterable[str]) -> Iterator[PlaceAnswer]:
    """Where a text file holds personal data (个人信息扫描)."""
    for line, place in personal.scan_lines(lines):
        yield {
            "line": line,
            "column": place.start + 1,
            "length": place.end - place.start,
            "kind": place.kind.value,
        }


def workday(calendar: WorkCalendar, start: date, working_days: int) -> WorkdayAnswer:
    """The day that a limit of working days reaches (工作日推算)."""
    return {
        "start": start.isoformat(),
        "working_days": working_days,
        "reaches": calendar.add(start, working_days).isoformat(),
    }
