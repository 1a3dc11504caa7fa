from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.load import load
from gongxin.catalogue.model import Audience, Information, Kind, Role
from gongxin.disclosure.projection import project
from gongxin.disclosure.public import public_part
from gongxin.disclosure.terms import terms
from gongxin.disclosure.windows import AUDIENCES, windows
from gongxin.kernel.digest import canonical_json

CITY, NATION = load(["cn", "cn-demo"]), load(["cn"])
CLASSES = ("minor", "general", "serious", "undetermined", None)
TODAY = date(2026, 6, 1)
some_day = st.none() | st.dates(date(2018, 1, 1), date(2032, 12, 31)) | st.just(date(2099, 12, 31))
awkward = st.text(st.sampled_from('"\\,{}:a中\n[]'), max_size=12)


def records(rows: list[dict]) -> pa.Table:
    count = len(rows)
    return pa.table(
        {
            "subject_id": pa.array(range(count), pa.int64()),
            "record_id": pa.array([f"{n:032x}" for n in range(count)]),
            "act": pa.array([3 if row.get("ended_on") else 1 for row in rows], pa.int16()),
            "source": pa.array([row["source"] for row in rows], pa.int16()),
            "class": pa.array([row.get("class") for row in rows], pa.string()),
            "valid_until": pa.array([row.get("ended_on") for row in rows], pa.date32()),
            "payload": pa.array([canonical_json(row["says"]) for row in rows], pa.string()),
            "code": pa.array([None] * count, pa.string()),
            "received_on": pa.array([TODAY] * count, pa.date32()),
        }
    )


def authorisations(item):
    """What a record of a self-declared item allows, or leaves unsaid."""
    fields = [item.role(role) for role in (Role.AUTHORISED_ACTS, Role.AUTHORISED_AUDIENCES)]
    if item.information is not Information.SELF_DECLARED:
        return st.just({})
    said = {
        field.name: st.lists(st.sampled_from(codes), min_size=1, unique=True).map(",".join)
        for field in fields
        for codes in [[value.code for value in CITY.code_lists[field.codes].values]]
    }
    return st.fixed_dictionaries({}, optional=said)


@st.composite
def rows(draw):
    name = draw(st.sampled_from(sorted(CITY.items)))
    item = CITY.items[name]
    names = {name for rule in item.windows for name in (rule.start, *rule.last_days, *rule.end_days)}
    drawn = [
        {
            "source": draw(st.sampled_from((1, 31, 32))),  # the last two by agreement
            "class": draw(st.sampled_from(CLASSES)),
            "ended_on": draw(some_day),
            "says": {name: str(day) for name in sorted(names) if (day := draw(some_day)) is not None}
            | draw(authorisations(item)),
        }
        for _ in range(draw(st.integers(0, 6)))
    ]
    return name, drawn


def dates(item, says) -> dict[str, date]:
    kinds = {field.name: field.kind for field in item.fields}
    found = {name: date.fromisoformat(day) for name, day in says.items() if kinds[name] is Kind.DATE}
    return {name: day for name, day in found.items() if day != item.field(name).open_end}


@given(rows(), st.booleans())
def test_many_records_have_the_windows_that_each_has_alone(drawn, demonstration):
    name, given_rows = drawn
    catalogue = CITY if demonstration or name not in NATION.items else NATION
    item = catalogue.items[name]
    made = project(records(given_rows), item, catalogue, on=TODAY)
    bulk = [
        tuple(row[name] for name in ("audience", "shown_from", "shown_until", "reason", "review"))
        for row in made.windows.to_pylist()
    ]
    alone = [
        (AUDIENCES[w.audience], w.shown_from, w.shown_until, w.reason.value, w.review)
        for row in given_rows
        for w in windows(
            item,
            catalogue,
            klass=row["class"] if item.information is Information.PUBLIC else None,
            dates=dates(item, row["says"]),
            ended_on=row["ended_on"],
            terms=terms(item, catalogue, source=row["source"], received_on=TODAY, says=row["says"]),
        )
    ]
    assert bulk == alone


@given(rows())
def test_facts_are_the_records_whose_public_window_has_a_day_to_come(drawn):
    name, given_rows = drawn
    item = CITY.items[name]
    made = project(records(given_rows), item, CITY, on=TODAY)
    public = AUDIENCES[Audience.PUBLIC]
    open_ones = [
        row["subject_id"]
        for row in made.windows.to_pylist()
        if row["audience"] == public
        and (row["shown_until"] is None or row["shown_until"] > max(row["shown_from"], TODAY))
    ]
    assert made.facts["subject_id"].to_pylist() == open_ones


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["remark", "source_name", "violation", "content", "document_number", "unknown"]),
            awkward,
        )
    )
)
def test_nothing_but_public_fields_is_left_and_every_public_field_is(said):
    item = CITY.items["administrative-penalty"]
    shown = {f.name for f in item.fields if f.stored and f.audience is Audience.PUBLIC}
    public = public_part(
        pa.chunked_array([pa.array([canonical_json(row) for row in said], pa.string())]), item
    )
    assert public.to_pylist() == [
        canonical_json({name: value for name, value in row.items() if name in shown}) for row in said
    ]


def test_a_value_that_is_no_text_is_not_shown():
    item = CITY.items["administrative-penalty"]
    payloads = pa.chunked_array([pa.array(['{"violation":["x"],"remark":{"violation":"y"}}'])])
    assert public_part(payloads, item).to_pylist() == ["{}"]


def test_windows_need_dates_that_are_kept():
    item = CITY.items["administrative-penalty"]
    forgetful = replace(item, fields=tuple(replace(field, stored=False) for field in item.fields))
    with pytest.raises(ValueError, match="decided_on"):
        project(records([]), forgetful, CITY, on=TODAY)
