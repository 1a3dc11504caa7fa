"""Facts outlive the department that reported them and the instrument they rest on: pages say so and stand."""

from dataclasses import replace

import pytest

from gongxin.catalogue import load
from tests.journeys.papers import CITY
from tests.web.city import CODE

PENALTY = CITY.items["administrative-penalty"]
PAGES = ("/", f"/organisations/{CODE}", "/columns/administrative-penalty")


@pytest.fixture
def left(monkeypatch):
    """`left(sources={})` puts another catalogue in force."""

    def run(**changes):
        load.catalogue.cache_clear()
        monkeypatch.setattr(load, "load", lambda *_, **__: replace(CITY, **changes))

    return run


@pytest.mark.usefixtures("city")
def test_a_department(portal, left):
    left(sources={})
    for page in PAGES:
        assert portal.get(page).status_code == 200, page
    assert "已不在目录中的单位" in portal.get(PAGES[1]).content.decode()
    told = portal.get(f"/api/v1/organisations/{CODE}").json()
    assert [fact["source"] for fact in told["facts"]] == [None] * 5


@pytest.mark.usefixtures("city")
def test_an_instrument(portal, left):
    used = {basis.instrument for item in CITY.items.values() for basis in item.basis}
    windows = {rule.basis.instrument for rule in PENALTY.windows if rule.basis} - used
    instruments = {name: one for name, one in CITY.instruments.items() if name not in windows}
    left(instruments=instruments)
    for page in PAGES:
        assert portal.get(page).status_code == 200, page
    assert portal.get(f"/api/v1/organisations/{CODE}").status_code == 200


@pytest.mark.usefixtures("city")
def test_an_item(portal, left):
    """Nothing is shown without its law."""
    left(
        items={name: item for name, item in CITY.items.items() if item is not PENALTY},
        versions={key: item for key, item in CITY.versions.items() if item is not PENALTY},
    )
    assert portal.get(f"/organisations/{CODE}").status_code == 200
    assert portal.get(f"/api/v1/organisations/{CODE}").json()["facts"] == []
