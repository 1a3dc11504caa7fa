"""The departments that report, and whose statement counts (数据来源单位)."""

from dataclasses import dataclass

from gongxin.catalogue.model import Text


@dataclass(frozen=True, slots=True)
class Source:
    """A department that reports (数据来源单位). `items` are those it is competent for."""

    number: int  # small and stable: the ledger stores it
    code: str  # unified code of the body
    name: Text
    division: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precedence:
    """Whose statement of a record counts where several sources state it (一数一源).

    Policy of whoever runs the platform, no law: it settles only between departments that the law lets report.
    """

    item: str
    decider: bool  # the body that decided comes before whoever passes its decisions on
    order: tuple[str, ...]  # unified codes; after the decider these, in this order, then all others alike

    def rank(self, source: str, decider: str | None) -> int:
        """The place of a source for a record with this decider: the smaller goes first, of equals neither."""
        if self.decider and source == decider:
            return 0
        return 1 + (self.order.index(source) if source in self.order else len(self.order))
