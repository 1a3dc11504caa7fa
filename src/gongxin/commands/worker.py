"""`gongxin worker`: the worker alone, where the three processes are run by the operator's own means."""

from gongxin.web.worker import main


def worker() -> None:
    """Run jobs and timers until told to stop (后台作业)."""
    main()
