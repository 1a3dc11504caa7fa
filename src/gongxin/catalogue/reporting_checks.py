"""What indicators, duties, cycles, assessments and mirrors name is there (报送与评价的检查)."""

from gongxin.catalogue.assembly import Assembly
from gongxin.catalogue.model import Audience
from gongxin.catalogue.reading import twice
from gongxin.catalogue.scoring import of_reporting, unknown


def reporting(assembly: Assembly) -> None:
    """Note what they name and the packs do not have."""
    _indicators(assembly)
    _scoring(assembly)
    _cycles(assembly)
    _mirrors(assembly)


def _indicators(assembly: Assembly) -> None:
    """Indicators count what can be counted, and those of the registry by the groups of a code list."""
    for id_, count in unknown(assembly.indicators.values()):
        assembly.places["indicators", id_].refuse("dangling", count, "count")
    for one in assembly.indicators.values():
        if one.by and one.by not in assembly.code_lists:
            assembly.places["indicators", one.id].refuse("dangling", one.by, "codes", key="by")


def _cycles(assembly: Assembly) -> None:
    items = {item.id for item in assembly.items}
    for name in assembly.cycles:
        if name not in items:
            assembly.places["cycles", name].refuse("dangling", name, "item")


def _mirrors(assembly: Assembly) -> None:
    """What is handed on is of items in force, and public."""
    items = assembly.newest()
    for mirror in assembly.mirrors.values():
        for one in mirror.items:
            item = items.get(one.item)
            public = (
                {f.name for f in item.fields if f.audience is Audience.PUBLIC and f.stored} if item else set()
            )
            if item is None:
                assembly.places["mirrors", mirror.id].refuse("dangling", one.item, "item", key="items")
            for name in set(one.fields) - public if item else ():
                assembly.places["mirrors", mirror.id].refuse("dangling", name, "field", key="items")


def _scoring(assembly: Assembly) -> None:
    """Duties are of items, assessments of indicators of reporting."""
    items = {item.id for item in assembly.items}
    reporting = {one.id for one in of_reporting(assembly.indicators.values())}
    for duty in assembly.duties.values():
        for name in duty.items:
            if name not in items:
                assembly.places["duties", duty.id].refuse("dangling", name, "item", key="items")
    for found in assembly.assessments.values():
        entry = assembly.places["assessments", found.id]
        for name in twice(part.id for part in found.leaves()):
            entry.refuse("duplicate", name, "parts", key="parts")
        for part in found.leaves():
            if part.indicator and part.indicator not in reporting:
                entry.refuse("dangling", part.indicator, "indicator", key="parts")
