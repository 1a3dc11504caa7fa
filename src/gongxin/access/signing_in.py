"""Signing in and out. Failures are counted by name, borne by somebody or not: an answer tells nothing."""

import hashlib
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor
from gongxin.access.models import SignInFailures, User
from gongxin.access.queries import actor_for_user
from gongxin.kernel.errors import GongxinError

FAILURES = 5  # in a row; then the name is locked
LOCKED = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)  # failures older than this do not count


def sign_in(*, name: str, password: str, at: datetime) -> User:
    """Prove who sits there (登录): `access.sign_in_refused`, or `access.locked` with the moment it ends."""
    refusal = None
    with transaction.atomic():  # a refusal must leave its trace, so it is raised outside
        failures = _failures(name, at)
        if failures.locked_until is not None and at < failures.locked_until:
            refusal = GongxinError("access.locked", until=failures.locked_until.isoformat())
        else:
            user = _proven(name, password)
            if user is None:
                refusal = GongxinError("access.sign_in_refused")
                _count(failures, at)
            else:
                failures.delete()
                audit.append("access.sign_in", actor=actor_for_user(user), at=at)
                return user
    raise refusal


@transaction.atomic
def sign_out(*, actor: Actor, at: datetime) -> None:
    """Leave (退出). The interface ends the session."""
    audit.append("access.sign_out", actor=actor, at=at)


@transaction.atomic
def forget_failures(*, at: datetime) -> int:
    """Delete failures that no longer count; a timer calls this."""
    return SignInFailures.objects.filter(last_at__lt=at - FORGOTTEN).delete()[0]


def _failures(name: str, at: datetime) -> SignInFailures:
    """The counter of a name, locked: attempts that arrive together are counted one by one."""
    digest = hashlib.sha256(name.strip().casefold().encode()).hexdigest()
    SignInFailures.objects.bulk_create(
        [SignInFailures(name_digest=digest, failures=0, last_at=at)], ignore_conflicts=True
    )
    found = SignInFailures.objects.select_for_update().get(pk=digest)
    if found.last_at < at - FORGOTTEN:
        found.failures = 0
    return found


def _proven(name: str, password: str) -> User | None:
    user = User.objects.select_related("department").filter(name=name, closed_at=None).first()
    if user is None:
        make_password(password)  # takes as long as a comparison
        return None
    return user if user.check_password(password) else None


def _count(failures: SignInFailures, at: datetime) -> None:
    failures.failures += 1
    failures.last_at = at
    failures.locked_until = None
    action = "access.sign_in_refused"
    if failures.failures >= FAILURES:
        failures.failures, failures.locked_until = 0, at + LOCKED
        action = "access.locked"
    failures.save()
    audit.append(action, actor=Actor(name="nobody"), at=at, name_digest=failures.name_digest[:16])
