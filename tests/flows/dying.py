"""Processes that take a received delivery through the stations and die at a named point of the way.

`python -m tests.flows.dying DATABASE`; the program itself knows nothing of such points.
"""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType
from typing import Any

from gongxin.server import login
from gongxin.server.roles import Role, django_database
from gongxin.settings import settings

Patch = Callable[[], None]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(module: ModuleType | type, name: str, *, call: int = 1) -> Patch:
    """Die as a function is called for the n-th time."""
    return _patch(module, name, call, after=False)


def after(module: ModuleType | type, name: str, *, call: int = 1) -> Patch:
    """Die as it returns."""
    return _patch(module, name, call, after=True)


def _patch(module: ModuleType | type, name: str, call: int, *, after: bool) -> Patch:
    def patch() -> None:
        real, calls = getattr(module, name), [0]

        def dying(*args: Any, **more: Any) -> Any:
            calls[0] += 1
            if calls[0] == call and not after:
                die()
            answer = real(*args, **more)
            if calls[0] == call:
                die()
            return answer

        setattr(module, name, dying)

    return patch


def half_a_copy(table: str) -> Patch:
    """Die when half of a table's rows are on their way."""

    def patch() -> None:
        from gongxin.ledger import bulk  # noqa: PLC0415 - Django is set up first

        real = bulk.copy_in

        def dying(into: str, rows: Any) -> None:
            if into != table:
                real(into, rows)
                return
            encoded = rows if isinstance(rows, bulk.Encoded) else bulk.encode(rows)
            with bulk.connection.cursor() as cursor, cursor.copy(bulk._copy(into, encoded.columns)) as copy:
                copy.write(bytes(encoded.data)[: encoded.data.size // 2])
                die()

        bulk.copy_in = dying

    return patch


def no_room() -> None:
    """Files may not grow beyond what the checks need: the disk is full when they are written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def connection_lost() -> None:
    """The database ends our session in the middle of the append."""
    from django.db import connection  # noqa: PLC0415

    from gongxin.ledger import actions as ledger  # noqa: PLC0415

    real = ledger.append

    def severed(*args: Any, **more: Any) -> Any:
        answer = real(*args, **more)
        with connection.cursor() as cursor:
            cursor.execute("select pg_terminate_backend(pg_backend_pid())")
        return answer

    ledger.append = severed


def points() -> dict[str, Patch]:
    """Where a delivery can be struck, in the order of its way."""
    from gongxin.collection import actions as collection  # noqa: PLC0415
    from gongxin.collection.store import Store  # noqa: PLC0415
    from gongxin.disclosure import actions as disclosure  # noqa: PLC0415
    from gongxin.flows import deliver, preparing  # noqa: PLC0415
    from gongxin.ledger import actions as ledger  # noqa: PLC0415

    return {
        "received": before(deliver, "_run"),
        "started": after(collection, "start"),
        "read": after(preparing, "read"),
        "checked and linked": after(deliver, "prepare"),
        "half of the contents copied": half_a_copy("ledger.content"),
        "appended": after(ledger, "append"),
        "projected": after(disclosure, "show"),
        "waiting rows queued": after(deliver, "hold"),
        "rows kept": after(Store, "keep"),
        "before the seal": before(ledger, "seal"),
        "sealed, not committed": after(ledger, "seal"),
        "committed, not cleaned up": before(Store, "end"),
        "disk full": no_room,
        "connection lost": connection_lost,
    }


def strike(database: str, delivery: int, point: str) -> None:
    """Run a delivery that is struck at a point."""
    login.log_in(django_database(settings(), Role.WORKER, database))
    from gongxin.access.actor import platform  # noqa: PLC0415
    from gongxin.collection.models import Delivery  # noqa: PLC0415
    from gongxin.flows import deliver  # noqa: PLC0415
    from tests.journeys.papers import CITY  # noqa: PLC0415

    points()[point]()
    found = Delivery.objects.get(pk=delivery)
    deliver.run(found, catalogue=CITY, actor=platform("worker"), at=datetime.now(UTC))


def main(database: str) -> None:
    """A process for each line of the input (delivery, point), made from this one that has loaded all modules."""
    login.become(Role.WORKER)
    points()
    import_module("tests.journeys.papers")
    for line in sys.stdin:
        delivery, _, point = line.strip().partition(" ")
        child = os.fork()
        if not child:
            os.dup2(2, 1)
            ended = 1
            try:
                strike(database, int(delivery), point)
                ended = 0
            except BaseException:  # noqa: BLE001 - told to whoever looks why
                traceback.print_exc()
            finally:
                os._exit(ended)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), point, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
