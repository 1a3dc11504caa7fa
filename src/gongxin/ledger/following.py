"""The worker's thread that lets the log follow the commits (存证后台)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import structlog
from django.db import connection

from gongxin.ledger.integrating import Integrator, writing
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory

log = structlog.get_logger(__name__)
EVERY = 1.0  # seconds between two looks at the ledger
AGAIN = 5.0  # seconds until who failed, or found another writer, tries again


@contextmanager
def following(folder: Path | None, key: Path | None) -> Iterator[None]:
    """Write the log beside whatever is done within; without a folder or a key no log is written."""
    if folder is None or key is None:
        if folder is not None or key is not None:
            log.warning("log.not_written", missing="GONGXIN_LOG" if folder is None else "GONGXIN_LOG_KEY")
        yield
        return
    signer = Signer.parse(key.read_text(encoding="utf-8"))
    stopped = threading.Event()
    thread = threading.Thread(target=_follow, args=(folder, signer, stopped), name="log")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _follow(folder: Path, signer: Signer, stopped: threading.Event) -> None:
    """Whoever fails, or loses the session that holds the lock, begins again at the last checkpoint."""
    while not stopped.is_set():
        try:
            _write(folder, signer, stopped)
        except Exception:
            log.exception("log.failed", folder=str(folder))
        finally:
            connection.close()
        stopped.wait(AGAIN)


def _write(folder: Path, signer: Signer, stopped: threading.Event) -> None:
    if not writing():
        return
    integrator = Integrator(Directory(folder), signer)
    while not stopped.is_set():
        checkpoint = integrator.integrate(datetime.now(UTC))
        if checkpoint:
            log.info("log.published", size=checkpoint.size)
        stopped.wait(EVERY)
