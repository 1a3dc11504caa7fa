"""A large file arrives in pieces, goes on where it broke off, and is the delivery that it would be whole."""

import io
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.test import Client

from gongxin.collection import uploads
from gongxin.collection.models import Delivery
from gongxin.settings import settings as chosen
from tests.cast import CENTRE, MARKET, sit_down, user
from tests.collection import tables
from tests.web.handing_in import SOURCE, fine, sums, words, worked
from tests.web.test_a_zip_of_files import packed, sheet

SAID = {"item": "administrative-penalty", "department": SOURCE, "name": "王小明.csv"}
CONTENT = tables.as_csv(tables.lines([fine(number) for number in range(1, 6)]))
SIZE = len(CONTENT)


@pytest.fixture(autouse=True)
def no_others():
    yield
    uploads.sweep(at=datetime.now(UTC) + 2 * uploads.KEPT)


def begun(desk, size=SIZE, **more) -> str:
    answer = desk.post("/uploads", {**SAID, "size": size, **more})
    assert answer.status_code == 201, answer.content.decode()
    assert answer.headers["Upload-Offset"] == "0"
    return answer.headers["Location"]


def send(desk, at, piece, offset):
    return desk.patch(
        at, piece, content_type="application/offset+octet-stream", headers={"Upload-Offset": str(offset)}
    )


def offset(desk, at) -> int:
    return int(desk.head(at).headers["Upload-Offset"])


def test_pieces_become_the_delivery_of_the_whole(desk_of_clerk, database):
    at = begun(desk_of_clerk)
    place = chosen().data / "uploads" / at.rsplit("/", 1)[-1]
    assert place.stat().st_mode & 0o777 == place.parent.stat().st_mode & 0o777 == 0o700
    half = len(CONTENT) // 2
    assert send(desk_of_clerk, at, CONTENT[:half], 0).headers["Upload-Offset"] == str(half)
    assert desk_of_clerk.post(at).json()["code"] == "collection.upload_not_whole"
    assert offset(desk_of_clerk, at) == half
    assert send(desk_of_clerk, at, CONTENT[half:], half).status_code == 204
    url = desk_of_clerk.post(at).json()["url"]
    assert not place.exists()
    assert sums(words(desk_of_clerk, worked(database, url)))["入库"] == 5
    found = Delivery.objects.get()
    assert (found.channel, found.size) == ("desk", len(CONTENT))
    assert "王小明" not in str(vars(found))


def test_a_piece_that_comes_twice_or_too_early_is_told_where_to_go_on(desk_of_clerk):
    at = begun(desk_of_clerk)
    send(desk_of_clerk, at, CONTENT[:100], 0)
    for wrong in (0, 99, 101):
        refused = send(desk_of_clerk, at, CONTENT[:100], wrong)
        assert (refused.status_code, refused.headers["Upload-Offset"]) == (409, "100")
    assert offset(desk_of_clerk, at) == 100


def test_what_arrived_before_the_line_broke_stays(desk_of_clerk, clerk):
    at = begun(desk_of_clerk)
    found = next(uploads._all())
    assert uploads.add(found, io.BytesIO(CONTENT[:70]), offset=0, size=200) == 70
    assert offset(desk_of_clerk, at) == 70


def test_no_more_than_was_said_and_no_more_than_a_piece(desk_of_clerk, monkeypatch):
    at = begun(desk_of_clerk, size=10)
    assert send(desk_of_clerk, at, b"x" * 11, 0).status_code == 413
    monkeypatch.setattr(uploads, "PIECE", 5)
    assert send(desk_of_clerk, at, b"x" * 6, 0).status_code == 413
    assert offset(desk_of_clerk, at) == 0


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"size": str(10**15)}, "collection.too_large"),
        ({"size": "0"}, "collection.empty"),
        ({"size": "-1"}, "web.invalid_request"),
        ({"size": "²"}, "web.invalid_request"),
        ({"item": "score-of-persons"}, "collection.unknown_item"),
        ({"item": "tax-a"}, "collection.not_competent"),
    ],
)
def test_what_would_be_refused_is_refused_before_the_first_byte(desk_of_clerk, said, code):
    answer = desk_of_clerk.post("/uploads", {**SAID, "size": "9", **said})
    assert answer.json()["code"] == code
    assert answer.json()["message"]["en"]


def test_an_upload_is_its_senders_alone(desk_of_clerk):
    at = begun(desk_of_clerk)
    other = Client()
    sit_down(other, user("clerk", of=CENTRE, name="li"))
    assert other.head(at).status_code == send(other, at, CONTENT, 0).status_code == 404
    assert other.post(at).status_code == 404
    for number in ("..", "%2e%2e", "0" * 32):
        assert desk_of_clerk.head(f"/uploads/{number}").status_code == 404
    reporter = Client()
    sit_down(reporter, user("reporter", of=MARKET))
    assert reporter.post("/uploads", {**SAID, "size": "9"}).status_code == 403


def test_nobody_fills_the_disk_with_beginnings(desk_of_clerk, monkeypatch):
    monkeypatch.setattr(uploads, "MOST", 2)
    begun(desk_of_clerk)
    begun(desk_of_clerk)
    assert (
        desk_of_clerk.post("/uploads", {**SAID, "size": "9"}).json()["code"] == "collection.too_many_uploads"
    )


def test_what_lies_still_too_long_goes(desk_of_clerk):
    still, alive = begun(desk_of_clerk), begun(desk_of_clerk)
    now = datetime.now(UTC)
    old = (now - uploads.KEPT - timedelta(minutes=1)).timestamp()
    os.utime(chosen().data / "uploads" / still.rsplit("/", 1)[-1] / "content", (old, old))
    assert uploads.sweep(at=now) == [still.rsplit("/", 1)[-1]]
    assert desk_of_clerk.head(still).status_code == 404
    assert desk_of_clerk.head(alive).status_code == 204


def test_an_archive_in_pieces_is_an_archive(desk_of_clerk):
    content = packed({"a.csv": sheet(1), "b.csv": sheet(2)})
    at = begun(desk_of_clerk, size=len(content), name="x.zip")
    send(desk_of_clerk, at, content, 0)
    assert "/bundles/" in desk_of_clerk.post(at).json()["url"]


def test_one_file_from_two_users_at_once_is_in_once(desk, database):
    senders = [user("clerk", of=CENTRE, name=name) for name in ("wang", "li")]
    urls = []
    for sender in senders:
        browser = Client()
        sit_down(browser, sender)
        at = begun(browser)
        send(browser, at, CONTENT, 0)
        urls.append(browser.post(at).json()["url"])
    assert len(set(urls)) == 2
    for url in urls:
        worked(database, url)
    counted = [(one.accepted_rows, one.unchanged_rows) for one in Delivery.objects.order_by("pk")]
    assert counted == [(5, 0), (0, 5)]


def test_many_files_at_once_are_all_there_once(desk, clerk, database):
    sit_down(desk, clerk)
    cookies = desk.cookies

    def hand_in(number):
        try:
            browser = Client()
            browser.cookies = cookies
            at = begun(browser, size=len(sheet(number)))
            send(browser, at, sheet(number), 0)
            return browser.post(at).json()["url"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        urls = list(threads.map(hand_in, range(200)))
    assert len(set(urls)) == Delivery.objects.count() == 200
    assert len(set(Delivery.objects.values_list("sha256", flat=True))) == 200
    assert list(uploads._all()) == []
