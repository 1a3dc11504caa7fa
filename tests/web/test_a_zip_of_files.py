"""Every file of an archive is a delivery of its own; a hostile archive is refused before it is unpacked."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongxin.collection import bundles
from gongxin.collection.actions import Handover
from gongxin.collection.models import Delivery
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings as chosen
from tests.cast import CENTRE, MARKET
from tests.collection import tables
from tests.web.handing_in import SOURCE, fine, words, worked
from tests.web.test_the_interface_for_departments import key

SAID = {"item": "administrative-penalty", "department": SOURCE}


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet(*numbers: int) -> bytes:
    return tables.as_csv(tables.lines([fine(number) for number in numbers]))


def sent(content: bytes) -> dict[str, object]:
    return {**SAID, "file": SimpleUploadedFile("王小明.zip", content)}


def test_each_file_gets_its_receipt_and_one_page_lists_them(desk_of_clerk, database):
    members = {
        "文件夹/": b"",
        "文件夹/王小明.csv": sheet(1, 2),
        "乙.CSV": sheet(3),
        "__MACOSX/._乙.csv": b"x",
    }
    answer = desk_of_clerk.post("/deliveries/new", sent(packed(members)))
    assert answer.status_code == 302, answer.content.decode()
    first, second = Delivery.objects.order_by("pk")
    listed = words(desk_of_clerk, answer.url)
    assert first.receipt in listed
    assert second.receipt in listed
    assert "王小明" not in listed + first.file_name + second.file_name
    for delivery in (first, second):
        worked(database, f"/{delivery.receipt}")
    assert [one.accepted_rows for one in Delivery.objects.order_by("pk")] == [2, 1]


def test_a_workbook_is_no_archive_of_files(desk_of_clerk, tmp_path):
    written = tables.as_xlsx(tmp_path / "a.xlsx", tables.lines([fine(1)]))
    book = SimpleUploadedFile("处罚.xlsx", written.read_bytes())
    assert "/bundles/" not in desk_of_clerk.post("/deliveries/new", {**SAID, "file": book}).url


def test_a_system_hands_in_an_archive_and_sends_it_again(database, desk):
    headers = {**key("clerk", of=CENTRE), "Idempotency-Key": "1"}
    content = packed({"a.csv": sheet(1), "b.csv": sheet(2)})
    first = desk.post("/api/v1/bundles", sent(content), headers=headers)
    assert first.status_code == 202, first.content
    assert len(first.json()["deliveries"]) == 2
    again = desk.post("/api/v1/bundles", sent(content), headers=headers)
    assert again.json() == first.json()
    assert desk.get(first.headers["Location"], headers=headers).json() == first.json()
    assert Delivery.objects.count() == 2
    other = key("reporter", of=MARKET)
    assert desk.get(first.headers["Location"], headers=other).status_code == 404


NOBODY = Handover("", "", "", "api")


def lying() -> set[str]:
    return {path.name for path in (chosen().data / "work").glob("*")}


HOSTILE = {
    "a foreign file": ({"a.csv": sheet(1), "b.exe": b"MZ"}, "collection.foreign_member"),
    "an archive within": ({"a.zip": packed({"a.csv": b"x"})}, "collection.foreign_member"),
    "nothing": ({"文件夹/": b""}, "collection.empty"),
    "too many": ({f"{n}.csv": b"x" for n in range(bundles.MEMBERS + 1)}, "collection.too_many_members"),
    "far too many": (
        {f"{n}.csv": b"" for n in range(2 * bundles.MEMBERS + 1)},
        "collection.too_many_members",
    ),
    "a bomb": ({"a.csv": bytes(80 * 1024**2)}, "collection.unpacks_too_large"),
    "a paper": ({"a.csv": sheet(1), "c.pdf": b"%PDF"}, "collection.foreign_member"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_an_archive_that_cannot_be_taken_leaves_nothing(desk_of_clerk, case):
    (members, code), before = HOSTILE[case], lying()
    answer = desk_of_clerk.post("/deliveries/new", sent(packed(members)))
    assert answer.status_code in (413, 422)
    with pytest.raises(GongxinError) as refused:
        bundles.receive_bundle(
            io.BytesIO(packed(members)), NOBODY, catalogue=None, actor=None, at=timezone.now()
        )
    assert refused.value.code == code
    assert not Delivery.objects.exists()
    assert lying() == before


def test_a_member_that_is_damaged_takes_all_the_others_with_it(desk_of_clerk):
    content = bytearray(packed({"a.csv": sheet(1), "b.csv": sheet(*range(2, 40))}))
    middle = content.rfind(b"PK\x03\x04") + 120
    content[middle : middle + 40] = bytes(40)
    answer = desk_of_clerk.post("/deliveries/new", sent(bytes(content)))
    assert answer.status_code == 422
    assert "文件不完整或已损坏" in answer.content.decode()
    assert not Delivery.objects.exists()


def test_an_archive_with_a_password_is_refused(desk_of_clerk):
    content = bytearray(packed({"a.csv": sheet(1)}))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert "打开密码" in desk_of_clerk.post("/deliveries/new", sent(bytes(content))).content.decode()
