from datetime import UTC, datetime

import pytest

from gongxin.catalogue.agreements import departments
from gongxin.catalogue.load import load
from gongxin.demo import actions

CITY = load(["cn", "cn-demo"])
AT = datetime(2026, 5, 6, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return actions.make(CITY, tmp_path_factory.mktemp("city"), size=2000, at=AT)


def test_each_of_the_thirty_departments_hands_something_in(files):
    reporting = {source.code for source in departments(CITY)}
    assert len(reporting) == 30
    assert {file.department for file in files} == reporting


def test_nobody_hands_in_what_is_another_departments_business(files):
    assert [f for f in files if f.item not in CITY.sources[f.department].items] == []
    reported = {item for source in CITY.sources.values() for item in source.items}
    assert {file.item for file in files} <= reported <= CITY.items.keys()


def test_every_file_costs_time_at_the_first_start(files):
    assert 33 <= len(files) <= 41
