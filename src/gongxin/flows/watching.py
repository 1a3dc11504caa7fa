"""A folder that a department's system puts files into: taken once they stand still, never twice (监视文件夹).

A file stays where it is until its delivery has ended. Whatever kills us before that, the next start takes it
again: what went in is found done, what was cut short is gone on with.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.collection import actions as collection
from gongxin.collection.store import ENDINGS
from gongxin.flows import taking
from gongxin.flows.taking import Taken
from gongxin.kernel.errors import GongxinError

CHANNEL = "folder"
Shape = tuple[int, int, int]  # inode, size, time of the last change
Seen = Mapping[Path, Shape]


Tell = Callable[[Taken], Mapping[str, Any]]  # the receipt in words


@dataclass(frozen=True, slots=True)
class Folder:
    """A watched folder; what is taken goes to `done` or `refused` in it, its receipt beside."""

    path: Path
    item: str
    department: str
    mode: str | None
    catalogue: Catalogue
    actor: Actor

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else watches the folder meanwhile; a killed process lets go of it."""
        collection.competent(self.catalogue, item=self.item, department=self.department)
        handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError:
            raise GongxinError("flows.folder_watched") from None
        finally:
            os.close(handle)

    def resume(self, *, at: datetime) -> None:
        """Go on with what a killed process left; its file, if it is still there, is then found done."""
        whose = {"item": self.item, "department": self.department}
        list(taking.resumed(CHANNEL, **whose, catalogue=self.catalogue, actor=self.actor, at=at))

    def look(self) -> Seen:
        """The files that could be taken, as they are now. Links and hidden files are nobody's delivery."""
        found = {}
        for entry in os.scandir(self.path):
            told = entry.stat(follow_symlinks=False)
            named = not entry.name.startswith(".") and Path(entry.name).suffix.lower() in ENDINGS
            if named and S_ISREG(told.st_mode):
                found[Path(entry.path)] = (told.st_ino, told.st_size, told.st_mtime_ns)
        return found

    def take(self, before: Seen, *, at: Callable[[], datetime], tell: Tell) -> Iterator[Taken]:
        """Hand in every file that is as it was before, in the order of names; say what became of each."""
        now = self.look()
        for path in sorted(path for path, told in now.items() if before.get(path) == told):
            taken = self._deliver(path, at())
            if self.look().get(path) == now[path]:  # else it has been written anew, and is taken anew
                self._put_away(path, taken, tell(taken), at())
            yield taken

    def _deliver(self, path: Path, at: datetime) -> Taken:
        said = collection.Handover(self.item, self.department, path.name, CHANNEL, self.mode)
        try:
            with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
                delivery = collection.receive(file, said, catalogue=self.catalogue, actor=self.actor, at=at)
        except GongxinError as refusal:
            return Taken(path.name, None, refusal)
        return taking.run(delivery, name=path.name, catalogue=self.catalogue, actor=self.actor, at=at)

    def _put_away(self, path: Path, taken: Taken, receipt: Mapping[str, Any], at: datetime) -> None:
        """The receipt first: a file without one has not been taken."""
        target = self.path / ("refused" if taken.refusal else "done")
        target.mkdir(exist_ok=True)
        number = taken.delivery.receipt if taken.delivery else collection.receipt_number(at)
        part = target / f".{number}.part"
        part.write_text(json.dumps(receipt, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
        part.replace(target / f"{number}.receipt.json")
        path.replace(target / f"{number}-{path.name}")
