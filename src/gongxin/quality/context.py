"""What a check knows besides the row (校验上下文)."""

from dataclasses import dataclass
from datetime import date

from gongxin.catalogue.model import Catalogue, Item, Kind


@dataclass(frozen=True, slots=True)
class Context:
    """The item, the law, the day of receipt and the department that sends."""

    item: Item
    catalogue: Catalogue
    received_on: date
    sender: str  # unified code

    def kind(self, field: str) -> Kind:
        """The kind of a field."""
        return self.item.field(field).kind
