"""A letter to be printed (函件 PDF)."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gongxin.catalogue.model import Catalogue, Text
from gongxin.paper.typesetting import typeset
from gongxin.quality.letters.content import Content, Event, Line
from gongxin.quality.letters.states import State
from gongxin.quality.letters.words import STATES, paper

TEMPLATE = Path(__file__).with_name("letter.typ")
MARKED = (State.DRAFT, State.WITHDRAWN)  # a sheet of paper must not pass for a letter in force


def as_pdf(of: Content, catalogue: Catalogue, *, language: str) -> bytes:
    """The letter with its history in one language: zh | en. It names departments and nobody in them."""

    def say(text: Text) -> str:
        told: str = getattr(text, language)
        return told

    def moment(at: datetime) -> str:
        return f"{at.astimezone(ZoneInfo(catalogue.zone)):%Y-%m-%d %H:%M}"

    def line(one: Line) -> list[str]:
        due = str(one.due_on) if one.due_on else ""
        days = f"{one.period.start} – {one.period.last_day}"
        return [say(one.what), say(one.item), days, say(one.figure), due, one.receipt]

    def event(one: Event) -> list[str]:
        return [moment(one.at), say(one.words), one.text]

    data = {
        "language": language,
        "words": paper(language),
        "demonstration": catalogue.demonstration,
        "mark": say(STATES[of.state]) if of.state in MARKED else "",
        "kind": say(of.kind),
        "number": str(of.number),
        "to": say(of.to),
        "sender": of.sender,
        "text": of.text,
        "known_at": moment(of.known_at),
        "lines": [line(one) for one in of.lines],
        "due_on": str(of.due_on) if of.due_on else "",
        "days": say(of.days),
        "set_by": say(of.set_by),
        "events": [event(one) for one in of.events],
    }
    return typeset(TEMPLATE, data, at=of.events[-1].at)
