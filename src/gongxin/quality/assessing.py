"""The yearly assessment of departments: what figures earn, and what a person gives for evidence (部门考核).

A part whose figure does not exist (nothing was reported, nothing was due) earns nothing and counts for
nothing: its points are left out of what could be had.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.catalogue.agreements import departments
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.scoring import Assessment, Part
from gongxin.catalogue.sources import Source
from gongxin.collection.queries import sees
from gongxin.collection.waiting import stated
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.period import Period
from gongxin.quality import scores
from gongxin.quality.models import Assessed


@dataclass(frozen=True, slots=True)
class Earned:
    """A part with what a department has of its points (得分)."""

    part: Part
    parts: tuple["Earned", ...]
    points: Decimal | None  # none: not judged yet, or no figure
    possible: Decimal  # what could be had, extra points apart
    figure: Decimal | None
    judged: Assessed | None

    def each(self) -> Iterator["Earned"]:
        """The part and all below it, as the tree lists them."""
        yield self
        for part in self.parts:
            yield from part.each()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A department's assessment of a year (考核表)."""

    source: Source
    year: int
    parts: tuple[Earned, ...]

    @property
    def points(self) -> Decimal:
        return _sum(part.points for part in self.parts)

    @property
    def possible(self) -> Decimal:
        return _sum(part.possible for part in self.parts)

    @property
    def share(self) -> Decimal | None:
        """What it has of what it could have; nothing can be said where nothing could be had."""
        return self.points / self.possible if self.possible else None

    def each(self) -> Iterator[Earned]:
        """All parts as the tree lists them."""
        for part in self.parts:
            yield from part.each()


@dataclass(frozen=True, slots=True)
class District:
    """The departments of one division taken together (区县考核)."""

    division: str
    departments: int
    points: Decimal
    possible: Decimal

    @property
    def share(self) -> Decimal | None:
        """As of a sheet."""
        return self.points / self.possible if self.possible else None


def sheets(assessment: Assessment, year: int, *, catalogue: Catalogue, actor: Actor, on: date) -> list[Sheet]:
    """The assessments of all departments that an actor may see, by their numbers."""
    period = Period(date(year, 1, 1), date(year + 1, 1, 1))
    counted: dict[str, Counter[str]] = {}
    for (department, _), counts in scores.cards(period, catalogue=catalogue, actor=actor, on=on).items():
        counted.setdefault(department, Counter()).update(counts)
    judged = _judged(assessment, year)
    return [
        _sheet(assessment, source, year, counted.get(source.code, {}), judged.get(source.code, {}), catalogue)
        for source in departments(catalogue)
        if sees(actor, source)
    ]


def districts(found: Iterable[Sheet]) -> list[District]:
    """The divisions of some departments, by their codes."""
    within: defaultdict[str, list[Sheet]] = defaultdict(list)
    for sheet in found:
        within[sheet.source.division].append(sheet)
    return [
        District(division, len(of), _sum(one.points for one in of), _sum(one.possible for one in of))
        for division, of in sorted(within.items())
    ]


def places(shares: Mapping[str, Decimal | None]) -> dict[str, int]:
    """The place of each among all, the largest share first; equal shares have one place (名次)."""
    known = {name: share for name, share in shares.items() if share is not None}
    return {name: 1 + sum(other > share for other in known.values()) for name, share in known.items()}


def ranked(found: Sequence[Sheet]) -> list[tuple[Sheet, int | None]]:
    """Departments with their places, the best first; those without one last."""
    known = places({one.source.code: one.share for one in found})
    told = [(one, known.get(one.source.code)) for one in found]
    return sorted(told, key=lambda one: one[1] or len(found) + 1)


@transaction.atomic
def judge(
    assessment: Assessment,
    part_id: str,
    *,
    source: Source,
    year: int,
    points: Decimal,
    evidence: str,
    actor: Actor,
    at: datetime,
) -> Assessed:
    """Give a department points for a part that a person judges, by what was shown (评分); the last count."""
    actor.require(Permission.ASSESS, department=source.code, division=source.division)
    part = next((p for p in assessment.leaves() if p.id == part_id and p.evidence), None)
    if part is None:
        raise GongxinError("quality.unknown_part")
    if not (points.is_finite() and 0 <= points <= part.points):
        raise GongxinError("quality.too_many_points", most=part.points)
    made = Assessed.objects.create(
        assessment=assessment.id,
        part=part.id,
        department=source.code,
        year=year,
        points=points,
        evidence=stated(evidence),
        actor=actor.name,
        user_id=actor.user_id,
        at=at,
    )
    audit.append("quality.assess", actor=actor, at=at, assessed=made.pk, department_code=source.code)
    return made


def _judged(assessment: Assessment, year: int) -> dict[str, dict[str, Assessed]]:
    """The last judgement of each part by department."""
    found: dict[str, dict[str, Assessed]] = {}
    for one in Assessed.objects.filter(assessment=assessment.id, year=year).order_by("pk"):
        found.setdefault(one.department, {})[one.part] = one
    return found


def _sheet(
    assessment: Assessment,
    source: Source,
    year: int,
    counts: Mapping[str, int],
    judged: Mapping[str, Assessed],
    catalogue: Catalogue,
) -> Sheet:
    parts = tuple(_earned(part, counts, judged, catalogue, extra=False) for part in assessment.parts)
    return Sheet(source, year, parts)


def _earned(
    part: Part,
    counts: Mapping[str, int],
    judged: Mapping[str, Assessed],
    catalogue: Catalogue,
    *,
    extra: bool,
) -> Earned:
    """A part and what is below it; nothing extra can be missed."""
    extra = extra or part.extra
    if part.parts:
        below = tuple(_earned(one, counts, judged, catalogue, extra=extra) for one in part.parts)
        points, possible = _sum(one.points for one in below), _sum(one.possible for one in below)
        return Earned(part, below, points, possible, None, None)
    full = Decimal(0) if extra else part.points
    if part.indicator is None:
        given = judged.get(part.id)
        return Earned(part, (), given.points if given else None, full, None, given)
    figure = catalogue.indicators[part.indicator].value(counts)
    if figure is None:
        return Earned(part, (), None, Decimal(0), None, None)
    points = (part.points * part.share(figure)).quantize(Decimal("0.01"))
    return Earned(part, (), points, full, figure, None)


def _sum(points: Iterable[Decimal | None]) -> Decimal:
    return sum((one for one in points if one is not None), Decimal(0))
