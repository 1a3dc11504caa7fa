"""A monthly statement as PDF (月报 PDF)."""

from pathlib import Path
from zoneinfo import ZoneInfo

from gongxin.catalogue.model import Catalogue, Text
from gongxin.paper.typesetting import typeset
from gongxin.quality.statements.statement import Statement
from gongxin.quality.statements.words import words

TEMPLATE = Path(__file__).with_name("statement.typ")


def as_pdf(made: Statement, catalogue: Catalogue, *, language: str) -> bytes:
    """The statement in one language: zh | en."""

    def say(text: Text | None) -> str:
        return getattr(text, language) if text else ""

    data = {
        "language": language,
        "words": words(language),
        "demonstration": made.demonstration,
        "month": f"{made.month.start:%Y-%m}",
        "at": f"{made.at.astimezone(ZoneInfo(catalogue.zone)):%Y-%m-%d %H:%M}",
        "heads": [say(one.title) for one in made.indicators],
        "lines": [
            [say(line.department), say(line.item), *map(say, _said(made, line.figures))]
            for line in made.lines
        ],
        "total": [say(figure) for figure in _said(made, made.total)],
        "overdue": [
            [say(department), say(item), f"{due.period.start} – {due.period.last_day}", str(due.due_on)]
            for due, department, item in made.overdue
        ],
        "definitions": [[say(one.title), say(one.formula), say(one.note)] for one in made.definitions],
    }
    return typeset(TEMPLATE, data, at=made.at)


def _said(made: Statement, figures: tuple[object, ...]) -> list[Text]:
    return [one.said(figure) for one, figure in zip(made.indicators, figures, strict=True)]  # type: ignore[arg-type]
