"""The worker: jobs and timers, as the role that loads."""

from gongxin.server.login import become
from gongxin.server.roles import Role
from gongxin.web.lifetime import end_with_parent


def main() -> None:
    """Run jobs until told to stop; the one at work is finished first."""
    end_with_parent()
    become(Role.WORKER)
    from gongxin.server import jobs  # noqa: PLC0415 - jobs are declared once Django is set up

    jobs.work()


if __name__ == "__main__":
    main()
