"""What became of a subject is stated, or undone: registry and projection at once (主体关系)."""

from datetime import datetime

from django.db import transaction

from gongxin.access.actor import Actor
from gongxin.catalogue.model import Catalogue
from gongxin.disclosure import ties
from gongxin.identity import relations
from gongxin.identity.relations import Stated


@transaction.atomic
def state(stated: Stated, *, catalogue: Catalogue, actor: Actor, at: datetime) -> int:
    """Append a statement and show it; answers its number (登记关系). No record is moved."""
    number = relations.state(stated, actor=actor, at=at)
    ties.show(stated.ends, catalogue)
    return number


@transaction.atomic
def undo(relation_id: int, *, reason: str, catalogue: Catalogue, actor: Actor, at: datetime) -> None:
    """Append that a statement does not hold, and show what holds without it (撤销关系)."""
    ties.show(relations.undo(relation_id, reason=reason, actor=actor, at=at), catalogue)
