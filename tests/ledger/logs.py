"""A log of the whole ledger, and what comes of comparing the two."""

from datetime import UTC, datetime
from pathlib import Path

from gongxin.ledger.integrating import Integrator
from gongxin.ledger.verifying import Verdict, verify
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory
from gongxin.proof.verify import Policy

AT = datetime(2026, 6, 1, tzinfo=UTC)
SIGNER = Signer.make("log.example/gongxin")


def integrator(folder: Path) -> Integrator:
    return Integrator(Directory(folder), SIGNER)


def verdict(folder: Path) -> Verdict:
    """A new log in a folder, and the ledger beside it."""
    integrator(folder).integrate(AT)
    return verify(Directory(folder), Policy(SIGNER.key))
