"""Roles, database and schemas. Run at every start of a deployment: the second time changes nothing."""

from importlib.resources import files

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from gongxin.kernel.errors import GongxinError
from gongxin.server import passwords, roles
from gongxin.server.roles import OWNER, Role
from gongxin.settings import Settings

Connection = psycopg.Connection[tuple[object, ...]]


def provision(settings: Settings) -> None:
    """Make what migrations need: roles with their passwords, the database, its schemas and settings."""
    try:
        _provision(settings, roles.administration(settings))
    except psycopg.errors.InsufficientPrivilege as refusal:
        raise GongxinError("server.too_little_privilege", said=str(refusal).replace("\n", " ")) from None


def _provision(settings: Settings, address: str) -> None:
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("select pg_advisory_lock(hashtext('gongxin provision'))")  # until disconnected
        server.execute(_script("roles.sql"))
        for role in Role:
            _set_password(server, settings, role)
        make_database(server, settings.database_name)
        passwords.obtain(settings, "django")
    with psycopg.connect(make_conninfo(address, dbname=settings.database_name)) as database:
        database.execute(_script("schemas.sql"))


def make_database(server: Connection, name: str) -> None:
    """Make the database unless it is there; nobody may connect who is not named."""
    known = server.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    if known is None:
        server.execute(
            sql.SQL("create database {} owner {}").format(sql.Identifier(name), sql.Identifier(OWNER))
        )
    allow_connections(server, name)


def allow_connections(server: Connection, name: str) -> None:
    """Let the four roles in; temporary tables are for those that load."""
    database = sql.Identifier(name)
    server.execute(sql.SQL("revoke all on database {} from public").format(database))
    for privilege, names in (("connect", list(Role)), ("temporary", [Role.DESK, Role.WORKER, Role.MIGRATE])):
        server.execute(
            sql.SQL("grant {} on database {} to {}").format(
                sql.SQL(privilege), database, sql.SQL(", ").join(sql.Identifier(role.login) for role in names)
            )
        )


def _set_password(server: Connection, settings: Settings, role: Role) -> None:
    password, new = passwords.obtain(settings, role.value)
    if new:
        statement = sql.SQL("alter role {} login password {}")
        server.execute(statement.format(sql.Identifier(role.login), sql.Literal(password)))


def _script(name: str) -> bytes:
    return (files("gongxin.server") / "scripts" / name).read_bytes()
