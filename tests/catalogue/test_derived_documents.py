"""Everything that follows from the one definition: JSON Schema, page, samples, table schema."""

import json

import jsonschema
import pyarrow as pa
import pytest

from gongxin.catalogue.jsonschema import json_schema
from gongxin.catalogue.load import load
from gongxin.catalogue.model import Kind
from gongxin.catalogue.page import markdown, page
from gongxin.catalogue.samples import sample
from gongxin.catalogue.schema import raw_schema, typed_schema
from gongxin.kernel import uscc
from tests.catalogue.golden import matches

CATALOGUE = load(["cn", "cn-demo"])
ITEMS = sorted(CATALOGUE.items)


def validator(item):
    schema = json_schema(item, CATALOGUE)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", ITEMS)
def test_the_schema_is_a_schema_and_its_samples_are_valid(name):
    item = CATALOGUE.items[name]
    assert validator(item).is_valid(dict(sample(item, CATALOGUE)))


@pytest.mark.parametrize("name", ITEMS)
def test_a_record_without_a_needed_field_is_invalid(name):
    item = CATALOGUE.items[name]
    found = validator(item)
    for field in item.fields:
        if field.required:
            record = {key: value for key, value in sample(item, CATALOGUE).items() if key != field.name}
            assert not found.is_valid(record), field.name


def penalty(**changes):
    item = CATALOGUE.items["administrative-penalty"]
    return validator(item).is_valid({**sample(item, CATALOGUE), **changes})


@pytest.mark.parametrize("kinds", ["罚款", "警告；罚款", "fine", "没收违法所得;罚款"])
def test_a_fine_needs_its_amount(kinds):
    item = CATALOGUE.items["administrative-penalty"]
    record = {key: value for key, value in sample(item, CATALOGUE).items() if key != "fine_yuan"}
    assert not validator(item).is_valid({**record, "kinds": kinds})
    assert validator(item).is_valid({**record, "kinds": kinds, "fine_yuan": "2"})


def test_a_warning_needs_no_amount():
    item = CATALOGUE.items["administrative-penalty"]
    record = {key: value for key, value in sample(item, CATALOGUE).items() if key != "fine_yuan"}
    assert validator(item).is_valid({**record, "kinds": "警告"})


def test_personal_and_unknown_columns_are_no_properties():
    assert not penalty(CF_FRDB="某某")
    assert not penalty(anything="x")


def test_codes_of_a_wrong_form_and_values_outside_their_list_are_invalid():
    assert not penalty(counterparty_code="91379900MA3ABCD15")
    assert not penalty(counterparty_kind="法人代表")
    assert penalty(counterparty_kind="1")


@pytest.mark.parametrize("name", ITEMS)
def test_samples_are_made_up_and_their_codes_are_right(name):
    item = CATALOGUE.items[name]
    for field in item.fields:
        if field.kind is Kind.USCC and field.sample:
            assert field.sample[2:8] == "379900"
            assert not uscc.examine(field.sample).findings


def test_the_schema_of_a_short_item_reads_like_this():
    text = json.dumps(json_schema(CATALOGUE.items["tax-a"], CATALOGUE), ensure_ascii=False, indent=1)
    assert matches("tax-a.schema.json", text + "\n")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_a_short_item_reads_like_this(language):
    found = page(CATALOGUE.items["tax-a"], CATALOGUE)
    assert matches(f"tax-a.{language}.md", markdown(found, language))


@pytest.mark.parametrize("name", ITEMS)
def test_a_page_names_every_field_and_every_rule(name):
    item = CATALOGUE.items[name]
    for language in ("zh", "en"):
        text = markdown(page(item, CATALOGUE), language)
        assert all(f"| {field.code} |" in text for field in item.fields)
        assert all(f"| {rule.id} |" in text for rule in item.rules)
        assert all(column.label in text for column in item.dropped)


def test_a_bar_in_a_label_does_not_break_a_table():
    found = markdown(page(CATALOGUE.items["tax-a"], CATALOGUE), "zh")
    rows = [line for line in found.splitlines() if line.startswith("|")]
    assert rows
    assert all(line.endswith("|") for line in rows)


def test_the_tables_have_a_column_for_every_field_and_know_their_rows():
    item = CATALOGUE.items["administrative-penalty"]
    names = [field.name for field in item.fields]
    assert raw_schema(item).names == [*names, "personal_hint", "source_row", "sheet"]
    assert typed_schema(item).names == [*names, "source_row", "sheet"]
    assert typed_schema(item).field("fine_yuan").type == pa.decimal128(18, 2)
    assert typed_schema(item).field("decided_on").type == pa.date32()
    assert {field.type for field in raw_schema(item)} == {pa.string(), pa.bool_(), pa.int64(), pa.int16()}
