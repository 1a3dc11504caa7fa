"""Facts outlive the department that reported them and the instrument they rest on: pages say so and stand."""

from dataclasses import replace

import pytest

from gongxin.access.actor import platform
from gongxin.catalogue import load
from gongxin.catalogue.model import Audience
from gongxin.commands import reading
from gongxin.disclosure import rebuild, views
from tests.cast import CENTRE, sit_down, user
from tests.disclosure.facts import delivered
from tests.journeys.papers import CITY
from tests.web.city import AT, CODE, penalty, today

PENALTY = CITY.items["administrative-penalty"]
WITHOUT_PENALTIES = {
    "items": {name: item for name, item in CITY.items.items() if item is not PENALTY},
    "versions": {key: item for key, item in CITY.versions.items() if item is not PENALTY},
}
ASKED = {"code": CODE, "purpose": "permit", "case_number": "受理〔2026〕7号"}
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
    left(**WITHOUT_PENALTIES)
    assert portal.get(f"/organisations/{CODE}").status_code == 200
    assert portal.get(f"/api/v1/organisations/{CODE}").json()["facts"] == []


@pytest.fixture
def clerk(city):
    """Who reads of a sixth penalty, whose class nobody has said."""
    delivered(penalty(views.subject_of(CODE), 5, **{"class": "undetermined"}), on=today())
    return user("clerk", of=CENTRE)


def test_at_the_desk(clerk, desk, left):
    sit_down(desk, clerk)
    assert "示市监处罚" in desk.post("/file", ASKED).content.decode()
    assert "示市监处罚" in desk.get("/due").content.decode()
    left(**WITHOUT_PENALTIES)
    file = desk.post("/file", ASKED)
    assert (file.status_code, "示市监处罚" in file.content.decode()) == (200, False)
    due = desk.get("/due")
    assert due.status_code == 200
    assert "已不在目录中的条目" in due.content.decode()
    assert "示市监处罚" not in due.content.decode()


@pytest.mark.usefixtures("city")
def test_in_files_and_in_what_is_made_anew(database):
    database.use("worker")
    here = replace(CITY, **WITHOUT_PENALTIES)
    subject = views.subject_of(CODE)
    assert views.view(subject, Audience.PUBLIC, here, on=today()) == []
    own = views.view(subject, Audience.SELF, here, on=today())
    assert [reading._row(one, here)["fields"] for one in own] == [{}] * 5
    made = rebuild.rebuild_shown(here, on=today(), actor=platform("terminal"), at=AT)
    assert made["facts"] == 0
