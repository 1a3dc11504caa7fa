"""Noise on names as they were really registered: the right partner is proposed first, and nothing is linked."""

import random
from datetime import UTC, datetime
from itertools import islice, pairwise

import ibis
import pyarrow as pa
import pytest
from django.db import transaction

from gongxin.disclosure import names
from gongxin.disclosure.candidates import candidates
from gongxin.identity import actions, steps
from gongxin.identity.matching.comparing import compare
from gongxin.kernel import uscc
from tests.identity.test_rows_are_linked_by_code_alone import CODES, rows_of_file
from tests.real.files import rows

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
REGISTERED = 3000
ASKED = 150
# What recognition and typing do, written here and not read from the matcher's table.
CONFUSED = {
    "限": "眼", "股": "般", "技": "枝", "公": "会", "设": "没", "材": "村", "业": "亚", "科": "料", "贸": "贺",
    "大": "太", "天": "夭", "未": "末", "明": "朋", "华": "毕", "建": "健", "鸿": "宏", "嘉": "佳", "新": "鑫",
    "金": "锦", "源": "元", "信": "倍", "盛": "胜", "达": "迖", "海": "梅", "东": "乐", "物": "扬", "龙": "尤",
}  # fmt: skip


@pytest.fixture(scope="module")
def registered(real_data) -> dict[str, str]:
    """Sound codes with the names of companies."""
    found = rows(real_data / "mainland_registry_sample" / "registry_sample.csv.gz")
    chance = random.Random(7)
    chance.shuffle(found)
    sound = (
        (row["统一社会信用代码"], row["企业名称"]) for row in found if uscc.is_valid(row["统一社会信用代码"])
    )
    return dict(islice(dict(sound).items(), REGISTERED))


@pytest.fixture(scope="module")
def recognised(real_data) -> list[dict[str, str]]:
    """Names as recognition read them in published lists, beside the registered ones."""
    return rows(real_data / "name_pairs" / "ocr_and_typing_noise.csv")


@pytest.fixture
def registry(db, registered, recognised) -> None:
    held = registered | {row["registry_uscc"]: row["registry_name"] for row in recognised}
    with transaction.atomic():
        table = pa.table({"code": list(held), "name": list(held.values())})
        opened = actions.register(table, on=AT.date(), at=AT)
        names.show(opened["subject_id"].to_pylist())


def noisy(name: str, chance: random.Random) -> str:
    """One character confused, or missing near the end, or a space too many; often 有眼公司 as well."""
    places = [i for i, character in enumerate(name) if character in CONFUSED]
    kind = chance.randrange(4)
    if kind == 0:
        at = len(name) - 1 - chance.randrange(3)
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:4] + " " + name[4:]
    for at in chance.sample(places, min(len(places), 1)):
        name = name[:at] + CONFUSED[name[at]] + name[at + 1 :]
    return name.replace("有限公司", "有眼公司") if kind == 2 else name


@pytest.mark.usefixtures("registry")
def test_a_name_with_noise_is_proposed_with_the_right_partner_first(registered):
    chance = random.Random(3)
    asked = {noisy(name, chance): name for name in chance.sample(sorted(registered.values()), ASKED)}
    asked = {noise: name for noise, name in asked.items() if noise != name}
    first = {noise: next(iter(candidates(noise)), None) for noise in asked}
    right = [
        noise
        for noise, name in asked.items()
        if first[noise] and first[noise].hit.name == name and first[noise].match.proposed
    ]
    assert len(asked) > ASKED / 2
    assert len(right) >= len(asked) * 0.97, [(noise, first[noise]) for noise in asked if noise not in right]


def test_a_name_with_noise_is_never_linked(registered):
    chance = random.Random(3)
    held = list(registered.items())
    registry = pa.Table.from_pylist(
        [{"scheme": 1, "code": code, "subject_id": n, "name": name} for n, (code, name) in enumerate(held)],
        schema=CODES,
    )
    asked = [{"subject_name": made} for _, name in held[:ASKED] for made in (name, noisy(name, chance))]
    linked = steps.link(ibis.memtable(rows_of_file(*asked)), ibis.memtable(registry)).to_pyarrow()
    assert set(linked["link"].to_pylist()) == {"none"}
    assert linked["subject_id"].null_count == len(asked)


@pytest.mark.usefixtures("registry")
def test_what_recognition_made_of_published_lists_leads_to_the_registered_name(recognised):
    """All but what was registered anew under another name, or misread beyond what a search can find."""
    first = {row["name_raw"]: next(iter(candidates(row["name_raw"])), None) for row in recognised}
    right = [
        row["name_raw"]
        for row in recognised
        if first[row["name_raw"]] and first[row["name_raw"]].hit.name == row["registry_name"]
    ]
    assert len(right) >= len(recognised) - 3, set(first) - set(right)


def test_names_next_to_each_other_in_the_register_are_not_proposed(registered):
    """Firms of one place that begin alike are other firms."""
    ordered = sorted(registered.values())
    proposed = sum(compare(one, other).proposed for one, other in pairwise(ordered))
    assert proposed <= len(ordered) * 0.001
