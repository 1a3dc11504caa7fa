"""A file of every item in force, with something personal in every column; then the town is searched.

The receipts say how many rows were of persons, which ones and why. The values themselves are nowhere: in no
column of any table, in no file of the data directory, in no block of the database, in no log.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from psycopg import errors, sql

from gongxin.catalogue.model import Item, Kind, Role
from gongxin.catalogue.samples import sample
from gongxin.collection import queries
from tests.cast import CENTRE, sit_down, user
from tests.journeys.papers import CITY, MARKET, NAMES, Row, organisation
from tests.journeys.the_line import plants, searching
from tests.journeys.town import counts, founded

# One department that may report whatever may be reported.
AGREED = replace(next(iter(CITY.agreements.values())), source=MARKET)
ALL = replace(
    CITY,
    sources={MARKET: replace(CITY.sources[MARKET], items=tuple(CITY.items))},
    agreements={AGREED.number: AGREED},
)
# What is planted in a column of a kind; a flat may be where an organisation sits.
PLANTED = {
    Kind.NAME: plants.BESIDE_AN_ADDRESS,
    Kind.ADDRESS: plants.BESIDE_AN_ADDRESS,
}
DAY = date.today() - timedelta(days=30)  # noqa: DTZ011 - any past day does


@pytest.fixture(scope="module")
def town(server, clone, django_db_blocker):
    with founded(server, clone, django_db_blocker, ALL) as made:
        yield made


def sound(item: Item, serial: int, **cells: str) -> Row:
    """The item's own sample as a record of another organisation and another number, as if it were of today."""
    institution = item.id == "self-disclosed-service"  # only of these, and no code is in two kinds of them
    code, name = organisation(serial + 1000, prefix="12") if institution else organisation(serial)
    roles = {role: field.name for role in Role if (field := item.role(role))}
    bodies = {Role.DECIDER_CODE: MARKET, Role.SOURCE_CODE: MARKET}
    bodies |= {Role.DECIDER_NAME: NAMES[MARKET], Role.SOURCE_NAME: NAMES[MARKET]}
    told = {Role.SUBJECT_CODE: code, Role.SUBJECT_NAME: name} | bodies
    told |= {Role.DOCUMENT_NUMBER: f"示〔{DAY.year}〕{serial}号"}
    row = dict(sample(item, CITY)) | {roles[role]: cell for role, cell in told.items() if role in roles}
    return row | _days(item, row) | cells


def _days(item: Item, row: Row) -> Row:
    """The days of a sample, moved so that it was decided on the day of these tests."""
    days = [field.name for field in item.fields if field.kind is Kind.DATE and row.get(field.name)]
    moved = DAY - date.fromisoformat(row[item.role(Role.DECIDED_ON).name])
    return {
        name: row[name] if row[name] == "2099-12-31" else (date.fromisoformat(row[name]) + moved).isoformat()
        for name in days
    }


def in_every_column(item: Item) -> list[Row]:
    """An organisation's rows; in each another column holds an ID number alone or a text full of numbers."""
    rows = []
    for serial, field in enumerate(item.fields, 100):
        row = sound(item, serial)
        text = row.get(field.name, "") + PLANTED.get(field.kind, plants.TEXT)
        rows += [row | {field.name: text}, sound(item, serial + 300) | {field.name: plants.SAMPLE_ID}]
    return rows


def of_organisations(item: Item) -> list[Row]:
    """Sound rows beside which somebody's name and number stand, in the columns that are not taken."""
    name = item.role(Role.SUBJECT_NAME).name
    kept = sound(item, 700, **{name: f"示例市{plants.KEPT}有限公司"})
    beside = {column.label: plants.REPRESENTATIVE for column in item.dropped if not column.refuses}
    return [kept | beside, sound(item, 701) | dict.fromkeys(beside, plants.SAMPLE_ID)]


def beside_a_name(item: Item) -> list[Row]:
    """An organisation's rows that go in without whoever stands beside its name or where its names belong."""
    name = item.role(Role.SUBJECT_NAME).name
    beside = iter(plants.BESIDE)
    rows = [
        sound(item, 820, **{name: f"{sound(item, 820)[name]}（曾用名：{next(beside)}服装店）"}),
        sound(item, 821, **{name: f"{sound(item, 821)[name]}，第二名称：{next(beside)}工作室"}),
        sound(item, 822, **{name: f"{next(beside)}（现名：{sound(item, 822)[name]}）"}),
    ]
    if item.registers:
        columns = ("former_name", "other_name", "division", "parent_name")
        alone = {column: next(beside) for column in columns}
        rows += [sound(item, 823 + at) | {field: value} for at, (field, value) in enumerate(alone.items())]
    return rows


def unknown_beside(item: Item) -> list[Row]:
    """Rows that are not taken: somebody may be meant beside the organisation, or the columns have slipped."""
    name = item.role(Role.SUBJECT_NAME).name
    bracketed, blank, former, slipped, within, between, before = plants.BESIDE[-7:]
    rows = [
        sound(item, 830, **{name: f"{sound(item, 830)[name]}（{bracketed}）"}),
        sound(item, 831, **{name: f"{sound(item, 831)[name]} {blank}"}),
        sound(item, 834, **{name: plants.NAMED}),
        sound(item, 832, **{name: f"{sound(item, 832)[name]}（曾用名：{former}）示例分公司"}),
        sound(item, 835, **{name: f"{sound(item, 835)[name]}（{within}）分公司"}),
        sound(item, 836, **{name: f"{sound(item, 836)[name]} {between} 分公司"}),
        sound(item, 837, **{name: f"{before}（{sound(item, 837)[name]}）"}),
    ]
    if item.registers:
        rows.append(sound(item, 833, capital="2016-03-01", division=slipped))
    return rows


def astray(item: Item) -> list[Row]:
    """Rows that go back, with somebody's name where a body, a day or another's text belongs."""
    decider, day, text = plants.BESIDE[-10:-7]
    body, decided = item.role(Role.DECIDER_NAME), item.role(Role.DECIDED_ON)
    texts = [field.name for field in item.fields if field.kind is Kind.TEXT]
    return [
        sound(item, 840) | ({body.name: decider} if body else {}),
        sound(item, 841) | {decided.name: day},
        sound(item, 842) | dict.fromkeys(texts, text) | {decided.name: text},
    ]


def of_persons(item: Item) -> list[Row]:
    """Rows whose counterparty is a natural person, an individual business among them."""
    roles = {role: field.name for role in Role if (field := item.role(role))}
    name, code = roles[Role.SUBJECT_NAME], roles[Role.SUBJECT_CODE]
    bare = {code: ""}
    persons = iter(plants.PERSONS)
    businesses = iter(plants.BUSINESSES)
    rows = [
        sound(item, 800) | bare | {name: next(persons)},
        sound(item, 801) | {code: plants.SAMPLE_ID, name: next(persons)},
        sound(item, 802) | {code: plants.BUSINESS_CODE, name: next(businesses)},
        sound(item, 803)
        | bare
        | {roles[Role.SUBJECT_REGISTRATION_NUMBER]: plants.BUSINESS_NUMBER, name: next(businesses)},
        sound(item, 804) | bare | {roles[Role.SUBJECT_ORGANISATION_CODE]: plants.NO_DAY, name: next(persons)},
    ]
    rows += [
        sound(item, 805) | {column.label: plants.SAMPLE_ID, name: next(persons)}
        for column in item.dropped
        if column.refuses
    ]
    if kind := roles.get(Role.SUBJECT_KIND):
        rows += [
            sound(item, 806) | {kind: "自然人", name: next(persons)},
            sound(item, 807) | {kind: "个体工商户", name: next(businesses)},
        ]
    if tax_number := roles.get(Role.SUBJECT_TAX_NUMBER):
        rows.append(sound(item, 808) | bare | {tax_number: f"{plants.SAMPLE_ID}01", name: next(persons)})
    if kinds := next((field.name for field in item.fields if field.codes == "penalty-kind"), None):
        rows.append(sound(item, 809) | {kinds: "行政拘留", name: plants.DETAINED})
    return rows


@pytest.fixture(scope="module", autouse=True)
def handed_in(town):
    """Receipts by item, with the number of rows of persons, and the files that were there before."""
    before = set(searching.data_files())
    receipts = {}
    for item in ALL.items.values():
        persons = [*of_persons(item), *unknown_beside(item)]
        rows = [
            *persons,
            *of_organisations(item),
            *beside_a_name(item),
            *astray(item),
            *in_every_column(item),
        ]
        delivery = town.hand_in(rows, item=item.id, name=f"报送{plants.SAMPLE_ID}.csv")
        receipts[item.id] = delivery, len(persons)
    return receipts, before


@pytest.mark.parametrize("item", CITY.items)
def test_the_receipt_says_how_many_which_and_why_and_no_more(handed_in, item):
    delivery, persons = handed_in[0][item]
    assert counts(delivery)["personal"] >= persons
    assert counts(delivery)["accepted"] >= 2 + len(beside_a_name(CITY.items[item]))
    why = {f.source_row for f in queries.every_finding(delivery) if f.severity == "personal"}
    assert set(range(2, 2 + persons)) <= why
    assert len(why) == counts(delivery)["personal"]


def test_they_are_in_no_column_of_any_table(town, handed_in):
    assert searching.in_database(town, plants.EVERYTHING) == set()


def test_they_are_in_no_file_that_was_kept(handed_in):
    left = set(searching.data_files()) - handed_in[1]
    assert {path.parent.parent.name for path in left} == {"files"}
    assert searching.in_files(left, plants.EVERYTHING) == set()


def test_they_are_in_no_block_of_the_database_and_no_log(town, handed_in):
    assert searching.in_files(searching.database_files(town), plants.EVERYTHING) == set()


def test_the_search_finds_what_is_there(town, handed_in):
    tables = {table for _, table, _ in searching.in_database(town, [plants.KEPT])}
    assert {"subject", "organisation", "content", "fact"} <= tables
    left = set(searching.data_files()) - handed_in[1]
    assert searching.in_files(left, [plants.KEPT])
    assert searching.in_files(searching.database_files(town), [plants.KEPT])


def test_no_subject_is_a_person_or_an_individual_business(town, handed_in):
    assert town.ask(
        "select count(*) from identity.subject where code ~ '^92' or name ~ '试样' and name !~ %s",
        plants.KEPT,
    ) == [(0,)]


def nothing_planted(answer) -> None:
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for plant in plants.EVERYTHING:
        assert plant not in told.decode(), (plant, answer.request["PATH_INFO"])


def test_they_are_on_no_page_of_the_portal_and_in_no_answer_of_its_interface(town, handed_in, browse):
    codes = [code for (code,) in town.ask("select code from shown.organisation order by code")]
    portal = browse("portal")
    paths = ["/", "/columns", *(f"/columns/{item}" for item in CITY.items)]
    paths += [f"/{where}organisations/{code}" for code in codes for where in ("", "api/v1/")]
    for path in paths:
        answer = portal.get(path)
        assert answer.status_code in (200, 404), path
        nothing_planted(answer)
    assert plants.KEPT in "".join(portal.get(f"/organisations/{code}").content.decode() for code in codes)


@pytest.mark.parametrize("plant", plants.EVERYTHING)
def test_the_search_leads_to_nobody(handed_in, browse, plant):
    answer = browse("portal").get("/api/v1/search", {"q": plant})
    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        nothing_planted(answer)
        assert all(plants.KEPT in found["name"] for found in answer.json()["organisations"])


@pytest.mark.parametrize("code", [plants.BUSINESS_CODE, plants.BUSINESS_NUMBER, plants.SAMPLE_ID])
def test_no_person_and_no_individual_business_has_a_page(handed_in, browse, code):
    portal = browse("portal")
    assert portal.get(f"/organisations/{code}").status_code == 404
    assert portal.get(f"/api/v1/organisations/{code}").status_code == 404


def test_they_are_on_no_page_of_the_desk_and_in_no_list_of_findings(town, handed_in, browse):
    desk = browse("desk")
    sit_down(desk, user("clerk", of=CENTRE, name="wang"))
    for delivery, _ in handed_in[0].values():
        nothing_planted(desk.get(f"/deliveries/{delivery.receipt}"))
        nothing_planted(desk.get(f"/deliveries/{delivery.receipt}/findings.csv"))
    for path in ("/", "/deliveries", "/queues/held", "/queues/unlinked", "/queues/conflict", "/due"):
        nothing_planted(desk.get(path))
    for row in town.waiting():
        nothing_planted(desk.get(f"/queues/{row.kind}/{row.pk}"))


def test_the_portals_role_finds_none_of_them_whatever_it_asks(town, handed_in):
    with town.connect("superuser") as superuser, town.connect("portal") as portal:
        relations = superuser.execute(searching.EVERY_RELATION).fetchall()
        pattern = "|".join(plants.EVERYTHING)
        read = set()
        for schema, name in relations:
            statement = sql.SQL("select count(*) from {} t where t::text ~ %s")
            try:
                told = portal.execute(statement.format(sql.Identifier(schema, name)), [pattern])
            except errors.InsufficientPrivilege:
                continue
            read.add(f"{schema}.{name}")
            assert told.fetchone() == (0,), (schema, name)
    assert {"shown.fact", "shown.organisation"} <= read
    assert all(relation.startswith("shown.") for relation in read)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into identity.subject (opened_at, provisional, code, name) values (now(), true, %s, 'x')",
        (
            "insert into shown.organisation"
            " (subject_id, provisional, code, name, former, key, letters, bigrams, initials)"
            " values (-1, true, %s, 'x', '{}', 'x', 'x', '{}', '{}')"
        ),
        (
            "insert into shown.other_fact"
            " (subject_id, record_id, shown_from, recorded_on, item, source, code, basis, public, information)"
            " values (-1, gen_random_uuid(), now(), now(), 3, 1, %s, '', '{}', 3)"
        ),
        (
            "insert into shown.fact"
            " (subject_id, record_id, shown_from, recorded_on, item, source, code, basis, public)"
            " values (-1, gen_random_uuid(), now(), now(), 3, 1, %s, '', '{}')"
        ),
    ],
)
def test_the_tables_themselves_bar_an_individual_business(town, statement):
    with town.connect("worker") as worker, pytest.raises(errors.CheckViolation):
        worker.execute(statement, [plants.BUSINESS_CODE])
