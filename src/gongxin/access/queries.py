"""Who an account, a session or a key is."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import constant_time_compare

from gongxin.access.actor import Actor, Scope
from gongxin.access.models import ApiKey, Department, User
from gongxin.access.permissions import ROLES, Reach


def actor_for_user(user: User) -> Actor:
    """What an account may do now."""
    return Actor(
        name=user.name,
        user_id=user.pk,
        department=user.department_id,
        permissions=_permissions(user.roles),
        scope=_scope(user.roles, user.department),
    )


def actor_for_session(user_id: int, seal: str) -> Actor | None:
    """The actor of a session that is still good: the account is open and its password the same."""
    user = User.objects.select_related("department").filter(pk=user_id, closed_at=None).first()
    if user is None or not constant_time_compare(seal, user.get_session_auth_hash()):
        return None
    return actor_for_user(user)


def actor_for_key(token: str, *, at: datetime) -> Actor | None:
    """The actor of a key, unless it is unknown, revoked or past its end."""
    prefix = token.removeprefix("gx_")[:8]
    key = ApiKey.objects.select_related("department").filter(prefix=prefix).first()
    digest = hashlib.sha256(token.encode()).hexdigest()
    if key is None or not hmac.compare_digest(key.digest, digest):
        return None
    if key.revoked_at is not None or key.expires_at <= at:
        return None
    return Actor(
        name=key.name,
        key_id=key.pk,
        department=key.department_id,
        permissions=_permissions(key.roles),
        scope=_scope(key.roles, key.department),
    )


def _permissions(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(permission for role in roles for permission in ROLES[role].permissions)


def _scope(roles: Iterable[str], department: Department) -> Scope:
    """Only the own department, unless a role reaches over the region of its body."""
    if any(ROLES[role].reach is Reach.REGION for role in roles):
        return Scope(division=_significant(department.division))
    return Scope(department=department.pk)


def _significant(division: str) -> str:
    """379900 → 3799: the digits that every division below shares."""
    while division.endswith("00"):
        division = division[:-2]
    return division
