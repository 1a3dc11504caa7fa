"""Which letters an actor may see, and which wait for it (督促函件查询)."""

from django.db.models import Q, QuerySet

from gongxin.access.actor import Actor
from gongxin.access.permissions import Permission
from gongxin.collection.queries import Page, page_of, seen
from gongxin.kernel.errors import GongxinError
from gongxin.kernel.machine import Step
from gongxin.quality.letters.states import EXPECTED, LETTERS, Kind, State
from gongxin.quality.models import Letter

LATEST = 10


def visible(actor: Actor) -> "QuerySet[Letter]":
    """Those of the departments in an actor's scope; what was never sent only where letters are made."""
    found = Letter.objects.filter(seen(actor))
    makes = actor.holds(Permission.DRAW_UP) or actor.holds(Permission.SEND)
    return found if makes else found.filter(due_on__isnull=False)


def letter(number: int, *, actor: Actor) -> Letter:
    """The letter of that number, if the actor may see it; otherwise there is none."""
    found = visible(actor).filter(pk=number).first()
    if found is None:
        raise GongxinError("quality.unknown_letter")
    return found


def listed(*, actor: Actor, page: int = 1, state: State | None = None) -> Page[Letter]:
    """The letters that an actor may see, the latest first."""
    found = visible(actor).order_by("-pk")
    return page_of(found.filter(state=state) if state else found, page)


def latest(department: str, *, actor: Actor) -> list[Letter]:
    """The last letters to a department, the latest first."""
    return list(visible(actor).filter(department=department).order_by("-pk")[:LATEST])


def waiting(actor: Actor) -> int:
    """How many letters wait for this actor: to be sent, to be answered by its department, to be closed."""
    wanted = Q(pk__in=[])
    for step in LETTERS[Kind.NOTICE]:
        if step.action in EXPECTED and actor.holds(step.permission):
            own = Q(department=actor.department) if step.permission == Permission.ANSWER else Q()
            wanted |= Q(state=step.state) & own
    return visible(actor).filter(wanted).count()


def may(step: Step[State], of: Letter, actor: Actor) -> bool:
    """Whether an actor may take a step with a letter: only the department itself answers for it."""
    own = step.permission != Permission.ANSWER or actor.department == of.department
    return own and actor.may(step.permission, department=of.department, division=of.division)


def steps(of: Letter, actor: Actor) -> tuple[Step[State], ...]:
    """What an actor may do with a letter now."""
    return tuple(step for step in LETTERS[Kind(of.kind)].steps(State(of.state)) if may(step, of, actor))
