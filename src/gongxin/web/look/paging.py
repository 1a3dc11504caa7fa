"""A page of a longer list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

from gongxin.web.numbers import number

T = TypeVar("T")
LENGTH = 20
FURTHEST = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `total` is None where counting would cost more than it tells."""

    rows: Sequence[T]
    number: int
    length: int
    total: int | None = None
    more: bool = False

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def last(self) -> int | None:
        return None if self.total is None else max(1, -(-self.total // self.length))

    @property
    def next(self) -> int | None:
        further = self.more if self.last is None else self.number < self.last
        return self.number + 1 if further and self.number < FURTHEST else None


def asked_page(request: HttpRequest) -> int:
    """The page that the address asks for; the first where it asks for nothing sensible."""
    return min(number(request.GET.get("page", "1"), digits=5) or 1, FURTHEST)
