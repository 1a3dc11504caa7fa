"""A served process ends with the one that started it, even when that one is killed."""

import ctypes
import os
import signal
import sys

PARENT = "GONGXIN_PARENT"
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Ask the kernel for SIGTERM when the parent is gone; elsewhere than on Linux nothing happens."""
    parent = os.environ.get(PARENT)
    if parent is None or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it went before we asked
        os.kill(os.getpid(), signal.SIGTERM)
