"""The faults of real files, put into sound rows of permits and penalties."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from gongxin.demo import words

Row = dict[str, str]
# The sample number printed in GB 11643-1999 belongs to nobody.
SAMPLE_CITIZEN_ID = "11010519491231002X"


def no_code(_: random.Random, row: Row, __: date) -> Row:
    return row | {"counterparty_code": ""}


def wrong_check(_: random.Random, row: Row, __: date) -> Row:
    code = row["counterparty_code"]
    return row | {"counterparty_code": code[:-1] + ("1" if code[-1] != "1" else "2")}


def transposed(_: random.Random, row: Row, __: date) -> Row:
    code = row["counterparty_code"]
    return row | {"counterparty_code": code[:12] + code[13] + code[12] + code[14:]}


def natural_person(_: random.Random, row: Row, __: date) -> Row:
    return row | {"counterparty_name": "当事人甲", "counterparty_kind": "自然人", "counterparty_code": ""}


def personal_data_in_text(_: random.Random, row: Row, __: date) -> Row:
    field = "facts" if "facts" in row else "content"
    return row | {field: f"{row[field]}经办人证件号{SAMPLE_CITIZEN_ID}，电话13800000000。"}


def future(_: random.Random, row: Row, today: date) -> Row:
    return row | {"decided_on": (today + timedelta(days=400)).isoformat()}


def no_date(_: random.Random, row: Row, __: date) -> Row:
    return row | {"decided_on": "0000-00-00"}


def full_width(_: random.Random, row: Row, __: date) -> Row:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in row["counterparty_code"])
    return row | {"counterparty_code": f" {wide} "}


def other_name(chance: random.Random, row: Row, __: date) -> Row:
    trade = "".join(chance.sample(words.TRADE_CHARACTERS, 3))
    return row | {"counterparty_name": f"示例市{trade}物流运输有限公司"}


def wrong_unit(_: random.Random, row: Row, __: date) -> Row:
    return row | {"kinds": "罚款", "content": "罚款人民币20000元。", "fine_yuan": "20000"}


def unknown_kind(_: random.Random, row: Row, __: date) -> Row:
    return row | {"kinds": "批评教育类"}


def swapped_end(_: random.Random, row: Row, __: date) -> Row:
    return row | {"publicity_ends_on": "2019-01-01"}


Fault = Callable[[random.Random, Row, date], Row]
OF_PARTIES: tuple[Fault, ...] = (
    no_code,
    wrong_check,
    transposed,
    natural_person,
    personal_data_in_text,
    future,
    no_date,
    full_width,
    full_width,
    other_name,
)
OF_PENALTIES: tuple[Fault, ...] = (*OF_PARTIES, wrong_unit, unknown_kind, swapped_end)


def spoil(
    chance: random.Random, rows: list[Row], faults: tuple[Fault, ...], *, share: float, today: date
) -> list[Row]:
    """The rows, a share of them with one fault each; and now and then a row that stands twice."""
    spoiled: list[Row] = []
    for row in rows:
        spoiled.append(chance.choice(faults)(chance, row, today) if chance.random() < share else row)
        if chance.random() < share / 8:
            spoiled.append(dict(row))
    return spoiled
