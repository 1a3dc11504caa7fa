"""Accounts and keys: each act, its refusals and its audit entry in one transaction."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.models import ApiKey, Department, User
from gongxin.access.permissions import ADMINISTRATORS, ROLES, Permission
from gongxin.kernel.errors import GongxinError


@transaction.atomic
def create_department(*, code: str, name: str, division: str, actor: Actor, at: datetime) -> Department:
    """Enter a department (新增单位). It is a body with a unified code, never a person."""
    actor.require(Permission.MANAGE_USERS, department=code, division=division)
    department = Department.objects.create(code=code, name=name, division=division)
    audit.append("access.create_department", actor=actor, at=at, department_code=code)
    return department


@transaction.atomic
def create_user(
    *,
    name: str,
    password: str,
    department: Department,
    roles: Collection[str],
    actor: Actor,
    at: datetime,
    post: str = "",
    contact: str = "",
) -> User:
    """Open an account (新增用户). Roles given at once need the permission for that too."""
    _require(actor, Permission.MANAGE_USERS, department)
    if User.objects.filter(name=name).exists():
        raise GongxinError("access.name_taken")
    user = User(name=name, post=post, contact=contact, department=department, created_at=at)
    _put_password(user, password)
    user.save(force_insert=True)
    audit.append("access.create_user", actor=actor, at=at, user=user.pk)
    if roles:
        set_roles(user_id=user.pk, roles=roles, actor=actor, at=at)
        user.refresh_from_db()
    return user


@transaction.atomic
def set_roles(*, user_id: int, roles: Collection[str], actor: Actor, at: datetime) -> None:
    """Say what an account may do (授予角色). Nobody grants anything to themselves."""
    user = User.objects.select_for_update().select_related("department").get(pk=user_id)
    _require(actor, Permission.GRANT_ROLES, user.department)
    if actor.user_id == user.pk:
        raise GongxinError("access.own_roles")
    user.roles = _checked_roles(roles)
    user.save(update_fields=["roles"])
    audit.append("access.set_roles", actor=actor, at=at, user=user.pk, roles=",".join(user.roles))


@transaction.atomic
def set_password(*, user_id: int, password: str, actor: Actor, at: datetime) -> None:
    """Set a password: one's own, or another's who has forgotten it. Every session of the account ends."""
    user = User.objects.select_for_update().select_related("department").get(pk=user_id)
    if actor.user_id != user.pk:
        _require(actor, Permission.MANAGE_USERS, user.department)
    _put_password(user, password)
    user.save(update_fields=["password"])
    audit.append("access.set_password", actor=actor, at=at, user=user.pk)


@transaction.atomic
def close_user(*, user_id: int, actor: Actor, at: datetime) -> None:
    """Close an account (停用用户). It stays: the audit trail names it."""
    user = User.objects.select_for_update().select_related("department").get(pk=user_id)
    _require(actor, Permission.MANAGE_USERS, user.department)
    user.closed_at = at
    user.save(update_fields=["closed_at"])
    audit.append("access.close_user", actor=actor, at=at, user=user.pk)


@transaction.atomic
def issue_key(
    *,
    name: str,
    department: Department,
    roles: Collection[str],
    actor: Actor,
    at: datetime,
    expires_at: datetime,
) -> tuple[ApiKey, str]:
    """Issue a key to a department's system (签发密钥). The second value is the key: it is shown this once."""
    _require(actor, Permission.GRANT_ROLES, department)
    checked = _checked_roles(roles)
    if set(checked) & set(ADMINISTRATORS):
        raise GongxinError("access.key_for_people")
    token = new_token()
    key = ApiKey.objects.create(
        prefix=token_prefix(token),
        digest=token_digest(token),
        name=name,
        department=department,
        roles=checked,
        issued_at=at,
        expires_at=expires_at,
    )
    audit.append("access.issue_key", actor=actor, at=at, key=key.pk, for_department=department.pk)
    return key, token


@transaction.atomic
def revoke_key(*, key_id: int, actor: Actor, at: datetime) -> None:
    """End a key at once (吊销密钥)."""
    key = ApiKey.objects.select_for_update().select_related("department").get(pk=key_id)
    _require(actor, Permission.GRANT_ROLES, key.department)
    if key.revoked_at is None:
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])
        audit.append("access.revoke_key", actor=actor, at=at, key=key.pk)


def _require(actor: Actor, permission: Permission, department: Department) -> None:
    actor.require(permission, department=department.pk, division=department.division)


def new_token() -> str:
    return f"gx_{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}"


def token_prefix(token: str) -> str:
    """The part by which a key is found and spoken of; it opens nothing."""
    return token.removeprefix("gx_")[:8]


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _checked_roles(roles: Collection[str]) -> list[str]:
    unknown = sorted(set(roles) - ROLES.keys())
    if unknown:
        raise GongxinError("access.unknown_role", roles=",".join(unknown))
    if len(set(roles)) > 1 and set(roles) & set(ADMINISTRATORS):
        raise GongxinError("access.administrators_apart")
    return sorted(set(roles))


def _put_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        broken = ",".join(sorted(error.code or "" for error in refusal.error_list))
        raise GongxinError("access.weak_password", broken=broken) from None
    user.set_password(password)
