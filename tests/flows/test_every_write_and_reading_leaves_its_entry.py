"""What the platform does by itself stands in the audit trail too, in the transaction of the act."""

from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import Actor
from gongxin.access.models import AuditEntry
from gongxin.collection import actions as collection
from gongxin.disclosure import actions as disclosure
from gongxin.flows import jobs
from gongxin.kernel.errors import GongxinError
from tests.cast import AT
from tests.journeys.papers import CITY, penalty


def entries(action: str) -> list[dict[str, object]]:
    return list(AuditEntry.objects.filter(action=action).order_by("pk").values_list("ids", flat=True))


def test_how_a_file_was_laid_out_is_noted_with_an_entry(town):
    delivery = town.hand_in([penalty(1, decided=town.today - timedelta(days=9))])
    assert entries("collection.note_reading") == [{"delivery": delivery.pk}]


def test_who_may_not_hand_in_for_the_department_notes_nothing(town):
    delivery = town.receive([penalty(2, decided=town.today - timedelta(days=9))])
    with pytest.raises(GongxinError, match=r"access\.refused"):
        collection.note_reading(delivery, None, {}, actor=Actor("nobody"), at=AT)


def test_what_is_taken_out_on_a_new_day_is_counted_in_an_entry(town, monkeypatch):
    monkeypatch.setattr(jobs, "in_force", lambda: CITY)
    last = town.today
    told = [
        penalty(serial, decided=last - timedelta(days=9), publicity_ends_on=last.isoformat())
        for serial in (3, 4)
    ]
    town.hand_in(told)
    later = datetime.now(UTC) + timedelta(days=1)
    jobs.new_day(int(later.timestamp()))
    assert entries("disclosure.expire") == [{"facts": 2, "on": (last + timedelta(days=1)).isoformat()}]
    jobs.new_day(int(later.timestamp()))
    assert len(entries("disclosure.expire")) == 1, "where nothing is taken out nothing is said"


def test_who_may_not_rebuild_takes_nothing_out(town):
    with pytest.raises(GongxinError, match=r"access\.refused"):
        disclosure.expire(town.today, actor=Actor("nobody"), at=AT)
