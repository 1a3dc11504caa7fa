"""Background work: the job queue in PostgreSQL, and the timer that puts back what a killed worker held."""

from typing import Any

import structlog
from procrastinate.contrib.django import app

log = structlog.get_logger(__name__)
STALLED = 60.0  # seconds without a sign of life of the worker; it gives one every ten


def defer(task: str, *, lock: str | None = None, queueing_lock: str | None = None, **arguments: Any) -> int:
    """Queue a job in the current transaction; of two with one `lock` the second waits for the first."""
    return app.configure_task(task, lock=lock, queueing_lock=queueing_lock).defer(**arguments)


@app.periodic(cron="* * * * *")
@app.task(name="server.put_back", queueing_lock="server.put_back", pass_context=False)
async def put_back(timestamp: int) -> int:  # noqa: ARG001 - every periodic task is given it
    """Put the jobs of killed workers back into the queue; every job can run twice."""
    jobs = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
    for job in jobs:
        await app.job_manager.retry_job(job)
        log.warning("job.put_back", job=job.id, task=job.task_name)
    return len(jobs)
