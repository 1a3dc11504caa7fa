"""What a check knows besides the row (校验上下文)."""

from dataclasses import dataclass
from typing import Any

from gongxin.catalogue.model import Catalogue, Item, Kind


@dataclass(frozen=True, slots=True)
class Context:
    """The item, the law, the day of receipt and the department that sends.

    Day and sender may be scalars of a table, so that one query serves every delivery of an item.
    """

    item: Item
    catalogue: Catalogue
    received_on: Any  # a date, or the scalar of one
    sender: Any  # unified code of the department, or the scalar of one

    def kind(self, field: str) -> Kind:
        """The kind of a field."""
        return self.item.field(field).kind
