"""A made-up organisation, as the pairs are made from it (虚构主体)."""

import random
from dataclasses import dataclass, replace
from itertools import chain
from typing import Self

from gongxin.bench.pairs.words import FORMS, LINES, TRADE, Part

LENGTHS = {2: 55, 3: 25, 4: 20}  # characters of a trade name, by weight
ORDINALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Firm:
    """Place, trade name, line of business, legal form (行政区划、字号、行业、组织形式)."""

    place: str
    trade: str
    line: str
    form: str

    def __str__(self) -> str:
        return self.place + self.trade + self.line + self.form

    @property
    def bare(self) -> str:
        """The place without 市 or 县."""
        return self.place[:-1]

    def but(self, **parts: str) -> Self:
        """The same with other parts."""
        return replace(self, **parts)


class Maker:
    """Draws firms of one part; the same part draws the same ones."""

    def __init__(self, part: Part, tier: str) -> None:
        self.part = part
        self.chance = random.Random(f"{part.seed} {tier}")  # noqa: S311  seeded on purpose

    def firm(self, trade: str = "") -> Firm:
        """Any firm, or one with this trade name."""
        form = self.chance.choices(list(FORMS), list(FORMS.values()))[0]
        return Firm(self.place(), trade or self.trade(), self.line(), form)

    def trade(self, length: int = 0) -> str:
        """A trade name without a character that stands in it twice."""
        drawn = length or self.chance.choices(list(LENGTHS), list(LENGTHS.values()))[0]
        while True:
            made = "".join(self.chance.sample(TRADE, drawn))
            if not made.startswith(
                ("东", "南", "中", "一", "华")
            ):  # more of a place or a number than of a name
                return made

    def place(self, other_than: str = "") -> str:
        return self.one(self.part.places, other_than)

    def quarter(self, other_than: str = "") -> str:
        return self.one(self.part.quarters, other_than)

    def line(self, other_than: str = "") -> str:
        """A line of business; another one of the same family as often as there is one."""
        if not other_than:
            return self.chance.choice(tuple(chain(*LINES)))
        family = next(lines for lines in LINES if other_than in lines)
        kin = len(family) > 1 and self.chance.random() < 0.5
        return self.one(
            family if kin else tuple(chain(*(lines for lines in LINES if lines is not family))), other_than
        )

    def ordinal(self, other_than: str = "") -> str:
        return self.one(tuple(ORDINALS), other_than)

    def one(self, choices: tuple[str, ...], other_than: str = "") -> str:
        return self.chance.choice([choice for choice in choices if choice != other_than])
