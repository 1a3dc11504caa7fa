"""What a department hands in at the desk, what the worker does with it, and what its pages then say."""

import re
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from gongxin.access.actor import platform
from gongxin.collection.models import Delivery
from gongxin.flows import deliver
from tests.collection import tables
from tests.journeys.papers import CITY

SOURCE = "11379900990000017A"
NAME = "示例市云帆机械制造有限公司"
CODE = "91379900MA3ABCD158"
WRONG_CHECK = "91379900MA3ABCD159"


def fine(number: int, **changes: str) -> dict[str, str]:
    """A fine of 80,000 yuan: general, so a year in public."""
    return tables.penalty(number, fine_yuan="8", content="罚款人民币捌万元整。", **changes)


FAULTY = [
    fine(1),
    fine(2, counterparty_code=WRONG_CHECK, counterparty_name="示例市远山商贸有限公司"),
    fine(3, counterparty_code="", counterparty_name="示例市云帆机械制造有限公司东区分厂"),
    fine(4, counterparty_code="", counterparty_name="王小明", counterparty_kind="自然人"),
    fine(5, decided_on="2026-13-45"),
]


def as_file(rows: list[dict[str, str]], name: str = "处罚.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, tables.as_csv(tables.lines(rows)), content_type="text/csv")


def handed_in(desk, rows=FAULTY, **more) -> str:
    """Upload through the page; the address of the receipt."""
    answer = desk.post(
        "/deliveries/new",
        {"item": "administrative-penalty", "department": SOURCE, "file": as_file(rows), **more},
    )
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def worked(database, at: str) -> str:
    """Do what the worker does with it; the address of the receipt."""
    database.use("worker")
    delivery = Delivery.objects.get(receipt=at.rsplit("/", 1)[-1])
    deliver.run(delivery, catalogue=CITY, actor=platform("worker"), at=datetime.now(UTC))
    database.use("desk")
    return at


def words(desk, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def sums(text: str) -> dict[str, int]:
    return {
        label: int(number.replace(",", ""))
        for number, label in re.findall(r"<strong>([\d,]+)</strong><span>([^<]+)</span>", text)
    }
