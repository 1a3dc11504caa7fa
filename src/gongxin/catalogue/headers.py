"""Which column of an item claims a header (表头); two may not claim the same one."""

import re
from collections.abc import Iterator

from gongxin.catalogue.model import Item
from gongxin.kernel.text import plain

_noise = re.compile(r"[\s*※:·.。、]+")
_brackets = str.maketrans("[]{}〔〕【】", "()()()()")


def normalised(header: str) -> str:
    """A header as it is compared: half width, no spaces or marks, one kind of bracket, lower case."""
    return _noise.sub("", plain(header).translate(_brackets)).lower()


def claims(item: Item) -> Iterator[tuple[str, str]]:
    """Every normalised header with the code of the column that claims it, once for each column."""
    columns = [(f.code, (f.code, f.name, f.label.zh, f.label.en, *f.synonyms)) for f in item.fields]
    columns += [(c.code, (c.code, c.label, *c.synonyms)) for c in item.dropped]
    for code, spellings in columns:
        yield from ((header, code) for header in {normalised(text) for text in spellings})
