"""What a measurement says, and what is asked of it: one line of docs/benchmarks.md (测量结果)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Of(StrEnum):
    """What a budget limits."""

    FIGURE = "figure"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit on a figure or on its ratio to the bare engine (预算)."""

    limit: float
    of: Of = Of.FIGURE
    at_least: bool = False

    def met(self, value: float) -> bool:
        """Whether a value keeps it."""
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {number(self.limit)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. The ratio is how many times the bare engine's time ours takes."""

    stage: str
    what: str
    value: float
    unit: str
    bare: float | None = None
    ratio: float | None = None
    budget: Budget | None = None

    @property
    def met(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.budget is None:
            return None
        held = self.ratio if self.budget.of is Of.RATIO else self.value
        return held is not None and self.budget.met(held)

    def as_row(self) -> dict[str, Any]:
        """The line for people."""
        return {
            "stage": self.stage,
            "measured": self.what,
            "figure": f"{number(self.value)} {self.unit}",
            "bare": "" if self.bare is None else f"{number(self.bare)} {self.unit}",
            "ratio": "" if self.ratio is None else number(self.ratio),
            "budget": "" if self.budget is None else f"{self.budget} ({self.budget.of})",
            "met": {None: "", True: "yes", False: "no"}[self.met],
        }

    def as_json(self) -> dict[str, Any]:
        """The line for programs."""
        return {
            "stage": self.stage,
            "measured": self.what,
            "figure": self.value,
            "unit": self.unit,
            "bare": self.bare,
            "ratio": self.ratio,
            "budget": None if self.budget is None else str(self.budget),
            "budget_of": None if self.budget is None else self.budget.of.value,
            "met": self.met,
        }


def number(value: float) -> str:
    """Three significant digits, and groups of three where they are many."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def rate(stage: str, what: str, size: int, seconds: float, unit: str, **more: Any) -> Figure:
    """So many things a second; `bare` is given in seconds too."""
    bare = more.pop("bare", None)
    return Figure(
        stage,
        what,
        size / seconds,
        unit,
        bare=size / bare if bare else None,
        ratio=seconds / bare if bare else None,
        **more,
    )


def memory(stage: str, what: str, peak_bytes: int, limit_mib: float | None = None) -> Figure:
    """The highest memory of a process."""
    budget = None if limit_mib is None else Budget(limit_mib)
    return Figure(stage, what, peak_bytes / 1024**2, "MiB", budget=budget)
