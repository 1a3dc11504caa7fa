"""What rests on an unverified basis, and so may not publish or lengthen until an operator confirms it."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from gongxin.catalogue.items import digest
from gongxin.catalogue.model import Audience, Basis, Catalogue, Text
from gongxin.catalogue.words import AUDIENCES, CLASSES


@dataclass(frozen=True, slots=True)
class Confirmable:
    """One value with its basis. `digest` changes with the value: an old confirmation counts no more."""

    id: str
    said: Text
    basis: Basis
    digest: str


@lru_cache(maxsize=8)  # asked for with every delivery and many a page
def confirmables(catalogue: Catalogue) -> Mapping[str, Confirmable]:
    """Everything that an operator can confirm, by id."""
    found = [*_limits(catalogue), *_classes(catalogue), *_windows(catalogue), *_mirrors(catalogue)]
    return MappingProxyType({value.id: value for value in found if not value.basis.verified})


def _limits(catalogue: Catalogue) -> Iterator[Confirmable]:
    for limit in catalogue.limits.values():
        for value in limit.values:
            yield _of(value.id, limit.title, value.basis, value)


def _classes(catalogue: Catalogue) -> Iterator[Confirmable]:
    for item in catalogue.items.values():
        for case in item.class_rule.cases if item.class_rule else ():
            klass = CLASSES[case.klass]
            said = Text(f"{item.title.zh}：分类“{klass.zh}”", f"{item.title.en}: class {klass.en}")
            yield _of(case.id, said, case.basis, case)


def _windows(catalogue: Catalogue) -> Iterator[Confirmable]:
    """Only windows that show to the public: the others need no confirmation to count."""
    for item in catalogue.items.values():
        for window in item.windows:
            if window.shown and window.audience is Audience.PUBLIC and window.basis:
                klass, audience = CLASSES[window.klass], AUDIENCES[window.audience]
                said = Text(
                    f"{item.title.zh}：{audience.zh}（{klass.zh}）",
                    f"{item.title.en}: {audience.en} ({klass.en})",
                )
                yield _of(window.id, said, window.basis, window)


def _mirrors(catalogue: Catalogue) -> Iterator[Confirmable]:
    for mirror in catalogue.mirrors.values():
        for one in mirror.items:
            said = Text(f"{one.item}：镜像至{mirror.title.zh}", f"{one.item}: handed on to {mirror.title.en}")
            yield _of(one.id, said, one.basis, one)


def _of(id: str, said: Text, basis: Basis, value: Any) -> Confirmable:  # noqa: A002 - the word of the packs
    return Confirmable(id, said, basis, digest(dataclasses.asdict(value)))
