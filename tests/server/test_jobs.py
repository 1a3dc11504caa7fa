import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from gongxin.server import jobs

ran: list[int] = []


@app.task(name="tests.count")
def count(number: int) -> None:
    ran.append(number)


@pytest.fixture(autouse=True)
def nothing_ran_before():
    ran.clear()


@pytest.fixture(autouse=True)
def no_timer_but_ours(monkeypatch):
    """A worker that starts late in a minute would queue the jobs of the clock beside those of the test."""
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})


def test_a_job_queued_at_the_desk_is_run_by_the_worker(database):
    database.use("desk")
    jobs.defer("tests.count", number=7)
    database.use("worker")
    jobs.work(wait=False)
    assert ran == [7]


def test_a_job_goes_with_its_transaction(database):
    with transaction.atomic():
        jobs.defer("tests.count", number=7)
        transaction.set_rollback(True)
    jobs.work(wait=False)
    assert ran == []


@pytest.mark.parametrize("statement", ["delete from {}", "update {} set id = id"])
@pytest.mark.parametrize("table", ["procrastinate_jobs", "procrastinate_events"])
def test_the_desk_queues_and_takes_nothing_back(as_role, statement, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role("desk").execute(statement.format(table))


def test_the_job_of_a_killed_worker_is_put_back_and_run(database):
    jobs.defer("tests.count", number=7)
    with connection.cursor() as cursor:  # a worker took it and has given no sign of life since
        cursor.execute("select worker_id from procrastinate_register_worker_v1()")
        [dead] = cursor.fetchone()
        cursor.execute("select id from procrastinate_fetch_job_v2(null, %s)", [dead])
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 hour'")
    jobs.work(wait=False)
    assert ran == []
    jobs.defer("server.put_back", timestamp=0)
    jobs.work(wait=False)  # puts it back
    jobs.work(wait=False)
    assert ran == [7]


def test_the_job_of_a_living_worker_stays_where_it_is(database):
    jobs.defer("tests.count", number=7)
    with connection.cursor() as cursor:
        cursor.execute("select worker_id from procrastinate_register_worker_v1()")
        [alive] = cursor.fetchone()
        cursor.execute("select id from procrastinate_fetch_job_v2(null, %s)", [alive])
    jobs.defer("server.put_back", timestamp=0)
    jobs.work(wait=False)
    jobs.work(wait=False)
    assert ran == []
