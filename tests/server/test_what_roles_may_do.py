import psycopg
import pytest
from psycopg import sql

OURS = "('gongxin', 'identity', 'ledger', 'disclosure', 'shown')"
RELATIONS = f"""
    select n.nspname, c.relname, c.relispartition from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in {OURS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
"""

CHANGES = (
    "delete from {}",
    "truncate {}",
    "insert into {} default values",
    "select 1 from {} for share",
    "begin; lock table {} in exclusive mode",
)
# A view is nothing that could be emptied, whoever asks.
REFUSALS = (psycopg.errors.InsufficientPrivilege, psycopg.errors.WrongObjectType)


def privileged(connection: psycopg.Connection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except REFUSALS:
        connection.rollback()
        return False
    return True


def test_the_portal_reads_no_table_outside_shown_and_no_partition(as_role):
    portal = as_role("portal")
    for schema, name, partition in as_role("superuser").execute(RELATIONS).fetchall():
        if schema == "shown" and not partition:
            continue
        statement = sql.SQL("select 1 from {} limit 1").format(sql.Identifier(schema, name)).as_string()
        assert not privileged(portal, statement), (schema, name)


def test_the_portal_changes_nothing_even_where_it_reads(as_role):
    portal = as_role("portal")
    portal.execute("set default_transaction_read_only = off")
    for schema, name, _ in as_role("superuser").execute(RELATIONS).fetchall():
        table = sql.Identifier(schema, name)
        for statement in CHANGES:
            assert not privileged(portal, sql.SQL(statement).format(table).as_string()), (
                statement,
                schema,
                name,
            )


@pytest.mark.parametrize(
    "statement",
    [
        "create table shown.mine (x int)",
        "create table public.mine (x int)",
        "create temporary table mine (x int)",
        "create schema mine",
        "create function shown.mine() returns int language sql as 'select 1'",
        "set role gongxin_owner",
        "set role gongxin_worker",
        "set session authorization gongxin_desk",
        "select pg_advisory_lock(1)",
        "select pg_advisory_xact_lock(1, 2)",
        "select pg_try_advisory_lock_shared(1)",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "select pg_read_file('postgresql.conf')",
        "copy (select 1) to program 'true'",
        "alter role gongxin_portal superuser",
        "alter system set log_statement = 'all'",
        "select pg_reload_conf()",
        "select * from pg_authid",
    ],
)
def test_the_portal_is_refused(as_role, statement):
    portal = as_role("portal")
    portal.execute("set default_transaction_read_only = off")
    assert not privileged(portal, statement)


def test_a_portal_session_reads_only_and_gives_up_soon(as_role):
    told = as_role("portal").execute(
        "select current_setting('default_transaction_read_only'), current_setting('statement_timeout'),"
        " current_setting('search_path')"
    )
    assert told.fetchall() == [("on", "5s", "shown")]


def test_the_owner_cannot_log_in_and_no_process_is_more_than_ordinary(as_role):
    """Desk and worker load `shown.fact` by COPY, which row-level security would bar; the portal stays under it."""
    rows = as_role("superuser").execute(
        "select rolname, rolcanlogin, rolsuper or rolcreaterole or rolcreatedb or rolreplication, rolbypassrls"
        " from pg_roles where rolname like 'gongxin%' order by 1"
    )
    assert rows.fetchall() == [
        ("gongxin_desk", True, False, True),
        ("gongxin_migrate", True, False, False),
        ("gongxin_owner", False, False, False),
        ("gongxin_portal", True, False, False),
        ("gongxin_worker", True, False, True),
    ]


def test_everything_belongs_to_the_owner(as_role):
    rows = as_role("superuser").execute(
        f"""select distinct pg_get_userbyid(c.relowner) from pg_class c
            join pg_namespace n on n.oid = c.relnamespace where n.nspname in {OURS}"""
    )
    assert rows.fetchall() == [("gongxin_owner",)]


@pytest.mark.parametrize("role", ["desk", "worker"])
def test_no_running_process_acts_as_the_owner(as_role, role):
    connection = as_role(role)
    for statement in (
        "set role gongxin_owner",
        "create table gongxin.mine (x int)",
        "alter table gongxin.access_audit disable trigger all",
        "drop table gongxin.access_audit",
        "alter function gongxin.access_audit_refuse() rename to other",
    ):
        assert not privileged(connection, statement), statement


def test_nothing_of_ours_is_granted_to_everybody(as_role):
    """Tables and functions are granted by name; the extension's own functions compare text and no more."""
    superuser = as_role("superuser")
    tables = superuser.execute(
        f"""select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace,
            aclexplode(c.relacl) a where n.nspname in {OURS} and a.grantee = 0"""
    )
    assert tables.fetchall() == []
    functions = superuser.execute(
        f"""select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
            aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            where n.nspname in {OURS} and a.grantee = 0
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')"""
    )
    assert functions.fetchall() == []


def test_no_running_process_may_truncate_or_hang_triggers_on_anything(as_role):
    rows = as_role("superuser").execute(
        f"""select c.oid::regclass::text, pg_get_userbyid(a.grantee), a.privilege_type
            from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
            where n.nspname in {OURS} and a.privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')
            and a.grantee <> c.relowner"""
    )
    assert rows.fetchall() == []
