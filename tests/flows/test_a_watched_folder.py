"""Files that stand still are taken once; whatever cuts the work short, nothing is lost, doubled or half."""

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from gongxin.access.actor import platform
from gongxin.collection.models import Delivery
from gongxin.commands.watching import told
from gongxin.flows import deliver
from gongxin.flows.watching import Folder
from gongxin.kernel.errors import GongxinError
from tests.journeys.papers import CITY, MARKET, as_csv, penalty, table

ITEM = "administrative-penalty"


@pytest.fixture
def folder(town, tmp_path):
    return Folder(tmp_path, ITEM, MARKET, None, CITY, platform("folder"))


def now() -> datetime:
    return datetime.now(UTC)


def put(folder, name, *serials, day=3) -> bytes:
    decided = now().date() - timedelta(days=day)
    content = as_csv(table([penalty(serial, decided=decided) for serial in serials], ITEM))
    (folder.path / name).write_bytes(content)
    return content


def one_round(folder, before=None):
    with folder.alone():
        folder.resume(at=now())
        seen = folder.look() if before is None else before
        return list(folder.take(seen, at=now, tell=told))


def records(town) -> int:
    return town.ask("select count(*) from ledger.record")[0][0]


def lying(folder) -> set[str]:
    return {path.name for path in folder.path.iterdir() if path.is_file()}


def test_a_file_is_taken_and_its_receipt_lies_beside_it(town, folder):
    before, content = records(town), put(folder, "三月.csv", 1, 2)
    (taken,) = one_round(folder)
    number = taken.delivery.receipt
    assert records(town) == before + 2
    assert (folder.path / "done" / f"{number}-三月.csv").read_bytes() == content
    receipt = json.loads((folder.path / "done" / f"{number}.receipt.json").read_text())
    assert (receipt["accepted"], receipt["state"], receipt["file"]) == (2, "done", "三月.csv")
    assert lying(folder) == set()
    assert taken.delivery.channel == "folder"
    assert "三月" not in taken.delivery.file_name


def test_the_same_file_twice_changes_nothing(town, folder):
    put(folder, "a.csv", 3)
    one_round(folder)
    before = records(town)
    put(folder, "b.csv", 3)
    (taken,) = one_round(folder)
    assert taken.delivery.repeat_of_id is not None
    assert records(town) == before
    assert lying(folder) == set()


def test_a_file_that_still_grows_is_left(folder):
    put(folder, "a.csv", 4)
    seen = folder.look()
    with (folder.path / "a.csv").open("ab") as file:
        file.write(b"\n")
    assert one_round(folder, seen) == []
    assert lying(folder) == {"a.csv"}


def test_what_is_no_file_of_ours_is_left_alone(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.csv"
    elsewhere.write_text("a,b\n1,2\n")
    (folder.path / "link.csv").symlink_to(elsewhere)
    for name in (".a.csv", "a.csv.part", "readme.md"):
        (folder.path / name).write_text("x")
    os.mkfifo(folder.path / "pipe.csv")
    assert one_round(folder) == []
    assert elsewhere.exists()


def test_a_file_of_no_use_goes_to_the_refused_with_the_reason(town, folder):
    (folder.path / "纸.csv").write_bytes(b"%PDF-1.7")
    (taken,) = one_round(folder)
    assert taken.delivery.state == "refused"
    receipt = json.loads((folder.path / "refused" / f"{taken.delivery.receipt}.receipt.json").read_text())
    assert receipt["refusal"] == "collection.unknown_format"
    assert "无法识别" in receipt["notice"]
    assert lying(folder) == set()


def test_a_second_watcher_is_turned_away(folder):
    with folder.alone(), pytest.raises(GongxinError, match="folder_watched"), folder.alone():
        pass


def test_an_item_that_is_not_the_departments_is_refused_before_a_file_is_touched(town, folder):
    put(folder, "a.csv", 5)
    wrong = Folder(folder.path, "tax-a", MARKET, None, CITY, platform("folder"))
    with pytest.raises(GongxinError, match="not_competent"):
        one_round(wrong)
    assert lying(folder) == {"a.csv"}


class Killed(BaseException):
    pass


@pytest.mark.parametrize("place", ["before the work", "in the loading", "before the file is moved"])
def test_whatever_cuts_it_short_the_next_start_completes_it(town, folder, monkeypatch, place):
    before, serial = records(town), {"before the work": 11, "in the loading": 12}.get(place, 13)
    put(folder, "a.csv", serial)

    def killed(*_, **__):
        raise Killed

    where = {
        "before the work": (deliver, "run"),
        "in the loading": (deliver._Loading, "_finish"),
        "before the file is moved": (Folder, "_put_away"),
    }
    with monkeypatch.context() as patched:
        patched.setattr(*where[place], killed)
        with pytest.raises(Killed):
            one_round(folder)
    assert lying(folder) == {"a.csv"}
    assert records(town) == before + (place == "before the file is moved")
    (taken,) = one_round(folder)
    assert taken.delivery.state == "done"
    assert records(town) == before + 1
    assert lying(folder) == set()
    assert not Delivery.objects.filter(state__in=["received", "running"]).exists()
