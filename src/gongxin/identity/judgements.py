"""Decisions on waiting rows that were undone stay readable (撤销的办理)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from gongxin.access.actor import Actor
from gongxin.collection.models import Waiting


@dataclass(frozen=True, slots=True)
class Judgement:
    """What had been decided of a waiting row, and why it was undone (撤销的办理)."""

    decision: str
    subject_id: int | None
    decided_by: str
    decided_at: datetime
    reason: str
    undone_by: str
    undone_at: datetime
    because: str


def keep(row: Waiting, *, because: str, actor: Actor, at: datetime) -> None:
    """Write down the decision on a row that is about to wait again, in the transaction that undoes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into identity.judgement (waiting_id, decision, subject_id, decided_by, user_id,"
            " decided_at, reason, undone_by, undone_by_user, undone_at, because)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                row.pk, row.state, row.subject_id, row.decided_by, row.user_id, row.decided_at,
                row.reason, actor.name, actor.user_id, at, because,
            ],
        )  # fmt: skip


def undone(waiting_id: int) -> list[Judgement]:
    """The undone decisions on a row, first to last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select decision, subject_id, decided_by, decided_at, reason, undone_by, undone_at, because"
            " from identity.judgement where waiting_id = %s order by id",
            [waiting_id],
        )
        return [Judgement(*row) for row in cursor.fetchall()]
