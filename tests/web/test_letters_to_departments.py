"""From a department that falls behind to a letter, its answer and its end, over the desk's pages."""

import html
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.access.models import AuditEntry
from gongxin.web import sessions
from tests.cast import CENTRE, PASSWORD, sit_down, user
from tests.web.handing_in import SOURCE, handed_in, words, worked

MAY = datetime(2026, 5, 20, 2, tzinfo=UTC)
AUGUST = datetime(2026, 8, 3, 2, tzinfo=UTC)
NEW, SHEET = f"/quality/letters/to/{SOURCE}", f"/quality/assessments/{SOURCE}"
SAID = {"kind": "supervision", "text": "请尽快补报，并说明原因。"}


@pytest.fixture
def clock(monkeypatch):
    """`clock(at)` sets the moment at which requests come in."""
    return lambda at: monkeypatch.setattr(sessions, "timezone", SimpleNamespace(now=lambda: at))


@pytest.fixture
def cast(database):
    """A clerk and a supervisor of the centre, and an officer of the department."""
    terminal = platform("terminal")
    department = actions.create_department(
        code=SOURCE, name="示例市市场监督管理局", division="379900", actor=terminal, at=MAY
    )
    officer = actions.create_user(
        name="zhao", password=PASSWORD, department=department, roles=["reporter"], actor=terminal, at=MAY
    )
    found = {"supervisor": user("supervisor", of=CENTRE, name="li"), "officer": officer}
    return found | {"clerk": user("clerk", of=CENTRE, name="wang")}


def offered(page: str) -> list[str]:
    """The keys of what the form offers, with those that are chosen at first."""
    found = re.findall(r'name="cited" id="[^"]+" value="([^"]+)"( checked)?', page)
    assert {key.partition(":")[0] for key, _ in found} == {"missing", "late", "ticket", "gap"}
    return [html.unescape(key) for key, chosen in found if chosen]


def step(desk, at: str, name: str, text: str = "") -> int:
    """By somebody who looks at the page first."""
    seen = re.search(r'name="seen" value="(\d+)"', words(desk, at))
    return desk.post(at, {"step": name, "text": text, "seen": seen[1] if seen else ""}).status_code


def test_a_letter_is_drawn_up_sent_seen_answered_sent_back_and_closed(desk, database, cast, clock):
    clock(MAY)
    sit_down(desk, cast["clerk"])
    worked(database, handed_in(desk))
    clock(AUGUST)
    assert NEW in words(desk, SHEET)
    assert NEW in words(desk, "/quality/letters")
    chosen = offered(words(desk, NEW))
    assert desk.post(NEW, SAID).status_code == 422  # nothing cited
    refused = desk.post(NEW, {**SAID, "cited": chosen, "text": "联系人 13800138000"})
    assert refused.status_code == 422
    assert "个人信息" in refused.content.decode()
    letter = desk.post(NEW, {**SAID, "cited": chosen}).url
    assert "尚余 3 行，共 3 行" in words(desk, letter)
    assert step(desk, letter, "send") == 403

    sit_down(desk, cast["officer"])
    assert desk.get(letter).status_code == desk.get(f"{letter}.pdf").status_code == 404
    assert desk.get(NEW).status_code == 403
    listed = words(desk, "/quality/letters")
    assert letter not in listed
    assert NEW not in listed

    sit_down(desk, cast["supervisor"])
    assert step(desk, letter, "send") == 302

    sit_down(desk, cast["officer"])
    assert letter in words(desk, SHEET)
    assert "2026-08-10" in words(desk, letter)
    assert "5 working days" in words(desk, f"/en{letter}")
    assert desk.get(f"{letter}.pdf").content.startswith(b"%PDF-")
    assert step(desk, letter, "answer", " ") == 422
    assert step(desk, letter, "answer", "已补报，今后按期报送。") == 302
    assert step(desk, letter, "answer", "再次答复。") == 409

    sit_down(desk, cast["supervisor"])
    assert step(desk, letter, "reopen", "请附补报清单。") == 302
    sit_down(desk, cast["officer"])
    assert "请附补报清单。" in words(desk, letter)
    assert step(desk, letter, "answer", "清单见回执。") == 302
    sit_down(desk, cast["supervisor"])
    assert step(desk, letter, "close", "已补报到位。") == 302
    assert "已办结" in words(desk, "/quality/letters?state=closed")
    assert "没有这样的函件" in words(desk, "/quality/letters?state=draft")

    number = int(letter.rpartition("/")[2])
    entries = AuditEntry.objects.filter(ids__letter=number).order_by("pk").values_list("action", flat=True)
    taken = ("draw_up", "send", "read", "answer", "reopen", "read", "answer", "close")
    assert list(entries) == [f"quality.{action}_letter" for action in taken]


@pytest.mark.parametrize("odd", [{"kind": "x"}, {"working_days": "9" * 5000}, {"working_days": "三"}])
def test_odd_input_is_refused(desk, database, cast, clock, odd):
    clock(MAY)
    sit_down(desk, cast["clerk"])
    worked(database, handed_in(desk))
    clock(AUGUST)
    assert desk.post(NEW, {**SAID, "cited": offered(words(desk, NEW)), **odd}).status_code == 422
