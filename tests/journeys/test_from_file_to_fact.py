"""The main job, on three days in 示例市: what a department hands in, and what the public reads afterwards.

Days move by the dates written in the files, never by the clock: a fact whose last day is today is shown, one
whose last day was yesterday is not.
"""

from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from gongxin.access.actor import platform
from gongxin.collection.states import Kind, State, Waits
from gongxin.disclosure.windows import Reason
from gongxin.flows import waiting
from gongxin.flows.stages import stages
from gongxin.kernel.errors import GongxinError
from tests.cast import AT
from tests.journeys.papers import CITY, MARKET, code_for, organisation, penalty, registration
from tests.journeys.town import counts, findings

PENALTY = CITY.items["administrative-penalty"].number
BRANCH = code_for("91", 379_900_500), "示例市云帆第2机械制造有限公司中心区分公司"
UNSOUND = organisation(90)[0][:17] + ("0" if organisation(90)[0][17] != "0" else "1")


@pytest.fixture(scope="module")
def registered(town):
    """The registrar hands in six organisations and a branch of the second."""
    rows = [registration(serial) for serial in range(1, 7)]
    branch = registration(50, code=BRANCH[0], name=BRANCH[1], kind="分公司", parent_code=organisation(2)[0])
    return town.hand_in([*rows, branch], item="organisation-registration")


@pytest.fixture(scope="module")
def first(town, registered):
    """The first file of decisions: one row of every fate."""
    today = town.today
    day = today - timedelta(days=20)
    code, name = organisation(1)
    rows = {
        "sound": penalty(1, decided=day),
        "minor": penalty(1, decided=day, number=2, fine_yuan="0.2", content="罚款人民币贰仟元整。"),
        "undetermined": penalty(2, decided=day, kinds="暂扣许可证件", licence="食品经营许可证", fine_yuan=""),
        "given class": penalty(
            3, decided=day, kinds="暂扣许可证件", licence="食品经营许可证", fine_yuan="", given_class="一般"
        ),
        "last day today": penalty(4, decided=day, publicity_ends_on=today.isoformat()),
        "last day yesterday": penalty(
            4, decided=day, number=2, publicity_ends_on=(today - timedelta(days=1)).isoformat()
        ),
        "of the branch": penalty(50, decided=day, counterparty_code=BRANCH[0], counterparty_name=BRANCH[1]),
        "provisional": penalty(60, decided=day),
        "wrong check character": penalty(90, decided=day, counterparty_code=UNSOUND),
        "a name alone": penalty(5, decided=day, counterparty_code=""),
        "one code, unrelated names": penalty(
            6, decided=day, counterparty_name="示例市白鹭湖畔文化旅游发展有限公司"
        ),
        "one identity": penalty(3, decided=day, number=2),
        "in other words": penalty(3, decided=day, number=2, facts="当事人公示的年度报告有误。"),
        "said twice": penalty(1, decided=day),
        "in the future": penalty(2, decided=today + timedelta(days=400), number=9),
        "of another sender": penalty(2, decided=day, number=8, source_code=code),
        "of a person": penalty(70, decided=day, counterparty_code="", counterparty_name="赵示例"),
    }
    delivery = town.hand_in(list(rows.values()))
    return SimpleNamespace(
        delivery=delivery,
        rows=rows,
        place={said: number for number, said in enumerate(rows, 2)},
        day=day,
        code=code,
        name=name,
    )


def shown(town, serial: int, *, on: date | None = None) -> list[str]:
    """Numbers of the penalties on the organisation's page."""
    page = town.page(organisation(serial)[0], on=on)
    facts = page.facts if page else ()
    return sorted(fact.public["document_number"] for fact in facts if fact.item == PENALTY)


def waits(town, first, said: str):
    (row,) = [row for row in town.waiting(first.delivery) if row.source_row == first.place[said]]
    return row


def test_every_row_has_one_outcome_and_they_add_up(first, registered):
    assert counts(registered) == {"accepted": 7}
    assert first.delivery.state == State.DONE
    assert first.delivery.read_rows == len(first.rows)
    assert counts(first.delivery) == {
        "accepted": 8,
        "unchanged": 1,
        "held": 4,
        "unlinked": 1,
        "refused": 2,
        "personal": 1,
    }


def test_every_faulty_row_is_back_with_its_place_and_reason(first):
    found = findings(first.delivery)
    expected = {
        "wrong check character": "I-003",
        "a name alone": "XZCF-I-102",
        "one code, unrelated names": "I-011",
        "one identity": "D-002",
        "in other words": "D-002",
        "said twice": "D-001",
        "in the future": "XZCF-T-001",
        "of another sender": "XZCF-C-001",
        "of a person": "P-006",
    }
    for said, rule in expected.items():
        assert (first.place[said], rule) in found, said


def test_every_step_says_how_many_rows_came_and_stopped_and_by_which_rules(first):
    told = stages(first.delivery, CITY.items["administrative-penalty"])
    assert [(one.step, one.came, one.unchanged, one.waiting, one.refused) for one in told] == [
        ("filter", 17, 0, 0, 1),
        ("clean", 16, 0, 1, 2),
        ("link", 13, 0, 2, 0),
        ("deduplicate", 11, 1, 2, 0),
        ("compare", 8, 0, 0, 0),
        ("classify", 8, 0, 0, 0),
        ("load", 8, 0, 0, 0),
    ]
    reasons = {one.step: {(why.rule, why.rows) for why in one.reasons} for one in told}
    assert reasons["filter"] == {("P-006", 1), ("P-013", 1)}
    assert reasons["clean"] > {("I-003", 1), ("XZCF-T-001", 1), ("XZCF-C-001", 1)}
    assert reasons["link"] == {("I-010", 1), ("I-011", 1)}
    assert reasons["deduplicate"] == {("D-001", 1), ("D-002", 2)}


def test_the_page_says_source_basis_and_end_of_every_fact(town, first):
    page = town.page(first.code)
    (fact,) = [fact for fact in page.facts if fact.item == PENALTY]
    assert page.organisation.name == first.name
    assert fact.public["document_number"] == first.rows["sound"]["document_number"]
    assert fact.public["fine_yuan"] == "80000.00"
    assert fact.source == CITY.sources[MARKET].number
    assert fact.basis.startswith("order-36")
    assert (fact.shown_from, fact.shown_until) == (first.day, first.day.replace(year=first.day.year + 1))


def test_what_only_government_reads_is_not_on_the_page(town, first):
    for fact in town.page(first.code).facts:
        assert not {"source_name", "source_code", "remark"} & fact.public.keys()


def test_a_minor_penalty_is_not_published(town, first):
    assert shown(town, 1) == [first.rows["sound"]["document_number"]]


def test_where_nobody_determined_the_class_nothing_is_public_and_the_record_is_due(town, first):
    assert shown(town, 2) == []
    due = town.ask(
        "select s.code from disclosure.window w join identity.subject s on s.id = w.subject_id"
        " where w.audience = 1 and w.reason = %s",
        Reason.UNDETERMINED.value,
    )
    assert due == [(organisation(2)[0],)]


def test_the_class_that_the_decider_gave_decides(town, first):
    assert first.rows["given class"]["document_number"] in shown(town, 3)


def test_a_fact_is_shown_on_its_last_day_and_gone_on_the_next(town, first):
    """The sender's own end only ever shortens."""
    assert shown(town, 4) == [first.rows["last day today"]["document_number"]]
    assert shown(town, 4, on=town.today + timedelta(days=1)) == []


def test_a_branchs_record_is_never_its_parents(town, first):
    number = first.rows["of the branch"]["document_number"]
    assert [
        fact.public["document_number"] for fact in town.page(BRANCH[0]).facts if fact.item == PENALTY
    ] == [number]
    assert number not in shown(town, 2)
    ((parent,),) = town.ask(
        "select p.code from identity.subject s join identity.subject p on p.id = s.parent_id where s.code = %s",
        BRANCH[0],
    )
    assert parent == organisation(2)[0]


def test_a_valid_code_that_the_registry_lacks_opens_a_provisional_subject(town, first):
    assert town.page(organisation(60)[0]).organisation.provisional
    assert not town.page(first.code).organisation.provisional


def test_nothing_that_waits_is_public(town, first):
    assert town.page(UNSOUND) is None
    assert shown(town, 5) == shown(town, 6) == []
    numbers = {row["document_number"] for said, row in first.rows.items() if said == "one identity"}
    assert not numbers & set(shown(town, 3))


def test_the_same_file_again_is_told_to_be_the_same(town, first):
    before = state(town)
    again = town.hand_in(list(first.rows.values()))
    assert again.repeat_of_id == first.delivery.pk
    assert counts(again) == {"unchanged": len(first.rows)}
    assert state(town) == before


def state(town) -> list[tuple[object, ...]]:
    """Everything but the deliveries themselves."""
    return [
        town.ask(f"select count(*), md5(string_agg(t::text, ' ' order by t::text)) from {name} t")[0]
        for name in ("ledger.revision", "ledger.record", "ledger.append", "disclosure.window", "shown.fact",
                     "shown.organisation", "identity.subject", "gongxin.collection_waiting")
    ]  # fmt: skip


def decide(row, action: str, **more):
    return waiting.decide(
        row.pk,
        action,
        reason="已与报送单位核实。",
        proof="营业执照副本",
        catalogue=CITY,
        actor=platform("desk"),
        at=AT,
        **more,
    )


def test_a_held_row_that_is_confirmed_goes_in(town, first):
    decide(waits(town, first, "wrong check character"), "confirm")
    page = town.page(UNSOUND)
    assert [fact.public["counterparty_code"] for fact in page.facts] == [UNSOUND]


def test_a_row_with_a_name_alone_goes_in_when_it_is_linked(town, first):
    (subject,) = town.ask("select id from identity.subject where code = %s", organisation(5)[0])[0]
    decide(waits(town, first, "a name alone"), "link", subject_id=subject)
    assert shown(town, 5) == [first.rows["a name alone"]["document_number"]]


def test_a_conflict_that_is_refused_leaves_no_record(town, first):
    row = waits(town, first, "one code, unrelated names")
    assert row.kind == Kind.CONFLICT
    assert decide(row, "refuse").state == Waits.REFUSED
    assert shown(town, 6) == []


def test_a_row_is_decided_once(town, first):
    row = waits(town, first, "one identity")
    decide(row, "refuse")
    with pytest.raises(GongxinError) as refused:
        decide(row, "confirm")
    assert refused.value.code == "collection.already_decided"


@pytest.fixture(scope="module")
def corrected(town, first):
    """The next day's file: the sound row in other words, another as it was, one whose publicity is over."""
    rows = first.rows
    changed = {
        "corrected": rows["sound"] | {"facts": "当事人逾期一年未公示年度报告。"},
        "as it was": rows["given class"],
        "over since yesterday": rows["last day today"]
        | {"publicity_ends_on": (town.today - timedelta(days=1)).isoformat()},
        "annulled": rows["provisional"] | {"finality": "撤销"},
        "known with a wrong check character": penalty(
            90, decided=first.day, number=3, counterparty_code=UNSOUND
        ),
    }
    return town.hand_in(list(changed.values()))


def test_a_corrected_file_corrects_and_leaves_the_rest(town, first, corrected):
    assert counts(corrected)["unchanged"] == 1
    assert counts(corrected)["corrected"] >= 2
    (fact,) = [fact for fact in town.page(first.code).facts if fact.item == PENALTY]
    assert fact.public["facts"] == "当事人逾期一年未公示年度报告。"
    history = town.ask(
        "select r.act from ledger.revision r where r.subject_id = %s and r.record_id = %s order by append_id",
        fact.subject_id,
        fact.record_id,
    )
    assert history == [(1,), (2,)]


def test_a_fact_whose_end_is_over_leaves_the_page(town, first, corrected):
    assert shown(town, 4) == []


def test_an_annulled_decision_leaves_the_page(town, first, corrected):
    assert shown(town, 60) == []


def test_the_log_is_gapless_after_all_of_it(town, first, corrected):
    rows = town.ask("select position, first_leaf, leaves from ledger.append order by position")
    assert [position for position, _, _ in rows] == list(range(rows[0][0], rows[0][0] + len(rows)))
    for (_, start, leaves), (_, following, _) in pairwise(rows):
        assert start + leaves == following
