"""One random secret per name, each in a file that only its owner reads."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from gongxin.kernel.errors import GongxinError
from gongxin.settings import Settings


def place(settings: Settings, name: str) -> Path:
    return settings.data.absolute() / "secrets" / name


def read(settings: Settings, name: str) -> str:
    """Return a secret made at set-up; there is no default."""
    path = place(settings, name)
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise GongxinError("server.no_secret", name=name, path=str(path)) from None


def forget(settings: Settings, names: Iterable[str]) -> None:
    """Delete the secrets of a server that is gone: a new one makes its own."""
    for name in names:
        place(settings, name).unlink(missing_ok=True)


def obtain(settings: Settings, name: str) -> tuple[str, bool]:
    """Return the secret and whether it was made just now."""
    path = place(settings, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read(settings, name), False
    secret = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret + "\n")
    return secret, True
