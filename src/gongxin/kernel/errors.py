"""Refusals that a person can cause, each with a code and facts; interfaces find the words."""

from typing import Any


class GongxinError(Exception):
    """A refusal with a published code (拒绝). `facts` hold no personal value.

    The words for a code stand in the `words.py` of the package that raises it.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code
