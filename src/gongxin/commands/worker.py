"""`gongxin worker`: the worker alone, where the three processes are run by the operator's own means."""

import os

from gongxin.commands.output import Json, write_object
from gongxin.web.worker import main


def worker(as_json: Json = False) -> None:
    """Run jobs and timers until told to stop (后台作业); says first which process does."""
    write_object({"worker": os.getpid()}, as_json=as_json)
    main()
