"""A department's table is read, never written; a source that goes away loses nothing and doubles nothing."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from psycopg import sql

from gongxin.access.actor import platform
from gongxin.collection.models import Delivery, Pulled
from gongxin.collection.pulling import actions as points
from gongxin.collection.pulling import postgresql
from gongxin.collection.pulling.model import Database, Pull, configured
from gongxin.flows import deliver, pulling
from gongxin.flows.pulling import Source, moments
from gongxin.kernel.errors import GongxinError
from gongxin.server import roles
from gongxin.server.cluster import PORT
from gongxin.server.places import home, sockets
from tests.journeys.papers import CITY, MARKET, penalty

ITEM = "administrative-penalty"
PASSWORD = "示例-来源口令"
FIELDS = list(penalty(1, decided=datetime.now(UTC).date()))
BEGIN = datetime(2026, 5, 6, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(server):
    """The department's own database: another one of the same server, and a role that may read one view."""
    with psycopg.connect(roles.administration(server.settings), autocommit=True) as admin:
        admin.execute("create database office")
        admin.execute(sql.SQL("create role office_reader login password {}").format(sql.Literal(PASSWORD)))
        address = psycopg.conninfo.make_conninfo(roles.administration(server.settings), dbname="office")
        with psycopg.connect(address, autocommit=True) as own:
            columns = ", ".join(f'"C${name}" text' for name in FIELDS)
            own.execute(
                f"create table decisions (serial int primary key, {columns}, state text, changed timestamptz)"
            )
            own.execute("create view for_credit as select * from decisions")
            own.execute("grant select on for_credit to office_reader")
            yield own
        admin.execute("drop database office with (force)")
        admin.execute("drop role office_reader")


@pytest.fixture
def source(server, town, office, monkeypatch):
    office.execute("truncate decisions")
    monkeypatch.setenv("OFFICE_PASSWORD", PASSWORD)
    monkeypatch.setattr(postgresql, "_PIECE", 5)
    database = Database(
        engine="postgresql",
        host=str(sockets(home(server.settings))),
        port=PORT,
        name="office",
        user="office_reader",
        password_env="OFFICE_PASSWORD",
    )
    pull = Pull(
        item=ITEM,
        department=MARKET,
        database=database,
        table="public.for_credit",
        changed_at="changed",
        status={"column": "state", "taken": ["final"]},
        columns={name: name for name in FIELDS},
        rows=10,
    )
    # Names of a department need quotes.
    pull = pull.model_copy(update={"columns": {name: f"C${name}" for name in FIELDS}})
    Pulled.objects.filter(void=False).update(void=True)
    return Source("market", pull, CITY, platform("pull"))


def enter(office, serials, *, at=BEGIN, state="final", **changes):
    """One row a second, so that every row has a moment of its own."""
    for place, serial in enumerate(serials):
        row = penalty(serial, decided=datetime.now(UTC).date() - timedelta(days=5), number=7, **changes)
        office.execute(
            sql.SQL("insert into decisions values (%s, {}, %s, %s)").format(
                sql.SQL(", ").join(sql.Placeholder() * len(FIELDS))
            ),
            [serial, *(row[name] for name in FIELDS), state, at + timedelta(seconds=place)],
        )


def taken(source) -> list[Delivery]:
    return [one.delivery for one in source.taken(at=datetime.now(UTC))]


def records(town) -> int:
    return town.ask("select count(*) from ledger.record")[0][0]


def accepted(deliveries) -> list[int]:
    return [delivery.accepted_rows for delivery in deliveries]


def test_what_is_final_comes_in_and_the_next_pull_goes_on_behind_it(town, source, office):
    before = records(town)
    enter(office, range(100, 125))
    enter(office, [125], state="draft", at=BEGIN + timedelta(seconds=3))
    assert accepted(taken(source)) == [10, 10, 5]
    assert records(town) == before + 25
    assert taken(source) == []
    enter(office, [130], at=BEGIN + timedelta(minutes=2))
    office.execute(
        "update decisions set state = 'final', changed = %s where serial = 125", [BEGIN + timedelta(hours=1)]
    )
    (delivery,) = taken(source)
    assert (delivery.accepted_rows, delivery.channel, delivery.mode) == (2, "database", "rows")
    assert records(town) == before + 27


def test_rows_of_one_moment_are_never_cut(town, source, office):
    for serial in range(200, 225):
        enter(office, [serial])
    assert accepted(taken(source)) == [25]
    assert accepted(taken(source)) == []


def test_what_may_still_be_overtaken_waits(town, source, office):
    enter(office, [230], at=datetime.now(UTC) - timedelta(seconds=20))
    assert taken(source) == []
    patient = source.pull.model_copy(update={"lag_seconds": 1})
    assert accepted(taken(Source("market", patient, CITY, source.actor))) == [1]


def test_a_source_that_vanishes_while_it_is_read_loses_and_doubles_nothing(town, source, office, monkeypatch):
    before = records(town)
    enter(office, range(300, 325))
    original = points.take

    def and_then_gone(*args, **kwargs):
        delivery = original(*args, **kwargs)
        office.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gongxin'"
        )
        return delivery

    with monkeypatch.context() as patched:
        patched.setattr(pulling.points, "take", and_then_gone)
        with pytest.raises(GongxinError, match="source_gone"):
            taken(source)
    assert records(town) == before
    counted = accepted(taken(source))
    assert sum(counted) == 25
    assert records(town) == before + 25
    assert taken(source) == []


def test_a_delivery_that_was_cut_short_is_pulled_again(town, source, office, monkeypatch):
    before = records(town)
    enter(office, range(400, 412))

    def broken(*_, **__):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(deliver._Loading, "_finish", broken)
        with pytest.raises(RuntimeError):
            taken(source)
    assert records(town) == before
    taken(source)
    assert records(town) == before + 12
    assert taken(source) == []


def test_two_who_pull_at_once_do_not_both_move_on(town, source, office, monkeypatch):
    enter(office, range(500, 503))
    before = records(town)
    monkeypatch.setattr(pulling.points, "take", _once(points.take, source, []))
    with pytest.raises(GongxinError, match="busy"):
        taken(source)
    assert records(town) == before + 3


def _once(original, source, others):
    def take(*args, **kwargs):
        if not others:
            others.append(True)
            taken(source)
        return original(*args, **kwargs)

    return take


def test_the_reader_cannot_write_even_where_it_may(town, source, office):
    office.execute("grant insert, update, delete on decisions, for_credit to office_reader")
    rows = postgresql.rows(source.pull, None)
    enter(office, [600, 601])
    with (
        postgresql._connected(source.pull) as connection,
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
    ):
        connection.execute("delete from decisions")
    assert next(rows)
    rows.close()


def test_an_unreachable_source_is_told_without_its_secrets(source, monkeypatch):
    monkeypatch.setenv("OFFICE_PASSWORD", "wrong")
    with pytest.raises(GongxinError) as refused:
        taken(source)
    assert refused.value.code == "collection.source_gone"
    assert refused.value.facts == {}
    assert refused.value.__suppress_context__
    monkeypatch.delenv("OFFICE_PASSWORD")
    with pytest.raises(GongxinError, match="no_source_password"):
        taken(source)


WRITTEN = """
market:
  item: administrative-penalty
  department: "11379900990000017A"
  database: {engine: mysql, host: db.example, name: office, user: reader, password_file: /run/secrets/office}
  table: TABLE
  changed_at: changed
  columns: {document_number: doc_no}
"""


@pytest.mark.parametrize(
    "wrong",
    [
        WRITTEN.replace("TABLE", "decisions; drop table decisions"),
        WRITTEN.replace("TABLE", "(select 1)"),
        WRITTEN.replace("TABLE", "t").replace("doc_no", '"a, b"'),
        WRITTEN.replace("TABLE", "t").replace("password_file: /run/secrets/office", "password: secret"),
        WRITTEN.replace("TABLE", "t") + "  sql: select 1\n",
        "- market\n",
        "market: [",
    ],
)
def test_a_configuration_holds_names_and_neither_sql_nor_secrets(tmp_path, wrong):
    path = tmp_path / "pulls.yaml"
    path.write_text(wrong)
    with pytest.raises(GongxinError, match="pulls_malformed"):
        configured(path)


def test_columns_must_fit_the_item(tmp_path):
    path = tmp_path / "pulls.yaml"
    path.write_text(WRITTEN.replace("TABLE", "credit.decisions"))
    pull = configured(path)["market"]
    assert pull.path == ("credit", "decisions")
    with pytest.raises(GongxinError, match="pull_unfit"):
        pull.fits(CITY.items[ITEM])
    with pytest.raises(GongxinError, match="pull_unfit"):
        pull.model_copy(update={"columns": {"id_number": "x"}}).fits(CITY.items[ITEM])


@pytest.mark.parametrize(
    ("rows", "size", "cut"),
    [
        ("", 2, []),
        ("a", 2, ["a"]),
        ("abc", 2, ["ab", "c"]),
        ("aaab", 2, ["aaa", "b"]),
        ("abbbcd", 2, ["abbb", "cd"]),
        ("ab", 1, ["a", "b"]),
    ],
)
def test_runs_are_cut_only_where_the_moment_changes(rows, size, cut):
    runs = moments([(moment,) for moment in rows], size)
    assert ["".join(row[0] for row in run) for run in runs] == cut
