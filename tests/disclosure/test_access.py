from contextlib import suppress
from datetime import date, timedelta

import psycopg
import pytest
from django.db import connection
from psycopg import errors, sql

from gongxin.disclosure import queries
from tests.disclosure.facts import delivered, organisation, record

CODE = "91379900MA3ABCD158"
REFUSED = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)
MINE = {("shown", name) for name in ("fact", "freshness")}
OURS = ("ledger", "disclosure", "identity", "gongxin", "shown")


@pytest.fixture
def facts(database):
    """One fact over, one shown today, one still to come, by the database's own clock."""
    subject = organisation(CODE)
    today = queries.today()
    with connection.cursor() as cursor:
        for number, (start, end) in enumerate([(-30, 0), (-1, 1), (1, 30)]):
            cursor.execute(
                "INSERT INTO shown.fact (subject_id, record_id, shown_from, shown_until, recorded_on, item, source,"
                " code, basis, public) VALUES (%s, gen_random_uuid(), %s, %s, %s, 3, 1, %s, '', %s)",
                [
                    subject,
                    today + timedelta(start),
                    today + timedelta(end),
                    today,
                    CODE,
                    f'{{"n": "{number}"}}',
                ],
            )
    return database


def seen(login: psycopg.Connection) -> list[str]:
    return [n for (n,) in login.execute("SELECT public->>'n' FROM shown.fact ORDER BY 1").fetchall()]


def test_the_portal_sees_todays_facts_only(facts, as_role):
    assert seen(as_role("portal")) == ["1"]
    assert seen(as_role("desk")) == ["0", "1", "2"]


ATTEMPTS = [
    "SET TimeZone = 'Pacific/Kiritimati'",
    "SET TimeZone = 'Etc/GMT+12'",
    "SET gongxin.today = '2020-01-01'",
    "SET gongxin.role = 'gongxin_desk'",
    "SET search_path = pg_temp, shown, pg_catalog",
    "SET default_transaction_read_only = off",
    "SET row_security = on",
    "SET session_replication_role = replica",
    "SET ROLE gongxin_desk",
    "SET ROLE gongxin_owner",
    "SET SESSION AUTHORIZATION gongxin_worker",
    "ALTER TABLE shown.fact DISABLE ROW LEVEL SECURITY",
    "ALTER ROLE gongxin_portal BYPASSRLS",
    "DROP POLICY published ON shown.fact",
    "CREATE OR REPLACE FUNCTION shown.today() RETURNS date LANGUAGE sql AS $$ SELECT '2020-01-01'::date $$",
    "CREATE FUNCTION shown.leak(jsonb) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE '%', $1; END $$",
]


def test_whatever_the_portal_sets_it_sees_todays_facts_only(facts, as_role):
    for attempt in ATTEMPTS:
        login = as_role("portal")
        with suppress(*REFUSED):
            login.execute(attempt)
        assert seen(login) == ["1"], attempt


def test_row_level_security_cannot_be_switched_off_by_the_portal(facts, as_role):
    login = as_role("portal")
    login.execute("SET row_security = off")
    with pytest.raises(errors.InsufficientPrivilege):
        seen(login)


def test_an_operator_that_leaks_is_not_asked_about_hidden_facts(facts, as_role):
    login = as_role("portal")
    rows = login.execute(
        "SELECT 1 FROM shown.fact WHERE (public->>'n')::int / ((public->>'n')::int - 2) IS NOT NULL"
    )
    assert len(rows.fetchall()) == 1, "a division by zero would tell of the fact to come"


def relations(login: psycopg.Connection) -> list[tuple[str, str]]:
    return login.execute(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = any(%s) AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1, 2",
        [list(OURS)],
    ).fetchall()


def test_the_portal_reads_named_tables_of_shown_and_no_other_and_no_partition(facts, as_role):
    login = as_role("portal")
    open_to_it = set()
    for schema, name in relations(as_role("superuser")):
        try:
            login.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(sql.Identifier(schema, name)))
        except errors.InsufficientPrivilege:
            continue
        open_to_it.add((schema, name))
    assert open_to_it >= MINE
    assert all(schema == "shown" for schema, _ in open_to_it)
    assert not any(name.startswith("fact_") for _, name in open_to_it)


def test_the_portal_writes_nothing(facts, as_role):
    login = as_role("portal")
    login.execute("SET default_transaction_read_only = off")
    for schema, table in MINE:
        for statement in ("DELETE FROM {}", "TRUNCATE {}", "INSERT INTO {} DEFAULT VALUES"):
            with pytest.raises(errors.InsufficientPrivilege):
                login.execute(sql.SQL(statement).format(sql.Identifier(schema, table)))


@pytest.mark.parametrize("role", ["desk", "worker"])
def test_writers_reach_no_partition(facts, as_role, role):
    login = as_role(role)
    for part in range(16):
        for table in (f"shown.fact_{part:02}", f"disclosure.window_{part:02}"):
            with pytest.raises(errors.InsufficientPrivilege):
                login.execute(f"SELECT FROM {table}")


def test_the_day_is_that_of_the_packs_zone(database, as_role):
    login = as_role("portal")
    login.execute("SET TimeZone = 'Etc/GMT+12'")
    day, expected = login.execute(
        "SELECT shown.today(), (now() AT TIME ZONE 'Asia/Shanghai')::date"
    ).fetchone()
    assert day == expected


def test_the_portals_page_is_the_desks_page_of_today(database):
    subject = organisation(CODE)
    today = queries.today()
    delivered(record(subject, "a", {"decided_on": str(today)}), on=today)
    desk = queries.page(CODE, on=today)
    database.use("portal")
    assert queries.page(CODE, on=today) == desk
    assert len(desk.facts) == 1
    assert queries.counts() == [(3, 1, date(today.year, today.month, 1), 1)]
    assert len(queries.column(3, on=today)) == 1
    assert queries.fact(subject, desk.facts[0].record_id, on=today) == desk.facts[0]
    assert queries.freshness() == [(3, 1, today)]
