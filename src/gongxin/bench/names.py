"""Made-up names of organisations, as many as wanted, with the frequencies of real ones (测试名称).

Place, trade name, lines of business, legal form. Characters of trade names follow counts kept beside this
file; places are made of the same characters and follow Zipf's law, as a few cities have most of the firms.
"""

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa

from gongxin.bench.rows import codes
from gongxin.identity.words import INDUSTRIES

PLACES = 350
LENGTHS = {2: 55, 3: 20, 4: 25}  # characters of a trade name, by weight
LINES_OF_BUSINESS = {1: 55, 2: 40, 3: 5}
FORMS = {
    "有限公司": 800,
    "有限责任公司": 60,
    "专业合作社": 60,
    "公司": 40,
    "股份有限公司": 30,
    "合伙企业（有限合伙）": 10,
}
_COUNTS = Path(__file__).parent / "characters.txt"


def organisations(size: int, seed: int = 1) -> Any:
    """An Arrow table: code, name of `size` made-up organisations, all different."""
    made = codes(size)
    return pa.table({"code": made["code"], "name": pa.array(names(size, seed), pa.string())})


def names(size: int, seed: int = 1) -> list[str]:
    """`size` different names; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311  seeded on purpose
    found: dict[str, None] = {}
    stream = _names(chance)
    while len(found) < size:
        found[next(stream)] = None
    return list(found)


def _names(chance: random.Random) -> Iterator[str]:
    places, zipf = _places(chance), list(accumulate(1 / (rank + 3) for rank in range(PLACES)))
    lengths, counts, forms = (_weighted(table) for table in (LENGTHS, LINES_OF_BUSINESS, FORMS))
    industries = sorted(INDUSTRIES)
    favour = list(accumulate(1 / (rank + 3) for rank in range(len(industries))))
    chance.shuffle(industries)
    while True:
        place = chance.choices(places, cum_weights=zipf)[0]
        trade = _word(chance, chance.choices(*lengths)[0])
        business = chance.choices(industries, cum_weights=favour, k=chance.choices(*counts)[0])
        yield place + trade + "".join(dict.fromkeys(business)) + chance.choices(*forms)[0]


def _places(chance: random.Random) -> list[str]:
    made = dict.fromkeys(_word(chance, 2) for _ in range(PLACES * 2))
    return [place + chance.choice(("市", "", "县")) for place in list(made)[:PLACES]]


def _word(chance: random.Random, length: int) -> str:
    characters, weights = _characters()
    return "".join(chance.choices(characters, cum_weights=weights, k=length))


def _weighted(table: dict[Any, int]) -> tuple[list[Any], list[int]]:
    return list(table), list(table.values())


@cache
def _characters() -> tuple[str, list[int]]:
    """The characters and their counts, added up."""
    lines = (line.split() for line in _COUNTS.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    counted = [(character, int(count)) for count, characters in lines for character in characters]
    return "".join(character for character, _ in counted), list(accumulate(count for _, count in counted))
