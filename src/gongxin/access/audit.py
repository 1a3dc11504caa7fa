"""The audit trail: one entry for every write, in its transaction."""

import re
from datetime import datetime
from uuid import UUID

from django.db import connection

from gongxin.access.actor import Actor
from gongxin.access.models import AuditEntry

Identifier = int | str | bool | UUID | None
ACTION = re.compile(r"[a-z]+(\.[a-z_]+)+")


def append(action: str, *, actor: Actor, at: datetime, **ids: Identifier) -> None:
    """Record an act (审计). `ids` are identifiers, codes and counts: never a name or a value of a record."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action}: an audit entry belongs to the transaction of its act")
    if not ACTION.fullmatch(action):
        raise ValueError(f"{action}: an action is called station.verb")
    AuditEntry.objects.create(
        at=at,
        action=action,
        user_id=actor.user_id,
        key_id=actor.key_id,
        actor=actor.name,
        department=actor.department,
        ids={name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()},
    )
