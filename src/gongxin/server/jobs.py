"""Background work: the job queue in PostgreSQL, and the timer that puts back what a killed worker held."""

from typing import Any, cast

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

log = structlog.get_logger(__name__)
STALLED = 60.0  # seconds without a sign of life of the worker; it gives one every ten


def defer(task: str, *, lock: str | None = None, queueing_lock: str | None = None, **arguments: Any) -> int:
    """Queue a job in the current transaction; of two with one `lock` the second waits for the first."""
    return app.configure_task(task, lock=lock, queueing_lock=queueing_lock).defer(**arguments)


@app.periodic(cron="* * * * *")
@app.task(name="server.put_back", queueing_lock="server.put_back", pass_context=True)
async def put_back(context: JobContext, timestamp: int) -> int:  # noqa: ARG001 - every timer is given the time
    """Put the jobs of killed workers back into the queue; every job can run twice."""
    manager = context.app.job_manager
    jobs = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
    for job in jobs:
        await manager.retry_job(job)
        log.warning("job.put_back", job=job.id, task=job.task_name)
    return len(jobs)


def work(*, wait: bool = True) -> None:
    """Run jobs until told to stop, or once through the queue. What is done leaves it; what failed stays."""
    with app.replace_connector(cast(DjangoConnector, app.connector).get_worker_connector()) as worker:
        worker.run_worker(
            wait=wait,
            listen_notify=wait,
            install_signal_handlers=wait,
            concurrency=2,
            delete_jobs="successful",
            shutdown_graceful_timeout=30,
        )
