"""What changed in a department's table becomes deliveries: nothing is lost, nothing doubled (数据库抽取).

Rows come in the order of their change. A delivery holds all rows of a moment or none, so that the moment of
its last row says where the next pull begins; it is kept in the transaction that receives the delivery.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Final

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue, Field
from gongxin.collection import actions as collection
from gongxin.collection.pulling import actions as points
from gongxin.collection.pulling import mysql, postgresql
from gongxin.collection.pulling.model import Pull
from gongxin.collection.reading.values import of_value
from gongxin.flows import taking
from gongxin.flows.taking import Taken

CHANNEL: Final = "database"
READERS: Final = {"postgresql": postgresql.rows, "mysql": mysql.rows}
Row = tuple[Any, ...]  # the moment of its change as text, then the columns


@dataclass(frozen=True, slots=True)
class Source:
    """A configured source under its name."""

    name: str
    pull: Pull
    catalogue: Catalogue
    actor: Actor

    def taken(self, *, at: datetime) -> Iterator[Taken]:
        """Hand in what has changed since the last time, and say what became of it.

        What a killed process left is gone on with first; of what was cut short the rows are read again.
        """
        said = self._said()
        common: dict[str, Any] = {"catalogue": self.catalogue, "actor": self.actor, "at": at}
        yield from taking.resumed(CHANNEL, item=said.item, department=said.department, **common)
        points.go_back(self.name, actor=self.actor, at=at)
        for delivery in self._received(said, common):
            yield taking.run(delivery, name=self.name, **common)

    def _said(self) -> collection.Handover:
        item = collection.competent(self.catalogue, item=self.pull.item, department=self.pull.department)
        self.pull.fits(item)
        return collection.Handover(item.id, self.pull.department, "pulled.jsonl", CHANNEL, mode="rows")

    def _received(self, said: collection.Handover, common: dict[str, Any]) -> list[Any]:
        """All deliveries of one reading; none of them is run while the source's snapshot is open."""
        store, work = collection.store(), f"pull-{secrets.token_hex(8)}"
        fields = [self.catalogue.items[self.pull.item].field(name) for name in self.pull.columns]
        received, after = [], points.since(self.name)
        try:
            path = store.work(work) / "rows"
            for rows in moments(self._rows(after), self.pull.rows):
                with path.open("w+b") as file:
                    until = write(rows, fields, file)
                    taken = points.take(file, said, source=self.name, after=after, until=until, **common)
                received.append(taken)
                after = until
        finally:
            store.end(work)
        return received

    def _rows(self, since: str | None) -> Iterator[Row]:
        return READERS[self.pull.database.engine](self.pull, since)


def moments(rows: Iterable[Row], size: int) -> Iterator[Iterator[Row]]:
    """Runs of rows of at least `size`, cut where the moment changes; each is read before the next."""
    source = iter(rows)
    ahead = next(source, None)

    def run(row: Row) -> Iterator[Row]:
        nonlocal ahead
        count = 0
        current: Row | None = row
        while current is not None:
            yield current
            count += 1
            ahead = next(source, None)
            if ahead is None or (count >= size and ahead[0] != current[0]):
                return
            current = ahead

    while ahead is not None:
        yield run(ahead)


def write(rows: Iterable[Row], fields: Sequence[Field], file: IO[bytes]) -> str:
    """The rows as a file, read from its beginning next; the moment of the last."""
    until = ""
    for row in rows:
        until, values = row[0], row[1:]
        said = {
            field.name: text
            for field, value in zip(fields, values, strict=True)
            if (text := _text(value, field))
        }
        file.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
    file.seek(0)
    return str(until)


def _text(value: Any, field: Field) -> str:
    """As any typed file is read; a code that was kept as a rounded number stays what it is."""
    told = of_value(value, field)
    return f"{value:E}" if told is None else told
