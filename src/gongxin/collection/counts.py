"""How many rows had which outcome."""

from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by outcome (结果计数)."""

    accepted: int = 0
    unchanged: int = 0
    corrected: int = 0
    held: int = 0
    unlinked: int = 0
    refused: int = 0
    personal: int = 0

    @property
    def read(self) -> int:
        """Every row has exactly one outcome."""
        return sum(asdict(self).values())

    def __add__(self, other: Self) -> "Counts":
        theirs = asdict(other)
        return Counts(**{name: mine + theirs[name] for name, mine in asdict(self).items()})

    def as_columns(self) -> dict[str, int]:
        """As the columns of a delivery or a part."""
        return {"read_rows": self.read, **{f"{name}_rows": count for name, count in asdict(self).items()}}
