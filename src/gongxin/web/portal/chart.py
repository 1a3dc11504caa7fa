"""A drawn chart of months for readers without scripts: places and sizes, no styles."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongxin.catalogue.model import Text
from gongxin.web.portal.shown import Month

WIDTH, HEIGHT, LEFT, FOOT, HEAD = 960, 280, 56, 28, 10
GAP = 0.3  # of a month's width


@dataclass(frozen=True, slots=True)
class Bar:
    """One item's part of one month."""

    x: float
    y: float
    width: float
    height: float
    tone: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the scale."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One month named below the bars."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A stacked bar for each month (月度图)."""

    series: tuple[Text, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def draw(series: Sequence[Text], months: Sequence[Month]) -> Chart:
    """Stack the values of each month, first series at the foot."""
    top = _round_up(max((sum(month.values) for month in months), default=0))
    step = (WIDTH - LEFT) / max(1, len(months))
    every = max(1, round(len(months) / 12))
    return Chart(
        series=tuple(series),
        bars=tuple(
            bar for place, month in enumerate(months) for bar in _stack(month, LEFT + place * step, step, top)
        ),
        lines=tuple(Line(_y(value, top), value) for value in _scale(top)),
        marks=tuple(
            Mark(round(LEFT + (place + 0.5) * step, 1), month.month)
            for place, month in enumerate(months)
            if (len(months) - 1 - place) % every == 0
        ),
    )


def _stack(month: Month, left: float, step: float, top: int) -> list[Bar]:
    bars, below = [], 0
    for tone, value in enumerate(month.values):
        if value:
            y = _y(below + value, top)
            height = round(_y(below, top) - y, 1)
            bars.append(Bar(round(left + step * GAP / 2, 1), y, round(step * (1 - GAP), 1), height, tone))
        below += value
    return bars


def _y(value: int, top: int) -> float:
    return round(HEAD + (HEIGHT - FOOT - HEAD) * (1 - value / top), 1)


def _scale(top: int) -> list[int]:
    return [top * part // 4 for part in range(5)] if top % 4 == 0 else [0, top]


def _round_up(value: int) -> int:
    """The next of 4, 8, 20, 40, 80, 200, …: numbers that a scale of four parts reads well."""
    power = 1
    while True:
        for step in (4, 8, 20):
            if value <= step * power:
                return step * power
        power *= 10
