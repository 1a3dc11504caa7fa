"""Loads packs in order, each laid over the ones before, into one frozen catalogue (目录加载)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from gongxin.catalogue import check
from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.items import digest
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.reading import Problem
from gongxin.catalogue.registers import Registers
from gongxin.catalogue.tables import SHIPPED
from gongxin.kernel.errors import GongxinError
from gongxin.settings import settings


def folder(pack: str | Path) -> Path:
    """Where a pack lies: one that we ship by its name, any other by its path."""
    shipped = SHIPPED / str(pack)
    return shipped if len(Path(pack).parts) == 1 and shipped.is_dir() else Path(pack)


def inspect(packs: Sequence[str | Path], *, demonstration: bool = False) -> tuple[Catalogue, list[Problem]]:
    """What packs say, and everything wrong with them: with a problem the catalogue is of no use."""
    assembly = Assembly()
    for pack in packs:
        assembly.add(folder(pack))
    assembly.add_items()
    check.whole(assembly)
    return _catalogue(assembly, demonstration=demonstration), assembly.problems


def load(packs: Sequence[str | Path], *, demonstration: bool = False) -> Catalogue:
    """The catalogue of these packs; refused with all problems named if there is one."""
    found, problems = inspect(packs, demonstration=demonstration)
    if problems:
        raise GongxinError("catalogue.refused", problems=tuple(str(problem) for problem in problems))
    return found


@cache
def catalogue() -> Catalogue:
    """The catalogue of this process, by its settings. Confirmations stand in the database: see `queries`."""
    chosen = settings()
    return load(chosen.packs, demonstration=chosen.demonstration)


@lru_cache(maxsize=8)
def confirmed(found: Catalogue, ids: frozenset[str]) -> Catalogue:
    """The same catalogue with what an operator confirmed; one for the same ids, as it is a key of caches."""
    return replace(found, confirmed=ids)


def _catalogue(assembly: Assembly, *, demonstration: bool) -> Catalogue:
    base = assembly.base
    return Catalogue(
        packs=tuple(assembly.packs),
        zone=base.zone,
        currency=base.currency,
        calendar=base.calendar,
        date_forms=base.date_forms,
        identifier=base.identifier,
        demonstration=demonstration or base.demonstration,
        items=_frozen(assembly.newest()),
        versions=_frozen({(i.number, i.version): i for i in assembly.items}),
        drafts=tuple(sorted(assembly.drafts, key=lambda draft: draft.item.number)),
        forbidden=_frozen(assembly.forbidden),
        sectors=_frozen(assembly.sectors),
        code_lists=_frozen(assembly.code_lists),
        limits=_frozen(assembly.limits),
        amounts=_frozen(assembly.amounts),
        sources=_frozen(assembly.sources),
        agreements=_frozen(assembly.agreements),
        precedence=_frozen(assembly.precedence),
        instruments=_frozen(assembly.instruments),
        terms=_frozen(assembly.terms),
        indicators=_frozen(assembly.indicators),
        duties=_frozen(assembly.duties),
        cycles=_frozen(assembly.cycles),
        assessments=_frozen(assembly.assessments),
        registers=Registers(
            documents=_frozen(assembly.documents),
            powers=_frozen(assembly.powers),
            procedures=_frozen(assembly.procedures),
            standards=_frozen(assembly.standards),
        ),
        mirrors=_frozen(assembly.mirrors),
        organisation_words=base.organisation_words,
        organisation_endings=base.organisation_endings,
        business_endings=base.business_endings,
        individual_words=base.individual_words,
        gone_statuses=base.gone_statuses,
        empty_values=frozenset(base.empty_values),
        placeholders=frozenset(base.placeholders),
        confirmed=frozenset(),
        digest=digest(sorted(assembly.digests.items())),
    )


def _frozen(mapping: Mapping) -> Mapping:  # type: ignore[type-arg]
    return MappingProxyType(dict(mapping))
