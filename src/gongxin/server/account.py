"""The unprivileged account that runs PostgreSQL when we are root, and what that account can reach."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongxin.kernel.errors import GongxinError

NAME = "gongxin"


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server programs; without ids it is ourselves (运行账户)."""

    uid: int | None = None
    gid: int | None = None

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run a program as this account: from /, with a bare environment, its words in English."""
        return subprocess.run(  # noqa: S603 - our own programs and paths, never a shell
            [str(part) for part in command],
            cwd="/",
            env=environment(),
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def own(self, path: Path) -> None:
        """Give a file or directory that we have just made to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether the account may pass through a directory and everything above it."""
        return self.uid is None or self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", path]).returncode == 0


def environment() -> Mapping[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def choose() -> Account:
    """Ourselves, or as root the account kept for this; `initdb` and `postgres` refuse root."""
    if os.geteuid() != 0:
        return Account()
    entry = _entry(NAME) or _made() or _entry("postgres")
    if entry is None:
        raise GongxinError("server.no_account", account=NAME)
    return Account(entry.pw_uid, entry.pw_gid)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made() -> pwd.struct_passwd | None:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        return None
    command = [program, "--system", "--no-create-home", "--home-dir", "/", "--shell", "/usr/sbin/nologin"]
    subprocess.run([*command, "--user-group", NAME], check=False, capture_output=True)  # noqa: S603
    return _entry(NAME)
