"""How much memory the database may keep pages in (共享缓冲区)."""

import os
from pathlib import Path

SHARE = 8  # one part of so many; the engines of the checks and the system's own cache need the rest
LEAST, MOST = 128 * 1024**2, 8 * 1024**3
LIMIT = Path("/sys/fs/cgroup/memory.max")


def shared_buffers() -> str:
    """PostgreSQL's setting of that name, for this machine or the control group in which it runs."""
    share = min(max(_memory() // SHARE, LEAST), MOST)
    return f"{share // 1024**2}MB"


def _memory() -> int:
    """Bytes of memory; a control group may allow less than the machine has."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        allowed = LIMIT.read_text(encoding="ascii").strip()
    except OSError:
        return whole
    return min(whole, int(allowed)) if allowed.isdigit() else whole
