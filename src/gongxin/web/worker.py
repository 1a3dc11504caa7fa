"""The worker: jobs and timers, as the role that loads."""

from gongxin.server.login import become
from gongxin.server.roles import Role
from gongxin.settings import settings
from gongxin.web.lifetime import end_with_parent


def main() -> None:
    """Run jobs until told to stop; the one at work is finished first."""
    end_with_parent()
    become(Role.WORKER)
    from gongxin.ledger.following import following  # noqa: PLC0415 - once Django is set up
    from gongxin.server import jobs  # noqa: PLC0415 - likewise

    with following(settings().log, settings().log_key):
        jobs.work()


if __name__ == "__main__":
    main()
