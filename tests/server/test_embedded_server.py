import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from gongxin.kernel.errors import GongxinError
from gongxin.server import account, actions, cluster, passwords, places, roles
from gongxin.server.cluster import State
from gongxin.server.places import Places
from gongxin.server.roles import Role
from gongxin.settings import Settings


class Deployment:
    """A data directory with a server of its own, and what the server said."""

    def __init__(self, data: Path):
        self.settings = Settings(data=data)
        self.said: list[str] = []

    def ensure(self) -> actions.Server:
        return actions.ensure(self.settings, notice=self.said.append, options={"fsync": "off"})

    @property
    def places(self) -> Places:
        return Places(places.home(self.settings), account.Account())

    def superuser(self) -> psycopg.Connection:
        return psycopg.connect(roles.administration(self.settings), autocommit=True)


@pytest.fixture
def fresh(tmp_path):
    """A deployment that nobody has started yet."""
    made = Deployment(tmp_path / "data")
    yield made
    actions.remove(made.settings)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = Deployment(tmp_path_factory.mktemp("shared") / "data")
    yield made
    actions.remove(made.settings)


@pytest.fixture
def deployment(shared):
    """A deployment that runs."""
    shared.ensure()
    shared.said.clear()
    return shared


def test_it_is_made_once_and_then_only_used(fresh):
    assert fresh.ensure().started
    assert fresh.said == ["server.making"]
    assert not fresh.ensure().started
    assert actions.status(fresh.settings) is State.RUNNING
    assert actions.stop(fresh.settings)
    assert actions.status(fresh.settings) is State.STOPPED
    assert fresh.ensure().started
    assert fresh.said == ["server.making"]


def test_a_row_that_breaks_a_constraint_is_not_in_the_log(deployment):
    with deployment.superuser() as connection:
        connection.execute("create temporary table kept (said text check (said <> 'planted7'))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("insert into kept values (%s)", ["planted7"])
    log = deployment.places.log.read_text()
    assert "kept_said_check" in log
    assert "planted7" not in log


def test_each_role_logs_in_as_itself_and_migrations_act_as_the_owner(deployment):
    server = deployment.ensure()
    for role in Role:
        with psycopg.connect(server.url(role)) as connection:
            [(session, acting)] = connection.execute("select session_user, current_user").fetchall()
        assert session == role.login
        assert acting == ("gongxin_owner" if role is Role.MIGRATE else role.login)


def test_a_killed_server_recovers_says_so_and_has_lost_nothing(deployment):
    with deployment.superuser() as connection:
        connection.execute("create table kept as select 1 as one")
    os.kill(cluster.postmaster(deployment.places), signal.SIGKILL)
    assert deployment.ensure().started
    assert deployment.said == ["server.recovering"]
    with deployment.superuser() as connection:
        assert connection.execute("select one from kept").fetchall() == [(1,)]


def test_a_lock_file_whose_number_another_process_has_does_not_stop_a_start(deployment):
    lock = deployment.places.cluster / "postmaster.pid"
    lines = lock.read_text().splitlines()
    actions.stop(deployment.settings)
    lock.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert actions.status(deployment.settings) is State.STOPPED
    assert deployment.ensure().started


def test_secrets_are_for_their_owner_alone_and_differ(deployment):
    directory = deployment.settings.data / "secrets"
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    files = sorted(directory.iterdir())
    assert [file.name for file in files] == ["desk", "django", "migrate", "portal", "postgres", "worker"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert len({file.read_text() for file in files}) == len(files)


def test_nobody_gets_in_without_the_password(deployment):
    server = deployment.ensure()
    for password in ("", "wrong", passwords.read(deployment.settings, "worker")):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(make_conninfo(server.url(Role.DESK), password=password))


def test_it_listens_on_no_network_address(deployment):
    with deployment.superuser() as connection:
        assert connection.execute("show listen_addresses").fetchall() == [("",)]
        rules = connection.execute("select distinct auth_method from pg_hba_file_rules").fetchall()
    assert rules == [("scram-sha-256",)]


def test_no_other_directory_changes_its_mode(tmp_path):
    above = tmp_path / "home"
    above.mkdir(mode=0o700)
    before = [directory.stat().st_mode for directory in (above, tmp_path, *tmp_path.parents)]
    deployment = Deployment(above / "data")
    deployment.ensure()
    assert [directory.stat().st_mode for directory in (above, tmp_path, *tmp_path.parents)] == before
    actions.remove(deployment.settings)


def test_a_path_too_long_for_a_socket_is_no_hindrance(tmp_path):
    deployment = Deployment(tmp_path / "long" / ("x" * 120))
    server = deployment.ensure()
    with psycopg.connect(server.url(Role.DESK)) as connection:
        assert connection.execute("select 1").fetchall() == [(1,)]
    actions.remove(deployment.settings)


def test_what_is_removed_is_gone(fresh):
    fresh.ensure()
    home = places.home(fresh.settings)
    actions.remove(fresh.settings)
    assert not home.exists()
    assert not places.sockets(home).exists()
    assert actions.status(fresh.settings) is State.ABSENT
    assert not actions.stop(fresh.settings)


def test_a_role_without_a_secret_is_told_what_to_do(tmp_path):
    with pytest.raises(GongxinError) as refusal:
        roles.url(Settings(data=tmp_path), Role.DESK)
    assert refusal.value.code == "server.no_secret"


def test_a_process_given_its_own_address_needs_no_secret(tmp_path):
    given = Settings(
        data=tmp_path, process="portal", role_url="postgresql://gongxin_portal:x@/gongxin?host=/run"
    )
    assert roles.url(given, Role.PORTAL) == given.role_url
    with pytest.raises(GongxinError):
        roles.url(given, Role.DESK)


def test_an_operators_server_is_provisioned_and_provisioned_again(deployment, tmp_path):
    address = roles.administration(deployment.settings)
    own = Settings(data=tmp_path / "own", database_url=address, database_name="elsewhere")
    with deployment.superuser() as connection:  # the roles are new to this operator
        for role in Role:
            connection.execute(f"alter role {role.login} password null")
    for _ in range(2):
        server = actions.ensure(own)
        assert not server.embedded
        with psycopg.connect(server.url(Role.WORKER)) as connection:
            assert connection.execute("select current_database()").fetchall() == [("elsewhere",)]


def test_an_operators_role_that_is_no_superuser_is_enough(fresh, tmp_path):
    """It may make roles and databases; on a managed server nobody gets more."""
    found = places.prepare(fresh.settings, account.choose())
    cluster.initialise(found, passwords.obtain(fresh.settings, cluster.SUPERUSER)[0])
    cluster.start(found, fresh.said.append, {"fsync": "off"})
    with fresh.superuser() as connection:
        connection.execute("create role operator login createrole createdb bypassrls password 'x'")
    address = make_conninfo(roles.administration(fresh.settings), user="operator", password="x")
    own = Settings(data=tmp_path / "own", database_url=address)
    for _ in range(2):
        server = actions.ensure(own)
    with fresh.superuser() as connection:
        connection.execute(
            "alter role operator nobypassrls nocreaterole; alter role gongxin_desk nobypassrls"
        )
    with pytest.raises(GongxinError, match=r"server\.too_little_privilege"):
        actions.ensure(own)
    with psycopg.connect(server.url(Role.MIGRATE)) as connection:
        connection.execute("create table shown.mine (x int)")
        rows = connection.execute("select tableowner from pg_tables where tablename = 'mine'").fetchall()
    assert rows == [("gongxin_owner",)]


def test_what_was_removed_can_be_made_anew(fresh):
    fresh.ensure()
    actions.remove(fresh.settings)
    server = fresh.ensure()
    with psycopg.connect(server.url(Role.PORTAL)) as connection:
        assert connection.execute("select 1").fetchall() == [(1,)]
