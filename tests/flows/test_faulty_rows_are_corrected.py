"""The faulty rows of a delivery go out as a workbook, and come back corrected."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as chosen
from hypothesis import strategies as st

from gongxin.access.actor import Actor, platform
from gongxin.access.models import AuditEntry
from gongxin.collection import correcting, tickets
from gongxin.collection.models import Ticket
from gongxin.collection.states import Mending, State, Waits
from gongxin.flows import gates, undoing, waiting
from gongxin.kernel.errors import GongxinError
from gongxin.settings import Settings
from gongxin.web.handing_back import problem_workbook
from tests.journeys.papers import organisation, penalty
from tests.journeys.town import counts

CODE, DAY = "统一社会信用代码", "处罚决定日期"
PERSON = {"counterparty_code": "", "counterparty_name": "王小明", "counterparty_kind": "自然人"}


def rows(town, first: int, faults: list[str]):
    """Sound but for what the faults say, one a row."""
    made = []
    for serial, fault in enumerate(faults, first):
        row = penalty(serial, decided=town.today - timedelta(days=9))
        match fault:
            case "day":
                row["decided_on"] = "2026-13-45"
            case "nobody":
                row["counterparty_code"] = ""
            case "person":
                row |= PERSON
            case "dangerous":
                row["remark"] = "@附件一"
        made.append(row)
    return made


def opened(delivery, language: str = "zh"):
    with problem_workbook(delivery, language=language) as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


def table(book) -> tuple[list[str], list[list[str]]]:
    """Header and rows of the first sheet."""
    header, *below = ([cell.value or "" for cell in row] for row in book.worksheets[0].rows)
    return header, below


def remedied(town, header, below, first: int):
    """Every row as it should have been, told by the row where it stood."""
    for row in below:
        told = dict(zip(header, range(len(header)), strict=True))
        stood = int(row[-1].rsplit("/", 1)[1])
        row[told[CODE]] = organisation(first + stood - 2)[0]
        row[told[DAY]] = (town.today - timedelta(days=9)).isoformat()
    return below


def as_csv(header, below) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([header, *below])
    return out.getvalue().encode()


def test_only_faulty_rows_are_in_the_workbook_their_cells_marked_with_reason_remedy_and_place(town):
    done = town.hand_in(rows(town, 1, ["", "day", "person", "nobody"]))
    book = opened(done)
    header, below = table(book)
    assert header[-3:] == ["问题", "怎样改正", "来源位置（请勿改动）"]
    assert [row[-1] for row in below] == [f"{done.receipt}/1/3", f"{done.receipt}/1/5"]
    assert all(row[-3] and row[-2] for row in below)
    day = header.index(DAY)
    sheet = book.worksheets[0]
    marked = [cell.column - 1 for cell in sheet[2] if cell.fill.fgColor.rgb == "FFFBD9D3"]
    assert marked == [day]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n"}


def test_rows_of_persons_stand_on_a_sheet_of_their_own_by_place_alone(town):
    done = town.hand_in(rows(town, 10, ["day", "person"]))
    book = opened(done, "en")
    told = [[cell.value for cell in row] for row in book.worksheets[-1].rows]
    assert done.receipt in told[0][0]
    assert [row[:2] for row in told[3:]] == [[1, 3]]
    with problem_workbook(done, language="zh") as file, zipfile.ZipFile(file) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert "王小明".encode() not in content


def test_no_cell_of_the_workbook_is_a_formula_and_values_come_back_as_they_were(town):
    row = rows(town, 20, ["dangerous"])[0] | {"decided_on": "2026-13-45"}
    done = town.hand_in([row])
    with problem_workbook(done, language="zh") as file, zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert not re.search(rb"<f[ >]", sheet)
    header, below = table(opened(done))
    assert below[0][header.index("备注")] == row["remark"]


def test_the_corrected_workbook_is_linked_to_its_receipt_which_says_what_is_left(town):
    first = town.hand_in(rows(town, 30, ["day", "", "nobody"]))
    with problem_workbook(first, language="zh") as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    sheet.cell(2, header.index(DAY) + 1).value = (town.today - timedelta(days=9)).isoformat()
    out = io.BytesIO()
    book.save(out)
    second = town.hand_in(out.getvalue(), name="更正.xlsx")
    assert second.corrects == first
    assert counts(second) == {"accepted": 1, "unlinked": 1}
    assert correcting.remaining(first).to_pylist() == [2**40 + 4]
    assert not Ticket.objects.filter(delivery=second).exists(), "its faulty row is the first's, once more"
    ticket = Ticket.objects.get(delivery=first)
    assert (ticket.state, ticket.rows, ticket.left) == (Mending.OPEN, 2, 1)


def test_a_correction_that_was_faulty_itself_can_be_corrected_in_turn(town):
    first = town.hand_in(rows(town, 40, ["day"]))
    header, below = table(opened(first))
    second = town.hand_in(as_csv(header, below))
    assert counts(second) == {"refused": 1}
    third = town.hand_in(
        as_csv(header := table(opened(second))[0], remedied(town, *table(opened(second)), 40))
    )
    assert counts(third) == {"accepted": 1}
    assert len(correcting.remaining(first)) == len(correcting.remaining(second)) == 0
    assert Ticket.objects.get(delivery=first).state == Mending.CORRECTED


@chosen(max_examples=4, suppress_health_check=list(HealthCheck))
@given(faults=st.lists(st.sampled_from(["", "day", "nobody"]), min_size=2, max_size=5), random=st.randoms())
def test_with_all_remedies_applied_nothing_faulty_is_left_in_whatever_order(town, faults, random):
    global serial  # noqa: PLW0603 - each example needs organisations of its own
    serial += 10
    first = town.hand_in(rows(town, serial, [*faults, "day"]))
    sound = first.accepted_rows
    header, below = table(opened(first))
    mended = remedied(town, header, below, serial)
    random.shuffle(mended)
    second = town.hand_in(as_csv(header, mended))
    assert counts(second) == {"accepted": len(faults) + 1 - sound}
    assert len(correcting.remaining(first)) == 0
    assert Ticket.objects.get(delivery=first).state == Mending.CORRECTED
    assert {row.state for row in town.waiting(first)} <= {Waits.REFUSED}


serial = 1000


def test_a_workbook_handed_in_as_a_full_list_ends_nothing(town, monkeypatch):
    monkeypatch.setattr(gates, "settings", lambda: Settings(fall_share=1))
    first = town.hand_in(rows(town, 50, ["day", "", ""]), mode="snapshot")
    header, below = table(opened(first))
    before = town.ask("select count(*) from ledger.revision")[0][0]
    second = town.hand_in(as_csv(header, remedied(town, header, below, 50)), mode="snapshot")
    assert (second.mode, second.state) == ("rows", State.DONE)
    assert town.ask("select count(*) from ledger.revision")[0][0] == before + 1


def test_a_place_of_another_department_or_of_a_sound_row_corrects_nothing(town):
    first = town.hand_in(rows(town, 60, ["day", ""]))
    header, below = table(opened(first))
    mended = remedied(town, header, below, 60)
    mended[0][-1] = f"{first.receipt}/1/3"
    second = town.hand_in(as_csv(header, mended))
    assert second.corrects is None
    assert len(correcting.remaining(first)) == 1


def test_a_row_that_a_person_confirmed_or_linked_needs_nothing_any_more(town):
    row = rows(town, 70, [""])[0]
    code = row["counterparty_code"]
    row["counterparty_code"] = code[:-1] + ("A" if code[-1] != "A" else "B")
    done = town.hand_in([row])
    assert counts(done) == {"held": 1}
    assert Ticket.objects.get(delivery=done).left == 1
    waiting.decide(
        town.waiting(done)[0].pk,
        "confirm",
        reason="证照确系如此",
        proof="营业执照副本",
        catalogue=town.catalogue,
        actor=platform("clerk"),
        at=datetime.now(UTC),
    )
    assert Ticket.objects.get(delivery=done).state == Mending.CORRECTED
    undoing.undo(
        town.waiting(done)[0].pk,
        reason="看错了",
        catalogue=town.catalogue,
        actor=platform("clerk"),
        at=datetime.now(UTC),
    )
    ticket = Ticket.objects.get(delivery=done)
    assert (ticket.state, ticket.left) == (Mending.OPEN, 1), "undone, it has to be settled again"


def test_a_sound_delivery_has_no_ticket_and_a_faulty_one_is_due_in_working_days(town):
    sound = town.hand_in(rows(town, 80, [""]))
    faulty = town.hand_in(rows(town, 90, ["day"]))
    assert not Ticket.objects.filter(delivery=sound).exists()
    ticket = Ticket.objects.get(delivery=faulty)
    assert ticket.due_on is None or ticket.due_on > town.today + timedelta(days=10)
    assert not tickets.is_overdue(ticket, town.today)


def test_what_is_left_can_be_explained_with_a_reason_and_opened_again_by_the_centre(town):
    faulty = town.hand_in(rows(town, 95, ["day"]))
    at, worker = datetime.now(UTC), platform("worker")
    with pytest.raises(GongxinError, match="no_reason"):
        tickets.take("explain", receipt=faulty.receipt, reason="", actor=worker, at=at)
    with pytest.raises(GongxinError, match=r"access\.refused"):
        tickets.take("explain", receipt=faulty.receipt, reason="原件如此", actor=Actor("x"), at=at)
    tickets.take("explain", receipt=faulty.receipt, reason="原件如此", actor=worker, at=at)
    assert Ticket.objects.get(delivery=faulty).state == Mending.EXPLAINED
    tickets.take("reopen", receipt=faulty.receipt, reason="再核", actor=worker, at=at)
    assert Ticket.objects.get(delivery=faulty).state == Mending.OPEN
    told = AuditEntry.objects.filter(action__endswith="_ticket", ids__delivery=faulty.pk)
    assert [entry.action.rpartition(".")[2] for entry in told.order_by("pk")] == [
        "open_ticket",
        "explain_ticket",
        "reopen_ticket",
    ]
