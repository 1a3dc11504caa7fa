"""A letter cites what is on record with its figures of the moment, and goes on by its table alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from django.db import ProgrammingError, transaction

from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry
from gongxin.access.permissions import ROLES, Permission, Reach
from gongxin.collection.models import Ticket
from gongxin.kernel.errors import GongxinError
from gongxin.quality.letters import actions, queries
from gongxin.quality.letters.as_pdf import as_pdf
from gongxin.quality.letters.content import content
from gongxin.quality.letters.lapses import lapses
from gongxin.quality.letters.states import LETTERS, Kind, State, What
from gongxin.quality.models import Cited, Letter, LetterAct
from tests.flows.test_how_departments_report import PENALTY, RECEIVED
from tests.journeys.papers import CITY, HEALTH, MARKET, penalty

AUGUST = datetime(2026, 8, 3, 2, tzinfo=UTC)
SOURCE = CITY.sources[MARKET]
ASKED = "请尽快补报，并说明原因。"
ACTIONS = sorted({step.action for step in LETTERS[Kind.NOTICE]})
UNSENT = (State.DRAFT, State.WITHDRAWN)


def who(role: str, department: str | None = None) -> Actor:
    """Somebody with a role: of one department, or of the centre."""
    of = ROLES[role]
    scope = Scope(department=department) if of.reach is Reach.DEPARTMENT else Scope(division="3799")
    return Actor(role, department=department or "centre", permissions=of.permissions, scope=scope)


CLERK, SUPERVISOR, OFFICER = who("clerk"), who("supervisor"), who("reporter", MARKET)
PEOPLE = {"clerk": CLERK, "supervisor": SUPERVISOR, "officer": OFFICER, "other": who("reporter", HEALTH)}


@pytest.fixture(scope="module", autouse=True)
def reported(town):
    """In May three decisions in time, a late one and a faulty one; after that nothing came."""
    days = [date(2026, 5, 12)] * 3 + [date(2026, 4, 29), date(2026, 5, 12)]
    rows = [penalty(n, decided=day, publicity_ends_on="2026-12-01") for n, day in enumerate(days, 1)]
    town.hand_in([*rows[:4], {**rows[4], "violation": ""}], at=RECEIVED)
    town.database.use("desk")


def known() -> list:
    return lapses(SOURCE, catalogue=CITY, actor=CLERK, on=date(2026, 8, 3))


def drawn(kind: Kind = Kind.SUPERVISION, **said) -> Letter:
    keys = [one.key for one in known()]
    asked = actions.Drawn(**{"kind": kind, "source": SOURCE, "text": ASKED, "chosen": keys} | said)
    return actions.draw_up(asked, catalogue=CITY, actor=CLERK, at=AUGUST)


def take(
    action: str, letter: Letter, actor: Actor, text: str = "已核实。", *, seen: int | None = None
) -> Letter:
    """By somebody who has seen all that was done with it, unless told otherwise."""
    seen = letter.acts.count() if seen is None else seen
    return actions.take(
        action, number=letter.pk, seen=seen, text=text, catalogue=CITY, actor=actor, at=AUGUST
    )


def test_what_is_on_record_is_what_was_due_what_came_late_what_is_open_and_what_never_came():
    found = {(one.what, one.item): one for one in known()}
    overdue = found[What.MISSING, PENALTY]
    assert (overdue.period.start, overdue.due_on, overdue.figure) == (date(2026, 6, 1), date(2026, 7, 10), 24)
    late = found[What.LATE, PENALTY]
    assert (late.period.start, late.figure, late.among) == (date(2026, 5, 1), 1, 4)
    ticket = found[What.TICKET, PENALTY]
    assert (ticket.period.start, ticket.figure, ticket.among) == (RECEIVED.date(), 1, 1)
    assert {item for what, item in found if what is What.GAP} == set(SOURCE.items) - {PENALTY}
    assert len({one.key for one in known()}) == len(known())


def test_a_letter_keeps_its_figures_whatever_becomes_of_them():
    letter = drawn()
    ticket = next(one for one in letter.cited.all() if one.what == What.TICKET)
    with transaction.atomic():
        Ticket.objects.filter(delivery__receipt=ticket.receipt).update(left=0)
        assert next(one for one in known() if one.receipt).figure == 0
        assert letter.cited.get(pk=ticket.pk).figure == 1
        transaction.set_rollback(True)
    told = content(letter, CITY)
    assert [line.receipt for line in told.lines] == [one.receipt for one in known()]
    assert told.set_by.zh.endswith("（未核对原文）")


def test_the_answer_is_due_when_so_many_working_days_are_over():
    sent = take("send", drawn(), SUPERVISOR)
    assert (sent.working_days, sent.limit) == (5, "letter.supervision@2015-01-01")
    assert sent.due_on == date(2026, 8, 10)
    by_hand = drawn(working_days=1)
    told = content(by_hand, CITY)
    assert (by_hand.limit, told.set_by.en) == ("", "These days were set by the sender")
    assert told.days.en == "1 working day"
    without = replace(CITY, limits={})
    asked = actions.Drawn(Kind.NOTICE, SOURCE, ASKED, [known()[0].key])
    with pytest.raises(GongxinError, match=r"quality\.no_answer_days"):
        actions.draw_up(asked, catalogue=without, actor=CLERK, at=AUGUST)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"chosen": []}, r"quality\.nothing_cited"),
        ({"chosen": ["missing:gone:2026-01-01:None:"]}, r"quality\.lapse_gone"),
        ({"text": " \r\n "}, r"quality\.no_text"),
        ({"text": "请联系 13800138000。"}, r"quality\.personal_text"),
        ({"text": "请尽快补报。\r\n王 小明"}, r"quality\.personal_text"),
        ({"text": "请尽快补报。\r\n王\u3000小\u200b明"}, r"quality\.personal_text"),
        ({"text": "Wang Xiaoming"}, r"quality\.personal_text"),
        ({"text": "Contact: Wang Xiaoming"}, r"quality\.personal_text"),
        ({"text": "请尽快补报。\r\n联系人：王小明"}, r"quality\.personal_text"),
        ({"working_days": 61}, r"quality\.answer_days"),
    ],
)
def test_a_letter_that_cites_nothing_or_names_a_person_is_not_drawn_up(said, refusal):
    with pytest.raises(GongxinError, match=refusal):
        drawn(**said)


@pytest.mark.parametrize(
    "text",
    ["时间：2026年8月10日 上午9:00", "请主要负责人于 8 月 10 日前答复。", "Market Supervision Bureau", "回执 20260520-9TZZ3BKD"],
)  # fmt: skip
def test_what_offices_write_to_each_other_is_nobodys_name(text):
    assert actions.worded(text) == text


def test_what_is_not_seen_in_a_text_is_not_kept():
    assert actions.worded("请\x00尽快\u200b补报。") == "请尽快补报。"


def test_days_that_the_catalogue_sets_are_refused_where_no_letter_can_keep_them():
    limit = CITY.limits["letter.notice"]
    values = tuple(replace(value, working_days=61) for value in limit.values)
    endless = replace(CITY, limits={**CITY.limits, limit.id: replace(limit, values=values)})
    asked = actions.Drawn(Kind.NOTICE, SOURCE, ASKED, [known()[0].key])
    with pytest.raises(GongxinError, match=r"quality\.answer_days"):
        actions.draw_up(asked, catalogue=endless, actor=CLERK, at=AUGUST)


@pytest.mark.parametrize("kind", Kind)
def test_of_every_state_and_action_only_those_of_the_table_are_possible(kind):
    """By somebody who may everything, for the department too."""
    actor = replace(platform("terminal"), department=MARKET)
    letter = drawn(kind)
    for state, action in product(State, ACTIONS):
        due_on = None if state in UNSENT else date(2026, 8, 10)
        Letter.objects.filter(pk=letter.pk).update(state=state, due_on=due_on)
        step = next((s for s in LETTERS[kind].steps(state) if s.action == action), None)
        if step is None or action == actions.BY_READING:
            with pytest.raises(GongxinError, match=r"machine\.not_now"):
                take(action, letter, actor)
        else:
            moved = take(action, letter, actor)
            assert moved.state == step.target
            assert moved.acts.last().state == step.target
            assert bool(step.limit) == (action in ("send", "reopen"))


@pytest.mark.parametrize(("state", "expected"), [
    (State.DRAFT, {"clerk": {"withdraw"}, "supervisor": {"send", "withdraw"}}),
    (State.SENT, {"supervisor": {"withdraw"}, "officer": {"read"}}),
    (State.READ, {"supervisor": {"withdraw"}, "officer": {"answer"}}),
    (State.ANSWERED, {"supervisor": {"close", "reopen"}}),
    (State.CLOSED, {"supervisor": {"reopen"}}),
    (State.WITHDRAWN, {}),
])  # fmt: skip
def test_each_may_what_is_theirs_and_a_department_answers_for_itself_alone(state, expected):
    letter = Letter(kind=Kind.NOTICE, department=MARKET, division=SOURCE.division, state=state)
    found = {name: {step.action for step in queries.steps(letter, actor)} for name, actor in PEOPLE.items()}
    assert found == {name: set() for name in PEOPLE} | expected
    both = replace(CLERK, permissions=CLERK.permissions | {Permission.ANSWER})
    assert not {"read", "answer"} & {step.action for step in queries.steps(letter, both)}


def test_a_department_sees_a_letter_once_it_is_sent_and_its_first_look_is_noted():
    letter = drawn(Kind.INTERVIEW)
    for actor in (OFFICER, PEOPLE["other"]):
        with pytest.raises(GongxinError, match=r"quality\.unknown_letter"):
            queries.letter(letter.pk, actor=actor)
    take("send", letter, SUPERVISOR)
    waiting = queries.waiting(OFFICER)
    for _ in range(2):
        actions.opened(letter.pk, catalogue=CITY, actor=SUPERVISOR, at=AUGUST)
        assert actions.opened(letter.pk, catalogue=CITY, actor=OFFICER, at=AUGUST).state == State.READ
    take("answer", letter, OFFICER, "已补报。\r\n原因是系统故障。")
    assert (queries.waiting(OFFICER), queries.waiting(PEOPLE["other"])) == (waiting - 1, 0)
    take("reopen", letter, SUPERVISOR, "请附补报清单。")
    acts = LetterAct.objects.filter(letter=letter).values_list("action", "text")
    assert list(acts) == [
        ("draw_up", ""), ("send", ""), ("read", ""), ("answer", "已补报。\n原因是系统故障。"), ("reopen", "请附补报清单。"),
    ]  # fmt: skip
    entries = AuditEntry.objects.filter(ids__letter=letter.pk).order_by("pk")
    assert [entry.action for entry in entries] == [f"quality.{action}_letter" for action, _ in acts]
    with pytest.raises(GongxinError, match=r"quality\.unknown_letter"):
        queries.letter(letter.pk, actor=PEOPLE["other"])


def test_nobody_closes_an_answer_or_answers_a_request_that_they_have_not_seen():
    letter = take("send", drawn(), SUPERVISOR)
    actions.opened(letter.pk, catalogue=CITY, actor=OFFICER, at=AUGUST)
    first, answered = letter.acts.count(), take("answer", letter, OFFICER).acts.count()
    take("reopen", letter, SUPERVISOR)
    actions.opened(letter.pk, catalogue=CITY, actor=OFFICER, at=AUGUST)
    with pytest.raises(GongxinError, match=r"quality\.changed_since_shown"):
        take("answer", letter, OFFICER, seen=first)
    take("answer", letter, OFFICER)
    with pytest.raises(GongxinError, match=r"quality\.changed_since_shown"):
        take("close", letter, SUPERVISOR, seen=answered)
    assert take("close", letter, SUPERVISOR).state == State.CLOSED


def test_nothing_of_a_letter_and_its_history_can_be_changed_by_the_desk():
    letter = drawn()
    for rows, change in (
        (LetterAct.objects.filter(letter=letter), {"text": "x"}),
        (Cited.objects.filter(letter=letter), {"figure": 0}),
        (Letter.objects.filter(pk=letter.pk), {"text": "x"}),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            rows.update(**change)
        with pytest.raises(ProgrammingError, match="permission denied"):
            rows._raw_delete("default")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_letter_is_the_same_paper(language):
    letter = take("send", drawn(), SUPERVISOR)
    made = as_pdf(content(letter, CITY), CITY, language=language)
    assert made.startswith(b"%PDF-")
    assert made == as_pdf(content(letter, CITY), CITY, language=language)
