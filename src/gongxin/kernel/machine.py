"""Procedures as tables: the table is the documentation, the test and the buttons on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from gongxin.kernel.errors import GongxinError

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """What one action does in one state (办理步骤): the next state, who may, and the limit it starts."""

    state: S
    action: str
    target: S
    permission: str
    limit: str | None = None  # id of a time limit of the catalogue


class Machine(Generic[S]):
    """A procedure (办理流程): every pair of state and action that is possible, once."""

    __slots__ = ("_steps",)

    def __init__(self, *steps: Step[S]) -> None:
        self._steps = {(step.state, step.action): step for step in steps}
        if len(self._steps) != len(steps):
            raise ValueError("two steps for one state and action")

    def __iter__(self) -> Iterator[Step[S]]:
        return iter(self._steps.values())

    def step(self, state: S, action: str) -> Step[S]:
        """The step of an action, refused where the procedure has none."""
        try:
            return self._steps[state, action]
        except KeyError:
            raise GongxinError("machine.not_now", state=str(state), action=action) from None

    def steps(self, state: S) -> tuple[Step[S], ...]:
        """What can be done in a state, in the order of the table."""
        return tuple(step for step in self if step.state == state)

    @property
    def states(self) -> frozenset[S]:
        """All states of the procedure."""
        return frozenset(state for step in self for state in (step.state, step.target))

    @property
    def actions(self) -> frozenset[str]:
        """All actions of the procedure."""
        return frozenset(step.action for step in self)

    @property
    def final(self) -> frozenset[S]:
        """The states in which nothing can be done any more."""
        return self.states - {step.state for step in self}
