"""The lock file: digests of every file of the packs that we ship (锁定文件).

A file of an item version is never changed after its release; anything else may change, and then the lock is
renewed with it, so that no change goes unseen.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from gongxin.catalogue.items import digest
from gongxin.catalogue.reading import Problem, plain, read
from gongxin.catalogue.tables import SHIPPED
from gongxin.kernel.digest import file_sha256

LOCK: Final = SHIPPED.with_name("packs.lock")


def digests(packs: Path = SHIPPED) -> Mapping[str, str]:
    """File below the packs → digest: of its content for YAML, of its bytes for tables."""
    files = sorted(path for path in packs.rglob("*") if path.is_file() and path.name != "README.md")
    return {path.relative_to(packs).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    if path.suffix != ".yaml":
        return file_sha256(path)
    problems: list[Problem] = []
    entry = read(path, path.name, problems)
    return digest(plain(entry.node)) if entry else file_sha256(path)


def compare(packs: Path = SHIPPED, lock: Path = LOCK) -> tuple[Problem, ...]:
    """What differs between the packs and the lock file."""
    return tuple(_differences(digests(packs), _locked(lock)))


def renew(packs: Path = SHIPPED, lock: Path = LOCK) -> None:
    """Write the lock file anew."""
    lock.write_text(json.dumps(dict(digests(packs)), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _locked(lock: Path) -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads(lock.read_text(encoding="utf-8")) if lock.is_file() else {}
    return found


def _differences(now: Mapping[str, str], locked: Mapping[str, str]) -> Iterator[Problem]:
    for name in sorted(now.keys() | locked.keys()):
        if name not in locked:
            yield Problem("lock_missing", name, "", 1)
        elif name not in now:
            yield Problem("lock_gone", name, "", 1)
        elif now[name] != locked[name]:
            yield Problem("lock_changed", name, "", 1)
